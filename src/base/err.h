/* Errors: a short list of codes with one text, set where the cause is known and passed up. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/str.h"

/* code, exit status of the command line, HTTP status, sentence for a person.
 * To add one: a row here, in order of how often it is met. */
#define ERR_LIST(X)                                                                                \
    X(OK, 0, 200, "成功")                                                                          \
    X(NOT_FOUND, 1, 404, "没有找到")                                                               \
    X(INVALID, 1, 422, "内容不合要求")                                                             \
    X(DENIED, 1, 403, "没有权限")                                                                  \
    X(CONFLICT, 1, 409, "与别人的修改冲突")                                                        \
    X(TOO_BIG, 1, 413, "超过了限额")                                                               \
    X(BUSY, 1, 503, "正忙，请稍后再试")                                                            \
    X(MISSING, 1, 501, "缺少所需的组件")                                                           \
    X(IO, 1, 500, "读写失败")                                                                      \
    X(DB, 1, 500, "数据库出错")                                                                    \
    X(BUG, 1, 500, "程序出错")

typedef enum err {
#define X(code, exit_status, http_status, sentence) ERR_##code,
    ERR_LIST(X)
#undef X
    ERR_COUNT,
    OK = ERR_OK,
} err;

const char *err_name(err e);     /* "NOT_FOUND" */
const char *err_sentence(err e); /* Chinese */
int err_exit(err e);             /* exit status */

/* What every fallible function is handed: memory and the first cause of a failure. It knows no
 * noun of the field. */
struct pulse;
struct ctx {
    struct arena *arena;
    struct pulse *pulse; /* that long work counts up (base/pulse.h); NULL = nobody watches */
    err code;            /* first failure; OK while there is none */
    str text;            /* what, where, what to do: one sentence; empty while OK */
};

/* fail: notes the first cause; later calls keep it. gives  the first code, for `return fail(…)` */
err fail(struct ctx *c, err code, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* The only macro that changes the flow of control: leaves the function with the error. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        err try_err = (call);                                                                      \
        if (try_err != OK)                                                                         \
            return try_err;                                                                        \
    } while (0)

#endif
