/* SPDX-License-Identifier: MIT
 * entity: what can be said of one member of a record or one term of a vocabulary from its const
 * table alone. Invariant: a member is empty exactly when it holds the zero value of its kind; a
 * text is compared by its bytes, never by where it lies. */
#include "entity.h"

const struct field *entity_field(const struct entity *entity, const char *name, size_t name_size)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (strlen(f->name) == name_size && memcmp(f->name, name, name_size) == 0) return f;
    return NULL;
}

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
