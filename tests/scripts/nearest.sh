#!/bin/sh
# SPDX-License-Identifier: MIT
# A word that is not known: the nearest that is, and nothing done with it.
set -u
. "$TEST_DIR/scripts/tap"
b() {
	"$BESPREEK" -k "$KNOWLEDGE_DIR" "$@" </dev/null >out 2>err
	status=$?
}
# The last line, and there is one; nothing else was written.
names() {	# what is near, in the language of the run
	test $status -eq 2 && test ! -s out &&
	    test "$(tail -n 1 err)" = "$1"
}

while read -r near args; do
	# shellcheck disable=SC2086
	BESPREEK_LANG=nl b $args
	names "Bedoel je $near?"
	ok $? "$near for: $args"
	# shellcheck disable=SC2086
	BESPREEK_LANG=en b $args
	names "Do you mean $near?"
	ok $? "$near in English too: $args"
done <<'END'
contacts contcts
contacts CONTACTS veilig
help hlep
contacts help contcts
guide gide phase
be-necessity explain be-necesity
nl-113 contacts nl-1133
be-images-still-viewing case show be-images-stil-viewing
be-images-still-viewing train be-images-stil-viewing
show case shw
images train --theme imags
images case list --theme imags
dot export dott
fhir export fhr
be-necessity export dot be-necesity
add tally ad --file made
report tally reprt --file made
gp --role gpp
html -f htlm
always --color allways
quick --depth quik
END
for args in '--forma html' --forma=html --FORMAT 'contacts --forma text'; do
	# shellcheck disable=SC2086
	BESPREEK_LANG=en b $args
	names 'Do you mean --format?'
	ok $? "--format for: $args"
done
BESPREEK_LANG=en b quiz --privat
test $status -eq 2 && ! grep -q mean err
ok $? "no option that does not go with the command"
# The language of a line is that of its end, too.
for args in 'contcts -l en' 'contcts -c nl -len' 'contcts --lang=en' \
    'contcts --lang en'; do
	# shellcheck disable=SC2086
	BESPREEK_LANG=nl b $args
	names 'Do you mean contacts?'
	ok $? "in the language of the line: $args"
done
BESPREEK_LANG=nl b contcts -- -l en
names 'Bedoel je contacts?'
ok $? "what follows -- is no option"
BESPREEK_LANG=en b --lang eng
names 'Do you mean en?'
ok $? "a language that there is not leaves that of the environment"

test ! -e made
ok $? "nothing is made of what was only meant"
b expor fhir -o made -l nl
names 'Bedoel je export?' && test ! -e made
ok $? "nor is a command run that was only meant"

# What is not near is not guessed, and somebody's name has nothing near that
# begins otherwise or differs by more than a slip.
for args in nonsense --zzz -q 'export svg' 'case reads' 'train zzz' \
    'train --theme sunshine' '-f pdf' '--role plumber' 'help nonsense' \
    'contacts Goossens' 'guide Mulder' 'explain Jansen' 'explain Smit' \
    'contacts Jan Wouters' 'guide Youssef' "explain $(printf \
    '%070d' 7)"; do
	# shellcheck disable=SC2086
	BESPREEK_LANG=nl b $args
	test $status -eq 2 && test ! -s out && ! grep -q 'Bedoel je' err
	ok $? "nothing is near: $args"
done

while IFS=: read -r lang near args; do
	# shellcheck disable=SC2086
	b $args -l "$lang"
	case $lang in
	nl) names "Bedoel je $near?" ;;
	en) names "Do you mean $near?" ;;
	esac
	ok $? "$near for: $args ($lang)"
done <<'END'
nl:Politie:contacts politei
nl:Veilig Thuis:contacts veilig tuis
nl:Noodtoestand:explain noodtoestnad
nl:stellingen:guide stelingen
en:angry:guide angrry
en:child focus:contacts child focsu
END
b contacts -c be veilig tuis -l nl
test $status -eq 2 && ! grep -q Thuis err
ok $? "nothing of the other country"
b contacts --open politei -l nl
names 'Bedoel je Politie?'
ok $? "nobody is called closed who is not known"
b contacts --open --at 2026-11-22T03:00 -c be -l nl huisarts
test $status -eq 0 && grep -q 'niemand zeker bereikbaar' out
ok $? "somebody who is known and closed is"

# Each that is named finds something.
slips=0 found=0
for command in contacts guide explain; do
	b complete -l nl -- $command ''
	sed -n '2,$s/	.*//p' out | awk '
	length($0) > 5 && NR % (NR < 200 ? 4 : 50) == 0 {
		m = int(length($0) / 2)
		print substr($0, 1, m) substr($0, m + 2)
	}' >slipped
	while read -r slip; do
		# shellcheck disable=SC2086
		b -l nl $command -- $slip
		near=$(sed -n 's/^Bedoel je \(.*\)?$/\1/p' err)
		[ -n "$near" ] || continue
		slips=$((slips + 1))
		# shellcheck disable=SC2086
		b -l nl $command -- $near
		if [ $status -eq 0 ] && [ -s out ]; then
			found=$((found + 1))
		else
			echo "# $command $slip: $near"
		fi
	done <slipped
done
echo "# $slips slips, $found found"
test $slips -ge 30 && test $found -eq $slips
ok $? "what is named can be looked up"

# Of what is counted, in the words of scripts.
b tally add --file made --group selff --channel phone --duration 5 \
    --referral neither
test $status -eq 2 && test ! -e made && grep -q \
    'group cannot be selff; choose .*, or unknown; did you mean self?' err
ok $? "the nearest group"
b tally add --file made --group people --channel phone --duration 5 \
    --referral neither
test $status -eq 2 && grep -q 'or unknown$' err
ok $? "none when none is near"
echo "1..$n"
