/* SPDX-License-Identifier: MIT */
#ifndef SWEEP_TTY_H
#define SWEEP_TTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "state.h"

/* A terminal at which everything was typed ahead. */
struct tty {
	int master, slave;
	struct termios settings;
};

bool tty_open(struct tty *);
/* As it was at first, with this typed and nothing else. */
void tty_begin(const struct tty *, const char *typed);
/* Until the program ends: its status, and what was shown.  One that waits for
 * more is told to leave, by a key, and is killed when it does not. */
int tty_follow(const struct tty *, pid_t, struct bytes *shown);
bool tty_is_restored(const struct tty *);

#endif
