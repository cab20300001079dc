/* SPDX-License-Identifier: MIT */
#include "base/sbuf.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Grown by copying, so that no stale copy of a reply stays in the heap. */
static bool
sbuf_room(struct sbuf *b, size_t more)
{
	size_t size = b->size == 0 ? 256 : b->size;
	char *text;

	if (b->failed)
		return false;
	if (more < b->size - b->len)
		return true;
	while (size - b->len <= more) {
		if (size > SIZE_MAX / 2) {
			b->failed = true;
			return false;
		}
		size *= 2;
	}
	text = memory_alloc(size);
	if (text == NULL) {
		b->failed = true;
		return false;
	}
	if (b->text != NULL) {
		memcpy(text, b->text, b->len + 1);
		explicit_bzero(b->text, b->size);
		free(b->text);
	}
	b->text = text;
	b->size = size;
	return true;
}

void
sbuf_add(struct sbuf *b, const char *s, size_t len)
{
	if (!sbuf_room(b, len))
		return;
	if (len > 0)
		memcpy(b->text + b->len, s, len);
	b->len += len;
	b->text[b->len] = '\0';
}

void
sbuf_puts(struct sbuf *b, const char *s)
{
	sbuf_add(b, s, strlen(s));
}

void
sbuf_putc(struct sbuf *b, char c)
{
	sbuf_add(b, &c, 1);
}

void
sbuf_pad(struct sbuf *b, char c, size_t n)
{
	if (!sbuf_room(b, n))
		return;
	memset(b->text + b->len, c, n);
	b->len += n;
	b->text[b->len] = '\0';
}

void
sbuf_num(struct sbuf *b, uint64_t n)
{
	char digits[24];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	sbuf_add(b, digits + i, sizeof(digits) - i);
}

char *
sbuf_reserve(struct sbuf *b, size_t more)
{
	return sbuf_room(b, more) ? b->text + b->len : NULL;
}

void
sbuf_grown(struct sbuf *b, size_t len)
{
	b->len += len;
	b->text[b->len] = '\0';
}

void
sbuf_cut(struct sbuf *b, size_t len)
{
	if (b->text != NULL)
		explicit_bzero(b->text + len, b->len - len);
	b->len = len;
}

void
sbuf_reset(struct sbuf *b)
{
	sbuf_cut(b, 0);
}

void
sbuf_clear(struct sbuf *b)
{
	if (b->text != NULL) {
		explicit_bzero(b->text, b->size);
		free(b->text);
	}
	*b = (struct sbuf)SBUF_EMPTY;
}

const char *
sbuf_text(const struct sbuf *b)
{
	return b->text == NULL ? "" : b->text;
}
