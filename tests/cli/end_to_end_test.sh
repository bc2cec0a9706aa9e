#!/bin/sh
# The built program from outside: exit statuses, what it prints and where, bad input, odd names.
# Speaks TAP.
# usage: end_to_end_test.sh BIHUAN SCHEMA_FITS PROJECT_ROOT
set -u
bihuan=$(realpath "$1")
schema_fits=$(realpath "$2")
root=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
LC_ALL=zh_CN.UTF-8
export LC_ALL
n=0
failed=0

result() { # result STATUS NAME
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; failed=1; fi
}

# run WORDS…: runs the program; leaves its status in $status, its output in out and err.
run() {
    "$bihuan" "$@" >out 2>err </dev/null
    status=$?
}

# exits STATUS NAME: the last run ended so.
exits() {
    [ "$status" = "$1" ] || { echo "# exit $status"; head -n 5 err | sed 's/^/# /'; }
    [ "$status" = "$1" ]
    result $? "$2"
}

# says FILE WORDS NAME: FILE holds the words.
says() {
    grep -q -F -- "$2" "$1" || head -n 5 "$1" | sed 's/^/# /'
    grep -q -F -- "$2" "$1"
    result $? "$3"
}

# refused NAME WORDS: exit 1, nothing on standard output, one line on standard error.
refused() {
    lines=$(wc -l <err)
    [ "$status" = 1 ] && [ ! -s out ] && [ "$lines" = 1 ] && grep -q -F -- "$2" err
    good=$?
    [ $good = 0 ] || { echo "# exit $status, $lines lines"; sed 's/^/# /' err; }
    result $good "$1"
}

cat >plan.txt <<'END'
某馆2024年工作方案
一、主要任务
1.由工会每季度办橱窗1期。
2.召开动员大会。
END
cat >clean.txt <<'END'
某馆文件
某发〔2024〕3号
某馆2024年工作方案
一、组织领导
组长：王小一
二、主要任务
1.由工会每季度办橱窗1期。
三、保障措施
1.由财务科于2月底前落实专项经费。
某馆
2024年1月5日
END

# exit statuses
run plan plan.txt
exits 0 'findings alone exit 0'
run plan --werror plan.txt
exits 1 '--werror exits 1 where there is something to mend'
run plan --werror clean.txt
exits 0 '--werror exits 0 for a clean document'
run plan
exits 2 'no file is a wrong call'
says err '没有给出要读的文件' 'and is told so'
run
exits 2 'no command is a wrong call'
run help
exits 0 'help exits 0'
run --version
exits 0 '--version exits 0'
run plna plan.txt
exits 2 'a misspelt command is a wrong call'
says err '是不是 plan' 'and names the nearest'
run plan --wreror plan.txt
exits 2 'a misspelt option is a wrong call'
says err '是不是 --werror' 'and names the nearest'
run plan --format jsn plan.txt
says err '是不是 json' 'a misspelt format names the nearest'
run plan --only no-onwer plan.txt
exits 2 'a misspelt code is a wrong call'
says err '是不是 no-owner' 'and names the nearest'

# what is shown
run plan plan.txt
says out '某馆2024年工作方案' 'the title is shown'
says out '办橱窗' 'the ledger is shown'
says out '[no-deadline]' 'the findings are shown'
says out 'plan.txt:4:1: ' 'with file, line and column'
run plan --only no-owner plan.txt
says out '[no-owner]' '--only shows what is asked for'
grep -q 'no-deadline\|missing-part' out
[ $? = 1 ]
result $? '--only shows nothing else'
run plan --only lost-digits --werror plan.txt
exits 0 '--werror looks at what --only lets through'
run plan --explain no-owner
exits 0 '--explain needs no file'
says out '任务没有责任部门' 'and explains'
run plan --explain nothing
exits 2 '--explain of an unknown code is a wrong call'
run plan --format text plan.txt
cmp -s out plan.txt
result $? '--format text prints the text that was read'
run plan --json plan.txt
"$schema_fits" "$root/docs/plan.schema.json" <out
result $? '--json fits its schema'
run plan --json plan.txt clean.txt "$root"/examples/*.txt "$root"/examples/*.html
[ "$(wc -l <out)" -ge 4 ] && "$schema_fits" "$root/docs/plan.schema.json" <out
result $? 'several inputs are an object a line'
run plan --json "$root/examples/plan.txt" --annex "$root/examples/annex.csv"
"$schema_fits" "$root/docs/plan.schema.json" <out
result $? '--annex fits the schema too'
run plan plan.txt clean.txt
says out '共 2 份文件' 'several inputs have a sum'
LC_ALL=C "$bihuan" plan --wreror plan.txt 2>err
says err 'did you mean --werror' 'English where the locale is not Chinese'

# standard input
"$bihuan" plan --json - --name 方案.md <plan.txt >out 2>err
says out '"file":"方案.md"' 'standard input takes its name from --name'
says out '"format":"md"' 'and its type'
printf '序号,工作任务,责任部门\n1,办橱窗,工会\n' | "$bihuan" plan --json - --name 台账.csv >out 2>err
says out '"owners":["工会"]' 'a table from standard input'
run plan --json -
refused 'empty standard input' '标准输入'

# writing a file
run plan -o 结果.json plan.txt
exits 0 '-o writes a file'
"$schema_fits" "$root/docs/plan.schema.json" <结果.json
result $? 'whose suffix tells the format'
[ ! -s out ]
result $? 'and nothing goes to standard output'
for suffix in csv md html xlsx txt; do
    run plan -o "a.$suffix" plan.txt
    [ "$status" = 0 ] && [ -s "a.$suffix" ]
    result $? "-o a.$suffix"
done
echo old >kept.json
run plan -o kept.json plan.txt missing.txt
exits 1 'one input that cannot be read fails the whole'
[ "$(cat kept.json)" = old ]
result $? 'and the old file stays as it was'
run plan -o kept.json plan.txt
grep -q '"tasks"' kept.json
result $? 'a good run replaces it'
left=$(ls -A | grep -v -E '^(plan|clean)\.txt$|^(out|err)$|^(结果|kept)\.json$|^a\.')
[ -z "$left" ] || echo "$left" | sed 's/^/# left: /'
[ -z "$left" ]
result $? 'no half-written file is left'
run plan -o no/such/folder.json plan.txt
exits 1 'a folder that is not there'

# input that cannot be read: one line, exit 1
: >empty.txt
run plan empty.txt
refused 'an empty file' 'empty.txt'
mkdir folder.txt
run plan folder.txt
refused 'a directory' 'folder.txt'
run plan missing.txt
refused 'a file that is not there' 'missing.txt'
head -c 4000 "$bihuan" >binary.txt
run plan binary.txt
refused 'a program' 'binary.txt'
printf 'PK\003\004 cut off' >cut.docx
run plan cut.docx
refused 'a truncated docx' 'cut.docx'
run plan missing.txt plan.txt
exits 1 'one bad input of two'
says out '办橱窗' 'the other one is still shown'

# a wrong suffix, odd names, odd bytes
cp plan.txt 'plan.docx'
run plan --json plan.docx
exits 0 'a wrong suffix does no harm'
cp plan.txt '工作 方案（终稿）.txt'
run plan --json '工作 方案（终稿）.txt'
says out '"file":"工作 方案（终稿）.txt"' 'a name with spaces and Chinese'
cp plan.txt -- '-x.txt'
run plan --json -- -x.txt
exits 0 'a name that looks like an option'
printf '某馆2024年工作方案\n一、主要任务\n1.召开\377\376大会。\n' >odd.txt
run plan --only damaged-text odd.txt
exits 0 'bytes that are no text'
says out '[damaged-text]' 'are reported'

# a reader that goes away
{ sleep 0.3; "$bihuan" plan --json "$root/examples/plan.txt" 2>err; echo $? >status; } | true
sleep 0.1
status=$(cat status 2>/dev/null || echo 141)
{ [ "$status" = 1 ] || [ "$status" = 141 ]; } && [ "$(wc -l <err)" -le 1 ]
good=$?
[ $good = 0 ] || { echo "# exit $status"; sed 's/^/# /' err; }
result $good 'output to a closed pipe'

echo "1..$n"
exit $failed
