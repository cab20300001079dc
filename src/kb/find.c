/* SPDX-License-Identifier: MIT */
#include "kb/find.h"

#include <string.h>

#include "base/civil.h"
#include "base/sbuf.h"
#include "base/utf8.h"
#include "kb/words.h"

size_t
kb_find(const struct kb *kb, enum kb_kind kind, const char *id, size_t len)
{
	const struct kb_id *e = kb_index_get(kb->index, id, len);

	return e != NULL && e->kind == kind ? e->at : KB_ALWAYS;
}

size_t
kb_find_question(const struct kb *kb, const char *id, size_t len)
{
	return kb_find(kb, KB_KIND_QUESTION, id, len);
}

/* Ids are short: a call for each would cost more. */
static bool
same(const char *id, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (id[i] != s[i])
			return false;
	return id[len] == '\0';
}

size_t
kb_find_option(const struct kb_question *q, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (same(q->options[i].id, id, len))
			return i;
	return KB_ALWAYS;
}

size_t
kb_find_fact(const struct kb *kb, const char *id)
{
	return kb_find(kb, KB_KIND_FACT, id, strlen(id));
}

size_t
kb_find_ground(const struct kb *kb, const char *id)
{
	return kb_find(kb, KB_KIND_GROUND, id, strlen(id));
}

size_t
kb_find_step(const struct kb *kb, const char *id)
{
	return kb_find(kb, KB_KIND_STEP, id, strlen(id));
}

size_t
kb_find_contact(const struct kb *kb, const char *id)
{
	return kb_find(kb, KB_KIND_CONTACT, id, strlen(id));
}

size_t
kb_find_source(const struct kb *kb, const char *id)
{
	return kb_find(kb, KB_KIND_SOURCE, id, strlen(id));
}

bool
kb_ground_first(const struct kb_ground *g, size_t step)
{
	const struct kb_refs first = { g->first_steps, g->nfirst_steps };

	return kb_refs_has(&first, step);
}

bool
kb_in_force(long from, long to, long day)
{
	return (from == KB_NO_DAY || day >= from) &&
	    (to == KB_NO_DAY || day <= to);
}

bool
kb_source_is_stale(const struct kb_source *s, long day)
{
	return s->checked_day != KB_NO_DAY && s->stale_months > 0 &&
	    civil_add_months(s->checked_day, s->stale_months) < day;
}

const char *
kb_message(const struct kb *kb, enum kb_lang lang, const char *id)
{
	size_t at = kb_find(kb, KB_KIND_MESSAGE, id, strlen(id));

	return at == KB_ALWAYS ? id : kb->messages[at].text.in[lang];
}

bool
kb_message_has(const struct kb *kb, const char *id)
{
	return kb_find(kb, KB_KIND_MESSAGE, id, strlen(id)) != KB_ALWAYS;
}

size_t
kb_find_place(const struct kb *kb, const char *place, size_t len)
{
	struct sbuf id = SBUF_EMPTY;
	size_t i, at;

	sbuf_puts(&id, "area-");
	utf8_add_folded(&id, place, len);
	for (i = 0; i < id.len; i++)
		if (id.text[i] == ' ')
			id.text[i] = '-';
	at = kb_find(kb, KB_KIND_MESSAGE, sbuf_text(&id), id.len);
	sbuf_clear(&id);
	return at;
}

const char *
kb_verdict_words(const struct kb *kb, enum kb_lang lang, enum kb_verdict v)
{
	static const char *const ids[] = {
		[KB_VERDICT_NUANCED] = "verdict-nuanced",
		[KB_VERDICT_FALSE] = "verdict-false",
		[KB_VERDICT_TRUE] = "verdict-true",
	};

	return kb_message(kb, lang, ids[v]);
}

const char *
kb_country_name(enum kb_country c)
{
	return kb_word_name(kb_words_country, (int)c);
}

const char *
kb_act_name(enum kb_act a)
{
	return kb_word_name(kb_words_act, (int)a);
}

const char *
kb_force_name(enum kb_force f)
{
	return kb_word_name(kb_words_force, (int)f);
}

const char *
kb_level_name(enum kb_level l)
{
	return kb_word_name(kb_words_level, (int)l);
}

const char *
kb_direction_name(enum kb_direction d)
{
	return kb_word_name(kb_words_direction, (int)d);
}

const char *
kb_alarm_name(enum kb_alarm_id a)
{
	return kb_word_name(kb_words_alarm, (int)a);
}
