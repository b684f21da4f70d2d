/* SPDX-License-Identifier: MIT
 * memory: the one owner of what the match engine allocates. Arenas cannot give back, and the engine
 * holds hundreds of megabytes in phases; so it asks here, and the peak is known to the byte.
 * Running out aborts, as in an arena: sizes were checked against the input before. Not thread-safe.
 */
#ifndef VOLBANK_BANK_MATCH_MEMORY_H
#define VOLBANK_BANK_MATCH_MEMORY_H

#include <stddef.h>
#include <stdint.h>

struct match_memory;

struct match_memory *match_memory_new(void);
/* Frees everything taken from it and not given back. */
void match_memory_free(struct match_memory *memory);
/* `count` zeroed elements, aligned to 64 bytes; aborts when count * size overflows. */
void *match_memory_take(struct match_memory *memory, size_t count, size_t size);
/* Gives back now; NULL is fine. */
void match_memory_give(struct match_memory *memory, void *block);
uint64_t match_memory_peak(const struct match_memory *memory);

#endif
