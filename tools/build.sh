#!/bin/sh
# Configures and builds one build directory; says nothing unless it fails, then shows why.
# usage: tools/build.sh DIRECTORY [MESON OPTIONS]
# The meson options count when the directory is made; without any, the checked build is made:
# debug, ASan and UBSan, warnings are errors.
set -eu
cd "$(dirname "$0")/.."
. tools/say.sh
dir=$1
shift
[ $# -gt 0 ] || set -- --buildtype=debug -Doptimization=1 -Db_sanitize=address,undefined \
    -Db_lundef=false -Dwerror=true
tools/sqlite.sh
log=$dir/build.log
mkdir -p "$dir"
: >"$log"

failed() {
    # The first error counts; what follows it is often its echo.
    if grep -q -m1 -E 'error:|ERROR:|undefined reference' "$log"; then
        grep -m5 -A4 -E 'error:|ERROR:|undefined reference' "$log" >&2
    else
        tail -n 30 "$log" >&2
    fi
    say "编译没有成功，全部过程见 $log。" "the build failed; all of it is in $log" >&2
    exit 1
}

[ -f "$dir/build.ninja" ] || meson setup "$dir" "$@" >>"$log" 2>&1 || failed
ninja -C "$dir" >>"$log" 2>&1 || failed
ln -sf src/bihuan "$dir/bihuan" # meson puts it into src/; people look for it here
