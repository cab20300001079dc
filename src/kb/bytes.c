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

/* Eight bytes of ASCII at a time. */
static size_t
skip_ascii(const char *s, size_t len)
{
	uint64_t w;
	size_t i;

	for (i = 0; len - i >= sizeof(w); i += sizeof(w)) {
		memcpy(&w, s + i, sizeof(w));
		if ((w & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

/* C0 controls are left to the parser, which refuses them all but NUL. */
static int
check_characters(const struct kb_buffer *b, struct diag *d)
{
	const char *p = memchr(b->bytes, '\0', b->len);
	uint32_t cp;
	size_t i, n;

	if (p != NULL)
		return refuse(b, d, (size_t)(p - b->bytes), "holds a NUL "
		    "byte; save the file as UTF-8 text");
	for (i = 0; i < b->len; i += n) {
		i += skip_ascii(b->bytes + i, b->len - i);
		if (i == b->len)
			break;
		n = utf8_decode(b->bytes + i, b->len - i, &cp);
		if (n == 0)
			return refuse(b, d, i, "holds bytes that are no "
			    "UTF-8; save the file as UTF-8");
		if (utf8_is_hostile(cp))
			return refuse(b, d, i, KB_HOSTILE);
	}
	p = memchr(b->bytes, 0x7f, b->len);
	if (p != NULL)
		return refuse(b, d, (size_t)(p - b->bytes), KB_HOSTILE);
	return 0;
}

/* Both begin with a character that is rare, and memchr() is fast. */
static const char *
find_rare(const struct kb_buffer *b, const char *word)
{
	const char *p = b->bytes, *end = b->bytes + b->len;
	size_t len = strlen(word);

	while ((p = memchr(p, word[0], (size_t)(end - p))) != NULL) {
		if ((size_t)(end - p) >= len && memcmp(p, word, len) == 0)
			return p;
		p++;
	}
	return NULL;
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
	if (b->len >= 3 && memcmp(b->bytes, mark, 3) == 0) {
		b->bytes += 3;
		b->len -= 3;
	}
	if (b->len >= 3 && memcmp(b->bytes, mark, 3) == 0)
		return refuse(b, d, 0, "begins with two byte order marks; "
		    "remove one");
	if (b->len == 0)
		return 0;
	if (check_characters(b, d) == -1)
		return -1;
	p = find_rare(b, "!DOCTYPE");
	if (p != NULL)
		return refuse(b, d, (size_t)(p - b->bytes), "holds a "
		    "DOCTYPE; remove it and its entities");
	return check_declaration(b, d);
}

bool
kb_bytes_have_references(const struct kb_buffer *b)
{
	return b->len > 0 && find_rare(b, "&#") != NULL;
}
