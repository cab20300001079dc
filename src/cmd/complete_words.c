/* SPDX-License-Identifier: MIT */
#include "cmd/complete.h"

#include <string.h>

#include "cmd/guide.h"
#include "consult/match.h"
#include "kb/cases.h"
#include "kb/find.h"
#include "kb/words.h"
#include "report/explain.h"
#include "report/graph.h"

static const char *
in_language(const struct complete *a, const struct kb_text *t)
{
	return t->in[a->c->lang];
}

static bool
is_elsewhere(const struct complete *a, enum kb_country country)
{
	return country != KB_INT && country != KB_NO_COUNTRY &&
	    a->c->country != NULL &&
	    strcmp(kb_country_name(country), a->c->country) != 0;
}

static void
add_id(struct complete *a, const char *id, const struct kb_text *about)
{
	complete_add(a, id, strlen(id), in_language(a, about));
}

/* ---- the words of a command ---- */

void
complete_add_commands(struct complete *a)
{
	const struct command *one;
	size_t i;

	for (i = 0; (one = command_at(i)) != NULL; i++)
		complete_add(a, one->name, strlen(one->name),
		    kb_message(a->c->kb, a->c->lang, one->message));
}

/* "[add|report]" */
static void
add_literals(struct complete *a, const char *usage)
{
	const char *end = usage + strlen(usage), *word;
	size_t len;

	while (match_item(&usage, end, "[]| ", &word, &len))
		if (*word >= 'a' && *word <= 'z')
			complete_add(a, word, len, NULL);
}

static void
add_contacts(struct complete *a)
{
	const struct kb *kb = a->c->kb;
	const struct kb_contact *k;
	const char *name;

	for (k = kb->contacts; k < kb->contacts + kb->ncontacts; k++) {
		name = in_language(a, &k->name);
		if (name != NULL && !is_elsewhere(a, k->country))
			complete_add_name(a, name, strlen(name),
			    in_language(a, &k->purpose));
	}
}

/* The first of the words that name it. */
static void
add_first(struct complete *a, const char *words, const char *separators,
    const char *about)
{
	const char *end, *word;
	size_t len;

	if (words == NULL)
		return;
	end = words + strlen(words);
	if (match_item(&words, end, separators, &word, &len))
		complete_add_name(a, word, len, about);
}

static void
add_topics(struct complete *a)
{
	const struct kb *kb = a->c->kb;
	char phase[] = "guide-phase-0", *digit = phase + sizeof(phase) - 2;
	const struct kb_topic *t;
	const char *words;
	size_t i;

	for (i = 0; guide_part(i) != NULL; i++) {
		words = kb_message(kb, a->c->lang, guide_part(i));
		add_first(a, words, " ", words);
	}
	for (*digit = '1'; *digit <= '6'; ++*digit)
		complete_add_name(a, digit, 1, kb_message(kb, a->c->lang,
		    phase));
	for (t = kb->topics; t < kb->topics + kb->ntopics; t++)
		if (!is_elsewhere(a, t->country))
			add_first(a, in_language(a, &t->keywords), ",",
			    in_language(a, &t->title));
}

/* Messages are looked for by what they say. */
static void
add_ids(struct complete *a)
{
	struct explain_entry e;
	size_t i;

	if (a->line->options.nwords > 0)
		return;
	for (i = 0; explain_entry(a->c->kb, i, &e) == 0; i++)
		if (strcmp(e.kind, "kind-message") != 0)
			add_id(a, e.head->id, e.name);
}

static void
add_drawn(struct complete *a)
{
	const struct options *o = &a->line->options;
	struct explain_entry e;
	struct kb_near near;
	size_t i;

	if (strcmp(o->words[0], "dot") != 0)
		return;
	for (i = 0; explain_entry(a->c->kb, i, &e) == 0; i++)
		if (strncmp(e.head->id, a->start, strlen(a->start)) == 0 &&
		    graph_find(a->c->kb, e.head->id, &near) == e.head)
			add_id(a, e.head->id, e.name);
}

static bool
is_named(const struct options *o, const char *id)
{
	int i;

	for (i = 0; i < o->nwords; i++)
		if (strcmp(o->words[i], id) == 0)
			return true;
	return false;
}

static void
add_cases(struct complete *a)
{
	const struct options *o = &a->line->options;
	struct kb_cases *cases;
	size_t i;

	if (o->nwords > 0 && strcmp(o->words[0], "list") == 0)
		return;
	cases = kb_cases_load(a->c->kb, a->c->knowledge_dir, a->c->diag);
	for (i = 0; cases != NULL && i < cases->n; i++)
		if (!is_elsewhere(a, cases->at[i].country) &&
		    !is_named(o, cases->at[i].head.id))
			add_id(a, cases->at[i].head.id, &cases->at[i].title);
	kb_cases_free(cases);
}

/* What the first word may be. */
static void
add_each(struct complete *a, const char *name(size_t))
{
	size_t i;

	for (i = 0; a->line->options.nwords == 0 && name(i) != NULL; i++)
		complete_add(a, name(i), strlen(name(i)), NULL);
}

static void
add_parts(struct complete *a)
{
	add_each(a, command_case_part);
}

static void
add_kinds(struct complete *a)
{
	add_each(a, command_export_kind);
}

/* From the word at `first` on; what comes before is in the usage. */
static const struct words {
	int (*run)(struct context *);
	int first;
	void (*add)(struct complete *);
} rows[] = {
	{ command_contacts, 0, add_contacts },
	{ command_guide, 0, add_topics },
	{ command_explain, 0, add_ids },
	{ command_export, 0, add_kinds },
	{ command_export, 1, add_drawn },
	{ command_train, 0, add_cases },
	{ command_case, 0, add_parts },
	{ command_case, 1, add_cases },
	{ command_help, 0, complete_add_commands },
};
#define NROWS (sizeof(rows) / sizeof(rows[0]))

void
complete_add_words(struct complete *a)
{
	const struct command *command = a->line->command;
	const struct options *o = &a->line->options;
	size_t i;

	if ((command->opens & OPENS_DIRS) != 0)
		complete_directories(a);
	else if ((command->opens & OPENS_WORDS) != 0 ||
	    o->value[OPT_REPORT] != NULL)
		complete_files(a);
	else if (o->nwords == 0)
		add_literals(a, command->words);
	for (i = 0; i < NROWS; i++)
		if (rows[i].run == command->run && o->nwords >= rows[i].first
		    && o->value[OPT_REPORT] == NULL)
			rows[i].add(a);
}

/* ---- the values of an option ---- */

static void
add_split(struct complete *a, const char *values, const char *separator)
{
	const char *end = values + strlen(values), *word;
	size_t len;

	while (match_item(&values, end, separator, &word, &len))
		complete_add(a, word, len, NULL);
}

static void
add_formats(struct complete *a)
{
	add_split(a, a->line->command->formats->names, " ");
}

static void
add_roles(struct complete *a)
{
	const struct kb *kb = a->c->kb;
	const struct kb_question *q;
	size_t i;

	if (kb->profession_question == KB_ALWAYS)
		return;
	q = &kb->questions[kb->profession_question];
	for (i = 0; i < q->noptions; i++)
		add_id(a, q->options[i].id, &q->options[i].text);
}

static void
add_tally_themes(struct complete *a, const struct kb_category *of)
{
	size_t i;

	for (i = 0; i < of->nthemes; i++)
		add_id(a, of->themes[i].id, &of->themes[i].text);
}

/* Those of the group that was named, or else of any. */
static void
add_counted_themes(struct complete *a, const struct kb_tally *groups)
{
	const char *named = a->line->options.value[OPT_GROUP];
	size_t i;

	for (i = 0; i < groups->ncategories; i++)
		if (named == NULL || strcmp(groups->categories[i].id,
		    named) == 0)
			add_tally_themes(a, &groups->categories[i]);
}

static void
add_themes(struct complete *a)
{
	const struct kb_tally *groups = kb_find_tally(a->c->kb,
	    KB_TALLY_GROUP);
	const struct kb_word *w;

	if ((a->line->command->opens & OPENS_STORE) != 0) {
		if (groups != NULL)
			add_counted_themes(a, groups);
		return;
	}
	for (w = kb_words_theme; w->name != NULL; w++)
		complete_add(a, w->name, strlen(w->name), NULL);
}

static void
add_categories(struct complete *a, enum kb_tally_part part)
{
	const struct kb_tally *t = kb_find_tally(a->c->kb, part);
	size_t i;

	for (i = 0; t != NULL && i < t->ncategories; i++)
		add_id(a, t->categories[i].id, &t->categories[i].text);
}

static void
add_groups(struct complete *a)
{
	add_categories(a, KB_TALLY_GROUP);
}

static void
add_channels(struct complete *a)
{
	add_categories(a, KB_TALLY_CHANNEL);
}

static void
add_referrals(struct complete *a)
{
	add_categories(a, KB_TALLY_REFERRAL);
}

/* By what stands for the value in help. */
static const struct { const char *argument; void (*add)(struct complete *); }
    kinds[] = {
	{ "DIR", complete_directories },
	{ "FILE", complete_files },
	{ "FORMAT", add_formats },
};
static const struct { enum option_id id; void (*add)(struct complete *); }
    known[] = {
	{ OPT_ROLE, add_roles },
	{ OPT_THEME, add_themes },
	{ OPT_GROUP, add_groups },
	{ OPT_CHANNEL, add_channels },
	{ OPT_REFERRAL, add_referrals },
};

void
complete_add_values(struct complete *a, enum option_id id)
{
	const char *argument = option_row(id)->argument;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].argument, argument) == 0)
			kinds[i].add(a);
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].id == id)
			known[i].add(a);
	if (strchr(argument, '|') != NULL)
		add_split(a, argument, "|");
}
