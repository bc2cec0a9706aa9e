#!/bin/sh
# Runs a command with a PostgreSQL server of its own: on a socket in a temporary folder, no port, gone
# when the command ends. Its address stands in BIHUAN_TEST_POSTGRES; where no server can be had it is
# not set, and tests that need it say that they are skipped.
# usage: tests/both/with_postgres.sh COMMAND ARG...
#   DURABLE=1 in the environment: a server that syncs, as in earnest; for benchmarks
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

# Byte order of texts is part of what we promise; durability is no subject of the tests.
speed='-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
[ "${DURABLE:-}" != 1 ] || speed=
"$as_user" "$bin/initdb" -D "$dir/data" -U bihuan -A trust --locale=C --encoding=UTF8 -N \
    >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
"$as_user" "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= $speed \
    -c max_connections=100 >"$dir/log" 2>&1 &
server=$!
for i in $(seq 100); do
    "$bin/pg_isready" -q -h "$dir" -U bihuan && break
    kill -0 "$server" 2>/dev/null || { cat "$dir/log" >&2; exit 1; }
    sleep 0.1
done
BIHUAN_TEST_POSTGRES="postgresql://bihuan@/postgres?host=$dir" "$@"
