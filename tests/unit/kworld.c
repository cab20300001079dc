/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kworld.h"

void
kworld_open(struct kworld *w, struct kbuild *b)
{
	w->build = b;
	w->kb = kbuild_kb(b);
	w->program = program_new(w->kb, KRANDOM_DAY);
	w->arena = arena_new();
	w->answers = answers_new(w->kb, w->arena);
	assert_non_null(w->program);
	assert_non_null(w->answers);
}

size_t
kworld_open_wide(struct kworld *w)
{
	struct kbuild *b = kbuild_new(64);
	size_t i, q = 0;

	for (i = 0; i < 50; i++)
		q = kbuild_question(b, kbuild_id(b, "q", i), 31, i % 2);
	kbuild_step(b, "first", KB_NOW, false, kx_is(b, 0, 1));
	kbuild_step(b, "last", KB_NOW, false, kx_is(b, q, 1u << 30));
	kworld_open(w, b);
	return q;
}

void
kworld_close(struct kworld *w)
{
	program_free(w->program);
	arena_free(w->arena);
	kbuild_free(w->build);
}

const struct findings *
kworld_find(struct kworld *w, const struct answers *a)
{
	const struct findings *f = findings_new(w->program, a, KRANDOM_DAY,
	    w->arena);

	assert_non_null(f);
	return f;
}
