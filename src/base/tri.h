/* SPDX-License-Identifier: MIT */
#ifndef BASE_TRI_H
#define BASE_TRI_H

/*
 * Three values of Kleene's strong logic, ordered false < unknown < true.
 * Cleared memory is "unknown", never an answer.
 */
enum tri {
	TRI_FALSE = -1,
	TRI_UNKNOWN = 0,
	TRI_TRUE = 1
};

static inline enum tri
tri_not(enum tri a)
{
	return (enum tri)-a;
}

static inline enum tri
tri_and(enum tri a, enum tri b)
{
	return a < b ? a : b;
}

static inline enum tri
tri_or(enum tri a, enum tri b)
{
	return a > b ? a : b;
}

#endif
