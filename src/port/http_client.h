/* The one door to libcurl: requests to other machines. Certificates are always checked, redirects
 * are not followed, only http and https are spoken. */
#ifndef PORT_HTTP_CLIENT_H
#define PORT_HTTP_CLIENT_H

#include "port/digest.h"

struct http_limits {
    u64 connect_ms; /* until the line stands, certificates included */
    u64 idle_s;     /* how long the line may be silent */
    u64 kept_bytes; /* of an answer that is kept in memory */
};

/* http_client_open: a client that keeps its line open between requests. It belongs to one thread
 * at a time and ends with c->arena.
 * fails      MISSING (libcurl), BUG */
struct http_client;
MUST_USE err http_client_open(struct ctx *c, const struct http_limits *limits,
                              struct http_client **client_out);

struct http_header {
    str name;
    str value;
};

/* What is sent: bytes in memory, or a part of a file. */
struct http_body {
    str text;
    bool from_file; /* then .fd, .from and .bytes count; the file must be one that can be sought */
    int fd;
    u64 from;
    u64 bytes;
};

/* Where the content of a good answer goes instead of memory, hashed on the way. */
struct http_sink {
    int fd;
    struct digest_run *run;
    int status; /* the only HTTP status whose content comes here; that of all others is kept */
    u64 bytes;  /* arrived so far; added to */
    int code;   /* errno of a failed write; 0 = none */
};

struct http_request {
    const char *method; /* GET HEAD PUT POST DELETE */
    str url;            /* encoded */
    const struct http_header *headers;
    size_t n_headers;
    struct http_body body;
    struct http_sink *sink; /* NULL = the answer is kept in memory */
};

enum http_end {
    HTTP_DONE,       /* there is an answer, whatever its status */
    HTTP_NO_HOST,    /* its name is not known */
    HTTP_NO_CONNECT, /* nobody answers there */
    HTTP_NO_TRUST,   /* its certificate is not good */
    HTTP_TIMED_OUT,
    HTTP_TOO_BIG, /* more than .kept_bytes */
    HTTP_NO_SINK, /* the sink could not be written, see its .code */
    HTTP_BROKEN,  /* the line broke, or what came was no HTTP */
};

struct http_answer {
    enum http_end end;
    int status; /* 200, 404, …; 0 = none came */
    u64 length; /* Content-Length; 0 when it was not told */
    str etag;   /* as sent, with its quotes */
    str body;   /* what was kept */
    str why;    /* libcurl's words when .end is not HTTP_DONE, for the log */
};

/* http_send: one request and its answer.
 * gives      OK whenever the fate of the request is known, see answer_out->end
 * fails      BUG */
MUST_USE err http_send(struct ctx *c, struct http_client *client, const struct http_request *in,
                       struct http_answer *answer_out);

#endif
