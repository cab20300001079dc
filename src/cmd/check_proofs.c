/* SPDX-License-Identifier: MIT */
#include "cmd/check.h"

#include "cmd/isolated.h"
#include "prove/prove.h"

#define PROOFS_MEMORY ((size_t)512 * 1024 * 1024)

struct proofs {
	const struct kb *kb;
	long day;
};

static void
prove(void *data, struct progress *progress, struct diag *d)
{
	const struct proofs *p = data;

	prove_check(p->kb, p->day, progress, d);
}

void
check_proofs(const struct check *k, const struct kb *kb)
{
	struct proofs p = { kb, k->day };

	isolated_run("the proofs", PROOFS_MEMORY, prove, &p, k->progress,
	    k->found);
}
