#!/bin/sh
# SPDX-License-Identifier: MIT
# The sheet for the client: it alone is written, in three forms, and never
# where there is nobody to give it to.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# replies, arguments
	replies=$1
	shift
	printf '%s\n' "$replies" | tr ' ' '\n' |
	    "$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 -l nl \
	    --handout "$@" >out 2>err
	status=$?
}
client='country=nl concern=client where=here age=adult danger=no suicide=no images=stopped urge=no conduct=no next-contact=never'
b "$client"
test $status -eq 0 && head -1 out | grep -q '^Voor jou  *20 november 2026$' &&
    grep -q '0800 266 64 36' out && grep -q '^ ____' out &&
    grep -q 'stoppen-is-mogelijk.eu' out && ! grep -qi 'advies' out
ok $? 'the sheet and nothing else'
grep -q 'Lees het blad zelf eerst' err && ! grep -q 'Lees het blad' out
ok $? 'what the professional must know is not on it'
test "$(wc -l <out)" -le 60
ok $? 'it is one page'
b "$client" -f html
test $status -eq 0 && xmllint --noout out && test "$(tidy -q -e out 2>&1)" = "" &&
    grep -q '<p class="fill">' out && grep -q 'href="tel:08002666436"' out &&
    ! grep -q '<nav>' out
ok $? 'as HTML'
b "$client" -f md
test $status -eq 0 && grep -q '^# Voor jou' out && grep -q '^- \[ \] Ik' out
ok $? 'as Markdown'
for form in json fhir; do
	b "$client" -f $form
	test $status -eq 2 && test ! -s out && grep -q 'Kies text, md' err
	ok $? "not as $form"
done
b 'country=nl concern=child-tells'
test $status -eq 1 && test ! -s out && grep -q 'geen blad' err
ok $? 'a child that tells gets none'
b 'country=nl concern=child-tells' -o file
test $status -eq 1 && test ! -e file
ok $? 'and no empty file is left'
b 'country=nl concern=child-tells banana'
test $status -eq 2 && test ! -s out && grep -q 'geen blad' err &&
    grep -q 'standard input:3' err
ok $? 'a line that was refused is told all the same'
b 'country=be concern=client where=here age=adult danger=now'
test $status -eq 0 && grep -q '0800 200 50' out && grep -q 'handel eerst' err &&
    ! grep -q 'Mijn afspraken' out && ! grep -q 'loopt nu gevaar' out
ok $? 'in danger now only numbers, and the professional is told to act'
echo "1..$n"
