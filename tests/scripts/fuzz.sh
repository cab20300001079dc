#!/bin/sh
# SPDX-License-Identifier: MIT
# What fuzzers start from and what they found, under sanitizers.
set -u
. "$TEST_DIR/scripts/tap"
ASAN_OPTIONS=detect_stack_use_after_return=1:detect_leaks=1
export ASAN_OPTIONS
for corpus in "$TEST_DIR"/fuzz/corpus/*/; do
	name=$(basename "$corpus")
	"${BESPREEK%/*}/replay.d/$name" "$corpus" >out 2>err
	status=$?
	inputs=$(find "$corpus" -type f | wc -l)
	test $status -eq 0 && test "$(grep -c '^ok ' out)" -eq "$inputs"
	ok $? "$name: $inputs inputs"
	[ $status -eq 0 ] || sed 's/^/# /' err | head -40
done
test "$n" -ge 8
ok $? "every harness has a corpus"
test -z "$(find "$TEST_DIR/fuzz/corpus" "$TEST_DIR/fuzz/dict" \
    -type f -size +6k)"
ok $? "and all of it is small"
echo "1..$n"
