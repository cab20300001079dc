/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "front/sandbox.h"

#if defined __x86_64__ && !defined __ILP32__
#define ARCH AUDIT_ARCH_X86_64
#elif defined __i386__
#define ARCH AUDIT_ARCH_I386
#elif defined __aarch64__
#define ARCH AUDIT_ARCH_AARCH64
#elif defined __arm__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH AUDIT_ARCH_ARM
#elif defined __riscv && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#elif defined __powerpc64__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH AUDIT_ARCH_PPC64LE
#endif

#if defined HAVE_LINUX_SECCOMP_H && defined ARCH
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sanitized.h"

/* Always given with a sanitizer, see sandbox.c. */
#define LOOKING (SANITIZED ? SANDBOX_CHILDREN : 0)

/* The calls below were chosen from all up to this one; a later one is answered
 * as if the kernel did not know it. */
#ifdef SYS_set_mempolicy_home_node
#define LAST SYS_set_mempolicy_home_node
#else
#define LAST 450
#endif

#define ANY_READ (SANDBOX_READ | SANDBOX_READ_BELOW)
#define ANY_WRITE (SANDBOX_MAKE | SANDBOX_STORE)
#define ANY_RENAME (SANDBOX_REPLACE | ANY_WRITE)
#define WRITING (O_ACCMODE | O_CREAT | O_TRUNC)

/* When an argument is so, it is refused. */
enum test { ALWAYS, HAS, LACKS, IS, IS_NOT, IS_NOT_ME };

struct row {
	long call;
	int error;
	unsigned unless;	/* one of these is allowed */
	enum test test;
	unsigned argument;
	uint32_t value;
};

#define NEVER(name) { SYS_##name, EPERM, 0, ALWAYS, 0, 0 }
#define UNLESS(may, name) { SYS_##name, EACCES, may, ALWAYS, 0, 0 }

static const struct row rows[] = {
	/* Files. */
	UNLESS(ANY_READ | ANY_WRITE, openat),
	{ SYS_openat, EACCES, ANY_WRITE, HAS, 2, WRITING },
	{ SYS_openat2, ENOSYS, 0, ALWAYS, 0, 0 },	/* flags unseen */
	UNLESS(ANY_WRITE, ftruncate), UNLESS(ANY_WRITE, fallocate),
	UNLESS(SANDBOX_STORE, fchmod), UNLESS(SANDBOX_STORE, fchown),
	UNLESS(SANDBOX_NAME | ANY_RENAME, linkat),
	UNLESS(ANY_RENAME, renameat2), UNLESS(ANY_RENAME, unlinkat),
	NEVER(truncate), NEVER(fchmodat), NEVER(fchownat), NEVER(utimensat),
	NEVER(mkdirat), NEVER(mknodat), NEVER(symlinkat),
	NEVER(setxattr), NEVER(lsetxattr), NEVER(fsetxattr),
	NEVER(removexattr), NEVER(lremovexattr), NEVER(fremovexattr),
	NEVER(name_to_handle_at), NEVER(open_by_handle_at),
	NEVER(memfd_create), NEVER(inotify_add_watch), NEVER(fanotify_init),
	NEVER(io_uring_setup), NEVER(io_uring_enter),
	NEVER(io_uring_register),
#ifdef SYS_open
	UNLESS(ANY_READ | ANY_WRITE, open),
	{ SYS_open, EACCES, ANY_WRITE, HAS, 1, WRITING },
	UNLESS(ANY_WRITE, creat), NEVER(link), UNLESS(ANY_RENAME, rename),
	UNLESS(ANY_RENAME, unlink), NEVER(chmod), NEVER(chown), NEVER(lchown),
	NEVER(mkdir), NEVER(rmdir), NEVER(mknod), NEVER(symlink),
#endif
#ifdef SYS_renameat
	UNLESS(ANY_RENAME, renameat),
#endif
#ifdef SYS_utime
	NEVER(utime),
#endif
#ifdef SYS_utimes
	NEVER(utimes), NEVER(futimesat),
#endif
#ifdef SYS_truncate64
	NEVER(truncate64), UNLESS(ANY_WRITE, ftruncate64),
#endif
#ifdef SYS_chown32
	NEVER(chown32), NEVER(lchown32), UNLESS(SANDBOX_STORE, fchown32),
#endif
#ifdef SYS_utimensat_time64
	NEVER(utimensat_time64),
#endif

	/* The network, and other processes' ears. */
	NEVER(socket), NEVER(socketpair), NEVER(connect), NEVER(bind),
	NEVER(listen), NEVER(accept4), NEVER(sendto), NEVER(sendmsg),
	NEVER(sendmmsg), NEVER(shmget), NEVER(shmat), NEVER(msgget),
	NEVER(semget), NEVER(mq_open), NEVER(mq_unlink),
#ifdef SYS_accept
	NEVER(accept),
#endif
#ifdef SYS_socketcall
	NEVER(socketcall),
#endif
#ifdef SYS_ipc
	NEVER(ipc),
#endif

	/* Programs and processes. */
	NEVER(execve), NEVER(execveat),
	{ SYS_clone3, ENOSYS, 0, ALWAYS, 0, 0 },	/* flags unseen */
	UNLESS(SANDBOX_THREADS | SANDBOX_CHILDREN, clone),
	{ SYS_clone, EPERM, SANDBOX_CHILDREN, LACKS, 0, CLONE_THREAD },
#ifdef SYS_fork
	UNLESS(SANDBOX_CHILDREN, fork), UNLESS(SANDBOX_CHILDREN, vfork),
#endif
	{ SYS_kill, EPERM, SANDBOX_CHILDREN, IS_NOT_ME, 0, 0 },
	{ SYS_tgkill, EPERM, SANDBOX_CHILDREN, IS_NOT_ME, 0, 0 },
	NEVER(tkill), NEVER(rt_sigqueueinfo), NEVER(rt_tgsigqueueinfo),
	{ SYS_ptrace, EPERM, LOOKING, ALWAYS, 0, 0 },
	NEVER(process_vm_readv), NEVER(process_vm_writev), NEVER(kcmp),
	NEVER(process_madvise), NEVER(pidfd_open), NEVER(pidfd_getfd),
	NEVER(pidfd_send_signal), NEVER(setns), NEVER(unshare),
	NEVER(perf_event_open), NEVER(bpf), NEVER(userfaultfd),
	{ SYS_prlimit64, EPERM, 0, IS_NOT, 0, 0 },
	NEVER(setpriority), NEVER(ioprio_set), NEVER(sched_setscheduler),
	NEVER(sched_setparam), NEVER(sched_setattr), NEVER(migrate_pages),
	NEVER(move_pages),
	/* What would be typed for the user. */
	{ SYS_ioctl, EPERM, 0, IS, 1, TIOCSTI },
	{ SYS_ioctl, EPERM, 0, IS, 1, 0x541c /* TIOCLINUX */ },

	/* The system. */
	NEVER(mount), NEVER(umount2), NEVER(pivot_root), NEVER(chroot),
	NEVER(open_tree), NEVER(move_mount), NEVER(fsopen), NEVER(fsconfig),
	NEVER(fsmount), NEVER(fspick), NEVER(swapon), NEVER(swapoff),
	NEVER(acct), NEVER(quotactl), NEVER(reboot), NEVER(sethostname),
	NEVER(setdomainname), NEVER(settimeofday), NEVER(adjtimex),
	NEVER(clock_adjtime), NEVER(clock_settime), NEVER(syslog),
	NEVER(init_module), NEVER(finit_module), NEVER(delete_module),
	NEVER(kexec_load), NEVER(add_key), NEVER(request_key), NEVER(keyctl),
	NEVER(setuid), NEVER(setgid), NEVER(setreuid), NEVER(setregid),
	NEVER(setresuid), NEVER(setresgid), NEVER(setgroups),
	NEVER(setfsuid), NEVER(setfsgid), NEVER(capset),
#ifdef SYS_setuid32
	NEVER(setuid32), NEVER(setgid32), NEVER(setreuid32),
	NEVER(setregid32), NEVER(setresuid32), NEVER(setresgid32),
	NEVER(setgroups32), NEVER(setfsuid32), NEVER(setfsgid32),
#endif
#ifdef SYS_clock_settime64
	NEVER(clock_settime64), NEVER(clock_adjtime64),
#endif
#ifdef SYS_umount
	NEVER(umount),
#endif
#ifdef SYS_stime
	NEVER(stime),
#endif
#ifdef SYS_mount_setattr
	NEVER(mount_setattr),
#endif
#ifdef SYS_kexec_file_load
	NEVER(kexec_file_load),
#endif
#ifdef SYS_iopl
	NEVER(iopl), NEVER(ioperm),
#endif
#ifdef SYS_modify_ldt
	NEVER(modify_ldt),
#endif
};
#define NROWS (sizeof(rows) / sizeof(rows[0]))
#define EACH 5			/* instructions of a row, at most */
#define AROUND 8

struct code {
	struct sock_filter at[EACH * NROWS + AROUND];
	unsigned short n;
};

#define LOAD (BPF_LD | BPF_W | BPF_ABS)
#define WHEN_EQUAL (BPF_JMP | BPF_JEQ | BPF_K)
#define WHEN_MORE (BPF_JMP | BPF_JGT | BPF_K)
#define WHEN_SET (BPF_JMP | BPF_JSET | BPF_K)
#define ANSWER (BPF_RET | BPF_K)

static void
put(struct code *c, unsigned op, uint32_t k, unsigned yes, unsigned no)
{
	c->at[c->n++] = (struct sock_filter){ (uint16_t)op, (uint8_t)yes,
	    (uint8_t)no, k };
}

static void
put_refusal(struct code *c, int error)
{
	put(c, ANSWER, SECCOMP_RET_ERRNO | (uint32_t)error, 0, 0);
}

/* The lower half of an argument. */
static uint32_t
place_of(unsigned argument)
{
	size_t at = offsetof(struct seccomp_data, args) +
	    argument * sizeof(uint64_t);

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	at += sizeof(uint32_t);
#endif
	return (uint32_t)at;
}

/* Skips the refusal that follows when the argument is not so. */
static void
put_test(struct code *c, const struct row *r)
{
	bool inverse = r->test == LACKS || r->test >= IS_NOT;
	bool bits = r->test == HAS || r->test == LACKS;
	uint32_t value = r->test == IS_NOT_ME ? (uint32_t)getpid() : r->value;

	put(c, LOAD, place_of(r->argument), 0, 0);
	put(c, bits ? WHEN_SET : WHEN_EQUAL, value, inverse ? 1 : 0,
	    inverse ? 0 : 1);
}

static void
put_row(struct code *c, const struct row *r)
{
	put(c, WHEN_EQUAL, (uint32_t)r->call, 0, r->test == ALWAYS ? 1 : 4);
	if (r->test != ALWAYS)
		put_test(c, r);
	put_refusal(c, r->error);
	if (r->test != ALWAYS)
		put(c, LOAD, offsetof(struct seccomp_data, nr), 0, 0);
}

/* The numbers mean these calls on this machine's own interface only. */
static void
put_all(struct code *c, unsigned may)
{
	size_t i;

	c->n = 0;
	put(c, LOAD, offsetof(struct seccomp_data, arch), 0, 0);
	put(c, WHEN_EQUAL, ARCH, 1, 0);
	put_refusal(c, EPERM);
	put(c, LOAD, offsetof(struct seccomp_data, nr), 0, 0);
	put(c, WHEN_MORE, LAST, 0, 1);
	put_refusal(c, ENOSYS);
	for (i = 0; i < NROWS; i++)
		if ((may & rows[i].unless) == 0)
			put_row(c, &rows[i]);
	put(c, ANSWER, SECCOMP_RET_ALLOW, 0, 0);
}

bool
sandbox_filter(unsigned may)
{
	struct sock_fprog program;
	struct code code;

	put_all(&code, may);
	program = (struct sock_fprog){ code.n, code.at };
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

bool
sandbox_filter(unsigned may)
{
	(void)may;
	return false;
}

#endif
