/* SPDX-License-Identifier: MIT
 * field: what can be said of one member from its const row alone. Invariant: a member is empty
 * exactly when it holds the zero value of its kind; a text is compared by its bytes, never by where
 * it lies. */
#include "field.h"

const struct field *field_named(const struct field *fields, text name)
{
    for (const struct field *f = fields; f && f->id; f++)
        if (text_equal_z(name, f->name)) return f;
    return NULL;
}

/* ---- rows like others ---------------------------------------------------------------------- */

/* What a value is, wherever it is asked for. */
enum { LIKE_FLAGS = PERSONAL | SENSITIVE | SECRET | LINES | VERBATIM };

static void fill(struct field *f, const struct field *from)
{
    f->kind = from->kind;
    f->flags |= from->flags & LIKE_FLAGS;
    f->target = from->target;
    f->terms = from->terms;
    if (!f->label) {
        f->label = from->label;
        f->label_en = from->label_en;
    }
    if (!f->help) {
        f->help = from->help;
        f->help_en = from->help_en;
    }
    if (!f->min && !f->max) {
        f->min = from->min;
        f->max = from->max;
    }
}

static const char *why_unlike(const struct field *f, const struct field *from)
{
    if (!from) return "is like a row that does not exist";
    if (from->like) return "is like a row that is itself like another";
    return from->size == f->size ? NULL : "has not the size of the row it is like";
}

const struct field *fields_filled(struct arena *arena, const struct field *fields,
                                  void (*fault)(void *arg, const char *message), void *arg)
{
    size_t count = 0;
    bool any = false;
    for (const struct field *f = fields; f && f->id; f++, count++) any |= f->like != NULL;
    if (!any) return fields;
    struct field *filled = ARENA_ARRAY(arena, count + 1, struct field);
    memcpy(filled, fields, count * sizeof(*filled));
    for (struct field *f = filled; f->id; f++) {
        if (!f->like) continue;
        const struct field *from = f->name ? field_named(f->like, text_of(f->name)) : NULL;
        const char *why = why_unlike(f, from);
        if (why)
            fault(arg, text_z(arena, text_format(arena, "%s %s", f->name ? f->name : "?", why)));
        else
            fill(f, from);
    }
    return filled;
}

/* ---- values -------------------------------------------------------------------------------- */

static bool all_zero(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint64_t word;
    for (; size >= sizeof word; at += sizeof word, size -= sizeof word) {
        memcpy(&word, at, sizeof word);
        if (word) return false;
    }
    for (size_t i = 0; i < size; i++)
        if (at[i]) return false;
    return true;
}

bool field_is_empty(const struct field *f, const void *record)
{
    const void *member = field_of(f, record);
    if (f->kind == FIELD_TEXT) return ((const text *)member)->size == 0;
    return all_zero(member, f->size);
}

bool field_equal(const struct field *f, const void *record_a, const void *record_b)
{
    const void *a = field_of(f, record_a);
    const void *b = field_of(f, record_b);
    if (f->kind == FIELD_TEXT) return text_equal(*(const text *)a, *(const text *)b);
    return memcmp(a, b, f->size) == 0;
}
