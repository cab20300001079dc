#!/bin/sh
# SPDX-License-Identifier: MIT
# How a group answered: from results of practising and from tables.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs the program; status in $status
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --width 200 "$@" >out 2>err
	status=$?
}
one=be-abuse-same-home
two=nl-feelings-never-acted
result() {	# case, replies with | between: a result
	echo "$2" | tr '|' '\n' | "$BESPREEK" -k "$KNOWLEDGE_DIR" -l nl \
	    -f json train "$1"
}
copies() { i=0; while [ $i -lt "$1" ]; do cat "$2"; i=$((i + 1)); done; }
result $one 'danger=anyday|.|today|bound|right|2|1 2 3' >a
result $one 'danger=days; done=talked,colleague|.|week|bound|none|4 5 6' >b
result $one 'danger=no|.|now|bound|0|0' >c
result $two 'danger=no|.|planned|bound|none|1 2 3' >d
test -s a && test -s b && test -s c && test -s d
ok $? "results to count"

{ copies 7 a; copies 3 b; copies 2 c; copies 6 d; } >group
b -l en train --report group
test $status -eq 0 && test ! -s err
ok $? "a report"
grep -q "($one). People: 12\.$" out && grep -q "($two). People: 6\.$" out
ok $? "per case how many"
# (7*6 + 3*2 + 2*1) / (12*11) of the pairs agree; of 5 answers 1/5 by chance,
# and giving none is the sixth: (0.3788 - 1/6) / (5/6) = 0.25.
grep -q '^Urgency\. Agreement: 0\.3\.$' out
ok $? "the coefficient"
sed -n -e '/^Urgency/,/^Secrecy/p' -e '/^Secrecy/q' out >part
test "$(head -1 out)" = 'How the group answered' &&
    grep -q '^ 7  today (as the case)$' part && grep -q '^ 5  something else' \
    part && test "$(grep -c '^ ' part)" -eq 2
ok $? "what five or more answered, and the rest together"
grep -q '^Secrecy\. Agreement: 1\.0\.$' out &&
    grep -q '^ 12  it applies (as the case)$' out
ok $? "what all answered"
grep -q '^ 7  See that the meeting\|^ 7  Arrange distance' out &&
    grep -q '^ -  ' out
ok $? "steps by how many chose them, a dash for few"
tr '\n' ' ' <out | grep -q 'Those who did not may also not know'
ok $? "who did not choose is not said to deny"
grep -A9 '^Mean agreement' out | grep -q '^ [01]\.[0-9]  Urgency$'
ok $? "the mean over two cases"
b -l nl train --report group
test $status -eq 0 && grep -q '^Haast\. Overeenstemming: 0,3\.$' out
ok $? "in Dutch, with a comma"

# Never a count of one to four, nor all of them but one to four.
few() {
	grep -E '^ +[0-9]+  ' out | awk -v all="$1" '{
		if (($1 >= 1 && $1 <= 4) || ($1 > all - 5 && $1 < all))
			bad = 1
	} END { exit bad }'
}
printf ' 8  a\n 4  b\n' >out
! few 12
ok $? "four of twelve would be noticed"
printf ' 11  a\n' >out
! few 12
ok $? "so would all but one"
for mix in '5 1 0' '4 4 4' '8 2 1' '6 5 1' '9 0 4' '5 5 1' '5 4 0' '1 1 8'; do
	# shellcheck disable=SC2086
	set -- $mix
	{ copies "$1" a; copies "$2" b; copies "$3" c; } >group
	b -l en train --report group
	test $status -eq 0 && few $(($1 + $2 + $3)) &&
	    grep -q "People: $(($1 + $2 + $3))\.$" out
	ok $? "no small counts of $mix"
done
copies 4 a >group
b -l en train --report group
test $status -eq 0 && grep -q 'Fewer than five' out &&
    ! grep -q 'today' out
ok $? "four people: nothing"

# A table of a group on paper; rows have names nobody may see.
{
	echo 'id;danger;done;expect.urgency;expect.reporting'
	for who in Anna Bram Cor Dirk Els Frans; do
		echo "$who;days;talked,colleague;today;right"
	done
	echo 'Gerda;no;none;week;'
	echo 'Henk;;;;'
} >paper.csv
b -l en train --report paper.csv
test $status -eq 0 && grep -q '^paper.csv. People: 8\.$' out &&
    ! grep -Eq 'Anna|Gerda|Henk' out
ok $? "a table without names"
grep -q '^Urgency\. Hidden' out && few 8
ok $? "of eight, six and two are hidden"
sed -i -e '/Gerda/d' -e '/Henk/d' paper.csv
b -l en train --report paper.csv
grep -q '^ 6  today$' out && grep -q '^ 6  yes, within a few days$' out &&
    grep -A9 '^Question.*done' out | grep -q '^ 6  '
ok $? "what all six answered"
sed "s/^[A-Z][a-z]*;/$one;/" paper.csv >case.csv
copies 2 a >group
b -l en train --report case.csv group
test $status -eq 0 && grep -q "($one). People: 8\.$" out
ok $? "rows that name a case, with results of it"

# Steps and whom to tell as columns, and what says nothing of a judgement;
# blank rows are nobody.
model=$(printf '.\n0\n0\n0\n0\n' | "$BESPREEK" -k "$KNOWLEDGE_DIR" -l nl \
    -f json train $one | sed 's/.*"model":{//')
first() { echo "$model" | sed "s/.*\"$1\":\[\"\([a-z0-9-]*\)\".*\"answers\".*/\1/"; }
more=ask-suicide,call-vertrouwenscentrum,tell-client
{
	echo 'id;danger;expect.urgency;expect.steps;expect.contacts;expect.alarms'
	for who in 1 2 3 4 5 6; do
		echo "$one;days;today;$(first steps),$more;$(first to);child"
		test $who -ne 3 || printf ';;;;;\n\n'
	done
} >steps.csv
b -l en train --report steps.csv
! grep -q '^ 6  Tell your patient' out
ok $? "of more steps than are asked for only the first"
test $status -eq 0 && test ! -s err && grep -q "($one). People: 6\.$" out &&
    sed -n '/^To whom/,/^First/p' out | grep -q '^ 6  .*as the case' &&
    sed -n '/^First/,/^Question/p' out | grep -q '^ 6  '
ok $? "columns of steps and of contacts"

# What is wrong is named and left out.
{
	copies 6 a
	echo '{"format":"bespreek-training/1"'
	sed 's/"danger":"anyday"/"danger":"anydya"/' a
	sed 's/"urgency":"today"/"urgency":"soon"/' a
	sed 's/"format":"[^"]*"/"format":"x"/' a
	sed 's/"case":"[^"]*",//' a
	echo '[]'
	sed 's/"release"/"realese"/' a
	sed 's/"steps":\["[a-z-]*"/"steps":["nothing"/' a
} >group
b -l en train --report group
test $status -eq 2 && grep -q 'People: 6\.$' out
ok $? "six of fourteen can be read"
for line in 7 8 9 10 11 12 13 14; do
	grep -q "group:$line: " err
	ok $? "line $line is named"
done
grep -q anyday err
ok $? "with what was meant"
printf 'id;danger;naam\n1;no;Ingrid\n2;now;\n' >t.csv
b -l en train --report t.csv
test $status -eq 2 && grep -q 't.csv:2: ' err && ! grep -q Ingrid out err
ok $? "a column that is no question"
printf 'id;expect.urgency\n1;"today,week"\n' >t.csv
b -l en train --report t.csv
test $status -eq 2 && grep -q 't.csv:2: ' err
ok $? "two judgements where one fits"
b -l nl train --report
test $status -eq 2 && grep -q -e --report err
ok $? "no file"
b -l nl train --report nowhere
test $status -eq 2 && grep -q nowhere err
ok $? "a file that is not there"
: >empty
b -l nl train --report empty
test $status -eq 2 && test ! -s out
ok $? "an empty file"
b -l nl -f json train --report a
test $status -eq 2 && test ! -s out
ok $? "no JSON of it"
for option in --theme=images --difficulty=1 --seed=7 --private; do
	b -l en train --report $option group
	test $status -eq 2 && test ! -s out &&
	    grep -q "option ${option%=*} does not go" err
	ok $? "no use for $option"
done
copies 5 a >group
b -l nl train --report group -o file
test $status -eq 0 && test ! -s out && grep -q '5  vandaag' file
ok $? "-o writes it to a file"
# A report holds all that it reads.
much() {	# a row; rows
	awk -v row="$1" -v n="$2" 'BEGIN { print "id;danger"
	    for (i = 0; i < n; i++) print row }' >much.csv
	"$BESPREEK" train --report -k "$KNOWLEDGE_DIR" -l en --at 2026-11-20 \
	    much.csv >out 2>err
	status=$?
}
much "be-abuse-same-home;no" 10000
test $status -eq 0 && test ! -s err
ok $? "10,000 results"
much "be-abuse-same-home;no" 30000
test $status -eq 2 && grep -q '^bespreek: much.csv: makes more than 10000' err
ok $? "many more"
much "$(awk 'BEGIN { for (i = 0; i < 5000; i++) printf "\"\"\"\"" }');no" 2000
test $status -eq 2 && grep -q '^bespreek: much.csv: makes more than 10000' err
ok $? "or much more"
echo "1..$n"
