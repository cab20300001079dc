/* SPDX-License-Identifier: MIT */
#include "kb/index.h"

#include <string.h>

#include "base/arena.h"

static uint32_t
hash(const char *s, size_t len)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
}

struct kb_index *
kb_index_new(struct arena *a, size_t most)
{
	struct kb_index *ix = arena_alloc(a, sizeof(*ix));
	size_t size = 16;

	if (ix == NULL)
		return NULL;
	while (size < 2 * most)
		size *= 2;
	ix->size = size;
	ix->ids = arena_calloc(a, size, sizeof(*ix->ids));
	return ix->ids == NULL ? NULL : ix;
}

static struct kb_id *
place(const struct kb_index *ix, const char *id, size_t len, uint32_t h)
{
	size_t i = h & (ix->size - 1);
	struct kb_id *e;

	for (;; i = (i + 1) & (ix->size - 1)) {
		e = &ix->ids[i];
		if (e->id == NULL)
			return e;
		if (e->hash == h && strncmp(e->id, id, len) == 0 &&
		    e->id[len] == '\0')
			return e;
	}
}

const struct kb_id *
kb_index_add(struct kb_index *ix, const char *id, enum kb_kind kind,
    size_t at)
{
	size_t len = strlen(id);
	uint32_t h = hash(id, len);
	struct kb_id *e = place(ix, id, len, h);

	if (e->id != NULL)
		return e;
	e->id = id;
	e->hash = h;
	e->kind = kind;
	e->at = at;
	return NULL;
}

const struct kb_id *
kb_index_get(const struct kb_index *ix, const char *id, size_t len)
{
	const struct kb_id *e = place(ix, id, len, hash(id, len));

	return e->id == NULL ? NULL : e;
}

#define ARRAY(type, element, field) { element, sizeof(struct type), \
    offsetof(struct kb, field), offsetof(struct kb, n##field) }
#define NO_ARRAY ((size_t)-1)

static const struct {
	const char *name;
	size_t size;
	size_t array;		/* offsets in struct kb */
	size_t count;
} kinds[KB_NKINDS] = {
	[KB_NO_KIND] = { "", 0, NO_ARRAY, NO_ARRAY },
	[KB_KIND_RELEASE] = { "release", sizeof(struct kb_head), NO_ARRAY,
	    NO_ARRAY },
	[KB_KIND_SOURCE] = ARRAY(kb_source, "source", sources),
	[KB_KIND_QUESTION] = ARRAY(kb_question, "question", questions),
	[KB_KIND_FACT] = ARRAY(kb_fact, "fact", facts),
	[KB_KIND_ALARM] = { "alarm", sizeof(struct kb_alarm), NO_ARRAY,
	    NO_ARRAY },
	[KB_KIND_URGENCY] = { "urgency", sizeof(struct kb_urgency), NO_ARRAY,
	    NO_ARRAY },
	[KB_KIND_ROLE] = ARRAY(kb_role, "role", roles),
	[KB_KIND_GROUND] = ARRAY(kb_ground, "ground", grounds),
	[KB_KIND_INDICATOR] = ARRAY(kb_indicator, "indicator", indicators),
	[KB_KIND_STEP] = ARRAY(kb_step, "step", steps),
	[KB_KIND_GUIDANCE] = ARRAY(kb_guidance, "guidance", guidance),
	[KB_KIND_WHAT_IF] = ARRAY(kb_what_if, "what-if", what_ifs),
	[KB_KIND_PASSAGE] = ARRAY(kb_passage, "passage", passages),
	[KB_KIND_PLAN_ITEM] = ARRAY(kb_plan_item, "plan-item", plan_items),
	[KB_KIND_CARE] = ARRAY(kb_care, "care-level", care),
	[KB_KIND_CONTACT] = ARRAY(kb_contact, "contact", contacts),
	[KB_KIND_TERM] = ARRAY(kb_term, "term", terms),
	[KB_KIND_STATEMENT] = ARRAY(kb_statement, "statement", statements),
	[KB_KIND_TOPIC] = ARRAY(kb_topic, "topic", topics),
	[KB_KIND_TALLY] = ARRAY(kb_tally, "tally", tallies),
	[KB_KIND_MESSAGE] = ARRAY(kb_message, "message", messages),
	[KB_KIND_GUARANTEE] = ARRAY(kb_guarantee, "guarantee", guarantees),
	[KB_KIND_CASE] = { "case", 0, NO_ARRAY, NO_ARRAY },
};

const char *
kb_kind_name(enum kb_kind k)
{
	return kinds[k].name;
}

size_t
kb_kind_count(const struct kb *kb, enum kb_kind k)
{
	size_t n = 0;

	if (k == KB_KIND_ALARM)
		return KB_NALARMS;
	if (k == KB_KIND_URGENCY)
		return KB_NLEVELS;
	if (kinds[k].count != NO_ARRAY)
		memcpy(&n, (const char *)kb + kinds[k].count, sizeof(n));
	return n;
}

const struct kb_head *
kb_kind_head(const struct kb *kb, enum kb_kind k, size_t at)
{
	const char *array;

	if (k == KB_KIND_ALARM)
		return &kb->alarms[at].head;
	if (k == KB_KIND_URGENCY)
		return &kb->urgency[at].head;
	memcpy(&array, (const char *)kb + kinds[k].array, sizeof(array));
	return (const void *)(array + at * kinds[k].size);
}

void
kb_kind_set(struct kb *kb, enum kb_kind k, const void *array, size_t n)
{
	if (kinds[k].array == NO_ARRAY)
		return;
	memcpy((char *)kb + kinds[k].array, &array, sizeof(array));
	memcpy((char *)kb + kinds[k].count, &n, sizeof(n));
}
