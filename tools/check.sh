#!/bin/sh
# Every test, in the build with sanitizers. The last line is "N passed, N failed", counted over
# single test cases (tools/count_tests.awk); the exit status is 0 only when nothing failed.
# usage: tools/check.sh [--long]     --long adds what takes many minutes
set -u
cd "$(dirname "$0")/.."
. tools/say.sh
long=no
[ "${1:-}" = --long ] && long=yes

stop() { # something before the tests failed: that is one failure
    mkdir -p build-check
    echo "0 passed, 1 failed" | tee build-check/count
    exit 1
}

tools/deps.sh build run test || stop
[ $long = no ] || tools/deps.sh long || stop
say '正在编译带检查的版本（build-check）……' 'building with sanitizers (build-check) ...'
tools/build.sh build-check || stop

log=build-check/meson-logs/testlog.txt
rm -f "$log"
say '正在测试……' 'testing ...'
quick='--no-suite slow'
[ $long = no ] || quick='--timeout-multiplier 10'
meson test -C build-check --no-rebuild --num-processes "$(nproc)" $quick >build-check/test.log 2>&1
[ -f "$log" ] || { tail -n 20 build-check/test.log; stop; }
awk -f tools/count_tests.awk "$log" >build-check/summary
status=$?
tee build-check/count <build-check/summary
sed -i '$!d' build-check/count
[ $long = yes ] || exit $status
# Fuzzing last; its counts are added to those of the tests.
tools/fuzz.sh "${FUZZ_SECONDS:-600}" | tee build-check/fuzz
awk '/^[0-9]+ passed, [0-9]+ failed/ {
    passed += $1; failed += $3; skipped += $5
}
END {
    print passed " passed, " failed " failed" (skipped > 0 ? ", " skipped " skipped" : "")
    exit (failed > 0 || passed == 0)
}' build-check/count build-check/fuzz
