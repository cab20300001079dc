/* SPDX-License-Identifier: MIT */
/* XML that means harm, as a file of knowledge and as cases: read rightly, or
 * refused with its line and what to do, in little time and memory, and with
 * nothing opened that it names. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "limited.h"

/* In a text: the name of the root, its attribute xmlns, where a file lies
 * that must stay closed, and a port that nobody may call. */
#define ROOT "\1"
#define SPACE "\2"
#define SECRET "\3"
#define PORT "\4"
#define OPEN "<" ROOT " " SPACE ">"
#define CLOSE "</" ROOT ">"
#define FULL ((size_t)250 * 1024)
#define BIG ((size_t)1024 * 1024)

static char world[] = "/tmp/hostile-xml-XXXXXX";
static char alone[] = "/tmp/hostile-xml-XXXXXX";
static char secret[64];
static unsigned port;

/* head, then the part until there are so many bytes ('#' in it becomes a
 * number), then tail; each character in so many bytes. */
struct row {
	const char *name, *head;
	size_t nhead;
	const char *part, *tail;
	size_t bytes;
	unsigned wide;
	unsigned line;
	const char *says;	/* NULL: it is read */
};
#define WHOLE(name, bytes, line, says) \
	{ name, bytes, sizeof(bytes) - 1, "", "", 0, 1, line, says }
#define MANY(name, head, part, tail, bytes, line, says) \
	{ name, head, sizeof(head) - 1, part, tail, bytes, 1, line, says }
#define WIDE(name, bytes, wide, line, says) \
	{ name, bytes, sizeof(bytes) - 1, "", "", 0, wide, line, says }

#define NOT_FORMED "is no well-formed XML: "
#define DOCTYPE "holds a DOCTYPE; remove it and its entities"
#define NOT_UTF8 "holds bytes that are no UTF-8; save the file as UTF-8"
#define HAS_NUL "holds a NUL byte; save the file as UTF-8 text"
#define ENCODING "declares another encoding; save the file as UTF-8"
#define UNSEEN "holds a control, direction or unseen character; remove it"
#define NO_ROOT "the root is not <" ROOT " " SPACE ">; write that"
#define NO_TEXT "text stands directly in <" ROOT ">; put it in an element"
#define NO_START NOT_FORMED "Start tag expected"

static const struct row rows[] = {
	/* Entities, DTDs. */
	WHOLE("billion laughs", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [\n"
	    "<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
	    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">\n"
	    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>\n" OPEN "&d;" CLOSE,
	    2, DOCTYPE),
	WHOLE("an entity that is itself", "<!DOCTYPE a [<!ENTITY a \"&a;\">]>"
	    OPEN "&a;" CLOSE, 1, DOCTYPE),
	MANY("a large entity, used often", "<!DOCTYPE a [<!ENTITY a \"x\">]>"
	    OPEN, "&a;", CLOSE, FULL, 1, DOCTYPE),
	WHOLE("parameter entities", "<!DOCTYPE a [<!ENTITY % a SYSTEM "
	    "\"file://" SECRET "\"> %a;]>\n" OPEN CLOSE, 1, DOCTYPE),
	WHOLE("an external entity", "\n<!DOCTYPE a [<!ENTITY a SYSTEM "
	    "\"file://" SECRET "\">]>\n" OPEN "&a;" CLOSE, 2, DOCTYPE),
	WHOLE("an external entity of the net", "<!DOCTYPE a [<!ENTITY a "
	    "SYSTEM \"http://127.0.0.1:" PORT "/\">]>\n" OPEN "&a;" CLOSE, 1,
	    DOCTYPE),
	WHOLE("an external DTD", "<!DOCTYPE a SYSTEM \"" SECRET "\">" OPEN
	    CLOSE, 1, DOCTYPE),
	WHOLE("an external DTD of the net", "<!DOCTYPE a PUBLIC \"a\" "
	    "\"http://127.0.0.1:" PORT "/a.dtd\">" OPEN CLOSE, 1, DOCTYPE),
	WHOLE("a DOCTYPE after a comment", "<!--\n-->\n<!DOCTYPE a>" OPEN
	    CLOSE, 3, DOCTYPE),
	WHOLE("a DOCTYPE in a comment", "<!-- <!DOCTYPE a> -->" OPEN CLOSE, 1,
	    DOCTYPE),
	WHOLE("a doctype in small letters", "<!doctype a>" OPEN CLOSE, 1,
	    NOT_FORMED),
	WHOLE("an entity that nobody declared", OPEN "\n&a;" CLOSE, 2,
	    NOT_FORMED "Entity 'a' not defined"),
	WHOLE("such an entity in an attribute", "<" ROOT " " SPACE
	    " a=\"&a;\"/>", 1, NOT_FORMED "Entity 'a' not defined"),
	/* Deep, wide and long. */
	MANY("nested elements", OPEN, "<" ROOT ">", "", FULL, 1,
	    "<" ROOT "> may not stand in <" ROOT ">"),
	MANY("nested elements of another kind", "", "<a>", "", FULL, 1,
	    NO_ROOT),
	MANY("100,000 attributes", "<" ROOT " " SPACE, " a#=\"\"", "/>", BIG,
	    1, "is larger than 256 KiB; split it into two files"),
	MANY("all the attributes that fit", "<" ROOT " " SPACE, " a#=\"\"",
	    "/>", FULL, 1, "<" ROOT "> takes no attribute a0; remove it"),
	MANY("the same attribute", "<" ROOT " " SPACE, " a=\"\"", "/>", FULL,
	    1, NOT_FORMED "Attribute a redefined"),
	MANY("all the namespaces that fit", "<" ROOT " " SPACE,
	    " xmlns:a#=\"u\"", ">" CLOSE, FULL, 0, NULL),
	MANY("a huge attribute", "<" ROOT " " SPACE " a=\"", "x", "\"/>",
	    FULL, 1, "<" ROOT "> takes no attribute a; remove it"),
	MANY("a huge namespace", "<" ROOT " xmlns=\"", "x", "\"/>", FULL, 1,
	    NO_ROOT),
	MANY("a huge name of an attribute", "<" ROOT " " SPACE " ", "x",
	    "=\"\"/>", FULL, 1, NOT_FORMED "Name too long"),
	MANY("a huge name", OPEN "<", "x", "/>" CLOSE, FULL, 1,
	    NOT_FORMED "Name too long"),
	MANY("a huge text", OPEN "\n", "x", CLOSE, FULL, 2, NO_TEXT),
	MANY("a huge comment", OPEN "<!--", "x", "-->" CLOSE, FULL, 0, NULL),
	MANY("many comments", OPEN, "<!---->", CLOSE, FULL, 0, NULL),
	MANY("many empty CDATA sections", OPEN, "<![CDATA[]]>", CLOSE, FULL,
	    0, NULL),
	MANY("many CDATA sections", OPEN, "<![CDATA[x]]>", CLOSE, FULL, 1,
	    NO_TEXT),
	MANY("many lines", OPEN, "\r\n", CLOSE, FULL, 0, NULL),
	MANY("many references", OPEN, "&amp;", CLOSE, FULL, 1, NO_TEXT),
	MANY("many ends", OPEN, "</a>", "", FULL, 1, NOT_FORMED),
	MANY("many begins", "", "<", "", FULL, 1, NOT_FORMED),
	MANY("many begins of comments", OPEN, "<!--", "", FULL, 1,
	    NOT_FORMED),
	MANY("many begins of sections", OPEN, "<![CDATA[", "", FULL, 1,
	    NOT_FORMED "CData section not finished"),
	MANY("many begins of attributes", OPEN, "<a b=\"", "", FULL, 1,
	    NOT_FORMED),
	MANY("many ends of sections", OPEN, "]]>", "", FULL, 1, NOT_FORMED),
	/* Processing instructions, XInclude, bases, namespaces. */
	WHOLE("a style sheet", "<?xml-stylesheet href=\"file://" SECRET
	    "\"?>\n" OPEN CLOSE, 1, "holds a processing instruction "
	    "<?xml-stylesheet>; remove it"),
	WHOLE("an instruction within", OPEN "\n\n<?php a ?>" CLOSE, 3,
	    "holds a processing instruction <?php>; remove it"),
	MANY("a huge instruction", OPEN "<?a ", "x", "?>" CLOSE, FULL, 1,
	    "holds a processing instruction <?a>; remove it"),
	WHOLE("an XML declaration within", OPEN "<?xml version=\"1.0\"?>"
	    CLOSE, 1, NOT_FORMED "XML declaration allowed only at the start"),
	WHOLE("XInclude", "<" ROOT " " SPACE " xmlns:xi=\"http://www.w3.org/"
	    "2001/XInclude\">\n<xi:include href=\"file://" SECRET "\"/>"
	    CLOSE, 2, "<include> may not stand in <" ROOT ">"),
	WHOLE("XInclude of the net", "<" ROOT " " SPACE " xmlns:xi=\"http://"
	    "www.w3.org/2001/XInclude\">\n<xi:include parse=\"text\" href=\""
	    "http://127.0.0.1:" PORT "/\"/>" CLOSE, 2,
	    "<include> may not stand in <" ROOT ">"),
	WHOLE("xml:base", "<" ROOT " " SPACE " xml:base=\"http://127.0.0.1:"
	    PORT "/\"/>", 1, "<" ROOT "> takes no attribute xml:base; "
	    "remove it"),
	WHOLE("xml:space", "<" ROOT " " SPACE " xml:space=\"preserve\"/>", 1,
	    "<" ROOT "> takes no attribute xml:space; remove it"),
	WHOLE("xsi:schemaLocation", "<" ROOT " " SPACE " xmlns:xsi=\"http://"
	    "www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a "
	    "http://127.0.0.1:" PORT "/\"/>", 1,
	    "<" ROOT "> takes no attribute xsi:schemaLocation; remove it"),
	WHOLE("no namespace", "<" ROOT "/>", 1, NO_ROOT),
	WHOLE("another namespace", "<" ROOT " xmlns=\"urn:a\"/>", 1, NO_ROOT),
	WHOLE("a namespace given up within", OPEN "\n<source xmlns=\"\"/>"
	    CLOSE, 2, "<source> may not stand in <" ROOT ">"),
	WHOLE("a prefix bound again", "<a:" ROOT " xmlns:a=\"urn:a\" " SPACE
	    "/>", 1, NO_ROOT),
	WHOLE("the prefix xml bound again", "<" ROOT " " SPACE
	    " xmlns:xml=\"urn:a\"/>", 1, NOT_FORMED),
	WHOLE("the prefix xmlns bound", "<" ROOT " " SPACE
	    " xmlns:xmlns=\"urn:a\"/>", 1, NOT_FORMED),
	WHOLE("a prefix that is not bound", "<a:" ROOT " " SPACE "/>", 1,
	    NOT_FORMED),
	WHOLE("two attributes that are one", "<" ROOT " " SPACE
	    " xmlns:a=\"u\" xmlns:b=\"u\" a:c=\"\" b:c=\"\"/>", 1,
	    NOT_FORMED),
	/* Encodings. */
	WHOLE("UTF-7 declared", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>"
	    OPEN CLOSE, 1, ENCODING),
	WHOLE("UTF-16 declared", "<?xml version='1.0'\n encoding='UTF-16'?>"
	    OPEN CLOSE, 2, ENCODING),
	WHOLE("EUC-JP declared", "<?xml version=\"1.0\" encoding=\"EUC-JP\" "
	    "standalone=\"yes\"?>" OPEN CLOSE, 1, ENCODING),
	WHOLE("an encoding in the wrong order", "<?xml version=\"1.0\" "
	    "standalone=\"yes\" encoding=\"UTF-7\"?>" OPEN CLOSE, 1,
	    ENCODING),
	WHOLE("an encoding within another", "<?xml version=\"encoding='UTF-8'"
	    "\" encoding=\"UTF-7\"?>" OPEN CLOSE, 1, NOT_FORMED),
	WHOLE("two encodings", "<?xml version=\"1.0\" encoding=\"UTF-8\" "
	    "encoding=\"UTF-7\"?>" OPEN CLOSE, 1, NOT_FORMED),
	WHOLE("another version", "<?xml version=\"9.9\"?>" OPEN CLOSE, 1,
	    NOT_FORMED "Unsupported version"),
	WHOLE("UTF-7", OPEN "\n+ADw-a+AD4-" CLOSE, 2, NO_TEXT),
	WHOLE("a mark and UTF-8", "\xef\xbb\xbf<?xml version=\"1.0\" "
	    "encoding=\"utf-8\"?>" OPEN CLOSE, 0, NULL),
	WHOLE("two marks", "<!-- -->\n\xef\xbb\xbf" OPEN CLOSE, 2, UNSEEN),
	WHOLE("Latin-1", OPEN "\n\n\xe9t\xe9" CLOSE, 3, NOT_UTF8),
	WHOLE("an overlong sign", OPEN "\n\xc0\xbc" "a/>" CLOSE, 2, NOT_UTF8),
	WHOLE("a longer one", OPEN "\n\xe0\x80\xbc" "a/>" CLOSE, 2, NOT_UTF8),
	WHOLE("half a pair", OPEN "\n\xed\xa0\x80" CLOSE, 2, NOT_UTF8),
	WHOLE("beyond Unicode", OPEN "\n\xf4\x90\x80\x80" CLOSE, 2, NOT_UTF8),
	WHOLE("a character cut off", OPEN "<!-- \xe2\x82", 1, NOT_UTF8),
	WIDE("UTF-16, little end first", OPEN CLOSE, 2, 1, HAS_NUL),
	WIDE("UTF-32, little end first", OPEN CLOSE, 4, 1, HAS_NUL),
	/* Characters. */
	WHOLE("a NUL", OPEN "\n\0" CLOSE, 2, HAS_NUL),
	WHOLE("a NUL at the end", OPEN CLOSE "\0", 1, HAS_NUL),
	WHOLE("an escape sequence", OPEN "\n\033[2J" CLOSE, 2, NOT_FORMED),
	WHOLE("the same in a comment", OPEN "<!--\n\033[2J -->" CLOSE, 2,
	    NOT_FORMED),
	WHOLE("C1", OPEN "<!--\n\xc2\x9b" "2J -->" CLOSE, 2, UNSEEN),
	WHOLE("a direction", OPEN "<!--\n\xe2\x80\xae -->" CLOSE, 2, UNSEEN),
	WHOLE("a tag character", OPEN "<!--\n\xf3\xa0\x81\x81 -->" CLOSE, 2,
	    UNSEEN),
	WHOLE("DEL", OPEN "\n<!-- \x7f -->" CLOSE, 2, UNSEEN),
	WHOLE("a reference to NUL", OPEN "\n&#0;" CLOSE, 2, NOT_FORMED),
	WHOLE("a reference to escape", OPEN "\n&#x1b;" CLOSE, 2, NOT_FORMED),
	WHOLE("a reference to half a pair", OPEN "\n&#xd800;" CLOSE, 2,
	    NOT_FORMED),
	WHOLE("a reference beyond Unicode", OPEN "\n&#x110000;" CLOSE, 2,
	    NOT_FORMED),
	WHOLE("a reference beyond numbers", OPEN "\n&#99999999999999999999;"
	    CLOSE, 2, NOT_FORMED),
	MANY("a long reference", OPEN "&#", "9", ";" CLOSE, FULL, 1,
	    NOT_FORMED),
	/* What is cut off, or no XML at all. */
	WHOLE("cut off in a tag", "<" ROOT " " SPACE, 1, NOT_FORMED),
	WHOLE("cut off in an attribute", "<" ROOT " xmlns=\"urn", 1,
	    NOT_FORMED),
	WHOLE("cut off in a comment", OPEN "<!-- a", 1, NOT_FORMED),
	WHOLE("cut off in a section", OPEN "<![CDATA[ a", 1, NOT_FORMED),
	WHOLE("cut off in an instruction", OPEN "<?a", 1, NOT_FORMED),
	WHOLE("cut off in a reference", OPEN "&am", 1, NOT_FORMED),
	WHOLE("cut off in the declaration", "<?xml version=\"1.0\" enc", 1,
	    NOT_FORMED),
	WHOLE("cut off", OPEN "\n", 2, NOT_FORMED),
	WHOLE("two roots", OPEN CLOSE "\n" OPEN CLOSE, 2, NOT_FORMED),
	WHOLE("a text behind", OPEN CLOSE "\na", 2, NOT_FORMED),
	WHOLE("only a comment", "<!-- -->", 1, NO_START),
	WHOLE("a sign in an attribute", "<" ROOT " a=\"<\" " SPACE "/>", 1,
	    NOT_FORMED),
	WHOLE("HTML", "<html><body><p>a<br></body></html>", 1, NO_ROOT),
	/* What batch would take for something else. */
	MANY("a large file of nothing", "", "\n", "", BIG, 1,
	    "is larger than 256 KiB; split it into two files"),
};
#define NROWS (sizeof(rows) / sizeof(rows[0]))

/* ---- making ---- */

struct kind { const char *root, *space; };
static const struct kind knowledge = { "knowledge",
    "xmlns=\"urn:bespreek:knowledge:1\"" };
static const struct kind cases = { "cases", "xmlns=\"urn:bespreek:case:1\"" };

static void
add(struct sbuf *b, const struct kind *k, const char *s, size_t len,
    size_t number)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] == *ROOT)
			sbuf_puts(b, k->root);
		else if (s[i] == *SPACE)
			sbuf_puts(b, k->space);
		else if (s[i] == *SECRET)
			sbuf_puts(b, secret);
		else if (s[i] == *PORT)
			sbuf_num(b, port);
		else if (s[i] == '#' && number != SIZE_MAX)
			sbuf_num(b, number);
		else
			sbuf_putc(b, s[i]);
}

static void
widen(struct sbuf *b, unsigned wide)
{
	struct sbuf more = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < b->len; i++) {
		sbuf_putc(&more, b->text[i]);
		sbuf_pad(&more, '\0', wide - 1);
	}
	sbuf_clear(b);
	*b = more;
}

static void
make(const struct row *r, const struct kind *k, const char *dir,
    const char *name)
{
	struct sbuf b = SBUF_EMPTY;
	size_t n = strlen(r->part), i;
	bool numbered = strchr(r->part, '#') != NULL && n > 1;

	add(&b, k, r->head, r->nhead, SIZE_MAX);
	for (i = 0; n > 0 && b.len + n < r->bytes; i++)
		add(&b, k, r->part, n, numbered ? i : SIZE_MAX);
	add(&b, k, r->tail, strlen(r->tail), SIZE_MAX);
	if (r->wide > 1)
		widen(&b, r->wide);
	assert_false(b.failed);
	limited_write(dir, name, sbuf_text(&b), b.len);
	sbuf_clear(&b);
}

/* ---- looking ---- */

/* One line, with the file and the line, that says this. */
static bool
tells(const struct row *r, const struct kind *k, const char *file,
    const char *text)
{
	struct sbuf wanted = SBUF_EMPTY;
	bool found;

	sbuf_puts(&wanted, "bespreek: ");
	sbuf_puts(&wanted, file);
	sbuf_putc(&wanted, ':');
	sbuf_num(&wanted, r->line);
	sbuf_puts(&wanted, ": ");
	add(&wanted, k, r->says, strlen(r->says), SIZE_MAX);
	found = strncmp(text, sbuf_text(&wanted), wanted.len) == 0 &&
	    strchr(text, '\n') != NULL &&
	    strchr(text, ';') < strchr(text, '\n');
	sbuf_clear(&wanted);
	return found;
}

/* Refused, or read: then nothing is said of the file. */
static void
expect(const struct row *r, const struct kind *k, const char *file,
    const struct limited *got)
{
	bool right = r->says == NULL ? strstr(sbuf_text(&got->err), file) ==
	    NULL : got->status == 2 && tells(r, k, file,
	    sbuf_text(&got->err));

	if (!right)
		fail_msg("%s, %s: status %d: %.300s", r->name, k->root,
		    got->status, sbuf_text(&got->err));
}

static void
as_knowledge(const char *const *args, const char *dir)
{
	const struct limited_setup s = { .knowledge = dir, .args = args };
	struct limited got;
	size_t i;

	for (i = 0; i < NROWS; i++) {
		make(&rows[i], &knowledge, alone, "hostile.xml");
		limited_run(&got, &s);
		expect(&rows[i], &knowledge, "hostile.xml", &got);
		limited_clear(&got);
	}
}

static void
check_refuses(void **state)
{
	const char *const args[] = { "check", alone, NULL };

	(void)state;
	as_knowledge(args, NULL);
}

static void
loading_refuses(void **state)
{
	const char *const args[] = { "guide", NULL };

	(void)state;
	as_knowledge(args, alone);
}

static void
train_refuses(void **state)
{
	const char *const args[] = { "train", "none", NULL };
	const struct limited_setup s = { .knowledge = world, .args = args };
	struct limited got;
	size_t i;

	(void)state;
	for (i = 0; i < NROWS; i++) {
		make(&rows[i], &cases, world, "cases/hostile.xml");
		limited_run(&got, &s);
		expect(&rows[i], &cases, "cases/hostile.xml", &got);
		assert_int_equal(got.out.len, 0);
		limited_clear(&got);
	}
	make(&rows[0], &cases, world, "cases/hostile.xml");
}

/* What does not begin with a tag is taken for a table: refused all the same,
 * in other words. */
static bool
seems_xml(const struct row *r)
{
	const char *s = r->nhead > 0 ? r->head : r->part;

	if (strncmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3;
	return r->wide == 1 && s[strspn(s, "\n ")] == '<';
}

static void
batch_refuses(void **state)
{
	char file[128];
	const char *const args[] = { "batch", file, NULL };
	const struct limited_setup s = { .args = args };
	struct limited got;
	size_t i;

	(void)state;
	(void)snprintf(file, sizeof(file), "%s/cases.xml", alone);
	for (i = 0; i < NROWS; i++) {
		make(&rows[i], &cases, alone, "cases.xml");
		limited_run(&got, &s);
		if (!seems_xml(&rows[i]))
			assert_true(got.out.len < 4096);
		else
			expect(&rows[i], &cases, file, &got);
		if (seems_xml(&rows[i]) && rows[i].says != NULL)
			assert_non_null(strstr(sbuf_text(&got.out),
			    "{\"id\":null,\"error\":{\"line\":"));
		limited_clear(&got);
	}
	assert_int_equal(unlink(file), 0);
}

/* ---- the schema ---- */

#define GRAMMAR "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\""

static const struct row schemas[] = {
	WHOLE("a DOCTYPE", "<!DOCTYPE a SYSTEM \"" SECRET "\">" GRAMMAR "/>",
	    1, DOCTYPE),
	WHOLE("an entity of the net", "<!DOCTYPE a [<!ENTITY a SYSTEM "
	    "\"http://127.0.0.1:" PORT "/\">]>" GRAMMAR ">&a;</grammar>", 1,
	    DOCTYPE),
	WHOLE("an include", GRAMMAR "><include href=\"file://" SECRET "\"/>"
	    "<start><text/></start></grammar>", 0, "the schema cannot be "
	    "used; install it again"),
	WHOLE("an include of the net", GRAMMAR "><include href=\"http://"
	    "127.0.0.1:" PORT "/\"/><start><text/></start></grammar>", 0,
	    "the schema cannot be used; install it again"),
	WHOLE("an external part", GRAMMAR "><start><externalRef href=\""
	    SECRET "\"/></start></grammar>", 0, "the schema cannot be used; "
	    "install it again"),
	WHOLE("another encoding", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>"
	    GRAMMAR "/>", 1, ENCODING),
	WHOLE("nothing", "", 0, "the schema cannot be used; install it "
	    "again"),
	WHOLE("cut off", GRAMMAR "><start>", 0, "the schema cannot be used; "
	    "install it again"),
	MANY("a large one", GRAMMAR ">", "<!-- -->", "</grammar>", BIG, 1,
	    "is larger than 256 KiB"),
};
#define NSCHEMAS (sizeof(schemas) / sizeof(schemas[0]))

/* A small knowledge would do, but there must be one that has no fault. */
static void
schemas_are_refused(void **state)
{
	const char *const args[] = { "check", "--no-proofs", NULL };
	const struct limited_setup s = { .knowledge = world, .args = args };
	struct limited got;
	char path[128];
	size_t i;

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/cases/hostile.xml", world);
	(void)unlink(path);
	(void)snprintf(path, sizeof(path), "%s/cases", world);
	assert_int_equal(rmdir(path), 0);
	for (i = 0; i < NSCHEMAS; i++) {
		make(&schemas[i], &knowledge, world, "knowledge.rng");
		limited_run(&got, &s);
		if (got.status != 2 || strstr(sbuf_text(&got.err),
		    schemas[i].says) == NULL)
			fail_msg("%s: status %d: %.300s", schemas[i].name,
			    got.status, sbuf_text(&got.err));
		limited_clear(&got);
	}
}

/* ---- who was called ---- */

struct watch { int files, calls; };
static struct watch watch;

static int
listen_locally(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
	    0);

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd == -1 || bind(fd, (struct sockaddr *)&a, len) == -1 ||
	    listen(fd, 8) == -1 ||
	    getsockname(fd, (struct sockaddr *)&a, &len) == -1)
		return -1;
	port = ntohs(a.sin_port);
	return fd;
}

static bool
was_opened(void)
{
	char events[4096];

	return read(watch.files, events, sizeof(events)) > 0;
}

/* After all others: this test alone opens the file, and calls. */
static void
nothing_was_opened(void **state)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port) };
	int fd;

	(void)state;
	assert_false(was_opened());
	assert_int_equal(accept(watch.calls, NULL, NULL), -1);
	assert_int_equal(errno, EAGAIN);
	fd = open(secret, O_RDONLY | O_CLOEXEC);
	assert_true(was_opened());
	(void)close(fd);
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
	(void)close(fd);
	fd = accept(watch.calls, NULL, NULL);
	assert_int_not_equal(fd, -1);
	(void)close(fd);
}

static int
set_up(void **state)
{
	(void)state;
	limited_world(world);
	if (mkdtemp(alone) == NULL)
		return -1;
	(void)snprintf(secret, sizeof(secret), "%s/secret", alone);
	limited_write(alone, "secret", "<a/>", 4);
	watch.files = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch.calls = listen_locally();
	return watch.calls == -1 || inotify_add_watch(watch.files, secret,
	    IN_OPEN | IN_ACCESS) == -1 ? -1 : 0;
}

static int
take_down(void **state)
{
	(void)state;
	(void)close(watch.files);
	(void)close(watch.calls);
	limited_remove(world);
	limited_remove(alone);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_refuses),
		cmocka_unit_test(loading_refuses),
		cmocka_unit_test(train_refuses),
		cmocka_unit_test(batch_refuses),
		cmocka_unit_test(schemas_are_refused),
		cmocka_unit_test(nothing_was_opened),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
