#!/bin/sh
# Accounts as people meet them: the first one, tokens, passwords typed on a terminal, roles, and what
# is refused. TAP; on PostgreSQL where BIHUAN_TEST_POSTGRES is set, else SQLite.
# usage: accounts_test.sh PROGRAM
set -u
program=$1
dir=$(mktemp -d /tmp/bihuan-accounts-XXXXXX)
trap 'rm -rf "$dir"' EXIT
trap '' PIPE # a terminal that is gone fails its own test only
export LC_ALL=zh_CN.UTF-8 SHELL=/bin/sh BIHUAN_DB="${BIHUAN_TEST_POSTGRES:-$dir/bihuan.db}"
unset BIHUAN_AS
me=$(id -un)
n=0
bad=0

result() { # result OK NAME SAID
    n=$((n + 1))
    if [ "$1" = 0 ]; then
        echo "ok $n - $2"
    else
        bad=$((bad + 1))
        echo "not ok $n - $2: $3"
    fi
}

# expect STATUS WORDS COMMAND ARG…: how it ends, and what is found in all that it prints
expect() {
    want=$1
    words=$2
    shift 2
    said=$("$program" "$@" 2>&1 </dev/null)
    got=$?
    case $got:$said in
    "$want":*"$words"*) result 0 "$*" '' ;;
    *) result 1 "$*" "gave $got: $said" ;;
    esac
}

secret() { # secret NAME WORDS: a file that only its owner reads
    printf '%s\n' "$2" >"$dir/$1"
    chmod 600 "$dir/$1"
}

# typed WORDS "COMMAND" LINE…: the lines typed on a terminal, each when it is asked for; WORDS are
# found in what is seen, and no line is
typed() {
    words=$1
    command=$2
    shift 2
    : >"$dir/seen"
    rm -f "$dir/keys"
    mkfifo "$dir/keys"
    script -qefc "$program $command" "$dir/seen" <"$dir/keys" >/dev/null 2>&1 &
    exec 3>"$dir/keys"
    asked=0
    shown=0
    for line in "$@"; do
        asked=$((asked + 1))
        for _ in $(seq 200); do
            [ "$(grep -o '：' "$dir/seen" | wc -l)" -ge $asked ] && break
            sleep 0.05
        done
        printf "$line" >&3
    done
    wait $!
    exec 3>&-
    said=$(cat "$dir/seen")
    for line in "$@"; do
        line=$(printf "$line" | tr -d '\n\003')
        case $said in *"${line:-nothing typed}"*) shown=1 ;; esac
    done
    case $shown:$said in
    0:*"$words"*) result 0 "on a terminal: $command" '' ;;
    *) result 1 "on a terminal: $command" "$said" ;;
    esac
}

token_of() { sed -n 's/.*一次性凭据 \([0-9a-f]\{32\}\).*/\1/p'; }

# The first account: of the user of the machine, without any password that others know.
said=$("$program" init 青禾县图书馆 --name 馆长 2>&1 </dev/null)
token=$(echo "$said" | token_of)
[ ${#token} = 32 ]
result $? 'init gives the first administrator a token' "$said"
expect 0 "$me  " user list
expect 0 '系统管理员、创建办' user
secret weak 'Short-1'
secret boss 'Qinghe-Library-42'
secret wrong 'Qinghe-Library-43'
expect 1 '至少 12 位' user accept "$token" --new-password-file "$dir/weak"
expect 0 '已启用' user accept "$token" --new-password-file "$dir/boss"
expect 1 '凭据不对，或已经用过' user accept "$token" --new-password-file "$dir/boss"
expect 0 '已启用' user --as "$me" --password-file "$dir/boss"
expect 1 '登录名或口令不对' user --as "$me" --password-file "$dir/wrong"
expect 1 '登录名或口令不对' user --as 没有这个人 --password-file "$dir/boss"
expect 1 '不能输入口令' user --as "$me"
expect 1 '要和 --as 登录名一起用' user --password-file "$dir/boss"
expect 1 '打不开' user --as "$me" --password-file "$dir/nothing"
chmod 644 "$dir/wrong"
expect 1 '别人也能读' user --as "$me" --password-file "$dir/wrong"
chmod 600 "$dir/wrong"

# A department and its person. A server does not say where files are kept.
[ -z "${BIHUAN_TEST_POSTGRES:-}" ] || expect 0 'files = ' config set files "$dir/files"
expect 0 '方案 ' import examples/plan.txt --annex examples/annex.csv
office=$("$program" org | sed -n 's/^ *办公室（部门 \([0-9]*\)）$/\1/p')
other=$("$program" org | grep -v '（部门 '"$office"'）' | sed -n 's/^ .*（部门 \([0-9]*\)）$/\1/p' | head -n 1)
mine=$("$program" ledger --org "$office" --limit 1 --format csv | sed -n 2p | cut -d, -f1)
theirs=$("$program" ledger --org "$other" --limit 1 --format csv | sed -n 2p | cut -d, -f1)
token=$("$program" user add wang 王丽 --role 责任部门 --org "$office" | token_of)
expect 1 '已经有了' user add WANG 王丽
expect 1 '登录名只用' user add "x';DROP TABLE account;--" 王丽
expect 1 '控制字符' user add "$(printf 'a\033b')" 王丽
expect 1 '没有“king”这个角色' user add li 李 --role king
expect 1 '没有编号为 9999 的组织' user add li 李 --org 9999
secret wang 'Reading-Room-7'
expect 0 '账号 wang 已启用' user accept "$token" --new-password-file "$dir/wang"
as="--as wang --password-file $dir/wang"
expect 0 '未开始' duty accept "$mine" $as
expect 0 '签收责任事项  王丽' duty show "$mine" $as
expect 1 '账号 wang 没有这个角色' duty accept "$theirs" $as
expect 1 '由创建办办理' duty void "$mine" $as
expect 1 '由系统管理员或创建办办理' org add 新部门 $as
expect 1 '由系统管理员办理' user add li 李 $as
expect 0 '作废' duty void "$mine"
expect 0 '作废责任事项  馆长' duty show "$mine"

# Roles.
expect 1 '不能兼任审计管理员（三员分立）' user grant "$me" auditor
expect 1 '至少要有一个可用的系统管理员' user withdraw "$me" system
expect 1 '至少要有一个可用的系统管理员' user disable "$me"
expect 0 '' user grant wang leader --org "$office"
expect 0 '责任部门、领导' user
expect 0 '' user withdraw wang 领导
expect 1 '在那里不是领导' user withdraw wang 领导
expect 2 '要写成 bihuan user grant 登录名 角色' user grant wang

# Locking by hand and by wrong passwords.
expect 0 '' user lock wang
expect 1 '已被锁定或停用' ledger $as
expect 0 '' user unlock wang
for _ in 1 2 3 4 5; do
    "$program" ledger --as wang --password-file "$dir/wrong" >/dev/null 2>&1
done
expect 1 '登录名或口令不对' ledger $as
expect 0 '错误过多' user log wang
expect 0 '' user unlock wang
expect 0 '项 · 红' ledger $as

# On a terminal nothing that is typed is seen. Where no terminal can be made, as in a
# bare chroot, there is none to be typed on.
on_terminals() {
    typed '项 · 红' 'ledger --as wang' 'Reading-Room-7\n'
    typed '登录名或口令不对' 'ledger --as wang' 'Reading-Room-8\n'
    typed '没有输入，已放弃' 'ledger --as wang' 'Reading\003'
    typed '两次输入的不一样' "user password $as" 'Reading-Room-9\n' 'Reading-Room-8\n'
    typed '' "user password $as" 'Reading-Room-9\n' 'Reading-Room-9\n'
    expect 1 '登录名或口令不对' ledger $as
    secret wang 'Reading-Room-9'
    expect 0 '项 · 红' ledger $as
    token=$("$program" user invite wang | token_of)
    typed '账号 wang 已启用' 'user accept' "$token\\n" 'Reading-Room-7\n' 'Reading-Room-7\n'
    if [ -z "${BIHUAN_TEST_POSTGRES:-}" ]; then
        typed '已就绪' "init --db $dir/second.db 读者协会" 'Ab1\n' 'Ab1\n' 'Qinghe-Society-1\n' 'Qinghe-Society-1\n'
        expect 0 '已启用' user --db "$dir/second.db"
    fi
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    on_terminals
else
    n=$((n + 1))
    echo "ok $n - passwords typed on a terminal # SKIP there is none"
fi

# Whoever is bound needs no password, whoever is bound to nothing is nobody.
expect 0 '' user bind "$me"
expect 1 '没有绑定账号' ledger
expect 0 '一致：' verify
expect 0 '' user bind "$me" "$me" --as "$me" --password-file "$dir/boss"
expect 1 '已经绑定账号' user bind wang "$me"
expect 0 '' user disable wang
expect 1 '登录名或口令不对' ledger $as
expect 0 '已停用' user
expect 0 '一致：' verify
echo "1..$n"
[ $bad = 0 ]
