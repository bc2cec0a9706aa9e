#!/bin/sh
# Kills the program with SIGKILL at random moments while it changes duties: whatever it said was done
# is there afterwards, nothing stands half done, and the chain is whole.
# usage: crash_test.sh PROGRAM ROUNDS     on PostgreSQL where BIHUAN_TEST_POSTGRES is set, else SQLite
set -u
program=$1
rounds=$2
dir=$(mktemp -d /tmp/bihuan-crash-XXXXXX)
trap 'rm -rf "$dir"' EXIT
failed=0

wrong() {
    echo "not ok - $*"
    failed=$((failed + 1))
}

# A database of its own; on a server that of the test run is empty and is ours.
address=$dir/bihuan.db
engine=sqlite
if [ -n "${BIHUAN_TEST_POSTGRES:-}" ]; then
    engine=postgres
    address=$BIHUAN_TEST_POSTGRES
fi
export BIHUAN_DB="$address" LC_ALL=zh_CN.UTF-8
"$program" init 青禾县图书馆 >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
"$program" config set files "$dir/files" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
"$program" import examples/plan.txt >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
"$program" duty accept 1 >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }

# One after the other, each acknowledged on a line of its own.
cat >"$dir/clerk" <<'EOF'
n=$2
while :; do
    n=$((n + 1))
    "$1" duty progress 1 --note "第 $n 步" >/dev/null 2>&1 && echo "$n"
done
EOF

last=0
for round in $(seq "$rounds"); do
    setsid sh "$dir/clerk" "$program" "$last" >"$dir/said" 2>/dev/null &
    clerk=$!
    sleep "0.$(awk -v r="$round" 'BEGIN { srand(r * 7919 + 17); printf "%03d", 20 + rand() * 280 }')"
    # The group is there when setsid has run.
    until kill -KILL "-$clerk" 2>/dev/null; do
        sleep 0.01
    done
    wait "$clerk" 2>/dev/null
    said=$(tail -n 1 "$dir/said")
    said=${said:-$last}
    kept=$("$program" duty show 1 | sed -n 's/^进展：第 \([0-9]*\) 步$/\1/p')
    kept=${kept:-0}
    # What was killed on its way may be there as well, but nothing beyond it.
    [ "$kept" -ge "$said" ] && [ "$kept" -le $((said + 1)) ] ||
        wrong "$engine, round $round: said $said, kept $kept"
    "$program" verify >"$dir/log" 2>&1 || wrong "$engine, round $round: $(cat "$dir/log")"
    last=$kept
done
[ "$last" -gt 0 ] || wrong "$engine: not one change in $rounds rounds"
[ $failed = 0 ] || exit 1
echo "ok - $engine: $rounds kills, $last changes acknowledged and kept"
