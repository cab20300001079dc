#!/bin/sh
# SPDX-License-Identifier: MIT
# Two knowledge directories compared.
set -u
. "$TEST_DIR/scripts/tap"

cp -r "$KNOWLEDGE_DIR" old
d() {
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 "$@" >out 2>err
}
# A copy of the knowledge, edited: sed script, file.
edited() {
	rm -rf new
	cp -r old new
	sed -i "$1" "new/$2"
	! cmp -s "old/$2" "new/$2"
}

d -l en diff old old
test $? -eq 0 && grep -q '^Nothing changes' out && test ! -s err
ok $? "the same directory twice"
d -l nl diff old old
test $? -eq 0 && grep -q '^Er verandert niets' out
ok $? "the same in Dutch"

edited 's/In welk land werk je?/Waar werk je?/' interview.xml &&
    d -l en diff old new
test $? -eq 0 && grep -q '^question country' out &&
    grep -q '^ text, Dutch (old interview.xml:5, new interview.xml:5)' out &&
    grep -q '^ was  In welk land werk je?' out &&
    grep -q '^ now  Waar werk je?' out &&
    grep -q 'Only the Dutch was changed' out &&
    grep -q 'In which country do you work?' out
ok $? "a text, and the translation that was left as it is"
d -f json diff old new
test $? -eq 0 && grep -q '"untouched": "en"' out &&
    grep -q '"format": "bespreek-diff/1"' out
ok $? "the same as JSON"

edited 's/"equal-peers"/"peers-too"/' facts.xml
for f in new/*.xml new/cases/*.xml; do
	sed -i 's/"equal-peers"/"peers-too"/' "$f"
done
d -l en diff old new
test $? -eq 0 && grep -q 'fact equal-peers: is now called peers-too' out &&
    ! grep -q '^Changed' out
ok $? "another id for the same rule and text"

edited 's/open="09:00"/open="08:30"/' contacts-nl.xml &&
    d -l en diff old new
test $? -eq 0 && grep -q '^ was  09:00' out && grep -q '^ now  08:30' out
ok $? "opening hours"

edited '$d' steps.xml
d -l en diff old new
test $? -eq 2 && grep -q 'steps.xml' err &&
    grep -q 'new cannot be compared' err && test ! -s out
ok $? "knowledge that cannot be loaded"
d -l en diff old nowhere
test $? -eq 2 && grep -q 'nowhere' err
ok $? "a directory that is not there"
d -l en diff old
test $? -eq 2
ok $? "one directory is not enough"
echo "1..$n"
