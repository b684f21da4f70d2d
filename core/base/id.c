/* SPDX-License-Identifier: MIT
 * id: UUIDv7 as in RFC 9562 §5.7. Ids of one millisecond come in any order from the machine's
 * source. A seeded source puts its counter into the 26 bits after the time (§6.2, method 1), so
 * that the ids of a demo province sort as they were made and differ even where the random bits
 * should meet. */
#include "id.h"

#include "arena.h"
#include "crypto.h"

enum { TIME_BITS = 48 };

static const char hex_digits[] = "0123456789abcdef";

static void put_counter(id *i, uint64_t counter)
{
    i->bytes[6] = (uint8_t)(counter >> 22);
    i->bytes[7] = (uint8_t)(counter >> 14);
    i->bytes[8] = (uint8_t)(counter >> 8);
    i->bytes[9] = (uint8_t)counter;
}

id id_new(struct random_source *source, instant now)
{
    REQUIRE(source != NULL);
    REQUIRE(now >= 0 && now >> TIME_BITS == 0);

    id i;
    uint64_t counter = source->counter;
    random_bytes(source, i.bytes + 6, sizeof i.bytes - 6);
    if (source->seeded) put_counter(&i, counter);
    for (int at = 0; at < 6; at++) i.bytes[at] = (uint8_t)(now >> (TIME_BITS - 8 * (at + 1)));
    i.bytes[6] = (uint8_t)(0x70 | (i.bytes[6] & 0x0f));
    i.bytes[8] = (uint8_t)(0x80 | (i.bytes[8] & 0x3f));
    return i;
}

id id_seeded(id seed, struct slice bytes)
{
    enum { TIME_BYTES = TIME_BITS / 8 };
    const struct slice parts[] = { { seed.bytes, sizeof seed.bytes }, bytes };
    struct hash hash = hash_of((struct slice){ 0 }, parts, 2);
    id out = seed;
    memcpy(out.bytes + TIME_BYTES, hash.bytes, sizeof out.bytes - TIME_BYTES);
    out.bytes[6] = (uint8_t)((out.bytes[6] & 0x0F) | 0x70);
    out.bytes[8] = (uint8_t)((out.bytes[8] & 0x3F) | 0x80);
    return out;
}

bool id_is_none(id i)
{
    return id_equal(i, ID_NONE);
}

bool id_equal(id a, id b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

int id_compare(id a, id b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes);
}

static bool dash_before(size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

void id_format(id i, char out[ID_TEXT_SIZE])
{
    for (size_t at = 0; at < sizeof i.bytes; at++) {
        if (dash_before(at)) *out++ = '-';
        *out++ = hex_digits[i.bytes[at] >> 4];
        *out++ = hex_digits[i.bytes[at] & 0x0f];
    }
}

text id_text(struct arena *arena, id i)
{
    char *data = arena_alloc(arena, ID_TEXT_SIZE);
    id_format(i, data);
    return (text){ data, ID_TEXT_SIZE };
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool id_parse(text t, id *out)
{
    if (t.size != ID_TEXT_SIZE) return false;
    id i;
    const char *from = t.data;
    for (size_t at = 0; at < sizeof i.bytes; at++) {
        if (dash_before(at) && *from++ != '-') return false;
        int high = hex_value(from[0]);
        int low = hex_value(from[1]);
        if (high < 0 || low < 0) return false;
        i.bytes[at] = (uint8_t)(high << 4 | low);
        from += 2;
    }
    if (id_is_none(i)) return false;
    *out = i;
    return true;
}

instant id_instant(id i)
{
    instant t = 0;
    for (int at = 0; at < 6; at++) t = t << 8 | i.bytes[at];
    return t;
}
