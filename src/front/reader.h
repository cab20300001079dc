/* SPDX-License-Identifier: MIT */
#ifndef FRONT_READER_H
#define FRONT_READER_H

/* What became of reading one line. */
enum read_result {
	READ_LINE,
	READ_TOO_LONG,	/* a line, thrown away */
	READ_END,
	READ_ERROR,	/* errno tells */
	READ_INTERRUPT,	/* Ctrl-C; what was typed is forgotten */
	READ_WIPE,	/* a key asks to wipe the screen and leave */
	READ_HANGUP,
	READ_TERMINATE
};

#endif
