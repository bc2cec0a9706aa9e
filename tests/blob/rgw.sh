#!/bin/sh
# The S3 driver against Ceph's object gateway, which checks every signature: one monitor, one manager,
# one store in memory and the gateway, all on loopback and of this test alone. It takes about half a
# minute to start. Exits 77 where Ceph is not installed.
# usage: rgw.sh COMMAND...
#        runs each command with BIHUAN_TEST_S3, BIHUAN_TEST_SIGNED and the keys set
set -u
for program in ceph ceph-mon ceph-mgr ceph-osd radosgw radosgw-admin monmaptool; do
    command -v $program >/dev/null 2>&1 || {
        echo "# $program is not installed (tools/deps.sh long)"
        exit 77
    }
done
work=$(mktemp -d)
pids=
stop() {
    # the gateway first, then what it stands on
    for pid in $pids; do kill "$pid" 2>/dev/null; done
    for pid in $pids; do
        for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null && sleep 0.5; done
        kill -9 "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
    done
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 1' INT TERM

failed() {
    echo "# $1:"
    tail -n 20 "$work"/*.log
    exit 1
}

# start NAME COMMAND…: in the background, with its output in NAME.log
start() {
    name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    pids="$! $pids"
}

# until_ok TENTHS WHAT COMMAND…: until the command succeeds
until_ok() {
    left=$1
    what=$2
    shift 2
    until "$@" >"$work/wait.log" 2>&1; do
        left=$((left - 1))
        [ $left -gt 0 ] || failed "$what"
        sleep 0.1
    done
}

# Ports by the number of this process, so that two runs do not meet.
base=$((20000 + $$ % 4000 * 10))
gateway=$((base + 2))
fsid=00000000-0000-4000-8000-000000000001
mkdir "$work/mon" "$work/osd" "$work/mgr"
cat >"$work/ceph.conf" <<END
[global]
fsid = $fsid
mon host = [v2:127.0.0.1:$base,v1:127.0.0.1:$((base + 1))]
public network = 127.0.0.0/8
keyring = $work/keyring
admin socket = $work/\$name.asok
run dir = $work
log file =
log to stderr = false
mon cluster log file =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail crit = 0
mon data avail warn = 0
[mon]
mon data = $work/mon
[osd]
osd data = $work/osd
osd objectstore = memstore
memstore device bytes = 8G
[mgr]
mgr data = $work/mgr
mgr initial modules =
[client]
rgw frontends = beast endpoint=127.0.0.1:$gateway
rgw dns name =
END
CEPH_CONF=$work/ceph.conf
export CEPH_CONF
# The gateway does not start without keys of its own. All of them lie in one file, which the monitor
# takes over.
: >"$work/keyring"
for name in mon. client.admin mgr.x osd.0 client.rgw; do
    ceph-authtool "$work/keyring" --gen-key -n $name --cap mon 'allow *' --cap mgr 'allow *' \
        --cap osd 'allow *' >>"$work/key.log" 2>&1 || failed 'no keys'
done
monmaptool --create --fsid $fsid --addv a "[v2:127.0.0.1:$base,v1:127.0.0.1:$((base + 1))]" \
    "$work/map" >"$work/map.log" 2>&1 || failed 'no map of monitors'
ceph-mon --mkfs -i a --monmap "$work/map" --keyring "$work/keyring" >"$work/mkfs.log" 2>&1 ||
    failed 'the monitor has no store'
start mon ceph-mon -f -i a
until_ok 300 'the monitor does not answer' ceph --connect-timeout 5 status
ceph osd new $fsid >"$work/new.log" 2>&1 || failed 'no place for the store'
ceph-osd --mkfs -i 0 --osd-uuid $fsid >"$work/mkosd.log" 2>&1 || failed 'the store cannot be made'
start mgr ceph-mgr -f -i x
start osd ceph-osd -f -i 0
BIHUAN_S3_KEY=TESTKEY1
BIHUAN_S3_SECRET=test/secret+1
osd_up() { ceph --connect-timeout 5 osd stat | grep -q ' 1 up'; }
until_ok 300 'the store does not come up' osd_up
until_ok 10 'no user can be made' timeout 60 radosgw-admin user create --uid=test \
    --display-name=test --access-key=$BIHUAN_S3_KEY --secret-key=$BIHUAN_S3_SECRET
start rgw radosgw -f -n client.rgw
until_ok 900 'the gateway does not answer' curl -s -o "$work/first.log" \
    "http://127.0.0.1:$gateway/"
BIHUAN_TEST_S3="s3://box?endpoint=http://127.0.0.1:$gateway"
BIHUAN_TEST_SIGNED=1
export BIHUAN_TEST_S3 BIHUAN_TEST_SIGNED BIHUAN_S3_KEY BIHUAN_S3_SECRET
status=0
for command in "$@"; do "$command" || status=1; done
exit $status
