/* bihuan worker: hidden; the program calls itself so to read the files of strangers. */
#ifndef CLI_WORKER_H
#define CLI_WORKER_H

/* worker_main: the words after `worker`. gives  exit status */
int worker_main(int argc, char **argv);

#endif
