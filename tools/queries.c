/* Turns a file of named queries into constants, at build time (src/db/query.h tells the form).
 * usage: queries FILE.sql OUT.c OUT.h INCLUDE     INCLUDE: header with the shapes, "" = none */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_BYTES = 1024,
    COLUMNS_MAX = 40, /* parameters of a query, columns of a noun */
    NAME_BYTES = 64,
    QUERIES_MAX = 256, /* of a file */
};

struct column {
    char name[NAME_BYTES];
    bool number;
};

/* What stands above the text of a query, or all of a noun. */
struct head {
    char name[NAME_BYTES];
    char gives[NAME_BYTES];
    struct column v[COLUMNS_MAX];
    int n;
    bool noun;
};

struct output {
    FILE *c, *h;
    char names[QUERIES_MAX][NAME_BYTES];
    size_t n;
};

static const char *source;
static int line_number;

static void stop(const char *why) {
    fprintf(stderr, "%s:%d: %s\n", source, line_number, why);
    exit(1);
}

static const char *skip_spaces(const char *at) {
    return at + strspn(at, " ");
}

/* The word at *at, which moves behind it. */
static void take_word(const char **at, char *word_out) {
    size_t n = 0;
    *at = skip_spaces(*at);
    for (; isalnum((unsigned char)**at) || **at == '_'; ++*at) {
        if (n + 1 == NAME_BYTES)
            stop("a name is too long");
        word_out[n++] = **at;
    }
    word_out[n] = '\0';
    if (n == 0)
        stop("a name is missing");
}

/* Whether a kind is bigint; the other one is text. */
static bool is_number(const char *kind) {
    if (strcmp(kind, "bigint") == 0)
        return true;
    if (strcmp(kind, "text") != 0)
        stop("a column or parameter is bigint or text");
    return false;
}

static struct column *new_column(struct head *q) {
    if (q->n == COLUMNS_MAX)
        stop("too many columns or parameters");
    return &q->v[q->n++];
}

/* "-- name: …" begins a query, "-- noun name: …" a noun. */
static bool read_head(struct head *q, const char *line) {
    if (strncmp(line, "-- ", 3) != 0 || !isalpha((unsigned char)line[3]))
        return false;
    struct head new = {.noun = strncmp(line + 3, "noun ", 5) == 0};
    const char *at = line + (new.noun ? 8 : 3);
    take_word(&at, new.name);
    if (*at != ':')
        return false;
    *q = new;
    return true;
}

/* "$1 bigint id   meaning" of a query, "bigint id above" of a noun, "gives org" of both; any other
 * remark is for people. */
static void read_remark(struct head *q, const char *line) {
    const char *at = skip_spaces(line + 2);
    char kind[NAME_BYTES];
    if (strncmp(at, "gives ", 6) == 0) {
        at += 6;
        take_word(&at, q->gives);
    } else if (*at == '$') {
        char *end;
        if (strtol(at + 1, &end, 10) != q->n + 1)
            stop("parameters are told from $1 on, in order");
        at = end;
        struct column *column = new_column(q);
        take_word(&at, kind);
        column->number = is_number(kind);
        take_word(&at, column->name);
    } else if (q->noun && (strncmp(at, "bigint ", 7) == 0 || strncmp(at, "text ", 5) == 0)) {
        take_word(&at, kind);
        for (at = skip_spaces(at); *at != '\n' && *at != '\0'; at = skip_spaces(at)) {
            struct column *column = new_column(q);
            column->number = is_number(kind);
            take_word(&at, column->name);
        }
    }
}

static void write_line(FILE *c, const char *line) {
    fputs("\n    \"", c);
    for (const char *p = line; *p != '\0' && *p != '\n'; p++) {
        if (*p == '"' || *p == '\\')
            fputc('\\', c);
        fputc(*p, c);
    }
    fputs("\\n\"", c);
}

static void begin_query(struct output *o, const char *name) {
    if (o->n == QUERIES_MAX)
        stop("too many queries in one file");
    memcpy(o->names[o->n++], name, NAME_BYTES);
    fprintf(o->h, "extern const struct query q_%s;\n", name);
    fprintf(o->c, "extern const struct query q_%s;\nstatic const char sql_%s[] =", name, name);
}

/* What follows the text of a query. */
static void end_query(struct output *o, const struct head *q) {
    fputs(";\n", o->c);
    if (q->n > 0) {
        fprintf(o->c, "static const struct query_param params_%s[] = {\n", q->name);
        for (int i = 0; i < q->n; i++)
            fprintf(o->c, "    {T(\"%s\"), %s},\n", q->v[i].name,
                    q->v[i].number ? "VALUE_INT" : "VALUE_TEXT");
        fputs("};\n", o->c);
    }
    fprintf(o->c, "const struct query q_%s = {\"%s\", sql_%s, ", q->name, q->name, q->name);
    fprintf(o->c, q->n > 0 ? "params_%s, %d, " : "NULL, 0, ", q->name, q->n);
    fprintf(o->c, q->gives[0] != '\0' ? "&%s_shape};\n\n" : "NULL};\n\n", q->gives);
}

/* ---- nouns: what is the same for all tables with an id and a version ---- */

/* The columns of a noun, divided by commas: 'n' names, '$' parameters, '=' the assignments of a
 * change, which leaves out id and version. */
static void write_columns(FILE *c, const struct head *noun, char how) {
    const char *comma = "";
    for (int i = how == '=' ? 2 : 0; i < noun->n; i++, comma = ", ") {
        if (how == '$')
            fprintf(c, "%s$%d", comma, i + 1);
        else if (how == '=')
            fprintf(c, "%s%s = $%d", comma, noun->v[i].name, i + 1);
        else
            fprintf(c, "%s%s", comma, noun->v[i].name);
    }
}

static struct head verb_of(const struct head *noun, const char *verb, int params) {
    struct head q = *noun;
    q.n = params;
    if (snprintf(q.name, NAME_BYTES, "%s_%s", noun->name, verb) >= NAME_BYTES)
        stop("a name is too long");
    if (params > 1)
        q.gives[0] = '\0';
    return q;
}

static void write_noun(struct output *o, const struct head *noun) {
    if (noun->n < 2 || strcmp(noun->v[0].name, "id") != 0 ||
        strcmp(noun->v[1].name, "version") != 0)
        stop("the columns of a noun begin with id and version");
    struct head get = verb_of(noun, "get", 1), page = verb_of(noun, "page", 2),
                add = verb_of(noun, "add", noun->n), set = verb_of(noun, "set", noun->n);
    memcpy(page.gives, noun->gives, NAME_BYTES);
    memcpy(page.v[1].name, "limit", sizeof "limit");
    begin_query(o, get.name);
    fputs("\n    \"SELECT ", o->c);
    write_columns(o->c, noun, 'n');
    fprintf(o->c, " FROM %s WHERE id = $1\"", noun->name);
    end_query(o, &get);
    begin_query(o, page.name);
    fputs("\n    \"SELECT ", o->c);
    write_columns(o->c, noun, 'n');
    fprintf(o->c, " FROM %s WHERE id > $1 ORDER BY id LIMIT $2\"", noun->name);
    end_query(o, &page);
    begin_query(o, add.name);
    fprintf(o->c, "\n    \"INSERT INTO %s (", noun->name);
    write_columns(o->c, noun, 'n');
    fputs(") VALUES (", o->c);
    write_columns(o->c, noun, '$');
    fputs(")\"", o->c);
    end_query(o, &add);
    begin_query(o, set.name);
    fprintf(o->c, "\n    \"UPDATE %s SET version = $2 + 1, ", noun->name);
    write_columns(o->c, noun, '=');
    fputs(" WHERE id = $1 AND version = $2\"", o->c);
    end_query(o, &set);
}

/* ---- the file ---- */

static FILE *open_file(const char *path, const char *mode) {
    FILE *f = fopen(path, mode);
    if (f == NULL) {
        perror(path);
        exit(1);
    }
    return f;
}

static void finish(struct output *o, const struct head *q) {
    if (q->noun)
        write_noun(o, q);
    else if (q->name[0] != '\0')
        end_query(o, q);
}

static void read_file(FILE *in, struct output *o) {
    char line[LINE_BYTES];
    struct head q = {0}, next;
    bool text = false; /* a line of the query itself was seen */
    while (fgets(line, sizeof line, in) != NULL) {
        line_number++;
        if (read_head(&next, line)) {
            finish(o, &q);
            q = next;
            text = false;
            if (!q.noun)
                begin_query(o, q.name);
        } else if (strncmp(line, "--", 2) == 0) {
            if (q.name[0] != '\0' && !text)
                read_remark(&q, line);
        } else if (strspn(line, " \n") < strlen(line)) {
            if (q.name[0] == '\0' || q.noun)
                stop("a query begins with -- name: what it is for");
            text = true;
            write_line(o->c, line);
        }
    }
    finish(o, &q);
}

/* org.sql → org */
static void stem_of(const char *path, char *stem_out) {
    const char *name = strrchr(path, '/');
    name = name == NULL ? path : name + 1;
    size_t n = strcspn(name, ".");
    if (n >= NAME_BYTES)
        stop("the name of the file is too long");
    memcpy(stem_out, name, n);
    stem_out[n] = '\0';
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: queries FILE.sql OUT.c OUT.h INCLUDE\n");
        return 2;
    }
    source = argv[1];
    static struct output o;
    FILE *in = open_file(argv[1], "r");
    o.c = open_file(argv[2], "w");
    o.h = open_file(argv[3], "w");
    char stem[NAME_BYTES];
    stem_of(argv[1], stem);
    fprintf(o.h, "/* Made of %s.sql by tools/queries.c. */\n#include \"db/query.h\"\n\n", stem);
    fprintf(o.c, "/* Made of %s.sql by tools/queries.c. */\n#include \"db/query.h\"\n", stem);
    if (argv[4][0] != '\0')
        fprintf(o.c, "#include \"%s\"\n", argv[4]);
    fputc('\n', o.c);
    read_file(in, &o);
    fprintf(o.h, "extern const struct query *const %s_queries[]; /* all of the file */\n", stem);
    fprintf(o.h, "extern const size_t %s_queries_n;\n", stem);
    fprintf(o.c, "extern const struct query *const %s_queries[];\n", stem);
    fprintf(o.c, "const struct query *const %s_queries[] = {\n", stem);
    for (size_t i = 0; i < o.n; i++)
        fprintf(o.c, "    &q_%s,\n", o.names[i]);
    fprintf(o.c, "};\nextern const size_t %s_queries_n;\n", stem);
    fprintf(o.c, "const size_t %s_queries_n = sizeof %s_queries / sizeof %s_queries[0];\n", stem,
            stem, stem);
    return fclose(in) == 0 && fclose(o.c) == 0 && fclose(o.h) == 0 ? 0 : 1;
}
