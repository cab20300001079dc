/* SPDX-License-Identifier: MIT */
#include "prove/mutate.h"

#include "kb/find.h"

static void
put(struct sbuf *b, const char *before, const char *id, const char *after)
{
	sbuf_puts(b, before);
	sbuf_putc(b, '"');
	sbuf_puts(b, id);
	sbuf_putc(b, '"');
	sbuf_puts(b, after);
}

static void
put_number(struct sbuf *b, const char *before, size_t n)
{
	sbuf_puts(b, before);
	sbuf_num(b, n);
}

static const char *
option_id(const struct kb *kb, const struct kb_expr *e, size_t option)
{
	return kb->questions[e->ref].options[option].id;
}

static void
put_is(struct sbuf *b, const struct kb *kb, const struct kb_expr *e)
{
	size_t i;

	put(b, "question ", e->ref_id, " in \"");
	for (i = 0; i < e->noptions; i++) {
		sbuf_puts(b, i == 0 ? "" : " ");
		sbuf_puts(b, option_id(kb, e, e->options[i]));
	}
	sbuf_putc(b, '"');
}

/* A part in a few words; what it holds is told by how many and where. */
static void
put_part(struct sbuf *b, const struct kb *kb, const struct kb_expr *e)
{
	switch (e->op) {
	case KB_FALSE:
		sbuf_puts(b, "false");
		return;
	case KB_TRUE:
		sbuf_puts(b, "true");
		return;
	case KB_UNDECIDED_LAW:
		sbuf_puts(b, "the undecided law");
		return;
	case KB_UNDECIDED_ACT:
		sbuf_puts(b, "the undecided act");
		return;
	case KB_IS:
		put_is(b, kb, e);
		return;
	case KB_KNOWN:
		put(b, "known ", e->ref_id, "");
		return;
	case KB_FACT:
		put(b, "fact ", e->ref_id, "");
		return;
	case KB_GROUND:
		put(b, "ground ", e->ref_id, "");
		return;
	case KB_POSSIBLE:
		sbuf_puts(b, "possible ");
		put_part(b, kb, e->kids[0]);
		return;
	case KB_READING:
		sbuf_puts(b, "the readings");
		return;
	case KB_ALL:
		put_number(b, "all of ", e->nkids);
		return;
	case KB_ANY:
		put_number(b, "any of ", e->nkids);
		return;
	case KB_NONE:
		if (e->nkids == 1) {
			sbuf_puts(b, "not ");
			put_part(b, kb, e->kids[0]);
		} else
			put_number(b, "none of ", e->nkids);
		return;
	case KB_AT_LEAST:
		put_number(b, "at least ", e->threshold);
		put_number(b, " of ", e->nkids);
		return;
	case KB_CERTAIN:
	case KB_CLAIM:
		return;		/* of guarantees, which are not changed */
	}
}

static void
put_element(struct sbuf *b, const struct mutant *m)
{
	sbuf_puts(b, kb_kind_name(m->kind));
	put(b, " ", m->head->id, "");
	if (m->part != NULL) {
		sbuf_puts(b, ", ");
		sbuf_puts(b, m->part);
	}
	if (m->part_id != NULL)
		put(b, " ", m->part_id, "");
	sbuf_puts(b, ": ");
}

/* Of those that stand for themselves; with the part before it, or not. */
static const struct { const char *after; bool part; } words[NMUTATIONS] = {
	[MUTATION_NEGATE] = { " turned round", true },
	[MUTATION_ANY] = { " made any", true },
	[MUTATION_ALL] = { " made all", true },
	[MUTATION_FEWER] = { ": one fewer will do", true },
	[MUTATION_MORE] = { ": one more is needed", true },
	[MUTATION_POSSIBLE_OUT] = { ": possible left out", true },
	[MUTATION_NOT_FAILED] = { " counts while it is open", true },
	[MUTATION_TRUE] = { " made true", true },
	[MUTATION_FALSE] = { " made false", true },
	[MUTATION_MAIN] = { ": the other one made the main one", true },
	[MUTATION_WIDE] = { ": both made the wide one", true },
	[MUTATION_NARROW] = { ": both made the narrow one", true },
	[MUTATION_CONDITION_OUT] = { "no longer counts", false },
	[MUTATION_GROUND_COUNTRY] = { "moved to the other country", false },
	[MUTATION_GROUND_STRONGER] = { "made a stronger one", false },
	[MUTATION_GROUND_WEAKER] = { "made a weaker one", false },
	[MUTATION_GROUND_FROM] = { "in force before its first day", false },
	[MUTATION_GROUND_TO] = { "in force after its last day", false },
	[MUTATION_STEP_COUNTRY] = { "shown in both countries", false },
	[MUTATION_PASSAGE_COUNTRY] = { "told in both countries", false },
	[MUTATION_PASSAGE_FROM] = { "told before its first day", false },
	[MUTATION_PASSAGE_TO] = { "told after its last day", false },
	[MUTATION_CARE_COUNTRY] = { "shown in both countries", false },
};

void
mutant_say(struct sbuf *b, const struct kb *kb, const struct mutant *m)
{
	put_element(b, m);
	switch (m->how) {
	case MUTATION_OPTION_OUT:
		put(b, "question ", m->at->ref_id, "");
		put(b, " no longer in ", option_id(kb, m->at,
		    m->at->options[m->which]), "");
		return;
	case MUTATION_OPTION_IN:
		put(b, "question ", m->at->ref_id, "");
		put(b, " also in ", option_id(kb, m->at, m->which), "");
		return;
	case MUTATION_PART_OUT:
		put_part(b, kb, m->at->kids[m->which]);
		sbuf_puts(b, " left out of ");
		put_part(b, kb, m->at);
		return;
	case MUTATION_GROUND_ACT:
		sbuf_puts(b, kb->grounds[m->which].act == KB_REPORT ?
		    "made no reporting" : "made reporting");
		return;
	case MUTATION_STEP_CAUTIOUS:
		sbuf_puts(b, kb->steps[m->which].cautious ?
		    "no longer shown while merely possible" :
		    "shown while merely possible");
		return;
	default:
		if (words[m->how].part)
			put_part(b, kb, m->at);
		sbuf_puts(b, words[m->how].after);
	}
}
