/* SPDX-License-Identifier: MIT */
#ifndef REPORT_TALLY_RENDER_H
#define REPORT_TALLY_RENDER_H

#include "report/render.h"
#include "report/tally.h"

/* The tables of a year as a document's bytes.  over: the year has passed, so
 * that nothing is added to it any more.  -1 without memory. */
struct tally_page {
	const struct kb *kb;
	const struct style *style;
	bool over;
};
typedef int tally_render_fn(const struct tally_year *,
    const struct tally_page *, struct sbuf *);

tally_render_fn tally_render_text;	/* numbers, aligned */
tally_render_fn tally_render_chart;	/* the same with bars */
tally_render_fn tally_render_tsv;
tally_render_fn tally_render_md;

#endif
