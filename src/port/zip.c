/* Parts of a zip. */
#include "port/zip.h"

#include "base/limit.h"
#include "port/lib.h"

#include <zip.h>

enum {
    RATIO_FREE_BYTES = 1 << 20, /* below this a high ratio is harmless */
};

#define CALLS(X)                                                                                   \
    X(zip_source_buffer_create, zip_source_t *, (const void *, zip_uint64_t, int, zip_error_t *))  \
    X(zip_source_free, void, (zip_source_t *))                                                     \
    X(zip_open_from_source, zip_t *, (zip_source_t *, int, zip_error_t *))                         \
    X(zip_get_num_entries, zip_int64_t, (zip_t *, zip_flags_t))                                    \
    X(zip_name_locate, zip_int64_t, (zip_t *, const char *, zip_flags_t))                          \
    X(zip_stat_index, int, (zip_t *, zip_uint64_t, zip_flags_t, zip_stat_t *))                     \
    X(zip_fopen_index, zip_file_t *, (zip_t *, zip_uint64_t, zip_flags_t))                         \
    X(zip_fread, zip_int64_t, (zip_file_t *, void *, zip_uint64_t))                                \
    X(zip_fclose, int, (zip_file_t *))                                                             \
    X(zip_discard, void, (zip_t *))                                                                \
    X(zip_open, zip_t *, (const char *, int, int *))                                               \
    X(zip_source_file, zip_source_t *, (zip_t *, const char *, zip_uint64_t, zip_int64_t))         \
    X(zip_file_add, zip_int64_t, (zip_t *, const char *, zip_source_t *, zip_flags_t))             \
    X(zip_close, int, (zip_t *))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const library_files[] = {"libzip.so.5", "libzip.so.4"};
static const struct lib library = {
    .files = library_files,
    .n_files = COUNT_OF(library_files),
    .package = "libzip4",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

struct zip_parts {
    struct calls calls;
    zip_t *archive;
    u64 unpacked_bytes; /* of all parts taken so far */
};

static void discard(void *arg) {
    struct zip_parts *zip = arg;
    zip->calls.zip_discard(zip->archive);
}

err zip_unpack(struct ctx *c, str bytes, struct zip_parts **zip_out) {
    struct zip_parts *zip = take(c->arena, struct zip_parts, 1);
    TRY(lib_load(c, &library, &zip->calls));
    zip_source_t *source = zip->calls.zip_source_buffer_create(bytes.ptr, bytes.len, 0, NULL);
    if (source != NULL)
        zip->archive = zip->calls.zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (zip->archive == NULL) {
        if (source != NULL)
            zip->calls.zip_source_free(source);
        return fail(c, ERR_INVALID, "压缩包不完整（可能没有下载完），请重新取得这个文件");
    }
    arena_defer(c->arena, discard, zip);
    zip_int64_t n = zip->calls.zip_get_num_entries(zip->archive, 0);
    if ((u64)n > limit_value(LIMIT_PACK_PARTS))
        return fail(c, ERR_TOO_BIG, "压缩包里有 %lld 个部件，超过了限额 %llu，不予读取",
                    (long long)n, (unsigned long long)limit_value(LIMIT_PACK_PARTS));
    *zip_out = zip;
    return OK;
}

static zip_int64_t locate(struct arena *a, const struct zip_parts *zip, str name) {
    return zip->calls.zip_name_locate(zip->archive, str_z(a, name), ZIP_FL_NOCASE);
}

bool zip_has(const struct zip_parts *zip, str name) {
    char z[256];
    if (name.len >= sizeof z)
        return false;
    for (size_t i = 0; i < name.len; i++)
        z[i] = name.ptr[i];
    z[name.len] = '\0';
    return zip->calls.zip_name_locate(zip->archive, z, ZIP_FL_NOCASE) >= 0;
}

/* Whether the sizes that the part declares are within the limits. A part that lies about them
 * fails when it is read. */
static err check_sizes(struct ctx *c, const struct zip_parts *zip, str name, const zip_stat_t *st) {
    u64 limit = limit_value(LIMIT_PACK_BYTES);
    if ((st->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st->encryption_method != ZIP_EM_NONE)
        return fail(c, ERR_INVALID, "部件 %.*s 加了密码，请解除密码后再读", STR(name));
    if ((st->valid & ZIP_STAT_SIZE) == 0 || st->size > limit - zip->unpacked_bytes)
        return fail(c, ERR_TOO_BIG, "部件 %.*s 解压后太大，全部部件的限额是 %llu MiB，不予读取",
                    STR(name), (unsigned long long)(limit >> 20));
    u64 packed = (st->valid & ZIP_STAT_COMP_SIZE) != 0 ? st->comp_size : 0;
    if (st->size > RATIO_FREE_BYTES && st->size / limit_value(LIMIT_PACK_RATIO) > packed)
        return fail(c, ERR_TOO_BIG, "部件 %.*s 的压缩比超过 %llu 倍，像是压缩炸弹，不予读取",
                    STR(name), (unsigned long long)limit_value(LIMIT_PACK_RATIO));
    return OK;
}

static bool read_all(const struct zip_parts *zip, zip_file_t *file, char *to, u64 size) {
    u64 at = 0;
    while (at < size) {
        zip_int64_t n = zip->calls.zip_fread(file, to + at, size - at);
        if (n <= 0)
            return false;
        at += (u64)n;
    }
    char more; /* the checksum is compared at the end of the file */
    return zip->calls.zip_fread(file, &more, 1) == 0;
}

err zip_part(struct ctx *c, struct zip_parts *zip, str name, str *bytes_out) {
    zip_int64_t index = locate(c->arena, zip, name);
    zip_stat_t st;
    if (index < 0 || zip->calls.zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &st) != 0)
        return fail(c, ERR_NOT_FOUND, "文件里没有部件 %.*s，可能已损坏，请用原软件打开后另存",
                    STR(name));
    TRY(check_sizes(c, zip, name, &st));
    zip_file_t *file = zip->calls.zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
    char *to = arena_bytes(c->arena, st.size + 1, 16);
    bool done = file != NULL && read_all(zip, file, to, st.size);
    if (file != NULL)
        zip->calls.zip_fclose(file);
    if (!done)
        return fail(c, ERR_INVALID, "部件 %.*s 已损坏，请用原软件打开后另存，或重新取得这个文件",
                    STR(name));
    zip->unpacked_bytes += st.size;
    *bytes_out = (str){to, st.size};
    return OK;
}

static str last_part(str path) {
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return str_sub(path, i, path.len);
    return path;
}

static bool add_file(struct ctx *c, const struct calls *x, zip_t *archive, str path) {
    zip_source_t *source = x->zip_source_file(archive, str_z(c->arena, path), 0, -1);
    const char *name = str_z(c->arena, last_part(path));
    if (source == NULL)
        return false;
    if (x->zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) >= 0)
        return true;
    x->zip_source_free(source);
    return false;
}

err zip_pack(struct ctx *c, strs files, str path) {
    struct calls x;
    TRY(lib_load(c, &library, &x));
    zip_t *archive = x.zip_open(str_z(c->arena, path), ZIP_CREATE | ZIP_TRUNCATE, NULL);
    bool good = archive != NULL;
    for (size_t i = 0; i < files.n && good; i++)
        good = add_file(c, &x, archive, files.v[i]);
    if (good && x.zip_close(archive) == 0)
        return OK;
    if (archive != NULL)
        x.zip_discard(archive);
    return fail(c, ERR_IO, "不能写出压缩包，请检查磁盘是否已满");
}
