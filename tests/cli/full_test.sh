#!/bin/sh
# A disk that fills while changes are made: it is told, nothing that was acknowledged is lost, nothing
# stands half done, and once there is room again work goes on. On a small disk of memory of its own,
# which only root may make; others are told so. TAP.
# usage: full_test.sh PROGRAM sqlite|postgres
set -u
if [ "${3:-}" != inside ]; then
    unshare -m true 2>/dev/null || { echo 'skipped: no disk of its own can be made here'; exit 77; }
    exec unshare -m sh -c 'mount -t tmpfs -o size="$3" tmpfs /tmp && shift 3 && exec "$@"' full \
        - - "$([ "$2" = sqlite ] && echo 3m || echo 160m)" \
        "$([ "$2" = sqlite ] && echo env || echo tests/both/with_postgres.sh)" "$0" "$1" "$2" inside
fi
program=$1
engine=$2
[ "$engine" = sqlite ] || [ -n "${BIHUAN_TEST_POSTGRES:-}" ] || { echo 'skipped: no PostgreSQL server'; exit 77; }
export LC_ALL=zh_CN.UTF-8 BIHUAN_DB="${BIHUAN_TEST_POSTGRES:-/tmp/bihuan.db}"
n=0
bad=0
check() { # check WORDS STATUS: one line of the report
    n=$((n + 1))
    if [ "$2" = 0 ]; then
        echo "ok $n - $1"
    else
        bad=$((bad + 1))
        echo "not ok $n - $1"
    fi
}

"$program" init 青禾县图书馆 >/dev/null 2>&1
check 'a database is made' $?
top=$("$program" org | sed -n 's/^青禾县图书馆（单位 \([0-9]*\)）$/\1/p')
name=$(printf '科%.0s' $(seq 90))

# Leaves room for some changes only; a file needs some for its log and for what readers share.
left_kb=12
[ "$engine" = postgres ] || left_kb=130
head -c "$(($(df --output=avail -k /tmp | tail -n 1) - left_kb))k" /dev/zero >/tmp/ballast
acknowledged=0
refused=
for i in $(seq 3000); do
    said=$("$program" org add "$name$i" --above "$top" 2>&1) || { refused=$said; break; }
    acknowledged=$((acknowledged + 1))
done
case $refused in
*磁盘已满*|*连接断了*|*正在停止或启动*) check "a full disk is told after $acknowledged changes: $refused" 0 ;;
*) check "a full disk is told, not: $refused" 1 ;;
esac

rm /tmp/ballast
for i in $(seq 50); do # a server that has stopped comes back by itself
    "$program" org >/dev/null 2>&1 && break
    sleep 0.2
done
kept=$("$program" org | grep -c "$name")
check "acknowledged $acknowledged, kept $kept" "$([ "$kept" -ge "$acknowledged" ] && [ "$kept" -le $((acknowledged + 1)) ]; echo $?)"
"$program" org add "$name" --above "$top" >/dev/null 2>&1
check 'there is room, and work goes on' $?
said=$("$program" verify 2>&1)
check "verify: $said" $?
echo "1..$n"
[ $bad = 0 ]
