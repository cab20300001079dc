/* SPDX-License-Identifier: MIT */
#include "advice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/find.h"

static void
give_up(const char *what, const char *about)
{
	fprintf(stderr, "%s: %s\n", what, about);
	abort();
}

static void
give_up_unloaded(const struct advice *a)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(a->diag); i++) {
		e = diag_at(a->diag, i);
		fprintf(stderr, "%s:%u: %s\n", e->file, e->line, e->text);
	}
	give_up("knowledge", "does not load");
}

static const char *
knowledge_dir(void)
{
	const char *dir = getenv("KNOWLEDGE_DIR");

	return dir == NULL ? "knowledge" : dir;
}

static void
begin(struct advice *a, const char *at)
{
	const struct civil *c = &a->c.at;

	if (a->kb == NULL)
		give_up_unloaded(a);
	if (!civil_parse(at, &a->c.at))
		give_up("no moment", at);
	a->program = program_new(a->kb, civil_days(c->year, c->month,
	    c->day));
	if (a->program == NULL)
		give_up("program", "no memory");
	a->c.kb = a->kb;
	advice_reset(a);
}

void
advice_open(struct advice *a, const char *at)
{
	memset(a, 0, sizeof(*a));
	a->diag = diag_new();
	a->kb = kb_load(knowledge_dir(), a->diag);
	begin(a, at);
}

#define WORDS "interface-report.xml"

char *
advice_file(const char *name)
{
	char path[4096], *text = calloc(1, KB_FILE_MAX);
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", knowledge_dir(), name);
	f = fopen(path, "rb");
	if (f == NULL || text == NULL ||
	    fread(text, 1, KB_FILE_MAX - 1, f) == 0)
		give_up("cannot read", path);
	(void)fclose(f);
	return text;
}

int
advice_load(void **state)
{
	struct diag *d = diag_new();

	*state = kb_load(knowledge_dir(), d);
	diag_free(d);
	return *state == NULL ? -1 : 0;
}

int
advice_drop(void **state)
{
	kb_free(*state);
	return 0;
}

#define PARTS_MAX 4

void
advice_open_parts(struct advice *a, const char *const *parts, size_t n,
    const char *at)
{
	struct kb_buffer buffers[PARTS_MAX + 1];
	char *words = advice_file(WORDS);
	size_t i;

	for (i = 0; i < n && i < PARTS_MAX; i++)
		buffers[i] = (struct kb_buffer){ "part.xml", parts[i],
		    strlen(parts[i]) };
	buffers[i] = (struct kb_buffer){ WORDS, words,
	    strlen(words) };
	memset(a, 0, sizeof(*a));
	a->diag = diag_new();
	a->kb = kb_load_buffers(buffers, i + 1, a->diag);
	begin(a, at);
	free(words);
}

void
advice_close(struct advice *a)
{
	sbuf_clear(&a->out);
	arena_free(a->arena);
	program_free(a->program);
	kb_free(a->kb);
	diag_free(a->diag);
}

void
advice_reset(struct advice *a)
{
	arena_free(a->arena);
	a->arena = arena_new();
	a->answers = answers_new(a->kb, a->arena);
	if (a->answers == NULL)
		give_up("answers", "no memory");
	a->c.findings = NULL;
}

#define OPTIONS_MAX 64

static void
tick(struct advice *a, size_t question, const char *list)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[OPTIONS_MAX] = { false }, rest_unknown = false;
	size_t option, len;

	for (; *list != '\0'; list += len + (list[len] == ',')) {
		len = strcspn(list, ",");
		option = kb_find_option(q, list, len);
		if (len == 7 && strncmp(list, "unknown", 7) == 0)
			rest_unknown = true;
		else if (option == KB_ALWAYS)
			give_up("no option", list);
		else
			ticked[option] = true;
	}
	answers_set_many(a->answers, question, ticked, rest_unknown);
}

void
advice_answer(struct advice *a, const char *reply)
{
	const char *value = strchr(reply, '=') + 1;
	size_t option, question = kb_find_question(a->kb, reply,
	    (size_t)(value - reply) - 1);

	if (question == KB_ALWAYS)
		give_up("no question", reply);
	if (strcmp(value, "unknown") == 0) {
		answers_set_unknown(a->answers, question);
		return;
	}
	if (a->kb->questions[question].many) {
		tick(a, question, value);
		return;
	}
	option = kb_find_option(&a->kb->questions[question], value,
	    strlen(value));
	if (option == KB_ALWAYS)
		give_up("no option", reply);
	answers_set_one(a->answers, question, option);
}

void
advice_answer_all(struct advice *a, const char *const *replies)
{
	for (; *replies != NULL; replies++)
		advice_answer(a, *replies);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
answer_at_random(struct advice *a, size_t question, uint32_t *seed)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[OPTIONS_MAX] = { false };
	uint32_t dice = next_random(seed) % 8;
	bool country = question == a->kb->country_question;
	size_t i;

	if (dice < 2)
		return;
	if (dice == 2 && !country)
		answers_set_unknown(a->answers, question);
	else if (q->many) {
		for (i = 0; i < q->noptions; i++)
			ticked[i] = next_random(seed) % 3 == 0;
		answers_set_many(a->answers, question, ticked,
		    next_random(seed) % 4 == 0);
	} else
		answers_set_one(a->answers, question,
		    next_random(seed) % q->noptions);
}

void
advice_answer_random(struct advice *a, uint32_t *seed)
{
	size_t i;

	for (i = 0; i < a->kb->nquestions; i++)
		answer_at_random(a, i, seed);
}

void
advice_find(struct advice *a, enum kb_lang lang)
{
	const struct civil *c = &a->c.at;

	a->c.lang = lang;
	a->c.findings = findings_new(a->program, a->answers,
	    civil_days(c->year, c->month, c->day), a->arena);
	if (a->c.findings == NULL)
		give_up("findings", "no memory");
}

const char *
advice_text(struct advice *a, int section, int width)
{
	const struct style style = { .width = width,
	    .plain = a->c.plain, .lang = a->c.lang };
	struct doc *doc = doc_new();

	if (section < 0)
		report_all(&a->c, doc);
	else if (section == 0)
		report_page_one(&a->c, doc);
	else
		report_section(&a->c, section, doc);
	sbuf_reset(&a->out);
	if (render_text(doc, &style, &a->out) == -1)
		give_up("report", "cannot be rendered");
	doc_free(doc);
	return sbuf_text(&a->out);
}

const char *
advice_json(struct advice *a)
{
	sbuf_reset(&a->out);
	if (render_json(&a->c, &a->out) == -1)
		give_up("result", "cannot be rendered");
	return sbuf_text(&a->out);
}

size_t
advice_lines(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

size_t
advice_words(const char *text)
{
	size_t n = 0, len;

	while (*(text += strspn(text, " \n")) != '\0') {
		len = strcspn(text, " \n");
		n += strcspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		    "abcdefghijklmnopqrstuvwxyz\xc3") < len;
		text += len;
	}
	return n;
}
