#!/bin/sh
# SPDX-License-Identifier: MIT
# Each test that SECURITY.md names is there and is run.
set -u
. "$TEST_DIR/scripts/tap"
cd "$SOURCE_DIR" || exit 99

# "- `file`: `name`, `name`" over several lines, as rows of file and name.
rows() {
	awk '
	/^- `tests\// { item = 1 }
	/^$|^#/ { item = 0 }
	item {
		n = split($0, part, "`")
		for (i = 2; i <= n; i += 2)
			if (part[i] ~ /^tests\//) {
				file = part[i]
				print file, "-"
			} else if (part[i] ~ /^[a-z0-9_]+$/)
				print file, part[i]
	}' SECURITY.md
}
rows >"$work/rows"
test "$(grep -c ' -$' "$work/rows")" -ge 15 &&
    test "$(grep -vc ' -$' "$work/rows")" -ge 30
ok $? "it names tests"
while read -r file name; do
	if [ "$name" = - ]; then
		test -f "$file" && cat Makefile.am sources.am |
		    grep -qwF -e "$file" -e "${file%.c}.test"
		ok $? "$file is there and in the makefile"
	else
		grep -qE "(cmocka_unit_test|PLACED)\($name\)" "$file"
		ok $? "$file runs $name"
	fi
done <"$work/rows"
echo "1..$n"
