#!/bin/sh
# Words that may not stand in our code: // comments, unfinished business, unsafe or hidden calls.
# usage: tools/check_words.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"

# A file whose text and character constants are emptied and whose /* */ comments are cut, line by
# line, so that only code is searched; comments go to a second stream marked with "#".
code() {
    LC_ALL=C awk '
    {
        out = note = ""
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1); two = substr($0, i, 2)
            if (in_comment) {
                if (two == "*/") { in_comment = 0; i++ } else note = note c
            } else if (quote != "") {
                if (c == "\\") i++
                else if (c == quote) { quote = ""; out = out c }
            } else if (two == "/*") { in_comment = 1; i++ }
            else if (c == "\"" || c == "\047") { quote = c; out = out c }
            else out = out c
            if (two == "//" && !in_comment && quote == "") { out = out "//"; break }
        }
        quote = ""
        print out
        print "#" note
    }' "$1"
}

bad=0
for file in $(find src tests bench tools -name '*.[ch]' ! -name '*.gen.c' | sort); do
    # Memory belongs to base/arena.c; tests and the tools of bench/ may do as they like.
    case $file in
    src/base/banned.h) continue ;;
    src/base/arena.c) calls='strcpy|strcat|sprintf|vsprintf|gets|system|popen' ;;
    src/*) calls='strcpy|strcat|sprintf|vsprintf|gets|system|popen|malloc|calloc|realloc|free|strdup|strndup|strtok|alloca|asprintf' ;;
    *) calls='strcpy|strcat|sprintf|vsprintf|gets' ;;
    esac
    code "$file" | LC_ALL=C awk -v file="$file" -v calls="(^|[^A-Za-z0-9_>.])($calls)[ ]*\\\\(" '
    function wrong(what) { print file ":" int((NR + 1) / 2) ": " what; bad = 1 }
    /^#/ && NR % 2 == 0 { if ($0 ~ /TODO|FIXME|XXX:|HACK/) wrong("unfinished business belongs into an issue"); next }
    /\/\// { wrong("// is for one'\''s own desk; comments are /* */") }
    $0 ~ calls { match($0, calls); word = substr($0, RSTART, RLENGTH); gsub(/[^a-z]/, "", word); wrong(word " is banned here") }
    END { exit bad }' || bad=1
done
exit $bad
