/* SPDX-License-Identifier: MIT
 * text: comparing, cutting and checking borrowed bytes. An empty view may have NULL data, which the
 * mem* functions must not see, so sizes are looked at first. Nothing here knows a language: folding
 * and sorting of names is viet's. */
#include "text.h"

#include <stdio.h>

#include "arena.h"

static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool text_equal(text a, text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool text_equal_z(text a, const char *z)
{
    return text_equal(a, text_of(z));
}

bool text_equal_ascii(text a, text b)
{
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i])) return false;
    }
    return true;
}

bool text_starts(text t, text prefix)
{
    return t.size >= prefix.size && text_equal(text_part(t, 0, prefix.size), prefix);
}

bool text_ends(text t, text suffix)
{
    return t.size >= suffix.size && text_equal(text_part(t, t.size - suffix.size, t.size), suffix);
}

int text_compare(text a, text b)
{
    return slice_compare(text_slice(a), text_slice(b));
}

size_t text_find(text t, char byte, size_t from)
{
    if (from >= t.size) return t.size;
    const char *found = memchr(t.data + from, byte, t.size - from);
    return found ? (size_t)(found - t.data) : t.size;
}

text text_part(text t, size_t from, size_t to)
{
    if (to > t.size) to = t.size;
    if (from > to) from = to;
    return from == 0 ? (text){ t.data, to } : (text){ t.data + from, to - from };
}

/* White space beyond ASCII that spreadsheets and web pages leave around values. */
static const text wide_spaces[] = {
    { "\u00a0", 2 }, /* no-break space */
    { "\u3000", 3 }, /* ideographic space */
    { "\u200b", 3 }, /* zero-width space */
    { "\u2060", 3 }, /* word joiner */
    { "\ufeff", 3 }, /* zero-width no-break space, also the byte order mark */
};

static bool ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t space_at_start(text t)
{
    if (t.size == 0 || (unsigned char)t.data[0] < 0x80) return t.size && ascii_space(t.data[0]);
    for (size_t i = 0; i < COUNT_OF(wide_spaces); i++) {
        if (text_starts(t, wide_spaces[i])) return wide_spaces[i].size;
    }
    return 0;
}

static size_t space_at_end(text t)
{
    if (t.size == 0) return 0;
    char last = t.data[t.size - 1];
    if ((unsigned char)last < 0x80) return ascii_space(last);
    for (size_t i = 0; i < COUNT_OF(wide_spaces); i++) {
        if (text_ends(t, wide_spaces[i])) return wide_spaces[i].size;
    }
    return 0;
}

text text_trim(text t)
{
    size_t step;
    while ((step = space_at_start(t)) > 0) t = text_part(t, step, t.size);
    while ((step = space_at_end(t)) > 0) t = text_part(t, 0, t.size - step);
    return t;
}

text text_cut(text *rest, char separator)
{
    text whole = *rest;
    size_t at = text_find(whole, separator, 0);
    *rest = text_part(whole, at < whole.size ? at + 1 : whole.size, whole.size);
    return text_part(whole, 0, at);
}

text text_copy(struct arena *arena, text t)
{
    return slice_text(slice_copy(arena, text_slice(t)));
}

const char *text_z(struct arena *arena, text t)
{
    REQUIRE(text_find(t, '\0', 0) == t.size);
    char *z = arena_alloc(arena, t.size + 1);
    if (t.size) memcpy(z, t.data, t.size);
    return z;
}

text text_format_list(struct arena *arena, const char *format, va_list args)
{
    char first[256];
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(first, sizeof first, format, args);
    REQUIRE(length >= 0);
    size_t size = (size_t)length;
    char *data = arena_alloc(arena, size + 1);
    if (size < sizeof first)
        memcpy(data, first, size);
    else
        REQUIRE(vsnprintf(data, size + 1, format, again) == length);
    va_end(again);
    return (text){ data, size };
}

text text_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text t = text_format_list(arena, format, args);
    va_end(args);
    return t;
}

bool text_to_int(text t, int64_t *out)
{
    bool negative = text_starts(t, TEXT("-"));
    size_t i = negative ? 1 : 0;
    if (i == t.size) return false;

    /* Summed below zero, where the range reaches one further. */
    int64_t sum = 0;
    for (; i < t.size; i++) {
        if (t.data[i] < '0' || t.data[i] > '9') return false;
        if (__builtin_mul_overflow(sum, 10, &sum)) return false;
        if (__builtin_sub_overflow(sum, t.data[i] - '0', &sum)) return false;
    }
    if (!negative && sum == INT64_MIN) return false;
    *out = negative ? sum : -sum;
    return true;
}

/* How many bytes from the start are ASCII without NUL, looked at eight at a time. Subtracting one
 * from each byte borrows into its high bit exactly when a byte is 0, or when it had the high bit
 * already. */
static size_t plain_run(const uint8_t *at, size_t size)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t i = 0;
    for (; size - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, at + i, sizeof word);
        if ((word | (word - ones)) & (ones << 7)) break;
    }
    while (i < size && at[i] != 0 && at[i] < 0x80) i++;
    return i;
}

/* Bytes of the well-formed character at the start (Unicode 15, table 3-7); 0 when there is none. */
static size_t character_size(const uint8_t *at, size_t size)
{
    static const uint32_t least_of[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t length = at[0] >= 0xf5   ? 0
                    : at[0] >= 0xf0 ? 4
                    : at[0] >= 0xe0 ? 3
                    : at[0] >= 0xc2 ? 2
                                    : 0;
    if (length == 0 || length > size) return 0;

    uint32_t point = at[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) return 0;
        point = point << 6 | (at[i] & 0x3fu);
    }
    bool surrogate = point >= 0xd800 && point <= 0xdfff;
    bool noncharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
    bool in_range = point >= least_of[length] && point <= 0x10ffff;
    return in_range && !surrogate && !noncharacter ? length : 0;
}

static bool is_tail(uint8_t byte)
{
    return (byte & 0xc0) == 0x80;
}

/* Bytes at the start that need no further look, letters of Vietnamese first of all: a character of
 * two bytes, or of three below U+D000, or a run of ASCII; 0 for another. */
static size_t easy_run(const uint8_t *at, size_t size)
{
    if (at[0] < 0x80) return plain_run(at, size);
    if (at[0] >= 0xc2 && at[0] < 0xe0) return size > 1 && is_tail(at[1]) ? 2 : 0;
    bool three = at[0] > 0xe0 && at[0] < 0xed && size > 2;
    return three && is_tail(at[1]) && is_tail(at[2]) ? 3 : 0;
}

bool text_is_utf8(text t)
{
    const uint8_t *at = text_slice(t).data;
    size_t left = t.size;
    while (left > 0) {
        size_t step = easy_run(at, left);
        if (step == 0) step = character_size(at, left);
        if (step == 0) return false;
        at += step;
        left -= step;
    }
    return true;
}

bool slice_equal(struct slice a, struct slice b)
{
    return text_equal(slice_text(a), slice_text(b));
}

int slice_compare(struct slice a, struct slice b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

struct slice slice_copy(struct arena *arena, struct slice s)
{
    uint8_t *data = arena_alloc(arena, s.size);
    if (s.size) memcpy(data, s.data, s.size);
    return (struct slice){ data, s.size };
}
