/* SPDX-License-Identifier: MIT */
#include "cmd/cases.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cmd/suggest.h"
#include "kb/find.h"
#include "kb/words.h"

static bool
is_difficulty(const char *s)
{
	return strlen(s) == 1 && *s >= '1' && *s <= '3';
}

static bool
fits(const struct context *c, const struct kb_case *one)
{
	const char *theme = c->options->value[OPT_THEME];
	const char *difficulty = c->options->value[OPT_DIFFICULTY];

	return (c->country == NULL || strcmp(c->country,
	    kb_country_name(one->country)) == 0) &&
	    (theme == NULL || strcmp(theme, kb_theme_name(one->theme)) == 0) &&
	    (difficulty == NULL || *difficulty - '0' == one->difficulty);
}

static void
choose_fitting(const struct context *c, struct cases_chosen *chosen)
{
	size_t i;

	for (i = 0; i < chosen->cases->n; i++)
		if (fits(c, &chosen->cases->at[i]))
			chosen->order[chosen->n++] = i;
}

static int
fail_case(struct context *c, const struct kb_cases *cases, const char *id)
{
	struct suggest s;
	size_t i;

	(void)command_fail(c, "usage-case", id);
	suggest_begin(&s, id, strlen(id), c->usage.near);
	for (i = 0; i < cases->n; i++)
		suggest_offer(&s, cases->at[i].head.id,
		    strlen(cases->at[i].head.id));
	suggest_end(&s);
	return 2;
}

static int
choose_named(struct context *c, int first, struct cases_chosen *chosen)
{
	const struct options *o = c->options;
	size_t at;
	int i;

	for (i = first; i < o->nwords; i++) {
		at = kb_cases_find(chosen->cases, o->words[i],
		    strlen(o->words[i]));
		if (at == KB_ALWAYS)
			return fail_case(c, chosen->cases, o->words[i]);
		chosen->order[chosen->n++] = at;
	}
	return 0;
}

static int
choose(struct context *c, int first, struct cases_chosen *chosen)
{
	if (c->options->nwords > first)
		return choose_named(c, first, chosen);
	choose_fitting(c, chosen);
	return chosen->n > 0 ? 0 : command_fail(c, "usage-no-case", "");
}

static const char *
theme_at(size_t i)
{
	return kb_words_theme[i].name;
}

int
cases_choose(struct context *c, int first, struct cases_chosen *chosen)
{
	const char *theme = c->options->value[OPT_THEME];
	const char *difficulty = c->options->value[OPT_DIFFICULTY];
	int status;

	memset(chosen, 0, sizeof(*chosen));
	if (theme != NULL && kb_word_find(kb_words_theme, theme,
	    strlen(theme)) == NULL)
		return command_fail_near(c, "usage-theme", theme, theme_at);
	if (difficulty != NULL && !is_difficulty(difficulty))
		return command_fail(c, "usage-difficulty", difficulty);
	chosen->cases = kb_cases_load(c->kb, c->knowledge_dir, c->diag);
	if (chosen->cases == NULL)
		return 2;
	chosen->order = memory_calloc(chosen->cases->n +
	    (size_t)c->options->nwords + 1, sizeof(*chosen->order));
	status = chosen->order == NULL ? 2 : choose(c, first, chosen);
	if (status != 0)
		cases_clear(chosen);
	return status;
}

void
cases_clear(struct cases_chosen *chosen)
{
	kb_cases_free(chosen->cases);
	free(chosen->order);
	memset(chosen, 0, sizeof(*chosen));
}
