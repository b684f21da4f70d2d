/* SPDX-License-Identifier: MIT
 * buffer: doubling growth, so that n bytes cost at most 2n of arena and n of copying.
 * Invariant: data is never NULL and size <= capacity. */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CAPACITY_LEAST = 64, INT_SIZE_MAX = 24 };

struct buffer buffer_in(struct arena *arena, size_t expected)
{
    size_t capacity = expected < CAPACITY_LEAST ? CAPACITY_LEAST : expected;
    return (struct buffer){ .arena = arena,
                            .data = arena_alloc(arena, capacity),
                            .capacity = capacity };
}

uint8_t *buffer_room(struct buffer *b, size_t more)
{
    if (more <= b->capacity - b->size) return b->data + b->size;

    REQUIRE(more <= SIZE_MAX / 4 && b->capacity <= SIZE_MAX / 4);
    size_t capacity = b->capacity * 2;
    if (capacity < b->size + more) capacity = b->size + more;
    uint8_t *data = arena_alloc(b->arena, capacity);
    memcpy(data, b->data, b->size);
    b->data = data;
    b->capacity = capacity;
    return data + b->size;
}

void buffer_bytes(struct buffer *b, const void *bytes, size_t size)
{
    if (size == 0) return;
    memcpy(buffer_room(b, size), bytes, size);
    b->size += size;
}

void buffer_byte(struct buffer *b, uint8_t byte)
{
    *buffer_room(b, 1) = byte;
    b->size++;
}

void buffer_text(struct buffer *b, text t)
{
    buffer_bytes(b, t.data, t.size);
}

void buffer_z(struct buffer *b, const char *z)
{
    buffer_text(b, text_of(z));
}

void buffer_int(struct buffer *b, int64_t value)
{
    uint8_t digits[INT_SIZE_MAX];
    size_t at = sizeof digits;
    uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (uint8_t)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0) digits[--at] = '-';
    buffer_bytes(b, digits + at, sizeof digits - at);
}

void buffer_format(struct buffer *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room = b->capacity - b->size;
    int length = vsnprintf((char *)b->data + b->size, room, format, args);
    REQUIRE(length >= 0);
    size_t size = (size_t)length;
    if (size >= room) {
        char *at = (char *)buffer_room(b, size + 1);
        REQUIRE(vsnprintf(at, size + 1, format, again) == length);
    }
    b->size += size;
    va_end(again);
    va_end(args);
}
