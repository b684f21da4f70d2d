/* SPDX-License-Identifier: MIT
 * vocabulary: arithmetic of code sets and look-up of terms. Lists are short (at most 127 terms), so
 * looking is walking. */
#include "vocabulary.h"

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

code_set code_set_either(code_set a, code_set b)
{
    return (code_set){ { a.words[0] | b.words[0], a.words[1] | b.words[1] } };
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
