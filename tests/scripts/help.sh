#!/bin/sh
# SPDX-License-Identifier: MIT
# Every help fits a screen of 24 lines of 80 columns, with a line left for the
# prompt, and its example runs as it stands.
set -u
. "$TEST_DIR/scripts/tap"
k=$KNOWLEDGE_DIR
commands=$(sed -n 's/^	{ "\([a-z]*\)", command_.*/\1/p' \
    "$SOURCE_DIR/src/cmd/command.c")
test "$(echo "$commands" | wc -l)" -ge 13
ok $? "commands are found"

fits() { test "$(wc -l <"$1")" -le 23 && test "$(wc -L <"$1")" -le 80; }
for lang in nl en; do
	"$BESPREEK" -k "$k" -l $lang --help >overview.$lang 2>err
	fits overview.$lang
	ok $? "the overview fits a screen ($lang)"
	for c in $commands; do
		"$BESPREEK" -k "$k" -l $lang "$c" --help >"$c.$lang" 2>err &&
		    fits "$c.$lang" &&
		    test "$(grep -cE '^(Voorbeeld|Example): bespreek ' \
		    "$c.$lang")" -eq 1
		ok $? "help on $c fits a screen and has an example ($lang)"
		# For the shells: no help lists it.
		test "$c" = complete || grep -q "^ *$c\b" overview.$lang
		ok $? "the overview has $c ($lang)"
	done
done

# What the examples are about.
for table in gevallen.csv cases.csv; do
	printf 'id;country;danger\na;be;no\n' >$table
done
for store in telling counts; do
	"$BESPREEK" -k "$k" tally add --file $store --at 2025-06-02T10:00 \
	    --group self --theme images --channel phone --duration 20 \
	    --referral neither \
	    >out 2>err
	ok $? "a count is kept in $store"
done
mkdir oud old
cp -r "$k" knowledge
cp -r "$k" oud/knowledge
cp -r "$k" old/knowledge
command -v dot >/dev/null || dot() { cat; }

# A dialogue is answered; of the others a pipe may follow.
bespreek() {
	case " $* " in
	*' train '*) printf '.\ntoday\nbound\nnone\n0\n' ;;
	*' quiz '* | *' batch '* | *' help '*) ;;
	*) printf 'danger=no\n.\n' ;;
	esac >input
	"$BESPREEK" -k "$k" "$@" <input
	echo $? >status
}
# Once where it is the same in both languages and takes its time.
for lang in nl en; do
	cat ./*.$lang | sed -nE "s/^(Voorbeeld|Example): /$lang /p"
done | sort -u | awk '!(/ check / && seen++)' >examples
test "$(wc -l <examples)" -ge 26
ok $? "there are examples"
while read -r BESPREEK_LANG example; do
	export BESPREEK_LANG
	rm -f status advies.txt advice.txt uitslag.tsv results.tsv
	eval "$example" >out 2>err && test "$(cat status)" -eq 0
	status=$?
	case $example in
	*' -o '*) test -s "$(echo "$example" |
	    sed 's/.* -o \([^ ]*\).*/\1/')" ;;
	*' check '*) test ! -s out ;;
	*) test -s out ;;
	esac && test $status -eq 0
	ok $? "runs: $example ($BESPREEK_LANG)"
done <examples
echo "1..$n"
