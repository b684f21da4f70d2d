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

unsigned code_set_count(code_set s)
{
    return (unsigned)__builtin_popcountll(s.words[0]) + (unsigned)__builtin_popcountll(s.words[1]);
}

code_set code_set_minus(code_set wanted, code_set have)
{
    return (code_set){ { wanted.words[0] & ~have.words[0], wanted.words[1] & ~have.words[1] } };
}

code_set code_set_both(code_set a, code_set b)
{
    return (code_set){ { a.words[0] & b.words[0], a.words[1] & b.words[1] } };
}

bool code_set_is_empty(code_set s)
{
    return (s.words[0] | s.words[1]) == 0;
}

const struct term *vocabulary_number(const struct vocabulary *v, unsigned number)
{
    for (const struct term *t = v->terms; t->number; t++)
        if (t->number == number) return t;
    return NULL;
}

const struct term *vocabulary_code(const struct vocabulary *v, text code)
{
    for (const struct term *t = v->terms; t->number; t++)
        if (text_equal_z(code, t->code)) return t;
    return NULL;
}
