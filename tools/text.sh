#!/bin/sh
# Writes a file of data as C, so that it is part of the program.
# usage: tools/text.sh NAME HEADER FILE >OUT.c     NAME: of the constant, a char array of HEADER
set -eu
echo "/* Made of $(basename "$3") by tools/text.sh. */"
echo "#include \"$2\""
echo
echo "const char $1[] ="
sed 's/\\/\\\\/g; s/"/\\"/g; s/^/    "/; s/$/\\n"/' "$3"
echo '    "";'
