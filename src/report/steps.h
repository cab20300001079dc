/* SPDX-License-Identifier: MIT */
#ifndef REPORT_STEPS_H
#define REPORT_STEPS_H

#include "report/build.h"

/* The words of a step without its details. */
const char *step_line(struct build *, const struct finding_step *);
/* While there is no country, no step that names whom to call. */
bool step_is_here(const struct build *, size_t index);
/* Whether the step at this index of the findings has a place on page one. */
bool step_is_on_page(const struct build *, size_t index);

#endif
