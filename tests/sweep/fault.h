/* SPDX-License-Identifier: MIT */
#ifndef SWEEP_FAULT_H
#define SWEEP_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A failing machine: allocations and calls of the system are counted, in the
 * program and in each child that it starts, and the one that a plan names
 * fails, alone or with all that follow.  Nothing is counted before
 * fault_arm().
 */
enum call {
	CALL_READ, CALL_PREAD, CALL_WRITE, CALL_PWRITE, CALL_OPEN,
	CALL_OPENAT, CALL_CLOSE, CALL_FSYNC, CALL_TRUNCATE, CALL_LINK,
	CALL_RENAME, CALL_UNLINK, CALL_STAT, CALL_ACCESS, CALL_OPENDIR,
	CALL_READDIR, CALL_PIPE, CALL_FORK, CALL_WAIT, CALL_MAP, CALL_LOCK,
	CALL_THREAD, CALL_FOPEN, CALL_FDOPEN, CALL_FWRITE, CALL_FCLOSE,
	CALL_LOCALE, CALL_TERMINAL, CALL_POLL, NCALLS
};

/* How a call may fail: errors of errno, or a part of what was asked for. */
#define FAULT_SHORT (-1)
#define FAULT_WAYS 4

struct call_row {
	const char *name;
	int ways[FAULT_WAYS];	/* until 0 */
};

const struct call_row *fault_call_row(enum call);
const char *fault_way_name(int way);
/* The caller must go on as if nothing had happened. */
bool fault_way_is_harmless(int way);

enum fault_what { FAULT_NOTHING, FAULT_MEMORY, FAULT_CALL, FAULT_LIMIT };

struct fault_plan {
	enum fault_what what;
	int process;		/* 0: the program; 1: its first child */
	long at;		/* from 0; of a limit, KiB that are left */
	bool on;		/* all that follow, too: of calls, the same */
	int way;		/* of a call */
};

/* Whose a block of memory is, by who asked for it. */
enum fault_owner { OWNER_PROGRAM, OWNER_LIBC, OWNER_LIBRARY, OWNER_EDITOR,
	OWNER_LOSES, NOWNERS };

#define FAULT_PROCESSES 8
#define FAULT_EVENTS 4096
#define FAULT_DEPTH 12
#define FAULT_PLACES (1 << 14)

/* What became of a run; shared between the processes. */
struct fault_record {
	long allocations[FAULT_PROCESSES];
	long calls[FAULT_PROCESSES];
	unsigned char call[FAULT_PROCESSES][FAULT_EVENTS];
	/* Who asked, up to a few callers on; on a sound machine only. */
	uint32_t allocation_place[FAULT_PROCESSES][FAULT_PLACES];
	uint32_t call_place[FAULT_PROCESSES][FAULT_EVENTS];
	int processes;
	bool fired;
	bool ended;		/* the program came to its own end */
	long left[NOWNERS];	/* blocks that were not given back */
	int descriptors;	/* open at the end */
	int ndeep;
	void *deep[FAULT_DEPTH];	/* who called what failed */
	void *lost[FAULT_DEPTH];	/* who asked for what is left */
};

void fault_init(struct fault_record *);
void fault_arm(const struct fault_plan *);
void fault_disarm(void);
/* Of the program that is to end now. */
void fault_end(void);

/* For what stands in for the system. */
bool fault_allocation(void);		/* true: it fails */
/* 0: go on; -1: fail, with errno; 1: do a part. */
int fault_in(enum call);
void fault_fork(void);			/* before a child is made */
void fault_in_child(void);
bool fault_is_counting(void);
enum fault_owner fault_owner_of(const void *caller);
void *fault_base(void);			/* where the program is */
void memory_begin(void);		/* once in a process */
void memory_ignore(void);
void memory_end(struct fault_record *);

#endif
