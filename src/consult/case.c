/* SPDX-License-Identifier: MIT */
#include "consult/case.h"

#include <string.h>

#include "consult/fill.h"
#include "kb/find.h"

/* Stands between complaints and between differences. */
static const char between[] = " | ";

#define POOL_SIZE ((size_t)128 * 1024)

bool
case_begin(struct case_read *c, struct arena *arena)
{
	c->arena = NULL;
	c->id = NULL;
	c->why = (struct sbuf)SBUF_EMPTY;
	c->diag = diag_new();
	c->answers = answers_new(c->kb, arena);
	c->pool = (struct pool_json){ .size = POOL_SIZE,
	    .bytes = arena_alloc(arena, POOL_SIZE) };
	return c->diag != NULL && c->answers != NULL &&
	    c->pool.bytes != NULL;
}

void
case_end(struct case_read *c)
{
	diag_free(c->diag);
	sbuf_clear(&c->why);
}

void
case_reset(struct case_read *c)
{
	c->id = NULL;
	c->idlen = 0;
	c->expects = c->has_country = false;
	c->in_lane = c->lanes != NULL;
	sbuf_reset(&c->why);
	memset(c->answers->state, ANSWER_NONE, c->kb->nquestions);
	memset(c->answers->tick, TRI_UNKNOWN, c->kb->noptions);
}

/* Of a thousand wrong columns the first ones tell enough. */
#define WHY_MAX ((size_t)4000)

void
case_complain(struct case_read *c, const char *text)
{
	if (c->why.len > WHY_MAX)
		return;
	if (c->why.len > 0)
		sbuf_puts(&c->why, between);
	sbuf_puts(&c->why, text);
}

void
case_complain_filled(struct case_read *c, const char *message,
    const char *const *pairs)
{
	struct sbuf text = SBUF_EMPTY;

	fill_text(c->answers, c->lang, kb_message(c->kb, c->lang, message),
	    pairs, &text);
	case_complain(c, sbuf_text(&text));
	c->why.failed |= text.failed;
	sbuf_clear(&text);
}

void
case_take_diag(struct case_read *c)
{
	struct diag *fresh;
	size_t i;

	if (diag_count(c->diag) == 0 && diag_worst(c->diag) == DIAG_NOTE)
		return;
	for (i = 0; i < diag_count(c->diag); i++)
		case_complain(c, diag_at(c->diag, i)->text);
	fresh = diag_new();
	if (fresh == NULL || i == 0) {
		c->why.failed = true;	/* no memory */
		diag_free(fresh);
		return;
	}
	diag_free(c->diag);
	c->diag = fresh;
}

void
case_expect(struct case_read *c, enum expect_key key, const char *word,
    size_t len)
{
	struct sbuf why = SBUF_EMPTY;

	if (!c->expects)
		expect_init(&c->expect, c->kb, c->arena);
	c->expects = true;
	if (!expect_add(&c->expect, key, word, len, 0, &why)) {
		c->why.failed = c->why.failed || why.failed;
		case_complain(c, sbuf_text(&why));
	}
	sbuf_clear(&why);
}

void
case_tell_difference(const struct case_read *c,
    const struct expect_difference *d, struct sbuf *to)
{
	struct sbuf wanted = SBUF_EMPTY;
	const char *pairs[] = { "key", expect_key_name(d->key), "wanted",
	    NULL, "got", expect_got_name(&c->expect, d), NULL };

	expect_add_wanted(&wanted, &c->expect, d);
	pairs[3] = sbuf_text(&wanted);
	if (to->len > 0)
		sbuf_puts(to, between);
	fill_text(c->answers, c->lang, kb_message(c->kb, c->lang,
	    "batch-differs"), pairs, to);
	to->failed = to->failed || wanted.failed;
	sbuf_clear(&wanted);
}

void
case_too_long(struct case_read *c)
{
	static const char *const none[] = { NULL };

	case_reset(c);
	case_complain_filled(c, "batch-too-long", none);
}

void
case_choose(struct case_read *c, size_t question, size_t option)
{
	if (question == c->kb->country_question)
		c->has_country = true;
	if (c->in_lane)
		lanes_choose(c->lanes, c->lane, question, option);
	else
		answers_set_one(c->answers, question, option);
}

void
case_answer(struct case_read *c, size_t question)
{
	const struct kb_question *q = &c->kb->questions[question];
	const signed char *tick = c->answers->tick + q->first_option;
	size_t i;

	if (question == c->kb->country_question)
		c->has_country = true;
	if (!c->in_lane)
		return;
	for (i = 0; q->many && i < q->noptions; i++)
		lanes_tick(c->lanes, c->lane, question, i, (enum tri)tick[i]);
}

void
case_fill(struct case_read *c)
{
	size_t question = c->kb->country_question;

	if (c->country != KB_ALWAYS && !c->has_country &&
	    c->answers->state[question] == ANSWER_NONE)
		case_choose(c, question, c->country);
}
