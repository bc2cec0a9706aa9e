#!/bin/sh
# Thirty-two people change duties of one database in the same moment, each with a command of his own:
# all succeed, and the audit is whole.
# usage: many_test.sh PROGRAM     on PostgreSQL where BIHUAN_TEST_POSTGRES is set, else SQLite
set -u
program=$1
dir=$(mktemp -d /tmp/bihuan-many-XXXXXX)
trap 'rm -rf "$dir"' EXIT
export BIHUAN_DB="${BIHUAN_TEST_POSTGRES:-$dir/bihuan.db}" LC_ALL=zh_CN.UTF-8
{ "$program" init 青禾县图书馆 && "$program" config set files "$dir/files" &&
    "$program" import examples/plan.txt && "$program" duty accept $(seq 32); } >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 1; }

for round in 1 2 3; do
    for i in $(seq 32); do
        { "$program" duty progress "$i" --progress "$round" >"$dir/said.$i" 2>&1 || echo "$i" >>"$dir/failed"; } &
    done
    wait
done
if [ -s "$dir/failed" ]; then
    echo "not ok - $(wc -l <"$dir/failed") of 96 failed: $(cat "$dir/said.$(head -n 1 "$dir/failed")")"
    exit 1
fi
kept=$("$program" ledger --limit 1000 --format csv | awk -F, '$1 >= 1 && $1 <= 32 && $NF + 0 == 3' | wc -l)
[ "$kept" = 32 ] || { echo "not ok - of 32 changes $kept were kept"; exit 1; }
"$program" verify >"$dir/log" 2>&1 || { echo "not ok - $(cat "$dir/log")"; exit 1; }
echo 'ok - 32 at once, three times'
