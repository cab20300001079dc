#!/bin/sh
# SPDX-License-Identifier: MIT
# The statements of the quiz: which, in what order, what is said on a reply.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs the program; status in $status
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --width 200 "$@" >out 2>err
	status=$?
}
titles() { grep -E '^[0-9]+\. ' out | sed 's/^[0-9]*\. //'; }

all=$(grep -c '<statement ' "$KNOWLEDGE_DIR/quiz.xml")
for country in nl be; do
	other=$(test $country = nl && echo be || echo nl)
	shown=$((all - $(grep -c "<statement .*country=\"$other\"" \
	    "$KNOWLEDGE_DIR/quiz.xml")))
	b -l nl -c $country quiz --seed 7 </dev/null
	test $status -eq 0 && test "$(titles | sort -u | wc -l)" -eq $shown
	ok $? "every statement of $country once, without a reply"
	case $country in
	nl) wrong='België' ;;
	be) wrong='Nederland' ;;
	esac
	! titles | grep -q "^In $wrong"
	ok $? "none on the law of the other country ($country)"
done
b -l nl quiz --seed 7 </dev/null
test "$(titles | wc -l)" -eq "$all" && ! grep -q '[{}]' out
ok $? "all of them without a country, placeholders filled"
cp out first
titles >order
b -l nl quiz --seed 7 </dev/null
cmp -s out first
ok $? "the same seed, the same bytes"
b -l en quiz --seed 7 </dev/null
test "$(titles | wc -l)" -eq "$all" && ! cmp -s out first
ok $? "in English"
b -l nl quiz --seed 8 </dev/null
titles >other
! cmp -s order other && sort order >a && sort other | cmp -s - a
ok $? "another seed, another order of the same"
b quiz -l nl </dev/null
seed=$(sed -n 's/.*--seed \([0-9]*\)$/\1/p' out)
cp out first
b quiz -l nl --seed "${seed:-none}" </dev/null
test -n "$seed" && cmp -s out first
ok $? "without a seed one is drawn and told"
b quiz -l nl --seed 18446744073709551615 </dev/null
grep -q -e '--seed 18446744073709551615$' out
ok $? "the largest seed is told whole"

# Replies by number and by word, in both languages.
verdicts='1 2 3 0 waar nee soms onbekend true false depends unknown'
for lang in nl en; do
	for reply in $verdicts; do
		echo "$reply" >replies
		b -l $lang quiz --seed 3 <replies
		test $status -eq 0 && test ! -s err &&
		    test "$(grep -Ec '^ (Jouw antwoord|Your answer) ' out)" -eq 1
		ok $? "$reply is an answer ($lang)"
	done
done
for reply in 4 99 banana '1 2' '=' '/kamp' '<'; do
	printf '%s\n1\n' "$reply" >replies
	b -l nl quiz --seed 3 <replies
	test $status -eq 2 && grep -q 'standard input:1:' err &&
	    test "$(grep -c '^ Jouw antwoord ' out)" -eq 1
	ok $? "$reply is none, and the statement stands"
done
{ head -c 1100000 /dev/zero | tr '\0' a; printf '\n1\0002\n1\nstop\n'; } >replies
b -l nl quiz --seed 3 <replies
test $status -eq 2 && grep -q 'standard input:1:.*te lang' err &&
    grep -q 'standard input:2:' err && ! grep -q 'standard input:3:' err &&
    test "$(grep -c '^ Jouw antwoord ' out)" -eq 1
ok $? "too long a line and one with a zero byte are none"

# Someone who agrees with every source, and someone who never does.
judge() {	# verdict to reply with for: Waar, Niet waar, Hangt ervan af
	b -l nl -c nl quiz --seed 5 </dev/null
	sed -n -e "s/^ Waar  .*/$1/p" -e "s/^ Niet waar  .*/$2/p" \
	    -e "s/^ Hangt ervan af .*/$3/p" out >replies
	count=$(wc -l <replies)
	b -l nl -c nl quiz --seed 5 <replies
}
judge 1 2 3
test $status -eq 0 && grep -q "$count van de $count" out &&
    ! grep -q 'nog eens' out
ok $? "who agrees everywhere has nothing to read again"
judge 2 3 1
grep -q ": 0 van de $count\." out &&
    test "$(grep -c '^ quiz-[a-z0-9-]*: ' out)" -eq "$count"
ok $? "who differs everywhere is told what to read again"
judge 0 0 0
grep -q ": 0 van de $count\." out
ok $? "not knowing is no agreement"
grep -q ' (ongedateerd)$' out && ! grep -q '(Ongedateerd)' out
ok $? "a source without a date is said within its line"
printf '1\nstop\n' >replies
b -l nl -c nl quiz --seed 5 <replies
test $status -eq 0 && test "$(titles | wc -l)" -eq 1 &&
    grep -q 'van de 1\.' out
ok $? "stop ends it there"
printf '\n\n1\n?\nnood\n' >replies
b -l nl -c nl quiz --seed 5 <replies
test $status -eq 0 && test "$(grep -c '^ Jouw antwoord ' out)" -eq 1
ok $? "an empty line and a question for help are no answers"
b -l nl -c nl quiz --seed 5 -o sheet <replies
test $status -eq 0 && test ! -s out && grep -q 'Jouw antwoord' sheet
ok $? "-o writes it to a file"
b -l nl -c nl quiz --seed 5 --plain <replies
test $status -eq 0 && grep -q '^Jouw antwoord: ' out
ok $? "--plain puts words before words"
for seed in x '' -1 1x 99999999999999999999999; do
	b -l nl quiz --seed "$seed" </dev/null
	test $status -eq 2 && test ! -s out && grep -q -e --seed err
	ok $? "--seed $seed is refused"
done
b -l nl quiz -f json </dev/null
test $status -eq 2
ok $? "there is no JSON of it"
echo "1..$n"
