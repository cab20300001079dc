/* SPDX-License-Identifier: MIT */
#include "front/edit.h"

#include <errno.h>
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "front/keys.h"

#define LINE_MAX_CHARS 1000	/* redrawing grows with the square */
#define EDIT_MEMORY ((size_t)512 * 1024)
#define PROMPT_MAX 32
#define NOT_READABLE 0xfffd

struct edit {
	struct edit_setup setup;
	EditLine *el;
	FILE *out;
	FILE *complaints;		/* of libedit: shown to nobody */
	char *complained;
	size_t ncomplained;
	const wchar_t *script;		/* typed by the program; or NULL */
	enum read_result why;		/* the line ended before its end */
	bool too_long;
	unsigned char pending;		/* byte read too many; 0: none */
	wchar_t prompt[PROMPT_MAX];
	char shown[BUFSIZ];		/* of `out` */
	char clear[EDIT_CLEAR_MAX];
};

static struct edit *
owner(EditLine *el)
{
	void *e = NULL;

	(void)el_wget(el, EL_CLIENTDATA, &e);
	return e;
}

static wchar_t *
prompt(EditLine *el)
{
	return owner(el)->prompt;
}

/* Stopped and continued: the terminal was another's in between. */
static void
give_and_take(struct edit *e, bool stop)
{
	(void)el_wset(e->el, EL_PREP_TERM, 0);
	if (stop)
		keys_stop();
	else
		keys_set();
	(void)el_wset(e->el, EL_PREP_TERM, 1);
	(void)el_wset(e->el, EL_REFRESH);
}

/* libedit forgets where the cursor is and draws the line where it stands. */
static void
resize(struct edit *e)
{
	el_resize(e->el);
	(void)fputc('\r', e->out);
	(void)el_wset(e->el, EL_REFRESH);
}

static const enum read_result of_event[] = {
	[KEYS_READY] = READ_LINE,
	[KEYS_INTERRUPT] = READ_INTERRUPT,
	[KEYS_TERMINATE] = READ_TERMINATE,
	[KEYS_HANGUP] = READ_HANGUP,
	[KEYS_ERROR] = READ_ERROR,
};

/* READ_LINE when a byte can be read. */
static enum read_result
wait_for_key(struct edit *e)
{
	enum keys_event event;

	for (;;) {
		event = keys_wait();
		if (event == KEYS_RESIZED)
			resize(e);
		else if (event == KEYS_STOP || event == KEYS_CONTINUED)
			give_and_take(e, event == KEYS_STOP);
		else
			return of_event[event];
	}
}

/* 1 with a byte; else `why` tells. */
static int
next_byte(struct edit *e, unsigned char *byte)
{
	ssize_t n;

	if (e->pending != 0) {
		*byte = e->pending;
		e->pending = 0;
		return 1;
	}
	e->why = wait_for_key(e);
	if (e->why != READ_LINE)
		return 0;
	n = keys_read(byte, 1);
	if (n == 1)
		return 1;
	e->why = n == 0 ? READ_END : errno == EIO ? READ_HANGUP : READ_ERROR;
	return 0;
}

/* A whole character; what is no UTF-8, or would steer the terminal when it is
 * shown, becomes one that is never valid in a reply.  ASCII controls are
 * keys. */
static int
next_char(struct edit *e, wchar_t *c)
{
	unsigned char byte;
	char bytes[4];
	size_t n, more;
	uint32_t cp;

	if (next_byte(e, &byte) != 1)
		return 0;
	bytes[0] = (char)byte;
	more = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2
	    : byte < 0xf5 ? 3 : 0;
	for (n = 1; n <= more; n++) {
		if (next_byte(e, &byte) != 1)
			return 0;
		if ((byte & 0xc0) != 0x80) {
			e->pending = byte;
			break;
		}
		bytes[n] = (char)byte;
	}
	*c = utf8_decode(bytes, n, &cp) == n && !(n > 1 &&
	    utf8_is_hostile(cp)) ? (wchar_t)cp : NOT_READABLE;
	return 1;
}

static bool
line_is_full(struct edit *e)
{
	const LineInfoW *line = el_wline(e->el);

	return line->lastchar - line->buffer >= LINE_MAX_CHARS;
}

static int
get_char(EditLine *el, wchar_t *c)
{
	struct edit *e = owner(el);

	if (e->script != NULL) {
		*c = *e->script++;
		return 1;
	}
	do {
		if (next_char(e, c) != 1)
			return -1;
		if (*c == L'\n' || *c == L'\r' || !line_is_full(e))
			return 1;
		e->too_long = true;
	} while (true);
}

static void
add_wide(struct sbuf *out, const wchar_t *s, size_t len)
{
	char bytes[4];
	uint32_t c;
	size_t i;
	int n;

	for (i = 0; i < len; i++) {
		c = (uint32_t)s[i];
		n = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
		bytes[0] = (char)(n == 0 ? c : (0xf00U >> (n + 1) & 0xffU) |
		    c >> (6 * n));
		for (int k = 1; k <= n; k++)
			bytes[k] = (char)(0x80 | (c >> (6 * (n - k)) & 0x3f));
		sbuf_add(out, bytes, (size_t)n + 1);
	}
}

static size_t
common_length(const char *const *words)
{
	size_t len = strlen(words[0]), i, n;

	for (i = 1; words[i] != NULL; i++) {
		for (n = 0; n < len && words[i][n] == words[0][n]; n++)
			;
		len = n;
	}
	while (len > 0 && ((unsigned char)words[0][len] & 0xc0) == 0x80)
		len--;
	return len;
}

static void
insert(EditLine *el, const char *s, size_t len)
{
	wchar_t wide[2] = { 0 };
	uint32_t cp;
	size_t used;

	for (; len > 0; s += used, len -= used) {
		used = utf8_decode(s, len, &cp);
		if (used == 0)
			return;
		wide[0] = (wchar_t)cp;
		(void)el_winsertstr(el, wide);
	}
}

static void
list_words(struct edit *e, const char *const *words)
{
	size_t i;

	(void)fputc('\n', e->out);
	for (i = 0; words[i] != NULL; i++)
		(void)fprintf(e->out, "  %s\n", words[i]);
	(void)fflush(e->out);
}

static unsigned char
complete(EditLine *el, int c)
{
	struct edit *e = owner(el);
	const LineInfoW *line = el_wline(el);
	size_t typed = (size_t)(line->lastchar - line->buffer), common;
	struct sbuf start = SBUF_EMPTY;
	const char *const *words;
	unsigned char result = CC_REFRESH;

	(void)c;
	if (line->cursor != line->lastchar)
		return CC_ERROR;
	add_wide(&start, line->buffer, typed);
	words = e->setup.complete(e->setup.closure, sbuf_text(&start),
	    start.len);
	common = words[0] == NULL ? 0 : common_length(words);
	if (words[0] == NULL)
		result = CC_ERROR;
	else if (common > start.len || words[1] == NULL) {
		el_wdeletestr(el, (int)typed);
		insert(el, words[0], common);
	} else {
		list_words(e, words);
		result = CC_REDISPLAY;
	}
	sbuf_clear(&start);
	return result;
}

/* An empty screen would not say what is asked. */
static unsigned char
redraw(EditLine *el, int c)
{
	struct edit *e = owner(el);

	(void)c;
	(void)fputs(e->clear, e->out);
	(void)fputs(e->setup.above(e->setup.closure), e->out);
	(void)el_wset(el, EL_REFRESH);
	return CC_NORM;
}

static unsigned char
wipe(EditLine *el, int c)
{
	(void)c;
	owner(el)->why = READ_WIPE;
	return CC_EOF;
}

/* Brackets around what a terminal pastes say nothing here. */
static unsigned char
bracket(EditLine *el, int c)
{
	(void)el;
	(void)c;
	return CC_NORM;
}

/* No command may change settings, write a file or call an editor. */
static void
bind_keys(EditLine *el)
{
	static const wchar_t *const off[] = { L"^[x", L"^[X", L"^[v", L"^[V" };
	size_t i;

	(void)el_wset(el, EL_ADDFN, L"complete", L"complete", complete);
	(void)el_wset(el, EL_ADDFN, L"redraw", L"redraw", redraw);
	(void)el_wset(el, EL_ADDFN, L"wipe", L"wipe", wipe);
	(void)el_wset(el, EL_ADDFN, L"bracket", L"bracket", bracket);
	(void)el_wset(el, EL_BIND, L"\033[200~", L"bracket", NULL);
	(void)el_wset(el, EL_BIND, L"\033[201~", L"bracket", NULL);
	(void)el_wset(el, EL_BIND, L"^I", L"complete", NULL);
	(void)el_wset(el, EL_BIND, L"^L", L"redraw", NULL);
	(void)el_wset(el, EL_BIND, L"^X", L"wipe", NULL);
	(void)el_wset(el, EL_BIND, L"\\034", L"wipe", NULL);
	for (i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		(void)el_wset(el, EL_BIND, off[i], L"ed-unassigned", NULL);
}

/* Between lines, too, the keys are ours: nothing typed ahead is echoed, and
 * Ctrl-D is not made into a byte that means nothing. */
static void
hold(struct edit *e)
{
	(void)el_wset(e->el, EL_PREP_TERM, 1);
}

static ssize_t
show(void *closure, const char *bytes, size_t len)
{
	const struct edit *e = closure;

	if (e->script == NULL)
		keys_write(bytes, len);
	return (ssize_t)len;
}

static bool
open_streams(struct edit *e)
{
	const cookie_io_functions_t way = { .write = show };

	e->out = fopencookie(e, "w", way);
	e->complaints = open_memstream(&e->complained, &e->ncomplained);
	if (e->out == NULL || e->complaints == NULL)
		return false;
	return setvbuf(e->out, e->shown, _IOFBF, sizeof(e->shown)) == 0;
}

/* What clears this screen, up to where a pause is asked for. */
static void
find_clear(struct edit *e)
{
	char *name = (char[]){ "cl" }, *clear = NULL;

	if (el_get(e->el, EL_GETTC, name, &clear) == 0 && clear != NULL)
		(void)snprintf(e->clear, sizeof(e->clear), "%.*s",
		    (int)strcspn(clear, "$"), clear);
}

/* libedit says so when it does not know the terminal. */
static bool
open_editor(struct edit *e)
{
	if (!open_streams(e))
		return false;
	e->el = el_init_fd("bespreek", e->setup.in, e->out, e->complaints,
	    fileno(e->setup.in), e->setup.out, e->setup.out);
	(void)fflush(e->complaints);
	return e->el != NULL && e->ncomplained == 0;
}

/* libedit uses what it was not given, so it is asked for first; what is
 * given back stays at hand. */
static bool
has_memory(void)
{
	void *p = memory_alloc(EDIT_MEMORY);

	free(p);
	return p != NULL;
}

struct edit *
edit_new(const struct edit_setup *setup)
{
	struct edit *e = has_memory() ? memory_calloc(1, sizeof(*e)) : NULL;
	size_t i;

	if (e == NULL)
		return NULL;
	e->setup = *setup;
	for (i = 0; i < PROMPT_MAX - 1 && setup->prompt[i] != '\0'; i++)
		e->prompt[i] = (wchar_t)(setup->prompt[i] & 0x7f);
	if (!open_editor(e)) {
		edit_free(e);
		return NULL;
	}
	(void)el_wset(e->el, EL_CLIENTDATA, e);
	(void)el_wset(e->el, EL_SIGNAL, 0);
	(void)el_wset(e->el, EL_EDITOR, L"emacs");
	(void)el_wset(e->el, EL_PROMPT, prompt);
	(void)el_wset(e->el, EL_GETCFN, get_char);
	bind_keys(e->el);
	find_clear(e);
	hold(e);
	return e;
}

static void
close_stream(FILE *f)
{
	if (f != NULL)
		(void)fclose(f);
}

void
edit_free(struct edit *e)
{
	if (e == NULL)
		return;
	if (e->el != NULL)
		el_end(e->el);
	close_stream(e->out);
	close_stream(e->complaints);
	free(e->complained);
	explicit_bzero(e, sizeof(*e));
	free(e);
}

const char *
edit_clear(const struct edit *e)
{
	return e->clear;
}

/* libedit keeps the line, what was cut from it and what the screen shows,
 * and has no call to drop them: a line of blanks takes their place. */
void
edit_forget(struct edit *e)
{
	static const wchar_t keys[] = L"\001\013\031\n"; /* all: cut, paste */
	wchar_t script[LINE_MAX_CHARS + sizeof(keys) / sizeof(keys[0])];
	int n = 0;

	wmemset(script, L' ', LINE_MAX_CHARS);
	wmemcpy(script + LINE_MAX_CHARS, keys, sizeof(keys) /
	    sizeof(keys[0]));
	(void)fflush(e->out);
	e->script = script;
	(void)el_wgets(e->el, &n);
	(void)fflush(e->out);
	e->script = NULL;
	explicit_bzero(e->shown, sizeof(e->shown));
	hold(e);
}

enum read_result
edit_read(struct edit *e, struct sbuf *line)
{
	const wchar_t *text;
	int n = 0;

	sbuf_reset(line);
	e->why = READ_LINE;
	e->too_long = false;
	text = el_wgets(e->el, &n);
	(void)fflush(e->out);
	hold(e);
	if (text == NULL || n <= 0)
		return e->why == READ_LINE ? READ_END : e->why;
	if (e->why == READ_WIPE)
		return READ_WIPE;
	if (e->too_long)
		return READ_TOO_LONG;
	while (n > 0 && (text[n - 1] == L'\n' || text[n - 1] == L'\r'))
		n--;
	add_wide(line, text, (size_t)n);
	return READ_LINE;
}
