#!/bin/sh
# SPDX-License-Identifier: MIT
# Saving and resuming: rights, existing files, links, full disks, conflicts.
set -u
. "$TEST_DIR/scripts/tap"
b() {	# runs the program; status in $status
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 "$@" >out 2>err
	status=$?
}
left() { find . -name '.*' -type f | wc -l; }

cat >replies <<'END'
country=be
profession=gp
danger=no
suicide=no
concern=client
age=adult
urge=fear
save
next-contact=home
END
sed 's/^save$/bewaar/' replies >antwoorden
grep -v save replies >unsaved

umask 0
b --save one <replies
test $status -eq 0 && test -s out && test ! -s err &&
    test "$(stat -c %a one)" = 600
ok $? "the word writes a file that only its owner can read"
grep -q '"format": "bespreek-saved/1"' one && grep -q '"urge": "fear"' one &&
    ! grep -q next-contact one
ok $? "it holds the answers until then"
b --save two <antwoorden
test $status -eq 0 && cmp -s one two
ok $? "the Dutch word writes the same bytes"
b --save three <unsaved
test $status -eq 0 && test ! -e three && test "$(left)" -eq 0
ok $? "without the word nothing is written"
b <replies
test $status -eq 2 && grep -q 'standard input:8:' err && grep -q -e --save err
ok $? "without --save the word says how"
{ cat replies; echo save; } >twice
b --save four <twice
test $status -eq 2 && test -s four && grep -q 'standard input:10:' err
ok $? "a second save is refused"
printf 'save\ndanger=no\n' | "$BESPREEK" -k "$KNOWLEDGE_DIR" --save five \
    >out 2>err
test $? -eq 2 && test ! -e five
ok $? "nothing answered, nothing saved"

echo mine >mine
for force in "" --force; do
	# shellcheck disable=SC2086
	b $force --save mine <replies
	test $status -eq 2 && test ! -s out && test "$(cat mine)" = mine &&
	    grep -q 'mine: exists already' err
	ok $? "an existing file is refused at the start $force"
done
ln -s mine link
ln -s nowhere dangling
for name in link dangling . /dev/null; do
	b --save $name <replies
	test $status -eq 2 && test ! -s out && test ! -e nowhere &&
	    test "$(cat mine)" = mine
	ok $? "refused: $name"
done
b --save missing/file <replies
test $status -eq 2 && test ! -s out && test ! -e missing
ok $? "a missing directory is refused at the start"
b --save /proc/self/file <replies
test $status -eq 2 && test ! -s out && test -s err
ok $? "a directory that cannot be written is refused at the start"
b --resume one --save one <replies
test $status -eq 2 && test ! -s out && cmp -s one two
ok $? "what is resumed is not written over"
for name in both ./both "$work/both"; do
	b --force -o both --save "$name" <replies
	test $status -eq 2 && test ! -e both && grep -q 'for the advice' err
	ok $? "the advice does not go to the same file: $name"
done

# A full disk, as a limit on the size of files: killed, or told.
{ ulimit -f 0; "$BESPREEK" -k "$KNOWLEDGE_DIR" --save full <replies
    echo "status $?"; } 2>&1 | cat >out
grep -Eq '^status (15|2[0-9])' out && test ! -e full && test "$(left)" -eq 0
ok $? "killed while writing, nothing is left"
{ trap '' XFSZ; ulimit -f 0; "$BESPREEK" -k "$KNOWLEDGE_DIR" --save full \
    <replies; echo "status $?"; } 2>&1 | cat >out
test ! -e full && test "$(left)" -eq 0 && grep -q '^status 2$' out &&
    grep -q 'full: a saved consultation could not be written' out &&
    grep -q '^Advies' out
ok $? "a full disk is told, and the advice still comes"

# Told to end when all is written, but the file has no name yet.
if strace -o trace true 2>/dev/null; then
	b -o whole <unsaved
	strace -qq -o trace -e inject=fsync:signal=TERM "$BESPREEK" \
	    -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 -o told <unsaved \
	    >out 2>err
	test $? -eq 143 && cmp -s told whole && test "$(left)" -eq 0
	ok $? "told to end while writing, the file is whole"
else
	ok 0 "told to end while writing, the file is whole # SKIP no strace"
fi

mkdir a b
b --save a/x -o b/x <replies
test $status -eq 0 && test -s a/x && test -s b/x && ! cmp -s a/x b/x
ok $? "one name in two directories is two files"

cat >next <<'END'
danger=no
suicide=no
repeat=worse
END
b --resume one -f json <next
test $status -eq 0 && test ! -s err && grep -q '"country":"be"' out &&
    ! grep -q '"urge":' out && ! grep -q '"profession":' out
ok $? "only what is kept counts at once"
sed '$a\
\
' next >confirmed
b --resume one -f json <confirmed
test $status -eq 0 && grep -q '"profession":"gp"' out
ok $? "an empty line confirms"
b --resume one --save two-b <replies
test $status -eq 0 && test -s two-b
ok $? "a resumed one can be saved in a new file"
for lang in nl en; do
	b -l $lang --resume one -c nl <next
	test $status -eq 2 && test ! -s out && grep -q -e '-c be' err
	ok $? "another country is refused ($lang)"
done
b --resume one -c be <next
test $status -eq 0
ok $? "the same country is fine"
BESPREEK_COUNTRY=nl "$BESPREEK" -k "$KNOWLEDGE_DIR" --resume one -f json \
    >out 2>err <next
test $? -eq 0 && grep -q '"country":"be"' out
ok $? "the country of the case goes before the environment"
b --resume one --role psyreg -f json <next
test $status -eq 0 && grep -q '"profession":"psyreg"' out
ok $? "who asks now goes before who asked then"
sed 's/"be"/"xx"/' one >odd
b --resume odd <next
test $status -eq 2 && test ! -s out && grep -q '^bespreek: odd:5:' err
ok $? "a country that is none is named with its line"
sed 's/"danger"/"dangr"/' one >odd
b --resume odd <next
test $status -eq 0 && grep -q 'odd:.*dangr is not known.*danger' err
ok $? "what the knowledge does not know is named and left out"
sed 's/"danger"/"xyzzy-quux-plugh"/' one >odd
b --resume odd <next
test $status -eq 0 && grep -q 'plugh is not known and was left out$' err
ok $? "and nothing is guessed where nothing is near"
head -c 100 one >odd
b --resume odd <next
test $status -eq 2 && test ! -s out && grep -Eq '^bespreek: odd:[0-9]+:' err
ok $? "a file that is cut off is named with its line"
head -c 1048577 /dev/zero | tr '\0' ' ' >odd
b --resume odd <next
test $status -eq 2 && grep -q '1 MiB' err
ok $? "more than 1 MiB is refused"
mkfifo pipe
for name in pipe . /dev/zero missing; do
	b --resume $name <next
	test $status -eq 2 && test ! -s out && test -s err
	ok $? "cannot be resumed: $name"
done
ln -s one good
b --resume good <next
test $status -eq 0
ok $? "a link to a saved one is read"
test "$(left)" -eq 0
ok $? "no half file is left"
echo "1..$n"
