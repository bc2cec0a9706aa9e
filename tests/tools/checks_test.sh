#!/bin/sh
# Each check of tools/ must pass a good tree and fail a bad one, saying why. Speaks TAP.
# usage: checks_test.sh TOOLS_DIRECTORY
set -u
tools=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
n=0
failed=0

result() { # result OK NAME
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; failed=1; fi
}

# A small house in good order.
fresh() {
    rm -rf "$tree"
    mkdir -p "$tree/src/base" "$tree/src/doc" "$tree/src/read" "$tree/tests" "$tree/bench" \
        "$tree/tools" "$tree/docs"
    cp "$tools/../.clang-format" "$tree/"
    {
        echo '| floor | folder | may include | holds |'
        echo '|---|---|---|---|'
        echo '| 0 | base | - | text |'
        echo '| 2 | doc | base | documents |'
        echo '| 2 | read | base doc | facts |'
        echo '| 3+ | store | base | records |'
    } >"$tree/ARCHITECTURE.md"
    echo 'see `src/base/str.h`, `base/str.c` and [the glossary](docs/glossary.md)' >"$tree/README.md"
    for page in README.zh-CN.md CONVENTIONS.md; do echo words >"$tree/$page"; done
    printf '| task | `struct task` |\n| doc | `struct doc` |\n' >"$tree/docs/glossary.md"
    printf 'struct task {\n    int id;\n};\n' >"$tree/src/read/facts.h"
    printf 'struct doc {\n    int n;\n};\n' >"$tree/src/doc/doc.h"
    printf 'int str_len(const char *s);\n' >"$tree/src/base/str.h"
    printf '/* Text, with a "//" and malloc( in words. */\n#include "base/str.h"\n\n%s\n' \
        '#include <string.h>' >"$tree/src/base/str.c"
    printf '\nint str_len(const char *s) {\n    return s[0] == %s ? 0 : 1; /* http://x */\n}\n' "'/'" \
        >>"$tree/src/base/str.c"
    echo "cmocka = dependency('cmocka')" >"$tree/meson.build"
    echo 'test   libcmocka-dev   pc cmocka' >"$tree/tools/deps.sh"
}

passes() { # passes CHECK: on the tree as it stands
    out=$("$tools/check_$1.sh" "$tree" 2>&1)
    status=$?
    [ $status = 0 ] || echo "$out"
    result $status "$1 passes: good tree"
}

fails() { # fails CHECK WORDS NAME: exits 1 and says WORDS
    out=$("$tools/check_$1.sh" "$tree" 2>&1)
    status=$?
    if [ $status != 0 ] && echo "$out" | grep -q -F -- "$2"; then
        result 0 "$1 fails: $3"
    else
        echo "exit $status: $out"
        result 1 "$1 fails: $3"
    fi
    fresh
}

fresh
for check in layers size words docs format; do passes $check; done

echo '#include "read/facts.h"' >>"$tree/src/doc/doc.h"
fails layers 'doc may not include read/facts.h' 'include against the floors'
mkdir "$tree/src/attic" && echo 'int x;' >"$tree/src/attic/a.c" && echo '#include <stdio.h>' >>"$tree/src/attic/a.c"
fails layers 'the room attic has no row' 'a room without a row'
rm -r "$tree/src/read"
fails layers 'there is no room read' 'a row without a room'
mkdir "$tree/src/store" && echo '#include <stdio.h>' >"$tree/src/store/a.c"
fails layers 'marked as to come' 'a room that came'
echo '#include <zip.h>' | tee "$tree/src/base/a.c" >"$tree/src/doc/a.c"
fails layers 'already has its door' 'two doors to one library'
echo '#include <zip.h>' >>"$tree/src/doc/doc.h"
fails layers 'belongs into one .c file' 'a library in a header'
echo '#include "str.h"' >>"$tree/src/base/str.c"
fails layers 'must be named with its room' 'an include without its room'
echo >"$tree/ARCHITECTURE.md"
fails layers 'no table of floors' 'no table'

awk 'BEGIN { for (i = 0; i < 801; i++) print "int x" i ";" }' >"$tree/src/base/a.c"
fails size '801 lines' 'a long file'
awk 'BEGIN { print "int f(void) {"; for (i = 0; i < 60; i++) print "    g();"; print "}" }' >"$tree/src/base/a.c"
fails size 'lines in one function' 'a long function'
awk 'BEGIN { printf "/* "; for (i = 0; i < 100; i++) printf "x"; print " */" }' >"$tree/src/base/a.c"
fails size '106 columns' 'a long line'
awk 'BEGIN { printf "/* "; for (i = 0; i < 94; i++) printf "文"; print " */" }' >"$tree/src/base/a.c"
passes size
printf 'int f(int a, int b, int c,\n      int d, int e, int (*g)(int, int)) {\n}\n' >"$tree/src/base/a.c"
fails size '6 parameters' 'many parameters'
printf 'int f(int a) {\n    if (a) {\n        if (a) {\n            if (a) {\n                if (a) {\n' >"$tree/src/base/a.c"
fails size 'nested deeper' 'deep nesting'

echo '// a note' >>"$tree/src/base/str.c"
fails words '// is for' 'a // comment'
echo '/* TODO: more */' >>"$tree/src/base/str.c"
fails words 'unfinished' 'unfinished business'
echo 'int f(void) { return malloc(1) != 0; }' >>"$tree/src/doc/a.c"
fails words 'malloc is banned' 'memory by hand'
echo 'int f(char *s) { return sprintf (s, "x"); }' >>"$tree/tests/a.c"
fails words 'sprintf is banned' 'an unsafe call'

echo '`src/base/gone.c`' >>"$tree/README.md"
fails docs 'there is no src/base/gone.c' 'a path that is gone'
echo '[more](docs/gone.md)' >>"$tree/README.md"
fails docs 'leads nowhere' 'a broken link'
echo '| doc | `struct doc` |' >"$tree/docs/glossary.md"
fails docs 'struct task' 'a record outside the glossary'
rm "$tree/CONVENTIONS.md"
fails docs 'is missing' 'a page that is missing'
echo "x = dependency('libgone')" >>"$tree/meson.build"
fails docs 'libgone' 'a library without a package'

echo 'int  f( void ){return 0;}' >"$tree/src/base/a.c"
fails format 'make format' 'another layout'

# nm reads objects, so this one compiles.
globals() { # globals EXPECTED_STATUS NAME SOURCE
    printf '%s\n' "$3" >"$tree/a.c"
    cc -fPIC -c "$tree/a.c" -o "$tree/a.o"
    "$tools/check_globals.sh" "$tree/a.o" >"$tree/out"
    status=$?
    [ $status = "$1" ] || cat "$tree/out"
    [ $status = "$1" ]
    result $? "globals: $2"
}
globals 0 'constant tables pass' 'static const char *const t[] = {"a"}; const char *const *f(void) { return t; }'
globals 1 'a counter fails' 'int counter; int f(void) { return ++counter; }'
globals 1 'a static counter fails' 'int f(void) { static int n = 1; return ++n; }'
globals 1 'a table that is not constant fails' 'const char *t[] = {"a"};'

# A table of deeds and who runs them.
deeds() { # deeds NAME: what is run
    fresh
    mkdir "$tree/src/app"
    printf '    {"add org", "new", "system", REACH_ORG},\n    {"close duty", "end", "clerk", REACH_DUTY},\n' \
        >"$tree/src/app/roles.c"
    printf '%s\n' 'static const struct flow_row rows[] = {' '    {"idle", "close", "closed", "clerk", false},' \
        '};' 'name = str_cat(a, e->event, S(" duty"));' >"$tree/src/app/duty_flow.c"
    printf 'err f(void) {\n    return tx_run(d,\n        "%s", add, &w);\n}\n' "$1" >"$tree/src/app/org.c"
}
deeds 'add org'
passes deeds
deeds 'move org'
fails deeds '"move org" has no row' 'a deed without a row'
deeds 'add org'
: >"$tree/src/app/duty_flow.c"
fails deeds 'nothing runs "close duty"' 'a row without a deed'

echo one >"$tree/page"
"$tools/check_generated.sh" "$tree/page" echo one >/dev/null
result $? 'generated passes: the same'
! "$tools/check_generated.sh" "$tree/page" echo two >/dev/null
result $? 'generated fails: another'
"$tools/check_generated.sh" "$tree/page" no-such-command >/dev/null
[ $? = 77 ]
result $? 'generated is skipped: a command that is not installed'
WRITE=1 "$tools/check_generated.sh" "$tree/page" echo two && grep -q two "$tree/page"
result $? 'generated writes when asked'

mkdir "$tree/b"
printf '[\n  {\n    "directory": "x",\n    "command": "cc -Wall -Werror -c -o a.o %s",\n    "file": "a.c"\n  }\n]\n' \
    "$tree/a.c" >"$tree/b/compile_commands.json"
echo 'int f(void) { return 0; }' >"$tree/a.c"
"$tools/check_clang.sh" "$tree/b" >/dev/null 2>&1
result $? 'clang passes: good code'
echo 'int f(void) { int unused; return 0; }' >"$tree/a.c"
! "$tools/check_clang.sh" "$tree/b" >/dev/null 2>&1
result $? 'clang fails: a warning'

# The counter itself: sections of a log, and what must be counted.
counts() { # counts EXPECTED NAME RESULT LINES...: of a log with one test
    want=$1
    name=$2
    printf '====== 1/2 ======\ntest:         some test\nresult:       %s\n' "$3" >"$tree/log"
    shift 3
    [ $# = 0 ] || printf '%s\n' "$@" >>"$tree/log"
    got=$(awk -f "$tools/count_tests.awk" "$tree/log" | tail -n 1)
    [ "$got" = "$want" ] || echo "got $got"
    [ "$got" = "$want" ]
    result $? "count: $name"
}
counts '1 passed, 0 failed' 'a test that says nothing' 'exit status 0'
counts '0 passed, 1 failed' 'one that fails' 'exit status 1'
counts '0 passed, 0 failed, 1 skipped' 'one that is skipped' 'exit status 77'
counts '1 passed, 1 failed' 'cmocka names a failure twice' 'exit status 1' '[       OK ] a' \
    '[  FAILED  ] b' '[  FAILED  ] tests: 1 test(s), listed below:' '[  FAILED  ] b'
counts '1 passed, 1 failed' 'a crash in the middle' 'killed by signal 11 SIGSEGV' '[       OK ] a'
counts '1 passed, 1 failed, 1 skipped' 'TAP' 'exit status 0' 'ok 1 - a' 'ok 2 - b # SKIP no server' \
    'not ok 3 - c'
exit $failed
