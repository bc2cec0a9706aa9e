/* bihuan worker. */
#include "cli/worker.h"

#include "app/work.h"

#include <unistd.h>

int worker_main(int argc, char **argv) {
    /* Not exit(): nothing that a hostile file may have left behind is to run, and nothing of ours
     * needs to. */
    _exit(work_main(argc, argv));
}
