#!/bin/sh
# SPDX-License-Identifier: MIT
# An installed program finds its knowledge and is hardened; uninstalling
# leaves nothing.
set -u
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0
ok() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/log" | tail -5
	fi
}
build=$(dirname "$BESPREEK")
cd "$build" || exit 99
make install DESTDIR="$work/root" >"$work/log" 2>&1
ok $? "make install"
bin=$(find "$work/root" -type f -name bespreek -perm -u+x)
kb=$(find "$work/root" -type d -name knowledge)
test -x "$bin" && test -f "$kb/facts.xml" && test -n "$(ls "$kb"/cases/*.xml)"
ok $? "program and knowledge are installed"
test "$(find "$work/root" -type f -name 'bespreek*.[15]*' | wc -l)" -eq 2
ok $? "manual pages are installed"
printf 'country=be\ndanger=no\n' |
    "$bin" -k "$kb" -f json >"$work/out" 2>"$work/log"
ok $? "the installed program runs on the installed knowledge"
cp "$bin" "$work/alone" && ln -s "$kb" "$work/knowledge"
printf 'country=be\ndanger=no\n' | "$work/alone" -f json >"$work/out2" \
    2>"$work/log"
ok $? "a program finds the knowledge beside it"
make uninstall DESTDIR="$work/root" >"$work/log" 2>&1
test $? -eq 0 && test -z "$(find "$work/root" -type f)"
ok $? "make uninstall leaves no file"
if command -v readelf >/dev/null 2>&1; then
	readelf -hW "$BESPREEK" | grep -q 'DYN'
	ok $? "position-independent"
	readelf -dW "$BESPREEK" | grep -Eq 'BIND_NOW|FLAGS.*NOW' &&
	    readelf -lW "$BESPREEK" | grep -q GNU_RELRO
	ok $? "full RELRO"
fi
echo "1..$n"
