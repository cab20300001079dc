/* SPDX-License-Identifier: MIT */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/sbuf.h"

/* Appends s so that it may stand in an attribute or between elements: what
 * XML cannot hold, and what could steer a terminal, as '?'. */
void xml_add(struct sbuf *, const char *s, size_t len);

#endif
