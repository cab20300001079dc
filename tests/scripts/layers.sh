#!/bin/sh
# SPDX-License-Identifier: MIT
# Includes go one way: base <- kb <- engine <- prove <- consult <- report <-
# front <- cmd <- app.  Libraries have one user.  The pure rooms do no I/O.
set -u
cd "${SOURCE_DIR:?}" || exit 99
n=0
verdict() {	# description, offending lines
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

rooms="base kb engine prove consult report front cmd"
above=$rooms
for room in $rooms; do
	above=${above#"$room"}
	above=${above# }
	[ -n "$above" ] || break
	pattern=$(echo "$above" | tr ' ' '|')
	verdict "$room includes nothing above it" "$(grep -rnE \
	    "#include \"(($pattern)/|app)" "src/$room")"
done
verdict "nothing but the application includes it" \
    "$(grep -rnE '#include "app' src/cmd)"
verdict "only the loader uses libxml2" \
    "$(grep -rln '#include <libxml' src | grep -v '^src/kb/load')"
verdict "only one file uses libedit" \
    "$(grep -rlnE '#include <(histedit|editline)' src |
    grep -v '^src/front/edit\.c$')"
verdict "only what writes or reads JSON uses jansson" \
    "$(grep -rln '#include <jansson' src |
    grep -vE '^src/(report/([a-z]+_)?json|consult/[a-z]+_json)\.c$')"
verdict "only one file uses SQLite" \
    "$(grep -rln '#include <sqlite3' src |
    grep -v '^src/front/tally_db\.c$')"
verdict "only one file uses CaDiCaL" \
    "$(grep -rln '#include <ccadical' src |
    grep -v '^src/prove/solver\.c$')"
verdict "no I/O, clock or locale in the pure rooms" \
    "$(grep -rnE '#include <(stdio|unistd|time|locale|fcntl|sys/.*)\.h>' \
    src/engine src/consult src/report src/kb/model.h src/kb/expr.h \
    src/kb/find.[ch])"
verdict "every source file is in the list" "$(
	find src -name '*.[ch]' ! -name main.c | LC_ALL=C sort |
	while read -r f; do grep -qF "$f" sources.am || echo "$f"; done)"
verdict "every knowledge file is in the list" "$(
	find knowledge/ -type f | LC_ALL=C sort |
	while read -r f; do grep -qF "$f" sources.am || echo "$f"; done)"
verdict "every unit test and case is in the list" "$(
	find tests/unit tests/cases tests/pty -type f \( -name '*.[ch]' -o \
	    -name '*.json' -o -name '*.xml' \) | LC_ALL=C sort |
	while read -r f; do grep -qF "$f" sources.am || echo "$f"; done)"
quoted=$(grep -rohE '"[a-z][a-z0-9-]*"' src --exclude='asked*')
verdict "every message that is listed as asked for is asked for" \
    "$(sed -n 's/^MESSAGE(\(.*\))$/\1/p' src/kb/asked_messages.h |
    grep -vxF "$quoted")"
echo "1..$n"
