#!/bin/sh
# SPDX-License-Identifier: MIT
# Every fault of an author is named with file and line: one more file, zz.xml,
# is put beside the real knowledge, with one fault on a known line.
set -u
. "$TEST_DIR/scripts/tap"
cp "$KNOWLEDGE_DIR"/*.xml . || exit 99
check() {	# date
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at "$1" check . >out 2>err
	status=$?
}
# The fault stands on line 3 unless there is a number; what is right besides
# is cited.  All that is said is one line.
wrong() {	# status, words, [line]; the elements come from standard input
	{
		echo '<?xml version="1.0" encoding="UTF-8"?>'
		echo '<knowledge xmlns="urn:bespreek:knowledge:1">'
		sed "s,@T,<text xml:lang=\"nl\">Ja</text><text \
xml:lang=\"en\">Yes</text>,g;s,@C,<cite source=\"bespreek-design\"/>,g;\
s,@N,<name xml:lang=\"nl\">N</name><name xml:lang=\"en\">N</name>\
<purpose xml:lang=\"nl\">P</purpose><purpose xml:lang=\"en\">P</purpose>,g;\
s,@A,id=\"zz\" country=\"be\" for=\"client\" anonymous=\"yes\" free=\"no\" \
certainty=\"single\",g;s,@D,checked=\"2026-11-20\",g"
		echo '</knowledge>'
	} >zz.xml
	check 2026-11-20
	test "$status" -eq "$1" && test "$(wc -l <err)" -eq 1 && test ! -s out &&
	    grep -qF "bespreek: zz.xml:${3:-3}: " err && grep -qF "$2" err
	ok $? "$2"
}
hours() {	# status, words, days open close, ...
	s=$1 w=$2
	shift 2
	h=
	while [ $# -ge 3 ]; do
		h="$h<hours days=\"$1\" open=\"$2\" close=\"$3\"/>"
		shift 3
	done
	wrong "$s" "$w" <<X
<contact @A @D>@N<channel kind="phone" value="1">$h</channel>@C</contact>
X
}

: >zz.xml && rm zz.xml
check 2026-11-20
test $status -eq 0 && test ! -s err
ok $? "the knowledge itself is right"

wrong 2 '<text> has no English' 4 <<'X'
<step id="zz" time="week">
<text xml:lang="nl">Bel.</text>@C</step>
X
wrong 2 'has no Dutch before it' 4 <<'X'
<step id="zz" time="week">
<text xml:lang="en">Call.</text>@C</step>
X
wrong 1 'step "zz" cites no source' <<'X'
<step id="zz" time="week">@T</step>
X
wrong 1 '<cite> says not where in source "be-src-s1"; add place="..."' 4 <<'X'
<step id="zz" time="week">@T
<cite source="be-src-s1"/></step>
X
wrong 1 '<cite> says not where in source "clin-54"; add place="..."' 4 <<'X'
<step id="zz" time="week">@T
<cite source="clin-54"/></step>
X
wrong 1 'contact "zz" cites no source' <<'X'
<contact @A @D>@N<channel kind="web" value="a"/></contact>
X
wrong 1 'statement "zz" cites no source' <<'X'
<statement id="zz" verdict="true">@T<explanation xml:lang="nl">A</explanation>
<explanation xml:lang="en">A</explanation></statement>
X
wrong 1 'topic "zz" cites no source' <<'X'
<topic id="zz"><title xml:lang="nl">A</title><title xml:lang="en">A</title>
<keywords xml:lang="nl">a</keywords><keywords xml:lang="en">a</keywords>@T</topic>
X
wrong 1 'indicator "zz" cites no source' <<'X'
<indicator id="zz" direction="risk"><when><true/></when>@T</indicator>
X
wrong 2 '<contact> has no checked; add checked=' <<'X'
<contact @A>@N<channel kind="web" value="a"/>@C</contact>
X
wrong 2 'checked="2026-02-30" is no date' <<'X'
<contact @A checked="2026-02-30">@N<channel kind="web" value="a"/>@C</contact>
X
hours 2 'open="25:00" is no time of day' mon 25:00 23:00
hours 2 'closes before it opens' mon 17:00 09:00
hours 2 'closes before it opens' mon 09:00 09:00
hours 2 'these hours overlap' 'mon tue' 09:00 12:00 'tue wed' 11:30 13:00
hours 2 'did you mean "mon"?' mond 09:00 12:00
hours 2 'days names "mon" twice' 'mon mon' 09:00 12:00
wrong 1 'says "pedofiel"; term "term-abuser" (terms.xml:' <<'X'
<step id="zz" time="week"><text xml:lang="nl">Verwijs pedofielen door.</text>
<text xml:lang="en">Refer.</text>@C</step>
X
wrong 2 'id "be-112" stands at contacts-be.xml:' <<'X'
<message id="be-112">@T</message>
X
wrong 1 'nothing cites source "zz"' <<'X'
<source id="zz" kind="code" @D certainty="single" stale-after="9">
<publisher>P</publisher><title>T</title></source>
X
wrong 1 'no condition names fact "zz"' <<'X'
<fact id="zz">@T<when><true/></when></fact>
X
wrong 1 'no ground names role "zz"' <<'X'
<role id="zz">@T</role>
X
wrong 1 'the program never asks for message "zz"' <<'X'
<message id="zz">@T</message>
X
wrong 1 'no condition names question "zz"' <<'X'
<question id="zz" number="99" choice="one">@T<why xml:lang="nl">W</why>
<why xml:lang="en">W</why><short xml:lang="nl">k</short>
<short xml:lang="en">k</short><unknown xml:lang="nl">0</unknown>
<unknown xml:lang="en">0</unknown><option id="a">@T</option>@C</question>
X
wrong 2 'there is no source "zz"' <<'X'
<step id="zz-step" time="week">@T<cite source="zz"/></step>
X
wrong 2 '<source> has no certainty; add certainty=' <<'X'
<source id="zz" kind="code" @D stale-after="9">
<publisher>P</publisher><title>T</title></source>
X
wrong 2 '<source> has no checked; add checked=' <<'X'
<source id="zz" kind="code" certainty="single" stale-after="9">
<publisher>P</publisher><title>T</title></source>
X
rm zz.xml

sed 's/<message id="say-welcome">/<message id="guide-phase-7">/' \
    interface.xml >new && mv new interface.xml
check 2026-11-20
test $status -eq 1 && grep -q 'interface\.xml:[0-9]*: .*guide-phase-7' err &&
    grep -q 'the program asks for message "say-welcome"; add it' err
ok $? "a message that goes by another name is missed"
cp "$KNOWLEDGE_DIR"/interface.xml .

# Of an alarm and of a condition there is one to take the source from.
without() {	# file, element, words: its <cite> elements are left out
	awk -v from="$2" '/<cite / && inside { print ""; next }
	    index($0, from) { inside = 1 }
	    inside && /<\/(alarm|condition)>/ { inside = 0 }
	    { print }' "$KNOWLEDGE_DIR/$1" >"$1"
	check 2026-11-20
	test $status -eq 1 && grep -q "^bespreek: $1:[0-9]*: $3 cites no source" err
	ok $? "$3 cites no source"
	cp "$KNOWLEDGE_DIR/$1" .
}
without facts.xml '<alarm id="child"' 'alarm "child"'
without law-nl.xml '<condition id=' 'condition "[a-z-]*"'

# Sources grow old: in the check each with its line, in the advice too.
check 2027-03-01
test $status -eq 1 && grep -q "^bespreek: sources-law-be\.xml:[0-9]*: source \
.*was checked on .*; check it and change the date\$" err
ok $? "sources that are stale are listed"
printf 'country=be\ndanger=no\nprofession=gp\n' | "$BESPREEK" \
    -k "$KNOWLEDGE_DIR" -l en --at 2032-01-01 >out 2>err
grep -q 'Stale: checked' out && grep -q '^9\. Sources.*Stale: [0-9]' out
ok $? "and marked in the advice"
echo "1..$n"
