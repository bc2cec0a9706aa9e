/* A server that answers what it was told beforehand, for what no real server does on demand: lines
 * that break, errors of S3, answers in the wrong form. */
#ifndef TESTS_BLOB_CANNED_H
#define TESTS_BLOB_CANNED_H

#include "base/str.h"

#include <sys/types.h>

struct canned {
    int port; /* on 127.0.0.1 */
    int log;  /* requests as they came, one after the other */
    pid_t pid;
};

/* canned_open: a process that answers one request a connection with `answers` in their order: an
 * HTTP answer as it goes over the line, without Connection and, for those that begin with a figure,
 * made of "status text\n" and a body. An empty one closes the line instead.
 * canned_close: ends it. gives  the requests; bodies are cut after 4 KiB */
struct canned canned_open(strs answers);
str canned_close(struct arena *a, const struct canned *canned);

/* canned_times: how often `what` stands in `log`. */
int canned_times(str log, str what);

#endif
