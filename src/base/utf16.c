/* SPDX-License-Identifier: MIT */
#include "base/utf16.h"

#include <string.h>

#include "base/utf8.h"

#define REPLACEMENT 0xfffd

void
utf16_detect(struct utf16 *u, const char *bytes, size_t len)
{
	u->big_endian = len >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0;
	u->wide = u->big_endian ||
	    (len >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0);
}

static size_t
take_unit(struct utf16 *u, uint32_t unit, char *to)
{
	uint32_t high = u->high;
	size_t n = 0;

	u->high = 0;
	if (high != 0 && unit >= 0xdc00 && unit < 0xe000)
		return utf8_encode(0x10000 + ((high - 0xd800) << 10) +
		    (unit - 0xdc00), to);
	if (high != 0)
		n = utf8_encode(REPLACEMENT, to);
	if (unit >= 0xd800 && unit < 0xdc00) {
		u->high = unit;
		return n;
	}
	return n + utf8_encode(unit >= 0xdc00 && unit < 0xe000 ? REPLACEMENT
	    : unit, to + n);
}

size_t
utf16_decode(struct utf16 *u, const char *bytes, size_t len, char *to)
{
	unsigned char second;
	size_t i, n = 0;

	for (i = 0; i < len; i++) {
		second = (unsigned char)bytes[i];
		if (u->half)
			n += take_unit(u, u->big_endian ?
			    (uint32_t)u->first << 8 | second :
			    (uint32_t)second << 8 | u->first, to + n);
		u->first = second;
		u->half = !u->half;
	}
	return n;
}
