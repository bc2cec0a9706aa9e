#!/bin/sh
# Runs a command with a PostgreSQL server of its own: on a socket in a temporary folder, no port, gone
# when the command ends. Its address stands in BIHUAN_TEST_POSTGRES; where no server can be had it is
# not set, and tests that need it say that they are skipped. What it promises is no subject of tests,
# so it does not wait for the disk; POSTGRES_SETTINGS says otherwise, as "-c NAME=VALUE ...".
# usage: tests/both/with_postgres.sh COMMAND ARG...
set -u
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb 2>/dev/null || echo /none/x)")
[ -x "$bin/initdb" ] || exec "$@"

here=$(cd "$(dirname "$0")" && pwd)
as_user=$here/../../tools/as_user.sh # a server does not run as root
dir=$(mktemp -d /tmp/bihuan-pg-XXXXXX)
[ "$(id -u)" != 0 ] || chown 65534:65534 "$dir"
server=
finish() {
    [ -z "$server" ] || { kill -INT "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
    rm -rf "$dir"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

settings=${POSTGRES_SETTINGS--c fsync=off -c synchronous_commit=off -c full_page_writes=off}
# Byte order of texts is part of what we promise.
"$as_user" "$bin/initdb" -D "$dir/data" -U bihuan -A trust --locale=C --encoding=UTF8 -N \
    >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
# shellcheck disable=SC2086 # the settings are words
"$as_user" "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= $settings \
    -c max_connections=64 >"$dir/log" 2>&1 &
server=$!
for i in $(seq 100); do
    "$bin/pg_isready" -q -h "$dir" -U bihuan && break
    kill -0 "$server" 2>/dev/null || { cat "$dir/log" >&2; exit 1; }
    sleep 0.1
done
BIHUAN_TEST_POSTGRES="postgresql://bihuan@/postgres?host=$dir" "$@"
