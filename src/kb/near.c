/* SPDX-License-Identifier: MIT */
#include "kb/near.h"

#include <string.h>

void
kb_near_init(struct kb_near *n, const char *wanted, size_t len)
{
	n->wanted = wanted;
	n->len = len;
	n->best = NULL;
	/* Further than a third of the word is no misspelling of it. */
	n->distance = len > KB_NEAR_LONGEST ? 0 : 1 + (len + 2) / 3;
}

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Insertions, deletions and replacements, with two rows. */
static size_t
distance(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t row[KB_NEAR_LONGEST + 1];
	size_t i, j, diagonal, up;

	for (j = 0; j <= blen; j++)
		row[j] = j;
	for (i = 1; i <= alen; i++) {
		diagonal = row[0];
		row[0] = i;
		for (j = 1; j <= blen; j++) {
			up = row[j];
			row[j] = least(up + 1, row[j - 1] + 1,
			    diagonal + (a[i - 1] != b[j - 1]));
			diagonal = up;
		}
	}
	return row[blen];
}

void
kb_near_offer(struct kb_near *n, const char *candidate)
{
	size_t len = strlen(candidate), apart, d;

	apart = len > n->len ? len - n->len : n->len - len;
	if (len > KB_NEAR_LONGEST || apart >= n->distance)
		return;
	d = distance(n->wanted, n->len, candidate, len);
	if (d < n->distance) {
		n->distance = d;
		n->best = candidate;
	}
}

const char *
kb_near_question(const struct kb *kb, const char *wanted, size_t len)
{
	struct kb_near near;
	size_t i;

	kb_near_init(&near, wanted, len);
	for (i = 0; i < kb->nquestions; i++)
		kb_near_offer(&near, kb->questions[i].head.id);
	return near.best;
}

const char *
kb_near_option(const struct kb_question *q, const char *wanted, size_t len)
{
	struct kb_near near;
	size_t i;

	kb_near_init(&near, wanted, len);
	for (i = 0; i < q->noptions; i++)
		kb_near_offer(&near, q->options[i].id);
	return near.best;
}
