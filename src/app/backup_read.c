/* Reading backups: a part is opened, its pieces are handed out, its digest is compared. */
#include "app/backup_read.h"

#include "base/json_row.h"
#include "base/out.h"
#include "port/bundle.h"
#include "port/file.h"

enum {
    SMALL_BYTES = 4 << 20,  /* of a part that is read as a whole */
    LINE_BYTES = 64 << 20,  /* of one row */
    PART_BYTES = 256 << 20, /* soft limit of what is held of a part */
};

static const struct field head_fields[] = {
    FIELD(struct backup_head, format), FIELD(struct backup_head, program),
    FIELD(struct backup_head, at),     FIELD(struct backup_head, engine),
    FIELD(struct backup_head, schema),
};
const struct shape backup_head_shape = SHAPE(struct backup_head, head_fields);

static const struct field files_fields[] = {
    FIELD(struct backup_files, files),
    FIELD(struct backup_files, bytes),
    FIELD(struct backup_files, digest),
};
const struct shape backup_files_shape = SHAPE(struct backup_files, files_fields);

/* The parts of a backup in their order. */
enum part {
    PART_HEAD,
    PART_STEP,
    PART_TABLE,
    PART_FILE,
    PART_FILES,
    PART_SUMS,
    PART_NONE,
};

static const struct {
    str before, after; /* of the name */
    bool many;
} parts[] = {
    [PART_HEAD] = {T("backup.json"), T(""), false},   [PART_STEP] = {T("schema/"), T(".sql"), true},
    [PART_TABLE] = {T("tables/"), T(".jsonl"), true}, [PART_FILE] = {T("files/"), T(""), true},
    [PART_FILES] = {T("files.json"), T(""), false},   [PART_SUMS] = {T("SHA256SUMS"), T(""), false},
};

struct backup_in {
    const char *path;
    struct schema schema;
    strs tables; /* that its steps make */
    struct bundle_in *bundle;
    struct backup_head head;
    struct backup_sum sum;
    size_t steps;                     /* schema steps so far */
    size_t next_table;                /* the first of `tables` that may still come */
    char last_file[DIGEST_HEX_CHARS]; /* digest of the newest file, */
    size_t last_file_len;             /* 0 = there was none */
    struct out sums;                  /* what the last part has to say */
    struct digest_run *names;         /* over the names of all files */

    /* the part that is being read */
    struct arena *arena; /* of the part; NULL = none is open */
    enum part part;
    str name;
    struct digest_run *run;
    struct out got; /* bytes that were not handed out yet */
    size_t given;   /* of them */
    bool ended;
};

const struct backup_head *backup_head(const struct backup_in *in) {
    return &in->head;
}

struct backup_sum backup_sum(const struct backup_in *in) {
    return in->sum;
}

static err bad(struct ctx *c, const struct backup_in *in, const char *why) {
    return fail(c, ERR_INVALID, "%.*s：%s", STR(file_shown(c->arena, str_from(in->path))), why);
}

/* Parts have an arena and a context of their own; a failure is told in the caller's. */
static err hand_up(struct ctx *c, const struct ctx *own) {
    return fail(c, own->code, "%.*s", STR(own->text));
}

static void close_part(void *arg) {
    struct backup_in *in = arg;
    if (in->arena != NULL)
        arena_close(in->arena);
    in->arena = NULL;
}

/* ---- one part ---- */

static enum part part_of(str name) {
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (str_starts(name, parts[i].before) && str_ends(name, parts[i].after) &&
            (parts[i].many || name.len == parts[i].before.len) &&
            name.len >= parts[i].before.len + parts[i].after.len)
            return (enum part)i;
    return PART_NONE;
}

/* What stands between the fixed ends of a part's name. */
static str inner(const struct backup_in *in) {
    return str_sub(in->name, parts[in->part].before.len, in->name.len - parts[in->part].after.len);
}

static str last_file(const struct backup_in *in) {
    return (str){in->last_file, in->last_file_len};
}

/* files/ab/cd/abcd…, in the order of the digests, each once. */
static err check_file_name(struct ctx *c, struct backup_in *in) {
    struct digest digest;
    str name = inner(in), hex = str_sub(name, 6, name.len);
    bool good = digest_parse(hex, &digest) &&
                str_eq(name, str_fmt(c->arena, "%.2s/%.2s/%.*s", hex.ptr, hex.ptr + 2, STR(hex)));
    if (!good || str_cmp(hex, last_file(in)) <= 0)
        return bad(c, in, "里面的文件名不对，请换一份备份");
    memcpy(in->last_file, hex.ptr, DIGEST_HEX_CHARS);
    in->last_file_len = DIGEST_HEX_CHARS;
    return OK;
}

static err check_name(struct ctx *c, struct backup_in *in) {
    str name = inner(in);
    if (in->part == PART_STEP) {
        if (in->steps >= in->schema.n)
            return bad(c, in, "来自更新版本的程序，请先升级程序");
        return str_eq(name, str_from(in->schema.v[in->steps].name))
                   ? OK
                   : bad(c, in, "数据库结构与本程序的不同，请用写这份备份的程序恢复");
    }
    if (in->part == PART_TABLE) {
        for (size_t i = in->next_table; i < in->tables.n; i++)
            if (str_eq(name, in->tables.v[i])) {
                in->next_table = i + 1;
                return OK;
            }
        return bad(c, in, "里面有不认识的表，请换一份备份");
    }
    return in->part == PART_FILE ? check_file_name(c, in) : OK;
}

static err open_part(struct ctx *c, struct backup_in *in, str name) {
    enum part part = part_of(name), before = in->part;
    bool follows = part != PART_NONE &&
                   (before == PART_NONE ? part == PART_HEAD
                                        : part > before || (part == before && parts[part].many));
    /* These three may not be left out. */
    if (before == PART_HEAD)
        follows = part == PART_STEP;
    if (before == PART_STEP && part != PART_STEP)
        follows = follows && in->head.schema == (i64)in->steps;
    if (part == PART_SUMS)
        follows = follows && before == PART_FILES;
    if (!follows)
        return bad(c, in,
                   before == PART_NONE ? "不是备份文件"
                                       : "备份里的内容不全或次序不对，请换一份备份");
    in->part = part;
    in->name = name;
    in->got = out_open(in->arena);
    in->given = 0;
    in->ended = false;
    TRY(check_name(c, in));
    return digest_begin(c, DIGEST_SHA256, &in->run);
}

/* Takes some more bytes of the part, of which those that were handed out are given back. */
static err more(struct ctx *c, struct backup_in *in) {
    size_t n, left = in->got.len - in->given;
    if (in->given > 0 && left > 0)
        memmove(in->got.ptr, in->got.ptr + in->given, left);
    in->got.len = left;
    in->given = 0;
    char *room = out_room(&in->got, BUNDLE_PIECE_BYTES);
    TRY(bundle_take(c, in->bundle, room, BUNDLE_PIECE_BYTES, &n));
    digest_add(in->run, (str){room, n});
    in->got.len += n;
    in->ended = n == 0;
    return OK;
}

static err take_small(struct ctx *c, struct backup_in *in, str *text_out) {
    while (!in->ended) {
        TRY(more(c, in));
        if (in->got.len > SMALL_BYTES)
            return bad(c, in, "备份里的内容太大，已损坏或被改动过，请换一份备份");
    }
    *text_out = out_str(&in->got);
    return OK;
}

/* The digest of the part that has ended joins those that the last part must have. */
static err end_part(struct ctx *c, struct backup_in *in) {
    struct digest digest;
    TRY(digest_end(c, in->run, &digest));
    str hex = digest_hex(c->arena, &digest);
    if (in->part == PART_SUMS) {
        in->sum.digest = str_dup(in->sums.arena, hex);
    } else if (in->part == PART_FILE) {
        if (!str_eq(hex, last_file(in)))
            return bad(c, in, "里面的文件已损坏或被改动过，请换一份备份");
        digest_add(in->names, hex);
        digest_add(in->names, S("\n"));
        in->sum.files++;
    } else {
        out_raw(&in->sums, hex);
        out_raw(&in->sums, S("  "));
        out_raw(&in->sums, in->name);
        out_char(&in->sums, '\n');
    }
    if (in->part == PART_STEP && !str_eq(hex, str_from(in->schema.v[in->steps++].digest)))
        return bad(c, in, "数据库结构与本程序的不同，请用写这份备份的程序恢复");
    return OK;
}

/* ---- small parts ---- */

static bool read_line(struct arena *a, str text, const struct shape *shape, void *record_out) {
    return str_ends(text, S("\n")) &&
           json_row(a, str_sub(text, 0, text.len - 1), shape, record_out);
}

static err read_head(struct ctx *c, struct backup_in *in, str text) {
    struct backup_head head = {0};
    str start = T("{\"format\":");
    if (!str_starts(text, start))
        return bad(c, in, "不是备份文件");
    if (!str_starts(str_sub(text, start.len, text.len), S("1,")))
        return bad(c, in, "备份的格式比本程序新，请先升级程序");
    if (!read_line(c->arena, text, &backup_head_shape, &head))
        return bad(c, in, "不是备份文件");
    in->head = head;
    in->head.program = str_dup(in->sums.arena, head.program);
    in->head.engine = str_dup(in->sums.arena, head.engine);
    return OK;
}

static err check_files(struct ctx *c, struct backup_in *in, str text) {
    struct backup_files files = {0};
    struct digest digest;
    TRY(digest_end(c, in->names, &digest));
    if (!read_line(c->arena, text, &backup_files_shape, &files) || files.files != in->sum.files ||
        files.bytes != in->sum.bytes || !str_eq(files.digest, digest_hex(c->arena, &digest)))
        return bad(c, in, "备份里的文件缺了或被改动过，请换一份备份");
    return OK;
}

static err read_small(struct ctx *c, struct backup_in *in) {
    str text;
    TRY(take_small(c, in, &text));
    if (in->part == PART_HEAD)
        return read_head(c, in, text);
    if (in->part == PART_FILES)
        return check_files(c, in, text);
    if (in->part == PART_SUMS && !str_eq(text, out_str(&in->sums)))
        return bad(c, in, "备份里的内容与摘要不符，已损坏或被改动过，请换一份备份");
    return OK;
}

/* ---- pieces ---- */

static err next_row(struct ctx *c, struct backup_in *in, struct backup_piece *piece_out,
                    bool *any_out) {
    for (;;) {
        str rest = str_sub(out_str(&in->got), in->given, in->got.len);
        const char *end = rest.len > 0 ? memchr(rest.ptr, '\n', rest.len) : NULL;
        *any_out = end != NULL;
        if (end != NULL) {
            *piece_out = (struct backup_piece){BACKUP_ROW, {rest.ptr, (size_t)(end - rest.ptr)}};
            in->given += piece_out->text.len + 1;
            in->sum.rows++;
            return OK;
        }
        if (in->ended)
            return rest.len == 0 ? OK : bad(c, in, "备份里的一行不完整，请换一份备份");
        if (rest.len > LINE_BYTES)
            return bad(c, in, "备份里有一行太长，已损坏或被改动过，请换一份备份");
        TRY(more(c, in));
    }
}

static err next_bytes(struct ctx *c, struct backup_in *in, struct backup_piece *piece_out,
                      bool *any_out) {
    in->given = in->got.len;
    if (!in->ended)
        TRY(more(c, in));
    *any_out = !in->ended;
    if (*any_out) {
        *piece_out = (struct backup_piece){BACKUP_BYTES, out_str(&in->got)};
        in->sum.bytes += (i64)piece_out->text.len;
    }
    return OK;
}

/* What the open part still has to hand out; none when it has ended. */
static err next_of_part(struct ctx *c, struct backup_in *in, struct backup_piece *piece_out,
                        bool *any_out) {
    *any_out = false;
    if (in->part == PART_TABLE)
        TRY(next_row(c, in, piece_out, any_out));
    else if (in->part == PART_FILE)
        TRY(next_bytes(c, in, piece_out, any_out));
    else
        TRY(read_small(c, in));
    return *any_out ? OK : end_part(c, in);
}

/* Opens the next part. gives  whether there is a piece that tells so */
static err begin_part(struct ctx *c, struct backup_in *in, struct backup_piece *piece_out,
                      bool *any_out) {
    str name;
    TRY(bundle_next(c, in->bundle, &name));
    *any_out = true;
    *piece_out = (struct backup_piece){.kind = BACKUP_END};
    if (name.len == 0)
        return in->part == PART_SUMS ? OK : bad(c, in, "备份不完整，请换一份备份");
    TRY(open_part(c, in, name));
    *any_out = in->part == PART_TABLE || in->part == PART_FILE;
    piece_out->kind = in->part == PART_TABLE ? BACKUP_TABLE : BACKUP_FILE;
    piece_out->text = in->part == PART_TABLE ? inner(in) : last_file(in);
    return OK;
}

static err next_in(struct ctx *own, struct backup_in *in, struct backup_piece *piece_out,
                   bool *any_out) {
    bool filed = in->part == PART_FILE;
    if (in->arena == NULL) {
        own->arena = in->arena = arena_open(PART_BYTES);
        return begin_part(own, in, piece_out, any_out);
    }
    TRY(next_of_part(own, in, piece_out, any_out));
    if (*any_out)
        return OK;
    close_part(in);
    own->arena = NULL;
    *any_out = filed;
    *piece_out = (struct backup_piece){.kind = BACKUP_FILED};
    return OK;
}

err backup_next(struct ctx *c, struct backup_in *in, struct backup_piece *piece_out) {
    bool any = false;
    while (!any) {
        struct ctx own = {.arena = in->arena};
        if (next_in(&own, in, piece_out, &any) != OK)
            return hand_up(c, &own);
    }
    return OK;
}

err backup_open(struct ctx *c, const char *path, int fd, struct schema schema,
                struct backup_in **in_out) {
    struct backup_in *in = take(c->arena, struct backup_in, 1);
    in->path = path;
    in->schema = schema;
    in->tables = schema_tables(c->arena, schema);
    in->part = PART_NONE;
    in->sums = out_open(c->arena);
    TRY(bundle_open(c, fd, path, &in->bundle));
    TRY(digest_begin(c, DIGEST_SHA256, &in->names));
    arena_defer(c->arena, close_part, in);
    *in_out = in;
    return OK;
}
