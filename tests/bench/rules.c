/* SPDX-License-Identifier: MIT */
#include "rules.h"

#include "krandom.h"

struct shape {
	struct krandom r;
	struct kbuild *b;
	size_t leaves;
	size_t facts;		/* that a leaf may test */
};

static const struct kb_expr *
leaf(struct shape *s)
{
	uint32_t q, option, set;

	s->leaves++;
	if (s->facts > 0 && krandom_below(&s->r, 5) == 0)
		return kx_ref(s->b, KB_FACT,
		    krandom_below(&s->r, (uint32_t)s->facts));
	q = krandom_below(&s->r, RULES_QUESTIONS);
	option = krandom_below(&s->r, RULES_OPTIONS);
	set = 1u << option;
	switch (krandom_below(&s->r, 3)) {
	case 0:
		return kx_is(s->b, q, set);
	case 1:
		return kx_not(s->b, kx_is(s->b, q, set));
	default:
		set |= 1u << (option + 1 + krandom_below(&s->r, 3)) % RULES_OPTIONS;
		return kx_is(s->b, q, set);
	}
}

/* A tree of exactly n leaves. */
static const struct kb_expr *
tree(struct shape *s, size_t n, int levels)
{
	static const enum kb_op gates[] = { KB_ALL, KB_ALL, KB_ANY, KB_ANY,
	    KB_NONE, KB_AT_LEAST };
	const struct kb_expr *kids[8];
	size_t nkids = 0, take;

	if (n == 1)
		return leaf(s);
	while (n > 0) {
		take = levels == 1 || n == 1 ? 1 :
		    1 + krandom_below(&s->r, (uint32_t)(n > 3 ? 3 : n - 1));
		kids[nkids++] = tree(s, take, levels - 1);
		n -= take;
	}
	return kx_gate(s->b, gates[krandom_below(&s->r, 6)],
	    nkids > 2 ? 2 : 1, nkids, kids);
}

struct kbuild *
rules_new(size_t *leaves)
{
	struct shape s = { { 20251120 }, kbuild_new(512), 0, 0 };
	size_t i;

	for (i = 0; i < RULES_QUESTIONS; i++)
		kbuild_question(s.b, kbuild_id(s.b, "q", i), RULES_OPTIONS, false);
	for (i = 0; i < RULES_FACTS + RULES_N; i++) {
		if (i == RULES_FACTS / 2 || i == RULES_FACTS)
			s.facts = i;
		kbuild_fact(s.b, kbuild_id(s.b, "f", i),
		    tree(&s, 3 + krandom_below(&s.r, 6), 3));
	}
	*leaves = s.leaves;
	return s.b;
}
