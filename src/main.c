/* The program: everything it does is a command (cli/command.h). */
#include "cli/command.h"

int main(int argc, char **argv) {
    return cli_main(argc, argv);
}
