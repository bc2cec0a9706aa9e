#!/bin/sh
# Layout: every C file of our own as .clang-format has it.
# usage: tools/check_format.sh [--write] [ROOT]
set -eu
write=no
[ "${1:-}" = --write ] && { write=yes; shift; }
cd "${1:-$(dirname "$0")/..}"
files=$(find src tests bench tools -name '*.[ch]' ! -name '*.gen.c' | sort)
if [ $write = yes ]; then
    clang-format -i $files
    exit 0
fi
# One line a file: the layout is not discussed, so the places do not matter.
bad=$(clang-format --dry-run $files 2>&1 | sed -n 's/^\([^:]*\):.*Wclang-format-violations.*/\1/p' | sort -u)
for file in $bad; do
    echo "$file: layout differs; run make format"
done
[ -z "$bad" ]
