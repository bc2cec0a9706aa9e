#!/bin/sh
# The writer and its clients under ThreadSanitizer, which does not go together with ASan: in a build
# of its own, of which only this program is made.
# usage: threads_test.sh
set -eu
cd "$(dirname "$0")/../.."
dir=build-thread
log=$dir/build.log
mkdir -p $dir
{ [ -f $dir/build.ninja ] || meson setup $dir --buildtype=debug -Doptimization=1 \
    -Db_sanitize=thread -Db_lundef=false -Dwerror=false; ninja -C $dir tests/app/app_tests; } >$log 2>&1 ||
    { tail -n 30 $log; exit 1; }
TSAN_OPTIONS=halt_on_error=1 $dir/tests/app/app_tests threads
