/* SPDX-License-Identifier: MIT */
#include "base/links.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

struct entry {
	struct link link;
	size_t len;
	struct entry *next;
};

struct links {
	struct arena *arena;
	struct entry *first;
	const struct links *under;
};

struct links *
links_new(struct arena *arena)
{
	return links_new_over(arena, NULL);
}

struct links *
links_new_over(struct arena *arena, const struct links *under)
{
	struct links *l = arena_alloc(arena, sizeof(*l));

	if (l != NULL)
		*l = (struct links){ arena, NULL, under };
	return l;
}

void
links_add(struct links *l, const char *text, const char *href)
{
	struct entry *e, **at;

	if (*text == '\0')
		return;
	for (at = &l->first; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->link.text, text) == 0)
			return;
	e = arena_alloc(l->arena, sizeof(*e));
	if (e == NULL)
		return;
	e->link.text = arena_strdup(l->arena, text);
	e->link.href = arena_strdup(l->arena, href);
	e->len = strlen(text);
	if (e->link.href != NULL)	/* then the text too */
		*at = e;
}

static bool
is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What holds an address, a number or a reference together. */
static bool
is_joint(char c)
{
	return c != '\0' && strchr(".-/@_+:", c) != NULL;
}

static bool
begins_word(const char *s, size_t at)
{
	if (at == 0)
		return true;
	if (s[at - 1] == ' ')
		return at < 2 || !is_digit(s[at]) || !is_digit(s[at - 2]);
	return !is_letter(s[at - 1]) && !is_joint(s[at - 1]);
}

static bool
ends_word(const char *s, size_t end)
{
	if (s[end] == ' ')
		return !is_digit(s[end - 1]) || !is_digit(s[end + 1]);
	if (is_joint(s[end]))
		return !is_letter(s[end + 1]);
	return !is_letter(s[end]);
}

const struct link *
links_at(const struct links *l, const char *s, size_t at)
{
	const struct entry *e, *best = NULL;

	if (l == NULL || !begins_word(s, at))
		return NULL;
	for (e = l->first; e != NULL; e = e->next)
		if ((best == NULL || e->len > best->len) &&
		    strncmp(s + at, e->link.text, e->len) == 0 &&
		    ends_word(s, at + e->len))
			best = e;
	return best == NULL ? links_at(l->under, s, at) : &best->link;
}

size_t
links_next(const struct links *l, const char *s, size_t from,
    const struct link **found)
{
	*found = NULL;
	for (; s[from] != '\0'; from++) {
		*found = links_at(l, s, from);
		if (*found != NULL)
			break;
	}
	return from;
}
