#!/bin/sh
# SPDX-License-Identifier: MIT
# What each command opens once it is confined, and that it never meets its own
# bounds: no call that it makes is refused.
set -u
. "$TEST_DIR/scripts/tap"
if ! strace -o trace true 2>/dev/null; then
	echo "1..0 # SKIP nothing can be traced here"
	exit 0
fi
k=$KNOWLEDGE_DIR
viewer='--group self --theme images --channel phone --duration 20'
traced() {	# what is left of the trace from the confinement on
	strace -f -qq -e signal=none -o trace "$BESPREEK" -k "$k" "$@" \
	    <replies >out 2>err
	status=$?
	sed -n '/SECCOMP_MODE_FILTER/,$p' trace >after
	grep -q 'SECCOMP_MODE_FILTER.* = 0$' after || {
		echo "1..0 # SKIP this machine allows no seccomp filter"
		exit 0
	}
}
opened() { sed -n 's/^[0-9]* *open[a-z0-9]*([^"]*"\([^"]*\)".*/\1/p' after; }
# clone3 is answered as if it were not known, so that clone is used.
refused() {
	grep -E ' = -1 E(ACCES|PERM|NOSYS)' after |
	    grep -vE 'clone3|TIOCGWINSZ|TCGETS'
}
opens() {	# description, pattern of what may be opened, arguments
	what=$1 may=$2
	shift 2
	traced "$@"
	test $status -le 1 && test -z "$(refused)" &&
	    test -z "$(opened | grep -vE "$may")"
	ok $? "$what"
}
nothing='^$'

printf 'country=be\n' >replies
printf '{"id":"a","answers":{"country":"be"}}\n' >cases.jsonl
opens "consult opens nothing" "$nothing" --at 2026-11-20
opens "nor does it for JSON" "$nothing" --at 2026-11-20 -f json
opens "nor to write its file" "$nothing" --at 2026-11-20 -o advice
test -s advice
ok $? "which is there"
opens "nor to replace it" "$nothing" --at 2026-11-20 -o advice --force
printf 'country=be\nbewaar\n' >replies
opens "nor to save" "$nothing" --at 2026-11-20 --save saved
test -s saved
ok $? "which is done"
printf '\n' >replies
opens "nor to resume" "$nothing" --at 2026-11-20 --resume saved
: >replies
opens "quiz opens nothing" "$nothing" quiz --seed 1
opens "contacts opens nothing" "$nothing" contacts
opens "guide opens nothing" "$nothing" guide
opens "explain opens nothing" "$nothing" explain danger
opens "export opens nothing" "$nothing" export dot
opens "nor with fhir" "$nothing" export fhir
opens "help opens nothing" "$nothing" help batch
opens "the version opens nothing" "$nothing" --version
opens "batch opens the files that were named" '^cases\.jsonl$' \
    batch cases.jsonl
opens "with several jobs, too" '^cases\.jsonl$' \
    batch --jobs 3 -o results cases.jsonl
opens "case opens the cases" "^($k/cases|[a-z-]*\.xml)$" case list
opens "complete opens nothing" "$nothing" complete -- contacts ''
opens "but cases to name them" "^($k/cases|[a-z-]*\.xml)$" \
    complete -- case show ''
opens "train opens the cases" "^($k/cases|[a-z-]*\.xml)$" train
"$BESPREEK" -k "$k" case template | awk -F '\t' -v OFS='\t' '
	NR == 2 { id = $1 }
	END { print "id", "expect.urgency"; print id, "today" }' >judged
opens "and the results that were named" \
    "^($k/cases|[a-z-]*\.xml|judged)$" train --report judged
opens "check opens the knowledge and its schemas" \
    "^($k|$k/cases|$k/[a-z]*\.rng|[a-z-]*\.xml)$" check --no-proofs \
    --at 2026-11-20
opens "proofs open nothing more" \
    "^($k|$k/cases|$k/[a-z]*\.rng|[a-z-]*\.xml)$" check --at 2026-11-20
opens "diff opens two directories" "^($k|$k/cases|[a-z-]*\.xml)$" \
    diff "$k" "$k"
for i in 1 2; do
	opens "tally opens its file and what SQLite puts beside it ($i)" \
	    "^(db|$(pwd -P)(/db(-journal)?)?)$" tally add --file db \
	    --at 2025-03-02 $viewer --referral both
done
opens "and to report" "^(db|$(pwd -P)/db)$" tally report --file db \
    --year 2025 --at 2026-02-01

# Knowledge whose files are links, as editors make it to try one out.
mkdir linked linked/cases
ln -s "$k"/*.xml "$k"/*.rng linked
ln -s "$k"/cases/*.xml linked/cases
traced check --no-proofs --at 2026-11-20 linked
test $status -eq 0 && test ! -s out && test ! -s err
ok $? "links are followed to the files they name"
traced contacts -k linked
test $status -eq 0
ok $? "also for the knowledge in use"
mkdir a
traced batch a
test $status -eq 2 && grep -q '^bespreek: a: .* directory' err
ok $? "a directory is no file"
echo "1..$n"
