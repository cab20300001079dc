#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing to say for valgrind and, with ANALYSIS in the environment as in CI
# and "make analyze", for clang-tidy, cppcheck and gcc's analyser; what each is
# told to leave out stands with its reason in tests/analysis.
set -u
. "$TEST_DIR/scripts/tap"
rules=$TEST_DIR/analysis
built=${BESPREEK%/*}
find "$SOURCE_DIR/src" -name '*.c' | LC_ALL=C sort >files
flags="-std=c11 -D_GNU_SOURCE -DHAVE_CONFIG_H -DHAVE_CADICAL -pthread
 -DPKGDATADIR=\"/\" -I$SOURCE_DIR/src -I$built
 $(pkg-config --cflags libxml-2.0 libedit jansson sqlite3)"
export flags rules
skip() {	# test, reason
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
	return 1
}
has() { command -v "$1" >/dev/null || skip "$1" "not installed"; }
analyses() {	# tool
	[ -n "${ANALYSIS-}" ] || skip "$1" "run make analyze" || return
	has "$1"
}
silent() {	# description
	test ! -s out
	ok $? "$1"
}

# shellcheck disable=SC2086,SC2016
if analyses clang-tidy; then
	xargs -P "$(nproc)" -n 8 sh -c 'clang-tidy --quiet \
	    --config-file="$rules/clang-tidy" "$@" -- $flags 2>/dev/null' \
	    tidy <files >out
	silent "clang-tidy"
fi
if analyses cppcheck; then
	cppcheck -q -j "$(nproc)" --std=c11 --library=posix \
	    --enable=warning,performance,portability \
	    --suppressions-list="$rules/cppcheck" -D_GNU_SOURCE \
	    -DHAVE_CADICAL '-DPKGDATADIR="/"' -I "$SOURCE_DIR/src" \
	    -I "$built" "$SOURCE_DIR/src" >out 2>&1
	silent "cppcheck"
fi
# shellcheck disable=SC2086,SC2016
if analyses gcc; then
	xargs -P "$(nproc)" -n 4 sh -c 'for c; do gcc $flags -O1 -fanalyzer \
	    -S -o /dev/null "$c"; done' analyse <files >out 2>&1
	silent "gcc -fanalyzer"
fi

# Every golden case at once, and a consultation in either form.
memory() {	# words; standard input, then a command
	what=$1
	shift
	valgrind -q --vgdb=no --error-exitcode=9 --leak-check=full \
	    --suppressions="$rules/valgrind" --log-file=err "$BESPREEK" \
	    -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 "$@" >out 2>&1 <in
	# Of a system call that it does not know it warns with "--".
	test $? -ne 9 && ! grep -q '^==' err
	ok $? "valgrind: $what"
}
if has valgrind; then
	for c in "$TEST_DIR"/cases/*.json; do
		sed -e '/^ "title":/d' -e '/^ "at":/d' "$c" | tr -d '\n'
		echo
	done >in
	memory "$(grep -c '' in) golden cases" batch
	test "$(grep -c '"format":"bespreek-result' out)" -gt 100
	ok $? "which were decided"
	printf '%s\n' country=nl danger=now suicide=unknown profession=gp \
	    basis=told,seen x ? '<' 1 advice stop >in
	memory "a consultation" -l nl
	grep -q 112 out
	ok $? "with advice"
	memory "a consultation in JSON" -l en -f json
	memory "a training case" -l en train nl-feelings-never-acted
	memory "contacts" contacts
fi
echo "1..$n"
