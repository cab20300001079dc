/* SPDX-License-Identifier: MIT */
#ifndef REPORT_BATCH_H
#define REPORT_BATCH_H

#include "engine/brief.h"
#include "report/report.h"

/* One case of a batch, read and decided, ready to be written. */
struct batch_case {
	const char *id;			/* UTF-8; NULL: none */
	size_t idlen;
	unsigned long line;
	const char *wrong;		/* NULL: it was decided */
	bool expects;			/* something */
	const char *differs;		/* from that; NULL: it does not */
	const struct kb *kb;
	const struct brief *brief;	/* with its lane, or */
	unsigned lane;
	const struct report_context *whole;
};

/* How cases are written. */
struct batch_format {
	const char *name;
	bool whole;			/* writes whole results */
	const char *begin, *end;	/* around all cases */
	const char *count;		/* before their number, at the end; or NULL */
	void (*put)(const struct batch_case *, struct sbuf *);
};

/* By name, NULL: the first; whole results unless `brief`.  NULL when there
 * is none. */
const struct batch_format *batch_format(const char *name, bool brief);

#endif
