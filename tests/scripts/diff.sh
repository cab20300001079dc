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

# Conclusions: images that were seen and are no longer looked at do not count.
edited '/<fact id="image-offence">/,/<.fact>/s/stopped viewing/viewing/' \
    facts.xml && d -l en diff old new
test $? -eq 1 && grep -q '^Of [0-9]* conclusions [0-9]* differ' out &&
    grep -q 'images-hands-off.*: was$' out &&
    grep -q 'shown”, now “not shown”' out &&
    grep -q 'Example: images: yes, viewed and stopped\.' out
ok $? "a mutation of the knowledge, with an example in words"
# As a case: the same line, decided with both.
sed -n 's/^ *\({"id":"diff-1".*\)/\1/p' out >case.jsonl
steps() {	# directory
	"$BESPREEK" -k "$1" --at 2026-11-20T17:40 batch --brief case.jsonl \
	    2>err | sed 's/.*"steps"://'
}
steps old >a
steps new >b
test -s case.jsonl && test "$(wc -l <case.jsonl)" -eq 1 &&
    grep -q images-hands-off a && ! grep -q images-hands-off b
ok $? "the example shows it when it is run with both"
d -f json diff old new
test $? -eq 1 && grep -q '"id": "images-hands-off"' out &&
    { grep -q '"solver": false' out || grep -q '"undecided": 0' out; }
ok $? "the same conclusion as JSON, and nothing is left undecided"

# Written differently, and the same for every combination of answers.
edited '/<fact id="image-offence">/,/<.fact>/s/stopped viewing/viewing stopped/
    /<fact id="offence">/,/<.fact>/s/<any>/<any><false\/>/' facts.xml &&
    d -l en diff old new
test $? -eq 0 && grep -q '^Every conclusion is the same' out &&
    grep -q '^fact offence' out && ! grep -q '^fact image-offence' out
ok $? "a rule written differently that concludes the same"

# For whom: a ground of one country, and who is bound to what.
edited '/<ground id="nl-norm"/,/<.ground>/s/force="norm"/force="duty"/' \
    law-nl.xml && d -l en diff old new
test $? -eq 1 && grep -q 'nl-norm' out &&
    grep -q 'For whom. The Netherlands' out && ! grep -q 'Belgium' out &&
    grep -q 'was “must by the profession”, now' out
ok $? "a difference of one country says so"

# A question and an option that one side does not have.
edited '/<question id="danger"/,/<.question>/s/<option id="days">/<option id="hours"><text xml:lang="nl">Ja, binnen uren<\/text><text xml:lang="en">Yes, within hours<\/text><\/option>&/
' interview.xml
sed -i 's/in="days anyday"/in="hours days anyday"/' new/*.xml
d -l en diff old new
test $? -eq 1 && grep -q 'danger (new only): Yes, within hours' out &&
    grep -q 'A question or answer that only one side has' out &&
    grep -q 'with the new knowledge' out
ok $? "an option that is new"
d -l en diff new old
test $? -eq 1 && grep -q 'danger (old only): Yes, within hours' out
ok $? "and one that is gone"

# Later law: on the day that it comes into force.
edited 's/<ground id="nl-steps" country="nl"/& to="2027-06-30"/' law-nl.xml &&
    d -l en diff old new
test $? -eq 1 && grep -q 'From 2027-07-01 on' out
ok $? "a rule that ends says from when"

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
