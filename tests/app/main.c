/* Runs the tests of app/. As `worker` it is the child that app_open starts. */
#include "app/suites.h"

#include "app/work.h"
#include "base/arena.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static void need_memory(void) {
    struct arena *a = arena_open(1 << 16);
    for (;;)
        arena_bytes(a, 1 << 12, 1);
}

static void lie(void) {
    for (int i = 0; i < 1000; i++)
        if (write(WORK_ANSWER_FD, "BHANSW01 and then nonsense", 26) != 26)
            break;
}

static int worker(int argc, char **argv) {
    const char *name = argc == 3 ? argv[2] : "";
    if (strcmp(name, WORKER_CRASHES) == 0)
        raise(SIGSEGV);
    if (strcmp(name, WORKER_IS_KILLED) == 0)
        raise(SIGKILL);
    if (strcmp(name, WORKER_TIMES_OUT) == 0)
        raise(SIGXCPU);
    if (strcmp(name, WORKER_NEEDS_MEMORY) == 0)
        need_memory();
    if (strcmp(name, WORKER_LIES) == 0)
        lie();
    if (strcmp(name, WORKER_LIES) == 0 || strcmp(name, WORKER_SAYS_NOTHING) == 0)
        return 0;
    return work_main(argc, argv);
}

/* A line each. */
/* clang-format off */
static int (*const suites[])(void) = {
    account_tests,
    annex_tests,
    answer_tests,
    backup_tests,
    batch_tests,
    card_tests,
    chain_head_tests,
    compare_tests,
    desk_tests,
    disk_tests,
    duty_flow_tests,
    export_tests,
    file_type_tests,
    files_tests,
    filter_tests,
    grid_tests,
    import_tests,
    kind_tests,
    lamp_tests,
    ledger_tests,
    link_tests,
    measure_tests,
    more_tests,
    open_tests,
    org_tests,
    password_rule_tests,
    person_tests,
    pgm_tests,
    plan_tests,
    proof_tests,
    record_draft_tests,
    record_tests,
    register_tests,
    remind_tests,
    roles_tests,
    rows_tests,
    secret_tests,
    scale_tests,
    settings_tests,
    site_tests,
    sign_in_tests,
    stage_change_tests,
    task_assign_tests,
    task_change_tests,
    sheets_tests,
    tx_tests,
    wording_tests,
    writer_tests,
};
/* clang-format on */

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        _exit(worker(argc - 2, argv + 2));
    if (argc > 1 && strcmp(argv[1], "convert") == 0)
        return convert_tests();
    if (argc > 1 && strcmp(argv[1], "large") == 0)
        return proof_large_tests();
    if (argc > 1 && strcmp(argv[1], "proof") == 0)
        return proof_tests();
    if (argc > 1 && strcmp(argv[1], "threads") == 0)
        return tx_tests() + writer_tests();
    if (argc > 1 && strcmp(argv[1], "scale") == 0)
        return scale_tests();
    if (argc > 1 && strcmp(argv[1], "disk") == 0)
        return disk_tests();
    int failed = 0;
    for (size_t i = 0; i < COUNT_OF(suites); i++)
        failed += suites[i]();
    return failed;
}
