#!/bin/sh
# Fuzzes every parser for some seconds each, starting from its corpus in tests/fuzz/corpus/NAME.
# A finding is left in build-fuzz/findings and belongs into the corpus once it is mended.
# usage: tools/fuzz.sh SECONDS [TARGET...]
set -u
cd "$(dirname "$0")/.."
seconds=$1
shift
CC=clang tools/build.sh build-fuzz -Dfuzz=true -Dtests=true --buildtype=debugoptimized \
    -Db_sanitize=address,undefined -Db_lundef=false || exit 1
mkdir -p build-fuzz/findings
passed=0
failed=0
[ $# -gt 0 ] || set -- $(find build-fuzz/tests/fuzz -maxdepth 1 -type f -perm -u+x -name 'fuzz_*' | sort)
for target in "$@"; do
    name=$(basename "$target" | sed 's/^fuzz_//')
    work=build-fuzz/corpus/$name
    mkdir -p "$work"
    seeds=
    [ -d "tests/fuzz/corpus/$name" ] && seeds=tests/fuzz/corpus/$name
    if "build-fuzz/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 \
        -artifact_prefix="build-fuzz/findings/$name-" "$work" $seeds >"build-fuzz/$name.log" 2>&1; then
        passed=$((passed + 1))
        echo "passed     fuzz $name: $(grep -o 'Done [0-9]* runs.*' "build-fuzz/$name.log")"
    else
        failed=$((failed + 1))
        echo "failed     fuzz $name: see build-fuzz/$name.log"
        tail -n 20 "build-fuzz/$name.log"
    fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
