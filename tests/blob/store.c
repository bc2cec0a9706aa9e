/* Helpers of the tests of blob/. */
#include "blob/store.h"

#include "base/out.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int store_file(str bytes) {
    FILE *f = tmpfile();
    int fd = f != NULL ? dup(fileno(f)) : -1;
    if (f != NULL)
        fclose(f);
    if (fd < 0 || write(fd, bytes.ptr, bytes.len) != (ssize_t)bytes.len)
        return -1;
    lseek(fd, 0, SEEK_SET);
    return fd;
}

str store_text(struct arena *a, int fd) {
    off_t n = lseek(fd, 0, SEEK_END);
    char *to = take(a, char, n + 1);
    return pread(fd, to, (size_t)n, 0) == n ? (str){to, (size_t)n} : S("unreadable");
}

err store_put(struct ctx *c, struct blob_store *store, str bytes, struct blob *blob_out) {
    int fd = store_file(bytes);
    err result = blob_put(c, store, fd, NULL, blob_out);
    close(fd);
    return result;
}

str store_get(struct arena *a, struct blob_store *store, const struct digest *id) {
    struct ctx c = {.arena = a};
    int fd = store_file(S(""));
    str text = blob_get(&c, store, id, fd) == OK ? store_text(a, fd) : c.text;
    close(fd);
    return text;
}

str store_ids(struct arena *a, struct blob_store *store, const struct digest *after) {
    struct ctx c = {.arena = a};
    struct blob_walk *walk;
    struct out o = out_open(a);
    const struct blob *blob = NULL;
    err result = blob_walk(&c, store, after, &walk);
    while (result == OK && (result = blob_next(&c, walk, &blob)) == OK && blob != NULL)
        out_fmt(&o, "%.8s %llu\n", digest_hex(a, &blob->id).ptr, (unsigned long long)blob->bytes);
    return result == OK ? out_str(&o) : c.text;
}

int store_status(pid_t pid) {
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
