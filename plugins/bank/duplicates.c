/* SPDX-License-Identifier: MIT
 * duplicates: every record gets two keys (hash of folded name and birth, and of the phone); sorting
 * by key puts candidates side by side. */
#include "duplicates.h"

#include <stdlib.h>

enum { PAIRS_MAX = 100, UNITS_CACHED = 256 };

enum clue { CLUE_NAME = 1, CLUE_PHONE };

struct clued {
    uint64_t key;
    int clue;
    id volunteer;
};

/* Whether the officer may change people of a unit, asked once per unit. */
struct unit_answer {
    id unit;
    bool may;
};

struct search {
    struct response *rs;
    struct json *j;
    struct clued *all;
    size_t count, room;
    struct unit_answer units[UNITS_CACHED];
    size_t unit_count;
    size_t pairs;
};

static uint64_t key_of(struct ctx *cx, text a, date birth)
{
    text whole = text_format(cx->arena, "%.*s|%d", TEXT_ARGS(a), birth);
    struct slice part = text_slice(whole);
    struct hash h = hash_of((struct slice){ NULL, 0 }, &part, 1);
    uint64_t key;
    memcpy(&key, h.bytes, sizeof(key));
    return key;
}

static bool may_change(struct ctx *cx, struct tx *tx, struct search *s, id unit)
{
    for (size_t i = 0; i < s->unit_count; i++)
        if (id_equal(s->units[i].unit, unit)) return s->units[i].may;
    bool may = access_may(cx, tx, "volunteer.write", unit);
    if (s->unit_count < UNITS_CACHED) s->units[s->unit_count++] = (struct unit_answer){ unit, may };
    return may;
}

static void add_clue(struct ctx *cx, struct search *s, uint64_t key, enum clue clue, id volunteer)
{
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 4096;
        struct clued *more = ARENA_ARRAY(cx->arena, room, struct clued);
        if (s->count) memcpy(more, s->all, s->count * sizeof(*more));
        s->all = more;
        s->room = room;
    }
    s->all[s->count++] = (struct clued){ key, (int)clue, volunteer };
}

static enum kv_go add_person(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    const struct volunteer *v = record;
    struct search *s = arg;
    bool gone = v->state == VOLUNTEER_MERGED || v->state == VOLUNTEER_LEFT;
    if (gone || !may_change(cx, tx, s, v->unit)) return KV_MORE;
    text name = viet_fold(cx->arena, v->full_name);
    add_clue(cx, s, key_of(cx, name, v->birth), CLUE_NAME, v->id);
    if (!text_is_empty(v->phone)) add_clue(cx, s, key_of(cx, v->phone, 0), CLUE_PHONE, v->id);
    return KV_MORE;
}

static int by_clue(const void *a, const void *b)
{
    const struct clued *x = a;
    const struct clued *y = b;
    if (x->clue != y->clue) return x->clue - y->clue;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return id_compare(x->volunteer, y->volunteer);
}

static err side_json(struct ctx *cx, struct tx *tx, struct search *s, const struct volunteer *v)
{
    struct json *j = s->j;
    struct volunteer full = *v;
    err e = record_derive(cx, tx, &volunteer_entity, &full, instant_date(cx->now));
    if (e) return e;
    json_object(j);
    record_json_members(cx, j, &volunteer_entity, &full,
                        (struct record_view){ .personal = true, .labels = true });
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, v->unit));
    json_text_at(j, "commune_name", record_title(cx, tx, &place_entity, v->commune));
    json_object_end(j);
    return respond_saw(cx, tx, s->rs, &volunteer_entity, v);
}

/* Keys are hashes: the values themselves decide. A pair found by name is not told again by phone.
 */
static bool is_pair(struct ctx *cx, const struct volunteer *a, const struct volunteer *b, int clue)
{
    bool same_name = a->birth == b->birth && text_equal(viet_fold(cx->arena, a->full_name),
                                                        viet_fold(cx->arena, b->full_name));
    return clue == CLUE_NAME ? same_name : !same_name && text_equal(a->phone, b->phone);
}

static err pair_json(struct ctx *cx, struct tx *tx, struct search *s, const struct clued *a,
                     const struct clued *b)
{
    struct volunteer left;
    struct volunteer right;
    err e = record_get(cx, tx, &volunteer_entity, a->volunteer, &left);
    if (!e) e = record_get(cx, tx, &volunteer_entity, b->volunteer, &right);
    if (e || !is_pair(cx, &left, &right, a->clue)) return e;
    bool by_name = a->clue == CLUE_NAME;
    struct json *j = s->j;
    s->pairs++;
    json_object(j);
    json_z_at(j, "clue", by_name ? "name_birth" : "phone");
    json_text_at(j, "clue_label",
                 by_name ? ctx_say(cx, "Trùng họ tên và ngày sinh", "Same name and birth date")
                         : ctx_say(cx, "Trùng số điện thoại", "Same phone"));
    json_key(j, "left");
    e = side_json(cx, tx, s, &left);
    json_key(j, "right");
    if (!e) e = side_json(cx, tx, s, &right);
    json_object_end(j);
    return e;
}

static err write_pairs(struct ctx *cx, struct tx *tx, struct search *s)
{
    err e = ERR_NONE;
    for (size_t i = 1; !e && i < s->count && s->pairs < PAIRS_MAX; i++) {
        const struct clued *a = &s->all[i - 1];
        const struct clued *b = &s->all[i];
        if (a->clue == b->clue && a->key == b->key) e = pair_json(cx, tx, s, a, b);
    }
    return e;
}

static err search(struct ctx *cx, struct tx *tx, void *arg)
{
    struct search *s = arg;
    err e = query_all(cx, tx, &volunteer_entity, add_person, s);
    if (e) return e;
    if (s->count) qsort(s->all, s->count, sizeof(s->all[0]), by_clue);
    json_object(s->j);
    json_key(s->j, "items");
    json_array(s->j);
    e = write_pairs(cx, tx, s);
    json_array_end(s->j);
    json_bool_at(s->j, "more", s->pairs == PAIRS_MAX);
    json_object_end(s->j);
    return e;
}

err duplicates_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    (void)rq;
    struct search *s = ARENA_NEW(cx->arena, struct search);
    s->rs = rs;
    s->j = respond_json(cx, rs, 200);
    return db_read(cx, search, s);
}
