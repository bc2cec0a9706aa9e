/* The server is a child process: one loop, one request at a time. */
#include "blob/canned.h"

#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    HEAD_MAX = 16 * 1024,
    LOGGED_MAX = 4096, /* of a body */
};

static void send_all(int line, const char *from, size_t n) {
    while (n > 0) {
        ssize_t done = send(line, from, n, MSG_NOSIGNAL);
        if (done <= 0)
            return;
        from += done;
        n -= (size_t)done;
    }
}

/* gives  the number behind `name` in a head, 0 when it is absent */
static long number_of(const char *head, const char *name) {
    const char *at = strstr(head, name);
    return at != NULL ? strtol(at + strlen(name), NULL, 10) : 0;
}

/* Reads head and body; who asks first whether the body is welcome is told so, unless `refuse`. */
static void take_request(int line, int log, bool refuse) {
    char head[HEAD_MAX] = "", piece[65536];
    size_t n = 0;
    while (n < sizeof head - 1 && strstr(head, "\r\n\r\n") == NULL) {
        ssize_t got = recv(line, head + n, 1, 0);
        if (got <= 0)
            return;
        n++;
    }
    (void)!write(log, head, n);
    long left = number_of(head, "Content-Length: "), logged = 0;
    if (strstr(head, "Expect: 100-continue") != NULL) {
        if (refuse)
            return;
        send_all(line, "HTTP/1.1 100 Continue\r\n\r\n", 25);
    }
    while (left > 0) {
        ssize_t got = recv(line, piece, sizeof piece, 0);
        if (got <= 0)
            return;
        left -= got;
        ssize_t more = logged < LOGGED_MAX ? got : 0;
        more = more < LOGGED_MAX ? more : LOGGED_MAX;
        (void)!write(log, piece, (size_t)more);
        logged += more;
    }
}

static void answer(int line, str text) {
    char head[256];
    if (text.len == 0)
        return;
    if (!ascii_is_digit(text.ptr[0])) {
        send_all(line, text.ptr, text.len);
        return;
    }
    size_t cut = str_find(text, S("\n"), 0);
    str status = str_sub(text, 0, cut), body = str_sub(text, cut + 1, text.len);
    int n = snprintf(head, sizeof head,
                     "HTTP/1.1 %.*s\r\nContent-Length: %zu\r\nETag: \"e&1\"\r\n"
                     "Connection: close\r\n\r\n",
                     STR(status), body.len);
    send_all(line, head, (size_t)n);
    send_all(line, body.ptr, body.len);
}

static void serve(int door, int log, strs answers) {
    for (size_t i = 0; i < answers.n; i++) {
        int line = accept(door, NULL, NULL);
        if (line < 0)
            return;
        take_request(line, log, str_starts(answers.v[i], S("4")));
        answer(line, answers.v[i]);
        shutdown(line, SHUT_RDWR);
        close(line);
    }
}

struct canned canned_open(strs answers) {
    struct canned canned = {.log = -1, .pid = -1};
    struct sockaddr_in here = {.sin_family = AF_INET};
    socklen_t size = sizeof here;
    FILE *log = tmpfile();
    int door = socket(AF_INET, SOCK_STREAM, 0);
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (log == NULL || bind(door, (struct sockaddr *)&here, sizeof here) != 0 ||
        listen(door, 8) != 0 || getsockname(door, (struct sockaddr *)&here, &size) != 0)
        return canned;
    canned.log = dup(fileno(log));
    fclose(log);
    canned.port = ntohs(here.sin_port);
    fflush(NULL);
    canned.pid = fork();
    if (canned.pid == 0) {
        serve(door, canned.log, answers);
        _exit(0);
    }
    close(door);
    return canned;
}

str canned_close(struct arena *a, const struct canned *canned) {
    kill(canned->pid, SIGTERM);
    waitpid(canned->pid, NULL, 0);
    off_t n = lseek(canned->log, 0, SEEK_END);
    char *to = take(a, char, n + 1);
    ssize_t got = pread(canned->log, to, (size_t)n, 0);
    close(canned->log);
    return (str){to, got > 0 ? (size_t)got : 0};
}

int canned_times(str log, str what) {
    int n = 0;
    for (size_t at = 0; (at = str_find(log, what, at)) != STR_NONE; at += what.len)
        n++;
    return n;
}
