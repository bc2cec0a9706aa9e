#!/bin/sh
# A generated page is what its command prints now. With WRITE=1 it is written instead (make docs).
# Exits 77, a skipped test, where the command is not installed or says so itself.
# usage: tools/check_generated.sh PAGE COMMAND...
set -eu
page=$1
shift
command -v "$1" >/dev/null || exit 77
new=$(mktemp)
trap 'rm -f "$new"' EXIT
"$@" >"$new"
if [ "${WRITE:-}" = 1 ]; then
    cat "$new" >"$page"
elif ! diff -u "$page" "$new"; then
    echo "$page is not what its command prints; run make docs"
    exit 1
fi
