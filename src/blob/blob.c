/* The door: what is alike for every driver. Content is written to a draft, hashed on the way, and
 * given to the driver when size and digest are known; on the way out it is hashed again. */
#include "blob/blob.h"

#include "blob/driver.h"
#include "port/file.h"

#include <errno.h>
#include <unistd.h>

/* How an address begins, and who opens it. The last row takes all that is left. */
static const struct {
    str begins;
    err (*open)(struct ctx *c, str address, struct blob_store *store);
} kinds[] = {
    {T("s3://"), s3_open},
    {T(""), folder_open},
};

/* ---- shared with the drivers ---- */

str driver_path(struct arena *a, const struct digest *id) {
    str hex = digest_hex(a, id);
    str path = str_fmt(a, "%.2s/%.2s/%.*s%c", hex.ptr, hex.ptr + 2, STR(hex), '\0');
    return str_sub(path, 0, path.len - 1);
}

bool driver_id(str path, struct digest *id_out) {
    const size_t head = 6; /* ab/cd/ */
    if (path.len != head + DIGEST_HEX_CHARS || path.ptr[2] != '/' || path.ptr[5] != '/')
        return false;
    str hex = str_sub(path, head, path.len);
    return str_eq(str_sub(path, 0, 2), str_sub(hex, 0, 2)) &&
           str_eq(str_sub(path, 3, 5), str_sub(hex, 2, 4)) && digest_parse(hex, id_out);
}

int driver_write(int fd, str bytes) {
    while (bytes.len > 0) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n < 0 ? errno : EIO;
        bytes = str_sub(bytes, (size_t)n, bytes.len);
    }
    return 0;
}

err driver_sink(struct ctx *c, int code) {
    return fail(c, ERR_IO, "文件取出时无法写到目标位置（%s），请检查磁盘空间或连接后再试",
                strerror(code));
}

err driver_absent(struct ctx *c, const struct blob_store *store, const struct digest *id) {
    return fail(c, ERR_NOT_FOUND, "%.*s：没有文件 %.*s，请核对编号，或从备份恢复", STR(store->name),
                STR(digest_hex(c->arena, id)));
}

err driver_damaged(struct ctx *c, const struct blob_store *store, const struct digest *id) {
    return fail(c, ERR_IO, "%.*s：文件 %.*s 已损坏，内容与编号（SHA-256）不符，请从备份恢复",
                STR(store->name), STR(digest_hex(c->arena, id)));
}

/* ---- the store ---- */

err blob_open(struct ctx *c, str address, struct blob_store **store_out) {
    struct blob_store *store = take(c->arena, struct blob_store, 1);
    store->piece = take(c->arena, char, BLOB_PIECE_BYTES);
    size_t i = 0;
    while (!str_starts(address, kinds[i].begins))
        i++;
    TRY(kinds[i].open(c, address, store));
    *store_out = store;
    return OK;
}

err blob_check(struct ctx *c, struct blob_store *store) {
    return store->driver->check(c, store);
}

/* ---- in ---- */

static void draft_end(void *arg) {
    struct blob_draft *draft = arg;
    draft->store->driver->end(draft);
}

err blob_begin(struct ctx *c, struct blob_store *store, struct blob_draft **draft_out) {
    struct blob_draft *draft = take(c->arena, struct blob_draft, 1);
    *draft = (struct blob_draft){.store = store, .fd = -1};
    TRY(digest_begin(c, DIGEST_SHA256, &draft->run));
    arena_defer(c->arena, draft_end, draft);
    TRY(store->driver->begin(c, draft));
    *draft_out = draft;
    return OK;
}

err blob_add(struct ctx *c, struct blob_draft *draft, str bytes) {
    int code = driver_write(draft->fd, bytes);
    if (code != 0)
        return fail(c, ERR_IO, "%.*s：写入时出错（%s），文件没有存入，请检查磁盘空间和配额后再试",
                    STR(draft->store->name), strerror(code));
    digest_add(draft->run, bytes);
    draft->bytes += bytes.len;
    return OK;
}

/* Whether the content is what was promised. */
static err compare(struct ctx *c, const struct blob *blob, const struct digest *want) {
    if (want == NULL || digest_eq(&blob->id, want))
        return OK;
    return fail(c, ERR_INVALID,
                "收到的内容与登记的 SHA-256 不符（应为 %.*s，实为 "
                "%.*s），可能传输有误，没有存入，请重新上传",
                STR(digest_hex(c->arena, want)), STR(digest_hex(c->arena, &blob->id)));
}

err blob_end(struct ctx *c, struct blob_draft *draft, const struct digest *want,
             struct blob *blob_out) {
    struct blob blob = {.bytes = draft->bytes};
    err result = digest_end(c, draft->run, &blob.id);
    if (result == OK)
        result = compare(c, &blob, want);
    if (result == OK)
        result = draft->store->driver->keep(c, draft, &blob);
    draft_end(draft);
    if (result == OK)
        *blob_out = blob;
    return result;
}

err blob_put(struct ctx *c, struct blob_store *store, int fd, const struct digest *want,
             struct blob *blob_out) {
    struct blob_draft *draft;
    TRY(blob_begin(c, store, &draft));
    err result = OK;
    while (result == OK) {
        ssize_t n = read(fd, store->piece, BLOB_PIECE_BYTES);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            result =
                fail(c, ERR_IO, "要存入的文件读取失败（%s），请检查文件后再试", strerror(errno));
        if (n == 0)
            return blob_end(c, draft, want, blob_out);
        if (n > 0)
            result = blob_add(c, draft, (str){store->piece, (size_t)n});
    }
    draft_end(draft);
    return result;
}

/* ---- out ---- */

err blob_get(struct ctx *c, struct blob_store *store, const struct digest *id, int fd) {
    struct blob_sink sink = {.fd = fd};
    struct digest got;
    TRY(digest_begin(c, DIGEST_SHA256, &sink.run));
    TRY(store->driver->get(c, store, id, &sink));
    TRY(digest_end(c, sink.run, &got));
    return digest_eq(&got, id) ? OK : driver_damaged(c, store, id);
}

err blob_has(struct ctx *c, struct blob_store *store, const struct digest *id, bool *has_out) {
    u64 bytes;
    return store->driver->find(c, store, id, &bytes, has_out);
}

err blob_size(struct ctx *c, struct blob_store *store, const struct digest *id, u64 *bytes_out) {
    bool there;
    u64 bytes;
    TRY(store->driver->find(c, store, id, &bytes, &there));
    if (!there)
        return driver_absent(c, store, id);
    *bytes_out = bytes;
    return OK;
}

err blob_link(struct ctx *c, struct blob_store *store, const struct blob_link *in, str *url_out) {
    if (in->seconds < 1 || in->seconds > BLOB_LINK_SECONDS)
        return fail(c, ERR_INVALID, "下载链接的有效期须为 1 至 %d 秒，请改正", BLOB_LINK_SECONDS);
    return store->driver->link(c, store, in, url_out);
}

/* ---- upkeep ---- */

err blob_drop(struct ctx *c, struct blob_store *store, const struct digest *id) {
    return store->driver->drop(c, store, id);
}

err blob_sweep(struct ctx *c, struct blob_store *store, u64 *swept_out) {
    return store->driver->sweep(c, store, swept_out);
}

static void close_page(void *arg) {
    struct blob_walk *walk = arg;
    arena_close(walk->page);
}

enum {
    PAGE_SOFT_BYTES = 64 * 1024 * 1024
};

err blob_walk(struct ctx *c, struct blob_store *store, const struct digest *after,
              struct blob_walk **walk_out) {
    struct blob_walk *walk = take(c->arena, struct blob_walk, 1);
    *walk = (struct blob_walk){.store = store, .page = arena_open(PAGE_SOFT_BYTES)};
    arena_defer(c->arena, close_page, walk);
    if (after != NULL) {
        walk->after = *after;
        walk->leaf = (u32)after->v[0] << 8 | after->v[1];
        walk->begun = true;
    }
    *walk_out = walk;
    return OK;
}

/* The next page, in memory of its own; a failure is told to the caller's context. */
static err turn(struct ctx *c, struct blob_walk *walk) {
    arena_close(walk->page);
    walk->page = arena_open(PAGE_SOFT_BYTES);
    walk->found.v = NULL;
    walk->found.n = walk->found.cap = walk->at = 0;
    struct ctx inner = {.arena = walk->page};
    if (walk->store->driver->page(&inner, walk) == OK)
        return OK;
    return fail(c, inner.code, "%.*s", STR(inner.text));
}

err blob_next(struct ctx *c, struct blob_walk *walk, const struct blob **blob_out) {
    while (walk->at == walk->found.n && !walk->ended)
        TRY(turn(c, walk));
    if (walk->at == walk->found.n) {
        *blob_out = NULL;
        return OK;
    }
    *blob_out = &walk->found.v[walk->at++];
    walk->after = (*blob_out)->id;
    walk->begun = true;
    return OK;
}
