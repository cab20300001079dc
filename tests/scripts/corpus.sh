#!/bin/sh
# SPDX-License-Identifier: MIT
# What is no knowledge is refused beside it, and "make hostile" tells when it
# is not.
set -u
. "$TEST_DIR/scripts/tap"
corpus() {
	"$TEST_DIR/hostile/corpus" "$BESPREEK" "$KNOWLEDGE_DIR" "$@" >out 2>&1
}
seeds=$TEST_DIR/fuzz/corpus
corpus "$seeds/jsonl" "$seeds/tsv" "$seeds/options" "$seeds/session" \
    "$seeds/saved" "$seeds/cases"
ok $? "none of the seeds: $(tail -n 1 out)"
mkdir good
echo '<knowledge xmlns="urn:bespreek:knowledge:1"/>' >good/empty.xml
corpus good
test $? -eq 1 && grep -q '^good/empty\.xml: status 0' out &&
    grep -qx '1 files, 0 refused' out
ok $? "a file that fits is told"
mkdir none
! corpus none && grep -qx '0 files, 0 refused' out
ok $? "no file is no proof"
echo "1..$n"
