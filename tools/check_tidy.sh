#!/bin/sh
# clang-tidy with the list of .clang-tidy over our sources.
# usage: tools/check_tidy.sh BUILD_DIRECTORY
set -eu
cd "$(dirname "$0")/.."
find src -name '*.c' ! -name '*.gen.c' |
    xargs -P "$(nproc)" -n 4 clang-tidy -p "$1" --quiet --extra-arg=-Wno-unknown-warning-option
