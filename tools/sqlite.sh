#!/bin/sh
# Builds the SQLite library that the program contains, once: build-sqlite/libsqlite3.a and sqlite3.h.
# Debian's own is older than 3.51.3 and may lose commits when a WAL is reset (sqlite.org/wal.html,
# "The WAL-Reset Bug"); the amalgamation comes from npm's better-sqlite3, which package-lock.json pins.
# usage: tools/sqlite.sh [DIRECTORY]       compiler: CC (default gcc)
set -eu
cd "$(dirname "$0")/.."
. tools/say.sh
dir=${1:-build-sqlite}
from=node_modules/better-sqlite3/deps/sqlite3
cc=${CC_SQLITE:-gcc}

# One connection belongs to one thread; text stands in single quotes only; nothing is loaded at run
# time; what other programs may do to a file is not trusted.
options='-DSQLITE_THREADSAFE=2 -DSQLITE_DQS=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED
-DSQLITE_OMIT_SHARED_CACHE -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_DEFAULT_FOREIGN_KEYS=1
-DSQLITE_TRUSTED_SCHEMA=0 -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_MAX_EXPR_DEPTH=200
-DSQLITE_USE_ALLOCA -DSQLITE_DEFAULT_WAL_SYNCHRONOUS=2'
stamp="$cc $options $(cksum <"$from/sqlite3.c")"
[ -f "$dir/libsqlite3.a" ] && [ "$(cat "$dir/stamp" 2>/dev/null)" = "$stamp" ] && exit 0
mkdir -p "$dir"
rm -f "$dir/libsqlite3.a"
say '正在编译 SQLite（只此一次，约一分钟）……' 'building SQLite (once, about a minute) ...'
cp "$from/sqlite3.h" "$dir/"
$cc -O2 -g -fPIC -D_FORTIFY_SOURCE=2 -fstack-protector-strong -w $options -c "$from/sqlite3.c" -o "$dir/sqlite3.o"
ar rcs "$dir/libsqlite3.a" "$dir/sqlite3.o"
rm "$dir/sqlite3.o"
printf '%s\n' "$stamp" >"$dir/stamp"
