/* SPDX-License-Identifier: MIT */
#include "front/tally_db.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define OURS 0x6273706b		/* "bspk" */
#define VERSION 1
#define WAIT_MS 10000

struct tally_db {
	sqlite3 *sql;
	const char *path;
};

/* Ids only: what a hand puts there that is none is refused. */
#define ID(column) column " TEXT NOT NULL CHECK (length(" column ") " \
    "BETWEEN 1 AND 100 AND " column " NOT GLOB '*[^a-z0-9-]*'), "
static const char table[] = "CREATE TABLE tally ("
    "year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999), "
    "month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12), "
    ID("grp") ID("theme") ID("channel")
    "minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 600), "
    ID("referral")
    "n INTEGER NOT NULL CHECK (n BETWEEN 1 AND 1000000), "
    "PRIMARY KEY (year, month, grp, theme, channel, minutes, referral)"
    ") STRICT, WITHOUT ROWID";
static const char add[] = "INSERT INTO tally VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
    "?7, 1) ON CONFLICT DO UPDATE SET n = n + 1";
static const char each[] = "SELECT month, grp, theme, channel, minutes, "
    "referral, n FROM tally WHERE year = ?1 ORDER BY month, grp, theme, "
    "channel, minutes, referral";

/*
 * A rollback journal and not a write-ahead log: the file may lie on a share,
 * where the shared memory of a log does not work, and stays one file when
 * nobody writes.  EXTRA and not FULL: with FULL the removal of the journal
 * may be lost in a power cut, and the contact with it.
 */
static const char settings[] =
    "PRAGMA synchronous = EXTRA;"
    "PRAGMA journal_mode = DELETE;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cell_size_check = ON;";

static const struct { int code; const char *says; } reasons[] = {
	{ SQLITE_BUSY, "is in use by others for too long; try again" },
	{ SQLITE_NOTADB, "is no tally; choose another name" },
	{ SQLITE_CORRUPT, "is damaged; put back a copy" },
	{ SQLITE_READONLY_DBMOVED, "was moved or removed meanwhile; start "
	  "again" },
	{ SQLITE_READONLY, "or its directory may not be written; ask for the "
	  "right to" },
	{ SQLITE_CANTOPEN, "or its directory cannot be opened or written; ask "
	  "for the right to" },
	{ SQLITE_FULL, "cannot grow: the disk is full; make room" },
};

/* Says why the last call failed; returns -1. */
static int
fail(const struct tally_db *db, struct diag *d)
{
	int code = sqlite3_extended_errcode(db->sql);
	size_t i;

	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].code == code ||
		    reasons[i].code == (code & 0xff)) {
			diag_add(d, DIAG_ERROR, db->path, 0, "%s",
			    reasons[i].says);
			return -1;
		}
	diag_add(d, DIAG_ERROR, db->path, 0, "cannot be used: %s; try again or "
	    "put back a copy", sqlite3_errmsg(db->sql));
	return -1;
}

static int
run(struct tally_db *db, const char *sql)
{
	return sqlite3_exec(db->sql, sql, NULL, NULL, NULL) == SQLITE_OK ? 0
	    : -1;
}

static void
roll_back(struct tally_db *db)
{
	(void)run(db, "ROLLBACK");
}

/* The one number of a query; -1 in *ok's place when there is none. */
static int
number(struct tally_db *db, const char *sql, const char *bound, int *value)
{
	sqlite3_stmt *s = NULL;
	int status = -1;

	if (sqlite3_prepare_v2(db->sql, sql, -1, &s, NULL) == SQLITE_OK &&
	    (bound == NULL || sqlite3_bind_text(s, 1, bound, -1,
	    SQLITE_STATIC) == SQLITE_OK) && sqlite3_step(s) == SQLITE_ROW) {
		*value = sqlite3_column_int(s, 0);
		status = 0;
	}
	(void)sqlite3_finalize(s);
	return status;
}

enum kind { EMPTY, TALLY, NEWER, FOREIGN };

/* Within a transaction, so that nobody makes it ours halfway. */
static int
identify(struct tally_db *db, enum kind *kind)
{
	int id, version, all, ours;

	if (number(db, "PRAGMA application_id", NULL, &id) == -1 ||
	    number(db, "PRAGMA user_version", NULL, &version) == -1 ||
	    number(db, "SELECT count(*) FROM sqlite_schema", NULL,
	    &all) == -1 ||
	    number(db, "SELECT count(*) FROM sqlite_schema WHERE sql = ?1",
	    table, &ours) == -1)
		return -1;
	if (id == 0 && version == 0 && all == 0)
		*kind = EMPTY;
	else if (id == OURS && version > VERSION)
		*kind = NEWER;
	else
		*kind = id == OURS && version == VERSION && all == 1 &&
		    ours == 1 ? TALLY : FOREIGN;
	return 0;
}

/* Whoever is first makes the table; the others find it. */
static int
make_table(struct tally_db *db)
{
	char *mark = sqlite3_mprintf("PRAGMA application_id = %d; "
	    "PRAGMA user_version = %d", OURS, VERSION);
	int status = -1;

	if (mark != NULL && run(db, table) == 0 && run(db, mark) == 0)
		status = 0;
	sqlite3_free(mark);
	return status;
}

/* Says why before it rolls back, after which nobody knows. */
static int
look(struct tally_db *db, bool writes, enum kind *kind, struct diag *d)
{
	if (run(db, writes ? "BEGIN IMMEDIATE" : "BEGIN") == -1)
		return fail(db, d);
	if (identify(db, kind) == -1 ||
	    (writes && *kind == EMPTY && make_table(db) == -1) ||
	    run(db, "COMMIT") == -1) {
		(void)fail(db, d);
		roll_back(db);
		return -1;
	}
	if (writes && *kind == EMPTY)
		*kind = TALLY;
	return 0;
}

static int
refuse(const struct tally_db *db, enum kind kind, struct diag *d)
{
	static const char *const why[] = {
		[EMPTY] = "holds nothing; record a contact first",
		[NEWER] = "was made by a newer version of bespreek; use that",
		[FOREIGN] = "is no tally of bespreek; choose another name",
	};

	diag_add(d, DIAG_ERROR, db->path, 0, "%s", why[kind]);
	return -1;
}

static int
is_sound(struct tally_db *db, struct diag *d)
{
	int sound;

	if (number(db, "SELECT quick_check = 'ok' FROM pragma_quick_check(1)",
	    NULL, &sound) == -1)
		return fail(db, d);
	if (sound)
		return 0;
	diag_add(d, DIAG_ERROR, db->path, 0, "is damaged; put back a copy");
	return -1;
}

/* Nothing that stands in the file is run. */
static void
set_up(struct tally_db *db)
{
	(void)sqlite3_extended_result_codes(db->sql, 1);
	(void)sqlite3_busy_timeout(db->sql, WAIT_MS);
	(void)sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(db->sql, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0,
	    NULL);
	(void)sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0,
	    NULL);
	(void)sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

static int
prepare(struct tally_db *db, bool writes, struct diag *d)
{
	enum kind kind;

	set_up(db);
	if (run(db, settings) == -1)
		return fail(db, d);
	if (look(db, false, &kind, d) == -1 ||
	    (kind == EMPTY && writes && look(db, true, &kind, d) == -1))
		return -1;
	return kind == TALLY ? is_sound(db, d) : refuse(db, kind, d);
}

/* SQLite gives ":memory:" and "file:" a meaning of their own, and would keep
 * nothing; from a directory on they are names. */
static int
open_file(struct tally_db *db)
{
	char *name = sqlite3_mprintf("%s%s", *db->path == '/' ? "" : "./",
	    db->path);
	int code = name == NULL ? SQLITE_NOMEM : sqlite3_open_v2(name,
	    &db->sql, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	    SQLITE_OPEN_PRIVATECACHE, NULL);

	sqlite3_free(name);
	return code == SQLITE_OK ? 0 : -1;
}

/* Its random numbers: it reads their seed from a device. */
void
tally_db_prepare(void)
{
	unsigned char any;

	sqlite3_randomness(sizeof(any), &any);
}

struct tally_db *
tally_db_open(const char *path, bool writes, struct diag *d)
{
	struct tally_db *db = memory_calloc(1, sizeof(*db));

	if (db == NULL) {
		diag_add(d, DIAG_ERROR, path, 0, "out of memory; close other "
		    "programs and try again");
		return NULL;
	}
	db->path = path;
	if (open_file(db) == 0 && prepare(db, writes, d) == 0)
		return db;
	if (!diag_has_errors(d))
		(void)fail(db, d);
	tally_db_close(db);
	return NULL;
}

void
tally_db_close(struct tally_db *db)
{
	if (db == NULL)
		return;
	(void)sqlite3_close(db->sql);
	free(db);
}

static bool
bind_id(sqlite3_stmt *s, int at, const char *id)
{
	return sqlite3_bind_text(s, at, id, -1, SQLITE_STATIC) == SQLITE_OK;
}

static int
insert(struct tally_db *db, int year, const struct tally_count *c)
{
	sqlite3_stmt *s = NULL;
	int status = -1;

	if (sqlite3_prepare_v2(db->sql, add, -1, &s, NULL) == SQLITE_OK &&
	    sqlite3_bind_int(s, 1, year) == SQLITE_OK &&
	    sqlite3_bind_int(s, 2, c->month) == SQLITE_OK &&
	    bind_id(s, 3, c->group) && bind_id(s, 4, c->theme) &&
	    bind_id(s, 5, c->channel) &&
	    sqlite3_bind_int(s, 6, c->minutes) == SQLITE_OK &&
	    bind_id(s, 7, c->referral) && sqlite3_step(s) == SQLITE_DONE)
		status = 0;
	(void)sqlite3_finalize(s);
	return status;
}

int
tally_db_add(struct tally_db *db, int year, const struct tally_count *c,
    struct diag *d)
{
	int status;

	if (run(db, "BEGIN IMMEDIATE") == -1)
		return fail(db, d);
	status = insert(db, year, c) == 0 && run(db, "COMMIT") == 0 ? 0
	    : fail(db, d);
	if (status == -1)
		roll_back(db);
	return status;
}

static bool
is_id(const char *s)
{
	return s != NULL && *s != '\0' && s[strspn(s,
	    "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* Checked once more: the file may have been written by other hands. */
static bool
is_count(const struct tally_count *c, int n)
{
	return c->month >= 1 && c->month <= 12 && is_id(c->group) &&
	    is_id(c->theme) && is_id(c->channel) && is_id(c->referral) &&
	    c->minutes >= 0 && c->minutes <= TALLY_MINUTES_MAX && n >= 1 &&
	    n <= 1000000;
}

static const char *
text(sqlite3_stmt *s, int column)
{
	return (const char *)sqlite3_column_text(s, column);
}

static int
hand_over(struct tally_db *db, sqlite3_stmt *s,
    int (*take)(void *, const struct tally_count *), void *closure,
    struct diag *d)
{
	struct tally_count c = { sqlite3_column_int(s, 0), text(s, 1),
	    text(s, 2), text(s, 3), text(s, 5), sqlite3_column_int(s, 4), 0 };
	int n = sqlite3_column_int(s, 6);

	if (!is_count(&c, n)) {
		diag_add(d, DIAG_ERROR, db->path, 0, "holds what is no count; "
		    "put back a copy");
		return -1;
	}
	c.n = (unsigned)n;
	return take(closure, &c);
}

int
tally_db_each(struct tally_db *db, int year,
    int (*take)(void *, const struct tally_count *), void *closure,
    struct diag *d)
{
	sqlite3_stmt *s = NULL;
	int step, status = 0;

	if (sqlite3_prepare_v2(db->sql, each, -1, &s, NULL) != SQLITE_OK ||
	    sqlite3_bind_int(s, 1, year) != SQLITE_OK) {
		(void)sqlite3_finalize(s);
		return fail(db, d);
	}
	while (status == 0 && (step = sqlite3_step(s)) != SQLITE_DONE)
		status = step == SQLITE_ROW ? hand_over(db, s, take, closure,
		    d) : fail(db, d);
	(void)sqlite3_finalize(s);
	return status;
}
