/* SPDX-License-Identifier: MIT */
#ifndef FRONT_CREW_H
#define FRONT_CREW_H

#include "consult/case.h"
#include "front/batch.h"
#include "front/records.h"

/* The jobs of a batch and what they share.  Private to front/batch. */
struct crew {
	const struct batch *batch;
	const struct program *program;
	long day;
	struct records records;
	pthread_mutex_t lock;	/* of what follows */
	pthread_cond_t turned;
	size_t turn;		/* place of the piece that may be written */
	struct batch_totals *totals;
	bool stopped;
	bool failed;		/* no memory */
	int error;		/* of writing */
};

/* A job, and what it has of its piece. */
struct job {
	struct crew *crew;
	pthread_t thread;
	struct piece piece;
	struct case_read read;
	struct arena *arena;	/* lives as long as the job */
	struct lanes *lanes;
	struct brief *brief;
	const struct batch_steps *steps;
	/* By which cases are decided alone: the crew's, or of a case that
	 * has a moment of its own. */
	const struct program *program;
	long day;
	struct civil at;
	struct batch_case cases[ENGINE_LANES];
	unsigned ncases, nlanes;
	struct sbuf out;
	struct batch_totals totals;	/* since it last wrote */
};

/* False without memory; job_end() is due in any case. */
bool job_begin(struct job *, struct crew *);
void job_end(struct job *);
/* Decides the cases of a piece that was taken and writes them.  False: no
 * more can be written. */
bool job_piece(struct job *);
/* Takes the case that was read from this line and decides it at once. */
void job_take_alone(struct job *, unsigned long line);
/* Counts a case that is about to be written and notes what is to be told of
 * it. */
void job_count(struct job *, const struct batch_case *);
/* The cases of an XML file. */
void job_cases(struct job *);
/* Waits for the job's turn and writes what it has; with the last of a piece
 * the next one's turn has come.  False: no more. */
bool crew_write(struct job *, bool last);

#endif
