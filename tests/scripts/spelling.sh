#!/bin/sh
# SPDX-License-Identifier: MIT
# Every word of the knowledge and of the documents beside the program is in the
# dictionary of its language or in a list of tests/spelling, and the sentences
# of the knowledge are short.  Lists hold a word or name a line: words.names
# those of both languages, words.typed what people type, which counts in
# messages and search words only, words.manual what only manuals say.
set -u
cd "${SOURCE_DIR:?}" || exit 99
lists=$PWD/tests/spelling
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
# Only our own lists count, never those of whoever runs this.
HOME=$work
export HOME
unset WORDLIST
n=0
verdict() {	# status, description, note
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		printf '%s\n' "${3-}" | sed 's/^/# /'
	fi
}

# One word a line with its place and sort.  Left out: placeholders, mail and
# web addresses, options, numbers (422bis too) and the names in the lists.
words() {	# texts, language
	cut -f 1,2 "$1" >"$work/places"
	cat "$lists/words.$2" "$lists/words.names" | sed -n '/ /{
		s/[].\/*[]/\\&/g
		s/.*/s\/\\b&\\b\/ \/Ig/p
	}' >"$work/names"
	cut -f 3 "$1" | sed -E \
	    -e 's/\{[^}]*\}/ /g' \
	    -e 's/[^ ]*(@|:\/\/)[^ ]*/ /g' \
	    -e 's/[[:alnum:].-]+\.(be|nl|eu|com|org|net|txt|xml)\b(\/[^ ]*)?/ /g' \
	    -e 's/(^| )--?[a-z-]+/ /g' |
	    sed -f "$work/names" |
	    sed -E -e "s/[^[:alnum:].'-]+/ /g" \
	    -e 's/(^| )[0-9][^ ]*/ /g' >"$work/rest"
	paste "$work/places" "$work/rest" | awk -F '\t' '{
		k = split($3, word, " ")
		for (i = 1; i <= k; i++) {
			w = word[i]
			if (w !~ /^[[:alpha:]]\.([[:alpha:]]\.)+$/)
				sub(/\.+$/, "", w)
			gsub(/^[.-]+|[-'\'']+$/, "", w)
			if (w !~ /^'\''[st]$/)
				sub(/^'\''+/, "", w)
			if (w != "")
				print $1 "\t" $2 "\t" w
		}
	}'
}

# What the dictionary knows in none of the given forms, with its place.
unknown() {	# words, dictionary, lists
	words=$1 dictionary=$2
	shift 2
	cat "$@" | grep -v ' ' >"$work/own"
	cut -f 3- "$words" | tr '\t' '\n' | LC_ALL=C sort -u >"$work/asked"
	hunspell -i UTF-8 -d "$dictionary" -p "$work/own" -w -l \
	    <"$work/asked" >"$work/unknown" || echo "hunspell failed"
	awk -F '\t' 'FILENAME == ARGV[1] { bad[$0] = 1; next }
	{
		for (i = 3; i <= NF; i++)
			if (!($i in bad))
				next
		print $1 ": " $3
	}' "$work/unknown" "$words"
}

misspelled() {	# texts, language, dictionary
	words "$1" "$2" >"$work/words"
	awk -F '\t' '$2 == "message"' "$work/words" >"$work/message"
	# Search words are in small letters, names and abbreviations too.
	awk -F '\t' '$2 == "keywords"' "$work/words" |
	    sed 's/[^\t]*$/&\t\u&\t\U&/' >"$work/keywords"
	awk -F '\t' '$2 != "message" && $2 != "keywords"' "$work/words" \
	    >"$work/other"
	set -- "$3" "$lists/words.$2" "$lists/words.names"
	unknown "$work/other" "$@"
	set -- "$@" "$lists/words.typed"
	unknown "$work/message" "$@"
	unknown "$work/keywords" "$@"
}

# The documents in this language without what is code or says where the Dutch
# one is, as texts with a place.
documents() {	# language, directory
	(cd "$2" && for file in *.md; do
		case $file in
		*.nl.md) test "$1" = nl ;;
		*) test "$1" = en ;;
		esac || continue
		awk -v file="$file" '
		/^```/ { code = !code }
		code || /^(```|    |\(Nederlands)/ { next }
		{
			gsub(/`[^`]*`|[A-Z]+(\.nl)?\.md/, " ")
			print file ":" NR "\tdocument\t" $0
		}' "$file"
	done)
}

misspelled_documents() {	# language, dictionary, directory
	documents "$1" "$3" >"$work/documents"
	words "$work/documents" "$1" >"$work/words"
	unknown "$work/words" "$2" "$lists/words.$1" "$lists/words.names" \
	    "$lists/words.manual"
}

# A sentence of advice has 20 words at most, a question 12, an option 8.  A
# full stop before a small letter or a number ends no sentence ("art. 353").
too_long() {	# texts, sort, most
	awk -F '\t' -v sort="$2" -v most="$3" '
	function end() {
		if (count > most)
			print $1 ": " count " words:" sentence
		count = 0
		sentence = ""
	}
	$2 == sort {
		k = split($3, word, " ")
		for (i = 1; i <= k; i++) {
			count++
			sentence = sentence " " word[i]
			if (sort == "advice" && word[i] ~ /[.?!]["'\'')]*$/ &&
			    word[i + 1] !~ /^[a-z0-9]/)
				end()
		}
		end()
		for (i in word)
			delete word[i]
	}' "$1"
}

# Our own words and names, which nobody outside says; that there is no ground
# to report is what page one and the law say.  What people type may be these.
jargon() {	# texts
	awk -F '\t' '$2 != "keywords" {
		t = tolower(" " $3 " ")
		gsub(/bespreek (explain|export dot) [a-z-]+/, "", t)
		gsub(/\{[^}]*\}/, "", t)
		gsub(/ground to report|(a|no|another) ground[^a-z]/, "", t)
		if (t ~ /[^a-z](limbs?|indicators?|indicatoren|grounds?)[^a-z]/ ||
		    t ~ /[^a-z](be|nl)-[a-z]/ || t ~ /not-bound|[a-z]_[a-z]/)
			print $1 ": " $3
	}' "$1"
}

texts() {	# knowledge directory, name
	for language in nl en; do
		"${TEXTS:?}" "$1" $language >"$work/$2.$language" || return 1
	done
}

# The same knowledge with faults in it, to see that they are found.
plant() {	# file, element, words
	sed -E "s/<$2 xml:lang=\"(nl|en)\">/&$3 /" "$KNOWLEDGE_DIR/$1" \
	    >"$work/planted/$1"
}

for list in words.nl words.en words.names words.typed words.manual; do
	note=$(LC_ALL=C sort -u "$lists/$list" | diff "$lists/$list" -)
	verdict $? "$list is sorted" "$note"
done

note=$(texts "$KNOWLEDGE_DIR" real 2>&1)
verdict $? "the texts can be read" "$note"
mkdir "$work/planted"
cp -r "$KNOWLEDGE_DIR"/*.xml "$KNOWLEDGE_DIR/cases" "$work/planted"
chmod -R u+w "$work/planted"
x7='zeekerr zeekerr zeekerr zeekerr zeekerr zeekerr zeekerr'
plant steps.xml text "$x7 $x7 $x7"
plant interview.xml text "$x7 $x7 $x7"
plant interface.xml text zeekerr
plant contacts-nl.xml keywords zeekerr
plant terms.xml why 'De indicator nl-norm is not-bound.'
plant cases/nl-feelings.xml story zeekerr
note=$(texts "$work/planted" planted 2>&1)
verdict $? "the texts with planted faults can be read" "$note"

# Faults in words and in a heading, and others in what is code.
mkdir "$work/papers"
for file in README.md README.nl.md; do
	cat >"$work/papers/$file" <<-'END'
		# Program
		zeekerr, `anderz`
		## Zeekerr
		    ./bespreek anderz

		```diff
		anderz
		```
	END
done
for language in nl en; do
	real=$work/real.$language
	planted=$work/planted.$language
	for limit in advice=20 question=12 option=8; do
		sort=${limit%=*} most=${limit#*=}
		note=$(too_long "$real" "$sort" "$most")
		test -s "$real" && test -z "$note"
		verdict $? "$language: no $sort over $most words" "$note"
		test -n "$(too_long "$planted" "$sort" "$most")"
		verdict $? "$language: a planted long $sort is found"
	done
	note=$(jargon "$real")
	test -z "$note"
	verdict $? "$language: no words of our own trade" "$note"
	jargon "$planted" | grep -q '^terms\.xml:.*De indicator nl-norm'
	verdict $? "$language: planted ones are found"
done

for dictionary in nl_NL en_GB; do
	language=${dictionary%_*}
	if ! hunspell -d $dictionary -l </dev/null >/dev/null 2>&1; then
		what="$language: every word is spelled right"
		if [ -n "${CI-}" ]; then
			verdict 1 "$what" "no hunspell with $dictionary"
		else
			n=$((n + 1))
			echo "ok $n - $what # SKIP no hunspell with $dictionary"
		fi
		continue
	fi
	note=$(misspelled "$work/real.$language" $language $dictionary)
	test -z "$note"
	verdict $? "$language: every word is spelled right" "$note
Mend it, or add what is right to words.$language or words.names"
	misspelled "$work/planted.$language" $language $dictionary >"$work/found"
	for file in steps interview interface contacts-nl \
	    cases/nl-feelings; do
		grep -qi "^$file\.xml:[0-9]*: zeekerr$" "$work/found"
		verdict $? "$language: a planted fault in $file.xml is found" \
		    "$(cat "$work/found")"
	done

	note=$(misspelled_documents $language $dictionary .)
	test "$(wc -l <"$work/words")" -gt 300 && test -z "$note"
	verdict $? "$language: every word of the documents is right" "$note
Mend it, or add what is right to words.$language, words.names or words.manual"
	misspelled_documents $language $dictionary "$work/papers" \
	    >"$work/found"
	note=$(cut -d ' ' -f 2 "$work/found" | tr '\n' ' ')
	test "$note" = 'zeekerr Zeekerr '
	verdict $? "$language: planted faults in documents are found" "$note"
done
echo "1..$n"
