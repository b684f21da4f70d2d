/* SPDX-License-Identifier: MIT
 * key: tuples whose memcmp order is the order of the tuples. Each element that may differ in length
 * ends in itself, so that no element reads into the next: integers say their length, bytes end with
 * 00 00. Type bytes, in the order of the types: 02 bytes, 0C..1C integers (14 = zero), 30 ids. A
 * key that outgrows KV_KEY_MAX is our own mistake: one element of bytes takes at most
 * KEY_TEXT_ROOM. */
#include "key.h"

#include "../base/viet.h"

enum { TYPE_BYTES = 0x02, TYPE_ZERO = 0x14, TYPE_ID = 0x30, INT_BYTES = 8 };
/* Escaped bytes of one element, so that it fits beside the numbers and the id of an index key. */
enum { KEY_TEXT_ROOM = 448 };

static void key_raw(struct key *k, const void *bytes, size_t size)
{
    REQUIRE(size <= KV_KEY_MAX - k->size);
    memcpy(k->bytes + k->size, bytes, size);
    k->size += size;
}

static void key_byte(struct key *k, uint8_t byte)
{
    key_raw(k, &byte, 1);
}

/* The lowest `size` bytes of n, the highest first. */
static void key_big_endian(struct key *k, uint64_t n, unsigned size)
{
    for (unsigned i = size; i > 0; i--) key_byte(k, (uint8_t)(n >> (i - 1) * 8));
}

void key_begin(struct key *k, enum key_space space)
{
    k->size = 0;
    key_byte(k, (uint8_t)space);
}

void key_u16(struct key *k, uint16_t n)
{
    key_big_endian(k, n, 2);
}

void key_u64(struct key *k, uint64_t n)
{
    key_big_endian(k, n, 8);
}

void key_id(struct key *k, id i)
{
    key_byte(k, TYPE_ID);
    key_raw(k, i.bytes, sizeof i.bytes);
}

static unsigned bytes_in(uint64_t n)
{
    unsigned size = 0;
    for (; n; n >>= 8) size++;
    return size;
}

/* A negative number is written as the complement of its magnitude: the larger one, the smaller. */
void key_int(struct key *k, int64_t n)
{
    uint64_t magnitude = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    unsigned size = bytes_in(magnitude);

    key_byte(k, (uint8_t)(n < 0 ? TYPE_ZERO - size : TYPE_ZERO + size));
    key_big_endian(k, n < 0 ? ~magnitude : magnitude, size);
}

/* Bytes before the first that needs escaping. */
static size_t plain_size(struct slice s)
{
    const uint8_t *zero = s.size ? memchr(s.data, 0, s.size) : NULL;
    return zero ? (size_t)(zero - s.data) : s.size;
}

/* Where to cut depends on the bytes before the cut only, so cut keys keep the order. */
void key_bytes(struct key *k, struct slice s)
{
    static const uint8_t zero[2] = { 0x00, 0xFF }, end[2] = { 0x00, 0x00 };
    size_t first = k->size;

    key_byte(k, TYPE_BYTES);
    if (s.size > KEY_TEXT_CUT) s.size = KEY_TEXT_CUT;
    size_t plain = plain_size(s);
    if (plain) key_raw(k, s.data, plain);
    for (size_t i = plain; i < s.size; i++) {
        if (k->size - first + 2 > KEY_TEXT_ROOM) break;
        key_raw(k, s.data[i] ? &s.data[i] : zero, s.data[i] ? 1 : 2);
    }
    key_raw(k, end, sizeof end);
}

static void key_text(struct key *k, struct arena *arena, text t)
{
    bool exact = k->bytes[0] == KEY_UNIQUE;
    key_bytes(k, exact ? text_slice(t) : viet_sort_key(arena, t));
}

void key_field(struct key *k, struct arena *arena, const struct field *f, const void *record)
{
    const void *member = field_of(f, record);
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        key_text(k, arena, *(const text *)member);
        return;
    case FIELD_INT:
    case FIELD_MONEY:
    case FIELD_TIME:
        key_int(k, *(const int64_t *)member);
        return;
    case FIELD_BOOL:
        key_int(k, *(const bool *)member);
        return;
    case FIELD_DATE:
        key_int(k, *(const date *)member);
        return;
    case FIELD_ENUM:
        key_int(k, *(const int32_t *)member);
        return;
    case FIELD_CODE:
        key_int(k, *(const uint8_t *)member);
        return;
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        key_id(k, *(const id *)member);
        return;
    case FIELD_HASH:
        key_bytes(k, (struct slice){ member, sizeof(struct hash) });
        return;
    case FIELD_CODES:
    case FIELD_GRID:
    case FIELD_LEVELS:
    case FIELD_LIST:
        break;
    }
    check_failed("the kind of the field has an order", __FILE__, __LINE__, __func__);
}

bool key_after(const struct key *prefix, struct key *out)
{
    size_t size = prefix->size;
    while (size > 0 && prefix->bytes[size - 1] == 0xFF) size--;
    if (size == 0) return false;
    memcpy(out->bytes, prefix->bytes, size);
    out->bytes[size - 1]++;
    out->size = size;
    return true;
}

/* ---- reading back -------------------------------------------------------------------------- */

static void skip(struct slice *rest, size_t size)
{
    rest->data += size;
    rest->size -= size;
}

static uint64_t big_endian(const uint8_t *bytes, size_t size)
{
    uint64_t n = 0;
    for (size_t i = 0; i < size; i++) n = n << 8 | bytes[i];
    return n;
}

bool key_take_u16(struct slice *rest, uint16_t *out)
{
    if (rest->size < 2) return false;
    *out = (uint16_t)big_endian(rest->data, 2);
    skip(rest, 2);
    return true;
}

bool key_take_u64(struct slice *rest, uint64_t *out)
{
    if (rest->size < 8) return false;
    *out = big_endian(rest->data, 8);
    skip(rest, 8);
    return true;
}

bool key_take_id(struct slice *rest, id *out)
{
    if (rest->size < 1 + sizeof out->bytes || rest->data[0] != TYPE_ID) return false;
    memcpy(out->bytes, rest->data + 1, sizeof out->bytes);
    skip(rest, 1 + sizeof out->bytes);
    return true;
}

/* All bits above the lowest `size` bytes. */
static uint64_t bits_above(size_t size)
{
    return size == INT_BYTES ? 0 : UINT64_MAX << size * 8;
}

/* A magnitude written with more bytes than it needs is refused: it would sort elsewhere. */
bool key_take_int(struct slice *rest, int64_t *out)
{
    if (rest->size < 1) return false;
    int length = rest->data[0] - TYPE_ZERO;
    size_t size = (size_t)(length < 0 ? -length : length);
    if (size > INT_BYTES || rest->size < 1 + size) return false;

    uint64_t n = big_endian(rest->data + 1, size);
    uint64_t limit = (uint64_t)INT64_MAX + (length < 0);
    if (length < 0) n = ~(n | bits_above(size));
    if (n > limit || bytes_in(n) != size) return false;
    *out = length < 0 ? -(int64_t)(n - 1) - 1 : (int64_t)n;
    skip(rest, 1 + size);
    return true;
}

/* Length in `s` up to the 00 00 that ends it, or s.size when nothing does; *zeros counts 00 FF. */
static size_t escaped_size(struct slice s, size_t *zeros)
{
    size_t i = 0;
    *zeros = 0;
    while (i < s.size && s.data[i] != 0) i++;
    while (i + 1 < s.size && s.data[i + 1] == 0xFF) {
        ++*zeros;
        i += 2;
        while (i < s.size && s.data[i] != 0) i++;
    }
    return i + 1 < s.size && s.data[i + 1] == 0 ? i : s.size;
}

bool key_take_bytes(struct arena *arena, struct slice *rest, struct slice *out)
{
    if (rest->size < 1 || rest->data[0] != TYPE_BYTES) return false;
    struct slice s = { rest->data + 1, rest->size - 1 };
    size_t zeros;
    size_t size = escaped_size(s, &zeros);
    if (size == s.size) return false;

    uint8_t *bytes = arena_alloc(arena, size - zeros);
    size_t to = 0;
    for (size_t from = 0; from < size; from++) {
        bytes[to++] = s.data[from];
        if (s.data[from] == 0) from++;
    }
    *out = (struct slice){ bytes, to };
    skip(rest, 1 + size + 2);
    return true;
}
