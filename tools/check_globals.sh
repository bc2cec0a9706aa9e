#!/bin/sh
# Writable globals: what nm finds in the rooms against a list of allowed names, which is empty.
# usage: tools/check_globals.sh ARCHIVE_OR_OBJECT...
set -eu
# name  why. To allow one: a row here, and a good reason in the commit.
allowed=" "

# Constant tables with pointers lie in .data.rel.ro, which is read-only once the program runs; the
# sanitizers keep data of their own under names with asan or ubsan.
nm -A -f sysv "$@" 2>/dev/null | awk -F'|' -v allowed="$allowed" '
$7 ~ /^ *(\.(data|bss|tdata|tbss)|\*COM\*)/ && $7 !~ /\.data\.rel\.ro/ {
    where = name = $1
    sub(/.*:/, "", name); gsub(/ /, "", name)
    sub(/:[^:]*$/, "", where)
    if (name == "" || name ~ /asan|ubsan/ || index(allowed, " " name " ")) next
    print where ": " name " is a writable global"
    bad++
}
END { exit bad > 0 }'
