/* Prints docs/deeds.gen.md from the table of deeds (src/app/roles.c). */
#include "app/roles.h"
#include "base/out.h"

static const char *const reaches[] = {
    [REACH_ANYONE] = "no account is needed",
    [REACH_SELF] = "any account, to itself",
    [REACH_HELD] = "wherever the role is held",
    [REACH_ALL] = "the installation: the role is held where nothing is above",
    [REACH_ORG] = "the organisation of the role, and below",
    [REACH_DUTY] = "the duty: a department that leads or supports it; others by its plan",
};

int main(void) {
    struct arena *a = arena_open(1 << 20);
    struct out o = out_open_fd(a, 1);
    out_raw(&o,
            S("# Who may do what\n\nMade of the table in `src/app/roles.c` by `make docs`; what "
              "roles are and how they are granted stands in [accounts.md](accounts.md). What "
              "only the security administrator may do is done by the system administrator "
              "until the first one is appointed.\n\n| deed | 操作 |"));
    for (size_t i = 0; i < role_names_n; i++)
        out_fmt(&o, " %s %s |", role_names[i].kind, role_names[i].called);
    out_raw(&o, S(" to what |\n| --- | --- |"));
    for (size_t i = 0; i < role_names_n; i++)
        out_raw(&o, S(" :-: |"));
    out_raw(&o, S(" --- |\n"));
    for (size_t i = 0; i < deed_rows_n; i++) {
        const struct deed_row *row = &deed_rows[i];
        out_fmt(&o, "| %s | %s |", row->deed, row->called);
        for (size_t k = 0; k < role_names_n; k++)
            out_raw(&o, deed_is_of(row, str_from(role_names[k].kind)) ? S(" ● |") : S(" |"));
        out_fmt(&o, " %s |\n", reaches[row->reach]);
    }
    bool good = out_flush(&o);
    arena_close(a);
    return good ? 0 : 1;
}
