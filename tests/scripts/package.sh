#!/bin/sh
# SPDX-License-Identifier: MIT
# What a package needs besides the program: the entry of a menu, and the
# Debian files.  Building and installing it is "make package-check".
set -u
. "$TEST_DIR/scripts/tap"
desktop=$SOURCE_DIR/desktop
if command -v desktop-file-validate >/dev/null 2>&1; then
	desktop-file-validate "$desktop/bespreek.desktop" >out 2>err &&
	    test ! -s out
	ok $? "the entry of the menu is valid"
else
	n=$((n + 1))
	echo "ok $n - the entry is valid # SKIP no desktop-file-validate"
fi
metainfo=$(find "$desktop" -name '*.metainfo.xml')
if command -v appstreamcli >/dev/null 2>&1; then
	appstreamcli validate --no-net "$metainfo" >out 2>err
	ok $? "what software centres show is valid"
else
	n=$((n + 1))
	echo "ok $n - and what software centres show # SKIP no appstreamcli"
fi
# Whoever looks over a shoulder at the menu learns nothing.
grep -hE '^(Name|GenericName|Comment|Keywords|Icon)' "$desktop"/*.desktop >out
sed -n '/<name>/p; /<summary/p' "$metainfo" >>out
test "$(grep -c . out)" -ge 9 && ! grep -iE \
    'seks|sex|misbruik|abuse|kind|child|minder|minor|pleger|offend' out >err
ok $? "neither tells what it is about"
for key in GenericName Comment Keywords; do
	grep -q "^$key=" out && grep -q "^$key\[nl\]=" out
	ok $? "$key in both languages"
done
program=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$desktop/bespreek.desktop")
test "$program" = "$(basename "$BESPREEK")" &&
    grep -q '^Terminal=true$' "$desktop/bespreek.desktop"
ok $? "the program is started in a terminal"

version=$("$BESPREEK" -k "$KNOWLEDGE_DIR" --version | sed -n '1s/.* //p')
head -1 "$SOURCE_DIR/debian/changelog" | grep -qF "bespreek ($version-"
ok $? "the package has the version of the program"
grep -q "<release version=\"$version\"" "$metainfo"
ok $? "and so has what software centres show"
sed -n '5,$p' "$SOURCE_DIR/LICENSE" | tr -s ' \n' ' ' >licence
sed -n '/^License: MIT$/,$p' "$SOURCE_DIR/debian/copyright" |
    sed '1,/^License: MIT$/!b; d' | sed 's/^ \.$//' | tr -s ' \n' ' ' |
    sed 's/^ //' >copied
test -s licence && grep -qF "$(cat licence)" copied
ok $? "and its licence"
if git -C "$SOURCE_DIR" ls-files --error-unmatch debian/rules >out 2>&1; then
	git -C "$SOURCE_DIR" ls-files debian desktop | while read -r f; do
		grep -qF "$(basename "$f")" "$SOURCE_DIR/Makefile.am" ||
		    echo "$f"
	done >out
	test ! -s out
	ok $? "a release holds all of it"
else
	n=$((n + 1))
	echo "ok $n - a release holds all of it # SKIP not a git work tree"
fi
echo "1..$n"
