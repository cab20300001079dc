#!/bin/sh
# SPDX-License-Identifier: MIT
# What fits on a command line, as the program tells the shells.
set -u
. "$TEST_DIR/scripts/tap"
unset BESPREEK_COUNTRY BESPREEK_ROLE
b() { "$BESPREEK" -k "$KNOWLEDGE_DIR" -l en "$@"; }
c() {	# words; what fits in words, its kind in kind
	b complete -- "$@" >out 2>err
	status=$?
	kind=$(head -1 out)
	sed 1d out | cut -f 1 >words
}
is() {	# description, kind, words separated by |
	what=$1 wanted=$2
	printf '%s' "$3" | tr '|' '\n' >list
	test -z "$3" || echo >>list
	test $status -eq 0 && test ! -s err && test "$kind" = "$wanted" &&
	    cmp -s words list
	ok $? "$what"
}
has() { grep -qxF -e "$1" words; }

# Commands and options are those that help shows.
b help | sed -n 's/^ \([a-z][a-z]*\) .*/\1/p' >commands
c ''
test "$(wc -l <commands)" -ge 13 && cmp -s words commands
ok $? "the commands of help, in its order"
test "$(sed 1d out | cut -f 2 | grep -c .)" -eq "$(wc -l <commands)"
ok $? "each with what it is"
while read -r command; do
	b "$command" --help | grep -o -e '^ -[^ ]*\( --[a-z-]*\)\{0,1\}' |
	    tr -d ' ' | tr ',' '\n' >listed
	sort -o listed listed
	c "$command" -
	sort -o words words
	test "$(wc -l <listed)" -ge 17 && cmp -s words listed
	ok $? "options of $command"
	grep -v '^-.$' listed >long
	c "$command" --
	sort -o words words
	cmp -s words long
	ok $? "long ones of $command"
	b "$command" --help | sed -n \
	    's/^ -[^ ]*\( --[a-z-]*\)\{0,1\} [A-Z]*[a-z0-9]*|.*/&/p' |
	    sed 's/^ \(-., \)\{0,1\}\(--[a-z-]* [^ ]*\).*/\2/' >choices
	while read -r option values; do
		c "$command" "$option" ''
		is "values of $command $option" words "$values"
	done <choices
	test "$(wc -l <choices)" -ge 3
	ok $? "which has choices"
	# What it takes as words is what its help says.
	b "$command" --help | head -1 | sed 's/.*\[…\] *//' >usage
	c "$command" ''
	if grep -q . usage; then
		case $kind in
		words) test -s words && ! has --knowledge ;;
		*) test "$kind" = files || test "$kind" = directories ;;
		esac
	else
		has --knowledge
	fi
	ok $? "words of $command: $(cat usage)"
done <commands

c --lang=; is "a value joined to its option" words '--lang=nl|--lang=en'
c --lang=e; is "started" words '--lang=en'
c -l ''; is "behind a letter" words 'nl|en'
c -Vl ''; is "behind letters" words 'nl|en'
c batch -f ''; is "forms of batch" words 'jsonl|tsv|junit|tap'
c tally report -f ''; is "forms of tally" words 'text|tsv|md|chart'
c -k ''; is "a directory" directories ''
c --knowledge=; is "joined" directories ''
c contacts -o x; is "a file" files ''
c --resume=; is "joined" files ''
c --at ''; is "a time is the user's" words ''
c --force=; is "an option without a value takes none" words ''
c guide --la --; is "behind what is refused nothing fits" words ''
c nonsense ''; is "nor behind an unknown command" words ''
c contacts --depth ''; is "nor the value of another's option" words ''
c contacts --depth=; is "joined or not" words ''
c contacts -- --; is "behind -- are words" words ''
c -l nl --lan; is "an option that was given is not offered" words ''
c quiz x; is "a command without words takes none" words ''
c quiz ''
has --seed
ok $? "but options"
c
is "no word at all" words ''

c help ch; is "commands to be helped with" words 'check'
c batch ''; is "files to decide" files ''
c check ''; is "a directory to check" directories ''
c diff a ''; is "directories to compare" directories ''
c diff a b c; is "two of them" words ''
c train --report ''; is "results of a group" files ''
c case sh; is "a part" words 'show'
c case list ''; is "which takes no id" words ''
c tally ''; is "what to do with a tally" words 'add|report'
c export ''; is "what is exported" words 'dot|fhir'
c export dot be-nec; is "a ground to draw" words 'be-necessity'
c export dot be-1712; is "no contact, which is not drawn" words ''
c explain be-nec; is "a ground to explain" words 'be-necessity'
c explain be-necessity ''; is "and after it nothing" words ''
c export fhir ''; is "a questionnaire has no parts" words ''
c -l=n; is "a value is not joined to a letter" words ''
c -- ''; is "after -- no command" words ''
c diff -- a b ''; is "and no option" words ''
c contacts Kein Täter werden '(Germany)' ''
is "nothing after a whole name" words ''
c contacts Kein Täter werden '(Germany)' x ''
is "nor after more than that" words ''

# What is offered is found by the command that it was offered for.
found() {	# description, at least, command and options
	what=$1 least=$2
	shift 2
	c "$@" ''
	bad=0
	while read -r word; do
		b "$@" "$word" </dev/null >shown 2>&1 || {
			bad=1
			echo "$word: $(head -2 shown)" >>err
		}
	done <words
	test $bad -eq 0 && test "$(wc -l <words)" -ge "$least"
	ok $? "$what: $(wc -l <words)"
}
found "every contact is found by its name" 60 contacts
found "every topic" 30 guide
c case show ''
xargs "$BESPREEK" -k "$KNOWLEDGE_DIR" case show <words >out 2>err &&
    test "$(wc -l <words)" -ge 40
ok $? "every case: $(wc -l <words)"
b export dot | sed -n 's/^"\([a-z][a-z0-9-]*\)" \[.*/\1/p' | sort >drawn
c export dot ''
test "$(wc -l <drawn)" -ge 100 && test -z "$(sort words | comm -13 - drawn)" &&
    b export dot "$(tail -1 words)" >out 2>err
ok $? "everything that is drawn: $(wc -l <drawn)"
c explain ''
cp words ids
sed -n 's/.*<\(ground\|contact\|source\|question\|step\|fact\) id="\([^"]*\)".*/\2/p' \
    "$KNOWLEDGE_DIR"/*.xml | sort -u >written
sort -u ids | comm -13 - written >missing
test "$(wc -l <written)" -gt 300 && test ! -s missing
ok $? "every ground, contact, source, question, step and fact is an id"
c contacts -c nl ''
cp words dutch
c contacts -c be ''
test "$(sort words dutch | uniq -d | wc -l)" -lt "$(wc -l <dutch)" &&
    ! grep -q Flanders dutch && grep -q Flanders words
ok $? "contacts of the country"
c -c nl guide ''
cp words dutch_topics
c -c be guide ''
test "$(cat words dutch_topics | sort | uniq -u | wc -l)" -ge 2
ok $? "topics of the country"
c train -c nl ''
test -s words && ! grep -v '^nl-' words
ok $? "cases of the country"
one=$(head -1 words)
c case show "$one" ''
test -s words && ! has "$one"
ok $? "a case that was named is not offered again"
b complete -c nl -- contacts '' | sed 1d | cut -f 1 | cmp -s - dutch
ok $? "that was chosen in either way"
c --role ''
printf 'country=be\nprofession=\n' >replies
has gp && has psyreg && b --role "$(tail -1 words)" --help >/dev/null
ok $? "roles"
c -l nl contacts ''
grep -q '	Ambulance' out
ok $? "what it is, in the language of the line"
c contacts 'KEIN TATER'
is "accents and capitals aside" words 'Kein Täter werden (Germany)'
c contacts stop it 'now! f'
is "word by word" words 'Now! Flanders'
c contacts '!'; is "what is no text fits nothing" words ''
for part in group channel referral; do
	c tally add --$part ''
	test "$(wc -l <words)" -ge 3
	ok $? "--$part of a contact"
done
c tally add --group self --theme ''
cp words own
c tally add --theme ''
has images && test "$(wc -l <own)" -lt "$(wc -l <words)"
ok $? "themes of the group"
c train --theme ''
has relative
ok $? "themes of cases"

# The knowledge of the line, when it is there.
cp -r "$KNOWLEDGE_DIR" other
chmod -R u+w other
sed -i 's/be-necessity/be-necessary/g' other/*.xml other/cases/*.xml
c -k other explain be-nec
is "ids of another knowledge" words 'be-necessary'
c explain -k './$HOME' be-nec
is "a directory that is not there is left out" words 'be-necessity'

# Odd and hostile words give no candidates, and nothing else.
while read -r word; do
	c contacts "$word"; is "odd: $word" words ''
	c "$word" ''; is "odd as a command: $word" words ''
	c "--$word="; is "odd as an option: $word" words ''
done <<'END'
$(touch pwned)
`touch pwned`
a'b"c
%s%n
\033[2J
END
c "$(printf '\377\376')"; is "no UTF-8" words ''
c contacts "$(printf '\033]0;x\007')"; is "control characters" words ''
c "$(printf 'a%099999d' 1)"; is "a long word" words ''
test ! -e pwned && test -z "$(find . -name '.*' -type f)"
ok $? "nothing is run or left"
echo "1..$n"
