/* SPDX-License-Identifier: MIT
 * id: the identity of everything, a UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits,
 * so ids made later sort later. All zero = none. Offline clients make their own. */
#ifndef VOLBANK_BASE_ID_H
#define VOLBANK_BASE_ID_H

#include <stdint.h>

#include "clock.h"
#include "text.h"

typedef struct id {
    uint8_t bytes[16];
} id;

#define ID_NONE ((id){ { 0 } })
enum { ID_TEXT_SIZE = 36 };

struct random_source;

/* A new UUIDv7 at `now` with bits from `source`. */
API id id_new(struct random_source *source, instant now);
/* The same id for the same seed and bytes: the time of the seed, then bits that follow from both.
 */
API id id_seeded(id seed, struct slice bytes);
API bool id_is_none(id i);
API bool id_equal(id a, id b);
API int id_compare(id a, id b);
/* Writes 36 characters, no NUL. */
API void id_format(id i, char out[ID_TEXT_SIZE]);
API text id_text(struct arena *arena, id i);
/* Any UUID in its 36-character form, either case; false otherwise. Never yields ID_NONE. */
API bool id_parse(text t, id *out);
/* Milliseconds in a UUIDv7. */
API instant id_instant(id i);

#endif
