/* Asking for secrets. */
#include "cli/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum {
    LINE_BYTES_MAX = 2000,
    CTRL_C = 3,
};

bool secret_can_ask(void) {
    return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

static void say(str text) {
    ssize_t n = write(STDERR_FILENO, text.ptr, text.len); /* there is nowhere to report it to */
    (void)n;
}

/* The bytes up to the end of a line, of which `ends` names the characters. *line_out is without it;
 * it is cut at LINE_BYTES_MAX. gives  the character that ended it, 0 = the input ended */
static int read_line(struct arena *a, int fd, const char *ends, str *line_out) {
    char *line = take(a, char, LINE_BYTES_MAX);
    size_t n = 0;
    char ch = 0;
    while (read(fd, &ch, 1) == 1) {
        if (strchr(ends, ch) != NULL && ch != 0)
            break;
        if (n < LINE_BYTES_MAX)
            line[n++] = ch;
        ch = 0;
    }
    *line_out = (str){line, n};
    return ch;
}

static err check_line(struct ctx *c, str line, str *secret_out) {
    if (line.len == LINE_BYTES_MAX)
        return fail(c, ERR_INVALID, "口令太长");
    *secret_out = line;
    return OK;
}

/* ---- from the terminal ---- */

/* Nothing of it is shown, and Ctrl-C ends the line instead of the program, which would leave the
 * terminal blind. */
static err ask(const struct call *call, struct ctx *c, str what, str *secret_out) {
    struct termios seen, blind;
    str line;
    if (!secret_can_ask() || tcgetattr(STDIN_FILENO, &seen) != 0)
        return fail(c, ERR_INVALID, "这里不是终端，不能输入口令，请用文件给出（见 --help）");
    blind = seen;
    blind.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    blind.c_cc[VEOL] = CTRL_C;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &blind);
    say(str_fmt(c->arena, "%.*s%s", STR(what), call->chinese ? "：" : ": "));
    int end = read_line(c->arena, STDIN_FILENO, "\n\003", &line);
    say(S("\n"));
    tcsetattr(STDIN_FILENO, TCSADRAIN, &seen);
    if (end != '\n')
        return fail(c, ERR_INVALID, "没有输入，已放弃");
    return check_line(c, line, secret_out);
}

/* ---- from a file ---- */

static void close_file(void *fd) {
    close(*(int *)fd);
}

static err read_file(struct ctx *c, str file, str *secret_out) {
    struct stat about;
    str line;
    int *fd = take(c->arena, int, 1);
    *fd = open(str_z(c->arena, file), O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        return fail(c, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "口令文件 %.*s 打不开", STR(file));
    arena_defer(c->arena, close_file, fd);
    if (fstat(*fd, &about) == 0 && S_ISREG(about.st_mode) &&
        (about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(c, ERR_DENIED, "口令文件 %.*s 别人也能读，请先执行 chmod 600 再用", STR(file));
    (void)read_line(c->arena, *fd, "\r\n", &line);
    return check_line(c, line, secret_out);
}

err secret_ask(const struct call *call, struct ctx *c, str what, str file, str *secret_out) {
    return file.len > 0 ? read_file(c, file, secret_out) : ask(call, c, what, secret_out);
}

err secret_choose(const struct call *call, struct ctx *c, str what, str file, str *secret_out) {
    str first, second;
    TRY(secret_ask(call, c, what, file, &first));
    if (file.len == 0 && first.len > 0) {
        TRY(ask(call, c, in(call, (struct both){"再输入一次", "once more"}), &second));
        if (!str_eq(first, second))
            return fail(c, ERR_CONFLICT, "两次输入的不一样，没有改动");
    }
    *secret_out = first;
    return OK;
}
