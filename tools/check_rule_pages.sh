#!/bin/sh
# The pages of docs/diagnostics are what the table of rules says now, one a code and an index, and
# none is left over. With WRITE=1 they are written instead (make docs).
# usage: tools/check_rule_pages.sh RULE_PAGES [FOLDER]
set -u
program=$1
here=$(dirname "$0")
folder=${2:-$here/../docs/diagnostics}
bad=0
[ "${WRITE:-}" = 1 ] && { rm -rf "$folder"; mkdir -p "$folder"; }
"$here/check_generated.sh" "$folder/README.gen.md" "$program" index || bad=1
codes=$("$program")
for code in $codes; do
    "$here/check_generated.sh" "$folder/$code.gen.md" "$program" "$code" || bad=1
done
for page in "$folder"/*.gen.md; do
    code=$(basename "$page" .gen.md)
    [ "$code" = README ] || echo "$codes" | grep -q -x "$code" || {
        echo "$page: there is no such code; run make docs"
        bad=1
    }
done
exit $bad
