/* SPDX-License-Identifier: MIT */
#ifndef BASE_UTF16_H
#define BASE_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-16 in pieces of any length, as spreadsheets save "Unicode text". */
struct utf16 {
	bool wide;		/* it is UTF-16 at all */
	bool big_endian;
	bool half;		/* the last piece ended inside a unit */
	unsigned char first;	/* its first byte */
	uint32_t high;		/* a surrogate that waits; 0: none */
};

/* What the two bytes of a byte order mark say; else nothing is set. */
void utf16_detect(struct utf16 *, const char *bytes, size_t len);
/* Room that len bytes may need as UTF-8. */
#define UTF16_ROOM(len) (((len) / 2 + 2) * 3)
/* To UTF-8; what is no character becomes U+FFFD, a mark at the very start is
 * the caller's.  Returns the bytes written. */
size_t utf16_decode(struct utf16 *, const char *bytes, size_t len, char *to);

#endif
