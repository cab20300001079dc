/* SPDX-License-Identifier: MIT */
#include "consult/match.h"

#include <string.h>

#include "base/utf8.h"
#include "kb/find.h"

static enum match
match_bytes(const char *typed, const char *text, size_t len)
{
	struct sbuf folded = SBUF_EMPTY;
	enum match result = MATCH_NONE;
	const char *s;

	utf8_add_folded(&folded, text, len);
	s = sbuf_text(&folded);
	if (*typed != '\0' && !folded.failed &&
	    strncmp(s, typed, strlen(typed)) == 0)
		result = s[strlen(typed)] == '\0' ? MATCH_EXACT : MATCH_START;
	sbuf_clear(&folded);
	return result;
}

enum match
match_text(const char *typed, const char *text)
{
	return text == NULL ? MATCH_NONE
	    : match_bytes(typed, text, strlen(text));
}

void
match_trim(const char **s, size_t *len)
{
	while (*len > 0 && strchr(" \t\r", **s) != NULL && **s != '\0') {
		(*s)++;
		(*len)--;
	}
	while (*len > 0 && (*s)[*len - 1] != '\0' &&
	    strchr(" \t\r", (*s)[*len - 1]) != NULL)
		(*len)--;
}

static bool
separates(char c, const char *separators)
{
	return c != '\0' && strchr(separators, c) != NULL;
}

bool
match_item(const char **at, const char *end, const char *separators,
    const char **item, size_t *len)
{
	while (*at < end) {
		*item = *at;
		while (*at < end && !separates(**at, separators))
			(*at)++;
		*len = (size_t)(*at - *item);
		if (*at < end)
			(*at)++;
		match_trim(item, len);
		if (*len > 0)
			return true;
	}
	return false;
}

enum match
match_list(const char *typed, const char *list)
{
	enum match best = MATCH_NONE, one;
	const char *item, *end;
	size_t len;

	if (list == NULL)
		return MATCH_NONE;
	end = list + strlen(list);
	while (match_item(&list, end, ",", &item, &len)) {
		one = match_bytes(typed, item, len);
		if (one > best)
			best = one;
	}
	return best;
}

/* The typed text starts with this word, and the word ends there. */
static bool
begins_with(const char *typed, const char *word, size_t len,
    const char **rest)
{
	struct sbuf folded = SBUF_EMPTY;
	bool begins;

	utf8_add_folded(&folded, word, len);
	begins = folded.len > 0 && !folded.failed &&
	    strncmp(typed, folded.text, folded.len) == 0 &&
	    (typed[folded.len] == '\0' || typed[folded.len] == ' ');
	if (begins)
		*rest = typed + folded.len + (typed[folded.len] == ' ');
	sbuf_clear(&folded);
	return begins;
}

static bool
list_begins(const char *list, const char *typed, const char **rest)
{
	const char *end = list + strlen(list), *item;
	size_t len;

	while (match_item(&list, end, ",", &item, &len))
		if (begins_with(typed, item, len, rest))
			return true;
	return false;
}

enum match
match_message(const struct kb *kb, const char *message, const char *typed)
{
	enum match best = MATCH_NONE, one;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		one = match_list(typed, kb_message(kb, (enum kb_lang)lang,
		    message));
		if (one > best)
			best = one;
	}
	return best;
}

bool
match_words(const struct kb *kb, const char *message, const char *typed,
    const char **rest)
{
	int lang;

	if (rest == NULL)
		return match_message(kb, message, typed) == MATCH_EXACT;
	for (lang = 0; lang < KB_NLANG; lang++)
		if (list_begins(kb_message(kb, (enum kb_lang)lang, message),
		    typed, rest))
			return true;
	return false;
}
