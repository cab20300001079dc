/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

/* How a sequence starts: mask and value of its first byte, smallest scalar
 * value that needs its length. */
struct lead {
	unsigned char mask, value;
	uint32_t smallest;
};

static const struct lead leads[] = {
	{ 0x80, 0x00, 0 },
	{ 0xe0, 0xc0, 0x80 },
	{ 0xf0, 0xe0, 0x800 },
	{ 0xf8, 0xf0, 0x10000 },
};

#define NLEADS (sizeof(leads) / sizeof(leads[0]))

static bool
is_scalar(uint32_t cp)
{
	return cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff);
}

size_t
utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *b = (const unsigned char *)s;
	uint32_t value;
	size_t n, i;

	for (n = 0; n < NLEADS; n++)
		if ((b[0] & leads[n].mask) == leads[n].value)
			break;
	if (n == NLEADS || n >= len)
		return 0;
	value = b[0] & (uint32_t)(unsigned char)~leads[n].mask;
	for (i = 1; i <= n; i++) {
		if ((b[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (b[i] & 0x3fU);
	}
	if (value < leads[n].smallest || !is_scalar(value))
		return 0;
	*cp = value;
	return n + 1;
}

size_t
utf8_encode(uint32_t cp, char *to)
{
	static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	size_t i;

	for (i = n - 1; i > 0; i--, cp >>= 6)
		to[i] = (char)(0x80 | (cp & 0x3f));
	to[0] = (char)(n == 1 ? cp : lead[n] | cp);
	return n;
}

bool
utf8_valid(const char *s, size_t len)
{
	uint32_t cp;
	size_t used, i;

	for (i = 0; i < len; i += used) {
		used = utf8_decode(s + i, len - i, &cp);
		if (used == 0)
			return false;
	}
	return true;
}

/* Nothing of these is seen, or it changes what is seen around it: bidirectional
 * formatting, line separators, zero-width characters, fillers, tags. */
static const struct unseen {
	uint32_t first, last;
} unseen[] = {
	{ 0x00ad, 0x00ad }, { 0x034f, 0x034f }, { 0x061c, 0x061c },
	{ 0x115f, 0x1160 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
	{ 0x200b, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f },
	{ 0x3164, 0x3164 }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 },
	{ 0xfff0, 0xfffb }, { 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a },
	{ 0xe0000, 0xe0fff },
};

#define NUNSEEN (sizeof(unseen) / sizeof(unseen[0]))

bool
utf8_is_hostile(uint32_t cp)
{
	size_t i;

	if (cp < unseen[0].first)
		return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f);
	for (i = 0; i < NUNSEEN && cp >= unseen[i].first; i++)
		if (cp <= unseen[i].last)
			return true;
	return false;
}

/* Bytes at the start that are printable ASCII: most of all text. */
static size_t
plain_run(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] < ' ' || s[i] > '~')
			break;
	return i;
}

void
utf8_add_safe(struct sbuf *b, const char *s, size_t len)
{
	uint32_t cp;
	size_t used, i;

	for (i = 0; i < len; i += used) {
		used = plain_run(s + i, len - i);
		if (used > 0) {
			sbuf_add(b, s + i, used);
			continue;
		}
		used = utf8_decode(s + i, len - i, &cp);
		if (used == 0 || utf8_is_hostile(cp)) {
			sbuf_putc(b, '?');
			used += used == 0;
		} else
			sbuf_add(b, s + i, used);
	}
}

void
utf8_add_short(struct sbuf *b, const char *s, size_t len, size_t most)
{
	size_t shown = len < most ? len : most;

	while (shown > 0 && shown < len &&
	    ((unsigned char)s[shown] & 0xc0) == 0x80)
		shown--;
	utf8_add_safe(b, s, shown);
}

/* Latin letters with accents and ligatures, by what they are searched as. */
struct fold {
	uint16_t first, last;
	const char *base;
};

static const struct fold folds[] = {
	{ 0x0aa, 0x0aa, "a" }, { 0x0ba, 0x0ba, "o" }, { 0x0c0, 0x0c5, "a" },
	{ 0x0c6, 0x0c6, "ae" }, { 0x0c7, 0x0c7, "c" }, { 0x0c8, 0x0cb, "e" },
	{ 0x0cc, 0x0cf, "i" }, { 0x0d0, 0x0d0, "d" }, { 0x0d1, 0x0d1, "n" },
	{ 0x0d2, 0x0d6, "o" }, { 0x0d8, 0x0d8, "o" }, { 0x0d9, 0x0dc, "u" },
	{ 0x0dd, 0x0dd, "y" }, { 0x0de, 0x0de, "th" }, { 0x0df, 0x0df, "ss" },
	{ 0x0e0, 0x0e5, "a" }, { 0x0e6, 0x0e6, "ae" }, { 0x0e7, 0x0e7, "c" },
	{ 0x0e8, 0x0eb, "e" }, { 0x0ec, 0x0ef, "i" }, { 0x0f0, 0x0f0, "d" },
	{ 0x0f1, 0x0f1, "n" }, { 0x0f2, 0x0f6, "o" }, { 0x0f8, 0x0f8, "o" },
	{ 0x0f9, 0x0fc, "u" }, { 0x0fd, 0x0fd, "y" }, { 0x0fe, 0x0fe, "th" },
	{ 0x0ff, 0x0ff, "y" }, { 0x100, 0x105, "a" }, { 0x106, 0x10d, "c" },
	{ 0x10e, 0x111, "d" }, { 0x112, 0x11b, "e" }, { 0x11c, 0x123, "g" },
	{ 0x124, 0x127, "h" }, { 0x128, 0x131, "i" }, { 0x132, 0x133, "ij" },
	{ 0x134, 0x135, "j" }, { 0x136, 0x138, "k" }, { 0x139, 0x142, "l" },
	{ 0x143, 0x14b, "n" }, { 0x14c, 0x151, "o" }, { 0x152, 0x153, "oe" },
	{ 0x154, 0x159, "r" }, { 0x15a, 0x161, "s" }, { 0x162, 0x167, "t" },
	{ 0x168, 0x173, "u" }, { 0x174, 0x175, "w" }, { 0x176, 0x178, "y" },
	{ 0x179, 0x17e, "z" }, { 0x17f, 0x17f, "s" },
};

#define NFOLDS (sizeof(folds) / sizeof(folds[0]))

static const char *
fold_of(uint32_t cp)
{
	size_t i;

	for (i = 0; i < NFOLDS && cp >= folds[i].first; i++)
		if (cp <= folds[i].last)
			return folds[i].base;
	return NULL;
}

static bool
is_ascii_word(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
	    (cp >= 'A' && cp <= 'Z');
}

/* Other scripts are searched as written; signs and punctuation separate. */
static bool
is_separator(uint32_t cp)
{
	return (cp < 0x80 && !is_ascii_word(cp)) ||
	    (cp >= 0x80 && cp <= 0xbf && cp != 0xb5) || cp == 0xd7 ||
	    cp == 0xf7 || (cp >= 0x2000 && cp <= 0x2bff) ||
	    (cp >= 0x3000 && cp <= 0x303f) || cp >= 0xe000;
}

static void
add_folded_letter(struct sbuf *b, uint32_t cp, const char *s, size_t used)
{
	const char *base = fold_of(cp);

	if (base != NULL)
		sbuf_puts(b, base);
	else if (cp >= 'A' && cp <= 'Z')
		sbuf_putc(b, (char)(cp - 'A' + 'a'));
	else if (utf8_width(cp) > 0)
		sbuf_add(b, s, used);
}

void
utf8_add_folded(struct sbuf *b, const char *s, size_t len)
{
	bool gap = false, begun = false;
	uint32_t cp = 0;
	size_t used, i;

	for (i = 0; i < len; i += used == 0 ? 1 : used) {
		used = utf8_decode(s + i, len - i, &cp);
		if (used == 0 ||
		    (fold_of(cp) == NULL && is_separator(cp))) {
			gap = true;
			continue;
		}
		if (gap && begun)
			sbuf_putc(b, ' ');
		gap = false;
		begun = true;
		add_folded_letter(b, cp, s + i, used);
	}
}
