/* Turns a file of named queries into constants, at build time (src/db/query.h tells the form).
 * usage: queries FILE.sql OUT.c OUT.h INCLUDE     INCLUDE: header with the shapes, "" = none */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_BYTES = 1024,
    PARAMS_MAX = 32,
    NAME_BYTES = 64,
    QUERIES_MAX = 256, /* of a file */
};

struct query {
    char name[NAME_BYTES];
    char gives[NAME_BYTES];
    struct {
        char name[NAME_BYTES];
        bool number;
    } params[PARAMS_MAX];
    int n_params;
};

static const char *source;
static int line_number;

static void stop(const char *why) {
    fprintf(stderr, "%s:%d: %s\n", source, line_number, why);
    exit(1);
}

/* The word at *at, which moves behind it. */
static void take_word(const char **at, char *word_out) {
    size_t n = 0;
    while (**at == ' ')
        ++*at;
    for (; isalnum((unsigned char)**at) || **at == '_'; ++*at) {
        if (n + 1 == NAME_BYTES)
            stop("a name is too long");
        word_out[n++] = **at;
    }
    word_out[n] = '\0';
    if (n == 0)
        stop("a name is missing");
}

/* "-- name: what it is for" begins a query. */
static bool is_head(const char *line) {
    if (strncmp(line, "-- ", 3) != 0)
        return false;
    const char *at = line + 3;
    while (isalnum((unsigned char)*at) || *at == '_')
        at++;
    return at > line + 3 && *at == ':';
}

/* "--   $1 bigint id   meaning" and "--   gives org"; any other remark is for people. */
static void read_remark(struct query *q, const char *line) {
    const char *at = line + 2;
    while (*at == ' ')
        at++;
    if (strncmp(at, "gives ", 6) == 0) {
        at += 6;
        take_word(&at, q->gives);
        return;
    }
    if (*at != '$')
        return;
    char kind[NAME_BYTES];
    at++;
    if (q->n_params == PARAMS_MAX || strtol(at, (char **)&at, 10) != q->n_params + 1)
        stop("parameters are told from $1 on, in order");
    take_word(&at, kind);
    q->params[q->n_params].number = strcmp(kind, "bigint") == 0;
    if (!q->params[q->n_params].number && strcmp(kind, "text") != 0)
        stop("a parameter is bigint or text");
    take_word(&at, q->params[q->n_params++].name);
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

/* What follows the text of a query. */
static void write_end(FILE *c, const struct query *q) {
    fputs(";\n", c);
    if (q->n_params > 0) {
        fprintf(c, "static const struct query_param params_%s[] = {\n", q->name);
        for (int i = 0; i < q->n_params; i++)
            fprintf(c, "    {T(\"%s\"), %s},\n", q->params[i].name,
                    q->params[i].number ? "VALUE_INT" : "VALUE_TEXT");
        fputs("};\n", c);
    }
    fprintf(c, "const struct query q_%s = {\"%s\", sql_%s, ", q->name, q->name, q->name);
    fprintf(c, q->n_params > 0 ? "params_%s, %d, " : "NULL, 0, ", q->name, q->n_params);
    fprintf(c, q->gives[0] != '\0' ? "&%s_shape};\n\n" : "NULL};\n\n", q->gives);
}

static FILE *open_file(const char *path, const char *mode) {
    FILE *f = fopen(path, mode);
    if (f == NULL) {
        perror(path);
        exit(1);
    }
    return f;
}

/* org.sql → org */
static const char *stem_of(const char *path, char *stem_out) {
    const char *name = strrchr(path, '/');
    name = name == NULL ? path : name + 1;
    size_t n = strcspn(name, ".");
    if (n >= NAME_BYTES)
        stop("the name of the file is too long");
    memcpy(stem_out, name, n);
    stem_out[n] = '\0';
    return stem_out;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: queries FILE.sql OUT.c OUT.h INCLUDE\n");
        return 2;
    }
    source = argv[1];
    FILE *in = open_file(argv[1], "r"), *c = open_file(argv[2], "w"), *h = open_file(argv[3], "w");
    static char names[QUERIES_MAX][NAME_BYTES];
    char stem[NAME_BYTES], line[LINE_BYTES];
    size_t n = 0;
    stem_of(argv[1], stem);
    fprintf(h, "/* Made of %s.sql by tools/queries.c. */\n#include \"db/query.h\"\n\n", stem);
    fprintf(c, "/* Made of %s.sql by tools/queries.c. */\n#include \"db/query.h\"\n", stem);
    if (argv[4][0] != '\0')
        fprintf(c, "#include \"%s\"\n", argv[4]);
    fprintf(c,
            "\nextern const struct query *const %s_queries[];\nextern const size_t %s_queries_n;\n",
            stem, stem);
    struct query q = {0};
    bool text = false; /* a line of the query itself was seen */
    while (fgets(line, sizeof line, in) != NULL) {
        line_number++;
        if (is_head(line)) {
            if (q.name[0] != '\0')
                write_end(c, &q);
            q = (struct query){0};
            text = false;
            const char *at = line + 3;
            take_word(&at, q.name);
            fprintf(h, "extern const struct query q_%s;\n", q.name);
            fprintf(c, "extern const struct query q_%s;\nstatic const char sql_%s[] =", q.name,
                    q.name);
            if (n == QUERIES_MAX)
                stop("too many queries in one file");
            memcpy(names[n++], q.name, NAME_BYTES);
        } else if (strncmp(line, "--", 2) == 0) {
            if (q.name[0] != '\0' && !text)
                read_remark(&q, line);
        } else if (strspn(line, " \n") < strlen(line)) {
            if (q.name[0] == '\0')
                stop("a query begins with -- name: what it is for");
            text = true;
            write_line(c, line);
        }
    }
    if (q.name[0] != '\0')
        write_end(c, &q);
    fprintf(c, "const struct query *const %s_queries[] = {\n", stem);
    for (size_t i = 0; i < n; i++)
        fprintf(c, "    &q_%s,\n", names[i]);
    fputs("};\n", c);
    fprintf(c, "const size_t %s_queries_n = sizeof %s_queries / sizeof %s_queries[0];\n", stem,
            stem, stem);
    fprintf(h, "extern const struct query *const %s_queries[]; /* all of the file */\n", stem);
    fprintf(h, "extern const size_t %s_queries_n;\n", stem);
    return fclose(in) == 0 && fclose(c) == 0 && fclose(h) == 0 ? 0 : 1;
}
