/* SPDX-License-Identifier: MIT */
#ifndef REPORT_BATCH_H
#define REPORT_BATCH_H

#include "engine/brief.h"
#include "report/report.h"

struct batch_steps;

/* One case of a batch, read and decided, ready to be written. */
struct batch_case {
	const char *id;			/* UTF-8; NULL: none */
	size_t idlen;
	unsigned long line;
	const char *wrong;		/* NULL: it was decided */
	bool expects;			/* something */
	const char *differs;		/* from that; NULL: it does not */
	const struct brief *brief;	/* with its lane */
	unsigned lane;
	const struct batch_steps *steps;
	const struct report_context *whole;	/* when it was decided alone */
};

/* How cases are written. */
struct batch_format {
	const char *name;
	bool whole;			/* writes whole results */
	const char *begin;		/* before all cases */
	const char *quote;		/* around ids of steps */
	const char *end;
	const char *count;		/* before their number, at the end; or NULL */
	void (*put)(const struct batch_case *, struct sbuf *);
};

/* The ids of steps in the order of a brief, ready to be copied; NULL without
 * memory. */
const struct batch_steps *batch_steps_new(const struct batch_format *,
    const struct kb *, const struct brief *, struct arena *);
/* By name, NULL: the first; whole results unless `brief`.  NULL when there
 * is none. */
const struct batch_format *batch_format(const char *name, bool brief);

#endif
