/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CONTACTS_H
#define REPORT_CONTACTS_H

#include "report/build.h"

/* Of this country or of none in particular; nobody while no country is
 * chosen. */
bool contact_here(const struct build *, size_t contact);
/* Another of its kind fits better here. */
bool contact_has_better(const struct build *, size_t contact);
/* First telephone number, NULL when there is none. */
const struct kb_channel *contact_phone(const struct kb_contact *);
/* Its name says this number already: "Politie 101". */
bool contact_says(struct build *, const struct kb_contact *,
    const struct kb_channel *);
/* The name, and a text that begins with a channel unless the name says it. */
void contact_put(struct build *, const struct kb_contact *,
    const struct kb_channel *, const char *text);
/* "Zelfmoordlijn: 1813." */
const char *contact_short(struct build *, const struct kb_contact *,
    const struct kb_channel *);
/* "Nu open, tot 22 uur." or nothing. */
const char *contact_hours(struct build *, const struct kb_contact *,
    const struct kb_channel *);

#endif
