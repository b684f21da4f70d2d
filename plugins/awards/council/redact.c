/* SPDX-License-Identifier: MIT
 * redact: words are cut where neither a letter nor a digit stands, and compared folded. Most texts
 * hold no name, so the whole text is folded once and looked at before any word is. */
#include "redact.h"

#include <string.h>

struct word {
    size_t from, to; /* bytes */
    text folded;
};

void redact_name(struct arena *arena, struct redaction *r, text name)
{
    text folded = text_trim(viet_fold(arena, name));
    if (!folded.size) return;
    REQUIRE(r->names < REDACT_NAMES_MAX);
    r->name[r->names++] = folded;
}

void redact_person(struct arena *arena, struct redaction *r, text full_name)
{
    text given = viet_given_name(full_name);
    redact_name(arena, r, full_name);
    if (!given.size) return;
    REQUIRE(r->exacts < REDACT_NAMES_MAX);
    r->exact[r->exacts++] = text_copy(arena, given);
}

void redact_id(struct arena *arena, struct redaction *r, id which)
{
    if (!id_is_none(which)) redact_name(arena, r, id_text(arena, which));
}

/* ---- words --------------------------------------------------------------------------------- */

static bool is_letter(uint8_t c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Bytes of the character at `at` that cannot stand in a word; 0 when it can. Quotes and dashes of
 * more than a byte lie in U+00A0..BF and U+2000..206F, of which the apostrophe is part of names. */
static size_t gap(text t, size_t at)
{
    uint8_t c = (uint8_t)t.data[at];
    uint8_t second = at + 1 < t.size ? (uint8_t)t.data[at + 1] : 0;
    uint8_t third = at + 2 < t.size ? (uint8_t)t.data[at + 2] : 0;
    if (c < 0x80) return !(is_letter(c) || c == '\'');
    if (c == 0xC2 && second >= 0xA0) return 2;
    if (c == 0xE2 && (second == 0x80 || second == 0x81))
        return second == 0x80 && third == 0x99 ? 0 : 3;
    return 0;
}

static struct word *words_of(struct arena *arena, text t, size_t *count)
{
    struct word *words = ARENA_ARRAY(arena, t.size / 2 + 2, struct word);
    size_t n = 0, from = 0, skip;
    for (size_t at = 0; at <= t.size; at += skip ? skip : 1) {
        skip = at < t.size ? gap(t, at) : 1;
        if (!skip) continue;
        if (at > from)
            words[n++] =
                (struct word){ from, at, text_trim(viet_fold(arena, text_part(t, from, at))) };
        from = at + skip;
    }
    *count = n;
    return words;
}

/* A name does not go on over what parts sentences and lists, nor over the marks of JSON. */
static bool parted(text t, const struct word *left, const struct word *right)
{
    for (size_t i = left->to; i < right->from; i++)
        if (strchr("\",:;{}[]!?", t.data[i])) return true;
    return false;
}

/* How many words from `at` on are this name. */
static size_t name_length(text t, const struct word *words, size_t count, size_t at, text name)
{
    size_t n = 0;
    while (name.size) {
        text part = text_cut(&name, ' ');
        if (at + n == count || !text_equal(words[at + n].folded, part)) return 0;
        if (n && parted(t, &words[at + n - 1], &words[at + n])) return 0;
        n++;
    }
    return n;
}

static bool is_hex(text t, size_t size)
{
    if (t.size != size) return false;
    for (size_t i = 0; i < size; i++)
        if (!((t.data[i] >= '0' && t.data[i] <= '9') || (t.data[i] >= 'a' && t.data[i] <= 'f')))
            return false;
    return true;
}

static size_t id_length(const struct word *words, size_t count, size_t at)
{
    static const size_t parts[] = { 8, 4, 4, 4, 12 };
    enum { PARTS = sizeof parts / sizeof *parts };
    if (at + PARTS > count) return 0;
    for (size_t i = 0; i < PARTS; i++)
        if (!is_hex(words[at + i].folded, parts[i])) return 0;
    return PARTS;
}

static size_t found_at(const struct redaction *r, text t, const struct word *words, size_t count,
                       size_t at)
{
    size_t longest = r->ids ? id_length(words, count, at) : 0;
    text self = text_part(t, words[at].from, words[at].to);
    for (size_t i = 0; i < r->names; i++) {
        size_t n = name_length(t, words, count, at, r->name[i]);
        if (n > longest) longest = n;
    }
    for (size_t i = 0; !longest && i < r->exacts; i++)
        if (text_equal(self, r->exact[i])) longest = 1;
    return longest;
}

/* ---- the whole ----------------------------------------------------------------------------- */

static bool holds(text t, text part)
{
    return memmem(t.data, t.size, part.data, part.size) != NULL;
}

static bool may_hold(struct arena *arena, const struct redaction *r, text t)
{
    text folded = viet_fold(arena, t);
    if (r->ids) return true;
    for (size_t i = 0; i < r->names; i++)
        if (holds(folded, r->name[i])) return true;
    for (size_t i = 0; i < r->exacts; i++)
        if (holds(t, r->exact[i])) return true;
    return false;
}

static text rewritten(struct arena *arena, struct arena *scratch, const struct redaction *r, text t)
{
    size_t count, kept = 0;
    const struct word *words = words_of(scratch, t, &count);
    struct buffer out = buffer_in(arena, t.size + 1);
    for (size_t at = 0; at < count;) {
        size_t n = found_at(r, t, words, count, at);
        if (!n) {
            at++;
            continue;
        }
        buffer_text(&out, text_part(t, kept, words[at].from));
        buffer_z(&out, "…");
        kept = words[at + n - 1].to;
        at += n;
    }
    buffer_text(&out, text_part(t, kept, t.size));
    return buffer_as_text(&out);
}

text redact(struct arena *arena, const struct redaction *r, text t)
{
    if (!t.size || !may_hold(arena, r, t)) return t;
    struct arena *scratch = arena_new();
    text out = rewritten(arena, scratch, r, t);
    arena_free(scratch);
    return out;
}
