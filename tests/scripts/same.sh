#!/bin/sh
# SPDX-License-Identifier: MIT
# The same input gives the same bytes in any locale and time zone, whatever
# the terminal claims to be and whatever was in the memory.
set -u
. "$TEST_DIR/scripts/tap"
everything() {	# file, settings
	to=$1
	shift
	env "$@" "$TEST_DIR/golden/everything" 6 >"$to" 2>err
}
# A locale made here: language, characters.
made() { localedef -i "$1" -f "$2" "$work/$1.$2" >/dev/null 2>&1; }
LOCPATH=$work
export LOCPATH

everything plain LC_ALL=C TZ=UTC
test "$(grep -c '^== ' plain)" -gt 100 && test "$(wc -l <plain)" -gt 10000
ok $? "everything says a lot"
while read -r language characters settings; do
	if [ "$language" = none ]; then
		locale=xx_XX.UTF-8
	elif made "$language" "$characters"; then
		locale=$language.$characters
	else
		echo "ok $((n += 1)) - $language.$characters # SKIP no localedef"
		continue
	fi
	# shellcheck disable=SC2086
	everything out LC_ALL="$locale" LANGUAGE="$language" $settings
	cmp plain out >err 2>&1
	ok $? "the same in $locale, $settings"
done <<'X'
nl_NL UTF-8 TZ=Asia/Kolkata COLUMNS=40 LINES=5
tr_TR UTF-8 TZ=Pacific/Kiritimati MALLOC_PERTURB_=165
nl_BE ISO-8859-1 TZ=not/a/zone TERM=dumb
ar_EG UTF-8 TZ=:/etc/passwd TERM=xterm-256color COLORTERM=truecolor
none - TZ=XXX-14:59:59 TERM=none
X
echo "1..$n"
