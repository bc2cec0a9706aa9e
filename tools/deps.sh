#!/bin/sh
# Installs the packages of Debian and of npm that are missing, and only those.
# usage: tools/deps.sh [--check] PURPOSE...     (build run test long bench)
#        --check installs nothing: it says what is missing and exits 1
set -eu
cd "$(dirname "$0")/.."
. tools/say.sh
log=build/deps.log

# purpose, package, how to see that it is there: a command, a pkg-config name or a file; or npm, for a
# package that package-lock.json pins (tools/npm.sh).
# To add one: a row here, under its purpose. Probes rather than package names, so that another
# package or another system may provide the same.
table() {
    cat <<'ROWS'
build  gcc                       cmd gcc
build  libc6-dev                 file /usr/include/stdio.h
build  pkg-config                cmd pkg-config
build  meson                     cmd meson
build  ninja-build               cmd ninja
build  libxml2-dev               pc libxml-2.0
build  libzip-dev                pc libzip
build  libarchive-dev            pc libarchive
build  libxlsxwriter-dev         pc xlsxwriter
build  libpq-dev                 pc libpq
build  libqrencode-dev           pc libqrencode
build  libssl-dev                pc libcrypto
build  libcurl4-openssl-dev      pc libcurl
build  libsodium-dev             pc libsodium
build  npm                       cmd npm
build  better-sqlite3            npm node_modules/better-sqlite3
run    libssl3                   file /usr/lib/*/libcrypto.so.3
run    libcurl4                  file /usr/lib/*/libcurl.so.4
run    libarchive13              file /usr/lib/*/libarchive.so.13
run    libqrencode4              file /usr/lib/*/libqrencode.so.4
run    libsodium23               file /usr/lib/*/libsodium.so.23
run    ca-certificates           file /etc/ssl/certs/ca-certificates.crt
run    poppler-utils             cmd pdftotext
run    poppler-data              file /usr/share/poppler/cMap
run    bubblewrap                cmd bwrap
run    libreoffice-writer-nogui  file /usr/lib/libreoffice/program/libswlo.so
run    libreoffice-calc-nogui    file /usr/lib/libreoffice/program/libsclo.so
run    antiword                  cmd antiword
run    tesseract-ocr             cmd tesseract
run    tesseract-ocr-chi-sim     file /usr/share/tesseract-ocr/*/tessdata/chi_sim.traineddata
run    tesseract-ocr-chi-tra     file /usr/share/tesseract-ocr/*/tessdata/chi_tra.traineddata
test   libcmocka-dev             pc cmocka
test   postgresql                file /usr/lib/postgresql/*/bin/initdb
test   binutils                  cmd nm
test   clang                     cmd clang
test   clang-format              cmd clang-format
test   libclang-rt-dev           file /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a
test   bsdutils                  cmd script
test   libxml2-utils             cmd xmllint
test   openssl                   cmd openssl
test   unzip                     cmd unzip
test   fonts-noto-cjk            file /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
test   lunar-javascript          npm node_modules/lunar-javascript
test   s3rver                    npm node_modules/s3rver
long   ceph-common               cmd ceph
long   ceph-mon                  cmd ceph-mon
long   ceph-mgr                  cmd ceph-mgr
long   ceph-osd                  cmd ceph-osd
long   radosgw                   cmd radosgw
long   zbar-tools                cmd zbarimg
long   librsvg2-bin              cmd rsvg-convert
long   clang-tidy                cmd clang-tidy
long   gcc-aarch64-linux-gnu     cmd aarch64-linux-gnu-gcc
long   libc6-dev-arm64-cross     file /usr/aarch64-linux-gnu/include/stdio.h
bench  libxml2-utils             cmd xmllint
ROWS
}

there() { # there KIND WHAT: whether the probe succeeds
    case $1 in
    cmd) command -v "$2" >/dev/null 2>&1 ;;
    pc) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$2" ;;
    file) ls $2 >/dev/null 2>&1 ;; # unquoted: may hold a pattern
    npm) # what was taken away is installed again
        [ -d "$2" ] || rm -f node_modules/.bihuan-lock
        tools/npm.sh --check
        ;;
    esac
}

check=no
[ "${1:-}" = --check ] && { check=yes; shift; }
missing=
of_npm=
for purpose in "$@"; do
    while read -r of package kind what; do
        [ "$of" = "$purpose" ] || continue
        there "$kind" "$what" && continue
        if [ "$kind" = npm ]; then of_npm="$of_npm npm:$package"; else missing="$missing $package"; fi
    done <<ROWS
$(table)
ROWS
done
[ -z "$missing$of_npm" ] && exit 0

if [ $check = yes ]; then
    say "缺少软件包：$missing$of_npm" "missing packages:$missing$of_npm" >&2
    say '请先运行 make deps 安装（需要管理员权限），再运行 make。' \
        'run "make deps" to install them (needs root or sudo), then "make" again' >&2
    exit 1
fi
[ -n "$missing" ] || exec tools/npm.sh
if ! command -v apt-get >/dev/null 2>&1; then
    say "这台机器没有 apt-get，无法自动安装。请用系统的包管理器装好以下各项（Debian 名称）：$missing" \
        "there is no apt-get here; install these by your package manager (Debian names):$missing" >&2
    exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        say '安装软件包需要管理员权限，而本机没有 sudo。请以 root 运行：' \
            'installing needs root and there is no sudo; as root run:' >&2
        echo "    apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
mkdir -p build
set -- $missing
say "正在安装 $# 个软件包（过程记在 $log）……" "installing $# packages (log: $log) ..."
install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "$@" </dev/null >>"$log" 2>&1
}
: >"$log"
# A machine whose package lists are missing or old is told so by the first attempt.
if ! install "$@"; then
    $as_root apt-get update -qq </dev/null >>"$log" 2>&1 || true
    if ! install "$@"; then
        tail -n 15 "$log" >&2
        say "软件包没有装成，详见 $log。请检查网络和 /etc/apt 里的软件源后再试。" \
            "packages could not be installed, see $log; check the network and the sources in /etc/apt" >&2
        exit 1
    fi
fi
[ -z "$of_npm" ] || tools/npm.sh
