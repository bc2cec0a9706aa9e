#!/bin/sh
# Documents that cannot drift: every path that they name exists, and every record is in the glossary.
# usage: tools/check_docs.sh [ROOT]
set -eu
cd "${1:-$(dirname "$0")/..}"
bad=0
wrong() { echo "$1"; bad=1; }

# A path is a word in backquotes with a slash or a known ending and nothing that no file has. It may
# be named from the root, from src/ or from the page's own folder; * stands for any file. What a
# build makes (build/…) and what an example would add (x.c, x_test.c) need not exist.
for page in README.md README.zh-CN.md ARCHITECTURE.md CONVENTIONS.md docs/*.md; do
    [ -f "$page" ] || { wrong "$page: is missing"; continue; }
    for path in $(awk '/^```/ { fence = !fence; next } !fence' "$page" | grep -o '`[^`]*`' | tr -d '`' |
        grep -E '^[A-Za-z0-9_.*/-]+$' | grep -E '/|\.(c|h|md|sh|build|txt|json)$' |
        grep -v -E '^(build|build-check|build-fuzz)(/|$)|^/|^\.|(^|/)x[._]' | sort -u); do
        ls -d $path >/dev/null 2>&1 || ls -d src/$path >/dev/null 2>&1 ||
            ls -d "$(dirname "$page")"/$path >/dev/null 2>&1 || wrong "$page: there is no $path"
    done
    # links of the form [words](path)
    for path in $(grep -o '](\([^)]*\))' "$page" | sed 's/^](//; s/)$//; s/#.*//' |
        grep -v -E '^$|^https?:' | sort -u); do
        [ -e "$(dirname "$page")/$path" ] || wrong "$page: the link to $path leads nowhere"
    done
done

# Records are the structs that have a shape; those of a document need none.
for header in src/read/facts.h src/doc/doc.h src/store/*.h; do
    for record in $(sed -n 's/^struct \([a-z_]*\) {$/\1/p' "$header"); do
        case $header in
        src/store/*) grep -q "${record}_shape" "$header" || continue ;;
        esac
        grep -q "\`struct $record\`" docs/glossary.md ||
            wrong "docs/glossary.md: struct $record of $header is not in it"
    done
done

# What meson looks for must be in the list of packages, or a fresh machine cannot build.
# dl, m, rt and threads come with the C library.
for name in $(find . -name meson.build ! -path './build*' -exec grep -oh "dependency('[^']*'" {} + |
    sed "s/.*'\(.*\)'/\1/" | grep -v -E '^(dl|m|rt|threads)$' | sort -u); do
    grep -q "pc $name\$" tools/deps.sh || wrong "tools/deps.sh: no package for dependency('$name')"
done
exit $bad
