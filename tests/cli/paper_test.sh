#!/bin/sh
# Whether a phone reads the code on the printed page: it is drawn and decoded by programs of others.
# usage: paper_test.sh PROGRAM
set -u
program=$1
for tool in rsvg-convert zbarimg; do
    command -v $tool >/dev/null 2>&1 || { echo "1..0 # skipped: no $tool"; exit 77; }
done
dir=$(mktemp -d /tmp/bihuan-paper-XXXXXX)
trap 'rm -rf "$dir"' EXIT
export BIHUAN_DB="$dir/bihuan.db" LC_ALL=C.UTF-8
"$program" init 青禾县图书馆 2>/dev/null && "$program" head paper "$dir/head.html" || exit 1
head=$("$program" head | sed -n 's/^head //p')
sed -n '/<svg/p' "$dir/head.html" >"$dir/code.svg"
rsvg-convert -w 400 -o "$dir/code.png" "$dir/code.svg" || exit 1
read=$(zbarimg --quiet --raw "$dir/code.png" 2>/dev/null)
echo 1..1
if [ "$read" = "bihuan-head 1 sha256 $head" ]; then
    echo 'ok 1 - the code says what the page says'
else
    echo "not ok 1 - the code says: $read, not $head"
    exit 1
fi
