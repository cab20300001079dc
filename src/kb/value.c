/* SPDX-License-Identifier: MIT */
#include "kb/value.h"

#include <string.h>

#include "base/civil.h"
#include "base/sbuf.h"
#include "base/utf8.h"
#include "kb/bytes.h"
#include "kb/near.h"

/* The high bit of every byte of w that is a space. */
static uint64_t
spaces(uint64_t w)
{
	const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
	uint64_t x = w ^ UINT64_C(0x2020202020202020);

	return ~(((x & low) + low) | x | low);
}

/* Eight bytes at a time, the last of one being the first of the next. */
static bool
has_double_space(const char *s, size_t len)
{
	uint64_t w, found;
	size_t i;

	for (i = 0; len - i >= sizeof(w); i += sizeof(w) - 1) {
		memcpy(&w, s + i, sizeof(w));
		found = spaces(w);
		if ((found & found >> 8) != 0)
			return true;
	}
	for (i++; i < len; i++)
		if (s[i] == ' ' && s[i - 1] == ' ')
			return true;
	return false;
}

/* Puts the lines of a text behind each other, without their margins. */
static size_t
join_lines(char *s, size_t len)
{
	const char *p = s, *end = s + len, *stop, *next;
	size_t n = 0;

	for (; p < end; p = next) {
		stop = memchr(p, '\n', (size_t)(end - p));
		next = stop == NULL ? end : stop + 1;
		stop = stop == NULL ? end : stop;
		while (p < stop && *p == ' ')
			p++;
		while (p < stop && stop[-1] == ' ')
			stop--;
		if (p == stop)
			continue;
		if (n > 0)
			s[n++] = ' ';
		memmove(s + n, p, (size_t)(stop - p));
		n += (size_t)(stop - p);
	}
	return n;
}

static size_t
collapse_gaps(char *s, size_t len)
{
	size_t i, n = 0;
	bool gap = false;

	for (i = 0; i < len; i++) {
		if (s[i] == ' ' || s[i] == '\t' || s[i] == '\r') {
			gap = n > 0;
			continue;
		}
		if (gap)
			s[n++] = ' ';
		gap = false;
		s[n++] = s[i];
	}
	return n;
}

size_t
kb_value_collapse(char *s, size_t len)
{
	if (len == 0)
		return 0;
	len = join_lines(s, len);
	if (memchr(s, '\t', len) == NULL && memchr(s, '\r', len) == NULL &&
	    !has_double_space(s, len))
		return len;
	return collapse_gaps(s, len);
}

bool
kb_value_is_hostile(const char *s, size_t len)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = 1;
		cp = (unsigned char)s[i];
		if (cp >= 0x80)
			n = utf8_decode(s + i, len - i, &cp);
		if (n == 0 || utf8_is_hostile(cp))
			return true;
	}
	return false;
}

static bool
is_id(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') || (i > 0 &&
		    ((s[i] >= '0' && s[i] <= '9') || s[i] == '-'))))
			return false;
	return len > 0;
}

static bool
is_reserved(const char *s, size_t len)
{
	static const struct kb_word reserved[] = {
		{ "unknown", 0 }, { "none", 0 }, { "true", 0 },
		{ "false", 0 }, { NULL, 0 }
	};

	return kb_word_find(reserved, s, len) != NULL;
}

static bool
is_number(const char *s, size_t len, long *n)
{
	size_t i;

	*n = 0;
	if (len == 0 || len > 6)
		return false;
	for (i = 0; i < len && s[i] >= '0' && s[i] <= '9'; i++)
		*n = *n * 10 + (s[i] - '0');
	return i == len && (s[0] != '0' || len == 1);
}

static bool
is_time(const char *s, size_t len, long *minutes)
{
	int h, m;

	if (len != 5 || s[2] != ':' || strspn(s, "0123456789") != 2 ||
	    s[3] < '0' || s[3] > '5' || s[4] < '0' || s[4] > '9')
		return false;
	h = (s[0] - '0') * 10 + s[1] - '0';
	m = (s[3] - '0') * 10 + s[4] - '0';
	*minutes = h * 60 + m;
	return h < 24 || *minutes == 24 * 60;
}

/* Where the value is being read; the reader of each type fills `out`. */
struct reading {
	struct kb_build *b;
	const struct kb_node *node;
	const struct kb_att *att;
	const char *s;
	int len;
	union kb_val *out;
};

#define REFUSE(r, ...) KB_ERROR((r)->b, (r)->node->line, __VA_ARGS__)
#define QUOTED "%s=\"%.*s\""
#define ARGS(r) (r)->att->name, (r)->len, (r)->s

static void
keep_string(struct reading *r)
{
	r->out->s = arena_strndup(r->b->keep, r->s, (size_t)r->len);
}

static void
read_string(struct reading *r)
{
	keep_string(r);
	if (r->len == 0)
		REFUSE(r, "%s is empty; fill it in or leave it out",
		    r->att->name);
}

static void
read_id(struct reading *r)
{
	keep_string(r);
	if (!is_id(r->s, (size_t)r->len))
		REFUSE(r, QUOTED " is no id; use small letters, digits and "
		    "hyphens, a letter first", ARGS(r));
	else if (is_reserved(r->s, (size_t)r->len))
		REFUSE(r, QUOTED " is reserved; choose another", ARGS(r));
}

/* A word of a list. */
static bool
is_listed(const struct reading *r, const char *p, size_t len)
{
	enum kb_value value = r->att->value;
	const char *slash = value == KB_V_PARTS ? memchr(p, '/', len) : NULL;
	size_t n = slash == NULL ? len : (size_t)(slash - p);

	if (slash != NULL && !is_id(slash + 1, len - n - 1))
		return false;
	return is_id(p, n) && (value == KB_V_NAMES || value == KB_V_PARTS ||
	    !is_reserved(p, n));
}

static void
read_ids(struct reading *r)
{
	const char *what = r->att->value == KB_V_REFS ? "id" : "option";
	const char *p, *end = r->s + r->len;
	size_t len, n = 0;

	keep_string(r);
	for (p = r->s; p < end; p += len) {
		for (len = 0; p + len < end && p[len] != ' '; len++)
			continue;
		if (len > 0 && !is_listed(r, p, len)) {
			REFUSE(r, "\"%.*s\" in %s is no %s; name %ss with "
			    "a space between them", (int)len, p, r->att->name,
			    what, what);
			return;
		}
		n += len > 0;
		len += p + len < end;
	}
	if (n == 0)
		REFUSE(r, "%s is empty; name at least one", r->att->name);
}

static void
say_words(struct reading *r, const char *s, size_t len)
{
	const struct kb_word *w;
	struct sbuf all = SBUF_EMPTY;
	struct kb_near near;

	kb_near_init(&near, s, len);
	for (w = r->att->words; w->name != NULL; w++) {
		kb_near_offer(&near, w->name);
		sbuf_puts(&all, w == r->att->words ? "" : ", ");
		sbuf_puts(&all, w->name);
	}
	if (near.best != NULL)
		REFUSE(r, "%s cannot be \"%.*s\"; did you mean \"%s\"?",
		    r->att->name, (int)len, s, near.best);
	else
		REFUSE(r, "%s cannot be \"%.*s\"; write %s%s", r->att->name,
		    (int)len, s, w - r->att->words > 1 ? "one of " : "",
		    sbuf_text(&all));
	sbuf_clear(&all);
}

static void
read_word(struct reading *r)
{
	const struct kb_word *w = kb_word_find(r->att->words, r->s,
	    (size_t)r->len);

	if (w == NULL)
		say_words(r, r->s, (size_t)r->len);
	else
		r->out->n = w->value;
}

static void
add_flag(struct reading *r, const char *s, size_t len)
{
	const struct kb_word *w = kb_word_find(r->att->words, s, len);

	if (w == NULL)
		say_words(r, s, len);
	else if ((r->out->n & w->value) != 0)
		REFUSE(r, "%s names \"%s\" twice; remove one", r->att->name,
		    w->name);
	else
		r->out->n |= w->value;
}

static void
read_flags(struct reading *r)
{
	const char *p, *end = r->s + r->len;
	size_t len;

	r->out->n = 0;
	for (p = r->s; p < end; p += len) {
		for (len = 0; p + len < end && p[len] != ' '; len++)
			continue;
		if (len > 0)
			add_flag(r, p, len);
		len += p + len < end;
	}
	if (strspn(r->s, " ") >= (size_t)r->len)
		REFUSE(r, "%s is empty; name at least one", r->att->name);
}

static void
read_number(struct reading *r)
{
	if (!is_number(r->s, (size_t)r->len, &r->out->n) ||
	    r->out->n < r->att->min || r->out->n > r->att->max)
		REFUSE(r, QUOTED " is no number from %d to %d; write one",
		    ARGS(r), r->att->min, r->att->max);
}

static void
read_time(struct reading *r)
{
	if (!is_time(r->s, (size_t)r->len, &r->out->n))
		REFUSE(r, QUOTED " is no time of day; write it like 09:30, "
		    "24:00 for midnight", ARGS(r));
}

static void
read_date(struct reading *r)
{
	const bool whole = r->len == 10;
	const bool part = r->att->value == KB_V_ANY_DATE &&
	    (r->len == 4 || r->len == 7);
	long day = 0;

	keep_string(r);
	if (r->out->s == NULL)
		return;
	if ((!whole && !part) || !civil_parse_date(r->out->s, &day))
		REFUSE(r, QUOTED " is no date; write it like %s", ARGS(r),
		    r->att->value == KB_V_ANY_DATE ?
		    "2026-11-20, 2026-11 or 2026" : "2026-11-20");
	if (r->att->value == KB_V_DAY)
		r->out->n = day;
}

static void
read_moment(struct reading *r)
{
	struct civil at;

	keep_string(r);
	if (r->len != 16 || r->out->s == NULL ||
	    !civil_parse(r->out->s, &at))
		REFUSE(r, QUOTED " is no moment; write it like "
		    "2026-11-20T14:30", ARGS(r));
}

static void (*const readers[])(struct reading *) = {
	[KB_V_ID] = read_id, [KB_V_REF] = read_id,
	[KB_V_STRING] = read_string, [KB_V_REFS] = read_ids, [KB_V_IDS] = read_ids,
	[KB_V_WORD] = read_word, [KB_V_FLAGS] = read_flags,
	[KB_V_NUMBER] = read_number, [KB_V_TIME] = read_time,
	[KB_V_DATE] = read_date, [KB_V_ANY_DATE] = read_date,
	[KB_V_DAY] = read_date, [KB_V_NAMES] = read_ids,
	[KB_V_PARTS] = read_ids,
	[KB_V_MOMENT] = read_moment
};

void
kb_value_read(struct kb_build *b, struct kb_node *n, size_t i,
    const char *value, size_t len)
{
	struct reading r = { b, n, &n->el->atts[i], value, (int)len,
	    &n->vals[i] };
	const size_t before = b->errors;

	n->present |= 1u << i;
	if (b->references && kb_value_is_hostile(value, len))
		KB_ERROR(b, n->line, "%s " KB_HOSTILE, r.att->name);
	else
		readers[r.att->value](&r);
	if (b->errors != before) {
		n->broken = true;
		n->present &= ~(1u << i);
	}
}
