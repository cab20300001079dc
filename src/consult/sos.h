/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_SOS_H
#define CONSULT_SOS_H

#include <stdbool.h>

#include "base/doc.h"
#include "kb/model.h"

/* Emergency numbers: those of the country with this name and those of none;
 * of both countries, each under its name, while it is NULL or "".  False
 * without memory. */
bool sos_say(const struct kb *, enum kb_lang, const char *country,
    struct doc *);
/* One contact with its channels, or only its telephone numbers. */
bool sos_contact(const struct kb *, enum kb_lang, const struct kb_contact *,
    bool phones_only, struct doc *);

#endif
