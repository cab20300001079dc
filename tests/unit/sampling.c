/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <jansson.h>

#include "engine/exercise.h"
#include "kb/find.h"
#include "sampling.h"

static struct answers *
blank(struct sampling *s)
{
	struct answers *a = answers_new(s->kb, s->arena);

	assert_non_null(a);
	return a;
}

void
sampling_open(struct sampling *s, const struct kb *kb, long day)
{
	size_t i, n = kb->nguarantees;

	memset(s, 0, sizeof(*s));
	s->kb = kb;
	s->day = day;
	s->arena = arena_new();
	s->program = program_new(kb, day);
	assert_non_null(s->program);
	s->now = property_new(kb, s->program, day);
	s->after = property_new(kb, s->program, day);
	s->seed_room = 512;
	s->seed = arena_calloc(s->arena, s->seed_room, sizeof(*s->seed));
	s->at = arena_calloc(s->arena, PROPERTY_LANES, sizeof(*s->at));
	s->given = arena_calloc(s->arena, n, sizeof(*s->given));
	s->broken = arena_calloc(s->arena, n, sizeof(*s->broken));
	s->example = arena_calloc(s->arena, n, sizeof(*s->example));
	s->example_after = arena_calloc(s->arena, n,
	    sizeof(*s->example_after));
	assert_false(arena_failed(s->arena));
	assert_true(s->now != NULL && s->after != NULL);
	for (i = 0; i < PROPERTY_LANES; i++)
		s->at[i] = blank(s);
	s->other = blank(s);
	s->random.state = 7;
}

void
sampling_close(struct sampling *s)
{
	property_free(s->now);
	property_free(s->after);
	program_free(s->program);
	arena_free(s->arena);
}

void
sampling_seed(struct sampling *s, const struct answers *a)
{
	assert_true(s->nseeds < s->seed_room);
	s->seed[s->nseeds] = blank(s);
	answers_copy(s->seed[s->nseeds++], a);
}

void
sampling_seed_cases(struct sampling *s, const struct kb_cases *cases)
{
	struct diag *d = diag_new();
	struct exercise x;
	size_t i;

	for (i = 0; i < cases->n; i++) {
		assert_int_equal(exercise_read(&x, s->kb, &cases->at[i],
		    s->arena, d), 0);
		sampling_seed(s, x.answers);
	}
	diag_free(d);
}

static void
answer_json(struct answers *a, const char *id, const json_t *value)
{
	const size_t at = kb_find_question(a->kb, id, strlen(id));
	const struct kb_question *q = &a->kb->questions[at];
	const json_t *one;
	const char *word = json_string_value(value);
	bool ticked[99] = { false }, rest = false;
	size_t i;

	assert_true(at != KB_ALWAYS && q->noptions < 99);
	if (word != NULL && strcmp(word, "unknown") == 0) {
		answers_set_unknown(a, at);
		return;
	}
	if (word != NULL) {
		answers_set_one(a, at, kb_find_option(q, word,
		    strlen(word)));
		return;
	}
	json_array_foreach(value, i, one) {
		word = json_string_value(one);
		if (strcmp(word, "unknown") == 0)
			rest = true;
		else
			ticked[kb_find_option(q, word, strlen(word))] = true;
	}
	answers_set_many(a, at, ticked, rest);
}

static void
seed_file(struct sampling *s, const char *path)
{
	json_t *c = json_load_file(path, 0, NULL), *value;
	const char *id;

	assert_non_null(c);
	s->seed[s->nseeds] = blank(s);
	json_object_foreach(json_object_get(c, "answers"), id, value)
		answer_json(s->seed[s->nseeds], id, value);
	assert_true(++s->nseeds < s->seed_room);
	json_decref(c);
}

size_t
sampling_seed_json(struct sampling *s, const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	char path[4096];
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		if (strstr(e->d_name, ".json") == NULL)
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		seed_file(s, path);
		n++;
	}
	(void)closedir(d);
	return n;
}

/* ---- drawing ---- */

static void
draw_change(struct sampling *s, struct answers *a)
{
	size_t q = krandom_below(&s->random, (uint32_t)s->kb->nquestions);

	if (krandom_below(&s->random, 4) == 0)
		answers_unset(a, q);
	else
		krandom_answer(&s->random, a, q);
}

static void
draw(struct sampling *s, struct answers *a)
{
	size_t i, n;

	if (s->nseeds == 0 || krandom_below(&s->random, 4) == 0) {
		krandom_answers(&s->random, a,
		    30 + krandom_below(&s->random, 71));
		return;
	}
	answers_copy(a, s->seed[krandom_below(&s->random,
	    (uint32_t)s->nseeds)]);
	n = krandom_below(&s->random, 12);
	for (i = 0; i < n; i++)
		draw_change(s, a);
}

static void
draw_after(struct sampling *s, const struct kb_guarantee *g,
    const struct answers *before, struct answers *after)
{
	uint32_t rarely = 1 + krandom_below(&s->random, 6);
	size_t i;

	answers_copy(after, before);
	for (i = 0; i < s->kb->nquestions; i++) {
		if (!property_changes(g, i) ||
		    krandom_below(&s->random, rarely) != 0)
			continue;
		if (g->change == KB_TO_UNKNOWN ||
		    krandom_below(&s->random, 4) == 0)
			answers_set_unknown(after, i);
		else
			krandom_answer(&s->random, after, i);
	}
}

/* ---- examples ---- */

static bool
breaks(struct sampling *s, const struct kb_guarantee *g,
    const struct answers *now, const struct answers *after)
{
	property_set(s->now, 0, now);
	property_run(s->now);
	if (after == NULL)
		return property_broken(s->now, NULL, g, 0) & 1;
	property_set(s->after, 0, after);
	property_run(s->after);
	return property_broken(s->after, s->now, g, 0) & 1;
}

/* Takes answers away while it stays broken. */
static void
shrink(struct sampling *s, size_t i, const struct answers *now,
    const struct answers *after)
{
	const struct kb_guarantee *g = &s->kb->guarantees[i];
	struct answers *a = blank(s), *b = after == NULL ? NULL : blank(s);
	struct answers *try = blank(s), *try_after = b == NULL ? NULL :
	    blank(s);
	size_t q;

	answers_copy(a, now);
	if (b != NULL)
		answers_copy(b, after);
	for (q = 0; q < s->kb->nquestions; q++) {
		answers_copy(try, a);
		answers_unset(try, q);
		if (b != NULL) {
			answers_copy(try_after, b);
			answers_unset(try_after, q);
		}
		if (!breaks(s, g, try, try_after))
			continue;
		answers_unset(a, q);
		if (b != NULL)
			answers_unset(b, q);
	}
	s->example[i] = a;
	s->example_after[i] = b;
}

/* ---- evaluating ---- */

static unsigned
first_bit(uint64_t word)
{
	unsigned i = 0;

	while (!(word >> i & 1))
		i++;
	return i;
}

/* The lanes that broke it, to be told of after the batch. */
struct found { size_t guarantee; unsigned lane; };

static bool
count(struct sampling *s, const struct property *p,
    const struct property *before, size_t i, size_t n, unsigned *lane)
{
	const struct kb_guarantee *g = &s->kb->guarantees[i];
	uint64_t mask, given, broken;
	bool first = s->broken[i] == 0;
	unsigned word;

	for (word = 0; word * 64 < n; word++) {
		mask = n - word * 64 >= 64 ? UINT64_MAX :
		    ((uint64_t)1 << (n - word * 64)) - 1;
		given = property_given(p, before, g, word) & mask;
		broken = given == 0 ? 0 :
		    property_broken(p, before, g, word) & mask;
		s->given[i] += (size_t)__builtin_popcountll(given);
		if (broken != 0 && s->broken[i] == 0)
			*lane = word * 64 + first_bit(broken);
		s->broken[i] += (size_t)__builtin_popcountll(broken);
	}
	return first && s->broken[i] > 0;
}

static void
evaluate(struct sampling *s, size_t n)
{
	size_t i, nfound = 0;
	struct found found[128];
	unsigned lane = 0;

	for (i = 0; i < n; i++)
		property_set(s->now, (unsigned)i, s->at[i]);
	property_run(s->now);
	for (i = 0; i < s->kb->nguarantees; i++)
		if (s->kb->guarantees[i].change == KB_UNCHANGED &&
		    count(s, s->now, NULL, i, n, &lane) && nfound < 128)
			found[nfound++] = (struct found){ i, lane };
	for (i = 0; i < nfound; i++)
		shrink(s, found[i].guarantee, s->at[found[i].lane], NULL);
}

/* The sets as they are, and after a change. */
static void
evaluate_after(struct sampling *s, size_t guarantee, size_t n)
{
	const struct kb_guarantee *g = &s->kb->guarantees[guarantee];
	unsigned lane = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		draw_after(s, g, s->at[i], s->other);
		property_set(s->now, (unsigned)i, s->at[i]);
		property_set(s->after, (unsigned)i, s->other);
	}
	property_run(s->now);
	property_run(s->after);
	if (!count(s, s->after, s->now, guarantee, n, &lane))
		return;
	/* Drawn anew until it breaks again. */
	do
		draw_after(s, g, s->at[lane], s->other);
	while (!breaks(s, g, s->at[lane], s->other));
	shrink(s, guarantee, s->at[lane], s->other);
}

static size_t
any_with_change(struct sampling *s)
{
	size_t i, n = 0, turn;

	for (i = 0; i < s->kb->nguarantees; i++)
		n += s->kb->guarantees[i].change != KB_UNCHANGED;
	if (n == 0)
		return KB_ALWAYS;
	turn = krandom_below(&s->random, (uint32_t)n);
	for (i = 0; i < s->kb->nguarantees; i++)
		if (s->kb->guarantees[i].change != KB_UNCHANGED &&
		    turn-- == 0)
			return i;
	return KB_ALWAYS;
}

void
sampling_batch(struct sampling *s, size_t guarantee)
{
	size_t i;

	for (i = 0; i < PROPERTY_LANES; i++)
		draw(s, s->at[i]);
	evaluate(s, PROPERTY_LANES);
	i = guarantee == KB_ALWAYS ? any_with_change(s) : guarantee;
	if (i != KB_ALWAYS &&
	    s->kb->guarantees[i].change != KB_UNCHANGED)
		evaluate_after(s, i, PROPERTY_LANES);
}

void
sampling_seeds(struct sampling *s)
{
	size_t from, i, n;

	for (from = 0; from < s->nseeds; from += n) {
		n = s->nseeds - from < PROPERTY_LANES ? s->nseeds - from :
		    PROPERTY_LANES;
		for (i = 0; i < n; i++)
			answers_copy(s->at[i], s->seed[from + i]);
		evaluate(s, n);
		for (i = 0; i < s->kb->nguarantees; i++)
			if (s->kb->guarantees[i].change != KB_UNCHANGED)
				evaluate_after(s, i, n);
	}
}

/* ---- telling ---- */

static void
tell_answers(const struct sampling *s, const struct answers *a,
    const struct answers *other, const char *what)
{
	const struct kb_question *q;
	size_t i, o;

	for (i = 0; i < s->kb->nquestions; i++) {
		q = &s->kb->questions[i];
		if (other != NULL && a->state[i] == other->state[i] &&
		    memcmp(a->tick + q->first_option,
		    other->tick + q->first_option, q->noptions) == 0)
			continue;
		if (a->state[i] == ANSWER_NONE)
			continue;
		print_message("  %s %s=", what, q->head.id);
		if (a->state[i] == ANSWER_UNKNOWN)
			print_message("unknown");
		for (o = 0; o < q->noptions; o++)
			if (a->tick[q->first_option + o] == TRI_TRUE)
				print_message("%s ", q->options[o].id);
		if (q->many && a->state[i] == ANSWER_GIVEN &&
		    !answers_definite(a, i))
			print_message("(rest unknown)");
		print_message("\n");
	}
}

size_t
sampling_tell(const struct sampling *s)
{
	const struct kb_guarantee *g = s->kb->guarantees;
	size_t i, n = 0;

	for (i = 0; i < s->kb->nguarantees; i++) {
		if (s->broken[i] == 0)
			continue;
		n++;
		print_message("%s:%u: %s broken in %zu of %zu: %s\n",
		    g[i].head.file, g[i].head.line, g[i].head.id,
		    s->broken[i], s->given[i], g[i].text.in[KB_EN]);
		if (s->example[i] == NULL)
			continue;
		tell_answers(s, s->example[i], NULL, "");
		if (s->example_after[i] != NULL)
			tell_answers(s, s->example_after[i], s->example[i],
			    "then");
	}
	return n;
}

size_t
sampling_find(const struct sampling *s, const char *guarantee)
{
	size_t i;

	for (i = 0; i < s->kb->nguarantees; i++)
		if (strcmp(s->kb->guarantees[i].head.id, guarantee) == 0)
			return i;
	fail_msg("there is no guarantee %s", guarantee);
	return KB_ALWAYS;
}
