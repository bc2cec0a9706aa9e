#!/bin/sh
# The S3 driver against s3rver, a small server of npm that never checks a signature (rgw.sh has the
# one that does). Exits 77 where it is not installed.
# usage: s3rver.sh TESTS PROJECT_ROOT [ARG…]     runs TESTS ARG…
set -u
tests=$1
server=$2/node_modules/s3rver/bin/s3rver.js
if [ ! -f "$server" ] || ! command -v node >/dev/null 2>&1; then
    echo '# s3rver is not installed (tools/deps.sh test)'
    exit 77
fi
work=$(mktemp -d)
pids=
trap 'for pid in $pids; do kill $pid 2>/dev/null; wait $pid 2>/dev/null; done; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# serve NAME OPTION…: starts a server; leaves its address in $address
serve() {
    log=$work/$1.log
    shift
    node "$server" -d "$work/files" -a 127.0.0.1 -p 0 --no-vhost-buckets "$@" >"$log" 2>&1 &
    pid=$!
    pids="$pids $pid"
    tries=0
    until grep -q 'listening on' "$log"; do
        tries=$((tries + 1))
        if [ $tries -gt 300 ] || ! kill -0 $pid 2>/dev/null; then
            echo '# s3rver does not start:'
            cat "$log"
            exit 1
        fi
        sleep 0.1
    done
    address=$(sed -n 's/.*listening on //p' "$log")
}

serve plain
BIHUAN_TEST_S3="s3://box?endpoint=http://$address"
# A certificate that nobody has signed.
if openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -days 2 -keyout "$work/key" \
    -out "$work/cert" >"$work/openssl.log" 2>&1; then
    serve tls --key "$work/key" --cert "$work/cert"
    BIHUAN_TEST_TLS="s3://box?endpoint=https://$address"
    export BIHUAN_TEST_TLS
fi
BIHUAN_TEST_SIGNED=0
BIHUAN_S3_KEY=S3RVER
BIHUAN_S3_SECRET=S3RVER
export BIHUAN_TEST_S3 BIHUAN_TEST_SIGNED BIHUAN_S3_KEY BIHUAN_S3_SECRET
shift 2
"$tests" "$@"
