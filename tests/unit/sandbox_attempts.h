/* SPDX-License-Identifier: MIT */
#ifndef TEST_SANDBOX_ATTEMPTS_H
#define TEST_SANDBOX_ATTEMPTS_H

/* What a confined process must not be able to do, each tried as somebody
 * would who took it over. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* A directory with a file, what listens, and somebody to attack. */
struct place {
	char dir[64], file[80], fresh[80], other[80];
	struct sockaddr_in tcp, udp;
	struct sockaddr_un local, abstract;
	int heard[4];
	int terminal;
	pid_t victim;
};

/* ---- what is tried: -1 with errno when it is refused ---- */

static int
read_file(const struct place *p)
{
	return open(p->file, O_RDONLY | O_CLOEXEC);
}

static int
list_dir(const struct place *p)
{
	return open(p->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int
write_file(const struct place *p)
{
	return open(p->file, O_WRONLY | O_CLOEXEC);
}

static int
make_file(const struct place *p)
{
	return open(p->fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

static int
make_unnamed(const struct place *p)
{
	return open(p->dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
}

static int
cut_file(const struct place *p)
{
	return truncate(p->file, 0);
}

static int
change_mode(const struct place *p)
{
	return chmod(p->file, 0644);
}

static int
change_owner(const struct place *p)
{
	return chown(p->file, geteuid(), getegid());
}

static int
rename_file(const struct place *p)
{
	return rename(p->file, p->fresh);
}

static int
remove_file(const struct place *p)
{
	return unlink(p->file);
}

static int
link_file(const struct place *p)
{
	return link(p->file, p->fresh);
}

static int
make_link(const struct place *p)
{
	return symlink(p->file, p->fresh);
}

static int
make_dir(const struct place *p)
{
	return mkdir(p->fresh, 0700);
}

static int
make_fifo(const struct place *p)
{
	return mkfifo(p->fresh, 0600);
}

static int
reach(int type, const void *to, socklen_t len)
{
	const struct sockaddr *a = to;
	int s = socket(a->sa_family, type | SOCK_CLOEXEC, 0);

	return s == -1 ? -1 : connect(s, a, len);
}

static int
send_udp(const struct place *p)
{
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	return s == -1 ? -1 : (int)sendto(s, "x", 1, 0,
	    (const struct sockaddr *)&p->udp, sizeof(p->udp));
}

static int
connect_tcp(const struct place *p)
{
	return reach(SOCK_STREAM, &p->tcp, sizeof(p->tcp));
}

static int
listen_tcp(const struct place *p)
{
	struct sockaddr_in any = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)p;
	return s == -1 ? -1 : bind(s, (const struct sockaddr *)&any,
	    sizeof(any));
}

static int
connect_local(const struct place *p)
{
	return reach(SOCK_STREAM, &p->local, sizeof(p->local));
}

static int
connect_abstract(const struct place *p)
{
	return reach(SOCK_STREAM, &p->abstract,
	    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 +
	    strlen(p->abstract.sun_path + 1)));
}

/* A program that runs answers that all went well. */
static int
run_program(const struct place *p)
{
	(void)p;
	(void)execl("/bin/true", "true", (char *)NULL);
	return -1;
}

static int
run_memory(const struct place *p)
{
	(void)p;
	return memfd_create("x", MFD_CLOEXEC);
}

static int
look_into(const struct place *p)
{
	return (int)ptrace(PTRACE_ATTACH, p->victim, NULL, NULL);
}

static int
read_memory(const struct place *p)
{
	char to[1];
	struct iovec here = { to, 1 }, there = { (void *)(size_t)p, 1 };

	return (int)process_vm_readv(p->victim, &here, 1, &there, 1, 0);
}

static int
signal_other(const struct place *p)
{
	return kill(p->victim, 0);
}

static int
make_child(const struct place *p)
{
	pid_t pid = fork();

	(void)p;
	if (pid == 0)
		_exit(0);
	return pid == -1 ? -1 : waitpid(pid, NULL, 0) == pid ? 0 : -1;
}

static void *
nothing(void *data)
{
	return data;
}

static int
make_thread(const struct place *p)
{
	pthread_t t;

	(void)p;
	errno = pthread_create(&t, NULL, nothing, NULL);
	if (errno == EAGAIN)
		errno = EPERM;	/* what the library makes of it */
	return errno != 0 ? -1 : pthread_join(t, NULL);
}

static int
type_ahead(const struct place *p)
{
	(void)setsid();
	(void)ioctl(p->terminal, TIOCSCTTY, 0);
	if (ioctl(p->terminal, TIOCSTI, "x") == 0)
		return 0;
	return errno == EIO ? 0 : -1;	/* the kernel has it switched off */
}

static const struct attempt {
	const char *what;
	int (*try)(const struct place *);
	int landlock;		/* the first that refuses it alone; 0: none */
	bool looks;		/* what a sanitizer needs itself */
} attempts[] = {
	{ "read", read_file, 1, true },
	{ "list", list_dir, 1, true },
	{ "write", write_file, 1, false },
	{ "create", make_file, 1, false },
	{ "create unnamed", make_unnamed, 0, false },
	{ "truncate", cut_file, 3, false },
	{ "chmod", change_mode, 0, false },
	{ "chown", change_owner, 0, false },
	{ "rename", rename_file, 1, false },
	{ "unlink", remove_file, 1, false },
	{ "link", link_file, 1, false },
	{ "symlink", make_link, 1, false },
	{ "mkdir", make_dir, 1, false },
	{ "mkfifo", make_fifo, 1, false },
	{ "udp", send_udp, 0, false },
	{ "tcp", connect_tcp, 4, false },
	{ "listen", listen_tcp, 4, false },
	{ "unix socket", connect_local, 0, false },
	{ "abstract socket", connect_abstract, 6, false },
	{ "exec", run_program, 1, false },
	{ "memory file", run_memory, 0, false },
	{ "ptrace", look_into, 1, true },
	{ "process memory", read_memory, 1, true },
	{ "kill", signal_other, 6, true },
	{ "fork", make_child, 0, true },
	{ "thread", make_thread, 0, true },
	{ "typing for the user", type_ahead, 0, false },
};
#define NATTEMPTS (sizeof(attempts) / sizeof(attempts[0]))

#endif
