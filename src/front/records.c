/* SPDX-License-Identifier: MIT */
#include "front/records.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "consult/case_cells.h"
#include "kb/load.h"

#define PIECE ((size_t)128 * 1024)
#define MOST (CASE_MAX + PIECE)
#define SKIP_MAX (16 * CASE_MAX)	/* looked through for a line end */

void
records_init(struct records *r, const struct kb *kb,
    const char *const *names, size_t n, struct diag *d)
{
	*r = (struct records){ .kb = kb, .diag = d,
	    .names = names, .nnames = n, .fd = -1 };
	(void)pthread_mutex_init(&r->lock, NULL);
}

static char *
memdup(const char *bytes, size_t len)
{
	char *copy = memory_alloc(len);

	return copy == NULL ? NULL : memcpy(copy, bytes, len);
}

static bool
grow(char **text, size_t *size, size_t wanted)
{
	char *more;

	if (*size >= wanted)
		return true;
	more = memory_realloc(*text, wanted + CASE_SLACK);
	if (more == NULL)
		return false;
	*text = more;
	*size = wanted;
	return true;
}

/* ---- files ---- */

static void
fail(struct records *r, const char *file, const char *why,
    const char *remedy)
{
	diag_add(r->diag, DIAG_ERROR, file, 0, "cannot be read: %s; %s", why,
	    remedy);
}

static void
fail_errno(struct records *r, const char *file)
{
	fail(r, file, strerror(errno), "check its name and rights");
}

static void
drop_file(struct records *r, struct records_file *f)
{
	if (f == NULL || --f->pieces > 0)
		return;
	if (f == r->file)
		r->file = NULL;
	case_table_free(f->table);
	free(f);
}

static void
close_file(struct records *r)
{
	if (r->fd != -1 && r->fd != STDIN_FILENO)
		(void)close(r->fd);
	r->fd = -1;
	r->nrest = 0;
	drop_file(r, r->file);
	r->file = NULL;
}

/* Results that are read as cases would never end. */
static bool
is_written_too(int fd)
{
	struct stat in, out;

	return fstat(fd, &in) == 0 && fstat(STDOUT_FILENO, &out) == 0 &&
	    S_ISREG(in.st_mode) && in.st_dev == out.st_dev &&
	    in.st_ino == out.st_ino;
}

/* False: there is none left. */
static bool
open_next(struct records *r)
{
	const char *name;

	if (r->next == r->nnames || r->failed)
		return false;
	name = r->names[r->next++];
	r->fd = strcmp(name, "-") == 0 ? STDIN_FILENO
	    : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (r->fd == -1) {
		fail_errno(r, name);
		return true;
	}
	if (is_written_too(r->fd)) {
		fail(r, name, "it is the output, too", "name another file");
		close_file(r);
		return true;
	}
	r->file = memory_calloc(1, sizeof(*r->file));
	r->ended = r->begun = false;
	r->utf16 = (struct utf16){ .wide = false };
	r->number = 1;
	if (r->file == NULL) {
		r->failed = true;
		return false;
	}
	*r->file = (struct records_file){ .name = name, .pieces = 1 };
	return true;
}

static size_t
read_bytes(struct records *r, char *to, size_t len)
{
	ssize_t n;

	do
		n = read(r->fd, to, len);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		fail_errno(r, r->file->name);
	if (n <= 0)
		r->ended = true;
	return n <= 0 ? 0 : (size_t)n;
}

/* Whether there is room for at least some characters. */
static bool
is_full(const struct piece *p)
{
	return p->size - p->end < UTF16_ROOM(2);
}

static void
read_more(struct records *r, struct piece *p)
{
	size_t room = p->size - p->end, n;
	char wide[4096];

	if (!r->utf16.wide) {
		p->end += read_bytes(r, p->text + p->end, room);
		return;
	}
	n = sizeof(wide);
	while (UTF16_ROOM(n) > room)
		n /= 2;
	n = read_bytes(r, wide, n);
	p->end += utf16_decode(&r->utf16, wide, n, p->text + p->end);
}

/* ---- where pieces end ---- */

static size_t
record(const struct records_file *f, const char *s, size_t len, bool ended)
{
	return f->kind == RECORDS_TABLE ? case_table_record(s, len,
	    f->separator, ended) : cells_line(s, len, ended);
}

size_t
piece_record(const struct piece *p)
{
	const char *s = p->text + p->begin;
	size_t len = p->end - p->begin;

	if (len == 0)
		return 0;
	return p->plain ? (size_t)((const char *)memchr(s, '\n', len) + 1 - s)
	    : record(p->file, s, len, true);
}

static bool
is_blank(enum records_kind kind, const char *s, size_t len)
{
	return (*s <= ' ' || *s == ';' || *s == ',') && cells_only(s, len,
	    kind == RECORDS_TABLE ? " \t;,\r\n" : " \t\r\n");
}

bool
piece_is_blank(const struct piece *p, const char *record, size_t len)
{
	return is_blank(p->file->kind, record, len);
}

size_t
record_text(const char *s, size_t len)
{
	while (len > 0 && (s[len - 1] == '\n' || s[len - 1] == '\r'))
		len--;
	return len;
}

static unsigned long
count_lines(const char *s, size_t len)
{
	const char *end = s + len;
	unsigned long n = 0;

	for (; (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++)
		n++;
	return n;
}

/* ---- how a file begins ---- */

/* A byte order mark is no text; after one of UTF-16 the rest is read as
 * that. */
static bool
take_mark(struct records *r, struct piece *p)
{
	size_t len = p->end - 2;
	char *bytes;

	utf16_detect(&r->utf16, p->text, p->end);
	if (p->end >= 3 && memcmp(p->text, "\xef\xbb\xbf", 3) == 0)
		p->begin = 3;
	if (!r->utf16.wide)
		return true;
	bytes = len == 0 ? NULL : memdup(p->text + 2, len);
	if ((len > 0 && bytes == NULL) ||
	    !grow(&p->text, &p->size, UTF16_ROOM(len) + PIECE)) {
		free(bytes);
		return false;
	}
	p->end = utf16_decode(&r->utf16, bytes, len, p->text);
	free(bytes);
	return true;
}

static enum records_kind
kind_of(char first)
{
	return first == '{' || first == '[' ? RECORDS_JSON :
	    first == '<' ? RECORDS_XML : RECORDS_TABLE;
}

static void
begin_file(struct records *r, struct piece *p)
{
	const char *s, *end;

	if (p->end < 3 && !r->ended)
		return;
	if (p->begin == 0 && !r->utf16.wide && !take_mark(r, p)) {
		r->failed = true;
		return;
	}
	s = p->text + p->begin;
	end = p->text + p->end;
	while (s < end && *s != '\0' && strchr(" \t\r\n", *s) != NULL)
		s++;
	if (s == end && !r->ended && p->end < PIECE)
		return;
	r->begun = true;
	r->file->kind = kind_of(s < end ? *s : '\0');
}

/* What has none is no table: nothing of it is read. */
static bool
has_columns(struct records *r, struct piece *p)
{
	if (case_table_is_usable(r->file->table))
		return true;
	diag_add(r->diag, DIAG_ERROR, r->file->name, (unsigned)r->number - 1,
	    "names no question here; begin a table with a row of their "
	    "names, or write each case as a JSON object on a line");
	r->ended = true;
	p->begin = p->end;
	return false;
}

/* The first record that is not blank; false: it has yet to come. */
static bool
take_header(struct records *r, struct piece *p)
{
	struct records_file *f = r->file;
	const char *s;
	size_t n, len;

	while (f->table == NULL) {
		s = p->text + p->begin;
		len = p->end - p->begin;
		n = cells_line(s, len, r->ended);
		f->separator = case_table_separator(s, n);
		n = n == 0 ? 0 : case_table_record(s, len, f->separator,
		    r->ended);
		if (n == 0)
			return false;
		r->number++;
		p->begin += n;
		if (is_blank(RECORDS_TABLE, s, n))
			continue;
		f->table = case_table_new(r->kb, s, n);
		r->failed = r->failed || f->table == NULL;
		return f->table != NULL && has_columns(r, p);
	}
	return true;
}

/* ---- pieces ---- */

/* Every record is a line that ends in LF, with or without CR. */
static bool
is_plain(const struct records *r, const char *s, size_t len)
{
	const char *end = s + len, *cr = s;

	if (r->ended || len > CASE_MAX)
		return false;
	while ((cr = memchr(cr, '\r', (size_t)(end - cr))) != NULL)
		if (++cr == end || *cr != '\n')
			return false;
	return r->file->kind != RECORDS_TABLE || memchr(s, '"', len) == NULL;
}

/* What is larger is refused by who reads it. */
static size_t
whole_file(struct records *r, const struct piece *p, unsigned long *n)
{
	size_t len = p->end - p->begin;

	if (!r->ended && len <= KB_FILE_MAX)
		return 0;
	r->ended = true;
	*n = 1;
	return len;
}

/* The whole records of a piece: their bytes, and how many. */
static size_t
whole(struct records *r, struct piece *p, unsigned long *n)
{
	const char *s, *end, *last;
	size_t len, one;

	*n = 0;
	if (!r->begun || (r->file->kind == RECORDS_TABLE &&
	    !take_header(r, p)))
		return 0;
	if (r->file->kind == RECORDS_XML)
		return whole_file(r, p, n);
	s = p->text + p->begin;
	end = p->text + p->end;
	len = (size_t)(end - s);
	p->plain = is_plain(r, s, len);
	if (p->plain) {
		last = memrchr(s, '\n', len);
		*n = last == NULL ? 0 : count_lines(s, len);
		return last == NULL ? 0 : (size_t)(last + 1 - s);
	}
	for (; s < end; s += one, ++*n) {
		one = record(r->file, s, (size_t)(end - s), r->ended);
		if (one == 0)
			break;
	}
	return (size_t)(s - (p->text + p->begin));
}

static bool
start_piece(struct records *r, struct piece *p)
{
	size_t wanted = r->nrest < PIECE / 2 ? PIECE : MOST;

	if (!grow(&p->text, &p->size, wanted))
		return false;
	if (r->nrest > 0)
		memcpy(p->text, r->rest, r->nrest);
	p->begin = 0;
	p->end = r->nrest;
	p->too_long = false;
	return true;
}

static bool
keep_rest(struct records *r, struct piece *p, size_t n)
{
	size_t rest = p->end - p->begin - n;

	if (!grow(&r->rest, &r->restsize, rest < PIECE ? PIECE : MOST))
		return false;
	memcpy(r->rest, p->text + p->begin + n, rest);
	r->nrest = rest;
	p->end = p->begin + n;
	return true;
}

static void
number_piece(struct records *r, struct piece *p, unsigned long n)
{
	p->file = r->file;
	p->file->pieces++;
	p->number = r->number;
	p->place = r->places++;
	r->number += n;
}

/* Drops what is left of a record that is too long, and of a file that does
 * not seem to have lines all of it. */
static void
skip_record(struct records *r, struct piece *p)
{
	size_t n = 0, skipped = 0;

	while (n == 0) {
		skipped += p->end;
		p->begin = p->end = 0;
		r->ended = r->ended || skipped > SKIP_MAX;
		if (!r->ended)
			read_more(r, p);
		if (p->end == 0 && r->ended)
			return;
		n = cells_line(p->text, p->end, false);
	}
	r->nrest = p->end - n;
	memcpy(r->rest, p->text + n, r->nrest);
}

static bool
too_long(struct records *r, struct piece *p)
{
	if (!grow(&r->rest, &r->restsize, p->size)) {
		r->failed = true;
		return false;
	}
	r->nrest = 0;
	number_piece(r, p, 1);
	p->too_long = true;
	skip_record(r, p);
	p->begin = p->end = 0;
	return true;
}

static bool
make_room(struct piece *p)
{
	if (!is_full(p))
		return true;
	memmove(p->text, p->text + p->begin, p->end - p->begin);
	p->end -= p->begin;
	p->begin = 0;
	return grow(&p->text, &p->size, MOST);
}

/* Of the open file; false: it has ended. */
static bool
next_piece(struct records *r, struct piece *p)
{
	unsigned long n;
	size_t len;

	if (!start_piece(r, p))
		goto fail;
	for (;;) {
		if (!r->begun)
			begin_file(r, p);
		len = whole(r, p, &n);
		if (len > 0 || r->failed)
			break;
		if (p->end - p->begin > CASE_MAX)
			return too_long(r, p);
		if (r->ended)
			return false;
		if (!make_room(p))
			goto fail;
		read_more(r, p);
	}
	if (r->failed || !keep_rest(r, p, len))
		goto fail;
	number_piece(r, p, n);
	return true;
fail:
	r->failed = true;
	return false;
}

bool
records_take(struct records *r, struct piece *p)
{
	bool taken = false;

	(void)pthread_mutex_lock(&r->lock);
	for (;;) {
		if (r->fd == -1 && !open_next(r))
			break;
		taken = r->fd != -1 && next_piece(r, p);
		if (taken)
			break;
		close_file(r);
	}
	(void)pthread_mutex_unlock(&r->lock);
	return taken;
}

void
records_done(struct records *r, struct piece *p)
{
	(void)pthread_mutex_lock(&r->lock);
	drop_file(r, p->file);
	(void)pthread_mutex_unlock(&r->lock);
}

void
piece_clear(struct piece *p)
{
	free(p->text);
	*p = (struct piece){ 0 };
}

void
records_clear(struct records *r)
{
	close_file(r);
	free(r->rest);
	(void)pthread_mutex_destroy(&r->lock);
}
