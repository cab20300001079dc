/* SPDX-License-Identifier: MIT */
#ifndef APP_H
#define APP_H

/* The whole program: options, knowledge, command, output.  Returns the exit
 * status of the contract: 0 done; 1 found what it looks for, or left without
 * advice; 2 wrong usage, invalid input, or output that could not be
 * written. */
int app_run(int argc, char **argv);

#endif
