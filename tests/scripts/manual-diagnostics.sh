#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual lists every message to authors, scripts and on the command line
# under DIAGNOSTICS, and none that the program does not have.
set -u
. "$TEST_DIR/scripts/tap"
man=$SOURCE_DIR/man

# Strings of the sources, those that stand together as one, with "..." for
# what is filled in; in front "call" or "text".
cat >strings.awk <<'A'
function emit(how, s) {
	gsub(/%%/, "\002", s)
	gsub(/%[-+0-9.*]*[lz]*[sducxi]/, "...", s)
	gsub(/\002/, "%", s)
	gsub(/\\n/, "", s)
	gsub(/(\.\.\.)+/, "...", s)
	gsub(/\001/, "\"", s)
	sub(/^bespreek: /, "", s)
	sub(/^ +/, "", s)
	sub(/ +$/, "", s)
	print how "\t" s
}
function flush_file(	n, i, part, call, depth, code) {
	gsub(/\/\*[^*]*\*+([^\/*][^*]*\*+)*\//, " ", all)
	gsub(/\\"/, "\001", all)
	gsub(/'"'/, "'q'", all)
	gsub(/"[ \t\n]*"/, "", all)
	gsub(/"[ \t\n]*PKGDATADIR[ \t\n]*"/, "...", all)
	# Every second part is a string.
	n = split(all, part, "\"")
	depth = 0
	for (i = 1; i <= n; i++) {
		if (i % 2 == 0) {
			emit(depth > 0 ? "call" : "text", part[i])
			continue
		}
		code = part[i]
		while (code != "") {
			if (depth == 0) {
				if (!match(code, CALLS))
					break
				code = substr(code, RSTART + RLENGTH)
				depth = 1
				continue
			}
			if (!match(code, /[()]/))
				break
			depth += substr(code, RSTART, 1) == "(" ? 1 : -1
			code = substr(code, RSTART + 1)
		}
	}
	all = ""
}
BEGIN {
	CALLS = "(diag_add|kb_error|KB_ERROR|REFUSE|complain|refuse[a-z_]*" \
	    "|fail|need)\\("
}
FNR == 1 { flush_file() }
/^#[ \t]*(include|define|undef)/ && !/"; [a-z]|"holds/ { next }
{ all = all $0 "\n" }
END { flush_file() }
A
find "$SOURCE_DIR/src" -name '*.c' -o -name bytes.h | LC_ALL=C sort |
    xargs awk -f strings.awk >all
cut -f 2 all >strings.txt
# A message is "what; what to do", or what such a function is called with;
# some of that is only filled in.
cat >filled <<'F'
(that more change nothing was not proved)
1 to 600 minutes, or
2026-11-20, 2026-11 or 2026
it is no regular file
that not knowing does not
F
{
	grep -E '; [a-z]' strings.txt
	sed -n 's/^call	//p' all | grep ' .* .* ' | grep -vxFf filled
} | grep -vE 'PRAGMA|style=|^; ' | LC_ALL=C sort -u >messages
test "$(wc -l <messages)" -gt 200
ok $? "messages are found in the sources"

# Messages on the command line and of batch, from the knowledge.
words() {	# language
	cat "$KNOWLEDGE_DIR"/*.xml | tr '\n' ' ' | sed 's/<message /\n&/g' |
	    grep -E '^<message id="(usage|batch)-' |
	    sed 's|.*<text xml:lang="'"$1"'">\([^<]*\)</text>.*|\1|
	    s/{[a-z]*}/.../g
	    s/&lt;/</g
	    s/&gt;/>/g
	    s/&amp;/\&/g'
}
heads() {	# pages
	awk '/^\.Sh/ { in_list = 0 }
	/^\.Bl -diag/ { in_list = 1 }
	/^\.El/ { in_list = 0 }
	in_list && /^\.It / { print substr($0, 5) }' "$@" |
	    sed 's/\\(dq/"/g
	    s/\\&//g'
}
check() {	# language, directory
	name=${2#"$SOURCE_DIR/"}
	heads "$2"/*.[15] >heads.txt
	words "$1" >words.txt
	missing=$(grep -vxFf heads.txt words.txt)
	echo "$missing" >out
	test -s words.txt && test -z "$missing"
	ok $? "$name: every message of the knowledge is listed"
	sed 's/[][\.*^$]/\\&/g
	    s/\(\\\.\)\{3\}/.*/g' messages >patterns
	missing=$(while IFS= read -r pattern; do
		grep -q -e "$pattern" heads.txt || echo "$pattern"
	done <patterns)
	echo "$missing" >out
	test -z "$missing"
	ok $? "$name: every message of the sources is listed"
	# What is filled in may be a string of its own.
	extra=$(grep -vxFf words.txt heads.txt | grep -vxf patterns |
	    while read -r head; do
		printf '%s\n' "$head" | sed 's/\.\.\./\n/g' |
		    sed 's/^["= :;,]*//
		    s/["= :;,]*$//' | grep '[a-z][a-z]' >pieces
		while read -r piece; do
			grep -qF -e "$piece" strings.txt || echo "$head"
		done <pieces
	done)
	echo "$extra" >out
	test -z "$extra"
	ok $? "$name: no message is listed that there is not"
	again=$(for page in "$2"/*.[15]; do
		heads "$page" | LC_ALL=C sort | uniq -d
	done)
	echo "$again" >out
	test -z "$again"
	ok $? "$name: none is listed twice on a page"
}
check en "$man"
[ ! -d "$man/nl" ] || check nl "$man/nl"
rm -f out
echo "1..$n"
