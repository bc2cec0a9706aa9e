#!/bin/sh
# Reads examples/ and shows what comes out: a line a file, one plan in full, and two files to open.
# usage: tools/demo.sh PROGRAM     (its path from the root of the tree)
set -eu
cd "$(dirname "$0")/.."
program=$1
out=build/demo
mkdir -p "$out"

# The papers are Chinese, so the program speaks Chinese here whatever the locale is.
bihuan() {
    LC_ALL=zh_CN.UTF-8 "$program" "$@"
}
# As wide as the terminal, although the output passes through awk.
if [ -t 1 ]; then
    columns=$(stty size 2>/dev/null </dev/tty | cut -d ' ' -f 2)
    [ "${columns:-0}" -ge 40 ] && export COLUMNS="$columns"
fi

echo '读取 examples/ 里的几份示例文件，整理成任务台账并检查问题。全部在本机完成，不向外发送任何内容。'
echo
for file in examples/*.*; do
    [ "$file" = examples/README.md ] && continue
    # Of what `plan` prints, the first line is the title and the second the figures.
    printf '%-24s%s\n' "$file" "$(bihuan plan "$file" | sed -n 2p)"
done

echo
echo '以 examples/plan.txt 为例，台账的前十项任务：'
echo
bihuan plan examples/plan.txt >"$out/plan.log"
# The table begins above its line of ─ and ends before the findings, which begin FILE:LINE:COLUMN:.
# Rows begin with a number and go on indented; the line of a section waits for its first row.
awk '
/^[^ ]+:[0-9]+:[0-9]+: (error|warning|note): / { exit }
/^─/ && !table { table = 1; print head; print; next }
{ head = $0 }
!table { next }
/^[0-9]/ && ++rows > 10 { exit }
/^[^0-9 ]/ { section = section $0 "\n"; next }
{ printf "%s%s\n", section, $0; section = "" }' "$out/plan.log"
echo
echo '最要紧的三条检查意见，以及怎么改：'
echo
awk '/^[^ ]+:[0-9]+:[0-9]+: (error|warning|note): / { n++ } n > 3 { exit } n > 0' "$out/plan.log"

bihuan plan examples/plan.txt --annex examples/annex.csv -o "$out/plan.xlsx" 2>/dev/null
bihuan plan examples/plan.txt --annex examples/annex.csv -o "$out/plan.html" 2>/dev/null
echo
echo '已写好两份文件（分工表 examples/annex.csv 的责任部门和时限已并入），可直接打开或发给别人：'
echo "  $out/plan.xlsx    任务分工台账，用表格软件打开"
echo "  $out/plan.html    左边原文、右边台账，用浏览器打开"
# The same plan as a ledger that lives: a database of its own, made anew each time.
living=demo/bihuan.db
mkdir -p demo
rm -rf "$living" "$living-wal" "$living-shm" demo/bihuan.files demo/sheets demo/backup.zip
export BIHUAN_DB="$living"
echo
echo '再把方案变成一份活的台账（./demo/bihuan.db）：导入、签收、登记活动和佐证、提交、审核、办结。'
echo
bihuan init 青禾县图书馆 2>/dev/null
bihuan import examples/plan.txt --annex examples/annex.csv
duty=$(bihuan ledger --org 2 --format csv | sed -n 2p | cut -d, -f1)
bihuan duty accept "$duty"
bihuan record add 环境整治 --on 2025-01-04 --title 清扫楼道和院落 --persons 12 --org 2 --duty "$duty"
bihuan proof add-paper 整治前后照片 --box 2025-1-3 --duty "$duty"
for event in submit approve close; do
    bihuan duty "$event" "$duty"
done
echo
bihuan ledger --org 2 --limit 6
echo
echo '给不登录的部门每家一张填报表，再备份成一个文件：'
bihuan sheets out demo/sheets | tail -n 1
bihuan backup demo/backup.zip
echo
echo '没有人绕过程序改动过：'
bihuan verify
echo
echo '接着看：  BIHUAN_DB=demo/bihuan.db build/bihuan ledger --lamp red'
echo '读自己的文件：        build/bihuan plan 文件名'
echo '与年终总结逐条对照：  build/bihuan compare examples/plan.txt examples/summary.md'
