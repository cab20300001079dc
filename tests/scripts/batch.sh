#!/bin/sh
# SPDX-License-Identifier: MIT
# Many cases at once: every form in and out, what is expected, and that any
# number of jobs gives the same bytes.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs batch; status in $status
	"$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en --at 2026-11-20T17:40 \
	    "$@" >out 2>err
	status=$?
}
has() { grep -qF -e "$1" "${2:-out}"; }
lines() { wc -l <"$1"; }

cat >cases.jsonl <<'X'
{"id":"one","answers":{"country":"be","danger":"now","profession":"gp","basis":["told","unknown"]}}
{"id":"two","answers":{"country":"nl","danger":"no","suicide":"unknown","profession":"psyreg","basis":[]}}
{"answers":{}}
X
b cases.jsonl
test $status -eq 0 && test "$(lines out)" -eq 3 && has 'Decided: 3.' err
ok $? "whole results, and a summary on standard error"
cp out whole
printf 'country=be\ndanger=now\nprofession=gp\nbasis=told\n' >replies
head -1 cases.jsonl | sed 's/,"unknown"//' >one.jsonl
b one.jsonl
"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 -f json <replies |
    sed 's/^{/{"id":"one",/' >consult
test -s out && cmp -s out consult
ok $? "the result of a consultation with the same answers"
b --brief cases.jsonl
test $status -eq 0 && test "$(lines out)" -eq 3 &&
    has '{"id":"one","urgency":"now","secrecy":"open","reporting":"open","steps":["call-now-be",' &&
    has '{"id":null,"urgency":"week",'
ok $? "brief results"
cp out brief
sed 's/.*"reporting":{"outcome":"\([a-z]*\)".*"urgency":"\([a-z]*\)".*/\2 \1/' \
    whole >a
sed 's/.*"urgency":"\([a-z]*\)".*"reporting":"\([a-z]*\)".*/\1 \2/' brief >b
cmp -s a b
ok $? "and they say the same"

b -f tsv cases.jsonl
test $status -eq 0 && test "$(head -1 out)" = \
    "id	urgency	secrecy	reporting	steps"
ok $? "a table with a header"
tail -n +2 out | tr '\t' ' ' >a
sed 's/null/""/;s/{"id":"\([^"]*\)","urgency":"\([^"]*\)","secrecy":"\([^"]*\)","reporting":"\([^"]*\)","steps":\[/\1 \2 \3 \4 /;s/[]"}]//g' \
    brief >b
cmp -s a b
ok $? "of the same answers"
cp out table

# The same cases as a table, as spreadsheets save it.
cat >cases.tsv <<'X'
id	country	danger	suicide	profession	basis
one	be	now		gp	told,unknown
two	nl	no	unknown	psyreg	none
			?		
X
same() {	# description
	b -f tsv in
	test $status -eq 0 && cmp -s out table
	ok $? "$1"
}
# What says nothing at all is skipped; "?" is "unknown".
cp cases.tsv in
same "tabs"
sed 's/	/;/g;s/$/\r/' cases.tsv | sed '1s/^/\xef\xbb\xbf/' >in
same "semicolons, byte order mark and CRLF, as Dutch Excel saves UTF-8"
sed 's/	/,/g;s/told,unknown/"told,unknown"/' cases.tsv >in
same "commas and quotes"
sed 's/\([^	]*\)/"\1"/g' cases.tsv >in
same "every cell in quotes"
sed 's/\([a-z]\)	/\1 	 /g;s/told,/told , /' cases.tsv >in
same "blanks around"
sed '2s/$/		/;1s/$/		/' cases.tsv >in
same "empty columns at the end"
sed '2s/^/\n\r\n	\n/' cases.tsv >in
same "empty lines"
utf16() {	# format of bytes for printf, after the mark
	LC_ALL=C awk -v f="$1" 'BEGIN { for (i = 0; i < 128; i++)
	    code[sprintf("%c", i)] = i } { $0 = $0 "\r\n"
	    for (i = 1; i <= length($0); i++)
		printf f, code[substr($0, i, 1)] }'
}
{ printf '\377\376'; utf16 '%c%%' <cases.tsv | tr '%' '\0'; } >in
same "UTF-16 as Excel saves Unicode text"
{ printf '\376\377'; utf16 '%%%c' <cases.tsv | tr '%' '\0'; } >in
same "and with the bytes the other way round"
printf 'id;country\ncaf\351;be\n' >in
b -f tsv in
test $status -eq 0 && has 'café'
ok $? "a name in Windows-1252"
printf 'id;country\n"a ""b""\nc";be\n' >in
b -f tsv in
test $status -eq 0 && has '"a ""b""?c"	week'
ok $? "quotes and a line end inside a cell"
number=$(sed -n 's/.*<question id="profession" number="\([0-9]*\)".*/\1/p' \
    "$KNOWLEDGE_DIR"/interview.xml)
printf 'id\tprofession\na\tgp\n' >in
b --brief in && cp out a
printf 'id\t%s\na\tgp\n' "$number" >in
b --brief in
test $status -eq 0 && test -n "$number" && cmp -s out a
ok $? "a question by its number"
printf 'danger\nno\n' >in
b --brief -c nl in
cp out a
printf 'danger,country\nno,nl\n' >in
b --brief in
test $status -eq 0 && cmp -s out a
ok $? "--country stands for what a case leaves out"

printf '{"answers":{"basis":%s}}\n' '["unknown"]' '"unknown"' >in
b in && tail -1 out >a && head -1 out | cmp -s - a && has '"unknown"' a
ok $? "a list of nothing but unknown says no more than unknown"
printf 'basis\nunknown,?\n' >in
b in && cmp -s out a
ok $? "nor does such a cell"

b --brief cases.jsonl cases.tsv - <cases.jsonl
cat brief brief brief >a
test $status -eq 0 && cmp -s out a
ok $? "several files, standard input among them"
b --brief cases.jsonl missing cases.tsv
cat brief brief >a
test $status -eq 2 && cmp -s out a &&
    has 'missing: cannot be read: No such file or directory; check its name' err
ok $? "a file that is not there is named, the others are decided"
b --brief </dev/null
test $status -eq 0 && test ! -s out && has 'Decided: 0.' err
ok $? "no cases at all"

# What is expected.
cat >expect.jsonl <<'X'
{"id":"fits","answers":{"country":"be","danger":"now","profession":"gp"},"expect":{"urgency":"now","reporting":["open","right"],"alarms":["child"],"not_met":[],"steps":["call-now-be"]}}
{"id":"<no & #1>","answers":{"country":"be","danger":"no"},"expect":{"urgency":"today"}}
{"id":"bad","answers":{"danger":"no"},"expect":{"urgency":"todya"}}
X
head -2 expect.jsonl >in
b --brief in
test $status -eq 1 && has 'in:2: Expected of urgency: today. Got: week.' err &&
    has 'As expected: 1.' err && has 'Other than expected: 1.' err
ok $? "what differs is named in words, status 1"
b -l nl --brief in
has 'Verwacht bij urgency: today. Gekregen: week.' err
ok $? "in Dutch as well"
b -f tap expect.jsonl
test $status -eq 2 && test "$(head -2 out | tr '\n' '|')" = \
    'ok - fits|not ok - <no & \#1>|' && has '# Expected of urgency: today' &&
    test "$(tail -1 out)" = '1..3' && has 'did you mean today?' err
ok $? "as TAP; an error outranks a difference"
b -f junit expect.jsonl
has '<testcase classname="bespreek" name="fits"/>' &&
    has 'name="&lt;no &amp; #1&gt;"><failure message="Expected of urgency' &&
    has 'name="bad"><error message=' && test "$(tail -1 out)" = '</testsuites>'
ok $? "as JUnit XML"
cat >in <<'X'
id	country	danger	profession	expect.urgency	expect.steps	expect.not_steps
a	be	now	gp	now	call-now-be,ask-suicide	none
b	be	no	gp	planned,week		ask-suicide
X
b -f tsv in
test $status -eq 1 && has 'As expected: 1.' err &&
    has 'in:3: Expected of not_steps: not ask-suicide. Got: present.' err
ok $? "expectations in a table"
sed '1s/urgency/urgncy/' in >in2
b -f tsv in2
test $status -eq 2 && has 'column expect.urgncy. Do you mean urgency?'
ok $? "an expectation by an unknown name"

# Cases in XML.
all=$(cat "$KNOWLEDGE_DIR"/cases/*.xml | grep -c '<case ')
"$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en -f tap \
    "$KNOWLEDGE_DIR"/cases/*.xml >out 2>err
test $? -eq 0 && has "As expected: $all." err &&
    test "$(tail -1 out)" = "1..$all"
ok $? "the cases of the knowledge"
cat >one.xml <<'X'
<cases xmlns="urn:bespreek:case:1">
<case id="x" country="be" theme="images" difficulty="1" at="2025-11-20T17:40">
<title xml:lang="nl">T</title><title xml:lang="en">T</title>
<story xml:lang="nl">V</story><story xml:lang="en">S</story>
<answer question="danger" is="now"/>
<answer question="profession" is="gp"/>
<answer question="own-org" is="yes"/>
<expect what="urgency" is="today"/>
<learn><text xml:lang="nl">L</text><text xml:lang="en">L</text>
<cite source="bespreek-design"/></learn></case></cases>
X
b --brief one.xml cases.jsonl one.xml
test $status -eq 1 && test "$(lines out)" -eq 5 &&
    has '{"id":"x","urgency":"now",' && sed -n 2,4p out | cmp -s - brief &&
    has 'one.xml:2: Expected of urgency: today. Got: now.' err &&
    has 'one.xml:2: The answer to own-org does not count' err
ok $? "among others"
"$BESPREEK" batch -k "$KNOWLEDGE_DIR" one.xml >out 2>err
has '"at":"2025-11-20T17:40'
ok $? "as of its own moment"
b one.xml
has '"at":"2026-11-20T17:40'
ok $? "or as of another that is asked for"
sed 's/"now"/"nwo"/' one.xml >in
b --brief in cases.jsonl
test $status -eq 2 && has '{"id":"x","error":{"line":2,"message":"' &&
    has 'did you mean' && sed 1d out | cmp -s - brief
ok $? "a wrong answer in one stands in its place"
sed 's,</case>,,' one.xml >in
b --brief in cases.jsonl
test $status -eq 2 && has '{"id":null,"error":{"line":10,' &&
    sed 1d out | cmp -s - brief
ok $? "and so does a file that is no XML"
{ cat one.xml; awk 'BEGIN { for (i = 0; i < 4000; i++)
    printf "%999s\n", "" }'; } >in
b --brief in cases.jsonl
test $status -eq 2 && test "$(lines out)" -eq 4 && has '256 KiB' &&
    sed 1d out | cmp -s - brief
ok $? "and one that is too large"

# Large, with something of everything; more jobs than there are pieces too.
awk 'BEGIN { for (i = 0; i < 20000; i++) {
	printf "{\"id\":\"c%d\",\"answers\":{\"country\":\"%s\",", i,
	    i % 3 ? "be" : "nl"
	printf "\"danger\":\"%s\",\"basis\":[%s]}", i % 5 ? "no" : "now",
	    i % 7 ? "\"told\"" : ""
	if (i % 4001 == 7) printf ",\"expect\":{\"urgency\":\"planned\"}"
	print i % 3001 == 11 ? "" : "}" } }' >large.jsonl
b --brief large.jsonl
cp out large && cp err notes
test $status -eq 2 && test "$(lines out)" -eq 20000 && has 'Decided: 1999' err
ok $? "twenty thousand cases"
b -f tsv --brief expect.jsonl
cp err few
for i in 1 2 3 4 5 6 7 8 9 0; do cat expect.jsonl expect.jsonl; done >in
b -f tsv in
test "$(grep -c '^bespreek: in:' err)" -eq 20 && ! has 'not shown' few &&
    has 'Messages not shown here: 20. With -f tap every difference' err
ok $? "of many messages the first twenty, and how many more"
same=0
for jobs in 2 3 16; do
	b --brief --jobs $jobs large.jsonl
	test $status -eq 2 && cmp -s out large && cmp -s err notes || same=1
done
ok $same "any number of jobs writes the same bytes"
sed 's/$/\r/' large.jsonl >in
b --brief --jobs 2 in
test $status -eq 2 && cmp -s out large
ok $? "with CRLF too"
# shellcheck disable=SC2016
(for i in 1 2 3; do sleep 0.2; sed -n "${i}p" cases.jsonl; done) |
    "$BESPREEK" batch -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 --brief \
    --jobs 2 >out 2>err
cmp -s out brief
ok $? "a slow pipe"
wrong=
for jobs in 0 257 -1 2x ''; do
	b --jobs "$jobs" cases.jsonl
	test $status -eq 2 && test ! -s out && has 'Choose 1 to 256' err ||
	    wrong="$wrong '$jobs'"
done
test -z "$wrong"
ok $? "a number of jobs that is none$wrong"

# Constant memory: 64 MB pass through far less.
rows() {	# begin and end of a row around 64 KB
	awk -v a="$1" -v b="$2" 'BEGIN { s = "xxxxxxxxxxxxxxxx"
	    while (length(s) < 65536) s = s s
	    for (i = 0; i < 1000; i++) print a s b }'
}
mkfifo pipe
peak() {	# first line, begin and end of a row: most kilobytes in use
	"$BESPREEK" batch -k "$KNOWLEDGE_DIR" --jobs 2 -f tsv <pipe >out 2>err &
	pid=$!
	exec 3>pipe
	{ test -z "$1" || echo "$1"; rows "$2" "$3"; } >&3
	kb=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' /proc/$pid/status)
	exec 3>&-
	wait $pid && test "$(lines out)" -eq 1001 && test "${kb:-99999}" -lt 16384
}
if grep -qa __asan_init "$BESPREEK" || test ! -r /proc/self/status; then
	n=$((n + 1))
	echo "ok $n - constant memory # SKIP it cannot be measured here"
else
	peak 'id	danger' '' '	no'
	ok $? "constant memory for a table"
	peak '' '{"id":"' '","answers":{"danger":"no"}}'
	ok $? "and for JSON Lines"
fi

# Under another program that cuts the input: the same bytes.
if command -v parallel >/dev/null 2>&1; then
	# As the manual has it, in more than one part.
	mkdir bin && cat >bin/bespreek <<-X
		#!/bin/sh
		exec "$BESPREEK" -k "$KNOWLEDGE_DIR" -l en \\
		    --at 2026-11-20T17:40 "\$@"
	X
	chmod +x bin/bespreek && cp large.jsonl cases.jsonl
	line=$(sed -n 's/^\.Dl \$ parallel //p' "$SOURCE_DIR"/man/bespreek-batch.1)
	(PATH=$work/bin:$PATH PARALLEL_HOME=$work
	export PATH PARALLEL_HOME
	eval "parallel --will-cite --block 200k $line" >a 2>log)
	sed 's/"line":[0-9]*/"line":/' large >b
	sed 's/"line":[0-9]*/"line":/' a | cmp -s - b
	ok $? "under GNU parallel: the same but for lines in errors"
	sed 1d cases.tsv >rows
	head -1 cases.tsv >many.tsv
	for i in 1 2 3 4 5 6 7 8 9; do cat rows rows rows; done >>many.tsv
	b -f tsv many.tsv
	sed 1d out >b
	PARALLEL_HOME=$work parallel --will-cite --pipe --keep-order \
	    --header : --block 300 -j2 "'$BESPREEK' batch -l en \
	    -k '$KNOWLEDGE_DIR' --at 2026-11-20T17:40 -f tsv \
	    2>>'$work'/err | sed 1d" <many.tsv >a 2>log
	test "$(lines b)" -eq 81 && cmp -s a b
	ok $? "a table under GNU parallel"
else
	n=$((n + 1))
	echo "ok $n - under GNU parallel # SKIP parallel is not installed"
fi
echo "1..$n"
