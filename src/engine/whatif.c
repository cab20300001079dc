/* SPDX-License-Identifier: MIT */
#include "engine/whatif.h"

/* What may change: a rule, in one plane or both, or the urgency. */
struct target {
	const char *id;
	uint32_t node;
	bool both;		/* unknown counts as a value of its own */
	bool urgency;
};

struct whatif {
	const struct findings *f;
	const struct program *program;
	struct arena *arena;
	struct target *target;
	size_t ntargets;
	size_t *question;	/* asked about */
	size_t nquestions;
	size_t nlanes;		/* alternatives over all questions */
	bool *changes;		/* by question and target */
	struct lanes *lanes;
	size_t *of_lane;	/* index in question */
};

/* ---- what to look at ---- */

static void
add_target(struct whatif *w, const char *id, size_t rule, bool both)
{
	struct target *t = &w->target[w->ntargets++];

	t->id = id;
	t->node = code_root(w->program, rule, READING_MAIN);
	t->both = both;
}

static bool
put_targets(struct whatif *w)
{
	const struct kb *kb = w->f->kb;
	size_t i, n = 2 + KB_NALARMS + kb->ngrounds + kb->nsteps;

	w->target = arena_calloc(w->arena, n, sizeof(*w->target));
	if (w->target == NULL)
		return false;
	if (kb->secrecy_fact != KB_ALWAYS)
		add_target(w, "secrecy", kb->facts[kb->secrecy_fact].rule,
		    true);
	add_target(w, "urgency", KB_ALWAYS, false);
	w->target[w->ntargets - 1].urgency = true;
	for (i = 0; i < KB_NALARMS; i++)
		add_target(w, kb->alarms[i].head.id, kb->alarms[i].rule,
		    false);
	for (i = 0; i < kb->ngrounds; i++)
		if (w->program->in_force[i])
			add_target(w, kb->grounds[i].head.id,
			    kb->grounds[i].rule, true);
	for (i = 0; i < kb->nsteps; i++)
		add_target(w, kb->steps[i].head.id, kb->steps[i].rule, false);
	return true;
}

size_t
whatif_count(const struct kb_question *q)
{
	return q->many ? q->noptions + 1 : q->noptions;
}

static bool
put_questions(struct whatif *w)
{
	const struct kb *kb = w->f->kb;
	size_t i;

	w->question = arena_calloc(w->arena, kb->nquestions,
	    sizeof(*w->question));
	if (w->question == NULL)
		return false;
	for (i = 0; i < kb->nquestions; i++) {
		if (answers_definite(w->f->answers, i) ||
		    findings_rule(w->f, kb->questions[i].ask_if) == TRI_FALSE)
			continue;
		w->question[w->nquestions++] = i;
		w->nlanes += whatif_count(&kb->questions[i]);
	}
	w->changes = arena_calloc(w->arena, w->nquestions * w->ntargets,
	    sizeof(*w->changes));
	return w->changes != NULL;
}

/* ---- trying ---- */

bool
whatif_fits(const struct answers *a, size_t question, size_t alternative)
{
	const struct kb_question *q = &a->kb->questions[question];
	const signed char *tick = a->tick + q->first_option;
	size_t i;

	if (!q->many)
		return true;
	if (alternative < q->noptions)
		return tick[alternative] == TRI_UNKNOWN;
	for (i = 0; i < q->noptions; i++)
		if (tick[i] == TRI_TRUE)
			return false;
	return true;
}

void
whatif_answer(struct lanes *l, const struct answers *a, unsigned lane,
    size_t question, size_t alternative)
{
	const struct kb_question *q = &a->kb->questions[question];
	const signed char *tick = a->tick + q->first_option;
	size_t i;

	if (!q->many) {
		lanes_choose(l, lane, question, alternative);
		return;
	}
	for (i = 0; i < q->noptions; i++)
		lanes_tick(l, lane, question, i, tick[i] != TRI_UNKNOWN ?
		    (enum tri)tick[i] :
		    i == alternative ? TRI_TRUE : TRI_FALSE);
}

/* Lanes that differ from lane 0. */
static uint64_t
differ(const uint64_t *plane, size_t word)
{
	return plane[word] ^ (0 - (plane[0] & 1));
}

static uint64_t
differ_rule(const struct lanes *l, const struct target *t, size_t word)
{
	uint64_t d = differ(lanes_certain(l, t->node), word);

	if (t->both)
		d |= differ(lanes_possible(l, t->node), word);
	return d;
}

/* The three steps of the scale: at least week, today, now. */
static void
levels(const struct lanes *l, size_t word, uint64_t at_least[KB_NLEVELS])
{
	const struct kb_urgency *u = l->program->kb->urgency;
	uint64_t possible = 0;
	uint32_t node;
	int i;

	for (i = KB_NOW; i > KB_PLANNED; i--) {
		node = code_root(l->program, u[i].rule, READING_MAIN);
		at_least[i] = lanes_certain(l, node)[word];
		if (i < KB_NOW)
			at_least[i] |= at_least[i + 1];
		possible |= lanes_possible(l, node)[word];
	}
	at_least[KB_WEEK] |= possible;
}

static uint64_t
differ_urgency(const struct lanes *l, size_t word)
{
	uint64_t here[KB_NLEVELS], base[KB_NLEVELS], d = 0;
	int i;

	levels(l, word, here);
	levels(l, 0, base);
	for (i = KB_WEEK; i <= KB_NOW; i++)
		d |= here[i] ^ (0 - (base[i] & 1));
	return d;
}

static void
note_changes(struct whatif *w, unsigned used)
{
	const struct target *t;
	size_t i, word;
	unsigned lane;
	uint64_t d;

	for (i = 0; i < w->ntargets; i++) {
		t = &w->target[i];
		for (word = 0; word * WORD_LANES < used; word++) {
			d = t->urgency ? differ_urgency(w->lanes, word) :
			    differ_rule(w->lanes, t, word);
			for (; d != 0; d &= d - 1) {
				lane = (unsigned)(word * WORD_LANES) +
				    (unsigned)__builtin_ctzll(d);
				if (lane > 0 && lane < used)
					w->changes[w->of_lane[lane] *
					    w->ntargets + i] = true;
			}
		}
	}
}

/* Lane 0 is the case itself; a full block is decided and begun again. */
static void
try_all(struct whatif *w, unsigned room)
{
	unsigned lane = 1;
	size_t i, k, n;

	lanes_set(w->lanes, 0, w->f->answers, END_CLOSED);
	lanes_repeat(w->lanes, room);
	for (i = 0; i < w->nquestions; i++) {
		n = whatif_count(&w->f->kb->questions[w->question[i]]);
		for (k = 0; k < n; k++) {
			w->of_lane[lane] = i;
			whatif_answer(w->lanes, w->f->answers, lane++,
			    w->question[i], k);
			if (lane < room)
				continue;
			lanes_run(w->lanes);
			note_changes(w, lane);
			lanes_repeat(w->lanes, room);
			lane = 1;
		}
	}
	lanes_run(w->lanes);
	note_changes(w, lane);
}

/* ---- telling ---- */

static bool
tell(struct whatif *w, struct findings *f)
{
	struct finding_open *open = arena_calloc(w->arena, w->nquestions,
	    sizeof(*open));
	const char **ids;
	size_t i, t, n;

	if (open == NULL)
		return false;
	for (i = 0; i < w->nquestions; i++) {
		const bool *changes = w->changes + i * w->ntargets;

		for (t = 0, n = 0; t < w->ntargets; t++)
			n += changes[t];
		ids = n == 0 ? NULL : arena_calloc(w->arena, n, sizeof(*ids));
		if (ids == NULL)
			continue;
		for (t = 0, n = 0; t < w->ntargets; t++)
			if (changes[t])
				ids[n++] = w->target[t].id;
		open[f->nopen++] = (struct finding_open){ w->question[i],
		    ids, n };
	}
	f->open = open;
	return !arena_failed(w->arena);
}

bool
whatif_open(struct findings *f, const struct program *p, struct arena *arena)
{
	struct whatif w = { .f = f, .program = p, .arena = arena };
	size_t words;
	bool done = false;

	if (!put_targets(&w) || !put_questions(&w))
		return false;
	words = w.nlanes / WORD_LANES + 1;
	if (words > LANES_WORDS)
		words = LANES_WORDS;
	w.lanes = lanes_new_words(p, words, -1);
	w.of_lane = arena_calloc(arena, words * WORD_LANES,
	    sizeof(*w.of_lane));
	if (w.lanes != NULL && w.of_lane != NULL) {
		try_all(&w, (unsigned)(words * WORD_LANES));
		done = tell(&w, f);
	}
	lanes_free(w.lanes);
	return done;
}
