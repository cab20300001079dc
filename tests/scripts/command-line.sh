#!/bin/sh
# SPDX-License-Identifier: MIT
# The contract of the command line: options, streams, files, exit status.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs the program; status in $status
	"$BESPREEK" -k "$KNOWLEDGE_DIR" "$@" >out 2>err
	status=$?
}
lines() { wc -l <"$1" | tr -d ' '; }

# Wrong usage: status 2, nothing on standard output, at most two lines, in
# the chosen language.
while read -r args; do
	# shellcheck disable=SC2086
	b -l nl $args </dev/null
	test $status -eq 2 && test ! -s out && test -s err &&
	    test "$(lines err)" -le 2
	ok $? "refused: $args"
	cp err nl
	# shellcheck disable=SC2086
	b -l en $args </dev/null
	! cmp -s err nl
	ok $? "in both languages: $args"
done <<'END'
--nonsense
--langu en
--lan en
--vers
--country
-c fr
--role plumber
--width 39
--width 201
--width 80x
--color maybe
--depth deep
--at yesterday
-f pdf
consult please
nonsense
-- contacts
explain
contacts --depth quick
check --at yesterday
END
b -l en --at yesterday nonsense
test $status -eq 2 && grep -q nonsense err && ! grep -q yesterday err
ok $? "what is wrong first is named, and nothing else"
b -l en check --version
test $status -eq 0 && grep -q '^bespreek ' out && test ! -s err
ok $? "the version, whatever the command"
for word in 0 7; do
	b -l en guide $word
	! grep -q '^Phase ' out
	ok $? "there is no phase $word"
done

# What is looked for together is named together.
b -l nl contacts politie vrouw
test $status -eq 2 && grep -q 'niets gevonden voor politie vrouw\.' err
ok $? 'all words that find nothing are named'
b -l nl guide onzin vrouw
test $status -eq 2 && grep -q 'voor onzin vrouw\.' err
ok $? 'all words that find no topic are named'

# A place that the title of the source ends with is said once.
b -l nl --width 200 explain nl-meldrecht
test $status -eq 0 && grep -q 'art\. 5\.2\.6\. 2019' out &&
    ! grep -q 'art\. 5\.2\.6, art\. 5\.2\.6' out
ok $? 'a place in a source is said once'

# Options may stand before, between and after the words.
b -l nl -c nl contacts zelfmoord
cp out wanted
for args in '-l nl contacts zelfmoord -c nl' 'contacts zelfmoord -c nl -l nl' \
    '-c nl contacts -l nl zelfmoord' 'contacts --country=nl zelfmoord -lnl'; do
	# shellcheck disable=SC2086
	b $args
	test $status -eq 0 && cmp -s out wanted
	ok $? "the same anywhere: $args"
done
b -l nl contacts zelfmoord -c nl -- -c
test $status -eq 2 && grep -q 'niets gevonden' err
ok $? "after -- everything is a word"
b -l nl contacts zelfmoord --depth quick
test $status -eq 2 && grep -q -e '--depth' err
ok $? "an option of another command is named after words too"
for args in '--private quiz' '--save file guide' '--depth=quick contacts'; do
	# shellcheck disable=SC2086
	b -l en $args </dev/null
	test $status -eq 2 && test ! -s out &&
	    grep -q "option ${args%%[= ]*} does not go with this" err
	ok $? "and before its name: $args"
done

b contacts -f json -l en
test $status -eq 2 && grep -q 'json is not possible here. .*only text' err
ok $? "the forms of this command are named"
b -f tsv -l en </dev/null
test $status -eq 2 && grep -q 'tsv is not possible here. .*text, md, html' err
ok $? "and those of another"

b --version
test $status -eq 0 && grep -Eq '20[0-9]{2}-[0-9]{2}-[0-9]{2}' out
ok $? "version names the date of the knowledge"

answers='country=be\ndanger=now\nprofession=gp\naccepts=refuses\n'
printf "$answers" >answers
b --at 2026-11-20T17:40 <answers
test $status -eq 0 && grep -q '101' out && test ! -s err
ok $? "advice from a pipe, dialogue nowhere"
cp out first
b --at 2026-11-20T17:40 <answers
cmp -s out first
ok $? "equal replies, equal bytes"
b --at 2026-11-20T17:40 -o advice <answers
test $status -eq 0 && test ! -s out && cmp -s advice first
ok $? "-o writes the same bytes"
b --at 2026-11-20T17:40 -o advice <answers
test $status -eq 2 && cmp -s advice first && test ! -s out
ok $? "an existing file is refused and untouched"
b --at 2026-11-20T17:40 -l en -o advice --force <answers
test $status -eq 0 && ! cmp -s advice first
ok $? "--force replaces it"
b -o missing/advice <answers
test $status -eq 2 && test ! -e missing
ok $? "a missing directory is named"
b -o . <answers
test $status -eq 2
ok $? "a directory is no output"
"$BESPREEK" -k "$KNOWLEDGE_DIR" <answers >/dev/full 2>err
test $? -eq 2 && test -s err
ok $? "a full disk is an error"
mkfifo pipe && { sleep 5 <pipe & reader=$!; exec 9>pipe; kill $reader; }
wait $reader 2>/dev/null
"$BESPREEK" -k "$KNOWLEDGE_DIR" <answers >&9 2>err
test $? -eq 2 && test -s err
ok $? "a closed pipe is an error"
exec 9>&-
test "$(find . -name '.*' -type f | wc -l)" -eq 0
ok $? "no half file is left"

printf 'country=be\nbanana\n\377\376\ndanger=no\n' >odd
b <odd
test $status -eq 2 && test -s out && grep -q 'standard input:2: ' err &&
    grep -q 'standard input:3: ' err && ! grep -q 'standard input:[14]' err
ok $? "refused lines are named by number, the rest counts"
head -c 1048576 /dev/zero | tr '\0' 'a' >long
{ printf 'country=be\n'; cat long; printf '\ndanger=now\n'; } >odd
b -f json <odd
test $status -eq 2 && grep -q '"danger":"now"' out
ok $? "a line of 1 MB shifts no answer"
cat long long >odd
b -l en <odd
test $status -eq 2 && test ! -s out && grep -q 'standard input:1: .*long' err
ok $? "nor is one that never ends an answer"
b -o nosuch/ <answers
test $status -eq 2 && test ! -e nosuch && grep -q '^bespreek: nosuch/: ' err
ok $? "a name of nothing is no file"
b </dev/null
test $status -eq 1 && test ! -s out
ok $? "leaving without an answer gives status 1"
{ cat answers; echo wis; } >wiped
b <wiped
test $status -eq 0 && test ! -s out && test ! -s err
ok $? "what is wiped is not told, in a pipe either"
for size in 256 unlimited; do
	(ulimit -s $size && b --at 2026-11-20T17:40 <answers &&
	    exit $status) 2>/dev/null
	test $? -eq 0 && cmp -s out first
	ok $? "the same on a stack of $size"
done
b -f json <answers
test $status -eq 0 && test "$(lines out)" -eq 1 &&
    grep -q '"format":"bespreek-result/1"' out
ok $? "JSON is one line"

# Knowledge that cannot be used: status 2, file and line.
mkdir kb && cp "$KNOWLEDGE_DIR"/*.xml kb/
printf '<knowledge' >kb/zzz.xml
"$BESPREEK" -k kb >out 2>err </dev/null
test $? -eq 2 && grep -Eq 'zzz\.xml:[0-9]+' err
ok $? "a malformed knowledge file is named with its line"
"$BESPREEK" -k nowhere >out 2>err </dev/null
test $? -eq 2 && grep -q nowhere err
ok $? "missing knowledge is named"
rm kb/zzz.xml && rm kb/facts.xml
"$BESPREEK" -k kb >out 2>err </dev/null
test $? -eq 2 && grep -Eq '\.xml:[0-9]+' err
ok $? "a missing reference is named with file and line"

for env in BESPREEK_COUNTRY=fr BESPREEK_ROLE=plumber; do
	env "$env" "$BESPREEK" -k "$KNOWLEDGE_DIR" >out 2>err </dev/null
	test $? -eq 2 && test ! -s out && grep -q "^bespreek: ${env#*=} " err
	ok $? "a wrong $env is refused"
done
printf 'danger=now\n' | BESPREEK_COUNTRY=nl BESPREEK_LANG=en \
    "$BESPREEK" -k "$KNOWLEDGE_DIR" -f json >out 2>err
grep -q '"country":"nl"' out
ok $? "the environment names the country"

printf 'danger=now\n' >replies
BESPREEK_COUNTRY='' BESPREEK_ROLE='' b -f json <replies
test $status -eq 0 && ! grep -q '"country":"' out
ok $? "what is empty in the environment is not given"
# Where the knowledge is: beside the program, or where it is installed.
cp "$BESPREEK" alone && env -u BESPREEK_LANG ./alone contacts >out 2>err
status=$?
case $(head -1 out) in
'')	test $status -eq 2 && grep -q 'no knowledge found beside' err ;;
*)	test $status -eq 0 ;;
esac
ok $? "without knowledge it says where it looked"
cp -r "$KNOWLEDGE_DIR" knowledge && ./alone -l en contacts awel >out 2>err
test $? -eq 0 && grep -q 'Listening line' out
ok $? "knowledge beside the program is found"

# How much is asked.  As usual there is a pause after the first round, where 0
# is no answer; a question of the second round tells whether it was asked.
{ printf 'country=be\nprofession=gp\n'; yes 0 | head -30; } >replies
b -f json --depth quick <replies
test $status -eq 0 && ! grep -q '"setting":"unknown"' out
ok $? "quick: the first round, then it is over"
b -f json <replies
test $status -eq 2 && ! grep -q '"setting":"unknown"' out
ok $? "as usual: a pause after the first round"
b -f json --depth full <replies
test "$(grep -c 'refused' err)" -lt 10 && grep -q '"setting":"unknown"' out
ok $? "full: everything at once"

b contacts -c nl zelfdoding
test $status -eq 0 && grep -q 113 out && ! grep -q 1813 out
ok $? "contacts of one country only"
b -l en --plain contacts -c be stop it now
test $status -eq 0 && grep -q '^In the week: Tuesday 3 pm to 7 pm; ' out &&
    ! grep -q '^ ' out
ok $? "hours in words, and no table"
b contacts -c be --at 2026-11-24T16:00 --open
test $status -eq 0 && grep -q '0800 200 50' out
ok $? "open on Tuesday at 16:00"
b contacts -c be --at 2026-11-24T19:30 --open stop it now
test $status -eq 0 && grep -q naasten out && ! grep -q '0800 200 50' out
ok $? "closed on Tuesday at 19:30"
b guide -l en
test $status -eq 0 && test "$(grep -c '^Phase [1-6]\. ' out)" -eq 6
ok $? "the guide has its phases"
# Statements: a line that begins at the margin, then its verdict.
verdicts() {	# language, other options and topic
	lang=$1
	shift
	b -l "$lang" "$@"
	case $lang in
	nl) words='Waar|Niet waar|Hangt ervan af' ;;
	en) words='True|Not true|It depends' ;;
	esac
	judged=$(grep -Ec "^ ($words)  " out)
	# A statement may go on at the margin; only a full stop ends it.
	stated=$(sed 1d out | grep -c '^[^ ].*\.$')
	test "$status" -eq 0 && test "$judged" -eq "$stated"
}
for lang in nl en; do
	verdicts $lang guide quiz && test "$judged" -ge 16
	ok $? "sixteen statements or more, each with a verdict ($lang)"
	cp out all
	both=$judged
	for country in be nl; do
		verdicts $lang -c $country guide quiz &&
		    test "$judged" -ge 16 && test "$judged" -lt "$both"
		ok $? "those of $country alone ($lang)"
	done
	for topic in stellingen statements; do
		b -l $lang guide $topic
		cmp -s out all
		ok $? "guide $topic is the same ($lang)"
	done
done
b -l nl -c be guide quiz
test $status -eq 0 && ! grep -q '^In Nederland' out
ok $? "no statement on the law of the other country"
b -l nl guide naaktfoto
test $status -eq 0 && grep -q '^ Hangt ervan af' out
ok $? "a word finds a statement"
b -l en explain quiz-extortion
test $status -eq 0 && grep -q 'It depends' out && grep -q 'quiz\.xml:' out
ok $? "a statement is explained with its verdict and its place"
# Little memory: what cannot be done is said, from the least that the program
# starts with (127: its libraries do not fit) to what it needs.  A sanitizer
# needs more than there is.
if (ulimit -v 2000000 && b --version && exit $status) 2>err; then
	size=20000 status=127 worst=0
	while [ $status -ne 0 ] && [ $size -lt 2000000 ]; do
		size=$((size + 500))
		(ulimit -v $size && b check && exit $status) 2>/dev/null
		status=$?
		test $status -le 2 || test $status -eq 127 || worst=$status
	done
	test $worst -eq 0 && test $status -eq 0
	ok $? "no memory is an error, whatever there is"
fi
b check --at 2026-11-20
test $status -eq 0 || sed 's/^/# /' err | head -20
ok $status "the knowledge passes its own check"
echo "1..$n"
