#!/bin/sh
# A database that cannot be written: on a medium or in a folder of others. It is read; what would
# change it is told; where it could not be read as a whole, that is told. TAP.
# usage: read_only_test.sh PROGRAM
set -u
here=$(cd "$(dirname "$0")" && pwd)
# Root may write everywhere, so it hands this over to another user, with copies of what is needed: the
# tree itself may lie where that one may not look.
if [ "$(id -u)" = 0 ] && [ "${2:-}" != handed ]; then
    dir=$(mktemp -d /tmp/bihuan-handed-XXXXXX)
    trap 'rm -rf "$dir"' EXIT
    cp "$1" "$dir/bihuan" && cp "$0" "$dir/test.sh" && cp -r examples "$dir" && chmod -R a+rX "$dir" || exit 1
    cd "$dir" || exit 1
    "$here/../../tools/as_user.sh" sh "$dir/test.sh" "$dir/bihuan" handed
    exit
fi
program=$1
dir=$(mktemp -d /tmp/bihuan-fixed-XXXXXX)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
export LC_ALL=zh_CN.UTF-8 BIHUAN_DB="$dir/it's 100% #1?/bihuan.db"
folder=$(dirname "$BIHUAN_DB")
n=0
bad=0

# expect STATUS WORDS COMMAND ARG…: how it ends, and what is found in all that it prints
expect() {
    want=$1
    words=$2
    shift 2
    said=$("$program" "$@" 2>&1 </dev/null)
    got=$?
    n=$((n + 1))
    case $got:$said in
    "$want":*"$words"*) echo "ok $n - $*" ;;
    *)
        bad=$((bad + 1))
        echo "not ok $n - $* gave $got: $said"
        ;;
    esac
}

mkdir "$folder"
expect 0 '已就绪' init 青禾县图书馆
expect 0 '方案 ' import examples/plan.txt
before=$(cksum "$BIHUAN_DB"; ls "$folder")

chmod a-w "$BIHUAN_DB" "$folder"
if [ -w "$folder" ]; then
    echo "skipped: everything can be written here"
    exit 77
fi
expect 0 '项 · 红 ' ledger --limit 3
expect 0 '一致：' verify
expect 0 '青禾县图书馆' org
expect 1 '不可写，请检查权限' duty accept 1
expect 1 '不可写，请检查权限' org add 办公室
n=$((n + 1))
if [ "$(cksum "$BIHUAN_DB"; ls "$folder")" = "$before" ]; then
    echo "ok $n - nothing was written"
else
    bad=$((bad + 1))
    echo "not ok $n - something was written: $(ls "$folder")"
fi

# a log that somebody left holds changes that the file alone does not have
chmod u+w "$folder"
head -c 5000 /dev/zero >"$BIHUAN_DB-wal"
chmod a-w "$folder"
expect 1 '还有没并入的修改' ledger

# in a folder of ours a file that is only to be read stays so
chmod u+w "$folder"
rm "$BIHUAN_DB-wal"
expect 0 '项 · 红 ' ledger --limit 3
expect 1 '不可写，请检查权限' duty accept 1
chmod u+w "$BIHUAN_DB"
expect 0 '未开始' duty accept 1
expect 0 '一致：' verify
echo "1..$n"
[ $bad = 0 ]
