/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CONTACT_LINKS_H
#define REPORT_CONTACT_LINKS_H

#include "base/links.h"
#include "kb/model.h"

/* The telephone numbers and addresses of all contacts, as they stand in the
 * texts: tel:, mailto: and https:.  In the arena; NULL without memory. */
struct links *contact_links(const struct kb *, struct arena *);

#endif
