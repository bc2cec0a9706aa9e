/* A process gives up what it does not need. Three walls, each as far as the kernel has it:
 * rlimits; a seccomp filter that allows a list of system calls and answers the rest with EPERM;
 * Landlock, which leaves reading below a list of folders. */
#define _GNU_SOURCE /* prctl, syscall: Linux */
#include "port/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#if defined(__x86_64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_AARCH64
#endif

enum {
    X32_BIT = 0x40000000, /* x86-64 numbers at or above this are another set of calls */
    WRITING = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND,
};

/* System calls that stay. To add one: a row, with the reason where it is not plain; numbers that
 * a machine does not have are left out by #ifdef. */
static const u32 allowed[] = {
    SYS_read,
    SYS_pread64,
    SYS_readv,
    SYS_write,
    SYS_writev,
    SYS_pwrite64,
    SYS_lseek,
    SYS_close,
    SYS_fstat,
    SYS_statx,
    SYS_fcntl,
    SYS_ftruncate,
    SYS_fadvise64,
    SYS_getcwd,
#ifdef SYS_newfstatat
    SYS_newfstatat,
#endif
#ifdef SYS_getrlimit
    SYS_getrlimit,
#endif
    /* the dynamic loader looks for libraries */
    SYS_faccessat,
    SYS_readlinkat,
#ifdef SYS_access
    SYS_access,
    SYS_stat,
    SYS_lstat,
    SYS_readlink,
#endif
    /* memory */
    SYS_brk,
    SYS_mmap,
    SYS_munmap,
    SYS_mremap,
    SYS_mprotect,
    SYS_madvise,
    /* locks and the end */
    SYS_futex,
    SYS_exit,
    SYS_exit_group,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_gettid,
    SYS_getpid,
    SYS_restart_syscall,
    /* clocks, numbers by chance (hash seeds of libxml2 and ICU), limits */
    SYS_clock_gettime,
    SYS_gettimeofday,
    SYS_nanosleep,
    SYS_clock_nanosleep,
    SYS_getrandom,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_sysinfo,
    SYS_uname,
};

/* Folders below which libraries, their tables and the clock's zone lie. */
static const char *const readable[] = {"/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/nix/store"};

#ifdef AUDIT_ARCH_HERE
enum {
    FILTER_ROOM = 32 + 2 * COUNT_OF(allowed),
};

struct filter {
    struct sock_filter v[FILTER_ROOM];
    unsigned short n;
};

static void put(struct filter *f, u16 code, u32 k, u8 yes, u8 no) {
    f->v[f->n++] = (struct sock_filter){.code = code, .jt = yes, .jf = no, .k = k};
}

static void put_load(struct filter *f, size_t offset) {
    put(f, BPF_LD | BPF_W | BPF_ABS, (u32)offset, 0, 0);
}

static void put_answer(struct filter *f, u32 answer) {
    put(f, BPF_RET | BPF_K, answer, 0, 0);
}

/* `call` is allowed when the argument has none of the bits; only its low half is looked at, which
 * is all that an int has (both machines are little-endian). */
static void put_unless_bits(struct filter *f, u32 call, int argument, u32 bits) {
    put(f, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4);
    put_load(f, offsetof(struct seccomp_data, args) + sizeof(u64) * (size_t)argument);
    put(f, BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
    put_answer(f, SECCOMP_RET_ERRNO | EACCES);
    put_answer(f, SECCOMP_RET_ALLOW);
}

/* `call` is allowed when its first argument is `value`: a process, not that of somebody else. */
static void put_if_first(struct filter *f, u32 call, u32 value) {
    put(f, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4);
    put_load(f, offsetof(struct seccomp_data, args));
    put(f, BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
    put_answer(f, SECCOMP_RET_ERRNO | EPERM);
    put_answer(f, SECCOMP_RET_ALLOW);
}

static void put_all(struct filter *f) {
    put_load(f, offsetof(struct seccomp_data, arch));
    put(f, BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_HERE, 1, 0);
    put_answer(f, SECCOMP_RET_KILL_PROCESS);
    put_load(f, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    put(f, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
    put_answer(f, SECCOMP_RET_KILL_PROCESS);
#endif
    for (size_t i = 0; i < COUNT_OF(allowed); i++) {
        put(f, BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1);
        put_answer(f, SECCOMP_RET_ALLOW);
    }
    put_if_first(f, SYS_tgkill, (u32)getpid()); /* abort */
    put_if_first(f, SYS_prlimit64, 0);          /* getrlimit of itself */
    put_unless_bits(f, SYS_openat, 2, WRITING);
#ifdef SYS_open
    put_unless_bits(f, SYS_open, 1, WRITING);
#endif
    put_answer(f, SECCOMP_RET_ERRNO | EPERM);
}

static bool close_calls(void) {
    struct filter f = {.n = 0};
    put_all(&f);
    struct sock_fprog program = {.len = f.n, .filter = f.v};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static bool close_calls(void) {
    return false; /* another machine: the limits and Landlock must do */
}
#endif

static bool close_files(void) {
    const u64 reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    const struct landlock_ruleset_attr all = {
        .handled_access_fs = reading | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                             LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0u);
    if (rules < 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(readable); i++) {
        int fd = open(readable[i], O_PATH | O_CLOEXEC);
        struct landlock_path_beneath_attr below = {.allowed_access = reading, .parent_fd = fd};
        if (fd < 0)
            continue;
        if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0u) != 0) {
            below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE; /* a file, not a folder */
            syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0u);
        }
        close(fd);
    }
    bool closed = syscall(SYS_landlock_restrict_self, rules, 0u) == 0;
    close(rules);
    return closed;
}

int sandbox_enter(const struct sandbox *in) {
    const struct rlimit none = {0, 0};
    const struct rlimit cpu = {(rlim_t)in->cpu_seconds, (rlim_t)in->cpu_seconds + 1};
    const struct rlimit memory = {(rlim_t)in->memory_bytes, (rlim_t)in->memory_bytes};
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_CPU, &cpu);
    if (!SANITIZED)
        setrlimit(RLIMIT_AS, &memory);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return 0;
    int walls = close_files() ? SANDBOX_FILES : 0;
    return walls | (close_calls() ? SANDBOX_CALLS : 0);
}
