/* SPDX-License-Identifier: MIT
 * text and slice: borrowed views of bytes. A slice may hold anything; a text is valid UTF-8 in
 * normal form C once it has passed a decoder. Neither owns its bytes nor ends in NUL; whoever
 * hands one out says how long it lives (an arena, a transaction, the process). */
#ifndef VOLBANK_BASE_TEXT_H
#define VOLBANK_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "check.h"

struct slice {
    const uint8_t *data;
    size_t size; /* bytes */
};

typedef struct text {
    const char *data;
    size_t size; /* bytes, not characters */
} text;

struct arena;

/* A text over a string literal. */
#define TEXT(literal) ((text){ "" literal, sizeof(literal) - 1 })
/* For printf: printf("%.*s", TEXT_ARGS(t)). */
#define TEXT_ARGS(t) (int)(t).size, (t).data

static inline text text_of(const char *z)
{
    return (text){ z, z ? strlen(z) : 0 };
}
static inline bool text_is_empty(text t)
{
    return t.size == 0;
}
static inline struct slice text_slice(text t)
{
    return (struct slice){ (const uint8_t *)t.data, t.size };
}
static inline text slice_text(struct slice s)
{
    return (text){ (const char *)s.data, s.size };
}

API bool text_equal(text a, text b);
API bool text_equal_z(text a, const char *z);
/* ASCII letters compare without case; for header names and units, never for people's names. */
API bool text_equal_ascii(text a, text b);
API bool text_starts(text t, text prefix);
API bool text_ends(text t, text suffix);
/* Byte order; < 0, 0, > 0. */
API int text_compare(text a, text b);
/* Offset of the first `byte` at or after `from`, or t.size. */
API size_t text_find(text t, char byte, size_t from);
/* The part [from, to), clamped to the text. */
API text text_part(text t, size_t from, size_t to);
/* Without leading and trailing white space (ASCII, NBSP, ideographic and zero-width spaces). */
API text text_trim(text t);
/* Cuts `*rest` at the first `separator`: returns the part before it and leaves the part after it.
 */
API text text_cut(text *rest, char separator);
/* Copies into the arena. text_z adds a NUL for C libraries; the text must hold no NUL. */
API text text_copy(struct arena *arena, text t);
API const char *text_z(struct arena *arena, text t);
API text text_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
/* The same for functions that have the arguments as a list already. */
API text text_format_list(struct arena *arena, const char *format, va_list args) PRINTF_LIKE(2, 0);
/* Whole text as decimal int64, '-' but no '+' before it; false when empty, not a number or out of
 * range. */
API bool text_to_int(text t, int64_t *out);
/* True when well-formed UTF-8 with no NUL, no surrogate and no noncharacter. */
API bool text_is_utf8(text t);

API bool slice_equal(struct slice a, struct slice b);
/* memcmp order, the shorter first on a tie. */
API int slice_compare(struct slice a, struct slice b);
API struct slice slice_copy(struct arena *arena, struct slice s);

#endif
