#!/bin/sh
# SPDX-License-Identifier: MIT
# Bad cases are named in their place, and the others are decided; what cannot
# be read or written is named too.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs batch; status in $status
	"$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en --at 2026-11-20T17:40 \
	    "$@" >out 2>err
	status=$?
}
good='{"id":"good","answers":{"country":"be","danger":"no"}}'
printf '%s\n' "$good" >good.jsonl
b --brief good.jsonl
cp out good

# A bad line between two good ones, and at the very end.
bad() {	# words, id as in the output; the line comes from standard input
	cat >line
	{ cat good.jsonl line good.jsonl line; } >in
	b --brief in
	sed -n '1p;3p' out >a
	cat good good >c
	test $status -eq 2 && test "$(wc -l <out)" -eq 4 && cmp -s a c &&
	    sed -n 2p out | grep -qF "{\"id\":$2,\"error\":{\"line\":2,\"message\":\"" &&
	    sed -n 2p out | grep -qF "$1" && sed -n 4p out | grep -qF '"line":4' &&
	    grep -qF 'in:2: ' err && grep -qF 'Not readable: 2' err
	ok $? "$1"
}
bad 'ends too early' null <<'X'
{"id":"x","answers":{"country":"be","dang
X
bad 'a key stands there twice' null <<'X'
{"id":"x","answers":{"danger":"no","danger":"now"}}
X
bad 'dangr: there is no such question; did you mean danger?' '"x"' <<'X'
{"id":"x","answers":{"dangr":"no"}}
X
bad 'danger=noow: there is no such answer; did you mean now?' '"x"' <<'X'
{"id":"x","answers":{"danger":"noow"}}
X
bad 'answer: a case has no such key; did you mean answers?' '"x"' <<'X'
{"id":"x","answer":{"danger":"now"}}
X
bad 'answers is missing' '"x"' <<'X'
{"id":"x"}
X
bad 'id must be text in quotes' null <<'X'
{"id":12,"answers":{"danger":"now"}}
X
bad 'danger: an answer is the name of an option in quotes' '"x"' <<'X'
{"id":"x","answers":{"danger":true}}
X
bad 'danger takes one answer, no list' '"x"' <<'X'
{"id":"x","answers":{"danger":["now"]}}
X
bad 'basis takes a list' '"x"' <<'X'
{"id":"x","answers":{"basis":"told"}}
X
bad 'answers must be an object' '"x"' <<'X'
{"id":"x","answers":["now"]}
X
bad 'a case is an object' null <<'X'
["x",{"danger":"now"}]
X
bad 'is no valid JSON here' null <<'X'
{"id":"x","answers":{}} and more
X
bad 'expect must be an object' '"x"' <<'X'
{"id":"x","answers":{},"expect":"now"}
X
bad 'expect.urgncy: nothing can be expected of that; did you mean urgency?' \
    '"x"' <<'X'
{"id":"x","answers":{},"expect":{"urgncy":"now"}}
X
bad 'expect.urgency must be a word' '"x"' <<'X'
{"id":"x","answers":{},"expect":{"urgency":1}}
X
bad 'did you mean call-now-be?' '"x"' <<'X'
{"id":"x","answers":{},"expect":{"steps":["call-nw-be"]}}
X
printf '{"id":"x","answers":{}}\000\n' >l
bad 'holds a NUL character' null <l
printf '{"id":"caf\351","answers":{}}\n' >l
bad 'is not UTF-8' null <l
printf '{"id":"\\u0000","answers":{}}\n' >l
bad 'holds a NUL character' null <l
awk 'BEGIN { for (i = 0; i < 3000; i++) printf "[";  print "" }' >l
bad 'is nested too deeply' null <l
long() {	# kilobytes
	awk -v k="$1" 'BEGIN { s = sprintf("%1024s", ""); gsub(/ /, "x", s)
	    printf "{\"id\":\""; for (i = 0; i < k; i++) printf "%s", s
	    print "\",\"answers\":{}}" }'
}
awk 'BEGIN { printf "{\"id\":\"x\",\"answers\":{"
    for (i = 0; i < 20000; i++) printf "\"zzz%d\":\"zzzz\",", i
    print "\"danger\":\"no\"}}" }' >l
bad 'zzz1: there is no such question' '"x"' <l
long 1025 >l
bad 'larger than 1 MiB' null <l
long 3000 >l
bad 'longer than 1 MiB' null <l
printf '{"id":"x\033[2J","answers":{"q\033[2J":"now"}}\n' >l
bad 'is no valid JSON here' null <l
printf '{"id":"x\\u001b[2J","answers":{"q\\u001b[2J\\u202e":"now"}}\n' >l
bad 'q?[2J?: there is no such question' '"x\u001b[2J"' <l
harmless() {	# file, words that it holds, characters besides
	grep -qF "$2" "$1" && test -z "$(LC_ALL=C tr -d "\n -~${3-}" <"$1")"
}
harmless err 'q?[2J?: there is no such question'
ok $? "and nothing that steers a terminal is written"
b -f tsv in
harmless out 'q?[2J?: there is no such question' '\t'
ok $? "nor in a table"
b -f junit in
harmless out 'q?[2J?: there is no such question'
ok $? "nor in JUnit XML"

# Line ends of every kind, and none at the end.
printf '%s\r\n%s\n%s\r%s' "$good" "$good" "$good" "$good" >in
b --brief in
cat good good good good >a
test $status -eq 0 && cmp -s out a
ok $? "mixed line ends"
printf '%s\r\n{\r\n%s' "$good" "$good" >in
b --brief in
test $status -eq 2 && test "$(sed -n 2p out | cut -d, -f 2)" = \
    '"error":{"line":2'
ok $? "and the line is right"

# In JSON, what only separates the cells of a table is a bad line.
for line in , ';' ' ,' '	;	'; do
	{ cat good.jsonl; printf '%s\n' "$line"; cat good.jsonl; } >in
	b --brief in
	test $status -eq 2 && test "$(wc -l <out)" -eq 3 &&
	    sed -n 2p out | grep -qF '"error":{"line":2,'
	ok $? "a line of JSON that is only '$line'"
done
{ cat good.jsonl; printf ' \t \n\n'; cat good.jsonl; } >in
b --brief in
test $status -eq 0 && test "$(wc -l <out)" -eq 2
ok $? "and blank ones are passed over"

# An answer that does not apply: named, and the case is decided.
printf '%s\n' '{"id":"x","answers":{"country":"nl","profession":"gp","own-org":"yes"}}' \
    "$good" >in
q='to own-org does not count'
b --brief in
test $status -eq 0 && test "$(wc -l <out)" -eq 2 &&
    grep -qF "in:1: The answer $q" err &&
    grep -qF 'Cases with an answer that does not count: 1.' err
ok $? "an answer to a question that does not apply"
b in
test $status -eq 0 && grep -qF '"ignored":["own-org"]' out &&
    ! grep -qF "$q" err
ok $? "which a whole result names itself"

# The same of tables.
row() {	# words, then cells of a row under: id, danger, basis, extra columns
	w=$1
	shift
	printf '%s\n' "id	danger	basis$head" 'good	no	told' "$@" \
	    'good	no	told' >in
	b -f tsv in
	test $status -eq 2 && test "$(wc -l <out)" -eq 4 &&
	    test "$(sed -n 2p out)" = "$(sed -n 4p out)" &&
	    sed -n 3p out | grep -qF "$w" &&
	    test "$(sed -n 3p out | cut -f 2-4)" = 'error		' &&
	    grep -qF 'in:3: ' err
	ok $? "$w"
}
head=
row 'I do not know the answer maybe. Choose from: now, ' 'x	maybe	told'
row 'Do you mean now?' 'x	Now	told'
row 'Do you mean now?' 'x	1	told'
row 'only one answer fits' 'x	now,no	told'
row 'none always stands alone' 'x	now	told,none'
row 'stands there twice' 'x	now	told,told'
row 'I do not know the answer ,. Choose from: ' 'x	now	,'
row 'more cells than the first row has names' 'x	now	told	more'
row 'quotation mark stands in a wrong place' 'x	"now"no	told'
row 'quotation mark stands in a wrong place' 'x	"now	told'
head='	dangr'
row 'I do not know the column dangr. Do you mean danger?' 'x	now	told	no'
head='	danger'
row 'The column danger stands there twice' 'x	now	told	no'
printf 'id\tdanger\ngood\tno\nx\t\000now\ngood\tno\n' >in
b -f tsv in
test $status -eq 2 && grep -qF '(NUL)' out && test "$(wc -l <out)" -eq 4
ok $? "NUL in a table"
{ printf 'id\tdanger\ngood\tno\n'; long 3000; printf 'good\tno\n'; } >in
b -f tsv in
test $status -eq 2 && test "$(wc -l <out)" -eq 4 &&
    sed -n 3p out | grep -qF 'longer than 1 MiB' &&
    test "$(sed -n 2p out)" = "$(sed -n 4p out)"
ok $? "a row over 1 MiB"
printf '"id"\t"danger"\n"x\t"no"\n"y"\t"no"\n' >in
b -f tsv in
test $status -eq 2 && test "$(tail -1 out | cut -f 1,2)" = 'y	week'
ok $? "a quote that is never closed loses its row only"
printf '[{"id":"x"},\n{"id":"y"}]\n' >in
b --brief in
test $status -eq 2 && test "$(grep -c error out)" -eq 2
ok $? "one JSON list is no JSON Lines, and says so"

# What is no table at all is said to be none, once; nothing of it is decided.
none() {	# description; the file is in
	b --brief in
	test $status -eq 2 && test ! -s out &&
	    test "$(grep -c 'in:1: names no question here; begin a table' \
	    err)" -eq 1 && grep -qF 'Decided: 0.' err &&
	    test "$(wc -l <err)" -eq 2
	ok $? "$1"
}
printf '&&&&\n\n&&\n' >in
none "a text that is no table"
printf '\037\213\010\000\000\n\000\001\n\002\n' >in
none "a file of bytes"
printf 'dangr;bsis\nno;told\n' >in
none "a table without a column that is known"
{ printf 'dangr\nno\n'; head -c 300000 /dev/zero; } >in
none "and what follows is not read"
printf '&&&&\n' >in
b --brief in good.jsonl
test $status -eq 2 && cmp -s out good && grep -qF 'Decided: 1.' err
ok $? "the next file is"

# Of many faults of one case the first ones are told.
wrong=$(awk 'BEGIN { for (i = 0; i < 900; i++) printf "\tc%d", i }')
{ printf 'danger%s\n' "$wrong"; for i in 1 2 3 4 5; do
    printf 'no%s\n' "$wrong"; done; } >in
b -f tsv in
test $status -eq 2 && test "$(wc -c <out)" -lt 25000 &&
    test "$(grep -c 'c0\. ' out)" -eq 5 && ! grep -q 'c899' out
ok $? "900 wrong columns"

# What never ends, and what would not.
b --brief /dev/zero
test $status -eq 2 && test "$(wc -l <out)" -eq 1 &&
    grep -qF '/dev/zero:1: This line is longer than 1 MiB' err
ok $? "a device that never ends"
cp good.jsonl in
"$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en --brief in >>in 2>err
test $? -eq 2 && cmp -s in good.jsonl &&
    grep -qF 'in: cannot be read: it is the output, too; name another' err
ok $? "a file that is read and written"
"$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en --brief <in >>in 2>err
test $? -eq 2 && cmp -s in good.jsonl && grep -qF 'it is the output, too' err
ok $? "the same as standard input"

# Where it goes, and where it comes from.
for i in 1 2 3 4 5 6 7 8 9 10; do cat good.jsonl; done >ten
for i in 1 2 3 4 5 6 7 8 9 10; do cat ten ten ten ten; done >in
for i in 1 2 3 4 5 6 7 8 9 10; do cat in in in; done >many
for jobs in 1 3; do
	"$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en --jobs $jobs --brief \
	    many >/dev/full 2>err
	test $? -eq 2 && grep -qF 'standard output could not be written: No space' \
	    err
	ok $? "a full disk, $jobs at a time"
	{ "$BESPREEK" batch -k "$KNOWLEDGE_DIR" -l en --jobs $jobs --brief \
	    many 2>err; echo $? >status; } | head -c 100 >out
	test "$(cat status)" -eq 2 && test "$(wc -c <out)" -eq 100 &&
	    grep -qF 'could not be written: Broken pipe' err
	ok $? "a reader that is gone, $jobs at a time"
done
b --brief -o result many
test $status -eq 0 && test ! -s out && test "$(wc -l <result)" -eq 12000
ok $? "-o writes a file"
cp result a
b --brief -o result good.jsonl
test $status -eq 2 && cmp -s result a && test ! -s out
ok $? "an existing file is refused and untouched"
b --brief --force -o result good.jsonl
test $status -eq 0 && cmp -s result good
ok $? "--force replaces it"
(ulimit -f 8; trap '' XFSZ; b --brief -o other many; exit $status)
test $? -eq 2 && test ! -e other && grep -qF 'nothing was kept' err
ok $? "a file that cannot be finished is not there"
b --brief .
test $status -eq 2 && grep -q '\.: cannot be read: .*; check its name' err
ok $? "a directory is no input"
test -z "$(find . -name '.*' -type f)"
ok $? "nothing is left behind"
echo "1..$n"
