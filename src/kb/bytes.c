/* SPDX-License-Identifier: MIT */
#include "kb/bytes.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static unsigned
line_of(const struct kb_buffer *b, size_t at)
{
	unsigned line = 1;
	size_t i;

	for (i = 0; i < at; i++)
		line += b->bytes[i] == '\n';
	return line;
}

static int
refuse(const struct kb_buffer *b, struct diag *d, size_t at,
    const char *text)
{
	diag_add(d, DIAG_ERROR, b->name, line_of(b, at), "%s", text);
	return -1;
}

static size_t
first_invalid(const struct kb_buffer *b)
{
	uint32_t cp;
	size_t i = 0, n;

	while (i < b->len) {
		n = utf8_decode(b->bytes + i, b->len - i, &cp);
		if (n == 0)
			break;
		i += n;
	}
	return i;
}

static const char *
find_bytes(const char *s, size_t len, const char *word)
{
	return memmem(s, len, word, strlen(word));
}

/* The value of encoding="…" in an XML declaration of this length; NULL when
 * it declares none. */
static const char *
declared_encoding(const char *s, size_t len, size_t *n)
{
	const char *p = find_bytes(s, len, "encoding");
	const char *end = s + len, *close;

	if (p == NULL)
		return NULL;
	for (p += strlen("encoding"); p < end; p++)
		if (*p == '"' || *p == '\'')
			break;
	if (p == end)
		return NULL;
	close = memchr(p + 1, *p, (size_t)(end - p - 1));
	*n = close == NULL ? 0 : (size_t)(close - p - 1);
	return p + 1;
}

static int
check_declaration(const struct kb_buffer *b, struct diag *d)
{
	const char *end, *name;
	size_t n;

	if (b->len < 5 || memcmp(b->bytes, "<?xml", 5) != 0)
		return 0;
	end = find_bytes(b->bytes, b->len, "?>");
	if (end == NULL)
		end = b->bytes + b->len;
	name = declared_encoding(b->bytes, (size_t)(end - b->bytes), &n);
	if (name == NULL || (n == 5 && strncasecmp(name, "UTF-8", 5) == 0))
		return 0;
	return refuse(b, d, (size_t)(name - b->bytes), "declares another "
	    "encoding; save the file as UTF-8 and write encoding=\"UTF-8\"");
}

int
kb_bytes_check(struct kb_buffer *b, struct diag *d)
{
	static const char mark[] = "\xef\xbb\xbf";
	const char *p;

	if (b->len > KB_FILE_MAX)
		return refuse(b, d, 0,
		    "is larger than 256 KiB; split it into two files");
	p = b->len == 0 ? NULL : memchr(b->bytes, '\0', b->len);
	if (p != NULL)
		return refuse(b, d, (size_t)(p - b->bytes), "holds a NUL "
		    "byte; save the file as UTF-8 text");
	if (!utf8_valid(b->bytes, b->len))
		return refuse(b, d, first_invalid(b), "holds bytes that are "
		    "no UTF-8; save the file as UTF-8");
	if (b->len >= 3 && memcmp(b->bytes, mark, 3) == 0) {
		b->bytes += 3;
		b->len -= 3;
	}
	p = b->len == 0 ? NULL : find_bytes(b->bytes, b->len, "<!DOCTYPE");
	if (p != NULL)
		return refuse(b, d, (size_t)(p - b->bytes), "holds a "
		    "DOCTYPE; remove it and its entities");
	return check_declaration(b, d);
}
