/* SPDX-License-Identifier: MIT */
#include "prove/prove.h"

#include "prove/guarantees.h"
#include "prove/solver.h"
#include "prove/structure.h"

static const struct part {
	const char *group;
	const char *proves;
	void (*run)(const struct kb *, long day, struct progress *,
	    struct diag *);
} parts[] = {
	{ "guarantees", "what is guaranteed of all answers",
	    guarantees_check },
	{ "structure", "that no condition, answer or text is idle",
	    structure_check },
};

void
prove_check(const struct kb *kb, long day, struct progress *progress,
    struct diag *d)
{
	const struct part *p;
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		p = &parts[i];
		diag_begin(d, p->group);
		if (solver_available())
			p->run(kb, day, progress, d);
		else
			diag_add(d, DIAG_FINDING, NULL, 0, "this program was "
			    "built without CaDiCaL and did not prove %s; "
			    "build it with CaDiCaL, or say --no-proofs",
			    p->proves);
	}
}
