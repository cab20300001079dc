#!/bin/sh
# SPDX-License-Identifier: MIT
# Consultations with --plain, as a speech synthesiser and a braille table
# take them: no symbol is named, nothing is undefined or a picture.
set -u
LC_ALL=C.UTF-8
export LC_ALL
. "$TEST_DIR/scripts/tap"
skip() {
	n=$((n + 1))
	echo "ok $n - $2 # SKIP $1 is not installed"
}
# What is not read as words: addresses are spelled out by intention.
without_addresses() {
	sed -E 's~[[:alnum:]._+-]+@[[:alnum:].-]+~adres~g
s~(https?://)?[[:alnum:]-]+(\.[[:alnum:]-]+)*\.[a-z]{2,}(/[^ ]*)?~adres~g'
}
without_symbols() { sed -E "s~[^[:alnum:].,;:?!()\"' -]~ ~g"; }
phonemes() { espeak-ng -q -x -v "$1" | tr -d "_:|',! \n"; }

# Whether no symbol of a file is heard; else the lines with one, or that there
# is no such voice.
unspoken() {	# voice, file
	heard=$(phonemes "$1" <"$2")
	if [ ${#heard} -le $(($(wc -c <"$2") / 2)) ]; then
		echo "voice $1 does not speak" >err
		return 1
	fi
	[ "$heard" = "$(without_symbols <"$2" | phonemes "$1")" ] && return 0
	while IFS= read -r line; do
		[ "$(printf '%s\n' "$line" | phonemes "$1")" = \
		    "$(printf '%s\n' "$line" | without_symbols |
		    phonemes "$1")" ] || printf '%s\n' "$line"
	done <"$2" >err
	return 1
}

# Whether every character has cells; one without comes out as the cells of
# "\x" and its number.
defined() {	# table, file
	grep -o '[^ ]' "$2" | sort -u >characters
	lou_translate "unicode.dis,$1" <characters >cells 2>err
	[ "$(grep -c . cells)" -eq "$(wc -l <characters)" ] || return 1
	paste characters cells | grep -F '⡳⠭' >err
	test ! -s err
}

talk() {	# language, country, role, replies
	printf '%b' "$4" >replies
	TERM=xterm timeout 60 script -qec "'$BESPREEK' -k '$KNOWLEDGE_DIR' --plain \
-l $1 -c $2 --role $3 --at 2026-11-20T17:40" /dev/null <replies |
	    tr -d '\r' >>"$1"
}

# A screen reader hears the words and sentence signs only.
examine() {	# language, voice, table
	grep -nP '[^\x00-\x7f\p{L}]' "$1" >err
	test ! -s err
	ok $? "$1: letters and sentence signs only"
	without_addresses <"$1" | grep -nE '(19|20)[0-9]{2}-[0-9]{2}' \
	    >err
	test ! -s err
	ok $? "$1: dates in words"
	without_addresses <"$1" | sort -u >lines
	test "$(wc -l <lines)" -gt 400 &&
	    test "$(grep -Ec '^9\. (Bronnen|Sources)' "$1")" -ge 3
	ok $? "$1: there is something to hear"
	if command -v espeak-ng >/dev/null; then
		unspoken "$2" lines
		ok $? "$1: no symbol is spoken"
		echo 'a = b' >symbol
		! unspoken "$2" symbol && [ "$(cat err)" = 'a = b' ]
		ok $? "$1: a symbol would be heard"
	else
		skip espeak-ng "$1: no symbol is spoken"
	fi
	if command -v lou_translate >/dev/null; then
		defined "$3" lines
		ok $? "$1: every character has its braille"
		echo '☃' >symbol
		! defined "$3" symbol && grep -q '☃' err
		ok $? "$1: one without would be noticed"
	else
		skip liblouis "$1: every character has its braille"
	fi
}

# Everything that is said between questions, and every section.
danger='2\n\n3\n1\n1\n3\n4\nwaarom\nwaarom\nzoek kamp\n2\noverzicht\nnood\n'
danger=$danger'1\n2\n1\n3\n3\n1\n2\n2\n99\nwijzig 2\n5\nadvies\n'
sections='1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n9\n\nalles\nstop\n\n'
feelings='5\n2\n1\n1\n3\n5\n1\n1\n3\n0\n0\n0\n0\n0\n0\nadvies\n'
for who in "nl be gp" "nl nl psyreg" "en be psy" "en nl helpline"; do
	# shellcheck disable=SC2086
	for replies in "$danger" "1\n\n1\n\n$feelings" "$feelings"; do
		talk $who "$replies$sections"
	done
done
examine nl nl nl-NL-g0.utb
examine en en-gb en-ueb-g1.ctb
echo "1..$n"
