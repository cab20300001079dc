#!/bin/sh
# SPDX-License-Identifier: MIT
# The graph of the reasoning, as Graphviz itself reads it.
set -u
. "$TEST_DIR/scripts/tap"
b() {
	"$BESPREEK" export -k "${kb:-$KNOWLEDGE_DIR}" "$@" >out 2>err
	status=$?
}
# Nodes and lines that Graphviz sees, from its plain form.
layout() { dot -Tplain out >plain 2>err; }
nodes() { sed -n 's/^node "\{0,1\}\([^ "]*\).*/\1/p' plain | sort; }
edges() {
	sed -n 's/^edge "\{0,1\}\(urgency \)\{0,1\}\([^ "]*\)"\{0,1\} "\{0,1\}\(urgency \)\{0,1\}\([^ "]*\).*/\2 \4/p' \
	    plain | grep -v '^ ' | sort
}
# The ids of some kinds as the author wrote them.
ids() {
	for kind in "$@"; do
		sed -n "s/^ *<$kind id=\"\([^\"]*\)\".*/\1/p" \
		    "$KNOWLEDGE_DIR"/*.xml
	done | sort
}

b dot be-necesity -l en
test $status -eq 2 && test ! -s out &&
    grep -qx 'Do you mean be-necessity?' err
ok $? "an id that is not there: the nearest is named"
b dot xyzxyzxyz
test $status -eq 2 && grep -q 'geen id xyzxyzxyz' err &&
    ! grep -q 'Bedoel je' err
ok $? "or none, when none is near"
b svg -l en
test $status -eq 2 && grep -q 'With export I do not know svg' err
ok $? "another word than dot is refused"
for lang in nl en; do
	b dot -l $lang
	test $status -eq 0 && ! grep -q '[{][a-z]*[}]' out
	ok $? "the whole, with its placeholders filled ($lang)"
done
if ! command -v dot >/dev/null 2>&1; then
	echo "ok $((n + 1)) - Graphviz reads it # SKIP no dot"
	echo "1..$((n + 1))"
	exit
fi

layout && test ! -s err
ok $? "Graphviz reads the whole"
ids question ground alarm step indicator >wanted
nodes >seen
test -s wanted && test -z "$(comm -23 wanted seen)"
ok $? "every question and conclusion is drawn"
grep -v '^$' seen >drawn
ids question ground alarm step indicator fact >known
test "$(comm -13 known drawn | tr '\n' ' ')" = 'urgency urgency urgency urgency '
ok $? "and nothing that is not in the knowledge"
edges | awk '{ print $1; print $2 }' | sort -u >ends
printf '%s\n' now today week planned | cat - drawn | sort >able
test -s ends && test -z "$(comm -23 ends able)"
ok $? "a line goes from one that is drawn to another"
# What the author wrote in one condition is a line each.
sed -n '/<ground id="be-necessity"/,/<\/ground>/p' "$KNOWLEDGE_DIR"/law-be*.xml |
    sed -n 's/.*<fact ref="\([^"]*\)".*/\1 be-necessity/p' | sort -u >wanted
edges | grep ' be-necessity$' >seen
test -s wanted && cmp -s wanted seen
ok $? "the lines to a ground are the facts in its conditions"
b dot be-necessity -l en && layout
nodes | grep -qx be-necessity && nodes | grep -qx danger &&
    ! nodes | grep -qx nl-norm
ok $? "around one: what leads to it and nothing else"
# Of the other country is only drawn what leads to a step of both.
grounds() { sed -n "s/.*<ground id=\"\([^\"]*\)\".*country=\"$1\".*/\1/p" \
    "$KNOWLEDGE_DIR"/*.xml | sort; }
for country in be nl; do
	test $country = be && other=nl || other=be
	b dot -c $country -l en && layout
	nodes >seen
	grounds $country >here
	grounds $other >elsewhere
	test -s here && test -z "$(comm -23 here seen)" &&
	    test -n "$(comm -23 elsewhere seen)"
	ok $? "the law of $country"
done
b dot be-necessity -l en && layout

# Hostile words: what stands in quotes stays there.
mkdir kb && cp "$KNOWLEDGE_DIR"/*.xml kb
sed '/<ground id="be-necessity"/,/<\/ground>/s|\(<name xml:lang="en">\)[^<]*|\1"];x->y [label="\\N \\" \&amp;lt; \&lt;b\&gt; {\|} %s|' \
    kb/law-be.xml >changed && mv changed kb/law-be.xml
cp plain before
kb=kb b dot be-necessity -l en && layout && test "$(grep -c ^node plain)" -eq \
    "$(grep -c ^node before)" && test "$(grep -c ^edge plain)" -eq \
    "$(grep -c ^edge before)"
ok $? "hostile words change no structure"
dot -Tsvg out | grep -F '<text' | grep -qF '>&quot;];x&#45;&gt;y'
ok $? "and are drawn as words"
echo "1..$n"
