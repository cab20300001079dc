#!/bin/sh
# SPDX-License-Identifier: MIT
# The interview and its answers as FHIR R4: refusals, hostile words, and what
# ../fhir/check reads in it.
set -u
. "$TEST_DIR/scripts/tap"
b() {
	"$BESPREEK" -k "${kb:-$KNOWLEDGE_DIR}" --at 2026-11-20T17:40 "$@" \
	    >out 2>err </dev/null
	status=$?
}
# The path of a Python that can validate.
python() {
	for p in python3 /usr/bin/python3; do
		"$p" -c 'import jsonschema' 2>/dev/null && echo "$p" && return
	done
	return 1
}
said() { tr '\n' ' ' <err | grep -qF "$1"; }

b export fihr -l en
test $status -eq 2 && test ! -s out && said 'Choose dot or fhir.'
ok $? "an unknown kind is refused, and the known are named"
b -f fihr -l en
test $status -eq 2 && test ! -s out && said 'Choose text, md, html, json or fhir.'
ok $? "so is an unknown format"
b export fhir danger -l en
test $status -eq 2 && test ! -s out && said 'The word danger is too much'
ok $? "there is no part of it"
for option in '--role gp' '-c be'; do
	# shellcheck disable=SC2086
	b export fhir $option -l en
	test $status -eq 2 && test ! -s out && said 'does not go with'
	ok $? "it is the same for everyone: $option"
done
for command in train diff; do
	b $command -f fhir -l en x y
	test $status -eq 2 && said 'The format fhir is not possible here.'
	ok $? "it is no format of $command"
done
echo old >old.json
b export fhir -o old.json
test $status -eq 2 && test "$(cat old.json)" = old
ok $? "an old file stays"
b export fhir -o new.json
test $status -eq 0 && test ! -s out && b export fhir && cmp -s out new.json
ok $? "a new one gets the same"
b -f fhir
test $status -eq 1 && test ! -s out
ok $? "no answer, no response"

if ! python=$(python); then
	echo "ok $((n + 1)) - valid # SKIP no python3-jsonschema"
	echo "1..$((n + 1))"
	exit
fi
# Hostile words: what stands in a text stays there.
mkdir kb && cp "$KNOWLEDGE_DIR"/*.xml kb
hostile='", "status": "active", \\ \&lt;script\&gt;'
sed "/<question id=\"danger\"/,/<\/question>/s|\(<text xml:lang=\"en\">\)[^<]*|\1$hostile|" \
    kb/interview.xml >changed && mv changed kb/interview.xml
cat >read <<'END'
import json, sys
form = json.load(open("out"))
item = [i for i in form["item"] if i["linkId"] == "danger"][0]
hostile = '", "status": "active", \\ <script>'
sys.exit(not (form["status"] == "draft" and item["text"] == hostile and
              item["answerOption"][0]["valueCoding"]["display"] == hostile))
END
kb=kb b export fhir -l en
test $status -eq 0 && "$python" read
ok $? "hostile words change no structure"
# Who has read all of it may use it.
cp "$KNOWLEDGE_DIR"/*.xml kb
for review in none legal clinical full; do
	sed "s|\(<release .*review=\"\)[^\"]*|\1$review|" \
	    "$KNOWLEDGE_DIR/interview.xml" >kb/interview.xml
	kb=kb b export fhir
	sed -n 's/^ "status": "\(.*\)",$/\1/p' out
done | tr '\n' ' ' >seen
test "$(cat seen)" = 'draft draft draft active '
ok $? "a draft until it was reviewed in full"
"$python" "$TEST_DIR/fhir/check" "$BESPREEK" "$KNOWLEDGE_DIR" \
    "$TEST_DIR/cases" "$TEST_DIR/fhir/r4.schema.json" >checked 2>err
test $? -eq 0 && tail -n 1 checked | grep -q '^1\.\.'
ok $? "it was checked to the end"
sed "/^1\.\./d" checked | awk -v n="$n" \
    '/^(not )?ok / { sub(/ok [0-9]+/, "ok " ++n) } { print }'
echo "1..$((n + $(grep -cE '^(not )?ok ' checked)))"
