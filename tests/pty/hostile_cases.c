/* SPDX-License-Identifier: MIT */
/* Cases, saved consultations, results of practising and tallies that mean
 * harm, and files that are no files: read rightly, or refused with what to
 * do, in little time and memory. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "limited.h"

#define MIB ((size_t)1024 * 1024)

static char world[] = "/tmp/hostile-cases-XXXXXX";
static char place[] = "/tmp/hostile-cases-XXXXXX";
static char file[64];		/* in place */

/* Runs it and looks for a text in what is said; NULL: nothing is refused. */
static void
expect(const char *name, const char *const *args, const char *says)
{
	const struct limited_setup s = { .args = args };
	struct limited got;

	limited_run(&got, &s);
	if (says == NULL ? got.status == 2 : got.status != 2 ||
	    strstr(sbuf_text(&got.err), says) == NULL)
		fail_msg("%s, %s: status %d: %.300s", name, args[0],
		    got.status, sbuf_text(&got.err));
	limited_clear(&got);
}

/* ---- lines and tables ---- */

/* head, then the part until there are so many bytes ('#' in it becomes a
 * number), then tail. */
struct row {
	const char *name, *head;
	size_t nhead;
	const char *part, *tail;
	size_t bytes;
	const char *batch, *result, *saved;	/* what each says */
};
#define WHOLE(name, bytes, ...) \
	{ name, bytes, sizeof(bytes) - 1, "", "", 0, __VA_ARGS__ }
#define MANY(name, head, part, tail, bytes, ...) \
	{ name, head, sizeof(head) - 1, part, tail, bytes, __VA_ARGS__ }

#define BAD "is no valid JSON here; mend or restore the file"
#define DEEP "is nested too deeply; answers are one object"
#define TWICE "a key stands there twice; remove one"
#define HAS_NUL "holds a NUL character; remove it"
#define NOT_UTF8 "is not UTF-8; save it as UTF-8"
#define CUT "ends too early; it was cut off"
#define NOT_SAVED "is no saved consultation"
#define NO_FORMAT "format is missing; is this a result"
#define NO_RESULT "There is no result in these files"
#define LONG "This line is longer than 1 MiB"
#define LARGE "is larger than 1 MiB; answers never are"
#define QUOTE "A quotation mark stands in a wrong place"
#define NO_NAMES "names no question here; begin a table"
#define CASE "{\"id\":\"x\",\"answers\":{"

static const struct row rows[] = {
	MANY("nested lists", CASE "\"danger\":", "[", "\n", MIB - 9, DEEP,
	    DEEP, DEEP),
	MANY("nested objects", "", "{\"a\":", "\n", MIB - 9, DEEP, DEEP, DEEP),
	MANY("a huge number", CASE "\"danger\":", "9", "}}\n", MIB - 9, BAD,
	    BAD, BAD),
	WHOLE("a number beyond all", CASE "\"danger\":1e999999}}\n", BAD, BAD,
	    BAD),
	WHOLE("a key twice", CASE "\"danger\":\"no\",\"danger\":\"now\"}}\n",
	    TWICE, TWICE, TWICE),
	WHOLE("half a pair", "{\"id\":\"\\ud800\",\"answers\":{}}\n", BAD,
	    BAD, BAD),
	WHOLE("a pair the wrong way round", "{\"id\":\"\\udc00\\ud800\","
	    "\"answers\":{}}\n", BAD, BAD, BAD),
	WHOLE("half a pair as bytes", "{\"id\":\"\xed\xa0\x80\","
	    "\"answers\":{}}\n", NOT_UTF8, NOT_UTF8, NOT_UTF8),
	WHOLE("an overlong sign", "{\"id\":\"\xc0\xa2\",\"answers\":{}}\n",
	    NOT_UTF8, NOT_UTF8, NOT_UTF8),
	WHOLE("NUL as an escape", "{\"id\":\"a\\u0000b\",\"answers\":{}}\n",
	    HAS_NUL, HAS_NUL, HAS_NUL),
	WHOLE("NUL in a key", CASE "\"a\\u0000b\":\"no\"}}\n", HAS_NUL,
	    HAS_NUL, HAS_NUL),
	WHOLE("NUL as a byte", CASE "\"a\0b\":\"no\"}}\n", HAS_NUL, HAS_NUL,
	    HAS_NUL),
	MANY("a million of values", CASE "\"danger\":[1", ",1", "]}}\n",
	    MIB - 9, "danger takes one answer, no list", NO_FORMAT,
	    NOT_SAVED),
	MANY("many empty lists", CASE "\"danger\":[[]", ",[]", "]}}\n",
	    MIB - 9, "danger takes one answer, no list", NO_FORMAT,
	    NOT_SAVED),
	MANY("many questions", CASE "\"danger\":\"no\"", ",\"#\":0", "}}\n",
	    MIB - 9, "0: there is no such question", NO_FORMAT, NOT_SAVED),
	MANY("many keys", "{\"id\":\"x\"", ",\"k#\":0", "}\n", MIB - 9,
	    "k0: a case has no such key", NO_FORMAT, NOT_SAVED),
	MANY("many expectations", "{\"id\":\"x\",\"answers\":{},\"expect\":{"
	    "\"steps\":[\"a\"", ",\"k#\"", "]}}\n", MIB - 9,
	    "there is no such step", NO_FORMAT, NOT_SAVED),
	MANY("a huge id", "{\"answers\":{},\"id\":\"", "x", "\"}\n", MIB - 9,
	    NULL, NO_FORMAT, NOT_SAVED),
	MANY("a huge id of escapes", "{\"answers\":{},\"id\":\"", "\\u001b",
	    "\"}\n", MIB - 9, NULL, NO_FORMAT, NOT_SAVED),
	MANY("a huge key", CASE "\"", "x", "\":\"no\"}}\n", MIB - 9,
	    ": there is no such question", NO_FORMAT, NOT_SAVED),
	MANY("a line of 3 MiB", CASE "\"", "x", "\":\"no\"}}\n", 3 * MIB,
	    LONG, LONG, LARGE),
	WHOLE("a character cut off", CASE "}}\xe2\x82", NOT_UTF8, NOT_UTF8,
	    NOT_UTF8),
	WHOLE("cut off", CASE, CUT, CUT, CUT),
	MANY("many lines cut off", "", "{\n", "", MIB / 16, CUT, CUT, BAD),
	WHOLE("half a pair in UTF-16", "\xff\xfe{\0\0\xd8\"\0\n\0", BAD, BAD,
	    HAS_NUL),
	WHOLE("half a unit in UTF-16", "\xff\xfe{\0\"", CUT, CUT, HAS_NUL),
	/* Tables. */
	MANY("a million columns", "danger", "\tc#", "\nno\n", 3 * MIB, LONG,
	    LONG, LARGE),
	MANY("as many as fit", "danger", "\tc#", "\nno\tx\n", MIB - 9,
	    "I do not know the column c0", "I do not know the column c0",
	    BAD),
	MANY("cells without a column", "danger\nno", "\tx", "\n", MIB - 9,
	    "more cells than the first row has names",
	    "more cells than the first row has names", BAD),
	MANY("quotes that are never closed", "id\tdanger\n", "\"x\tno\n", "",
	    MIB / 16, QUOTE, QUOTE, BAD),
	MANY("one that is not, of 3 MiB", "id\tdanger\n\"",
	    "some thirty letters on each line\n", "", 3 * MIB, QUOTE, QUOTE, LARGE),
	MANY("a cell of quotes", "id\tdanger\n\"", "\"\"", "\"\tno\n",
	    MIB - 9, NULL, NULL, BAD),
	MANY("a cell of commas", "id\tbasis\nx\ttold", ",told", "\n",
	    MIB - 9, "an answer stands there twice",
	    "an answer stands there twice", BAD),
	MANY("a cell of words", "id\tbasis\nx\ttold", ",z", "\n", MIB - 9,
	    "I do not know the answer z", "I do not know the answer z", BAD),
	MANY("only lines", "", "\n", "", MIB - 9, NULL, NO_RESULT, CUT),
	MANY("only other lines", "id\tdanger\n", "\r", "", MIB - 9, NULL,
	    NO_RESULT, BAD),
	MANY("only blanks", "", " ", "", 3 * MIB, LONG, LONG, LARGE),
	MANY("only separators", "id\tdanger\n", "\t", "\n", MIB - 9, NULL,
	    NO_RESULT, BAD),
	WHOLE("an archive", "\x1f\x8b\x08\0\0\0\0\n\0\n", NO_NAMES, NO_NAMES,
	    HAS_NUL),
	WHOLE("UTF-32", "\xff\xfe\0\0i\0\0\0d\0\0\0\n\0\0\0", NO_NAMES,
	    NO_NAMES, HAS_NUL),
	WHOLE("a name that steers a terminal", "id\tdan\033[2Jger\nx\tno\n",
	    "I do not know the column dan?[2Jger", "dan?[2Jger", BAD),
};
#define NROWS (sizeof(rows) / sizeof(rows[0]))

static void
add_part(struct sbuf *b, const char *part, size_t number)
{
	for (; *part != '\0'; part++)
		if (*part == '#')
			sbuf_num(b, number);
		else
			sbuf_putc(b, *part);
}

static void
make(const struct row *r)
{
	struct sbuf b = SBUF_EMPTY;
	size_t i, rest = strlen(r->part) + strlen(r->tail) + 8;

	sbuf_add(&b, r->head, r->nhead);
	for (i = 0; *r->part != '\0' && b.len + rest < r->bytes; i++)
		add_part(&b, r->part, i);
	sbuf_puts(&b, r->tail);
	assert_false(b.failed);
	limited_write(place, "file", sbuf_text(&b), b.len);
	sbuf_clear(&b);
}

static void
lines_are_refused(void **state)
{
	const char *const batch[] = { "batch", "--brief", file, NULL };
	const char *const result[] = { "train", "--report", file, NULL };
	const char *const saved[] = { "consult", "--resume", file, NULL };
	size_t i;

	(void)state;
	for (i = 0; i < NROWS; i++) {
		make(&rows[i]);
		expect(rows[i].name, batch, rows[i].batch);
		expect(rows[i].name, result, rows[i].result);
		expect(rows[i].name, saved, rows[i].saved);
	}
	assert_int_equal(unlink(file), 0);
}

/* ---- what is no file ---- */

static void
make_fifo(const char *path)
{
	assert_int_equal(mkfifo(path, 0600), 0);
}

static void
make_dir(const char *path)
{
	assert_int_equal(mkdir(path, 0700), 0);
}

static void
make_zero(const char *path)
{
	assert_int_equal(symlink("/dev/zero", path), 0);
}

static void
make_loop(const char *path)
{
	assert_int_equal(symlink(path, path), 0);
}

static void
make_nowhere(const char *path)
{
	assert_int_equal(symlink("/nowhere/at/all", path), 0);
}

static void
make_sparse(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	assert_int_not_equal(fd, -1);
	assert_int_equal(ftruncate(fd, (off_t)1 << 33), 0);
	assert_int_equal(close(fd), 0);
}

static void
make_empty(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	assert_int_not_equal(fd, -1);
	assert_int_equal(close(fd), 0);
}

/* In the order of the ways.  A pipe may be read as cases: it is not tried,
 * nobody would ever write to it. */
enum { AS_KNOWLEDGE, AS_CASES, AS_BATCH, AS_RESULT, AS_SAVED, AS_TALLY,
    NWAYS };
#define SKIP ""
#define NO_FILE "is not a regular file; remove or rename it"

static const struct thing {
	const char *name;
	void (*make)(const char *path);
	const char *says[NWAYS];
} things[] = {
	{ "a pipe", make_fifo, { NO_FILE, NO_FILE, SKIP, SKIP,
	    "it is no regular file", "is no plain file" } },
	{ "a directory", make_dir, { NO_FILE, NO_FILE, "Is a directory",
	    "Is a directory", "it is no regular file", "is a directory" } },
	{ "a device", make_zero, { NO_FILE, NO_FILE, LONG, LONG,
	    "it is no regular file", "is a link" } },
	{ "a circle", make_loop, { "Too many levels", "Too many levels",
	    "Too many levels", "Too many levels", "Too many levels",
	    "is a link" } },
	{ "a link to nothing", make_nowhere, { "No such file",
	    "No such file", "No such file", "No such file", "No such file",
	    "is a link" } },
	{ "a file of 8 GiB", make_sparse, { "is larger than 256 KiB",
	    "is larger than 256 KiB", LONG, LONG, LARGE,
	    "is larger than 64 MiB" } },
	{ "an empty file", make_empty, { "is empty", "is empty", NULL,
	    NO_RESULT, CUT, "holds nothing" } },
};

static void
try_thing(const struct thing *t)
{
	char knowledge[96], cases[96];
	const char *const ways[NWAYS][8] = {
		[AS_KNOWLEDGE] = { "check", place, NULL },
		[AS_CASES] = { "train", "-k", world, "none", NULL },
		[AS_BATCH] = { "batch", file, NULL },
		[AS_RESULT] = { "train", "--report", file, NULL },
		[AS_SAVED] = { "consult", "--resume", file, NULL },
		[AS_TALLY] = { "tally", "report", "--file", file, "--year",
		    "2026", NULL },
	};
	const char *paths[NWAYS];
	int way;

	(void)snprintf(knowledge, sizeof(knowledge), "%s/a.xml", place);
	(void)snprintf(cases, sizeof(cases), "%s/cases/a.xml", world);
	for (way = 0; way < NWAYS; way++) {
		paths[way] = way == AS_KNOWLEDGE ? knowledge :
		    way == AS_CASES ? cases : file;
		if (t->says[way] != NULL && *t->says[way] == '\0')
			continue;
		t->make(paths[way]);
		expect(t->name, ways[way], t->says[way]);
		assert_int_equal(remove(paths[way]), 0);
	}
}

static void
what_is_no_file(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		try_thing(&things[i]);
}

/* Somebody goes on writing. */
static pid_t
start_growing(const char *path)
{
	static const char text[4096] = "{\n";
	pid_t pid;
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	long i;

	assert_int_not_equal(fd, -1);
	assert_int_equal(write(fd, text, sizeof(text)), sizeof(text));
	pid = fork();
	assert_int_not_equal(pid, -1);
	for (i = 0; pid == 0 && i < 50000; i++)
		if (write(fd, text, sizeof(text)) != sizeof(text))
			break;
	if (pid == 0)
		_exit(0);
	(void)close(fd);
	return pid;
}

static void
files_that_grow(void **state)
{
	const char *const ways[][4] = { { "check", place, NULL },
	    { "consult", "--resume", file, NULL } };
	char path[96];
	size_t i;
	pid_t pid;

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/a.xml", place);
	for (i = 0; i < 2; i++) {
		pid = start_growing(i == 0 ? path : file);
		expect("a file that grows", ways[i], "bespreek: ");
		(void)kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, NULL, 0), pid);
		assert_int_equal(unlink(i == 0 ? path : file), 0);
	}
}

static void
name_many(char *path, size_t size, size_t i, const char *end)
{
	(void)snprintf(path, size, "%s/%05zu%s", place, i, end);
}

static void
ten_thousand_files(void **state)
{
	const char *const args[] = { "check", place, NULL };
	static const struct { const char *end, *says; } kinds[] = {
		{ ".txt", "holds no .xml file" },
		{ ".xml", "more than 100 .xml files; put some together" },
	};
	char path[96];
	size_t i, k;

	(void)state;
	for (k = 0; k < 2; k++) {
		for (i = 0; i < 10000; i++) {
			name_many(path, sizeof(path), i, kinds[k].end);
			make_empty(path);
		}
		expect("10,000 files", args, kinds[k].says);
		for (i = 0; i < 10000; i++) {
			name_many(path, sizeof(path), i, kinds[k].end);
			assert_int_equal(unlink(path), 0);
		}
	}
}

/* ---- tallies ---- */

#define DAMAGED "is damaged; put back a copy"
#define FOREIGN "is no tally of bespreek; choose another name"
#define UNCHECKED "PRAGMA ignore_check_constraints = ON; INSERT INTO tally "
#define REWRITE "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "

static const struct { const char *name, *sql, *says; } tallies[] = {
	{ "as it is", "SELECT 1", NULL },
	{ "words that steer a terminal", UNCHECKED "VALUES (2026, 1, 'a' || "
	    "char(27) || '[2J', 'b', 'c', 1, 'd', 1)", DAMAGED },
	{ "a huge count", UNCHECKED "VALUES (2026, 1, 'a', 'b', 'c', 1, 'd', "
	    "9223372036854775807)", DAMAGED },
	{ "a huge text", UNCHECKED "VALUES (2026, 1, printf('%.*c', 1000000, "
	    "'x'), 'b', 'c', 1, 'd', 1)", DAMAGED },
	{ "a month that is none", UNCHECKED "VALUES (2026, 99, 'a', 'b', 'c', "
	    "1, 'd', 1)", DAMAGED },
	{ "the same without its checks", REWRITE "replace(sql, 'CHECK (n "
	    "BETWEEN 1 AND 1000000)', '')", FOREIGN },
	{ "a view instead", "ALTER TABLE tally RENAME TO other; CREATE VIEW "
	    "tally AS WITH RECURSIVE a (n) AS (SELECT 1 UNION ALL SELECT n + "
	    "1 FROM a) SELECT n AS year, 1 AS month, 'a' AS grp, 'b' AS "
	    "theme, 'c' AS channel, 1 AS minutes, 'd' AS referral, n FROM a",
	    FOREIGN },
	{ "a trigger", "CREATE TRIGGER t AFTER INSERT ON tally BEGIN DELETE "
	    "FROM tally; END", FOREIGN },
	{ "an index", "CREATE INDEX i ON tally (n)", FOREIGN },
	{ "a schema that is none", REWRITE "'CREATE TABLE tally (' || char(27)"
	    " || ']0;x' || char(7)", DAMAGED },
	{ "a mark that is none", "PRAGMA application_id = 1", FOREIGN },
	{ "a version that is none", "PRAGMA user_version = -1", FOREIGN },
	{ "many counts", "WITH RECURSIVE a (i) AS (SELECT 1 UNION ALL SELECT "
	    "i + 1 FROM a WHERE i < 150000) INSERT INTO tally SELECT 2026, 1, "
	    "'g' || i, 'b', 'c', 1, 'd', 1 FROM a",
	    "holds more than 100000 different counts of that year" },
};

static void
run_sql(const char *sql)
{
	sqlite3 *db;
	char *error = NULL;

	assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
make_tally(void)
{
	const char *const add[] = { "tally", "add", "--file", file,
	    "--group", "professional", "--theme", "unknown", "--channel",
	    "mail", "--referral", "unknown", NULL };

	expect("a new tally", add, NULL);
}

static void
tallies_are_refused(void **state)
{
	const char *const args[] = { "tally", "report", "--file", file,
	    "--year", "2026", NULL };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(tallies) / sizeof(tallies[0]); i++) {
		make_tally();
		run_sql(tallies[i].sql);
		expect(tallies[i].name, args, tallies[i].says);
		assert_int_equal(unlink(file), 0);
	}
}

/* Cut off, and with bytes that are others: never a crash, never much. */
static void
damaged_tallies(void **state)
{
	const char *const args[] = { "tally", "report", "--file", file,
	    "--year", "2026", NULL };
	const struct limited_setup s = { .args = args };
	static char bytes[64 * 1024], other[sizeof(bytes)];
	struct limited got;
	size_t len, i, k;
	FILE *f;

	(void)state;
	make_tally();
	f = fopen(file, "re");
	assert_non_null(f);
	len = fread(bytes, 1, sizeof(bytes), f);
	(void)fclose(f);
	assert_true(len > 4096 && len < sizeof(bytes));
	for (i = 0; i < 60; i++) {
		memcpy(other, bytes, len);
		for (k = 0; i % 2 == 1 && k < i; k++)
			other[i < 30 ? k * 3 : (k * 7919 + i * 31) % len] ^=
			    (char)(1 + k * i);
		limited_write(place, "file", other, i % 2 == 1 ? len
		    : len * i / 60);
		limited_run(&got, &s);
		limited_clear(&got);
	}
	assert_int_equal(unlink(file), 0);
}

static int
set_up(void **state)
{
	(void)state;
	limited_world(world);
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(file, sizeof(file), "%s/file", place);
	return 0;
}

/* What a test that failed left behind would block the next. */
static int
clean(void **state)
{
	char path[96];

	(void)state;
	(void)remove(file);
	(void)snprintf(path, sizeof(path), "%s/a.xml", place);
	(void)remove(path);
	(void)snprintf(path, sizeof(path), "%s/cases/a.xml", world);
	(void)remove(path);
	return 0;
}

#define TEST(test) cmocka_unit_test_teardown(test, clean)

static int
take_down(void **state)
{
	(void)state;
	limited_remove(world);
	limited_remove(place);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_are_refused),
		TEST(what_is_no_file),
		TEST(files_that_grow),
		TEST(ten_thousand_files),
		TEST(tallies_are_refused),
		TEST(damaged_tallies),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
