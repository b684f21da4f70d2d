/* SPDX-License-Identifier: MIT
 * keys: what must be gone once a box is not open any more: first the key, for without it envelopes
 * are noise, then the envelopes. Harmless to repeat. A key whose box was never stored (its opening
 * failed) sealed nothing; it goes after a day, when no opening can be under way. */
#include "flow.h"

struct cleaning {
    id *keys;
    size_t key_count;
    id *gone; /* keys to destroy */
    size_t gone_count;
    struct award_list boxes; /* all */
    const struct ballot_box *box;
};

/* The ids of boxes are of version 7: their first 48 bits are when they were made. */
static bool is_old(const struct ctx *cx, id key)
{
    instant made = 0;
    for (int i = 0; i < 6; i++) made = made << 8 | key.bytes[i];
    return made < cx->now - CLOCK_DAY;
}

static err find_gone(struct ctx *cx, struct tx *tx, void *arg)
{
    struct cleaning *c = arg;
    struct query all = { .entity = &ballot_box_entity };
    c->gone = ARENA_ARRAY(cx->arena, c->key_count + 1, id);
    for (size_t i = 0; i < c->key_count; i++) {
        struct ballot_box box;
        err e = record_get(cx, tx, &ballot_box_entity, c->keys[i], &box);
        if (e && e != ERR_NOT_FOUND) return e;
        if (e) ctx_clear(cx);
        if (e ? is_old(cx, c->keys[i]) : box.state != BOX_OPEN)
            c->gone[c->gone_count++] = c->keys[i];
    }
    return award_list_query(cx, tx, &all, &c->boxes);
}

static err drop_envelopes(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct cleaning *c = arg;
    struct award_list papers;
    err e = award_list(cx, tx, &ballot_entity, "box", c->box->id, &papers);
    for (size_t i = 0; !e && i < papers.count; i++)
        e = record_delete(cx, tx, &ballot_entity,
                          ((const struct ballot *)award_list_at(&papers, i))->id);
    return e;
}

static err count_envelopes(struct ctx *cx, struct tx *tx, void *arg)
{
    struct cleaning *c = arg;
    struct award_list papers;
    err e = award_list(cx, tx, &ballot_entity, "box", c->box->id, &papers);
    if (!papers.count) c->box = NULL;
    return e;
}

static err end_box(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct cleaning *c = arg;
    struct ballot_box box;
    struct award_round round;
    err e = record_get(cx, tx, &ballot_box_entity, c->box->id, &box);
    if (!e) e = record_get(cx, tx, &award_round_entity, box.round, &round);
    if (e || box.state != BOX_OPEN || round_in_council(&round)) return e;
    box.state = BOX_VOID;
    box.closed = cx->now;
    box.void_reason = TEXT("Đợt xét đã hủy");
    return record_update(cx, tx, &ballot_box_entity, &box);
}

/* Boxes of rounds that are not before their council any more. */
static err end_boxes(struct ctx *cx, struct cleaning *c)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < c->boxes.count; i++) {
        c->box = award_list_at(&c->boxes, i);
        if (c->box->state == BOX_OPEN) e = db_write(cx, end_box, c);
    }
    return e;
}

static err clean_boxes(struct ctx *cx, struct cleaning *c)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < c->boxes.count; i++) {
        c->box = award_list_at(&c->boxes, i);
        if (c->box->state == BOX_OPEN) continue;
        e = db_read(cx, count_envelopes, c);
        if (!e && c->box) e = db_write(cx, drop_envelopes, c);
    }
    return e;
}

static err clean(struct ctx *cx, struct cleaning *c)
{
    err e = secret_file_list(cx, &c->keys, &c->key_count);
    if (!e) e = db_read(cx, find_gone, c);
    for (size_t i = 0; !e && i < c->gone_count; i++) e = secret_file_destroy(cx, c->gone[i]);
    return e ? e : clean_boxes(cx, c);
}

err job_ballot_keys(struct ctx *cx, struct job *job)
{
    struct cleaning first = { 0 }, second = { 0 };
    (void)job;
    err e = clean(cx, &first);
    if (!e) e = end_boxes(cx, &first);
    return e ? e : clean(cx, &second);
}
