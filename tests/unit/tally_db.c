/* SPDX-License-Identifier: MIT */
/* No contact that was counted is lost, whatever happens to the program or the
 * power, and however many count at once. */
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

#include "base/shuffle.h"
#include "crash_vfs.h"
#include "front/tally_db.h"
#include "front/tally_file.h"

static const struct tally_count one = { 3, "self", "feelings", "phone",
    "neither", 12, 1 };

struct place { char dir[64], path[96]; };

static int
set_up(void **state)
{
	static struct place p;

	(void)snprintf(p.dir, sizeof(p.dir), "/tmp/tally-XXXXXX");
	if (mkdtemp(p.dir) == NULL)
		return -1;
	(void)snprintf(p.path, sizeof(p.path), "%s/counts.db", p.dir);
	*state = &p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;
	char journal[128];

	(void)snprintf(journal, sizeof(journal), "%s-journal", p->path);
	(void)unlink(journal);
	(void)unlink(p->path);
	return rmdir(p->dir);
}

static struct tally_db *
open_ours(const char *path)
{
	struct diag *d = diag_new();
	struct tally_db *db = NULL;
	bool made;

	if (tally_file_check(path, true, &made, d) == 0)
		db = tally_db_open(path, true, d);
	if (db == NULL && diag_count(d) > 0)
		print_message("%s\n", diag_at(d, 0)->text);
	diag_free(d);
	return db;
}

static int
sum(void *closure, const struct tally_count *c)
{
	*(unsigned *)closure += c->n;
	return 0;
}

/* What a later run finds; -1: not to be read. */
static int
found(const char *path, bool writes)
{
	struct diag *d = diag_new();
	struct tally_db *db = tally_db_open(path, writes, d);
	unsigned n = 0;
	int status = -1;

	if (db != NULL && tally_db_each(db, 2026, sum, &n, d) == 0)
		status = (int)n;
	else if (diag_count(d) > 0)
		print_message("%s\n", diag_at(d, 0)->text);
	tally_db_close(db);
	diag_free(d);
	return status;
}

static bool
add_one(struct tally_db *db)
{
	struct diag *d = diag_new();
	bool added = tally_db_add(db, 2026, &one, d) == 0;

	diag_free(d);
	return added;
}

/* A writer says so after each contact that was counted. */
static void
write_and_tell(const char *path, int fd, int times)
{
	struct tally_db *db = open_ours(path);
	int i;

	for (i = 0; db != NULL && i < times; i++)
		if (!add_one(db) || write(fd, "x", 1) != 1)
			_exit(1);
	tally_db_close(db);
	_exit(db == NULL);
}

static pid_t
start(const char *path, int fds[2], int times)
{
	pid_t pid = fork();

	assert_true(pid != -1);
	if (pid == 0) {
		(void)close(fds[0]);
		write_and_tell(path, fds[1], times);
	}
	return pid;
}

static int
heard(int fd, int most)
{
	char c;
	int n = 0;

	while (n < most && read(fd, &c, 1) == 1)
		n++;
	return n;
}

#define WRITERS 8

static void
all_at_once(const char *path, int each)
{
	pid_t pids[WRITERS];
	int fds[2], i, status, told;

	assert_int_equal(pipe(fds), 0);
	for (i = 0; i < WRITERS; i++)
		pids[i] = start(path, fds, each);
	(void)close(fds[1]);
	told = heard(fds[0], WRITERS * each + 1);
	(void)close(fds[0]);
	for (i = 0; i < WRITERS; i++) {
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(told, WRITERS * each);
	assert_int_equal(found(path, false), WRITERS * each);
}

static void
many_at_once(void **state)
{
	all_at_once(((struct place *)*state)->path, 12);
}

/* They all find no file, and make one. */
static void
many_begin_at_once(void **state)
{
	const struct place *p = *state;
	int round;

	for (round = 0; round < 25; round++) {
		all_at_once(p->path, 1);
		assert_int_equal(unlink(p->path), 0);
	}
	tally_db_close(open_ours(p->path));
}

/* Two writers are killed after some contacts; each may have counted one more
 * than it told. */
static void
killed_in_the_middle(void **state)
{
	const struct place *p = *state;
	int round, told = 0, now, fds[2], i;
	pid_t pids[2];

	for (round = 0; round < 20; round++) {
		assert_int_equal(pipe(fds), 0);
		for (i = 0; i < 2; i++)
			pids[i] = start(p->path, fds, 100000);
		(void)close(fds[1]);
		told += heard(fds[0], 1 + round % 7);
		for (i = 0; i < 2; i++)
			assert_int_equal(kill(pids[i], SIGKILL), 0);
		for (i = 0; i < 2; i++)
			assert_int_equal(waitpid(pids[i], NULL, 0), pids[i]);
		told += heard(fds[0], 100000);
		(void)close(fds[0]);
		now = found(p->path, false);
		assert_in_range(now, told, told + 2);
		told = now;
	}
}

#define ON_CRASH "/crash/counts.db"
#define ROUNDS 2000
#define CONTACTS 6

/* The failure, and not what came of the rollback after it. */
static void
says_why(const struct diag *d)
{
	assert_int_equal(diag_count(d), 1);
	if (strstr(diag_at(d, 0)->text, "disk I/O error") == NULL &&
	    strstr(diag_at(d, 0)->text, "cannot be opened") == NULL)
		fail_msg("\"%s\"", diag_at(d, 0)->text);
}

static int
count_until_cut(struct crash *c)
{
	struct diag *d = diag_new();
	struct tally_db *db = tally_db_open(ON_CRASH, true, d);
	int told = 0;

	if (db == NULL)
		says_why(d);
	while (db != NULL && told < CONTACTS && add_one(db))
		told++;
	crash_cut(c);
	tally_db_close(db);
	diag_free(d);
	return told;
}

/* What is on the disk is read by a run that knows nothing of it. */
static void
cut_once(struct crash *c, uint64_t seed, long after)
{
	int told, now;

	crash_begin(c, seed, after, ON_CRASH);
	told = count_until_cut(c);
	crash_restart(c);
	now = found(ON_CRASH, true);
	if (now < told || now > told + 1)
		fail_msg("seed %u, cut after %ld: %d told, %d found",
		    (unsigned)seed, after, told, now);
}

static void
power_cut(void **state)
{
	struct crash *c = crash_new();
	uint64_t seed;
	long changes;

	(void)state;
	assert_non_null(c);
	crash_begin(c, 0, -1, ON_CRASH);
	assert_int_equal(count_until_cut(c), CONTACTS);
	changes = crash_changes(c);
	assert_true(changes > 8 * CONTACTS);
	for (seed = 1; seed <= ROUNDS; seed++)
		cut_once(c, seed, (long)(seed % (uint64_t)(changes + 1)));
	crash_free(c);
}

/* ---- what is refused ---- */

static void
run_sql(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
refused(const char *path, bool writes, const char *says)
{
	struct diag *d = diag_new();
	struct tally_db *db = NULL;
	bool made;

	if (tally_file_check(path, writes, &made, d) == 0)
		db = tally_db_open(path, writes, d);
	assert_null(db);
	assert_int_equal(diag_count(d), 1);
	if (strstr(diag_at(d, 0)->text, says) == NULL)
		fail_msg("\"%s\" and not \"%s\"", diag_at(d, 0)->text, says);
	diag_free(d);
}

static void
close_to_others(const char *path)
{
	assert_int_equal(chmod(path, 0600), 0);
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	close_to_others(path);
}

static void
what_is_not_ours(void **state)
{
	const struct place *p = *state;

	refused(p->path, false, "cannot be read");
	write_file(p->path, "");
	refused(p->path, false, "holds nothing");
	write_file(p->path, "a letter, and not a short one, to be refused");
	refused(p->path, true, "is no tally");
	assert_int_equal(unlink(p->path), 0);
	run_sql(p->path, "PRAGMA user_version = 1; VACUUM");
	close_to_others(p->path);
	refused(p->path, true, "is no tally of bespreek");
	assert_int_equal(unlink(p->path), 0);
	run_sql(p->path, "CREATE TABLE people (name TEXT)");
	close_to_others(p->path);
	refused(p->path, true, "is no tally of bespreek");
	assert_int_equal(unlink(p->path), 0);
	tally_db_close(open_ours(p->path));
	run_sql(p->path, "PRAGMA user_version = 2");
	refused(p->path, true, "newer version");
	run_sql(p->path, "PRAGMA user_version = 1; CREATE TRIGGER t AFTER "
	    "INSERT ON tally BEGIN SELECT 1; END");
	refused(p->path, true, "is no tally of bespreek");
}

static void
what_is_no_file_for_it(void **state)
{
	const struct place *p = *state;
	char link_path[128];

	(void)snprintf(link_path, sizeof(link_path), "%s-link", p->path);
	tally_db_close(open_ours(p->path));
	refused(p->dir, true, "is a directory");
	refused("/dev/null", true, "is no plain file");
	assert_int_equal(symlink(p->path, link_path), 0);
	refused(link_path, true, "is a link");
	assert_int_equal(unlink(link_path), 0);
	assert_int_equal(link(p->path, link_path), 0);
	refused(p->path, true, "has a second name");
	assert_int_equal(unlink(link_path), 0);
	assert_int_equal(chmod(p->path, 0644), 0);
	refused(p->path, false, "is open to everyone");
	assert_int_equal(chmod(p->path, 0400), 0);
	refused(p->path, true, "is read-only");
	assert_int_equal(found(p->path, false), 0);
	close_to_others(p->path);
}

static void
only_its_owner_reads_it(void **state)
{
	const struct place *p = *state;
	mode_t old = umask(0);
	struct stat st;

	tally_db_close(open_ours(p->path));
	(void)umask(old);
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

/* Names that SQLite takes for something else are files like any other. */
static void
names_are_files(void **state)
{
	static const char *const names[] = { ":memory:",
	    "file:counts?mode=memory", "-", "counts.db" };
	const struct place *p = *state;
	struct tally_db *db;
	size_t i;

	assert_int_equal(chdir(p->dir), 0);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		db = open_ours(names[i]);
		assert_true(add_one(db));
		tally_db_close(db);
		assert_int_equal(found(names[i], false), 1);
		assert_int_equal(unlink(names[i]), 0);
	}
	assert_int_equal(chdir("/"), 0);
}

/* Two may begin one file; the one that fails takes nothing from the other. */
static void
begun_together(void **state)
{
	const struct place *p = *state;
	struct diag *d = diag_new();
	struct tally_db *db;
	bool made;

	assert_int_equal(tally_file_check(p->path, true, &made, d), 0);
	assert_true(made);
	db = open_ours(p->path);
	assert_true(add_one(db));
	tally_file_unmake(p->path);
	assert_true(add_one(db));
	tally_db_close(db);
	assert_int_equal(found(p->path, false), 2);
	assert_int_equal(unlink(p->path), 0);
	assert_int_equal(tally_file_check(p->path, true, &made, d), 0);
	tally_file_unmake(p->path);
	assert_int_equal(access(p->path, F_OK), -1);
	diag_free(d);
}

/* What would go into a file that nobody finds again is not counted. */
static void
moved_meanwhile(void **state)
{
	const struct place *p = *state;
	struct tally_db *db = open_ours(p->path);
	char aside[128];

	assert_true(add_one(db));
	(void)snprintf(aside, sizeof(aside), "%s-aside", p->path);
	assert_int_equal(rename(p->path, aside), 0);
	assert_false(add_one(db));
	tally_db_close(open_ours(p->path));	/* another in its place */
	assert_false(add_one(db));
	assert_int_equal(unlink(p->path), 0);
	assert_int_equal(rename(aside, p->path), 0);
	assert_true(add_one(db));
	tally_db_close(db);
	assert_int_equal(found(p->path, false), 2);
}

/* A sound file with something in it that no program of ours wrote. */
static void
what_is_no_count(void **state)
{
	const struct place *p = *state;

	tally_db_close(open_ours(p->path));
	run_sql(p->path, "PRAGMA ignore_check_constraints = 1; INSERT INTO "
	    "tally VALUES (2026, 1, 'Jan Jansen', 'x', 'x', 0, 'x', 1)");
	assert_int_equal(found(p->path, false), -1);
}

/* Each part of a row that another hand wrote while the file was open, after
 * it was found to be sound. */
static void
written_by_other_hands(void **state)
{
	static const char *const rows[] = {
		"0, 'self', 'x', 'phone', 0, 'both', 1",
		"13, 'self', 'x', 'phone', 0, 'both', 1",
		"1, '', 'x', 'phone', 0, 'both', 1",
		"1, 'Jan', 'x', 'phone', 0, 'both', 1",
		"1, 'self', 'x y', 'phone', 0, 'both', 1",
		"1, 'self', 'x', 'phone;', 0, 'both', 1",
		"1, 'self', 'x', 'phone', 0, '', 1",
		"1, 'self', 'x', 'phone', -1, 'both', 1",
		"1, 'self', 'x', 'phone', 601, 'both', 1",
		"1, 'self', 'x', 'phone', 0, 'both', 0",
		"1, 'self', 'x', 'phone', 0, 'both', 1000001",
	};
	const struct place *p = *state;
	struct tally_db *db = open_ours(p->path);
	struct diag *d;
	unsigned n = 0;
	char sql[256];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		(void)snprintf(sql, sizeof(sql), "PRAGMA "
		    "ignore_check_constraints = 1; DELETE FROM tally; "
		    "INSERT INTO tally VALUES (2026, %s)", rows[i]);
		run_sql(p->path, sql);
		d = diag_new();
		assert_int_equal(tally_db_each(db, 2026, sum, &n, d), -1);
		assert_int_equal(diag_count(d), 1);
		assert_string_equal(diag_at(d, 0)->text,
		    "holds what is no count; put back a copy");
		diag_free(d);
	}
	assert_int_equal(n, 0);
	tally_db_close(db);
}

static void
damaged(void **state)
{
	const struct place *p = *state;
	struct tally_db *db = open_ours(p->path);
	FILE *f;

	assert_true(add_one(db));
	tally_db_close(db);
	f = fopen(p->path, "r+");
	assert_non_null(f);
	assert_int_equal(fseek(f, 4096, SEEK_SET), 0);
	assert_true(fputs("zzzzzzzzzzzz", f) >= 0);
	assert_int_equal(fclose(f), 0);
	refused(p->path, true, "is damaged");
}

#define PLACED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACED(many_at_once),
		PLACED(many_begin_at_once),
		PLACED(killed_in_the_middle),
		cmocka_unit_test(power_cut),
		PLACED(what_is_not_ours),
		PLACED(what_is_no_file_for_it),
		PLACED(only_its_owner_reads_it),
		PLACED(names_are_files),
		PLACED(begun_together),
		PLACED(moved_meanwhile),
		PLACED(what_is_no_count),
		PLACED(written_by_other_hands),
		PLACED(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
