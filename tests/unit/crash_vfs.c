/* SPDX-License-Identifier: MIT */
#include "crash_vfs.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/shuffle.h"

#define NFILES 2		/* the first, and its journal */
#define SIZE_MAX_FILE (1 << 18)
#define SECTOR 512

struct image { size_t len; unsigned char at[SIZE_MAX_FILE]; };
struct content {
	char name[64];
	bool exists, on_disk;	/* in the directory, now and after a cut */
	struct image now, disk;
};
struct crash {
	sqlite3_vfs vfs, *real;
	struct content files[NFILES];
	struct shuffle random;
	long changes, after;
	bool dead;
};
struct handle { sqlite3_file base; struct crash *c; struct content *f; };

/* Whether the power is still there for one more change. */
static bool
change(struct crash *c)
{
	if (!c->dead && c->after >= 0 && c->changes >= c->after)
		c->dead = true;
	c->changes += !c->dead;
	return !c->dead;
}

static int
f_close(sqlite3_file *f)
{
	(void)f;
	return SQLITE_OK;
}

static int
f_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
	struct handle *h = (struct handle *)file;
	const struct image *i = &h->f->now;
	size_t want = (size_t)n, from = (size_t)at, has;

	if (h->c->dead)
		return SQLITE_IOERR_READ;
	has = from >= i->len ? 0 : i->len - from < want ? i->len - from : want;
	memcpy(to, i->at + from, has);
	memset((char *)to + has, 0, want - has);
	return has == want ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
f_write(sqlite3_file *file, const void *what, int n, sqlite3_int64 at)
{
	struct handle *h = (struct handle *)file;
	struct image *i = &h->f->now;
	size_t end = (size_t)at + (size_t)n;

	if (end > SIZE_MAX_FILE)
		return SQLITE_FULL;
	if (!change(h->c))
		return SQLITE_IOERR_WRITE;
	memcpy(i->at + at, what, (size_t)n);
	if (end > i->len)
		i->len = end;
	return SQLITE_OK;
}

static int
f_truncate(sqlite3_file *file, sqlite3_int64 len)
{
	struct handle *h = (struct handle *)file;
	struct image *i = &h->f->now;

	if (!change(h->c))
		return SQLITE_IOERR_TRUNCATE;
	if ((size_t)len < i->len) {
		memset(i->at + len, 0, i->len - (size_t)len);
		i->len = (size_t)len;
	}
	return SQLITE_OK;
}

/* As on Linux, the directory is synced with the journal. */
static int
f_sync(sqlite3_file *file, int flags)
{
	struct handle *h = (struct handle *)file;

	(void)flags;
	if (!change(h->c))
		return SQLITE_IOERR_FSYNC;
	h->f->disk = h->f->now;
	h->f->on_disk = h->f->exists;
	return SQLITE_OK;
}

static int
f_size(sqlite3_file *file, sqlite3_int64 *size)
{
	*size = (sqlite3_int64)((struct handle *)file)->f->now.len;
	return SQLITE_OK;
}

static int
f_lock(sqlite3_file *f, int level)
{
	(void)f;
	(void)level;
	return SQLITE_OK;
}

static int
f_check_lock(sqlite3_file *f, int *is_locked)
{
	(void)f;
	*is_locked = 0;
	return SQLITE_OK;
}

static int
f_control(sqlite3_file *f, int op, void *argument)
{
	(void)f;
	(void)op;
	(void)argument;
	return SQLITE_NOTFOUND;
}

static int
f_sector(sqlite3_file *f)
{
	(void)f;
	return SECTOR;
}

static int
f_device(sqlite3_file *f)
{
	(void)f;
	return 0;
}

static const sqlite3_io_methods methods = {
	1, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock,
	f_lock, f_check_lock, f_control, f_sector, f_device, NULL, NULL, NULL,
	NULL, NULL, NULL
};

static struct crash *
crash_of(sqlite3_vfs *v)
{
	return v->pAppData;
}

/* A file of this name, or room for it. */
static struct content *
find(struct crash *c, const char *name)
{
	size_t i;

	for (i = 0; i < NFILES; i++)
		if (strcmp(c->files[i].name, name) == 0)
			return &c->files[i];
	for (i = 0; i < NFILES && c->files[i].name[0] != '\0'; i++)
		;
	if (i == NFILES || strlen(name) >= sizeof(c->files[i].name))
		return NULL;
	strcpy(c->files[i].name, name);
	return &c->files[i];
}

static int
v_open(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags,
    int *out)
{
	struct handle *h = (struct handle *)file;
	struct crash *c = crash_of(v);
	struct content *f = name == NULL ? NULL : find(c, name);

	h->base.pMethods = NULL;
	if (f == NULL || c->dead ||
	    (!f->exists && (flags & SQLITE_OPEN_CREATE) == 0))
		return SQLITE_CANTOPEN;
	if (!f->exists) {
		if (!change(c))
			return SQLITE_CANTOPEN;
		f->exists = true;
		memset(&f->now, 0, sizeof(f->now));
		if (!f->on_disk)
			memset(&f->disk, 0, sizeof(f->disk));
	}
	*h = (struct handle){ { &methods }, c, f };
	if (out != NULL)
		*out = flags;
	return SQLITE_OK;
}

static int
v_delete(sqlite3_vfs *v, const char *name, int sync)
{
	struct content *f = find(crash_of(v), name);

	if (f == NULL || !f->exists)
		return SQLITE_IOERR_DELETE_NOENT;
	if (!change(crash_of(v)))
		return SQLITE_IOERR_DELETE;
	f->exists = false;
	if (sync)
		f->on_disk = false;
	return SQLITE_OK;
}

static int
v_access(sqlite3_vfs *v, const char *name, int flags, int *yes)
{
	struct content *f = find(crash_of(v), name);

	(void)flags;
	*yes = f != NULL && f->exists;
	return SQLITE_OK;
}

static int
v_path(sqlite3_vfs *v, const char *name, int n, char *out)
{
	(void)v;
	sqlite3_snprintf(n, out, "%s", name);
	return SQLITE_OK;
}

static int
v_random(sqlite3_vfs *v, int n, char *out)
{
	sqlite3_vfs *real = crash_of(v)->real;

	return real->xRandomness(real, n, out);
}

static int
v_sleep(sqlite3_vfs *v, int us)
{
	sqlite3_vfs *real = crash_of(v)->real;

	return real->xSleep(real, us);
}

static int
v_time(sqlite3_vfs *v, double *now)
{
	sqlite3_vfs *real = crash_of(v)->real;

	return real->xCurrentTime(real, now);
}

struct crash *
crash_new(void)
{
	struct crash *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->real = sqlite3_vfs_find(NULL);
	c->vfs = (sqlite3_vfs){ .iVersion = 1,
	    .szOsFile = sizeof(struct handle), .mxPathname = 60,
	    .zName = "crash", .pAppData = c, .xOpen = v_open,
	    .xDelete = v_delete, .xAccess = v_access,
	    .xFullPathname = v_path, .xRandomness = v_random,
	    .xSleep = v_sleep, .xCurrentTime = v_time };
	if (sqlite3_vfs_register(&c->vfs, 1) == SQLITE_OK)
		return c;
	free(c);
	return NULL;
}

void
crash_free(struct crash *c)
{
	(void)sqlite3_vfs_unregister(&c->vfs);
	(void)sqlite3_vfs_register(c->real, 1);
	free(c);
}

void
crash_begin(struct crash *c, uint64_t seed, long after, const char *path)
{
	memset(c->files, 0, sizeof(c->files));
	c->random.state = seed;
	c->changes = 0;
	c->after = after;
	c->dead = false;
	find(c, path)->exists = find(c, path)->on_disk = true;
}

void
crash_cut(struct crash *c)
{
	c->dead = true;
}

/* What comes of a sector that was not synced: old, new, or neither. */
static void
fall(struct crash *c, struct content *f, size_t at)
{
	size_t fate = shuffle_below(&c->random, 5), i;

	if (fate < 2)
		memcpy(f->disk.at + at, f->now.at + at, SECTOR);
	else if (fate == 2)
		for (i = 0; i < SECTOR; i++)
			f->disk.at[at + i] = (unsigned char)
			    shuffle_next(&c->random);
}

static void
settle(struct crash *c, struct content *f)
{
	size_t at;

	for (at = 0; at < SIZE_MAX_FILE; at += SECTOR)
		if (memcmp(f->now.at + at, f->disk.at + at, SECTOR) != 0)
			fall(c, f, at);
	if (shuffle_below(&c->random, 2) == 0)
		f->disk.len = f->now.len;
	memset(f->disk.at + f->disk.len, 0, SIZE_MAX_FILE - f->disk.len);
	if (shuffle_below(&c->random, 2) == 0)
		f->on_disk = f->exists;
	f->now = f->disk;
	f->exists = f->on_disk;
}

void
crash_restart(struct crash *c)
{
	size_t i;

	for (i = 0; i < NFILES; i++)
		settle(c, &c->files[i]);
	c->dead = false;
	c->after = -1;
}

long
crash_changes(const struct crash *c)
{
	return c->changes;
}
