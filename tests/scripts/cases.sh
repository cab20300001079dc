#!/bin/sh
# SPDX-License-Identifier: MIT
# The cases beside the knowledge: check decides them and names what differs,
# with file and line.
set -u
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
n=0
ok() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		sed 's/^/# /' err | head -5
	fi
}
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
echo "1..$n"
