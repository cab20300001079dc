/* SPDX-License-Identifier: MIT */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes of a text at once, the first in the lowest. */
#define WORD_BYTES sizeof(uint64_t)
/* One byte in every place. */
#define WORD_OF(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))

static inline uint64_t
word_load(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return le64toh(word);
}

/* The first n of them, 1 to 8, and zeros. */
static inline uint64_t
word_first(uint64_t word, size_t n)
{
	return word & UINT64_MAX >> (64 - 8 * n);
}

/* How many bytes come before the first that is zero; 8: none is. */
static inline size_t
word_zero(uint64_t word)
{
	uint64_t zero = (word - WORD_OF(1)) & ~word & WORD_OF(0x80);

	return zero == 0 ? WORD_BYTES : (size_t)__builtin_ctzll(zero) / 8;
}

#endif
