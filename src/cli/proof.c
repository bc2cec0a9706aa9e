/* bihuan proof: files, addresses and papers that show what was done, and the duties that quote
 * them. */
#include "app/proof.h"

#include "app/proof_list.h"
#include "app/proof_purge.h"
#include "base/limit.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/progress.h"
#include "store/audit.h"

#include <unistd.h>

enum {
    LIMIT_DEFAULT = 1000,
    DUTIES_MAX = 100, /* that one call quotes */
};

static const size_t FILE_ARENA_BYTES = (size_t)64 << 20; /* of one file on its way in */

struct proof_options {
    struct desk_options desk;
    struct output output;
    i64 record, org, limit;
    strs duties;
    str on, retention, box, reason, digest, from_on;
    bool dry;
};

#define AT(member) offsetof(struct proof_options, member)

static const char *const retention_words[] = {"Y", "D30", "D10", NULL};

static const struct option proof_options[] = {
    {"record",
     0,
     OPTION_NUMBER,
     AT(record),
     NULL,
     {"编号", "ID"},
     {"属于这条活动记录；列出时只看它的", "Belongs to this record; of a list, its proofs"}},
    {"duty",
     0,
     OPTION_LIST,
     AT(duties),
     NULL,
     {"编号…", "ID..."},
     {"由这些责任事项引用；列出时只看它引用的",
      "Quoted by these duties; of a list, what it quotes"}},
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"是这个单位或部门的；列出时只看它的", "Belongs to this org; of a list, its proofs"}},
    {"on",
     0,
     OPTION_TEXT,
     AT(on),
     NULL,
     {"日期", "DAY"},
     {"材料反映的事情的日期，与登记时间无关", "Day of what it shows, whenever it is filed"}},
    {"retention",
     0,
     OPTION_TEXT,
     AT(retention),
     retention_words,
     {"期限", "TERM"},
     {"保管期限：Y 永久、D30 三十年（默认）、D10 十年",
      "How long it is kept: Y for ever, D30 (the default), D10 years"}},
    {"box",
     0,
     OPTION_TEXT,
     AT(box),
     NULL,
     {"盒号", "BOX"},
     {"纸质件放在哪一盒", "Box in which a paper lies"}},
    {"reason",
     0,
     OPTION_TEXT,
     AT(reason),
     NULL,
     {"文字", "TEXT"},
     {"撤下的原因", "Why it is dropped"}},
    {"digest",
     0,
     OPTION_TEXT,
     AT(digest),
     NULL,
     {"摘要", "DIGEST"},
     {"列出时只看内容是这个 SHA-256 的", "Of a list, those of these bytes (SHA-256)"}},
    {"from",
     0,
     OPTION_TEXT,
     AT(from_on),
     NULL,
     {"日期", "DAY"},
     {"列出时只看这天以后的", "Of a list, from this day on"}},
    {"limit",
     0,
     OPTION_NUMBER,
     AT(limit),
     NULL,
     {"条数", "ROWS"},
     {"最多列出这么多", "At most so many"}},
    {"dry-run",
     'n',
     OPTION_FLAG,
     AT(dry),
     NULL,
     {NULL, NULL},
     {"清除前先看看，不清除", "Tells what would be purged, removes nothing"}},
    DESK_OPTION(struct proof_options, desk),
    OUTPUT_OPTIONS(struct proof_options, output, desk_formats),
};

/* ---- words ---- */

/* The duties of --duty. */
struct duties {
    i64 v[DUTIES_MAX];
    size_t n;
};

static err read_duties(struct ctx *c, const struct proof_options *o, struct duties *duties_out) {
    struct duties duties = {.n = o->duties.n};
    if (duties.n > DUTIES_MAX)
        return fail(c, ERR_INVALID, "一次最多引用到 %d 条责任事项", DUTIES_MAX);
    for (size_t i = 0; i < duties.n; i++) {
        duties.v[i] = desk_id(str_trim(o->duties.v[i]));
        if (duties.v[i] == 0)
            return fail(c, ERR_INVALID, "--duty 的“%.*s”不是编号", STR(o->duties.v[i]));
    }
    *duties_out = duties;
    return OK;
}

static struct proof_in in_of(const struct proof_options *o, const struct duties *duties) {
    return (struct proof_in){.record = o->record,
                             .org = o->org,
                             .duties = duties->v,
                             .n_duties = duties->n,
                             .happened_on = o->on,
                             .retention = o->retention};
}

/* What was filed on standard output, what to look at once more on standard error. */
static err tell(struct action_call *v, struct deed *d, const struct proof_made *made) {
    struct proof_line line;
    TRY(app_proof_line(d, &made->proof, &line));
    out_fmt(&v->out, "%lld %.*s · %.*s", (long long)line.id, STR(line.name), STR(line.kind));
    if (line.duties.len > 0)
        out_fmt(&v->out, v->call->chinese ? " · 责任事项 %.*s" : " · duties %.*s",
                STR(line.duties));
    out_char(&v->out, '\n');
    for (size_t i = 0; i < made->notes.n; i++)
        call_say(v->call, made->notes.v[i]);
    if (made->same != 0)
        call_say(v->call,
                 str_fmt(d->c->arena,
                         v->call->chinese
                             ? "%.*s：内容与佐证 %lld 相同，也可以直接引用它：bihuan proof quote "
                               "%lld --duty 编号"
                             : "%.*s: the same bytes are proof %lld, which can be quoted: bihuan "
                               "proof quote %lld --duty ID",
                         STR(line.name), (long long)made->same, (long long)made->same));
    return OK;
}

/* ---- filing ---- */

struct batch {
    const struct proof_in *in;
    struct blob_store *store;
    struct progress progress;
    size_t failed;
};

/* One file in an arena of its own: hundreds in a call need no more memory than one. */
static err add_one(struct action_call *v, struct batch *batch, str path) {
    struct ctx own = {.arena = arena_open(FILE_ARENA_BYTES)};
    struct deed one = *v->deed;
    struct proof_made made;
    one.c = &own;
    err e = app_proof_file(&one, batch->store, path, batch->in, &made);
    progress_end(&batch->progress);
    if (e == OK)
        e = tell(v, &one, &made);
    if (e != OK && v->words.n == 1)
        e = fail(v->deed->c, e, "%.*s", STR(own.text));
    else if (e != OK)
        call_say(v->call, own.text);
    arena_close(own.arena);
    return e;
}

static void add_all(struct action_call *v, struct batch *batch) {
    batch->progress = progress_begin();
    for (size_t i = 0; i < v->words.n; i++) {
        if (progress_due(&batch->progress))
            progress_say(&batch->progress, str_fmt(v->call->arena, "%zu/%zu %.*s", i + 1,
                                                   v->words.n, STR(v->words.v[i])));
        batch->failed += add_one(v, batch, v->words.v[i]) != OK;
        (void)out_flush(&v->out); /* a failure is told at the end of the command */
    }
}

static err add(struct action_call *v) {
    struct duties duties;
    struct ctx *c = v->deed->c;
    const u64 most = limit_value(LIMIT_PROOF_FILES);
    if (v->words.n > most)
        return fail(c, ERR_TOO_BIG, "一次最多登记 %llu 个文件，请分几次", (unsigned long long)most);
    TRY(read_duties(c, v->options, &duties));
    const struct proof_in in = in_of(v->options, &duties);
    struct batch batch = {.in = &in};
    TRY(files_open(v->deed, &batch.store));
    add_all(v, &batch);
    if (batch.failed > 0)
        return fail(c, ERR_INVALID, "%zu 个文件中有 %zu 个没有登记，原因见上", v->words.n,
                    batch.failed);
    return OK;
}

static err add_address(struct action_call *v) {
    struct duties duties;
    struct proof_made made;
    TRY(read_duties(v->deed->c, v->options, &duties));
    const struct proof_in in = in_of(v->options, &duties);
    TRY(app_proof_address(v->deed, v->words.v[0], v->words.n > 1 ? v->words.v[1] : S(""), &in,
                          &made));
    return tell(v, v->deed, &made);
}

static err add_paper(struct action_call *v) {
    struct duties duties;
    struct proof_made made;
    const struct proof_options *o = v->options;
    TRY(read_duties(v->deed->c, o, &duties));
    const struct proof_in in = in_of(o, &duties);
    TRY(app_proof_paper(v->deed, v->words.v[0], o->box, &in, &made));
    return tell(v, v->deed, &made);
}

/* ---- looking ---- */

static err write_book(struct action_call *v, const struct book *book, str summary) {
    struct output output = ((const struct proof_options *)v->options)->output;
    const str wrong = desk_check(v->call, &output);
    if (wrong.len > 0)
        return fail(v->deed->c, ERR_INVALID, "%.*s", STR(wrong));
    return desk_write(v->call, &output, v->deed->c, book, summary);
}

static err list(struct action_call *v) {
    const struct proof_options *o = v->options;
    struct duties duties;
    struct list lines;
    TRY(read_duties(v->deed->c, o, &duties));
    if (duties.n > 1)
        return fail(v->deed->c, ERR_INVALID, "列出时 --duty 一次只给一个编号");
    const struct proof_ask ask = {.record = o->record,
                                  .duty = duties.n > 0 ? duties.v[0] : 0,
                                  .digest = o->digest,
                                  .org = o->org,
                                  .from_on = o->from_on,
                                  .limit = o->limit > 0 ? o->limit : LIMIT_DEFAULT};
    TRY(app_proof_list(v->deed, &ask, &lines));
    const struct book book = proof_book(v->deed->c->arena, lines, v->deed->today);
    return write_book(v, &book, S(""));
}

/* What is known of a proof, and what became of it. */
static err show(struct action_call *v) {
    struct proof proof;
    struct proof_line line;
    struct list history;
    struct deed *d = v->deed;
    TRY(record_get(d->c, d->db, &noun_proof, v->ids[0], &proof));
    TRY(app_proof_line(d, &proof, &line));
    TRY(audit_history(d->c, d->db, S("proof"), v->ids[0], &history));
    for (size_t i = 0; i < proof_line_shape.n; i++) {
        const struct field *f = &proof_line_shape.fields[i];
        const str value = field_text(d->c->arena, f, &line);
        if (value.len > 0 && !str_eq(value, S("0")))
            out_fmt(&v->out, "%s：%.*s\n", f->label, STR(value));
    }
    if (proof.dropped_reason.len > 0)
        out_fmt(&v->out, "撤下原因：%.*s\n", STR(proof.dropped_reason));
    return action_history(v, history);
}

/* A picture on a terminal is noise, and may be worse. */
static err get(struct action_call *v) {
    const str path = ((const struct proof_options *)v->options)->output.path;
    if (path.len == 0 && isatty(STDOUT_FILENO) == 1)
        return fail(v->deed->c, ERR_INVALID, "请用 -o 文件名 写明存到哪里");
    return app_proof_get(v->deed, v->ids[0], str_eq(path, S("-")) ? S("") : path);
}

/* ---- what becomes of it ---- */

static err need_duties(struct action_call *v, struct duties *duties_out) {
    TRY(read_duties(v->deed->c, v->options, duties_out));
    if (duties_out->n == 0)
        return fail(v->deed->c, ERR_INVALID, "请用 --duty 编号 说明是哪些责任事项");
    return OK;
}

static err show_quotes(struct action_call *v) {
    struct proof_made made = {0};
    TRY(record_get(v->deed->c, v->deed->db, &noun_proof, v->ids[0], &made.proof));
    return tell(v, v->deed, &made);
}

static err quote(struct action_call *v) {
    struct duties duties;
    TRY(need_duties(v, &duties));
    TRY(app_proof_quote(v->deed, v->ids[0], duties.v, duties.n));
    return show_quotes(v);
}

static err unquote(struct action_call *v) {
    struct duties duties;
    TRY(need_duties(v, &duties));
    TRY(app_proof_unquote(v->deed, v->ids[0], duties.v, duties.n));
    return show_quotes(v);
}

static err drop(struct action_call *v) {
    struct proof proof;
    const struct proof_options *o = v->options;
    TRY(app_proof_drop(v->deed, v->ids[0], o->reason, &proof));
    out_fmt(&v->out, v->call->chinese ? "%lld %.*s · 已撤下" : "%lld %.*s · dropped",
            (long long)proof.id, STR(proof.name));
    if (proof.keep_until_on.len > 0)
        out_fmt(&v->out, v->call->chinese ? "，文件保管到 %.*s" : ", kept until %.*s",
                STR(proof.keep_until_on));
    out_char(&v->out, '\n');
    return OK;
}

static err purge(struct action_call *v) {
    const struct proof_options *o = v->options;
    const struct purge_in in = {.proof = v->ids[0], .dry = o->dry};
    struct list lines;
    TRY(app_proof_purge(v->deed, &in, &lines));
    const struct sheet sheet = {.name = S("清除"),
                                .title = o->dry ? S("保管期满、可以清除的佐证（没有清除）")
                                                : S("已清除的佐证"),
                                .shape = &purge_line_shape,
                                .columns = purge_columns,
                                .rows = lines.v,
                                .n = lines.n};
    const str summary = str_fmt(v->call->arena,
                                v->call->chinese ? "撤下且保管期满的佐证 %zu 件%s"
                                                 : "%zu dropped proofs whose time is over%s",
                                lines.n,
                                o->dry || lines.n == 0 ? ""
                                : v->call->chinese     ? "，已清除"
                                                       : ", purged");
    return write_book(v, &(struct book){&sheet, 1}, summary);
}

#define PROOF                                                                                      \
    { "编号", "ID" }
static const struct action proof_actions[] = {
    {"list", "", {"", ""}, {"列出佐证材料（默认）", "Lists proofs (the default)"}, list},
    {"add", "t+", {"文件…", "FILE..."}, {"登记文件，一次可以多个", "Files one or more files"}, add},
    {"add-address",
     "tT",
     {"网址 [名称]", "URL [NAME]"},
     {"登记网址", "Files an address on the web"},
     add_address},
    {"add-paper",
     "t",
     {"名称", "NAME"},
     {"登记纸质件，用 --box 写明放在哪一盒", "Files a paper that lies in a --box"},
     add_paper},
    {"show", "i", PROOF, {"查看一件和它的经过", "Shows one and what became of it"}, show},
    {"get",
     "i",
     PROOF,
     {"取出文件，用 -o 写明存到哪里", "Gives the file, to standard output or -o FILE"},
     get},
    {"quote", "i", PROOF, {"由 --duty 的责任事项引用", "Has duties quote it"}, quote},
    {"unquote", "i", PROOF, {"不再由它们引用", "They quote it no longer"}, unquote},
    {"drop",
     "i",
     PROOF,
     {"撤下，要写 --reason；文件留到保管期满", "Takes it back; its bytes stay as long as kept"},
     drop},
    {"purge",
     "I",
     {"[编号]", "[ID]"},
     {"清除已撤下、保管期满的文件", "Removes bytes of dropped proofs whose time is over"},
     purge},
};

const struct command command_proof = {
    .name = "proof",
    .words = {"操作 … [选项]", "ACTION ... [OPTION]..."},
    .help = {"佐证材料：登记、列出、取出、引用、撤下、清除。",
             "Proofs: files, lists, gives, quotes, drops and purges them."},
    .options = OPTIONS(proof_options),
    .size = sizeof(struct proof_options),
    .actions = ACTIONS(proof_actions),
    .desk = offsetof(struct proof_options, desk),
};
