/* SPDX-License-Identifier: MIT */
#ifndef TEST_PRACTICE_H
#define TEST_PRACTICE_H

#include "engine/exercise.h"
#include "kb/load.h"

/* The knowledge of KNOWLEDGE_DIR as files, so that a test can edit it, and
 * its cases.  Failures abort with a reason. */
struct practice {
	struct diag *diag;
	struct kb_files files, case_files;
	struct kb *kb;
	struct kb_cases *cases;
};

void practice_open(struct practice *);
void practice_close(struct practice *);

/* Programs by day: the last one made stays. */
struct practice_program { struct program *program; long day; };
const struct program *practice_program(struct practice_program *,
    const struct kb *, long day);

#endif
