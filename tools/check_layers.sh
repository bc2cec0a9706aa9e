#!/bin/sh
# Floors: which room may include which, read from the very table of ARCHITECTURE.md; and that a
# header of a library is included by one .c file only.
# usage: tools/check_layers.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"

# Headers of the C library, POSIX, Linux and the compiler; every other <…> belongs to a library.
# iconv.h is left out on purpose: it is a library by nature and has one door.
std=" assert complex ctype errno fenv float inttypes limits locale math setjmp signal stdalign \
stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar \
wchar wctype dirent dlfcn endian fcntl ftw glob grp langinfo libgen netdb poll pthread pwd regex \
sched semaphore spawn strings syslog termios unistd byteswap elf "

for file in $(find src -name '*.[ch]' | sort); do
    echo "$file 0 none"
    sed -n 's/^[ \t]*#[ \t]*include[ \t]*\([<"][^>"]*[>"]\).*/\1/p' "$file" |
        awk -v file="$file" '{ print file, FNR, $1 }'
done | awk -v std="$std" '
# First the table: | floor | folder | may include | holds |, from its heading row to the next line
# that is no row. A floor that ends in + is a room to come.
FILENAME == "ARCHITECTURE.md" {
    if ($0 !~ /^\|/) { in_table = 0; next }
    split($0, cell, "|")
    for (i in cell) gsub(/^ +| +$/, "", cell[i])
    if (cell[2] == "floor" && cell[3] == "folder") { in_table = 1; next }
    if (!in_table || cell[2] ~ /^[-:]+$/) next
    rows++
    may[cell[3]] = " " cell[4] " "
    to_come[cell[3]] = cell[2] ~ /\+$/
    next
}
function room_of(path,   part) {
    split(path, part, "/")
    return part[2]
}
function wrong(what) { print what; bad++ }
{
    file = $1; header = substr($3, 2, length($3) - 2); room = room_of(file)
    if (!(room in may)) {
        if (!(room in told)) wrong(file ": the room " room " has no row in ARCHITECTURE.md")
        told[room] = 1
        next
    }
    built[room] = 1
    if ($3 == "none") next
    if (substr($3, 1, 1) == "\"") {
        other = header; sub(/\/.*/, "", other)
        if (header !~ /\//)
            wrong(file ": \"" header "\" must be named with its room")
        else if (other != room && may[room] != " all " && index(may[room], " " other " ") == 0)
            wrong(file ": " room " may not include " header)
        next
    }
    name = header; sub(/\.h$/, "", name)
    if (index(std, " " name " ") || header ~ /^(sys|linux|netinet|arpa|net|asm|sanitizer)\//) next
    if (file ~ /\.h$/)
        wrong(file ": <" header "> belongs into one .c file, not into a header")
    else if (header in door && door[header] != file)
        wrong(file ": <" header "> already has its door, " door[header])
    door[header] = file
}
END {
    if (rows == 0) wrong("ARCHITECTURE.md: there is no table of floors")
    for (room in may) {
        if (to_come[room] && room in built)
            wrong("ARCHITECTURE.md: " room " is marked as to come (+) but stands in src/")
        if (!to_come[room] && !(room in built) && may[room] != " all ")
            wrong("ARCHITECTURE.md: there is no room " room " in src/")
    }
    exit bad > 0
}' ARCHITECTURE.md -
