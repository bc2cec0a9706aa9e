#!/bin/sh
# The commands that live on a database, as a clerk types them: from an empty folder to a closed duty,
# and what they say to wrong words. TAP; on PostgreSQL where BIHUAN_TEST_POSTGRES is set, else SQLite.
# usage: living_test.sh PROGRAM FILL_SHEET
set -u
program=$1
fill=$2
dir=$(mktemp -d /tmp/bihuan-living-XXXXXX)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=zh_CN.UTF-8 BIHUAN_DB="${BIHUAN_TEST_POSTGRES:-$dir/bihuan.db}"
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

[ -n "${BIHUAN_TEST_POSTGRES:-}" ] || expect 1 '请先运行 bihuan init' ledger
expect 0 '已就绪' init 青禾县图书馆
expect 1 '已经有“青禾县图书馆”' init 青禾县图书馆
expect 1 '没有这个文件' import nothing.docx
# Beside a database file there is a folder; a server must be told.
files=$dir/bihuan.files
if [ -n "${BIHUAN_TEST_POSTGRES:-}" ]; then
    expect 1 '请先运行 bihuan config set files' import examples/plan.txt
    expect 0 "files = $files" config set files "$files"
fi
expect 0 '预检（没有写入）' import examples/plan.txt --annex examples/annex.csv --dry-run
expect 0 '0 项 · 红 0' ledger
expect 0 '方案 ' import examples/plan.txt --annex examples/annex.csv
expect 1 '已经导入过' import examples/plan.txt
expect 0 '办公室（部门 ' org
# On a server the dry run has used up ids, so they are asked for.
office=$("$program" org | sed -n 's/^ *办公室（部门 \([0-9]*\)）$/\1/p')
duty=$("$program" ledger --limit 1 --format csv | sed -n 2p | cut -d, -f1)
expect 1 '没有编号为 9999 的组织' org rename 9999 某科
expect 1 '不能归到它自己或它的下级' org move 1 "$office"
expect 2 '不是编号' org rename 一 某科
expect 2 '要写成 bihuan org add 名称' org add
expect 0 '红 ' ledger --lamp red --limit 5
expect 1 '没有编号为 9999 的组织' ledger --org 9999
expect 0 '0 项' ledger --state idle
expect 0 '牵头部门' ledger 部门:办公室 或 无时限 --sort=-部门,进度 --columns 编号,牵头部门 --limit 3
expect 1 '第 1 个字“状太”不认识，是不是 状态' ledger 状太:待审核
expect 1 '不能按“好”排序' ledger --sort 好
expect 1 '没有“好”这一列' ledger --columns 好
expect 0 '"id":' ledger --format json --limit 1
expect 1 '不能办结，可以：签收、作废' duty close "$duty"
expect 0 '未开始' duty accept "$duty"
expect 0 '进行中 · 40%' duty progress "$duty" --progress 40 --note '已联系讲师'
expect 0 '进行中' duty progress "$duty" --progress 0
expect 1 '0 到 100 的整数' duty progress "$duty" --progress 101
expect 1 '0 到 100 的整数' duty progress "$duty" --progress 过半
expect 0 '进行中 · 40%' duty progress "$duty" --progress 40
expect 0 '待审核' duty submit "$duty"
expect 1 '要写明原因和限期' duty return "$duty" --note 缺照片
expect 1 '不是日期' duty return "$duty" --note 缺照片 --until 2025-02-30
expect 0 '已退回' duty return "$duty" --note 缺照片 --until 2026-12-31
expect 1 '刚刚被别人改过' duty submit "$duty" --version 1
expect 0 '待审核' duty submit "$duty"
expect 0 '审核通过' duty approve "$duty"
expect 0 '已办结 · 100%' duty close "$duty"
expect 0 '退回原因：缺照片' duty show "$duty"
expect 1 '没有编号为 999999 的责任事项' duty accept 999999
expect 2 '不是编号' duty accept 99999999999999999999
expect 2 '是不是 accept' duty acept 1
expect 1 '没有编号为 9999 的方案' ledger --org "$office" --plan 9999
expect 0 '作废' duty void "$("$program" ledger --org "$office" --lamp red --limit 1 --format csv | sed -n 2p | cut -d, -f1)"
expect 0 '2 项 · 红 2' ledger --lamp red --limit 2
expect 0 '已作废' ledger --org "$office" --state void
# The plan as people work with it. The second import knows the departments and people of the first.
cat >"$dir/plan.txt" <<'EOF'
青禾县图书馆2027年创建省级文明单位、县级文明校园实施方案
一、组织领导
成立创建工作领导小组。
组长：何平（馆长）
副组长：李明 副馆长
二、实施步骤
（一）第一阶段：宣传发动（2027年1月—3月）
1.召开动员大会。由办公室负责。
（二）第二阶段：全面实施（2027年4月—10月）
2.在端午、中秋等传统节日开展“我们的节日”活动。由读者部负责。
三、主要任务
3.每季度举办讲堂1期。由办公室牵头。
4.改善阅读环境。
EOF
expect 0 '阶段 2 · 领导小组新任职 2' import "$dir/plan.txt"
plan=$("$program" import "$dir/plan.txt" 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')
expect 0 '"text":"召开动员大会' task list --plan "$plan" --json
first=$("$program" task list --plan "$plan" --format csv | sed -n 2p | cut -d, -f1)
last=$((first + 3))
stage=$("$program" stage list "$plan" | sed -n '2s/ .*//p')
expect 0 '回头看' stage add "$plan" 回头看 2025-12-01 2025-12-20
expect 1 '已有阶段“回头看”' stage add "$plan" 回头看 2025-12-01 2025-12-20
expect 1 '在结束 2025-12-01 之后' stage add "$plan" 再看 2025-12-20 2025-12-01
expect 2 '不是日期' stage move "$stage" 2025-02-30 2025-03-01
expect 1 '要用 --reason' stage move "$stage" 2025-04-01 2025-11-10
expect 0 '责任事项：' stage move "$stage" 2025-04-01 2025-11-10 --reason 上级推迟
expect 0 '责任事项：新增 0' task renew "$plan"
goal=$("$program" task goals "$plan" | sed -n 's/^文明校园.*目标 \([0-9]*\).*/\1/p')
expect 1 '要用 --plan' task list
expect 0 '2027年端午节　2027-06-12' task show $((first + 1))
expect 0 '宣传发动（2027-01-01 至 2027-03-31）' task show "$first"
expect 1 '要用 --reason 写明原因' task change "$first" --text 召开誓师大会
expect 0 '改了 1 项任务' task change "$first" --text 召开誓师大会 --reason 上级要求
expect 0 '原文：召开动员大会' task history "$first"
expect 0 '改了 1 项任务' task due "$last" 2027-06
expect 1 '不是时限' task due "$first-$last" 六月底 --reason x
expect 0 '改了 2 项任务' task due "$((first + 2)),$last" --stage "$stage" --reason 统一时限
expect 0 '新增 1 ·' task due "$last" --festival 端午节 --reason 结合节日
expect 1 '要用 --reason' task assign "$first-$last" --lead 1
expect 0 '改了 4 项任务' task assign "$first-$last" --lead "$office" --keeper 李明 --reason 统一分工
expect 1 '没有叫“无名氏”的人员' task assign "$first" --keeper 无名氏
expect 0 '改了 2 项任务' task serve "$first,$last" "$goal" --lead 1
expect 0 '县级文明校园（目标' task goals "$plan"
expect 0 '责任事项 1 条' task add "$plan" 迎接市级复查 --from 上级交办 --due 2027-09 --lead "$office"
expect 0 '作废 1' task drop $((last + 1)) --reason 复查取消
expect 1 '已经取消' task drop $((last + 1)) --reason 复查取消
expect 2 '请写成 8-12' task drop 12-8
expect 2 '一次最多办理 5000 条' duty accept 1-999999
expect 0 '' task comment "$first" '请尽快'
expect 0 '评论：请尽快' task show "$first"
expect 0 '草稿' measure add "$first" 布置会场 --keeper 李明
measure=$("$program" measure list --task "$first" | cut -d' ' -f1)
expect 0 '待审核' measure submit "$measure"
expect 1 '要写明原因和限期' measure return "$measure"
expect 0 '太笼统（2027-01-31 前）' measure return "$measure" --reason 太笼统 --until 2027-01-31
expect 0 '已退回' measure change "$measure" 3月5日前布置会场
expect 0 '待审核' measure submit "$measure"
expect 0 '已通过' measure approve "$measure"
expect 1 '不能提交，可以：退回修改' measure submit "$measure"
expect 0 '覆盖' link add "$first" 1.2.3 --framework national-unit --edition 2024
expect 1 '已经对应指标 1.2.3' link add "$first" 1.2.3 --framework national-unit --edition 2024
expect 0 "任务 $first →" link list --framework national-unit --edition 2024 --indicator 1.2.3
expect 0 '何平 · 青禾县图书馆组长' person list
expect 0 '王芳' person add 王芳
wang=$("$program" person list | sed -n 's/^\([0-9]*\) 王芳.*/\1/p')
expect 1 '没有“皇帝”这种任职' person post "$wang" "$office" --role 皇帝
expect 0 '任职 ' person post "$wang" "$office" --role 第一责任人 --full-time
expect 0 '第一责任人：王芳（任职编号' org show "$office"
expect 0 '' person left "$wang"
expect 1 '离开' person left "$wang"
expect 0 '' org relate "$office" --territory 1
expect 0 '属地：青禾县图书馆' org show "$office"
expect 0 '宣传发动,县级文明校园（牵头 青禾县图书馆）,责任人 李明' ledger --plan "$plan" --more --format csv
expect 0 '【创建工作提醒】办公室' duty remind --org "$office"
expect 0 '共 2 条' duty accept $("$program" ledger --org "$office" --state unsigned --limit 2 --format csv | sed 1d | cut -d, -f1)
expect 1 '控制字符' task change "$first" --text "$(printf 'a\033b')" --reason x
expect 1 '不是 UTF-8' measure add "$first" "$(printf 'a\377b')"
expect 1 '控制字符' org add "$(printf 'a\033b')"
expect 1 '不是 UTF-8' org add "$(printf 'a\377b')"
# Sheets go out, are filled in, and come back.
labour=$("$program" org | sed -n 's/^ *工会（部门 \([0-9]*\)）$/\1/p')
expect 0 '份填报表' sheets out "$dir/sheets"
expect 1 '可能有人填过，没有覆盖' sheets out "$dir/sheets"
expect 1 '没有这个文件夹' sheets out "$dir/none/at/all"
expect 2 '要写成 bihuan sheets in 文件…' sheets in
"$fill" "$dir/sheets/工会.xlsx" "$dir/工会.csv" 1 读书会已办 80% 已完成，提交审核 >/dev/null
expect 0 '预检（没有写入）：工会.csv：工会' sheets in "$dir/工会.csv" --dry-run
expect 0 '0 项 ·' ledger --org "$labour" --state review
expect 0 '工会.csv 第 2 行：进度“80%”按 80 记' sheets in "$dir/工会.csv"
expect 0 '1 项 ·' ledger --org "$labour" --state review
expect 0 '更新 0 条（提交审核 0）· 冲突 0 · 未采纳 0' sheets in "$dir/工会.csv"
other=$("$fill" "$dir/sheets/工会.xlsx" "$dir/工会.csv" 2 表里写的 '' '')
expect 0 '未开始' duty accept "$other"
expect 0 '进行中' duty progress "$other" --note 别人报的
expect 1 '第 3 行：进展情况：表里填“表里写的”，台账现在是“别人报的”' sheets in "$dir/工会.csv"
expect 0 '别人报的' duty show "$other"
expect 1 '1 份文件没有收成' sheets in "$dir/sheets/工会.xlsx" examples/plan.txt
expect 1 '没有这个文件' sheets in "$dir/nothing.xlsx"
# Everything out again.
expect 0 '已导出 ' export "$dir/all"
expect 0 '已导出 ' export --what audit --format json "$dir/audit"
expect 0 '' export --plan "$plan" "$dir/ledger.xlsx"
expect 2 '要写明导出到哪里' export
expect 2 '写成 .xlsx' export --plan 1 "$dir/ledger.csv"
expect 1 '没有“x”这种内容' export --what x "$dir/x"
printf '名称,上级,类别\n文献部,青禾县图书馆,部门\n坏,没有的,部门\n' >"$dir/orgs.csv"
expect 1 '2 行中 1 行有错，没有导入；错误见 ' import --kind orgs "$dir/orgs.csv"
expect 0 '2 行 · 新增 1 · 更新 0 · 未变 0 · 有错 1' import -k orgs --skip-bad "$dir/orgs.csv"
printf '姓名,部门,角色,手机\n何秀兰,文献部,联络员,1\n' >"$dir/people.csv"
expect 0 '手机号、身份证号不保存' import -k people "$dir/people.csv"
expect 0 '未变 1' import -k people "$dir/people.csv" --dry-run
printf '任务,牵头部门,时限\n整理档案,文献部,2025-09-30\n' >"$dir/ledger.csv"
expect 0 '2025年补充台账：1 行 · 新增 1' import -k ledger "$dir/ledger.csv" --title 2025年补充台账
expect 1 '已经导入过' import -k ledger "$dir/ledger.csv"
expect 2 '要和 --kind ledger 一起用' import --title 甲 examples/plan.txt
expect 2 '是不是 people' import -k peple "$dir/people.csv"
expect 1 '至少要有这些列：名称' import -k orgs "$dir/people.csv"
expect 0 'chain.algorithm = sha256  [默认]' config
expect 1 '是不是 chain.algorithm' config set chain.algoritm sm3
expect 1 '可以是 sha256、sm3' config set chain.algorithm md5
expect 0 'chain.algorithm = sm3' config set chain.algorithm sm3
expect 0 '"value":"sm3","chosen":true' config --json

# Proofs: filed, quoted, given back, damaged, mended, taken back.
another=$("$program" ledger --limit 2 --format csv | sed -n 3p | cut -d, -f1)
photo=$dir/照片.png
printf '\211PNG\r\n\032\n1' >"$photo"
printf '\177ELF\2\1\1\0' >"$dir/照片.jpg"
: >"$dir/空.txt"
cp "$photo" "$dir/副本.jpg"
expect 0 'PNG 图片 · 责任事项 ' proof add "$photo" --duty "$another" --on 2025-03-05
proof=$("$program" proof list --duty "$another" --format csv | sed -n 2p | cut -d, -f1)
expect 0 "内容与佐证 $proof 相同" proof add "$dir/副本.jpg"
expect 1 '3 个文件中有 2 个没有登记' proof add "$dir/照片.jpg" "$dir/空.txt" "$dir/副本.jpg"
expect 0 '名称像是JPEG 图片，内容是PNG 图片' proof add "$dir/副本.jpg"
expect 0 '在登记之后' proof add "$photo" --on 2099-01-01
expect 1 '--duty 的“x”不是编号' proof add "$photo" --duty x
expect 1 '不是有效的日期' proof add "$photo" --on 2025-02-30
expect 1 '没有编号为 99999 的活动记录' proof add "$photo" --record 99999
expect 2 'D99' proof add "$photo" --retention D99
expect 0 '新闻 · 网址' proof add-address https://example.org/a 新闻 --duty "$another"
expect 1 '网址要写完整' proof add-address example.org
expect 1 '请用 --box' proof add-paper 签到表
expect 0 '签到表 · 纸质件' proof add-paper 签到表 --box 2025-3
expect 0 '照片.png' proof list --duty "$another"
expect 0 '"name":"照片.png"' proof list --json
expect 1 '64 个十六进制数字' proof list --digest abc
expect 0 '保管到：2055-12-31' proof show "$proof"
expect 0 '' proof get "$proof" -o "$dir/back.png"
expect 1 '没有编号为 99999 的佐证材料' proof get 99999
n=$((n + 1))
if cmp -s "$dir/back.png" "$photo" && "$program" proof get "$proof" | cmp -s - "$photo"; then
    echo "ok $n - a proof comes back byte by byte"
else
    bad=$((bad + 1))
    echo "not ok $n - a proof does not come back as it was"
fi
expect 1 '还被责任事项' proof drop "$proof" --reason 重复
expect 0 '照片.png' proof unquote "$proof" --duty "$another"
expect 0 '责任事项 ' proof quote "$proof" --duty "$another"
expect 0 '照片.png' proof unquote "$proof" --duty "$another"
expect 1 '请用 --reason' proof drop "$proof"
expect 0 '文件保管到 2055-12-31' proof drop "$proof" --reason 重复
expect 1 '已经撤下：重复' proof quote "$proof" --duty "$another"
expect 1 '要保管到 2055-12-31，不能清除' proof purge "$proof"
expect 0 '保管期满的佐证 0 件' proof purge --dry-run
# Records, registers, sites, kinds.
id_of() { "$program" "$@" 2>/dev/null | sed -n 's/^\([0-9]*\) .*/\1/p' | head -n 1; }
expect 0 '集中学习' record kinds
expect 0 '青禾' org list
expect 1 '没有“家访访”这个类别，是不是“家访”' record add 家访访
expect 1 '不是有效的日期' record add 集中学习 --on 2025-02-30
expect 1 '带有密级标志“秘密★”' record add 集中学习 --title '秘密★1年'
expect 1 '不记参加人员' record add 家访 --on 2025-03-05 --people 张三
expect 1 '只能填：集体学习' record add 中心组学习 --set 学习形式=自学
expect 2 '应是正整数' record add 集中学习 --persons 很多
expect 1 '要写成数' record add 集中学习 --hours 很久
expect 1 '填得太大' record add 集中学习 --amount 9000000000000000
study=$(id_of record add 集中学习 --title '党章, 第一章' --on 2025-03-05 --persons 35 --hours 2.5 \
    --set '学习主题=党章, 第一章' --duty "$another")
expect 0 '附加：学习主题：党章, 第一章' record show "$study"
expect 0 '被引用：责任事项' record show "$study"
expect 0 '活动记录：' duty show "$another"
expect 0 '佐证材料：' duty show "$another"
expect 0 '已归档' record file "$study"
expect 1 '已经归档' record file "$study"
expect 1 '请先取消引用' record void "$study"
visit=$(id_of record add 家访 --on 2025-03-06 --persons 2 --set 纸质件存放处=3号盒)
expect 0 '家访 2025-03-06 · 已归档' record file "$visit"
expect 0 '37' record sum --from 2025-01-01 --until 2025-12-31
expect 0 '"kind":"家访"' record list --kind home-visit --json
expect 2 '是不是 record' recrod
expect 2 '是不是 list' record lst
meeting=$(id_of record add 支部党员大会 --title 三月党员大会 --on 2025-03-10)
expect 1 '缺“议题”' record file "$meeting"
expect 1 '不是会议' record decide "$study" 整改书架 --org "$office" --due 2025-06
expect 1 '要有时限' record decide "$meeting" 整改书架 --org "$office"
expect 0 '整改书架 2025-06-30' record decide "$meeting" 整改书架 --org "$office" --due 2025-06
expect 0 '议定：整改书架' record show "$meeting"
expect 1 '不能作废' record void "$meeting"
printf '志愿者开展学雷锋志愿服务\n2025年3月5日，志愿者走进阳光社区，清扫楼道。\n20名志愿者参加了活动。\n' \
    >"$dir/简报.txt"
expect 0 '志愿服务 2025-03-05 志愿者开展学雷锋志愿服务 · 草稿' record draft "$dir/简报.txt"
expect 1 '没有这个文件' record draft "$dir/没有.docx"
expect 0 '读书会' kind add 读书会 --counts times,persons
expect 0 '' kind field 读书会 书目 --required
expect 1 '已经有“书目”这个字段' kind field 读书会 书目
book=$(id_of record add 读书会 --title 红岩 --on 2025-03-07)
expect 1 '缺“书目”' record file "$book"
expect 0 '书目*' record kinds
expect 0 '廉政风险点' register
expect 1 '缺“岗位”' register add 廉政风险点 图书采购
risk=$(id_of register add 廉政风险点 图书采购 --set 岗位=采购岗 --set 风险等级=高 --set 防控措施=双人验收)
expect 0 '岗位：采购岗；风险等级：高' register list 廉政风险点
expect 0 '图书采购' register edit "$risk" --set 风险等级=中
expect 0 '风险等级：中' register show "$risk"
expect 0 '图书采购' register close "$risk"
expect 1 '已经结束' register edit "$risk" --title x
expect 0 '职工书屋' site add 职工书屋 --kind 书屋 --place 三楼
expect 1 '已有点位“职工书屋”' site add 职工书屋
expect 0 '三楼' site
expect 2 '.doc' site -o x.doc
stored=$(find "$files" -type f -size 9c | head -n 1)
chmod u+w "$stored"
printf 2 | dd of="$stored" bs=1 seek=8 conv=notrunc 2>/dev/null
expect 1 '已损坏，内容与编号（SHA-256）不符' verify
expect 0 '文件 0 个' verify --no-files
expect 1 '已损坏' proof get "$proof" -o "$dir/bad.png"
printf 1 | dd of="$stored" bs=1 seek=8 conv=notrunc 2>/dev/null
expect 0 '链头 ' head
expect 1 '要签名，请用 --key' head export "$dir/head.txt"
expect 0 '公钥 ' head key "$dir/key.pem"
expect 1 '为免覆盖私钥' head key "$dir/key.pem"
expect 0 '' head export "$dir/head.txt" --key "$dir/key.pem"
expect 0 '' head paper "$dir/head.html" --key "$dir/key.pem"
expect 0 '签名有效' verify --head "$dir/head.txt"
expect 1 '签名不对' verify --head "$dir/head.txt" --key MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
expect 0 '已备份并核对' backup "$dir/b.zip"
expect 0 '备份完好' backup --check "$dir/b.zip"
expect 2 '要写成 bihuan backup 文件' backup
expect 1 '目标数据库里已有内容' restore "$dir/b.zip"
expect 0 '已恢复并核对' restore "$dir/b.zip" --db "$dir/restored.db" --files "$dir/restored.files"
expect 0 '签名有效' verify --head "$dir/head.txt" --db "$dir/restored.db"
expect 1 '没有这个文件' restore "$dir/none.zip" --db "$dir/none.db"
expect 0 '一致：' verify
n=$((n + 1))
if "$program" verify >/dev/full 2>/dev/null; then
    bad=$((bad + 1))
    echo "not ok $n - a full device goes unnoticed"
else
    echo "ok $n - a full device is told by the status"
fi
expect 1 '链里没有给出的链头' verify --head "$(printf '%064d' 0)"
expect 1 '既不是 64 位的链头' verify --head 00
expect 2 '没有这个选项' verify --nothing
if [ -z "${BIHUAN_TEST_POSTGRES:-}" ]; then
    expect 1 '数据库文件打不开' init --db /nowhere/at/all/x.db
    echo garbage >"$dir/bad.db"
    expect 1 '不是数据库文件' ledger --db "$dir/bad.db"
fi
echo "1..$n"
[ $bad = 0 ]
