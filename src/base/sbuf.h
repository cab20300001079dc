/* SPDX-License-Identifier: MIT */
#ifndef BASE_SBUF_H
#define BASE_SBUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Growing text.  Sticky: after a failed allocation further additions are
 * ignored and `failed` stays set.  `text` is always terminated once
 * something was added; use sbuf_text() to read it safely.
 */
struct sbuf {
	char *text;
	size_t len;
	size_t size;
	bool failed;
};

#define SBUF_EMPTY { NULL, 0, 0, false }

void sbuf_add(struct sbuf *, const char *, size_t len);
void sbuf_puts(struct sbuf *, const char *);
void sbuf_putc(struct sbuf *, char);
void sbuf_pad(struct sbuf *, char, size_t n);
void sbuf_num(struct sbuf *, uint64_t);
/* Room for `more` bytes behind the text, to write there and then say how many
 * were; NULL after a failure. */
char *sbuf_reserve(struct sbuf *, size_t more);
void sbuf_grown(struct sbuf *, size_t len);
/* Keeps the first bytes only; no more than there are. */
void sbuf_cut(struct sbuf *, size_t len);
/* Forgets the text, keeps the memory. */
void sbuf_reset(struct sbuf *);
/* Overwrites and frees. */
void sbuf_clear(struct sbuf *);
/* Never NULL; valid until the next change. */
const char *sbuf_text(const struct sbuf *);

#endif
