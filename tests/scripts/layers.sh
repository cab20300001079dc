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
verdict "every room is known" "$(
	for room in $rooms; do test -d "src/$room" || echo "no $room"; done
	for room in src/*/; do
		echo " $rooms " | grep -qF " $(basename "$room") " || echo "$room"
	done)"
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
only() {	# description, header of the library, files that may use it
	users=$(grep -rlE "#include <($2)" src)
	verdict "$1" "$(echo "${users:-nothing}" | grep -vE "^src/($3)\$")"
}
only "only the loader uses libxml2" libxml 'kb/load[a-z_]*\.[ch]'
only "only one file uses libedit" 'histedit|editline' 'front/edit\.c'
only "only what writes or reads JSON uses jansson" jansson \
    '(report/(([a-z]+_)?json|fhir(_[a-z]+)?)|consult/[a-z]+_json)\.c'
only "only one file uses SQLite" sqlite3 'front/tally_db\.c'
only "only one file uses CaDiCaL" ccadical 'prove/solver\.c'
verdict "no I/O, clock or locale in the pure rooms" \
    "$(grep -rnE '#include <(stdio|unistd|time|locale|fcntl|sys/.*)\.h>' \
    src/engine src/prove src/consult src/report src/kb/model.h src/kb/expr.h \
    src/kb/find.[ch] 2>&1)"
listed() {	# description, at least how many, find's arguments
	what=$1 least=$2
	shift 2
	files=$(find "$@" | LC_ALL=C sort)
	verdict "$what" "$(
		test "$(echo "$files" | wc -l)" -ge "$least" || echo "too few"
		echo "$files" | while read -r f; do
			grep -qwF "$f" sources.am || echo "$f"
		done)"
}
listed "every source file is in the list" 100 \
    src -name '*.[ch]' ! -name main.c
listed "every knowledge file is in the list" 20 knowledge/ -type f
listed "every unit test and case is in the list" 150 \
    tests/unit tests/cases tests/pty -type f \( -name '*.[ch]' -o \
    -name '*.json' -o -name '*.xml' \)
verdict "every script of the tests is run" "$(
	for f in tests/scripts/*.sh; do
		grep -qwF "$f" Makefile.am || echo "$f"
	done)"
quoted=$(grep -rohE '"[a-z][a-z0-9-]*"' src --exclude='asked*')
asked=$(sed -n 's/^MESSAGE(\(.*\))$/\1/p' src/kb/asked_messages.h)
verdict "every message that is listed as asked for is asked for" \
    "$(echo "${asked:-no list}" | grep -vxF "$quoted")"
echo "1..$n"
