/* SPDX-License-Identifier: MIT */
#ifndef CMD_TRAIN_REPORT_H
#define CMD_TRAIN_REPORT_H

#include "cmd/command.h"

/* train --report FILE…: how a group answered.  Exit status of the contract. */
int train_report(struct context *);

#endif
