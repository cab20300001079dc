/* SPDX-License-Identifier: MIT */
#include "rules.h"

#include "krandom.h"

struct shape {
	struct krandom r;
	struct kbuild *b;
	size_t leaves;
	size_t facts;		/* of its copy that a leaf may test */
	size_t copy;
};

static const struct kb_expr *
leaf(struct shape *s)
{
	size_t copy = s->copy > 0 && krandom_below(&s->r, 10) == 0 ? 0 :
	    s->copy, q;
	uint32_t option, set;

	s->leaves++;
	if (s->facts > 0 && krandom_below(&s->r, 5) == 0)
		return kx_ref(s->b, KB_FACT, copy * RULES_CONDITIONS +
		    krandom_below(&s->r, (uint32_t)s->facts));
	q = copy * RULES_QUESTIONS + krandom_below(&s->r, RULES_QUESTIONS);
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

static void
add_copy(struct shape *s)
{
	size_t i;

	s->facts = 0;
	for (i = 0; i < RULES_QUESTIONS; i++)
		kbuild_question(s->b, kbuild_id(s->b, "q",
		    s->copy * RULES_QUESTIONS + i), RULES_OPTIONS, false);
	for (i = 0; i < RULES_CONDITIONS; i++) {
		if (i == RULES_FACTS / 2 || i == RULES_FACTS)
			s->facts = i;
		kbuild_fact(s->b, kbuild_id(s->b, "f",
		    s->copy * RULES_CONDITIONS + i),
		    tree(s, 3 + krandom_below(&s->r, 6), 3));
	}
	s->copy++;
}

struct kbuild *
rules_new(size_t *leaves)
{
	struct shape s = { { 20251120 }, kbuild_new(512), 0, 0, 0 };

	add_copy(&s);
	*leaves = s.leaves;
	return s.b;
}

struct kbuild *
rules_copies(size_t copies)
{
	struct shape s = { { 20251120 },
	    kbuild_new(RULES_CONDITIONS * copies + 512), 0, 0, 0 };

	while (s.copy < copies)
		add_copy(&s);
	return s.b;
}
