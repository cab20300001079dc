/* SPDX-License-Identifier: MIT */
#ifndef KB_WRITTEN_H
#define KB_WRITTEN_H

#include "base/sbuf.h"
#include "kb/object.h"

/* Values of the model as their author wrote them: "mon tue", "09:30". */
void kb_written_att(const struct kb *, const struct kb_att *,
    const char *object, struct sbuf *);
/* "2026-11-20"; nothing for KB_NO_DAY. */
void kb_written_day(long days, struct sbuf *);
/* All attributes of a part and what stands in it, texts left out: "phone 112
 * (always)". */
void kb_written_part(const struct kb *, const struct kb_el *,
    const char *object, struct sbuf *);

#endif
