#!/bin/sh
# Runs a command as an ordinary user when we are root: for tests whose subject is a missing right.
# usage: tools/as_user.sh COMMAND ARG...
if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
fi
exec "$@"
