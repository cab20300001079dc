/* SPDX-License-Identifier: MIT */
#include "cmd/search.h"

#include <string.h>

#include "base/utf8.h"

/* needle at the start of a word of hay; both folded. */
static bool
starts_a_word(const char *hay, const char *needle)
{
	const char *at = hay;

	if (*needle == '\0')
		return false;
	while ((at = strstr(at, needle)) != NULL) {
		if (at == hay || at[-1] == ' ')
			return true;
		at++;
	}
	return false;
}

static bool
word_matches(const char *word, const char *hay)
{
	struct sbuf folded = SBUF_EMPTY;
	bool found;

	utf8_add_folded(&folded, word, strnlen(word, 200));
	found = starts_a_word(hay, sbuf_text(&folded));
	sbuf_clear(&folded);
	return found;
}

bool
search_matches(const struct search *s, const char *id,
    const struct kb_text *const *texts, size_t ntexts)
{
	struct sbuf hay = SBUF_EMPTY;
	bool all = true;
	size_t i;
	int w;

	if (s->nwords == 1 && strcmp(s->words[0], id) == 0)
		return true;
	utf8_add_folded(&hay, id, strlen(id));
	for (i = 0; i < ntexts; i++) {
		if (texts[i] == NULL || texts[i]->in[s->lang] == NULL)
			continue;
		sbuf_putc(&hay, ' ');
		utf8_add_folded(&hay, texts[i]->in[s->lang],
		    strlen(texts[i]->in[s->lang]));
	}
	for (w = 0; w < s->nwords && all; w++)
		all = word_matches(s->words[w], sbuf_text(&hay));
	sbuf_clear(&hay);
	return all;
}

void
search_words(const struct search *s, struct sbuf *out)
{
	int i;

	for (i = 0; i < s->nwords; i++) {
		if (i > 0)
			sbuf_putc(out, ' ');
		utf8_add_safe(out, s->words[i], strnlen(s->words[i], 60));
	}
}
