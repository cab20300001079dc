#!/bin/sh
# SPDX-License-Identifier: MIT
# An installed program finds its knowledge and is hardened; uninstalling
# leaves nothing.
set -u
. "$TEST_DIR/scripts/tap"
build=$(dirname "$BESPREEK")
make -C "$build" install DESTDIR="$work/root" >out 2>err
ok $? "make install"
bin=$(find root -type f -name bespreek -perm -u+x)
kb=$(find root -type d -name knowledge)
test -x "$bin" && test -f "$kb/facts.xml" && test -n "$(ls "$kb"/cases/*.xml)"
ok $? "program and knowledge are installed"
test "$(find root -type f -name 'bespreek*.[15]*' | wc -l)" -eq \
    "$(find "$SOURCE_DIR/man" -name 'bespreek*.[15]' | wc -l)"
ok $? "manual pages are installed"
dutch=$(find root -path '*/man/nl/man1/bespreek.1')
grep -q '^\.Sh NAAM' "${dutch:-none}" &&
    find root -path '*/man/nl/man5/bespreek-knowledge.5' | grep -q .
ok $? "and the Dutch ones where man looks for them"
printf 'country=be\ndanger=no\n' >replies
"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 <replies >wanted
"$bin" -k "$kb" --at 2026-11-20T17:40 <replies >out 2>err
test $? -eq 0 && test -s out && cmp -s out wanted
ok $? "the installed program runs on the installed knowledge"
mkdir beside && cp "$bin" beside/alone && ln -s "../$kb" beside/knowledge
beside/alone --at 2026-11-20T17:40 <replies >out 2>err
test $? -eq 0 && cmp -s out wanted
ok $? "a program finds the knowledge beside it"
make -C "$build" uninstall DESTDIR="$work/root" >out 2>err
test $? -eq 0 && test -z "$(find root -type f)"
ok $? "make uninstall leaves no file"
if command -v readelf >/dev/null 2>&1; then
	readelf -hW "$BESPREEK" | grep -q 'DYN'
	ok $? "position-independent"
	readelf -dW "$BESPREEK" | grep -Eq 'BIND_NOW|FLAGS.*NOW' &&
	    readelf -lW "$BESPREEK" | grep -q GNU_RELRO
	ok $? "full RELRO"
fi
echo "1..$n"
