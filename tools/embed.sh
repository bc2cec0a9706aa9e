#!/bin/sh
# Writes data files as C: each a text of the name of the file, kinds.csv as kinds_csv.
# usage: tools/embed.sh HEADER FILE... >OUT.c     HEADER: declares them, such as app/kind_data.h
set -eu
header=$1
shift
echo '/* Made of files of data/ by tools/embed.sh. */'
echo "#include \"$header\""
for file in "$@"; do
    echo
    echo "const str $(basename "$file" | tr . _) = T("
    sed 's/\\/\\\\/g; s/"/\\"/g; s/^/    "/; s/$/\\n"/' "$file"
    echo ');'
done
