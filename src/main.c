/* The program: everything it does is a command (cli/command.h). */
#include "cli/command.h"
#include "port/file.h"

int main(int argc, char **argv) {
    file_standard();
    return cli_main(argc, argv);
}
