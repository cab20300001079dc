/* SPDX-License-Identifier: MIT */
#include "cmd/isolated.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/sanitized.h"

/*
 * What the child sends: lines of fields between tabs, the first of which is a
 * letter.  No field holds control characters.
 *	g group				begun
 *	e level line group file text example
 *	m level count			more than there is place for
 *	p what done total		progress
 */
#define FIELDS_MAX 7

#define GRAIN ((size_t)64 * 1024)	/* of what memory is limited to */
#define TELL_EVERY 100000000		/* nanoseconds */

struct sender {
	struct progress progress;
	FILE *to;
	struct timespec told;
};

static bool
has_room(struct rlimit limit, size_t address_space)
{
	void *room;

	limit.rlim_cur = address_space;
	if (setrlimit(RLIMIT_AS, &limit) == -1)
		return false;
	room = mmap(NULL, GRAIN, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
	    0);
	if (room == MAP_FAILED)
		return false;
	(void)munmap(room, GRAIN);
	return true;
}

/* Address space in use, to the grain: where no file may be opened to ask, the
 * smallest limit that leaves room for one more. */
static size_t
in_use(struct rlimit limit)
{
	size_t low = 0, high = (size_t)1 << (sizeof(high) == 8 ? 47 : 31);
	size_t middle;

	while (high - low > GRAIN) {
		middle = low + (high - low) / 2;
		if (has_room(limit, middle))
			high = middle;
		else
			low = middle;
	}
	return low;
}

static void
limit_memory(size_t more)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_AS, &limit) == -1)
		return;
	limit.rlim_cur = in_use(limit) + more;
	if (limit.rlim_max > limit.rlim_cur)
		limit.rlim_max = limit.rlim_cur;
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_AS, &limit);
}

/* What a library says when it dies is no message of ours; what there is to
 * say goes through the pipe. */
static void
confine(size_t memory)
{
	(void)close(STDERR_FILENO);
	limit_memory(memory);
}

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

static void
send_groups(FILE *to, const struct diag *d)
{
	size_t i;

	for (i = 0; i < diag_groups(d); i++)
		(void)fprintf(to, "g\t%s\n", diag_group_at(d, i));
}

/* What was added before any group was begun belongs to the parent's. */
static void
send(FILE *to, const struct diag *d)
{
	const struct diag_entry *e;
	const char *group = NULL;
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		e = diag_at(d, i);
		if (group == NULL && e->group != NULL)
			send_groups(to, d);
		group = e->group;
		(void)fprintf(to, "e\t%d\t%u\t%s\t%s\t%s\t%s\n",
		    (int)e->level, e->line, or_empty(group),
		    or_empty(e->file), e->text, or_empty(e->example));
	}
	if (group == NULL)
		send_groups(to, d);
	if (diag_dropped(d) > 0)
		(void)fprintf(to, "m\t%d\t%zu\n", (int)diag_worst(d),
		    diag_dropped(d));
}

static bool
is_due(struct sender *s)
{
	struct timespec now;
	long gone;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	gone = (now.tv_sec - s->told.tv_sec) * 1000000000L + now.tv_nsec -
	    s->told.tv_nsec;
	if (gone < TELL_EVERY)
		return false;
	s->told = now;
	return true;
}

static void
send_progress(struct progress *p, const char *what, size_t done,
    size_t total)
{
	struct sender *s = (struct sender *)p;

	if (!is_due(s))
		return;
	(void)fprintf(s->to, "p\t%s\t%zu\t%zu\n", what, done, total);
	(void)fflush(s->to);
}

/* What is done in a child, and what becomes of what it sends. */
struct task {
	size_t memory;
	int (*child)(struct task *, int fd);	/* its exit status */
	void (*receive)(struct task *, int fd);
	isolated_fn *work;
	isolated_text_fn *write;
	void *data;
	struct progress *progress;
	struct diag *d;
	struct sbuf *out;
};

static int
child(struct task *t, int fd)
{
	struct sender s = { .progress = { send_progress },
	    .to = fdopen(fd, "w") };
	struct diag *d;

	if (s.to == NULL)
		return 1;
	d = diag_new();
	if (d != NULL) {
		t->work(t->data, &s.progress, d);
		send(s.to, d);
	}
	return fclose(s.to) == 0 && d != NULL && !memory_lacks() ? 0 : 1;
}

static void
receive_entry(char *const *field, struct diag *d)
{
	if (*field[3] != '\0')
		diag_begin(d, field[3]);
	diag_add(d, (enum diag_level)strtoul(field[1], NULL, 10),
	    *field[4] == '\0' ? NULL : field[4],
	    (unsigned)strtoul(field[2], NULL, 10), "%s", field[5]);
	if (*field[6] != '\0')
		diag_example(d, field[6]);
}

static void
receive_line(char *line, struct progress *p, struct diag *d)
{
	char *field[FIELDS_MAX];
	size_t n = 0;

	line[strcspn(line, "\n")] = '\0';
	while (n < FIELDS_MAX && line != NULL)
		field[n++] = strsep(&line, "\t");
	if (n == 2 && *field[0] == 'g')
		diag_begin(d, field[1]);
	else if (n == 7 && *field[0] == 'e')
		receive_entry(field, d);
	else if (n == 3 && *field[0] == 'm')
		diag_drop(d, (enum diag_level)strtoul(field[1], NULL, 10),
		    strtoul(field[2], NULL, 10));
	else if (n == 4 && *field[0] == 'p')
		progress_tell(p, field[1], strtoul(field[2], NULL, 10),
		    strtoul(field[3], NULL, 10));
}

static void
receive(struct task *t, int fd)
{
	FILE *from = fdopen(fd, "r");
	char *line = NULL;
	size_t size = 0;

	if (from == NULL) {
		(void)close(fd);
		return;
	}
	while (getline(&line, &size, from) != -1)
		receive_line(line, t->progress, t->d);
	free(line);
	(void)fclose(from);
}

/* Nobody waits for it once its parent is gone, which may have been before. */
static void
follow(pid_t parent)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
}

/* The child's exit status; -1 when it died or there was none. */
static int
run(struct task *t)
{
	int fds[2], status = -1;
	pid_t pid = -1, parent = getpid();

	(void)fflush(NULL);
	if (pipe(fds) == 0) {
		pid = fork();
		if (pid == 0) {
			(void)close(fds[0]);
			follow(parent);
			if (!SANITIZED)
				confine(t->memory);
			_exit(t->child(t, fds[1]));
		}
		(void)close(fds[1]);
		if (pid > 0)
			t->receive(t, fds[0]);
		else
			(void)close(fds[0]);
	}
	while (pid > 0 && waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	return pid == -1 || !WIFEXITED(status) ? -1 : WEXITSTATUS(status);
}

static void
say_unfinished(const char *what, struct diag *d)
{
	diag_add(d, DIAG_ERROR, NULL, 0, "%s could not be finished; "
	    "close other programs and try again", what);
}

void
isolated_run(const char *what, size_t memory, isolated_fn *work, void *data,
    struct progress *progress, struct diag *d)
{
	struct task t = { .memory = memory, .child = child,
	    .receive = receive, .work = work, .data = data,
	    .progress = progress, .d = d };

	if (run(&t) != 0)
		say_unfinished(what, d);
}

/* ---- work that writes ---- */

static int
write_child(struct task *t, int fd)
{
	struct sbuf out = SBUF_EMPTY;
	int status = t->write(t->data, &out);
	FILE *to = fdopen(fd, "w");

	if (to == NULL)
		return 2;
	if (memory_lacks() ||
	    fwrite(sbuf_text(&out), 1, out.len, to) != out.len)
		status = 2;
	return fclose(to) == 0 ? status : 2;
}

static void
receive_text(struct task *t, int fd)
{
	char part[4096];
	ssize_t n;

	while ((n = read(fd, part, sizeof(part))) > 0 ||
	    (n == -1 && errno == EINTR))
		if (n > 0)
			sbuf_add(t->out, part, (size_t)n);
	(void)close(fd);
}

int
isolated_text(const char *what, size_t memory, isolated_text_fn *work,
    void *data, struct sbuf *out, struct diag *d)
{
	struct task t = { .memory = memory, .child = write_child,
	    .receive = receive_text, .write = work, .data = data,
	    .out = out };
	int status = run(&t);

	if (status == 0 || status == 1)
		return status;
	sbuf_reset(out);
	say_unfinished(what, d);
	return 2;
}
