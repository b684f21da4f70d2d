/* SPDX-License-Identifier: MIT
 * schema: what a verdict's facts were described by, as one number: two fact tables that read the
 * same JSON into the same values have one hash. Labels, bounds and fallbacks are not part of it. */
#include "script.h"

enum { PARTS = 64 };

struct folding {
    struct hash so_far;
    struct slice parts[PARTS];
    size_t count;
};

static void fold(struct folding *f)
{
    struct hash before = f->so_far;
    f->parts[0] = (struct slice){ (const uint8_t *)&before, sizeof before };
    f->so_far = hash_of((struct slice){ NULL, 0 }, f->parts, f->count);
    f->parts[0] = (struct slice){ 0 }; /* before ends here */
    f->count = 1;
}

/* With its NUL, so that neighbours do not run together. */
static void add(struct folding *f, const char *word)
{
    f->parts[f->count++] = (struct slice){ (const uint8_t *)word, strlen(word) + 1 };
    if (f->count == PARTS) fold(f);
}

static void add_table(struct folding *f, const struct field *table)
{
    for (const struct field *row = table; row->name; row++) {
        add(f, row->name);
        add(f, fact_kind_name(row));
        if (row->terms) add(f, row->terms->name);
        for (const struct term *t = row->terms ? row->terms->terms : NULL; t && t->number; t++)
            add(f, t->code);
        if (row->of) add_table(f, row->of);
        add(f, "");
    }
}

struct hash rule_hook_schema(const struct rule_hook *hook)
{
    struct folding f = { .count = 1 };
    add(&f, hook->name);
    add_table(&f, hook->facts);
    fold(&f);
    return f.so_far;
}
