#!/bin/sh
# The picture of the database, from the comments of its schema: which table refers to which, and each
# column with what it means.
# usage: tools/database_page.sh FOLDER >docs/database.gen.md
set -eu
cat <<'EOF'
# The database

Made of `src/store/schema/` by `tools/database_page.sh`; do not edit. What both engines understand, and how
a step is written, stands in [adding.md](adding.md). Days are text (`2025-03-05`), moments seconds since 1970;
`""` and `0` mean that nothing is known. Every table with a `version` is a kind of record
(`src/store/noun.h`): its version counts its changes, and each change has an entry in `audit`.

EOF
awk '
function trim(s) { gsub(/^[ \t]+|[ \t]+$/, "", s); return s }
/^-- / && !table { about = about (about == "" ? "" : " ") substr($0, 4); next }
/^CREATE TABLE / {
    table = $3
    name[++n] = table
    say[table] = about
    about = ""
    next
}
table && /^\);/ { table = ""; next }
table {
    split($0, half, "--")
    column = trim(half[1])
    sub(/,$/, "", column)
    split(column, word, " ")
    if (column ~ /REFERENCES/) {
        to = column
        sub(/.*REFERENCES /, "", to)
        sub(/ .*/, "", to)
        refers[++r] = table " " to
    }
    if (column != "")
        rows[table] = rows[table] "| " word[1] " | " tolower(word[2]) " | " trim(half[2]) " |\n"
    next
}
# a column that a later step adds to a table of an earlier one
/^ALTER TABLE .* ADD COLUMN / {
    split($0, half, "--")
    rows[$3] = rows[$3] "| " $6 " | " tolower($7) " | " trim(half[2]) " |\n"
    next
}
/^CREATE/ { about = ""; next }
/^$/ { about = "" }
END {
    print "```"
    for (i = 1; i <= r; i++) {
        split(refers[i], pair, " ")
        printf "%-14s ──▶ %s\n", pair[1], pair[2]
    }
    print "```"
    for (i = 1; i <= n; i++)
        printf "\n## %s\n\n%s\n\n| column | kind | what it is |\n| --- | --- | --- |\n%s", name[i], say[name[i]], rows[name[i]]
}' "$1"/*.sql
