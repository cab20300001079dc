#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual is well-formed and its examples run.
set -u
cd "${SOURCE_DIR:?}" || exit 99
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
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

# mandoc knows the names of sections in English only.  Those of the Dutch
# pages are what man(1) and readers of Dutch expect, NAAM for apropos too.
dutch='first section is not "NAME"|description line outside NAME section'
for page in man/*.[15] man/nl/*.[15]; do
	if command -v mandoc >/dev/null 2>&1; then
		note=$(mandoc -T lint -W warning "$page" 2>&1)
		case $page in
		*/nl/*) note=$(echo "$note" | grep -vE "$dutch") ;;
		esac
		test -z "$note"
		verdict $? "$page is well-formed" "$note"
	else
		n=$((n + 1))
		echo "ok $n - $page is well-formed # SKIP no mandoc"
	fi
done

# Examples: lines ".Dl $ bespreek …"; answers.txt and the like are theirs.
printf 'country=be\ndanger=no\n' >"$work/answers.txt"
printf 'country=be\ndanger=no\nsave\n' >"$work/replies.txt"
printf 'id;country;danger\na;be;no\n' >"$work/cases.csv"
printf '.\ntoday\nbound\nnone\n0\n' >"$work/judgement.txt"
cp -r "$KNOWLEDGE_DIR" "$work/before"
cp -r "$KNOWLEDGE_DIR" "$work/after"
cp -r "$KNOWLEDGE_DIR" "$work/knowledge"
sed -n 's/^\.Dl \$ bespreek *//p' man/*.[15] >"$work/examples"
grep '^\.Dl \$ ' man/*.[15] | grep -vE ':\.Dl \$ (bespreek|parallel|grep) '
verdict $(($? == 0)) "examples are of programs that are known"
cd "$work" || exit 99
while read -r example; do
	case $example in
	*'<'*) input= ;;
	*) input='</dev/null' ;;
	esac
	eval "'$BESPREEK' -k '$KNOWLEDGE_DIR' $(printf '%s' "$example" |
	    sed 's/\\/\\\\/g') $input" >out 2>err
	status=$?
	# A consultation without answers leaves without advice.
	case $example in
	'-c be --role gp') test $status -eq 1 ;;
	# Nothing is found, and nothing is said.
	'check knowledge') test $status -eq 0 && test ! -s err ;;
	*' -o '*) test $status -eq 0 && test -s "$(printf '%s' "$example" |
	    sed 's|.* -o \([^ ]*\).*|\1|')" ;;
	*) test $status -eq 0 && test -s out ;;
	esac
	verdict $? "example: bespreek $example" "$(cat err)"
done <examples
test "$(wc -l <examples)" -ge 16
verdict $? "there are examples"
sed -n 's/^\.Dl \$ \(grep .*\)/\1/p' "$SOURCE_DIR"/man/*.5 >examples
while read -r example; do
	note=$(eval "$example" 2>&1)
	verdict $? "example: $example" "$note"
done <examples
echo "1..$n"
