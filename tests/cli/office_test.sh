#!/bin/sh
# Sheets that an office program has opened and saved again, and that came back as CSV and were made
# workbooks by it: nothing is lost of what stands in hidden columns. TAP; needs LibreOffice.
# usage: office_test.sh PROGRAM FILL_SHEET
set -u
program=$1
fill=$2
command -v soffice >/dev/null 2>&1 || exit 77
dir=$(mktemp -d /tmp/bihuan-office-XXXXXX)
trap 'rm -rf "$dir"' EXIT
export BIHUAN_DB="$dir/bihuan.db"
n=0
bad=0

check() { # check WORDS NAME: what is found in $said
    n=$((n + 1))
    case $said in
    *"$1"*) echo "ok $n - $2" ;;
    *)
        bad=$((bad + 1))
        echo "not ok $n - $2: $said"
        ;;
    esac
}
office() { # office FORMAT FILE: saved again into $dir/FORMAT
    LC_ALL=C.UTF-8 soffice --headless "-env:UserInstallation=file://$dir/profile" \
        --infilter="$3" --convert-to "$1" --outdir "$dir/$1" "$2" >/dev/null 2>&1
}
bihuan() { # its words, in Chinese
    LC_ALL=zh_CN.UTF-8 "$program" "$@" 2>&1
}

bihuan init 青禾县图书馆 >/dev/null
bihuan import examples/plan.txt --annex examples/annex.csv >/dev/null
bihuan sheets out "$dir/out" >/dev/null
for format in xlsx ods xls; do
    office $format "$dir/out/工会.xlsx" 'Calc MS Excel 2007 XML'
    said=$(bihuan sheets in "$dir/$format/工会.$format")
    check '更新 0 条（提交审核 0）· 冲突 0 · 未采纳 0' "a sheet saved as $format is as it was"
done
id=$("$fill" "$dir/xlsx/工会.xlsx" "$dir/工会.csv" 1 读书会已办 80% 已完成，提交审核)
mv "$dir/xlsx" "$dir/first"
office xlsx "$dir/工会.csv" 'CSV:44,34,76'
said=$(bihuan sheets in "$dir/xlsx/工会.xlsx")
check '更新 1 条（提交审核 1）· 冲突 0 · 未采纳 0' 'a CSV that became a workbook is taken'
said=$(bihuan duty show "$id")
check '读书会已办' 'what was filled in stands in the ledger'
said=$(bihuan verify)
check '一致：' 'the audit fits'
echo "1..$n"
[ $bad = 0 ]
