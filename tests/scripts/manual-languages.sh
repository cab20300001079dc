#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual says the same in both languages, and the same as the help:
# options, commands, words, examples, exit statuses and messages; its words
# are spelled right.
set -u
. "$TEST_DIR/scripts/tap"
man=$SOURCE_DIR/man

# What is no prose, by section: the heads of lists and the examples in their
# order, then the words of other macros once each.
cat >bones.awk <<'A'
function leave(	i, k, word) {
	for (k in words)
		print section, "word", k | "LC_ALL=C sort"
	close("LC_ALL=C sort")
	for (k in words)
		delete words[k]
}
# Arguments have names in each language, and so have words that are typed.
function keep(line,	n, t, i, of, out) {
	n = split(line, t, " ")
	of = out = ""
	for (i = 1; i <= n; i++) {
		if (t[i] ~ /^(Fl|Cm|Ev|Ic|Pa|Li|Va|Xr|Ar|Ql|Ns|Dq|Sx|Nm|Em)$/) {
			of = t[i]
			if (of == "Ar")
				out = out " Ar"
			continue
		}
		if (of == "" || of ~ /^(Ar|Dq|Sx|Nm|Em|Ns)$/ ||
		    t[i] ~ /^[][,.;:|()]$/)
			continue
		if (of == "Cm" && t[i] in typed)
			t[i] = typed[t[i]]
		words[of " " t[i]] = 1
		out = out " " of " " t[i]
	}
	return out
}
BEGIN {
	typed["bewaar"] = "save"; typed["nieuw"] = "new"
	typed["wis"] = "wipe"; typed["verhaal"] = "story"
	typed["wat"] = "what"; typed["als"] = "if"
	typed["woorden"] = "words"
}
/^\.Bd/ { literal = 1 }
/^\.Ed/ { literal = 0 }
literal { print section, $0; next }
/^\.S[hs] / { leave(); section++; print section, $1; next }
# Only in a section SYNOPSIS does a name begin a line; others need a list.
section == 2 && /^\.(Bl|El|It Nm)/ { next }
/^\.Bl -diag/ { diagnostics = 1 }
/^\.Bl/ { print section, $1, $2 }
/^\.El/ { diagnostics = 0 }
diagnostics { next }
/^\.It [0-9]$/ || /^\.Dl/ { print section, $0; next }
/^\.(It|Op|Pq) / { line = $0; sub(/^\.[A-Z][a-z] /, "", line)
	kept = keep(line)
	if (/^\.It/)
		print section, "head", kept
	next
}
/^\.[A-Z][a-z] / { keep(substr($0, 2)) }
END { leave() }
A
# How many lines of the synopsis begin with the name of the program.
lines() {	# language, page
	mandoc -T ascii "$2" | sed 's/.\x08//g' | awk '/^[A-Z]/ { section++ }
	    section == 3 && /^     bespreek / { n++ }
	    END { print n + 0 }' >"$1.txt"
}
bones() { awk -f bones.awk "$1"; }
(cd "$man" && ls -- *.[15]) >pages
(cd "$man/nl" && ls -- *.[15]) >pages.nl
diff pages pages.nl >out
ok $? "every page is there in Dutch"
test "$(wc -l <pages)" -ge 6
ok $? "there are pages"
while read -r page; do
	bones "$man/$page" >en.txt
	bones "$man/nl/$page" >nl.txt
	test "$(wc -l <en.txt)" -gt 30 && diff en.txt nl.txt >out
	ok $? "$page says the same in Dutch"
	if command -v mandoc >/dev/null 2>&1; then
		lines en "$man/$page" && lines nl "$man/nl/$page" &&
		    diff en.txt nl.txt >out
		ok $? "$page shows its forms line by line in Dutch"
	fi
	# Messages that are English in both languages; the others are known
	# by their place.
	for language in en nl; do
		dir=$man
		[ $language = en ] || dir=$man/nl
		sed -n '/^\.Bl -diag/,/^\.El/p' "$dir/$page" |
		    grep '^\.It' >$language.txt
	done
	test "$(wc -l <en.txt)" -eq "$(wc -l <nl.txt)" &&
	    paste -d '\n' en.txt nl.txt | awk 'NR % 2 { en = $0; next }
		# One on a file is English: no sentence, the remedy last.
		en ~ /^\.It [^A-Z].*; [a-z]/ && en != $0 { print en; bad = 1 }
		END { exit bad }' >out
	ok $? "$page has the same messages in Dutch"
done <pages

# The help has the same options and forms as the pages, both ways.
pages_of() {	# command
	case $1 in
	batch|tally|check) echo "bespreek-$1.1" ;;
	train|quiz|case) echo bespreek-train.1 ;;
	diff) echo bespreek-check.1 ;;
	export) echo bespreek-check.1 bespreek-fhir.1 ;;
	*) echo bespreek.1 ;;
	esac
}
options_in() { grep -E '^\.(It|Op|Fl)' "$@" | grep -oE 'Fl -[a-z-]+'; }
"$BESPREEK" -k "$KNOWLEDGE_DIR" -l en help >help.txt 2>err
sed -n 's/^ \([a-z]\{2,\}\)\( .*\)*$/\1/p' help.txt >commands
test "$(wc -l <commands)" -ge 13
ok $? "the help names commands"
: >told
while read -r command; do
	: >page
	for page in $(pages_of "$command"); do
		cat "$man/$page" >>page
	done
	"$BESPREEK" -k "$KNOWLEDGE_DIR" -l en help "$command" >help.txt </dev/null
	missing=
	for option in $(grep -oE '^ *(-[a-zA-Z], )?--[a-z-]+' help.txt |
	    grep -oE -- '--[a-z-]+'); do
		options_in -h page "$man/bespreek.1" |
		    grep -q -- ":*Fl -${option#--}$" ||
		    missing="$missing $option"
		echo "Fl -${option#--}" >>told
	done
	for form in $(sed -n 's/.*--format FORMAT *//p' help.txt |
	    grep -v ': there is no' | grep -oE '[a-z]+' |
	    grep -vxE 'default|or'); do
		grep -qE "Cm.* $form( |\$)" page || missing="$missing $form"
	done
	grep -qE "^\.(It )?Cm (.*, )?$command( |\$)" page ||
	    missing="$missing $command"
	echo "$missing" >out
	test -z "$missing" && test "$(wc -l <help.txt)" -gt 10
	ok $? "what help $command names is in $page"
done <commands
options_in -h "$man"/*.1 | LC_ALL=C sort -u >written
LC_ALL=C sort -u told | LC_ALL=C comm -23 written - >out
test ! -s out
ok $? "no option is described that there is not"
cat "$man"/*.1 | sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESC/{
	/^\.Nm bespreek$/{
	n
	s/^\.\(Op \)*Cm \([a-z]*\).*/\2/p
	}
}' | LC_ALL=C sort -u >written
test -s written || echo "no commands" >>written
LC_ALL=C sort commands | LC_ALL=C comm -23 written - >out
test ! -s out
ok $? "no command is described that there is not"

# Prose is spelled right, but for names and words of the trade.
lists=$SOURCE_DIR/tests/spelling
spelled() {	# language, dictionary, files
	cat "$lists/words.$1" "$lists/words.names" "$lists/words.manual" |
	    grep -v ' ' >own
	dictionary=$2
	shift 2
	sed '/^\.Bd/,/^\.Ed/d
	/^\./d
	s/\\(dq/"/g
	s/\\e/ /g' "$@" | sed -E "s/[^[:alpha:]'-]+/\n/g" |
	    sed "s/^['-]*//
	    s/['-]*\$//" | LC_ALL=C sort -u |
	    HOME=$work hunspell -i UTF-8 -d "$dictionary" -p own -w -l
}
for language in nl:nl_NL:$man/nl en:en_GB:$man; do
	IFS=: read -r name dictionary dir <<-L
		$language
	L
	if ! hunspell -d "$dictionary" -l </dev/null >/dev/null 2>&1; then
		n=$((n + 1))
		echo "ok $n - $name: every word is right # SKIP no hunspell"
		continue
	fi
	spelled "$name" "$dictionary" "$dir"/*.[15] >out
	test ! -s out
	ok $? "$name: every word is spelled right"
	sed '$s/$/\nwoordfuot/' "$dir"/*.1 >planted
	spelled "$name" "$dictionary" planted | grep -q woordfuot
	ok $? "$name: a planted fault is found"
done
rm -f out
echo "1..$n"
