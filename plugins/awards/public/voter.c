/* SPDX-License-Identifier: MIT
 * voter: see the header. Each use of the key has a word of its own before what is hashed, so that
 * no value of one use is ever a value of another. */
#include "voter.h"

static struct hash keyed(const struct hash *key, const char *use, struct slice a, struct slice b)
{
    struct slice parts[] = { text_slice(text_of(use)), text_slice(TEXT("\n")), a, b };
    return hash_of((struct slice){ key->bytes, sizeof(key->bytes) }, parts, COUNT_OF(parts));
}

/* A hash cut to a random UUID: 122 of its bits. */
static id id_of(struct hash h)
{
    id out;
    memcpy(out.bytes, h.bytes, sizeof(out.bytes));
    out.bytes[6] = (uint8_t)((out.bytes[6] & 0x0F) | 0x40);
    out.bytes[8] = (uint8_t)((out.bytes[8] & 0x3F) | 0x80);
    return out;
}

static struct slice bytes_of(const id *i)
{
    return (struct slice){ i->bytes, sizeof(i->bytes) };
}

id voter_of_phone(const struct hash *key, text phone)
{
    return id_of(keyed(key, "phone", text_slice(phone), (struct slice){ NULL, 0 }));
}

id voter_in_category(const struct hash *key, id voter, id category)
{
    return id_of(keyed(key, "voted", bytes_of(&voter), bytes_of(&category)));
}

static struct hash seal_of(const struct hash *key, id voter)
{
    return keyed(key, "ticket", bytes_of(&voter), (struct slice){ NULL, 0 });
}

text voter_ticket(struct arena *arena, const struct hash *key, id voter)
{
    struct hash seal = seal_of(key, voter);
    return text_format(arena, "%.*s.%.*s", TEXT_ARGS(hex_text(arena, bytes_of(&voter))),
                       TEXT_ARGS(hex_text(arena, (struct slice){ seal.bytes, HASH_SIZE })));
}

bool voter_ticket_read(struct arena *arena, const struct hash *key, text ticket, id *voter)
{
    struct slice who, seal;
    text rest = ticket, first = text_cut(&rest, '.');
    if (!hex_parse(arena, first, &who) || who.size != sizeof(voter->bytes)) return false;
    if (!hex_parse(arena, rest, &seal) || seal.size != HASH_SIZE) return false;
    memcpy(voter->bytes, who.data, who.size);
    struct hash said;
    memcpy(said.bytes, seal.data, seal.size);
    return hash_equal(said, seal_of(key, *voter));
}
