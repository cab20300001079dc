/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>

#include "kb/files.h"
#include "kb/find.h"
#include "kb/load.h"
#include "kb/value.h"
#include "kb_documents.h"

/* Bytes */

static void
refuses(const char *bytes, size_t len, unsigned line, const char *says)
{
	const struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) },
		{ "bad.xml", bytes, len }
	};
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, 2, d);

	if (kb != NULL || diag_count(d) != 1 ||
	    strstr(diag_at(d, 0)->text, says) == NULL)
		print_message("want \"%s\", got \"%s\"\n", says,
		    diag_count(d) > 0 ? diag_at(d, 0)->text : "");
	assert_null(kb);
	assert_int_equal(diag_count(d), 1);
	assert_string_equal(diag_at(d, 0)->file, "bad.xml");
	assert_int_equal(diag_at(d, 0)->line, line);
	assert_non_null(strstr(diag_at(d, 0)->text, says));
	diag_free(d);
}

#define REFUSES(bytes, line, says) \
	refuses(bytes, sizeof(bytes) - 1, line, says)
#define MESSAGE(nl) KB_SMALL_OPEN "<message id=\"m\">" \
	KB_SMALL_T("text", nl, "x") "</message>" KB_SMALL_CLOSE

static void
hostile_bytes_are_refused(void **state)
{
	(void)state;
	REFUSES("", 0, "is empty");
	REFUSES("<knowledge\n\0/>", 2, "holds a NUL byte");
	REFUSES("<\0k\0", 1, "holds a NUL byte");
	REFUSES("\xff\xfe<\0k\0", 1, "holds a NUL byte");
	REFUSES(MESSAGE("\n\xe9t\xe9"), 3, "no UTF-8");
	REFUSES(MESSAGE("\xed\xa0\x80"), 2, "no UTF-8");
	REFUSES(MESSAGE("\xc0\xaf"), 2, "no UTF-8");
	REFUSES(MESSAGE("\n\n\xe2\x80\xae"), 4, "unseen character");
	REFUSES(MESSAGE("\xe2\x80\x8b"), 2, "unseen character");
	REFUSES(MESSAGE("\xef\xbb\xbf"), 2, "unseen character");
	REFUSES(MESSAGE("\xc2\xad"), 2, "unseen character");
	REFUSES(MESSAGE("\xf3\xa0\x81\x81"), 2, "unseen character");
	REFUSES(MESSAGE("<![CDATA[\xe2\x81\xa6]]>"), 2, "unseen character");
	REFUSES(MESSAGE("&#xe0041;"), 2, "unseen character");
	REFUSES(MESSAGE("&#65279;"), 2, "unseen character");
	REFUSES(MESSAGE("\xc2\x9b"), 2, "control, direction or unseen");
	REFUSES(MESSAGE("\x7f"), 2, "control, direction or unseen");
	REFUSES(MESSAGE("\x1b[2J"), 2, "no well-formed XML");
	REFUSES(MESSAGE("&#x202e;"), 2, "control, direction or unseen");
	REFUSES(MESSAGE("&#155;"), 2, "control, direction or unseen");
	REFUSES(KB_SMALL_OPEN "<role id=\"m&#x85;\">"
	    KB_SMALL_T("text", "a", "b") "</role>" KB_SMALL_CLOSE, 2,
	    "control, direction or unseen");
}

static void
other_encodings_are_refused(void **state)
{
	(void)state;
	REFUSES("<?xml version='1.0' encoding='UTF-7'?>" MESSAGE("a"), 1,
	    "declares another encoding");
	REFUSES("<?xml version='1.0' encoding=\"EUC-JP\"?>" MESSAGE("a"), 1,
	    "declares another encoding");
	REFUSES("<?xml version='1.0'\n encoding = 'iso-8859-1' ?>"
	    MESSAGE("a"), 2, "declares another encoding");
	REFUSES("<?xml version='1.0' encoding='UTF-8", 1, "declares another");
	REFUSES("<?xml version='1.0' encoding=UTF-8?>" MESSAGE("a"), 1,
	    "no well-formed XML");
	REFUSES("Lo\xa7\x94", 1, "no UTF-8");
	REFUSES("L\xc3\xa9", 1, "no well-formed XML");
	REFUSES("\xef\xbb\xbf\xef\xbb\xbf<?xml version='1.0' "
	    "encoding='UTF-7'?>" MESSAGE("a"), 1, "two byte order marks");
}

static void
entities_are_refused(void **state)
{
	(void)state;
	REFUSES("<!DOCTYPE knowledge>\n" MESSAGE("a"), 1, "DOCTYPE");
	REFUSES("<?xml version='1.0'?>\n<!-- c -->\n<!DOCTYPE k [<!ENTITY a "
	    "SYSTEM 'file:///etc/passwd'>]>" MESSAGE("&a;"), 3, "DOCTYPE");
	REFUSES(MESSAGE("&a;"), 2, "no well-formed XML");
	REFUSES(KB_SMALL_OPEN "<message id=\"&a;\"/>" KB_SMALL_CLOSE, 2,
	    "no well-formed XML");
	REFUSES("<?xml-stylesheet href='a'?>\n" MESSAGE("a"), 1,
	    "processing instruction <?xml-stylesheet>");
	REFUSES(MESSAGE("<?php 1 ?>"), 2, "processing instruction <?php>");
	REFUSES(MESSAGE("a<"), 2, "no well-formed XML");
	REFUSES(MESSAGE("a") "<x/>", 3, "no well-formed XML");
	REFUSES(KB_SMALL_OPEN "<role id=\"m\" / >", 2, "no well-formed XML");
	REFUSES("<a:knowledge/>", 1, "no well-formed XML");
	REFUSES("<k xmlns='urn:bespreek:knowledge:1'/>", 1, "the root is not");
	REFUSES("<knowledge/>", 1, "the root is not");
}

static void
accepts(const char *bytes, size_t len)
{
	const struct kb_buffer docs[2] = {
		{ "good.xml", bytes, len },
		{ "small.xml", kb_small, strlen(kb_small) }
	};
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, 2, d);

	if (diag_count(d) > 0)
		print_message("%s\n", diag_at(d, 0)->text);
	assert_non_null(kb);
	assert_int_equal(diag_count(d), 0);
	kb_free(kb);
	diag_free(d);
}

#define ACCEPTS(bytes) accepts(bytes, sizeof(bytes) - 1)

static void
harmless_bytes_are_accepted(void **state)
{
	(void)state;
	ACCEPTS("\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>"
	    MESSAGE("a"));
	ACCEPTS("<?xml version=\"1.0\"?>\r\n" MESSAGE("a\r\nb"));
	ACCEPTS("<!-- c -->" MESSAGE("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98"
	    "\x80 &lt;&amp;&gt;&quot;&apos;&#233;"));
	ACCEPTS("<a:knowledge xmlns:a='urn:bespreek:knowledge:1'/>");
	ACCEPTS(MESSAGE("a <!-- c --> b"));
	ACCEPTS(KB_SMALL_OPEN "\t&#13;&#9;&#10; " KB_SMALL_CLOSE);
}

/* However it is written, between words stands one space. */
static void
white_space_is_one_space(void **state)
{
	static const char *const written[] = { "a b", " a  b ", "a\nb",
	    "\n\ta \n\t b\n", "a\tb", "a\r\nb", "a&#13;b", "&#9;a&#9;b",
	    "a&#10;&#13;b&#13;" };
	struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) }
	};
	char text[512];
	struct diag *d;
	struct kb *kb;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		docs[1] = (struct kb_buffer){ "m.xml", text,
		    (size_t)snprintf(text, sizeof(text), MESSAGE("%s"),
		    written[i]) };
		d = diag_new();
		kb = kb_load_buffers(docs, 2, d);
		assert_non_null(kb);
		assert_string_equal(kb_message(kb, KB_NL, "m"), "a b");
		kb_free(kb);
		diag_free(d);
	}
}

/* What no parser lets through is hostile all the same. */
static void
bytes_that_are_no_text_are_hostile(void **state)
{
	(void)state;
	assert_true(kb_value_is_hostile("a\xff", 2));
	assert_true(kb_value_is_hostile("\xc3", 1));
	assert_true(kb_value_is_hostile("\xe2\x80\xae", 3));
	assert_false(kb_value_is_hostile("\xc3\xa9", 2));
}

/* 256 KiB is allowed, one byte more is not. */
static void
size_is_limited(void **state)
{
	char *bytes = malloc(KB_FILE_MAX + 1);
	const char *doc = MESSAGE("a");

	(void)state;
	assert_non_null(bytes);
	memset(bytes, ' ', KB_FILE_MAX + 1);
	memcpy(bytes, doc, strlen(doc));
	accepts(bytes, KB_FILE_MAX);
	refuses(bytes, KB_FILE_MAX + 1, 1, "larger than 256 KiB");
	free(bytes);
}

/* Deep, wide and long: no stack, no quadratic time, no cascade. */
static void
depth_is_limited(void **state)
{
	static char text[KB_FILE_MAX];
	size_t i, at;

	(void)state;
	at = (size_t)sprintf(text, KB_SMALL_OPEN "<fact id=\"f\">"
	    KB_SMALL_T("text", "a", "b") "<when>");
	for (i = 0; i < 30000; i++)
		at += (size_t)sprintf(text + at, "<all>");
	refuses(text, at, 2, "more than 64 elements deep");
	at = (size_t)sprintf(text, KB_SMALL_OPEN "<message");
	for (i = 0; i < 20000; i++)
		at += (size_t)sprintf(text + at, " a%zu=\"\"", i);
	at += (size_t)sprintf(text + at, "/>" KB_SMALL_CLOSE);
	refuses(text, at, 2, "takes no attribute a0");
}

/* Cut off anywhere, a document is refused with one entry and no leak. */
static void
truncation_is_refused(void **state)
{
	const size_t whole = strlen(kb_full) - 1;	/* a newline is last */
	struct kb_buffer doc = { "cut.xml", NULL, 0 };
	struct diag *d;
	char *copy;

	(void)state;
	for (doc.len = 0; doc.len <= whole; doc.len++) {
		copy = malloc(doc.len + 1);
		assert_non_null(copy);
		doc.bytes = memcpy(copy, kb_full, doc.len);
		d = diag_new();
		assert_int_equal(kb_load_structure(&doc, d),
		    doc.len == whole);
		assert_int_equal(diag_count(d), doc.len == whole ? 0 : 1);
		diag_free(d);
		free(copy);
	}
}

/* Every byte of a document replaced by one that means something. */
static void
damage_never_crashes(void **state)
{
	static const char with[] = "<>&\"' \n/=x\x80\xff";
	const size_t len = strlen(kb_small);
	struct kb_buffer doc = { "bad.xml", NULL, len };
	char *copy = malloc(len);
	struct diag *d;
	struct kb *kb;
	size_t i;

	(void)state;
	assert_non_null(copy);
	doc.bytes = copy;
	for (i = 0; i < len; i++) {
		memcpy(copy, kb_small, len);
		copy[i] = with[i % (sizeof(with) - 1)];
		d = diag_new();
		kb = kb_load_buffers(&doc, 1, d);
		assert_int_equal(kb == NULL, diag_has_errors(d));
		assert_int_equal(kb == NULL, diag_count(d) > 0);
		kb_free(kb);
		diag_free(d);
	}
	free(copy);
}

/* Memory */

static const struct kb_buffer both[2] = {
	{ "small.xml", kb_small, sizeof(kb_small) - 1 },
	{ "full.xml", kb_full, sizeof(kb_full) - 1 }
};

static bool
out_of_memory(const struct diag *d)
{
	size_t n = diag_count(d);

	return n > 0 && strstr(diag_at(d, n - 1)->text, "memory") != NULL;
}

static bool
load_fused(long keep, long scratch)
{
	struct diag *d = diag_new();
	struct kb *kb = kb_load_arenas(both, 2, d, arena_new_fused(keep),
	    arena_new_fused(scratch));
	bool done = kb != NULL;

	if (done)
		assert_int_equal(diag_count(d), 0);
	else
		assert_true(out_of_memory(d));
	kb_free(kb);
	diag_free(d);
	return done;
}

static void
arenas_may_fail(void **state)
{
	long i;

	(void)state;
	for (i = 0; i < 10000 && !load_fused(i, -1); i++)
		continue;
	assert_true(i > 1 && i < 10000);
	for (i = 0; i < 10000 && !load_fused(-1, i); i++)
		continue;
	assert_true(i > 1 && i < 10000);
}

/* The parser's own allocations: `left` succeed, then all fail. */
static long left = -1;
static bool refused;

static bool
spend(void)
{
	if (left == 0) {
		refused = true;
		return false;
	}
	if (left > 0)
		left--;
	return true;
}

/* libxml2 2.9.14 loses memory when it runs out of it: what it leaves behind
 * is given back here. */
struct block { struct block *prev, *next; size_t size, round; };
static struct block blocks = { &blocks, &blocks, 0, 0 };
static size_t this_round;

static void *
fused_malloc(size_t size)
{
	struct block *b = spend() ? malloc(sizeof(*b) + size) : NULL;

	if (b == NULL)
		return NULL;
	b->size = size;
	b->round = this_round;
	b->prev = &blocks;
	b->next = blocks.next;
	b->next->prev = b;
	blocks.next = b;
	return b + 1;
}

static void
fused_free(void *p)
{
	struct block *b;

	if (p == NULL)
		return;
	b = (struct block *)p - 1;
	b->prev->next = b->next;
	b->next->prev = b->prev;
	free(b);
}

static void *
fused_realloc(void *p, size_t size)
{
	void *q = fused_malloc(size);
	size_t old = p == NULL ? 0 : ((struct block *)p - 1)->size;

	if (q == NULL)
		return NULL;
	if (old > 0)
		memcpy(q, p, old < size ? old : size);
	fused_free(p);
	return q;
}

static char *
fused_strdup(const char *s)
{
	char *p = fused_malloc(strlen(s) + 1);

	return p == NULL ? NULL : strcpy(p, s);
}

static void
free_round(void)
{
	struct block *b, *next;

	for (b = blocks.next; b != &blocks; b = next) {
		next = b->next;
		if (b->round == this_round)
			fused_free(b + 1);
	}
}

static void
silent(void *data, const char *format, ...)
{
	(void)data;
	(void)format;
}

static void
the_parser_may_fail(void **state)
{
	struct diag *d;
	struct kb *kb = NULL;
	long i;

	(void)state;
	xmlSetGenericErrorFunc(NULL, silent);
	for (i = 0; kb == NULL && i < 2000; i++) {
		d = diag_new();
		left = i;
		this_round++;
		refused = false;
		kb = kb_load_buffers(both, 2, d);
		left = -1;
		assert_int_equal(kb == NULL, diag_count(d) > 0);
		assert_int_equal(kb == NULL, refused);
		kb_free(kb);
		diag_free(d);
		xmlResetLastError();
		free_round();
	}
	xmlSetGenericErrorFunc(NULL, NULL);
	assert_non_null(kb);
	assert_true(i > 20);
}

/* Directories */

static char dir[] = "/tmp/kb-robust-XXXXXX";

static void
write_file(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
remove_file(const char *name)
{
	char path[256];

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	assert_int_equal(remove(path), 0);
}

static void
make_dir(const char *name)
{
	char path[256];

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

static void
dir_gives(const char *file, const char *says)
{
	struct diag *d = diag_new();
	struct kb *kb = kb_load(dir, d);

	if (says == NULL) {
		assert_non_null(kb);
		assert_int_equal(diag_count(d), 0);
	} else {
		assert_null(kb);
		assert_int_equal(diag_count(d), 1);
		assert_string_equal(diag_at(d, 0)->file, file);
		assert_non_null(strstr(diag_at(d, 0)->text, says));
	}
	kb_free(kb);
	diag_free(d);
}

static void
directories_are_read_in_order(void **state)
{
	struct diag *d = diag_new();
	struct kb_files f;

	(void)state;
	assert_int_equal(kb_load("/nonexistent/dir", d) == NULL, 1);
	assert_int_equal(diag_count(d), 1);
	assert_string_equal(diag_at(d, 0)->file, "/nonexistent/dir");
	dir_gives(dir, "holds no .xml file");
	write_file("b.xml", kb_small);
	write_file("a.xml", MESSAGE("a"));
	write_file("C.xml", KB_SMALL_OPEN KB_SMALL_CLOSE);
	write_file(".hidden.xml", "<");
	write_file("notes.txt", "<");
	write_file("b.xml~", "<");
	write_file(".xml", "<");
	make_dir("cases");
	write_file("cases/x.xml", "<");
	assert_int_equal(kb_files_read(dir, &f, d), 0);
	assert_int_equal(f.n, 3);
	assert_string_equal(f.at[0].name, "C.xml");
	assert_string_equal(f.at[1].name, "a.xml");
	assert_string_equal(f.at[2].name, "b.xml");
	assert_int_equal(f.at[2].len, strlen(kb_small));
	kb_files_clear(&f);
	assert_int_equal(f.n, 0);
	dir_gives(NULL, NULL);
	diag_free(d);
}

static void
files_that_cannot_be_read_are_named(void **state)
{
	char path[256];

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/d.xml", dir);
	assert_int_equal(symlink("nowhere", path), 0);
	dir_gives("d.xml", "cannot be opened: No such file");
	remove_file("d.xml");
	make_dir("d.xml");
	dir_gives("d.xml", "is not a regular file");
	remove_file("d.xml");
	assert_int_equal(mkfifo(path, 0600), 0);
	dir_gives("d.xml", "is not a regular file");
	remove_file("d.xml");
	assert_int_equal(symlink("a.xml", path), 0);
	remove_file("C.xml");
	dir_gives("d.xml", "id \"m\" stands at a.xml:2 already");
	remove_file("d.xml");
}

/* All that a directory holds, too: these, a.xml and b.xml are 3 MiB. */
static void
a_whole_is_limited(void **state)
{
	char *bytes = malloc(KB_FILE_MAX + 1);
	const char *doc = KB_SMALL_OPEN KB_SMALL_CLOSE;
	const size_t n = KB_ALL_MAX / KB_FILE_MAX;
	char name[32];
	size_t i;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, ' ', KB_FILE_MAX);
	memcpy(bytes, doc, strlen(doc));
	bytes[KB_FILE_MAX - strlen(kb_small)] = '\0';
	write_file("w00.xml", bytes);
	bytes[KB_FILE_MAX - strlen(kb_small)] = ' ';
	bytes[KB_FILE_MAX - strlen(MESSAGE("a"))] = '\0';
	write_file("w01.xml", bytes);
	bytes[KB_FILE_MAX - strlen(MESSAGE("a"))] = ' ';
	bytes[KB_FILE_MAX] = '\0';
	for (i = 2; i < n; i++) {
		(void)snprintf(name, sizeof(name), "w%02zu.xml", i);
		write_file(name, bytes);
	}
	dir_gives(NULL, NULL);
	write_file("v.xml", doc);
	dir_gives("w11.xml", "larger than 3 MiB together");
	remove_file("v.xml");
	for (i = 0; i < n; i++) {
		(void)snprintf(name, sizeof(name), "w%02zu.xml", i);
		remove_file(name);
	}
	free(bytes);
}

static void
files_are_limited(void **state)
{
	char name[32];
	size_t i;
	FILE *f;

	(void)state;
	(void)snprintf(name, sizeof(name), "%s/big.xml", dir);
	f = fopen(name, "w");
	assert_non_null(f);
	assert_int_equal(ftruncate(fileno(f), KB_FILE_MAX + 5), 0);
	assert_int_equal(fclose(f), 0);
	dir_gives("big.xml", "larger than 256 KiB");
	remove_file("big.xml");
	for (i = 2; i <= KB_FILES_MAX; i++) {
		if (i == KB_FILES_MAX)
			dir_gives(NULL, NULL);
		(void)snprintf(name, sizeof(name), "x%03zu.xml", i);
		write_file(name, KB_SMALL_OPEN KB_SMALL_CLOSE);
	}
	dir_gives(dir, "more than 100 .xml files");
}

static int
set_up(void **state)
{
	(void)state;
	if (xmlMemSetup(fused_free, fused_malloc, fused_realloc, fused_strdup) != 0)
		return -1;
	xmlInitParser();
	return mkdtemp(dir) == NULL ? -1 : 0;
}

static int
tear_down(void **state)
{
	char name[32];
	size_t i;

	(void)state;
	remove_file("cases/x.xml");
	remove_file("cases");
	for (i = 2; i <= KB_FILES_MAX; i++) {
		(void)snprintf(name, sizeof(name), "x%03zu.xml", i);
		remove_file(name);
	}
	remove_file("a.xml");
	remove_file("b.xml");
	remove_file("b.xml~");
	remove_file(".xml");
	remove_file(".hidden.xml");
	remove_file("notes.txt");
	xmlCleanupParser();
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_bytes_are_refused),
		cmocka_unit_test(other_encodings_are_refused),
		cmocka_unit_test(entities_are_refused),
		cmocka_unit_test(harmless_bytes_are_accepted),
		cmocka_unit_test(white_space_is_one_space),
		cmocka_unit_test(bytes_that_are_no_text_are_hostile),
		cmocka_unit_test(size_is_limited),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(truncation_is_refused),
		cmocka_unit_test(damage_never_crashes),
		cmocka_unit_test(arenas_may_fail),
		cmocka_unit_test(the_parser_may_fail),
		cmocka_unit_test(directories_are_read_in_order),
		cmocka_unit_test(files_that_cannot_be_read_are_named),
		cmocka_unit_test(a_whole_is_limited),
		cmocka_unit_test(files_are_limited),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
