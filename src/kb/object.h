/* SPDX-License-Identifier: MIT */
#ifndef KB_OBJECT_H
#define KB_OBJECT_H

#include <string.h>

#include "kb/format.h"

/* What the tables of the format find in an object of the model. */
struct kb_parts { const char *at; size_t n; };	/* objects in a row */

static inline size_t
kb_object_index(const char *object, size_t at)
{
	size_t value;

	memcpy(&value, object + at, sizeof(value));
	return value;
}

static inline const char *
kb_object_string(const char *object, size_t at)
{
	const char *value;

	memcpy(&value, object + at, sizeof(value));
	return value;
}

static inline bool
kb_object_flag(const char *object, size_t at)
{
	bool value;

	memcpy(&value, object + at, sizeof(value));
	return value;
}

static inline long
kb_object_number(const char *object, const struct kb_att *a)
{
	int number;
	long value;

	if (a->size == sizeof(bool))
		return kb_object_flag(object, a->at);
	if (a->size == sizeof(number)) {
		memcpy(&number, object + a->at, sizeof(number));
		return number;
	}
	memcpy(&value, object + a->at, sizeof(value));
	return value;
}

static inline const struct kb_text *
kb_object_text(const char *object, size_t at)
{
	return (const void *)(object + at);
}

static inline const struct kb_texts *
kb_object_texts(const char *object, size_t at)
{
	return (const void *)(object + at);
}

static inline struct kb_refs
kb_object_refs(const char *object, size_t at)
{
	struct kb_refs value;

	memcpy(&value, object + at, sizeof(value));
	return value;
}

static inline const struct kb_expr *
kb_object_expr(const char *object, size_t at)
{
	const struct kb_expr *value;

	memcpy(&value, object + at, sizeof(value));
	return value;
}

static inline struct kb_parts
kb_object_parts(const char *object, const struct kb_kid *k)
{
	return (struct kb_parts){ kb_object_string(object, k->at),
	    kb_object_index(object, k->count) };
}

static inline bool
kb_value_is_numeric(enum kb_value v)
{
	return v == KB_V_WORD || v == KB_V_FLAGS || v == KB_V_NUMBER ||
	    v == KB_V_TIME || v == KB_V_DAY;
}

#endif
