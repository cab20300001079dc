/* SPDX-License-Identifier: MIT */
/*
 * Every entry of the table is run on a machine that fails: once for each
 * allocation and for each call of the system that it makes, or for a sample
 * of them.  Each run does what it does on a sound machine, or says that it
 * could not, with status 2; nothing crashes, leaks or stays behind.
 *
 * SWEEP_RUNS: runs of each kind in an entry; 0: all.  SWEEP_PHASE: which.
 * With the name of an entry only that one; after it "memory", "limit" or a way
 * such as EIO, process, number and "on": only that run.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app.h"
#include "entries.h"
#include "fault.h"
#include "front/sandbox.h"
#include "kb/files.h"
#include "kb/load.h"
#include "state.h"
#include "tty.h"

#define RUNS 12
#define PATIENCE 60		/* seconds */
#define TOLD_MOST 12
#define WORDS (ENTRY_WORDS + 6)

/* What a run left. */
struct outcome {
	int status;		/* of wait */
	struct bytes out, err;	/* a terminal shows both as one */
	bool restored;		/* it is as it was */
	struct state files;
};

#define PLACES (1 << 20)

/* Of an entry; shared. */
struct totals {
	long runs, memory, calls, failed;
	struct fault_record record;
	/* Where something failed, in the entries before, too. */
	unsigned char tried[PLACES / 8];
};

struct sweep {
	const struct entry *entry;
	struct totals *totals;
	struct fault_record sound;
	struct outcome reference;
	struct state before;
	struct outcome told[2];		/* of entry->after, before and after */
	int in, out, err;
	struct tty tty;
	const struct fault_plan *only;
	long told_failures;
};

/* Where the program goes on once its knowledge is there: loaded before it is
 * opened, as what is opened after it is opened anew for each run. */
static struct sweep *checkpoint;
static struct { const struct kb_dir *dir; struct kb *kb; } loaded;
static FILE *say;
static const char *knowledge = "knowledge", *scratch;

extern int __real_kb_dir_open(struct kb_dir *, const char *, struct diag *);
extern int __wrap_kb_dir_open(struct kb_dir *, const char *, struct diag *);
extern struct kb *__real_kb_load_dir(const struct kb_dir *, struct diag *);
extern struct kb *__wrap_kb_load_dir(const struct kb_dir *, struct diag *);
extern void __wrap_sandbox_enter(struct sandbox *);

static void
outcome_clear(struct outcome *o)
{
	bytes_clear(&o->out);
	bytes_clear(&o->err);
	state_clear(&o->files);
}

/* ---- one run ---- */

static _Noreturn void
run_program(const char *const *words)
{
	char *argv[WORDS + 1] = { (char *)"bespreek", (char *)"-k",
	    (char *)knowledge, (char *)"--at", (char *)"2026-11-20T17:40" };
	int n = 5;

	for (; *words != NULL && n < WORDS; words++)
		argv[n++] = (char *)(strcmp(*words, "KNOWLEDGE") == 0 ?
		    knowledge : *words);
	optind = 0;
	_exit(app_run(n, argv));
}

static void
rewind_streams(const struct sweep *s)
{
	if (ftruncate(s->out, 0) == -1 || ftruncate(s->err, 0) == -1 ||
	    lseek(s->in, 0, SEEK_SET) == -1 ||
	    lseek(s->out, 0, SEEK_SET) == -1 ||
	    lseek(s->err, 0, SEEK_SET) == -1)
		_exit(99);
}

static void
finish(const struct sweep *s, pid_t pid, struct outcome *o)
{
	o->restored = true;
	if (s->entry->terminal) {
		o->status = tty_follow(&s->tty, pid, &o->err);
		o->restored = tty_is_restored(&s->tty);
		o->out = (struct bytes){ calloc(1, 1), 0 };
		state_read(&o->files);
		return;
	}
	while (waitpid(pid, &o->status, 0) == -1 && errno == EINTR)
		continue;
	o->out = bytes_read(s->out);
	o->err = bytes_read(s->err);
	state_read(&o->files);
}

/* True in the child, which is to go on as the program. */
static bool
attempt(const struct sweep *s, const struct fault_plan *p, struct outcome *o)
{
	pid_t pid;

	state_write(&s->before);
	if (s->entry->terminal)
		tty_begin(&s->tty, s->entry->input);
	else
		rewind_streams(s);
	pid = fork();
	if (pid == 0) {
		(void)alarm(PATIENCE);
		fault_arm(p);
		return true;
	}
	finish(s, pid, o);
	return false;
}

/* On a sound machine, where the files are as they are. */
static void
run_sound(const struct sweep *s, const char *const *words, struct outcome *o)
{
	pid_t pid;

	rewind_streams(s);
	pid = fork();
	if (pid == 0) {
		checkpoint = NULL;
		loaded.dir = NULL;
		run_program(words);
	}
	finish(s, pid, o);
}

/* ---- what is wrong with it ---- */

/* For addr2line: within the program, or the name of a library and within it. */
static void
tell_stack(void *const *at, int n)
{
	Dl_info in;
	int i;

	for (i = 0; i < n && at[i] != NULL; i++) {
		if (dladdr(at[i], &in) == 0)
			continue;
		(void)fprintf(say, " %s%s%#lx",
		    in.dli_fbase == fault_base() ? "" : in.dli_fname,
		    in.dli_fbase == fault_base() ? "" : "+",
		    (unsigned long)((char *)at[i] - (char *)in.dli_fbase));
	}
	(void)fputc('\n', say);
}

static void
tell(struct sweep *s, const struct fault_plan *p, const struct outcome *o,
    const char *what)
{
	const struct fault_record *r = &s->totals->record;

	s->totals->failed++;
	if (s->told_failures++ >= TOLD_MOST && s->only == NULL)
		return;
	if (p->what == FAULT_LIMIT)
		(void)fprintf(say, "# %s: limit 0 %ld", s->entry->name, p->at);
	else if (p->what == FAULT_MEMORY)
		(void)fprintf(say, "# %s: memory %d %ld%s", s->entry->name,
		    p->process, p->at, p->on ? " on" : "");
	else
		(void)fprintf(say, "# %s: %s %d %ld%s (%s)", s->entry->name,
		    fault_way_name(p->way), p->process, p->at, p->on ? " on"
		    : "", fault_call_row(r->call[p->process][p->at])->name);
	(void)fprintf(say, ": %s, status %d\n#   failed at", what, o->status);
	tell_stack(r->deep, r->ndeep);
	if (r->lost[0] != NULL) {
		(void)fprintf(say, "#   left");
		tell_stack(r->lost, FAULT_DEPTH);
	}
	if (s->only != NULL)
		(void)fprintf(say, "# out: %s\n# err: %s\n", o->out.at,
		    o->err.at);
}

/* What a terminal shows depends on how fast it was typed, and what becomes of
 * it on whether there was an editor. */
static bool
is_same(const struct sweep *s, const struct outcome *a,
    const struct outcome *b)
{
	if (s->entry->terminal)
		return WEXITSTATUS(a->status) < 2;
	return a->status == b->status && bytes_same(&a->out, &b->out) &&
	    bytes_same(&a->err, &b->err);
}

/* As they were or as they are to be; how many are as they are to be. */
static int
files_new(const struct sweep *s, const struct outcome *o)
{
	const struct bytes *was, *is;
	int n = 0;
	size_t i;

	for (i = 0; i < o->files.n; i++) {
		was = state_file(&s->before, o->files.name[i]);
		is = state_file(&s->reference.files, o->files.name[i]);
		if (was != NULL && bytes_same(was, &o->files.file[i]))
			continue;
		if (is == NULL || !bytes_same(is, &o->files.file[i]))
			return -1;
		n++;
	}
	return n;
}

/* An empty file counts nothing, and is filled when it is used again. */
static bool
is_empty(const struct outcome *o)
{
	const struct bytes *db = state_file(&o->files, "db");

	return db != NULL && db->n == 0;
}

/* Whoever asks may be the one who takes back what a journal tells. */
static bool
is_told(struct sweep *s, const struct outcome *left)
{
	struct outcome o;
	bool fine;

	if (s->entry->after[0] == NULL || is_empty(left))
		return true;
	run_sound(s, s->entry->after, &o);
	fine = is_same(s, &o, &s->told[0]) ||
	    is_same(s, &o, &s->told[1]) || is_empty(&o);
	outcome_clear(&o);
	return fine;
}

static bool
files_are_whole(struct sweep *s, const struct outcome *o)
{
	return s->entry->after[0] != NULL || files_new(s, o) >= 0 ||
	    (s->entry->partial && bytes_hold(&o->err, "cannot be read"));
}

/* With too little room to map its table of locales the C library reads each
 * locale from a file of its own and keeps that until the end. */
static bool
is_kept(const struct fault_plan *p, int owner)
{
	return p->what == FAULT_LIMIT && owner == OWNER_LIBC;
}

static const char *
what_leaks(const struct sweep *s, const struct fault_plan *p)
{
	const struct fault_record *r = &s->totals->record;
	int i;

	if (!r->ended)
		return NULL;
	if (r->descriptors > s->sound.descriptors)
		return "a descriptor stays open";
	for (i = 0; i < OWNER_LOSES; i++)
		if (r->left[i] > s->sound.left[i] && !is_kept(p, i))
			return "memory is lost";
	return NULL;
}

/* No line is of a library. */
static bool
is_our_words(const struct sweep *s, const struct outcome *o)
{
	const char *line, *end;
	struct bytes one;

	if (s->entry->partial || s->entry->terminal)
		return true;
	for (line = o->err.at; *line != '\0'; line = end + (*end != '\0')) {
		end = line + strcspn(line, "\n");
		one = (struct bytes){ (char *)line, (size_t)(end - line) };
		if (strncmp(line, "bespreek: ", 10) != 0 && one.n > 0 &&
		    memmem(s->reference.err.at, s->reference.err.n, one.at,
		    one.n) == NULL)
			return false;
	}
	return true;
}

/* A run that could not do what it does. */
static const char *
what_is_hidden(struct sweep *s, const struct outcome *o)
{
	if (WEXITSTATUS(o->status) != 2)
		return "not the same, and not said";
	if (!is_our_words(s, o))
		return "words of a library";
	if (s->entry->reports && bytes_hold(&o->out, "\"error\""))
		return NULL;
	if (!bytes_hold(&o->err, "bespreek: "))
		return "no reason given";
	if (!s->entry->partial && !bytes_begin(&s->reference.out, &o->out) &&
	    !bytes_hold(&o->err, "standard input"))
		return "not what it was to say";
	if (!files_are_whole(s, o))
		return "half a file";
	return NULL;
}

static const char *
what_is_wrong(struct sweep *s, const struct fault_plan *p,
    const struct outcome *o)
{
	bool same = is_same(s, o, &s->reference);
	const char *wrong;

	if (!WIFEXITED(o->status))
		return WTERMSIG(o->status) == SIGALRM ? "no end" : "a crash";
	if (!o->restored)
		return "the terminal is not as it was";
	wrong = what_leaks(s, p);
	if (wrong != NULL)
		return wrong;
	if (s->entry->after[0] == NULL)
		same = same && state_same(&o->files, &s->reference.files);
	if (same)
		return is_told(s, o) ? NULL : "another tally";
	if (p->what == FAULT_CALL && fault_way_is_harmless(p->way))
		return "not gone on with";
	wrong = what_is_hidden(s, o);
	return wrong != NULL ? wrong : is_told(s, o) ? NULL : "another tally";
}

/* ---- all runs of an entry ---- */

static bool
fail(struct sweep *s, const struct fault_plan *p)
{
	struct outcome o;
	const char *wrong;

	if (attempt(s, p, &o))
		return true;
	s->totals->runs++;
	if (s->totals->record.fired) {
		wrong = what_is_wrong(s, p, &o);
		if (wrong != NULL)
			tell(s, p, &o, wrong);
		else if (s->only != NULL)
			(void)fprintf(say, "# fine, status %d\n# %s\n",
			    o.status, o.err.at);
	}
	outcome_clear(&o);
	return false;
}

static long
from_environment(const char *name, long otherwise)
{
	const char *s = getenv(name);

	return s == NULL || *s == '\0' ? otherwise : atol(s);
}

static long
step(const struct sweep *s, long n)
{
	long runs = from_environment("SWEEP_RUNS", s->entry->few > 0 ?
	    s->entry->few : RUNS);

	if (runs <= 0)
		runs = s->entry->most;
	return runs <= 0 || n <= runs ? 1 : (n + runs - 1) / runs;
}

static bool
fail_memory(struct sweep *s, int process, bool on)
{
	struct fault_plan p = { .what = FAULT_MEMORY, .process = process,
	    .on = on };
	long n = s->sound.allocations[process], by = step(s, on ? 2 * n : n);

	for (p.at = (from_environment("SWEEP_PHASE", 0) + on * by / 2) % by;
	    p.at < n; p.at += by)
		if (fail(s, &p))
			return true;
	return false;
}

static long
count_ways(const struct sweep *s, int process)
{
	long n = s->sound.calls[process], i, ways = 0;
	int w;

	for (i = 0; i < n && i < FAULT_EVENTS; i++)
		for (w = 0; w < FAULT_WAYS && fault_call_row(s->sound
		    .call[process][i])->ways[w] != 0; w++)
			ways++;
	return ways;
}

static bool
fail_calls(struct sweep *s, int process, bool on)
{
	struct fault_plan p = { .what = FAULT_CALL, .process = process,
	    .on = on };
	long n = s->sound.calls[process], by = step(s, count_ways(s, process));
	long turn = from_environment("SWEEP_PHASE", 0) + on * by / 2;
	int w;

	for (p.at = 0; p.at < n && p.at < FAULT_EVENTS; p.at++)
		for (w = 0; w < FAULT_WAYS; w++) {
			p.way = fault_call_row(s->sound.call[process][p.at])
			    ->ways[w];
			/* For ever interrupted is no machine. */
			if (p.way == 0 || (on && p.way == EINTR) ||
			    turn++ % by != 0)
				continue;
			if (fail(s, &p))
				return true;
		}
	return false;
}

static bool
is_tried(struct sweep *s, uint32_t place)
{
	unsigned char *in = &s->totals->tried[place % PLACES / 8];
	unsigned char bit = (unsigned char)(1U << place % 8);

	if ((*in & bit) != 0)
		return true;
	*in |= bit;
	return false;
}

/* Once for each place that asks for memory. */
static bool
fail_memory_places(struct sweep *s, int process)
{
	struct fault_plan p = { .what = FAULT_MEMORY, .process = process };
	long n = s->sound.allocations[process];

	for (p.at = 0; p.at < n && p.at < FAULT_PLACES; p.at++)
		if (!is_tried(s, s->sound.allocation_place[process][p.at]) &&
		    fail(s, &p))
			return true;
	return false;
}

/* Once for each place that calls the system, each way. */
static bool
fail_call_places(struct sweep *s, int process)
{
	struct fault_plan p = { .what = FAULT_CALL, .process = process };
	long n = s->sound.calls[process];
	int w;

	for (p.at = 0; p.at < n && p.at < FAULT_EVENTS; p.at++) {
		if (is_tried(s, s->sound.call_place[process][p.at]))
			continue;
		for (w = 0; w < FAULT_WAYS; w++) {
			p.way = fault_call_row(s->sound.call[process][p.at])
			    ->ways[w];
			if (p.way != 0 && fail(s, &p))
				return true;
		}
	}
	return false;
}

/* A sample may leave out a place; each run of those with few is long. */
static bool
fail_places(struct sweep *s, int process)
{
	if (from_environment("SWEEP_RUNS", RUNS) == 0 ||
	    (s->entry->few > 0 && !s->entry->terminal))
		return false;
	return fail_memory_places(s, process) || fail_call_places(s, process);
}

/* A sound run takes less than the last.  Below the first not even the stack
 * can grow, which nothing survives. */
#define LIMITS 96
#define LIMIT_FIRST 192
#define LIMIT_STEP 32

static bool
fail_limit(struct sweep *s)
{
	struct fault_plan p = { .what = FAULT_LIMIT };
	long by = step(s, 4 * LIMITS), i;

#ifdef __SANITIZE_ADDRESS__
	return false;		/* which takes terabytes */
#endif
	for (i = from_environment("SWEEP_PHASE", 0) % by; i < LIMITS; i += by) {
		p.at = LIMIT_FIRST + i * LIMIT_STEP;
		if (fail(s, &p))
			return true;
	}
	return false;
}

static bool
fail_all(struct sweep *s)
{
	int process;

	for (process = 0; process < s->sound.processes &&
	    process < FAULT_PROCESSES; process++) {
		s->totals->memory += s->sound.allocations[process];
		s->totals->calls += s->sound.calls[process];
		if (fail_places(s, process) ||
		    fail_memory(s, process, false) ||
		    fail_memory(s, process, true) ||
		    fail_calls(s, process, false) ||
		    fail_calls(s, process, true))
			return true;
	}
	return fail_limit(s);
}

/* True in a child, which is to go on as the program. */
static bool
sweep_entry(struct sweep *s)
{
	struct fault_plan nothing = { .what = FAULT_NOTHING };
	const char *const *after = s->entry->after;

	if (attempt(s, &nothing, &s->reference))
		return true;
	s->sound = s->totals->record;
	if (!s->sound.ended) {
		(void)fprintf(say, "# %s: no end on a sound machine\n",
		    s->entry->name);
		s->totals->failed++;
		return false;
	}
	if (after[0] != NULL) {
		run_sound(s, after, &s->told[1]);
		state_write(&s->before);
		run_sound(s, after, &s->told[0]);
	}
	return s->only != NULL ? fail(s, s->only) : fail_all(s);
}

int
__wrap_kb_dir_open(struct kb_dir *dir, const char *path, struct diag *d)
{
	struct sweep *s = checkpoint;

	if (s == NULL)
		return __real_kb_dir_open(dir, path, d);
	checkpoint = NULL;
	loaded.kb = kb_load(path, d);
	loaded.dir = dir;
	dir->n = 0;
	if (!sweep_entry(s))
		_exit(0);
	return 0;
}

struct kb *
__wrap_kb_load_dir(const struct kb_dir *dir, struct diag *d)
{
	if (dir != loaded.dir)
		return __real_kb_load_dir(dir, d);
	loaded.dir = NULL;
	return loaded.kb;
}

/* What looks into the program could not be done confined. */
void
__wrap_sandbox_enter(struct sandbox *s)
{
	(void)s;
}

/* ---- a process of its own for each entry ---- */

static int
stream(int fd, const char *text)
{
	int made = memfd_create("stream", 0);

	if (made == -1 || (text != NULL && write(made, text, strlen(text)) !=
	    (ssize_t)strlen(text)) || dup2(made, fd) == -1)
		exit(99);
	(void)close(made);
	return fd;
}

static void
set_terminal(struct sweep *s)
{
	int fd;

	if (!tty_open(&s->tty))
		exit(99);
	for (fd = 0; fd <= STDERR_FILENO; fd++)
		(void)dup2(s->tty.slave, fd);
}

static void
set_before(struct sweep *s)
{
	const struct entry *e = s->entry;
	struct outcome made;
	size_t i;

	for (i = 0; i < ENTRY_FILES && e->files[i].name != NULL; i++) {
		(void)snprintf(s->before.name[i], sizeof(s->before.name[0]),
		    "%s", e->files[i].name);
		s->before.file[i].at = strdup(e->files[i].text);
		s->before.file[i].n = strlen(e->files[i].text);
	}
	s->before.n = i;
	state_write(&s->before);
	if (e->before[0] == NULL)
		return;
	run_sound(s, e->before, &made);
	state_clear(&s->before);
	s->before = made.files;
}

static _Noreturn void
drive(struct sweep *s)
{
	if (s->entry->terminal)
		set_terminal(s);
	else {
		s->in = stream(STDIN_FILENO, s->entry->input);
		s->out = stream(STDOUT_FILENO, NULL);
		s->err = stream(STDERR_FILENO, NULL);
	}
	set_before(s);
	if (!s->entry->whole) {
		checkpoint = s;
		run_program(s->entry->words);
	}
	if (sweep_entry(s))
		run_program(s->entry->words);
	_exit(0);
}

static bool
sweep(const struct entry *e, struct totals *t, const struct fault_plan *only)
{
	struct sweep s = { .entry = e, .totals = t, .only = only };
	int status = -1;
	pid_t pid;

	t->runs = t->memory = t->calls = t->failed = 0;
	(void)fflush(NULL);
	pid = fork();
	if (pid == 0)
		drive(&s);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	if (status != 0)
		(void)fprintf(say, "# %s: ended with %d\n", e->name, status);
	return status == 0 && t->failed == 0 && (only != NULL || t->runs > 0);
}

/* ---- the command line ---- */

static bool
read_plan(char **argv, struct fault_plan *p)
{
	static const int ways[] = { EIO, EINTR, FAULT_SHORT, ENOSPC, EMFILE,
	    EACCES, EOPNOTSUPP, EPERM, EAGAIN, ENOMEM, ENOENT };
	size_t i;

	if (argv[0] == NULL || argv[1] == NULL || argv[2] == NULL)
		return false;
	*p = (struct fault_plan){ .what = FAULT_MEMORY,
	    .process = atoi(argv[1]), .at = atol(argv[2]),
	    .on = argv[3] != NULL };
	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (strcmp(argv[0], "limit") == 0)
			p->what = FAULT_LIMIT;
		else if (strcmp(argv[0], fault_way_name(ways[i])) == 0) {
			p->what = FAULT_CALL;
			p->way = ways[i];
		}
	return true;
}

static int
sweep_table(struct totals *t, char **argv)
{
	struct fault_plan plan;
	bool is_one = argv[1] != NULL && read_plan(argv + 2, &plan), fine;
	int failed = 0, n = 0;
	const struct entry *e;
	size_t i;

	for (i = 0; (e = entry_at(i)) != NULL; i++) {
		if (argv[1] != NULL && strcmp(argv[1], e->name) != 0)
			continue;
		fine = sweep(e, t, is_one ? &plan : NULL);
		failed += !fine;
		(void)fprintf(say, "%s %d - %s: %ld allocations, %ld calls, "
		    "%ld runs\n", fine ? "ok" : "not ok", ++n, e->name,
		    t->memory, t->calls, t->runs);
	}
	(void)fprintf(say, "1..%d\n", n);
	return failed > 0 || n == 0;
}

/* In memory where there is such a place: it is synced thousands of times. */
static bool
enter_scratch(void)
{
	static char places[][24] = { "/dev/shm/sweep-XXXXXX",
	    "/tmp/sweep-XXXXXX" };
	size_t i;

	for (i = 0; i < 2; i++)
		if (mkdtemp(places[i]) != NULL)
			return chdir(scratch = places[i]) == 0;
	return false;
}

int
main(int argc, char **argv)
{
	struct totals *t = mmap(NULL, sizeof(*t), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	char *dir = getenv("KNOWLEDGE_DIR");
	struct state none = { .n = 0 };
	int status;

	(void)argc;
	say = fdopen(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 100), "w");
	knowledge = realpath(dir == NULL ? knowledge : dir, NULL);
	if (t == MAP_FAILED || say == NULL || knowledge == NULL ||
	    !enter_scratch())
		return 99;
	(void)setvbuf(say, NULL, _IOLBF, 0);
	fault_init(&t->record);
	status = sweep_table(t, argv);
	state_write(&none);
	(void)rmdir(scratch);
	return status;
}
