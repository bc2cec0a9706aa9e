# The few words that a newcomer types. Building is done by meson (meson.build), the rest by tools/.
#
#   make demo        install what is missing, build, read examples/ and show ledger and findings
#   make check       install what is missing, build with sanitizers, run every test
#   make             the optimised program: build/bihuan (installs nothing)
#   make deps        install what building, running and testing need
#   make check-long  the slow tests too: fuzzing, static analysis, arm64
#   make fuzz        fuzz each parser for FUZZ_SECONDS (600)
#   make bench       the speed figures of docs/benchmarks.md
#   make docs        write the generated pages of docs/ anew
#   make format      put C files into the layout of .clang-format
#   make clean       remove what was built

.PHONY: all demo check check-long deps fuzz bench docs format clean
.SILENT:

all:
	tools/deps.sh --check build
	tools/build.sh build --buildtype=release -Db_pie=true -Db_lto=true -Dtests=false

demo:
	tools/deps.sh build
	tools/build.sh build --buildtype=release -Db_pie=true -Db_lto=true -Dtests=false
	tools/demo.sh build/bihuan

check:
	tools/check.sh

check-long:
	tools/check.sh --long

deps:
	tools/deps.sh build run test

fuzz:
	tools/deps.sh build test
	tools/fuzz.sh $(or $(FUZZ_SECONDS),600)

bench: all
	tools/deps.sh bench
	bench/plan build/bihuan
	bench/store build/bihuan
	bench/import build/bihuan

docs:
	tools/deps.sh build test
	tools/build.sh build-check
	WRITE=1 meson test -C build-check --suite generated --quiet

format:
	tools/check_format.sh --write

clean:
	rm -rf build build-check build-fuzz
