#!/bin/sh
# SPDX-License-Identifier: MIT
# Counting contacts from the command line and from a pipe, and the report of a
# year in its four forms.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs the program; status in $status
	"$BESPREEK" -k "$KNOWLEDGE_DIR" "$@" >out 2>err
	status=$?
}
viewer='--group self --theme images --channel phone --duration 20'
add() { b tally add --file db --at 2025-03-02 "$@"; }
cell() {	# table, id: the number in the TSV of out
	awk -F '\t' -v t="$1" -v i="$2" '$1 == t && $2 == i { print $4 }' out
}

b tally --file db -l en --at 2025-03-02 $viewer --referral referred
test $status -eq 0 && test ! -s err && grep -q '^New file: db' out &&
    grep -q '^Counted\.$' out
ok $? "a contact is counted, and a new file said to be new"
add -l nl $viewer --referral neither
test $status -eq 0 && test "$(cat out)" = Geteld.
ok $? "the next one, in Dutch"
test "$(ls)" = "$(printf 'db\nerr\nout')" && test "$(stat -c %a db)" = 600
ok $? "one file, for its owner only"
for minutes in 20 unknown; do
	i=0
	while [ $i -lt 6 ]; do
		add --file known --group self --theme images --channel phone \
		    --duration $minutes --referral neither
		i=$((i + 1))
	done
done
b tally report --file known --year 2025 -l en --at 2026-02-01 -f tsv
test $status -eq 0 && test "$(cell group total)" = 12 &&
    test "$(cell duration phone)" = 20
ok $? "minutes that are not known are no number"
rm known
add --group professional --theme unknown --channel mail --referral unknown
test $status -eq 0
ok $? "unknown is an answer"

refused() {	# what the message names, options
	says=$1
	shift
	before=$(cksum db)
	add "$@"
	test $status -eq 2 && test ! -s out && grep -q -e "$says" err &&
	    test "$(cksum db)" = "$before"
	ok $? "refused: $says"
}
refused '--theme is missing; choose feelings, ' --group self --channel mail \
    --referral neither
refused '--theme cannot be gp; choose feelings, ' --group self --theme gp \
    --channel mail --referral neither
refused '--group cannot be Jan de Vries; ' --group 'Jan de Vries' \
    --channel mail --referral neither
refused '--duration is missing; choose 1 to 600' --group self \
    --theme images --channel phone --referral neither
for wrong in 0 601 1.5 -3 '' x 99999999999999999999; do
	refused "--duration cannot be $wrong; choose 1" --group self --theme \
	    images --channel chat --referral neither --duration "$wrong"
done
refused '--duration does not fit: ' --group self --theme images \
    --channel mail --duration 5 --referral neither
refused '--theme does not fit: ' --group unknown --theme images \
    --channel mail --referral neither
refused '--channel cannot be ' --group self --theme images --channel '' \
    --referral neither
refused '--referral is missing' $viewer
refused 'option --year does not go' -l en $viewer --referral both --year 2025
refused 'option --format does not go' -l en $viewer --referral both -f tsv
b tally report --file db --year 2025 -l en --channel mail
test $status -eq 2 && test ! -s out && grep -q 'option --channel does not' err
ok $? "nor does what to count go with a report"
b tally add $viewer --referral both
test $status -eq 2 && grep -q -e --file err
ok $? "the file must be named"
b tally bananas --file db
test $status -eq 2 && grep -q bananas err
ok $? "add or report"
b tally report --file nosuch --year 2025
test $status -eq 2 && grep -q '^bespreek: nosuch: ' err && test ! -e nosuch
ok $? "a report makes no file"
for year in '' 25 20255 x abcd 202x -202 0999; do
	b tally report --file db --year "$year"
	test $status -eq 2 && grep -q -e '--year 2025' err
	ok $? "no year: '$year'"
done

b tally report --file db
test $status -eq 2 && grep -q -e '--year 2025' err
ok $? "nor none"

# Three contacts, then seventeen.
b tally report --file db --year 2025 -l en --at 2026-02-01
test $status -eq 0 && grep -q 'Fewer than five' out && ! tail -n +2 out |
    grep -q '[0-9]'
ok $? "of three contacts nothing is told"
b tally report --file db --year 2024 -l en --at 2026-02-01
grep -q 'No contacts were counted' out
ok $? "of none, that there are none"
i=0
while [ $i -lt 14 ]; do
	add $viewer --referral referred
	i=$((i + 1))
done
b tally report --file db --year 2025 -l en --at 2026-02-01 -f tsv
test $status -eq 0 && test "$(cell group total)" = 17 &&
    test -z "$(cell group self)$(cell group professional)" &&
    test -z "$(cell channel phone)$(cell channel mail)" &&
    test "$(cell month 3)" = 17 && test "$(cell month 4)" = 0
ok $? "one contact does not follow from sixteen and the total"
i=0
while [ $i -lt 5 ]; do
	add --group professional --theme gp --channel chat --duration 31 \
	    --referral neither
	i=$((i + 1))
done
b tally report --file db --year 2025 -l en --at 2026-02-01 -f tsv
test "$(cell group self)" = 16 && test "$(cell group professional)" = 6 &&
    test -z "$(cell professional gp)$(cell duration chat)" &&
    test "$(cell duration phone)" = 20 && test "$(cell self images)" = 16 &&
    test "$(awk -F '\t' 'NF != 5' out | wc -l)" -eq 0
ok $? "what is not small is told, in five columns"
for lang in nl en; do
	for form in text md chart; do
		b tally report --file db --year 2025 -l $lang -f $form \
		    --at 2026-02-01
		test $status -eq 0 && test ! -s err && grep -q 2025 out &&
		    ! grep -q '[{}]' out &&
		    test "$(awk 'length($0) > 400' out | wc -l)" -eq 0
		ok $? "$form ($lang)"
	done
done
b tally report --file db --year 2025 -f chart --at 2026-02-01
grep -q '█' out
ok $? "bars"
b tally report --file db --year 2025 -f chart --plain -l en --at 2026-02-01
! LC_ALL=C grep -q '[^ -~]' out &&
    grep -q '^Worried about oneself: 16 (73%) ####' out
ok $? "bars in plain signs"
for width in 40 60; do
	b tally report --file db --year 2025 -f chart --width $width \
	    --at 2026-02-01
	test $status -eq 0 && grep -q '█' out && test "$(wc -L <out)" -le $width
	ok $? "a chart of $width columns"
done
b tally report --file db --year 2025 -l en --at 2025-06-01
grep -q 'not over yet' out
ok $? "a year that is not over is no annual report"
b tally report --file db --year 2025 -o sheet.md -f md --at 2026-02-01
test $status -eq 0 && test ! -s out && grep -q '^| ' sheet.md
ok $? "-o writes it to a file"
b tally report --file db --year 2025 -f json
test $status -eq 2 && grep -q json err
ok $? "there is no JSON of it"

# Replies from a pipe.
b tally --file pipe -l en --at 2025-03-02 <<-'END'
	1
	2
	phone
	12
	referred

	professional, worried about someone else
	GP
	mail
	0
END
test $status -eq 0 && test ! -s err && grep -q '^Counted: 2\.$' out
ok $? "two contacts from a pipe"
printf '4\n9\n4\n<\n1\n1\n2\n700\n0\n1\n1\n1\n' >replies
b tally --file pipe -l nl --at 2025-03-02 <replies
test $status -eq 2 && grep -q 'standard input:2: reply refused' err &&
    grep -q 'standard input:8: reply refused' err &&
    grep -q 'ends within a contact' err && grep -q '^Geteld: 2\.$' out
ok $? "wrong lines are named, back works, what is cut off is not counted"
printf '1\n1\n0\n0\n\n1\n1\nphone\nbanaan\nweet ik niet\n0\n\n' >replies
b tally --file pipe -l nl --at 2025-03-02 <replies
test $status -eq 2 && grep -q 'standard input:9: reply refused' err &&
    test "$(grep -c refused err)" -eq 1 && grep -q '^Geteld: 2\.$' out
ok $? "no channel has no minutes, and minutes may be unknown in words"

# Knowledge without what is counted: nothing is asked, and no file is made.
mkdir kb && cp "$KNOWLEDGE_DIR"/*.xml kb && chmod -R u+w kb
for file in kb/*.xml; do
	sed '/<tally /,/<\/tally>/d' "$file" >changed && mv changed "$file"
done
for words in 'add --file none' 'report --file none --year 2025'; do
	# shellcheck disable=SC2086
	"$BESPREEK" -k kb -l en tally $words >out 2>err </dev/null
	test $? -eq 2 && test ! -s out && test ! -e none &&
	    grep -q 'does not say what is counted' err
	ok $? "knowledge without a tally: $words"
done
for option in --group --theme --channel --referral; do
	"$BESPREEK" -k kb complete -- tally add $option '' >out 2>err
	test $? -eq 0 && test "$(cat out)" = words && test ! -s err
	ok $? "nor anything to complete: $option"
done

# Several at once, and a disk that is full.
i=0
while [ $i -lt 6 ]; do
	"$BESPREEK" -k "$KNOWLEDGE_DIR" tally add --file many \
	    --at 2025-03-02 $viewer --referral both >said.$i 2>&1 &
	i=$((i + 1))
done
wait
b tally report --file many --year 2025 -f tsv --at 2026-02-01
test "$(cell group self)" = 6 && test "$(cat said.* | grep -c Geteld)" -eq 6
ok $? "six at once"
before=$(cksum <db)
(
	trap '' XFSZ
	ulimit -f 4
	b tally add --file db --at 2025-03-02 --group unknown \
	    --channel unknown --referral unknown
	exit $status
)
test $? -eq 2 && test ! -s out && test -s err
ok $? "what cannot be written is not said to be counted"
b tally report --file db --year 2025 -f tsv --at 2026-02-01
test $status -eq 0 && test "$(cksum <db)" = "$before" && test ! -e db-journal
ok $? "and the file is as it was"
mkdir full && (
	trap '' XFSZ
	ulimit -f 4
	b tally add --file full/new --at 2025-03-02 $viewer --referral both
	exit $status
)
test $? -eq 2 && test ! -s out && test -s err && test -z "$(ls full)"
ok $? "a file that could not be begun is not left behind"
echo "1..$n"
