#!/bin/sh
# The second compiler: every file of a build read by clang (or CC) with the same flags, without a
# warning. Nothing is written.
# usage: tools/check_clang.sh BUILD_DIRECTORY [COMPILER...]
set -eu
dir=$1
shift
[ $# -gt 0 ] || set -- clang
list=$dir/compile_commands.json
# One command a line; the compiler itself, sanitizers, outputs and dependency files are cut.
sed -n 's/^ *"command": "\(.*\)",\{0,1\}$/\1/p' "$list" | sed 's/\\"/"/g' |
    sed -E 's/^(ccache )?[^ ]+ //; s/ -(o|MF|MQ) [^ ]+//g; s/ -(MD|c)( |$)/ /g;
        s/ -(fsanitize|fno-sanitize|fdiagnostics-color|flto)[^ ]*//g' |
    sort -u | (
    cd "$dir"
    xargs -P "$(nproc)" -d '\n' -I{} sh -c "$* -fsyntax-only {}"
)
