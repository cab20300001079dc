#!/bin/sh
# SPDX-License-Identifier: MIT
# Completion in bash, zsh and fish, installed as "make install" does, typed at
# a terminal: what a program then gets as its words.
set -u
. "$TEST_DIR/scripts/tap"
mkdir home bin files
root=$work/root
make -C "$(dirname "$BESPREEK")" install-data DESTDIR="$root" >out 2>err
ok $? "make install"
share=$(dirname "$(find "$root" -name bash-completion -type d)")
test -f "$share/bash-completion/completions/bespreek" &&
    test -f "$share/zsh/site-functions/_bespreek" &&
    test -f "$share/fish/vendor_completions.d/bespreek.fish"
ok $? "completions are where the shells look"

# In the place of the program: it completes, and otherwise tells its words.
cat >bin/bespreek <<END
#!/bin/sh
if [ "\$1" = complete ]; then
	exec '$BESPREEK' -k '$KNOWLEDGE_DIR' -l en "\$@"
fi
: >'$work/told.new'
for word in "\$@"; do
	printf '<%s>' "\$word" >>'$work/told.new'
done
mv '$work/told.new' '$work/told'
END
chmod +x bin/bespreek
cd files || exit 99
: >"plain.json"
: >"two words.json"
: >"it's.json"
: >'quo"te.json'
: >'$(touch pwned).json'
: >'back`touch pwned`tick.json'
: >'élan.json'
: >'semi;touch pwned.json'
: >'-dash.json'
mkdir 'a dir' sub sub/knowledge
cd ..
ln -s "$KNOWLEDGE_DIR" home/kb

HOME=$work/home PATH=$work/bin:$PATH XDG_DATA_DIRS=$share
HISTFILE=/dev/null LC_ALL=C.UTF-8 TERM=xterm
export HOME PATH XDG_DATA_DIRS HISTFILE LC_ALL TERM
unset XDG_CONFIG_HOME XDG_DATA_HOME ZDOTDIR ENV BASH_ENV

failed=0
begin() {	# shell and options
	shell=$1
	mkfifo keys
	(cd files && exec timeout 300 script -qc "$*" /dev/null) <keys \
	    >"$work/screen" 2>&1 &
	typist=$!
	exec 9>keys
}
finish() {
	exec 9>&-
	kill $typist 2>/dev/null
	wait $typist 2>/dev/null
	rm keys
}
# Waits for what bespreek was given once the line has been entered.
typed() {	# keys
	rm -f told
	printf '%b' "$1" >&9
	waited=0
	while [ ! -e told ] && [ $waited -lt 300 ]; do
		sleep 0.05
		waited=$((waited + 1))
	done
	cat told 2>/dev/null >out
	tail -c 300 screen >err
}
gets() {	# description, keys, words as told
	typed "bespreek $2\t\n"
	test "$(cat out)" = "$3"
	status=$?
	ok $status "$shell: $1"
	failed=$((failed + status))
	test $failed -lt 5 || exit 1	# each waits until it is clear
}
lines() {	# what is the same in all of them
	gets "a command" 'consu' '<consult>'
	gets "an option" 'guide --kno' '<guide><--knowledge>'
	gets "a value" '--depth q' '<--depth><quick>'
	gets "a joined value" '--depth=q' '<--depth=quick>'
	gets "an id" 'explain be-nec' '<explain><be-necessity>'
	gets "an id to draw" 'export dot be-nec' '<export><dot><be-necessity>'
	gets "a case" 'train be-abuse-spring-a' '<train><be-abuse-spring-aunt>'
	gets "a part" 'case te' '<case><template>'
	gets "a role" 'guide --role psyr' '<guide><--role><psyreg>'
	gets "a theme" 'train --theme rel' '<train><--theme><relative>'
	gets "a topic" 'guide onl' '<guide><online contact>'
	gets "a name with blanks" 'contacts Stop\\ it\\ Now\\!\\ F' \
	    '<contacts><Stop it Now! Flanders>'
	gets "in quotes" "contacts 'Stop it Now! F" \
	    '<contacts><Stop it Now! Flanders>'
	gets "word by word" 'contacts Stop it Now\\!\\ F' \
	    '<contacts><Stop><it><Now! Flanders>'
	gets "a name with a comma" 'contacts FID' \
	    '<contacts><FIDES, PC Sint-Amandus Beernem (residential)>'
	gets "with accents and brackets" 'contacts SéOS' \
	    '<contacts><SéOS (French-speaking)>'
	gets "a knowledge below home" '-k ~/kb explain be-nec' \
	    "<-k><$HOME/kb><explain><be-necessity>"
	gets "a file" 'batch pl' '<batch><plain.json>'
	gets "a file with a blank" 'batch two' '<batch><two words.json>'
	gets "a file with a quote" 'batch it' "<batch><it's.json>"
	gets "a file with the other" 'batch quo' '<batch><quo"te.json>'
	gets "a file that looks like a command" 'batch \\$' \
	    '<batch><$(touch pwned).json>'
	gets "in back quotes" 'batch back' '<batch><back`touch pwned`tick.json>'
	gets "with a semicolon" 'batch semi' '<batch><semi;touch pwned.json>'
	gets "a file with an accent" 'batch él' '<batch><élan.json>'
	gets "a file for the advice" '-o pl' '<-o><plain.json>'
	gets "a joined file" '--output=two' '<--output=two words.json>'
	gets "a directory" 'check a' '<check><a dir/>'
	gets "no file where a directory is meant" '-k plain.j' '<-k><plain.j>'
	gets "nor where a word is" 'explain plain.j' '<explain><plain.j>'
	while read -r option; do
		gets "option $option" "guide ${option%?}" "<guide><$option>"
	done <options
	# Started, completed and given up: nothing was entered.  (By itself zsh
	# expands what is started, unless it is told to complete.)
	while read -r line; do
		printf '%b' "bespreek $line\t" >&9
		sleep 0.3
		typed '\025bespreek done\n'
		test "$(cat out)" = '<done>' && test ! -e files/pwned
		ok $? "$shell: runs nothing of $line"
		rm -f files/pwned
	done <<'END'
contacts $(touch pwned)
contacts "$(touch pwned)
contacts `touch pwned`
-k $(touch pwned) guide
END
}
"$BESPREEK" -k "$KNOWLEDGE_DIR" guide --help | grep -o -e '--[a-z]*' |
    sort -u >options

begin bash --norc --noprofile -i
typed '. "$XDG_DATA_DIRS"/bash-completion/completions/bespreek; bespreek ready\n'
lines
gets "several with other capitals" "contacts 'stop it\\tF" \
    '<contacts><Stop it Now! Flanders>'
finish
if [ -r /usr/share/bash-completion/bash_completion ]; then
	begin bash --norc --noprofile -i
	typed '. /usr/share/bash-completion/bash_completion; bespreek ready\n'
	gets "found by bash-completion" 'consu' '<consult>'
	gets "and joined" '--lang=n' '<--lang=nl>'
	finish
fi
if command -v zsh >/dev/null 2>&1; then
	begin zsh -f -i
	typed 'fpath=($XDG_DATA_DIRS/zsh/site-functions $fpath); autoload -U compinit; compinit -u -D; setopt no_auto_remove_slash; bindkey "^I" complete-word; bespreek ready\n'
	lines
	finish
fi
if command -v fish >/dev/null 2>&1; then
	begin fish --private -i
	typed 'bespreek ready\n'
	lines
	finish
fi
echo "1..$n"
