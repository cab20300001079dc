#!/bin/sh
# SPDX-License-Identifier: MIT
# What check writes for a reader that is a program, and its exit status.
set -u
. "$TEST_DIR/scripts/tap"
b() {
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20 check "$@" >out 2>err
	status=$?
}
results() { grep -o '"kind":"[a-z]*","result":"[a-z]*"' out | cut -d'"' -f8; }
cases() { grep -c '<testcase ' out; }

b -f json
test $status -eq 0 && test ! -s err && test "$(results | sort -u)" = passed &&
    grep -q '"diagnostics":\[\],"more":0}$' out
ok $? "sound knowledge passes every group, and no group is left out"
results >groups
b -f junit
test $status -eq 0 && test ! -s err && test "$(cases)" -eq \
    "$(wc -l <groups)" && ! grep -q '<skipped\|<failure\|<error' out
ok $? "and each is a test that passes"

mkdir kb && cp "$KNOWLEDGE_DIR"/*.xml kb
b kb --at 2036-11-20 -f json
test $status -eq 1 && test ! -s err &&
    grep -q '{"kind":"staleness","level":"finding","file":"sources-[a-z-]*\.xml","line":[0-9]*,"what":"source [^}]* months ago","remedy":"check it and change the date"' out
ok $? "a finding has its kind, file, line and remedy"
b kb --at 2036-11-20 -f junit -o found.xml
test $status -eq 1 && test ! -s out && test ! -s err &&
    grep -q '<testcase classname="check.staleness" name="sources-' found.xml
ok $? "and is a test that fails, in the file asked for"
b kb --at 2036-11-20
test $status -eq 1 && test ! -s out && test "$(grep -c '^bespreek: sources-' err)" -eq \
    "$(grep -c '<failure ' found.xml)" &&
    test "$(sed -n 's/^bespreek: and \(.*\)/\1/p' err)" = \
    "$(sed -n 's/.*-err>and \(.*\)<.*/\1/p' found.xml)"
ok $? "the text has as many"

printf '<knowledge' >kb/zzz.xml
b kb -f json
test $status -eq 2 && test ! -s err &&
    test "$(results | sort -u | tr '\n' ' ')" = 'error skipped ' &&
    grep -q '"kind":"form","level":"error","file":"zzz.xml","line":1' out
ok $? "what cannot be read is an error, and nothing after it was checked"
b kb -f junit
test $status -eq 2 && test "$(cases)" -eq "$(wc -l <groups)" &&
    test "$(grep -c '<skipped/>' out)" -eq $(($(wc -l <groups) - 1))
ok $? "and tests that were skipped"
b nowhere -f json
test $status -eq 2 && grep -q '"file":"nowhere"' out
ok $? "a directory that is not there is in the result"

b kb
cp err said
b kb -f text
test $status -eq 2 && cmp -s err said && test ! -s out
ok $? "text is what is said without a form"

# What is proved over all answers.
rm kb/zzz.xml
b -f json --no-proofs
test $status -eq 0 &&
    test "$(grep -o '"result":"skipped"' out | wc -l)" -eq 2 &&
    grep -q '"kind":"guarantees","result":"skipped"' out &&
    grep -q '"kind":"structure","result":"skipped"' out
ok $? "without proofs they are told as skipped"
sed 's|<ground id="be-necessity"|& implies="be-353"|' kb/law-be.xml >law &&
    mv law kb/law-be.xml
b kb
test $status -eq 1 && test "$(wc -l <err)" -eq 2 &&
    grep -q '^bespreek: law-be.xml:[0-9]*: ground "be-necessity" can be met while "be-353" is not; ' err
ok $? "what does not hold is named"
sed -n 's/^bespreek: example: //p' err >example
"$BESPREEK" batch -k kb --at 2026-11-20 -f jsonl <example >out 2>err
status=$?
test $status -eq 0 &&
    grep -q '"id":"be-necessity",[^}]*"status":"met"' out &&
    grep -q '"id":"be-353",[^}]*"status":"\(open\|failed\)"' out
ok $? "and its example shows it"

# A guarantee that was broken by hand.
cp "$KNOWLEDGE_DIR"/*.xml kb
awk '/<alarm id="life"/ { in_alarm = 1 }
    in_alarm && sub(/<is question="suicide" in="acute"\/>/, "<false/>") {
	in_alarm = 0 } { print }' kb/facts.xml >facts && mv facts kb/facts.xml
b kb -l en
test $status -eq 1 &&
    grep -q '^bespreek: guarantees.xml:[0-9]*: guarantee "life-alarm" does not hold: missing is an alarm: life (line [0-9]*), with Is your client thinking about suicide? ' err
ok $? "a guarantee that was broken is told, with answers in words"
sed -n '/^bespreek: example: {"id":"life-alarm"/s/^bespreek: example: //p' \
    err >example
"$BESPREEK" batch -k kb --at 2026-11-20 -f tap <example >out 2>err
test $? -eq 1 && grep -q '^not ok - life-alarm' out
ok $? "and batch shows the break"
"$BESPREEK" batch -k "$KNOWLEDGE_DIR" --at 2026-11-20 -f tap <example >out 2>err
ok $? "that is not in the knowledge itself"

BESPREEK_HERE=$BESPREEK
BESPREEK=$WITHOUT_SOLVER
b
test $status -eq 1 && grep -q 'built without CaDiCaL and did not prove .*; build it with CaDiCaL, or say --no-proofs$' err
ok $? "without a solver it says what it did not prove"
b --no-proofs
test $status -eq 0 && test ! -s err
ok $? "unless that was not wanted"
BESPREEK=$BESPREEK_HERE
b -f tap -l en
test $status -eq 2 && test ! -s out &&
    tr '\n' ' ' <err | grep -q 'tap is not possible here. .*text, json or junit'
ok $? "the forms of check are named"
echo "1..$n"
