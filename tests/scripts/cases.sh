#!/bin/sh
# SPDX-License-Identifier: MIT
# The cases beside the knowledge: check decides them and names what differs,
# with file and line; case lists and shows them.
set -u
. "$TEST_DIR/scripts/tap"
b() {
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20 "$@" >out 2>err
	status=$?
}
fresh() {
	rm -rf kb
	mkdir -p kb/cases
	cp "$KNOWLEDGE_DIR"/*.xml kb
}
# One case, with its line 12 replaced, is decided as the words say.
decided() {	# status, words; line 12 comes from standard input
	fresh
	{
		cat <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<cases xmlns="urn:bespreek:case:1">
 <case id="zz" country="nl" theme="other" difficulty="1" at="2026-11-20T09:00">
  <title xml:lang="nl">Titel</title>
  <title xml:lang="en">Title</title>
  <story xml:lang="nl">Je twijfelt.</story>
  <story xml:lang="en">You are in doubt.</story>
  <answer question="profession" is="gp"/>
  <answer question="concern" is="client"/>
  <answer question="danger" is="now"/>
  <answer question="suicide" is="no"/>
X
		cat
		cat <<'X'
  <expect what="urgency" is="now"/>
  <learn>
   <text xml:lang="nl">Bel eerst.</text>
   <text xml:lang="en">Call first.</text>
   <cite source="bespreek-design"/>
  </learn>
 </case>
</cases>
X
	} >kb/cases/zz.xml
	b check kb
	test "$status" -eq "$1" && test ! -s out &&
	    { test "$1" -eq 0 && test ! -s err ||
	    { test "$(wc -l <err)" -eq 1 &&
	    grep -qF "bespreek: cases/zz.xml:${3:-12}: $2" err; }; }
	ok $? "$2"
}

b check
test $status -eq 0 && test ! -s err
ok $? "every case is decided as it expects"
ls "$KNOWLEDGE_DIR"/cases/*.xml >/dev/null 2>err
ok $? "there are cases"

decided 0 'a case that fits' <<'X'
  <expect what="alarms" is="child"/>
X
decided 1 'case "zz" expects of alarms: life; got: absent;' <<'X'
  <expect what="alarms" is="child life"/>
X
decided 1 'case "zz" expects of secrecy: not-bound or open; got: bound;' <<'X'
  <expect what="secrecy" is="not-bound open"/>
X
decided 1 'case "zz" expects of steps: flags; got: absent;' <<'X'
  <expect what="steps" is="call-now-nl flags"/>
X
decided 1 'case "zz" expects of not_steps: not call-now-nl; got: present;' <<'X'
  <expect what="not_steps" is="call-now-nl flags"/>
X
decided 1 'case "zz" expects of met: be-353; got: ' <<'X'
  <expect what="met" is="be-353"/>
X
decided 1 'case "zz": question "civil" does not apply after' <<'X'
  <answer question="civil" is="yes"/>
X
decided 2 'question "urge" has no option "fears-now"' <<'X'
  <answer question="urge" is="fears-now"/>
X
decided 2 'there is no question "urgency"' <<'X'
  <answer question="urgency" is="now"/>
X
decided 2 'expect contacts: nl-113x: there is no such contact; did you mean' \
    <<'X'
  <expect what="contacts" is="nl-113x"/>
X
decided 2 '<expect> may not stand in <story>' <<'X'
  <story xml:lang="nl">Nog <expect/></story>
X
decided 1 '<story> (nl) says "kinderporno"; term ' <<'X'
  <story xml:lang="nl">Kinderporno.</story><story xml:lang="en">Images.</story>
X
decided 1 '<story> (en) holds {client}, which nothing fills in a case;' <<'X'
  <story xml:lang="nl">Zij.</story><story xml:lang="en">The {client}.</story>
X
decided 1 '<cite> says not where in source "nl-src-l-wmo"; add place' <<'X'
  <learn><text xml:lang="nl">Ja.</text><text xml:lang="en">Yes.</text><cite source="nl-src-l-wmo"/></learn>
X

fresh
b check kb
test $status -eq 2 && grep -q '^bespreek: kb/cases: holds no .xml file; ' err
ok $? "an empty directory of cases is named"
rmdir kb/cases
b check kb
test $status -eq 0 && test ! -s err
ok $? "knowledge without cases is whole"
fresh
printf '<knowledge xmlns="urn:bespreek:knowledge:1"/>' >kb/cases/a.xml
b check kb
test $status -eq 2 && grep -q 'cases/a.xml:1: the root is not <cases' err
ok $? "knowledge among the cases is refused"
# For people.
ids=$(sed -n 's/.*<case id="\([^"]*\)".*/\1/p' "$KNOWLEDGE_DIR"/cases/*.xml)
for language in nl en; do
	b case -l $language
	missing=
	for id in $ids; do
		grep -q "^ $id " out || missing="$missing $id"
	done
	test $status -eq 0 && test -z "$missing"
	ok $? "$language: every case is in the list$missing"
	bad=
	for id in $ids; do
		b case show "$id" -l $language
		test $status -eq 0 && test -s out || bad="$bad $id"
		mv out story
		b case show "$id" --answers -l $language
		head -n "$(wc -l <story)" out | cmp -s - story &&
		    test "$(wc -l <out)" -gt $(($(wc -l <story) + 20)) &&
		    ! grep -q '[{}]' out || bad="$bad $id"
	done
	test -z "$bad"
	ok $? "$language: every case has a story, and answers below it$bad"
done
b case show be-images-still-viewing -l en
grep -q '^You are a GP in Leuven' out && ! grep -qi 'prosecutor\|353\|Source' out
ok $? "the story alone says nothing of the answers"
b case show be-images-still-viewing --answers -l en
grep -q '^ Urgency  *this week$' out && grep -q '^ Alarm  *none$' out &&
    grep -q '^ images  *yes, still viewing$' out &&
    grep -q '^ Contested  *Informing the prosecutor$' out &&
    grep -q 'art. 353 §1 (2024-02-29).$' out &&
    grep -q '^ about whom  *your patient$' out
ok $? "the answers tell what was answered, what follows and where it stands"
b case list -c be --theme images --difficulty 3
test $status -eq 0 && grep -q '^ be-images' out &&
    ! grep '^ [a-z]' out | grep -qv '^ be-images'
ok $? "a theme, a country and a difficulty"
BESPREEK_COUNTRY=nl b case
! grep -q '^ be-' out && grep -q '^ nl-' out
ok $? "the country of the environment counts"
refused() {	# words, arguments
	w=$1
	shift
	b "$@" -l en
	test $status -eq 2 && test ! -s out &&
	    tr -s '\n' ' ' <err | grep -qF "bespreek: $w"
	ok $? "$w"
}
refused 'image is no theme of cases.' case list --theme image
refused '4 is no difficulty.' case --difficulty 4
refused '0 is no difficulty.' case --difficulty 0
refused '11 is no difficulty.' case --difficulty 11
refused 'The option --answers does not go with this' case list --answers
refused 'The option --theme does not go with this' case show x --theme images
refused 'There is no case be-image.' case show be-image
refused 'There is no case be-image.' case template be-image
refused 'Say which case' case show
refused 'With case I do not know shwo.' case shwo
refused 'The word x is too much' case list x
refused 'The format json is not possible' case list -f json
decided 0 'one case alone' <<'X'
  <expect what="alarms" is="child"/>
X
for arguments in '-c be' '--theme images' '--difficulty 3'; do
	for command in 'case list' train; do
		# shellcheck disable=SC2086
		"$BESPREEK" -k kb -l en $command $arguments >out 2>err \
		    </dev/null
		test $? -eq 2 && test ! -s out &&
		    grep -q '^bespreek: No case fits this' err
		ok $? "there is none: $command $arguments"
	done
done

# For a group.
b case template
test $status -eq 0 && test "$(wc -l <out)" -eq 1 &&
    sed 's/\t/\n/g' out >columns && test "$(head -1 columns)" = id &&
    test "$(grep '^expect' columns | tr '\n' ' ')" = \
    'expect.urgency expect.secrecy expect.reporting '
ok $? "an empty table has a header"
sed -n 's/.*<question id="\([^"]*\)" number="\([0-9]*\)".*/\2 \1/p' \
    "$KNOWLEDGE_DIR"/*.xml | sort -n | sed 's/.* //' >questions
grep -v '^id$\|^expect' columns | cmp -s - questions
ok $? "its columns are the questions, in their order"
b case template be-images-still-viewing nl-feelings-never-acted
test "$(wc -l <out)" -eq 3 && test "$(awk -F '\t' '{ print NF }' out |
    sort -u)" -eq "$(wc -l <columns)" &&
    test "$(sed 1d out | tr -s '\t' ' ')" = \
    "$(printf 'be-images-still-viewing be \nnl-feelings-never-acted nl ')"
ok $? "a row for each case, its country filled in"
b case template be-images-still-viewing
sed -e '2s/be\t\t\t\t\t/be\tno\tno\tgp\tclient\t/' \
    -e '2s/\t\t$/\tbound\tright/' out >filled.tsv
b batch --brief -l en filled.tsv
test $status -eq 1 && grep -q '"id":"be-images-still-viewing"' out &&
    grep -q 'Expected of reporting: right' err
ok $? "batch reads what a group filled in and names where it differs"
echo "1..$n"
