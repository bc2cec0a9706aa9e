#!/bin/sh
# Kills the program with SIGKILL at random moments while it changes a duty, changes twenty at once, or
# imports plans, in turn: whatever it said was done is there afterwards, nothing stands half done, and
# the chain is whole.
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

"$program" duty accept $(seq 2 21) >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
lines() { "$program" ledger --limit 100000 --format csv | sed 1d; }
per_plan=$(lines | wc -l)

# What a clerk does again and again, each acknowledged on a line of its own, counted on from "$last".
cat >"$dir/clerk" <<'EOF'
n=$3
while :; do
    n=$((n + 1))
    case $2 in
    change) "$1" duty progress 1 --note "第 $n 步" ;;
    batch) "$1" duty progress $(seq 2 21) --progress "$n" ;;
    import) cp examples/plan.txt "$4/plan.txt" && echo "附注$n" >>"$4/plan.txt" && "$1" import "$4/plan.txt" ;;
    esac >/dev/null 2>&1 && echo "$n"
done
EOF

# What is kept: the last step of the clerk; "half" where a deed is half there.
kept_change() { "$program" duty show 1 | sed -n 's/^进展：第 \([0-9]*\) 步$/\1/p'; }
kept_batch() { # the duties 2 to 21 are changed together, so all say the same
    lines | awk -F, '$1 >= 2 && $1 <= 21 { if (n++ > 0 && $NF != last) half = 1; last = $NF }
        END { print half || n != 20 ? "half" : last + 0 }'
}
kept_import() { # the first plan was there before
    lines | awk -v per="$per_plan" 'END { print NR % per == 0 ? NR / per - 1 : "half" }'
}

last_change=0
last_batch=0
last_import=0
for round in $(seq "$rounds"); do
    what=$(echo change batch import | cut -d ' ' -f $((round % 3 + 1)))
    eval "last=\$last_$what"
    [ "$last" -lt 90 ] || [ $what != batch ] || continue # a hundredth at a time
    setsid sh "$dir/clerk" "$program" $what "$last" "$dir" >"$dir/said" 2>/dev/null &
    clerk=$!
    sleep "$(awk -v r="$round" -v s="$([ $what = import ] && echo 1.2 || echo 0.28)" \
        'BEGIN { srand(r * 7919 + 17); printf "%.3f", 0.02 + rand() * s }')"
    # The group is there when setsid has run.
    until kill -KILL "-$clerk" 2>/dev/null; do
        sleep 0.01
    done
    wait "$clerk" 2>/dev/null
    said=$(tail -n 1 "$dir/said")
    said=${said:-$last}
    kept=$(kept_$what)
    # What was killed on its way may be there as well, but nothing beyond it.
    case ${kept:=0} in
    half) wrong "$engine, round $round: half a $what" ;;
    *) [ "$kept" -ge "$said" ] && [ "$kept" -le $((said + 1)) ] ||
        wrong "$engine, round $round: $what: said $said, kept $kept" ;;
    esac
    "$program" verify >"$dir/log" 2>&1 || wrong "$engine, round $round: $(cat "$dir/log")"
    eval "last_$what=$kept"
done
for what in change batch import; do
    eval "last=\$last_$what"
    [ "$last" -gt 0 ] || wrong "$engine: not one $what in $rounds rounds"
done
[ $failed = 0 ] || exit 1
echo "ok - $engine: $rounds kills; kept $last_change changes, $last_batch batches, $last_import imports"
