/* SPDX-License-Identifier: MIT */
#include "prove/simulate.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct simulate {
	const struct gates *gates;
	size_t words;
	uint64_t *at;		/* by variable, `words` each */
	size_t room;		/* variables */
	unsigned lane;		/* that is being set */
	bool failed;
};

static void
make_room(struct simulate *s)
{
	size_t n = (size_t)gates_count(s->gates) + 1;
	size_t wanted = s->room == 0 ? n : s->room, size = s->words * 8;
	uint64_t *at;

	if (n <= s->room)
		return;
	while (wanted < n)
		wanted *= 2;
	at = memory_realloc(s->at, wanted * size);
	if (at == NULL) {
		s->failed = true;
		return;
	}
	memset(at + s->room * s->words, 0, (wanted - s->room) * size);
	s->at = at;
	s->room = wanted;
}

struct simulate *
simulate_new(const struct gates *g, size_t words)
{
	struct simulate *s = memory_calloc(1, sizeof(*s));

	if (s == NULL)
		return NULL;
	s->gates = g;
	s->words = words;
	return s;
}

void
simulate_free(struct simulate *s)
{
	if (s == NULL)
		return;
	free(s->at);
	free(s);
}

static void
put(void *data, int input, bool value)
{
	struct simulate *s = data;
	uint64_t *word = s->at + (size_t)input * s->words + s->lane / 64;
	const uint64_t bit = (uint64_t)1 << s->lane % 64;

	*word = value ? *word | bit : *word & ~bit;
}

void
simulate_put(struct simulate *s, unsigned lane, const struct encode *e,
    const struct answers *answers)
{
	make_room(s);
	if (s->failed)
		return;
	s->lane = lane;
	encode_put(e, answers, put, s);
}

static void
run_gate(struct simulate *s, int variable, const struct gate *gate)
{
	uint64_t *to = s->at + (size_t)variable * s->words;
	const uint64_t *from;
	uint64_t flip;
	size_t i, w;

	memset(to, 0xff, s->words * 8);
	for (i = 0; i < gate->n; i++) {
		from = s->at + (size_t)abs(gate->kids[i]) * s->words;
		flip = gate->kids[i] < 0 ? UINT64_MAX : 0;
		for (w = 0; w < s->words; w++)
			to[w] &= from[w] ^ flip;
	}
}

int
simulate_run(struct simulate *s)
{
	int i, n = gates_count(s->gates);
	struct gate gate;

	make_room(s);
	if (s->failed)
		return -1;
	memset(s->at + s->words, 0xff, s->words * 8);
	for (i = GATES_TRUE + 1; i <= n; i++) {
		gate = gates_at(s->gates, i);
		if (gate.n > 0)
			run_gate(s, i, &gate);
	}
	return 0;
}

uint64_t
simulate_word(const struct simulate *s, int literal, size_t word)
{
	uint64_t value = s->at[(size_t)abs(literal) * s->words + word];

	return literal < 0 ? ~value : value;
}
