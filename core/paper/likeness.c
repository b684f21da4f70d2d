/* SPDX-License-Identifier: MIT
 * likeness: the tables were checked with the schema, so reading them cannot fail. */
#include "likeness.h"

#include "../base/viet.h"
#include "../store/record_text.h"

static struct likeness read_one(const struct entity *entity, text set, bool exact)
{
    struct likeness l = { .entity = entity, .exact = exact };
    while (set.size) {
        text name = text_cut(&set, '+');
        bool given = text_starts(name, TEXT("given:"));
        if (given) name = text_part(name, strlen("given:"), name.size);
        const struct field *f = entity_field(entity, name.data, name.size);
        REQUIRE(f && l.count < LIKENESS_PARTS_MAX);
        l.parts[l.count++] = (struct likeness_part){ f, given };
        bool better = !l.driver || ((f->flags & UNIQUE) && !(l.driver->flags & UNIQUE));
        if (!given && (f->flags & (INDEXED | UNIQUE)) && better) l.driver = f;
    }
    REQUIRE(l.driver);
    return l;
}

size_t likeness_same(const struct entity *entity, struct likeness out[LIKENESSES_MAX])
{
    text rest = text_of(entity->same ? entity->same : "");
    size_t count = 0;
    while (rest.size) {
        REQUIRE(count < LIKENESSES_MAX);
        out[count++] = read_one(entity, text_cut(&rest, '|'), false);
    }
    return count;
}

size_t likeness_key(const struct entity *entity, struct likeness out[1])
{
    if (!entity->key) return 0;
    out[0] = read_one(entity, text_of(entity->key), true);
    return 1;
}

static text part_text(struct ctx *cx, const struct likeness *l, const struct likeness_part *part,
                      const void *record)
{
    if (part->field->kind != FIELD_TEXT) return field_to_plain(cx, part->field, record);
    text value = *(const text *)field_of(part->field, record);
    if (part->given) value = viet_given_name(value);
    return l->exact ? value : viet_fold(cx->arena, value);
}

bool likeness_print(struct ctx *cx, const struct likeness *l, const void *record, struct hash *out)
{
    struct slice parts[2 * LIKENESS_PARTS_MAX];
    for (size_t i = 0; i < l->count; i++) {
        if (field_is_empty(l->parts[i].field, record)) return false;
        parts[2 * i] = text_slice(part_text(cx, l, &l->parts[i], record));
        parts[2 * i + 1] = text_slice(TEXT("\0"));
        if (!parts[2 * i].size) return false;
    }
    *out = hash_of((struct slice){ 0 }, parts, 2 * l->count);
    return true;
}

struct looking {
    const struct likeness *l;
    id self, found;
    struct hash print;
};

static enum kv_go compare(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct looking *look = arg;
    struct hash print;
    (void)tx;
    (void)failure;
    if (id_equal(*(const id *)record, look->self)) return KV_MORE;
    if (!likeness_print(cx, look->l, record, &print) || !hash_equal(print, look->print))
        return KV_MORE;
    look->found = *(const id *)record;
    return KV_STOP;
}

err likeness_find(struct ctx *cx, struct tx *tx, const struct likeness *l, const void *record,
                  id *out)
{
    struct looking look = { .l = l, .self = *(const id *)record };
    struct query q = { .entity = l->entity, .filter_count = 1 };
    q.filters[0] = (struct query_filter){ .field = l->driver, .op = QUERY_IS, .probe = record };
    *out = ID_NONE;
    if (!likeness_print(cx, l, record, &look.print)) return ERR_NONE;
    err e = query_run(cx, tx, &q, compare, &look, NULL);
    *out = look.found;
    return e;
}
