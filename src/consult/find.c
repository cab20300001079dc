/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "consult/search.h"
#include "consult/state.h"

#define TYPED_WORDS_MAX 8

/* What is looked in; equals are listed in this order.  Single sentences come
 * after what has a name. */
static const struct { enum kb_kind kind; bool sentence; } kinds[] = {
	{ KB_KIND_QUESTION, false }, { KB_KIND_WHAT_IF, false },
	{ KB_KIND_CONTACT, false }, { KB_KIND_TOPIC, false },
	{ KB_KIND_CARE, false }, { KB_KIND_STATEMENT, false },
	{ KB_KIND_TERM, true }, { KB_KIND_GUIDANCE, true },
	{ KB_KIND_PLAN_ITEM, true }, { KB_KIND_STEP, true },
};
#define NKINDS_LOOKED (sizeof(kinds) / sizeof(kinds[0]))

/* How well it fits, the best first. */
enum class { CLASS_WHOLE, CLASS_KEYWORD, CLASS_WORDS, CLASS_STARTS, CLASS_PARTS,
    CLASS_SENTENCE, CLASS_INSIDE, CLASS_NOT };

struct hit { struct found_item item; enum class class; };
struct hits {
	struct hit at[FOUND_MAX];	/* best first */
	size_t n, total;
	size_t count[CLASS_NOT];
};

/* Several services and texts share a keyword: the one that has it in its
 * name is meant.  A question always is. */
static enum class
whole(enum search_rank rank, size_t k)
{
	return rank == SEARCH_ID || rank == SEARCH_NAME ||
	    kinds[k].kind == KB_KIND_QUESTION ? CLASS_WHOLE : CLASS_KEYWORD;
}

static enum class
class_of(const struct search *s, const struct item *item, size_t k)
{
	static const enum class of[SEARCH_NOT + 1] = {
		[SEARCH_ID] = CLASS_WHOLE, [SEARCH_NAME] = CLASS_WORDS,
		[SEARCH_KEYWORD] = CLASS_WHOLE,
		[SEARCH_NAME_START] = CLASS_STARTS,
		[SEARCH_KEYWORD_WORD] = CLASS_WORDS,
		[SEARCH_KEYWORD_START] = CLASS_STARTS,
		[SEARCH_PART] = CLASS_PARTS, [SEARCH_REST] = CLASS_INSIDE,
		[SEARCH_NOT] = CLASS_NOT,
	};
	enum search_rank rank = search_rank(s, item);
	enum class c = of[rank];

	if (kinds[k].sentence && c < CLASS_PARTS)
		return CLASS_SENTENCE;
	if (kinds[k].sentence && c == CLASS_PARTS)
		return CLASS_INSIDE;
	return c != CLASS_NOT && search_is_whole(s, item) ? whole(rank, k)
	    : c;
}

static void
add_hit(struct hits *h, enum kb_kind kind, size_t index, enum class class)
{
	size_t i = h->n < FOUND_MAX ? h->n : FOUND_MAX - 1;

	if (class == CLASS_NOT)
		return;
	h->total++;
	h->count[class]++;
	if (h->n == FOUND_MAX && h->at[i].class <= class)
		return;
	for (; i > 0 && h->at[i - 1].class > class; i--)
		h->at[i] = h->at[i - 1];
	h->at[i] = (struct hit){ { kind, index }, class };
	if (h->n < FOUND_MAX)
		h->n++;
}

bool
find_is_elsewhere(const struct session *s, enum kb_country country)
{
	enum kb_country here = s->findings->country;

	return here != KB_NO_COUNTRY && country != KB_NO_COUNTRY &&
	    country != here;
}

static void
search_kind(const struct session *s, const struct search *search,
    size_t k, struct hits *h)
{
	struct item item;
	size_t i;

	for (i = 0; i < kb_kind_count(s->kb, kinds[k].kind); i++)
		if (item_view(s->kb, kinds[k].kind, i, &item) &&
		    !find_is_elsewhere(s, item.country))
			add_hit(h, kinds[k].kind, i, class_of(search, &item,
			    k));
}

/* What fits by a part or only mentions the words is left out when something
 * fits better.  There is a first, which stays. */
static void
drop_lesser(struct hits *h)
{
	enum class best = h->at[0].class;

	while (h->at[h->n - 1].class >= CLASS_PARTS &&
	    h->at[h->n - 1].class > best)
		h->n--;
}

static int
tell(struct session *s, struct hits *h, const char *typed)
{
	bool sure;
	size_t i;

	if (h->n == 0)
		return say_refuse(s, "err-find");
	drop_lesser(h);
	sure = h->n == 1 || h->count[CLASS_WHOLE] == 1;
	s->nlisted = 0;
	s->opened.kind = s->reading.kind = KB_NO_KIND;
	for (i = sure ? 1 : 0; i < h->n; i++)
		s->listed[s->nlisted++] = h->at[i].item;
	if (sure)
		found_open(s, &h->at[0].item, typed);
	if (s->nlisted > 0)
		found_list(s, sure, h->total - h->n);
	screen_resume(s);
	return 0;
}

/* The words of what was typed, each its own string in one buffer. */
static size_t
split(struct sbuf *typed, const char **words)
{
	char *at = typed->text, *word;
	size_t n = 0;

	while (n < TYPED_WORDS_MAX && at != NULL &&
	    (word = strsep(&at, " \t")) != NULL)
		if (*word != '\0')
			words[n++] = word;
	return n;
}

static int
look_up(struct session *s, const char *value, size_t len)
{
	const char *words[TYPED_WORDS_MAX];
	struct sbuf typed = SBUF_EMPTY, shown = SBUF_EMPTY;
	struct search search = { words, 0, s->options.lang };
	struct hits h = { .n = 0 };
	size_t k;
	int result;

	utf8_add_folded(&shown, value, len);
	sbuf_add(&typed, value, len);
	if (typed.text != NULL)
		search.nwords = split(&typed, words);
	for (k = 0; k < NKINDS_LOOKED && shown.len > 0; k++)
		search_kind(s, &search, k, &h);
	result = tell(s, &h, sbuf_text(&shown));
	sbuf_clear(&shown);
	sbuf_clear(&typed);
	return result;
}

/* A number names one of those listed last; searched words have more
 * letters. */
int
find_word(struct session *s, const char *value, size_t len)
{
	int number = reply_digits(value, len);
	struct found_item item;

	if (number < 1 || number > FOUND_MAX)
		return look_up(s, value, len);
	if ((size_t)number > s->nlisted)
		return say_refuse(s, "err-find-number");
	item = s->listed[number - 1];
	found_open(s, &item, "");
	screen_resume(s);
	return 0;
}

int
find_more(struct session *s)
{
	if (s->reading.kind == KB_NO_KIND)
		return say_refuse(s, "err-find-word");
	found_more(s);
	screen_resume(s);
	return 0;
}
