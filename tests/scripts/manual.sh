#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual is well-formed, names every command and option, and its examples
# run.
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

for page in man/*.[15]; do
	if command -v mandoc >/dev/null 2>&1; then
		note=$(mandoc -T lint -W warning "$page" 2>&1)
		verdict $? "$page is well-formed" "$note"
	else
		n=$((n + 1))
		echo "ok $n - $page is well-formed # SKIP no mandoc"
	fi
done

missing= commands=0 options=0
for command in $(sed -n 's/^	{ "\([a-z]*\)", command_.*/\1/p' \
    src/cmd/command.c); do
	commands=$((commands + 1))
	grep -q "Cm.* $command\b" man/bespreek.1 || missing="$missing $command"
done
for option in $(sed -n 's/^	\[OPT_[A-Z]*\] = { "\([a-z-]*\)".*/\1/p' \
    src/cmd/options.c); do
	options=$((options + 1))
	grep -q "Fl.* -$option\b" man/*.1 || missing="$missing --$option"
done
test -z "$missing" && test $commands -ge 11 && test $options -ge 31
verdict $? "every command and option is described" \
    "missing:$missing of $commands commands, $options options"

# Examples: lines ".Dl $ bespreek …"; answers.txt and the like are theirs.
printf 'country=be\ndanger=no\n' >"$work/answers.txt"
printf 'country=be\ndanger=no\nsave\n' >"$work/replies.txt"
printf 'id;country;danger\na;be;no\n' >"$work/cases.csv"
printf '.\ntoday\nbound\nnone\n0\n' >"$work/judgement.txt"
cp -r "$KNOWLEDGE_DIR" "$work/before"
cp -r "$KNOWLEDGE_DIR" "$work/after"
sed -n 's/^\.Dl \$ bespreek *//p' man/*.1 >"$work/examples"
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
	*' -o '*) test $status -eq 0 && test -s "$(printf '%s' "$example" |
	    sed 's|.* -o \([^ ]*\).*|\1|')" ;;
	*) test $status -eq 0 && test -s out ;;
	esac
	verdict $? "example: bespreek $example" "$(cat err)"
done <examples
test "$(wc -l <examples)" -ge 16
verdict $? "there are examples"

# The consultation of the README is what the program says.
printf '%s\n' country=be profession=gp danger=now suicide=unknown \
    concern=client where=here age=adult conduct=no images=no \
    supervisor=absent accepts=refuses basis=told >answers.txt
readme() {	# file, language
	"$BESPREEK" -k "$KNOWLEDGE_DIR" -l "$2" --at 2026-11-20T17:40 \
	    <answers.txt 2>err | sed '/^1\. /,$d' | grep -v '^$' >page
	missing=$(while read -r line; do
		grep -qF -- "$line" "$SOURCE_DIR/$1" || echo "$line"
	done <page)
	test -s page && test -z "$missing"
	verdict $? "$1 shows a real consultation" "$missing"
}
readme README.md en
readme README.nl.md nl
echo "1..$n"
