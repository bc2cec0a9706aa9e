#!/bin/sh
# Backups under trouble: while others write, killed at any moment, on a full or read-only disk; that a
# head can be checked with openssl alone, and that unzip and sha256sum read a backup. TAP; on
# PostgreSQL where BIHUAN_TEST_POSTGRES is set, else SQLite.
# usage: backup_test.sh PROGRAM
set -u
program=$(realpath "$1")
dir=$(mktemp -d /tmp/bihuan-backup-XXXXXX)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=zh_CN.UTF-8 BIHUAN_DB="${BIHUAN_TEST_POSTGRES:-$dir/bihuan.db}"
n=0
bad=0

# check WHAT STATUS: a line of the answer
check() {
    n=$((n + 1))
    if [ "$2" = 0 ]; then echo "ok $n - $1"; else
        bad=$((bad + 1))
        echo "not ok $n - $1"
    fi
}

"$program" init 青禾县图书馆 >"$dir/log" 2>&1 || cat "$dir/log"
[ -z "${BIHUAN_TEST_POSTGRES:-}" ] || "$program" config set files "$dir/files" >"$dir/log"
"$program" import examples/plan.txt >"$dir/log" 2>&1 || cat "$dir/log"
"$program" duty accept 1 >"$dir/log" 2>&1

# While somebody writes.
(while :; do "$program" duty progress 1 --note "$(date +%N)" >/dev/null 2>&1; done) &
writer=$!
whole=0
for i in 1 2 3 4 5; do
    "$program" backup "$dir/busy-$i.zip" >"$dir/log" 2>&1 &&
        "$program" restore "$dir/busy-$i.zip" --db "$dir/busy-$i.db" --files "$dir/busy-files" \
            >"$dir/log" 2>&1 &&
        "$program" verify --db "$dir/busy-$i.db" >"$dir/log" 2>&1 || { cat "$dir/log"; whole=1; }
done
kill "$writer"
wait "$writer" 2>/dev/null
check 'backups beside a writer are whole, each of one state' $whole

"$program" backup "$dir/good.zip" >"$dir/log"
mkdir "$dir/read"
(cd "$dir/read" && unzip -q ../good.zip && sha256sum --quiet -c SHA256SUMS) >"$dir/log" 2>&1
check 'unzip and sha256sum read it' $?
named=$(cd "$dir/read" && find files -type f | sed 's|.*/||' | sort)
[ -n "$named" ] && [ "$named" = "$(cd "$dir/read" && find files -type f -exec sha256sum {} + |
    cut -c1-64 | sort)" ]
check 'stored files bear their digests' $?
grep -q "$(echo "$named" | sha256sum | cut -c1-64)" "$dir/read/files.json"
check 'the list of files is proven' $?

# Killed at some moment: nothing under the name, nothing beside it.
left=0
for i in $(seq 12); do
    "$program" backup "$dir/killed.zip" >/dev/null 2>&1 &
    job=$!
    sleep "0.$(awk -v i="$i" 'BEGIN { printf "%03d", i * 23 }')"
    kill -KILL $job 2>/dev/null
    wait $job 2>/dev/null
    if [ -e "$dir/killed.zip" ]; then
        "$program" backup --check "$dir/killed.zip" >"$dir/log" 2>&1 || left=1
        rm "$dir/killed.zip"
    fi
    [ -z "$(find "$dir" -name '.bihuan-*')" ] || left=1
done
check 'a backup that is killed leaves no half file' $left

# The same of a restore, into a file that the next attempt takes as empty or has whole.
left=0
for i in $(seq 8); do
    "$program" restore "$dir/good.zip" --db "$dir/half.db" --files "$dir/half-files" >/dev/null 2>&1 &
    job=$!
    sleep "0.$(awk -v i="$i" 'BEGIN { printf "%03d", i * 41 }')"
    kill -KILL $job 2>/dev/null
    wait $job 2>/dev/null
    if "$program" verify --no-files --db "$dir/half.db" >/dev/null 2>&1; then
        "$program" ledger --db "$dir/half.db" --limit 1 | grep -q '1 项' || left=1
        rm -f "$dir"/half.db*
    else
        "$program" restore "$dir/good.zip" --db "$dir/half.db" --files "$dir/half-files" \
            >"$dir/log" 2>&1 || { cat "$dir/log"; left=1; }
        rm -f "$dir"/half.db*
    fi
done
check 'a restore that is killed leaves all or nothing' $left

# A disk that is full.
"$program" backup /dev/full >"$dir/log" 2>&1
[ $? = 1 ] && grep -q '/dev/full' "$dir/log"
check 'a full device is told' $?
(ulimit -f 8 && exec "$program" backup "$dir/limited.zip") >"$dir/log" 2>&1
[ $? != 0 ] && [ ! -e "$dir/limited.zip" ]
check 'a limit of file size leaves nothing' $?

# A folder that may not be written: only for who is not root.
if [ "$(id -u)" != 0 ]; then
    mkdir "$dir/locked" && chmod 500 "$dir/locked"
    "$program" backup "$dir/locked/x.zip" >"$dir/log" 2>&1
    [ $? = 1 ] && [ -s "$dir/log" ]
    check 'a read-only folder is told' $?
fi
"$program" backup "$dir/no/such/x.zip" >"$dir/log" 2>&1
[ $? = 1 ] && grep -q '没有文件夹' "$dir/log"
check 'a folder that is not there is told' $?

# Foreign files.
echo hello >"$dir/hello.zip"
"$program" restore "$dir/hello.zip" --db "$dir/none.db" >"$dir/log" 2>&1
[ $? = 1 ] && [ ! -e "$dir/none.db" ] && grep -q 不完整或已损坏 "$dir/log"
check 'what is no zip is refused' $?
"$program" restore tests/data/hostile/zip_bomb.docx --db "$dir/none.db" >"$dir/log" 2>&1
[ $? = 1 ] && [ ! -e "$dir/none.db" ] && grep -q 不是备份文件 "$dir/log"
check 'a zip of others is refused' $?

# A head with openssl alone, by the commands of docs/verify.md.
cd "$dir" || exit 1
"$program" head key key.pem >log 2>&1 && "$program" head export head.txt --key key.pem >log 2>&1
check 'a head is signed' $?
commands=$(sed -n '/^```sh openssl$/,/^```$/p' "$OLDPWD/docs/verify.md" | sed '/^```/d')
[ -n "$commands" ] && sh -c "$commands" >log 2>&1 && grep -q 'Verified Successfully' log
check 'openssl alone checks it' $?
sed -i 's/^entries: /entries: 1/' head.txt
sh -c "$commands" >log 2>&1
! grep -q 'Verified Successfully' log
check 'and finds a change' $?
echo "1..$n"
[ $bad = 0 ]
