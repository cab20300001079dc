#!/bin/sh
# SPDX-License-Identifier: MIT
# Practising with cases, from a pipe.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs the program on the file replies; status in $status
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --width 200 "$@" <replies >out 2>err
	status=$?
}
lines() { printf '%s\n' "$@" >replies; }
# From results, one a line: the model's answers as one reply each, and what it
# judges.
model_answers() {
	sed -e 's/.*"model":.*"answers":{\(.*\)}},"gaps".*/\1/' \
	    -e 's/\[\]/"none"/g' -e ':a' \
	    -e 's/\(\[[^]]*\)","\([^]]*\]\)/\1,\2/' -e 'ta' \
	    -e 's/[][]//g' -e 's/","/; /g' -e 's/"//g' -e 's/:/=/g' "$1"
}
model_value() {	# file, key
	sed "s/.*\"model\":{.*\"$2\":\"\([a-z-]*\)\".*\"answers\".*/$2=\1/" \
	    "$1"
}
model_list() {	# file, key: ids with commas, none when empty
	sed "s/.*\"model\":{.*\"$2\":\[\([^]]*\)\].*\"answers\".*/$2=\1/" \
	    "$1" | tr -d '"' | sed 's/=$/=none/'
}

# Someone who knows nothing, on every case; then someone who is of one mind
# with the model, in both languages.
cases=$(sed -n 's/.*<case id="\([a-z0-9-]*\)".*/\1/p' \
    "$KNOWLEDGE_DIR"/cases/*.xml)
count=$(echo "$cases" | wc -l)
for case in $cases; do lines . 0 0 0 0; cat replies; done >ignorant
mv ignorant replies
# shellcheck disable=SC2086
b -l nl -f json train $cases
test $status -eq 0 &&
    test "$(grep -c '^{"format":"bespreek-training/1","case":' out)" -eq \
    "$count"
ok $? "a result of each of $count cases"
mv out model
: >out
test "$(grep -c '"gaps":\[{"about":"urgency","gap":"open"}' model)" -eq \
    "$count"
ok $? "what is left open is told"
model_answers model >answers
sed 's/.*/./' model >stops
for key in urgency secrecy reporting; do
	model_value model $key >$key
done
model_list model to >to
model_list model steps >steps
paste -d '\n' answers stops urgency secrecy reporting to steps |
    sed '/^reporting=none$/{n;d;}' >replies
# shellcheck disable=SC2086
b -l en -f json train $cases
for case in $(grep -v '"gaps":\[\],"misread":\[\]}$' out |
    sed 's/.*"case":"\([^"]*\)".*/\1/'); do
	false
	ok $? "$case: something is held against who agrees"
done
test $status -eq 0 && test "$(wc -l <out)" -eq "$count"
ok $? "every reply in the words of the model is taken"
for lang in nl en; do
	# shellcheck disable=SC2086
	b -l $lang train $cases
	test $status -eq 0 && ! grep -q '[{}]' out &&
	    ! grep -Eq '^ (Gemist|Missed|Zwaarder|Over-called) ' out &&
	    ! grep -Eq '^ (Opengelaten|Left open) ' out
	ok $? "nor in words ($lang)"
	case $lang in
	nl) learn='Wat je hiervan leert' ;;
	en) learn='What there is to learn' ;;
	esac
	test "$(grep -c "^$learn" out)" -eq "$count" &&
	    test "$(grep -c '^1\. ' out)" -eq "$count" &&
	    test "$(grep -c '^9\. ' out)" -eq "$count"
	ok $? "lessons, reasons and sources ($lang)"
done

# The story alone until there is a judgement.
one=be-abuse-same-home
grep "\"case\":\"$one\"" model >alone
{ model_answers alone; echo .; echo urgency=now; } >replies
b -l en train $one
test $status -eq 1 && ! grep -Eq '^(1|9)\. |Urgency' out &&
    grep -q 'stays closed' out
ok $? "no answer without a judgement"

# Less, more, and not known, on one case.
lines . planned 2 none 0
b -l nl train $one
grep -q '^ Gemist  *Haast' out
ok $? "what is missed is told, in Dutch"
b -l en train $one
sed -n '/beside/,/^$/p' out >gaps
test $status -eq 0 && test "$(sed -n 2p gaps | cut -c 2-18)" = \
    'Missed          U' && grep -q 'Missed *Reporting' gaps &&
    grep -q 'Missed *Secrecy: you "it does not' gaps &&
    grep -q 'Left open *Do first' gaps
ok $? "what is missed comes first, urgency before all"
lines . now bound duty 1 1
b -l en train $one
sed -n '/beside/,/^$/p' out >gaps
grep -q 'Over-called *Urgency' gaps && grep -q 'Over-called *Reporting' gaps
ok $? "what is more than the model is told as well"
lines danger=no next-contact=never . week bound right 1 1
b -l en train $one
sed -n '/^Answers that/,/^$/p' out >gaps
grep -q 'Question 2, danger: you "no", the case "any day' gaps
ok $? "an answer that is other than the case's"
test "$(grep -n Missed gaps | head -1 | cut -d: -f1)" = 2
ok $? "with what it changes, the missed first"

# Every way to answer.
for replies in 'urgency=today|secrecy=open|reporting=norm|to=none|steps=0' \
    '2|3|2|6|1 2 3' 'vandaag|nog niet te zeggen|je beroepscode|niemand|0' \
    'VANDAAG|3.|2|none|1,2,3' 'today|0|right|0,0|0, 0' 'weet niet|0|0|weet niet' \
    'urgency=Vandaag|secrecy=weet niet|reporting=unknown|steps=geen idee'; do
	{ echo .; echo "$replies" | tr '|' '\n'; } >replies
	b -l nl -f json train $one
	test $status -eq 0 && grep -q '"judgement"' out
	ok $? "taken: $replies"
done
for bad in 9 banaan '1 2' '=8' secrecy=bound urgency= 'urgency=x' nieuw bewaar; do
	lines . "$bad" 1 1 1 1 1
	b -l nl -f json train $one
	test $status -eq 2 && grep -q 'standard input:2:' err &&
	    grep -q '"judgement":{"urgency":"now"' out
	ok $? "refused, and the question stands: $bad"
done
lines . 1 1 1 '1 6' 1 '1 2 3 4' 1
b -l nl -f json train $one
test $status -eq 2 && grep -q 'standard input:5:' err &&
    grep -q 'standard input:7:' err && grep -q '"steps":\["[a-z-]*"\]' out
ok $? "nobody with somebody, and four steps, are refused"
lines . 1 1 1 , '0 1' '1 99' '1 1' '2 2'
b -l nl -f json train $one
for line in 5 6 7; do grep -q "standard input:$line:" err || false; done
test $status -eq 2 && test "$(grep -c refused err)" -eq 3 &&
    grep -q '"to":\["[a-z0-9-]*"\]' out && grep -q '"steps":\["[a-z-]*"\]' out
ok $? "nothing, unknown with something and no number; one twice is one"
lines danger=99 . 1 1 1 1 1
b -l nl -f json train $one
test $status -eq 2 && grep -q 'standard input:1:' err
ok $? "a wrong answer to a question is named"
lines danger=days . today '<' week bound none 1
b -l nl -f json train $one
test $status -eq 0 && grep -q '"urgency":"week".*"to":\[\]' out
ok $? "back to an earlier question of the judgement"
lines . 1 1 1 1 '<' '<' none 1
b -l nl -f json train $one
grep -q '"judgement":{[^}]*"reporting":"none","to":\[\]' out
ok $? "whom is forgotten when nothing is reported"

lines . now bound none '<' right 1 1
b -l nl -f json train $one
test $status -eq 0 && grep -q '"reporting":"right","to":\["[a-z0-9-]*"\]' out
ok $? "back goes past what was not asked"

# Which cases.
lines stop
for lang in nl en; do
	b -l $lang train nowhere
	test $status -eq 2 && grep -q nowhere err
	ok $? "an unknown case is named ($lang)"
done
for wrong in '--theme x' '--difficulty 4' '--seed x'; do
	# shellcheck disable=SC2086
	b -l nl train $wrong
	test $status -eq 2 && test ! -s out && grep -q "^bespreek: ${wrong#* } is geen " err
	ok $? "refused: $wrong"
done
ids() { grep -Eo "(be|nl)-[a-z-]+$" out; }
for country in nl be; do
	: >replies
	lines . 0 0 0 0
	i=0
	while [ $i -lt 9 ]; do cat replies; i=$((i + 1)); done >many
	mv many replies
	b -l nl -c $country train --seed 3
	test "$(ids | wc -l)" -gt 1 && ! ids | grep -qv "^$country-"
	ok $? "cases of $country"
	ids >first
	b -l nl -c $country train --seed 3
	ids | cmp -s - first
	ok $? "the same seed, the same order ($country)"
	b -l nl -c $country train --seed 4
	test "$(ids | wc -l)" -eq "$(wc -l <first)" && ! ids | cmp -s - first
	ok $? "another seed, another order ($country)"
done
b -l nl train --theme images --seed 1
test -n "$(ids)" && ids | while read -r id; do
	grep -q "<case id=\"$id\".*theme=\"images\"" "$KNOWLEDGE_DIR"/cases/* ||
	    exit 1
done
ok $? "cases about a theme"
lines . 0 0 0 0 . 0 0 0 0
b -l nl -f json train $one nl-feelings-never-acted
test $status -eq 0 && test "$(wc -l <out)" -eq 2 &&
    grep -q "\"case\":\"$one\"" out
ok $? "two cases, two results"
b -l nl train $one nl-feelings-never-acted -o file
test $status -eq 0 && test ! -s out && grep -q 'Jouw oordeel' file
ok $? "-o writes to a file"
b -l en --plain train $one
test $status -eq 0 && grep -q '^Left open: ' out
ok $? "--plain puts words before words"
: >replies
b -l nl train $one
test $status -eq 1 && test ! -s err && grep -q "$one" out
ok $? "without a reply the story"
b -l nl -f json train $one
test $status -eq 1 && test ! -s out
ok $? "and no result"
echo "1..$n"
