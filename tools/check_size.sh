#!/bin/sh
# Sizes that keep code readable: 800 lines a file, 60 a function, 100 columns, 5 parameters, 3 levels
# of nesting. A function on_…() is called by a library, which says how many parameters it has.
# Generated files (*.gen.c) are tables and free. Trusts the layout of .clang-format.
# usage: tools/check_size.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"
find src tests bench tools -name '*.[ch]' ! -name '*.gen.c' | sort | LC_ALL=C xargs awk '
function wrong(line, what) { print file ":" line ": " what; bad++ }
function file_ends() {
    if (lines > 800) wrong(lines, lines " lines, at most 800")
}
FNR == 1 { file_ends(); file = FILENAME; head = ""; from = 0 }
{ lines = FNR; text = $0; gsub(/[\200-\277]/, "", text) } # characters: no continuation bytes
length(text) > 100 { wrong(FNR, length(text) " columns, at most 100") }

# A definition stands at the left edge: "type name(…) {", perhaps over several lines.
from == 0 && /^[a-zA-Z_].*\(/ && head == "" && !/[;=]/ && !/^(typedef|#|enum|union)/ {
    head = $0; head_at = FNR
    if (!/\{$/) next
}
head != "" && FNR > head_at && from == 0 { head = head " " $0 }
head != "" && from == 0 && /[;=]/ { head = "" } # a declaration or a table
head != "" && from == 0 && /\{$/ {
    from = FNR
    depth = commas = 0
    for (i = index(head, "("); i <= length(head); i++) {
        c = substr(head, i, 1)
        depth += (c == "(") - (c == ")")
        commas += c == "," && depth == 1
    }
    if (commas > 4 && head !~ /[ *]on_[a-z_]*\(/) wrong(head_at, commas + 1 " parameters, at most 5")
}
from > 0 && /^\}/ {
    if (FNR - head_at + 1 > 60) wrong(head_at, FNR - head_at + 1 " lines in one function, at most 60")
    from = 0; head = ""
}
/^                +(if|for|while|switch|do)[ (].*[{)]$/ && from > 0 {
    wrong(FNR, "nested deeper than 3 levels")
}
END { file_ends(); exit bad > 0 }'
