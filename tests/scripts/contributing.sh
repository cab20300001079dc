#!/bin/sh
# SPDX-License-Identifier: MIT
# The worked examples of CONTRIBUTING.md and CONTRIBUTING.nl.md, in order: each
# block "diff" is applied to a copy of the tree, each command of a block
# "console" is run there and says what stands below it.  "[...]" there is any
# number of lines.  Every part with a heading "##" begins with a fresh copy.
# And what the READMEs list to type and to make.
set -u
. "$TEST_DIR/scripts/tap"
build=$(dirname "$BESPREEK")
export work

blocks() {	# file: 001.diff, 002.console, 003.part, ...
	awk '
	function begin(kind) { file = sprintf("%03d.%s", ++n, kind) }
	/^```(diff|console)$/ { begin(substr($0, 4)); open = 1; next }
	/^```$/ { open = 0; next }
	open { print >file; next }
	/^## / { begin("part"); print >file }' "$1"
}

fresh() {
	rm -rf tree program
	mkdir tree
	(cd "$SOURCE_DIR" && tar -cf - --exclude='*.o' --exclude='*.test' \
	    --exclude='*.log' --exclude='*.trs' --exclude='*.gc*' \
	    --exclude=.deps src knowledge tests man) | tar -xf - -C tree
	chmod -R u+w tree
	cat >tree/bespreek <<-'END'
		#!/bin/sh
		at='--at 2026-11-24T12:00'
		case " $* " in
		*' --at '*) at= ;;
		esac
		[ ! -x "$work/program" ] || BESPREEK=$work/program
		# shellcheck disable=SC2086
		exec "$BESPREEK" -k knowledge $at "$@"
	END
	chmod +x tree/bespreek
}

# For "make" in an example: compiles what differs, with the library as it is.
compile() {	# output, sources
	out=$1
	shift
	env -u MAKEFLAGS -u MFLAGS make -s -C "$build" contributed \
	    TREE="$work/tree" OUT="$work/$out" CHANGED="$*"
}
changed() {
	find "$work/tree/src" -name '*.c' ! -name main.c |
	    while read -r file; do
		cmp -s "$file" "$SOURCE_DIR/${file#"$work/tree/"}" ||
		    echo "$file"
	done
}
make_example() {
	case "$*" in
	'')
		# shellcheck disable=SC2046
		compile program "$work/tree/src/main.c" $(changed)
		;;
	'check TESTS='*.test)
		test=${2#TESTS=}
		# shellcheck disable=SC2046
		compile unit "$work/tree/${test%.test}.c" $(changed)
		"$work/unit" >"$work/unit.out" 2>&1 || cat "$work/unit.out"
		;;
	*)
		echo "no such make: $*"
		;;
	esac
}

# Numbers of lines, and how many conclusions there are, change often.
settle() {
	sed -E 's/\.xml:[0-9]+/.xml:N/g; s/(all|alle|Of|Van de) [0-9]+/\1 N/
	    s/[0-9]+ differ/N differ/; s/verschillen er [0-9]+/verschillen er N/'
}
fits() {	# wanted, got
	awk '
	function fits(i, j,    x) {
		if (i > k)
			return j > m
		if (w[i] != "[...]")
			return j <= m && w[i] == g[j] && fits(i + 1, j + 1)
		for (x = j; x <= m + 1; x++)
			if (fits(i + 1, x))
				return 1
		return 0
	}
	FILENAME == ARGV[1] { w[++k] = $0; next }
	{ g[++m] = $0 }
	END { exit !fits(1, 1) }' "$1" "$2"
}
try() {	# document, command; what it should print is in wanted
	case $2 in
	make*) run="make_example ${2#make}" ;;
	*) run=$2 ;;
	esac
	(cd tree && eval "$run") </dev/null >out 2>&1
	settle <wanted >settled.wanted
	settle <out >settled.out
	fits settled.wanted settled.out
	ok $? "$1: $(printf '%s' "$2" | tr '\\' /)"
}
session() {	# document, block
	command=
	while IFS= read -r line; do
		case $line in
		'$ '*)
			[ -z "$command" ] || try "$1" "$command"
			command=${line#??}
			: >wanted
			;;
		*)
			printf '%s\n' "$line" >>wanted
			;;
		esac
	done <"$2"
	try "$1" "$command"
}

document() {	# name, at least how many examples
	rm -rf blocks before tree
	mkdir blocks
	(cd blocks && blocks "$SOURCE_DIR/$1")
	before=$n
	for block in blocks/*; do
		case $block in
		*.part)
			fresh
			;;
		*.diff)
			(cd tree && patch -s -p1 --no-backup-if-mismatch) \
			    <"$block" >out 2>&1
			ok $? "$1: $(sed -n 's/^+++ b.//p' "$block" |
			    tr '\n' ' ')changes as shown"
			;;
		*.console)
			session "$1" "$block"
			;;
		esac
	done
	test $((n - before)) -ge "$2"
	ok $? "$1: has $2 examples or more"
}

if ! command -v patch >/dev/null 2>&1 && [ -z "${CI-}" ]; then
	echo "1..0 # SKIP no patch"
	exit
fi
if "$BESPREEK" diff -f json "$KNOWLEDGE_DIR" "$KNOWLEDGE_DIR" |
    grep -q '"solver": false'; then
	echo "1..0 # SKIP built without a solver"
	exit
fi
printf 'wanted\n[...]\nend\n' >a
printf 'wanted\nin between\nend\n' >b
fits a b && printf 'more\n' >>b && ! fits a b
ok $? "a comparison sees a line too many"
document CONTRIBUTING.md 12
document CONTRIBUTING.nl.md 6

# What the READMEs tell engineers to make can be made.
targets() {
	sed -n 's/^    make \([a-z]*\).*/\1/p' "$SOURCE_DIR/$1"
}
targets README.md >a
targets README.nl.md >b
note=$(while read -r target; do
	grep -q "^${target}[ :]" "$build/Makefile" || echo "$target"
done <a)
echo "$note" >out
test "$(wc -l <a)" -ge 8 && test -z "$note" && cmp -s a b
ok $? "the READMEs name the same targets, and all are there"

# The commands they list are the same, but for names of files, and they run.
listed() {
	sed -n 's/^    \.\/\(bespreek .*[^ ]\)   *[^ ].*/\1/p' "$SOURCE_DIR/$1"
}
bespreek() {
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-24T12:00 "$@" <replies
}
printf '%s\n' 'danger=no; suicide=no; profession=gp; concern=client' \
    'where=here; age=adult; conduct=no; images=viewing' . >consult
printf '.\ntoday\nbound\nnone\n0\n' >train
printf 'id;country;danger\na;be;no\n' >cases.csv
for readme in README.md README.nl.md; do
	case $readme in
	*.nl.md) BESPREEK_LANG=nl ;;
	*) BESPREEK_LANG=en ;;
	esac
	export BESPREEK_LANG
	listed "$readme" >list
	sed -E 's/ [a-z]+\.(html|md|txt)$/ F.\1/; s/(--file|guide) .*/\1 F/' \
	    list >"$readme.forms"
	while read -r command; do
		case $command in
		*' train '*) cp train replies ;;
		*' tally '*) echo stop >replies ;;
		*' --role '*) sed 's/profession=gp; //' consult >replies ;;
		*) cp consult replies ;;
		esac
		rm -f advice.* advies.* sheet.txt blad.txt
		eval "$command" >out 2>err
		status=$?
		case $command in
		*' -o '*) test -s "${command##* }" ;;
		*) test -s out ;;
		esac && test $status -eq 0
		ok $? "$readme: $command"
	done <list
done
test "$(wc -l <README.md.forms)" -ge 11 && cmp README.md.forms \
    README.nl.md.forms >out 2>&1
ok $? "the READMEs list the same commands"
echo "1..$n"
