#!/bin/sh
# Every deed that is run has a row in the table of who may do what, and every row is run by somebody.
# usage: tools/check_deeds.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"
bad=0
wrong() { echo "$1"; bad=1; }
table=src/app/roles.c
rows=$(sed -n 's/^    {"\([a-z ]*\)", "[^"]*", "[a-z ]*", REACH_[A-Z]*},$/\1/p' "$table")
[ -n "$rows" ] || wrong "$table: there is no row of a deed"

# Names stand in quotes in the call of tx_run or tx_try, in a member .deed of a table, or, where one function runs several deeds, in
# quotes elsewhere in the file.
names=
for file in $(grep -l 'tx_run(\|tx_try(\|\.deed = "' src/app/*.c); do
    case $file in src/app/tx.c) continue ;; esac
    text=$(tr '\n' ' ' <"$file")
    names="$names
$(echo "$text" | grep -a -o '"[a-z]* [a-z ]*"' | tr -d '"' || true)"
    unknown=$(echo "$text" | grep -a -o 'tx_\(run\|try\)([^;]*;\|\.deed = "[^"]*"' | grep -a -o '"[a-z]* [a-z ]*"' | tr -d '"' |
        sort -u | while read -r name; do
            echo "$rows" | grep -q -x -F "$name" || echo "$file: \"$name\" has no row in $table"
        done)
    [ -z "$unknown" ] || wrong "$unknown"
done
# What may happen to a duty is a table of its own: its events are deeds, "EVENT duty".
for file in $(grep -l 'struct flow_row [a-z_]*\[\]' src/app/*.c || true); do
    noun=$(sed -n 's/.*e->event, S(" \([a-z]*\)").*/\1/p' "$file")
    for event in $(sed -n '/struct flow_row [a-z_]*\[\]/,/^};/p' "$file" |
        grep -a -o '{"[a-z]*", "[a-z]*"' | sed 's/.* "\(.*\)"/\1/' | sort -u); do
        names="$names
$event $noun"
        echo "$rows" | grep -q -x -F "$event $noun" ||
            wrong "$file: \"$event $noun\" has no row in $table"
    done
done
unused=$(echo "$rows" | while read -r row; do
    echo "$names" | grep -q -x -F "$row" || echo "$table: nothing runs \"$row\""
done)
[ -z "$unused" ] || wrong "$unused"
exit $bad
