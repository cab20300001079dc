/* SPDX-License-Identifier: MIT */
#ifndef REPORT_GROUP_H
#define REPORT_GROUP_H

#include "base/diag.h"
#include "base/doc.h"
#include "engine/group.h"
#include "kb/cases.h"

/*
 * How a group answered, for a trainer: per case and question the counts and
 * how far they agree.  Nobody is named, and what fewer than five people
 * answered stands only in a sum; see engine/withhold.h.
 */
struct group_report {
	const struct group *group;
	const struct kb_cases *cases;
	enum kb_lang lang;
	struct diag *diag;
};

/* Appends to doc.  -1 without memory, or with the reasons when a case cannot
 * be used. */
int report_group(const struct group_report *, struct doc *);

#endif
