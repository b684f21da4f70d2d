/* SPDX-License-Identifier: MIT
 * buffer: bytes that grow inside an arena. Encoders (JSON, CBOR, CSV, pages) write into one.
 * Growth doubles; old bytes stay in the arena until it is reset. */
#ifndef VOLBANK_BASE_BUFFER_H
#define VOLBANK_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "text.h"

struct buffer {
    struct arena *arena;
    uint8_t *data;
    size_t size;     /* bytes written */
    size_t capacity; /* bytes available at data */
};

API struct buffer buffer_in(struct arena *arena, size_t expected);
/* Makes room for `more` bytes and returns where they go; the caller fills them and adds to size. */
API uint8_t *buffer_room(struct buffer *b, size_t more);
API void buffer_bytes(struct buffer *b, const void *bytes, size_t size);
API void buffer_byte(struct buffer *b, uint8_t byte);
API void buffer_text(struct buffer *b, text t);
API void buffer_z(struct buffer *b, const char *z);
API void buffer_int(struct buffer *b, int64_t value);
API void buffer_format(struct buffer *b, const char *format, ...) PRINTF_LIKE(2, 3);
static inline text buffer_as_text(const struct buffer *b)
{
    return (text){ (const char *)b->data, b->size };
}
static inline struct slice buffer_as_slice(const struct buffer *b)
{
    return (struct slice){ b->data, b->size };
}

#endif
