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
