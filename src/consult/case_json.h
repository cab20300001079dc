/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CASE_JSON_H
#define CONSULT_CASE_JSON_H

#include "consult/case.h"

/* {"id":"…","answers":{…}}: fills in id, answers and why.  After
 * pool_json_prepare(). */
void case_json_read(struct case_read *, const char *line, size_t len);

#endif
