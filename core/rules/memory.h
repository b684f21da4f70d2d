/* SPDX-License-Identifier: MIT
 * memory: a sandbox's memory, counted and bounded (the limits are in state.h). */
#ifndef VOLBANK_RULES_MEMORY_H
#define VOLBANK_RULES_MEMORY_H

#include "state.h"

/* lua_Alloc; `state` is a struct rule_state. */
void *memory_allocate(void *state, void *block, size_t old_size, size_t new_size);
/* After lua_close: gives back what was kept to be used again. */
void memory_clear(struct rule_state *state);

struct rule_state *memory_state_new(void); /* zeroed */
void memory_state_free(struct rule_state *state);

#endif
