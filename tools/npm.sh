#!/bin/sh
# Installs what package-lock.json pins into node_modules, when it is not there yet or another.
# usage: tools/npm.sh [--check]     --check installs nothing: exits 1 where something is missing
set -eu
cd "$(dirname "$0")/.."
. tools/say.sh
log=build/npm.log
stamp=node_modules/.bihuan-lock

# The lock as it was installed; npm writes nothing of the kind that could be compared.
cmp -s package-lock.json "$stamp" && exit 0
if [ "${1:-}" = --check ]; then
    exit 1
fi
mkdir -p build
say "正在安装 npm 里的程序包（过程记在 $log）……" "installing packages of npm (log: $log) ..."
# No script of a package runs: what we take is source text.
if ! npm ci --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    say "没有装成，详见 $log。请检查网络后再试。" "could not be installed, see $log; check the network" >&2
    exit 1
fi
cp package-lock.json "$stamp"
