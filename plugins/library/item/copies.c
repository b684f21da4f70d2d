/* SPDX-License-Identifier: MIT
 * copies: copies of models as those see them whom they concern: who keeps the model, who copied it;
 * everybody else on the staff the confirmed ones. A model's keepers stand often beside the unit
 * that copied it, not above, so that this is no list of a subtree. What waits to be confirmed comes
 * first. */
#include <stdlib.h>

#include "copies.h"

const struct field copies_asking_fields[] = {
    FIELD(1, struct copies_asking, model, REF, 0, .target = "library_item", .label = "Mô hình",
          .label_en = "Model", .help = "Để trống là mọi mô hình",
          .help_en = "Empty for every model"),
    FIELD(2, struct copies_asking, copy, REF, 0, .target = "replication",
          .label = "Một nơi làm theo", .label_en = "One copy"),
    { 0 },
};

struct seen {
    struct replication copy;
    struct library_item model;
    bool decides, edits;
};

struct looking {
    const struct copies_asking *asking;
    struct seen *all;
    size_t count, room;
};

static bool is_staff_of(struct ctx *cx, struct tx *tx, id unit)
{
    return access_may(cx, tx, library_item_entity.write, unit);
}

static void keep(struct arena *arena, struct looking *l, const struct seen *s)
{
    if (l->count == l->room) {
        l->room = l->room ? l->room * 2 : 32;
        struct seen *more = ARENA_ARRAY(arena, l->room, struct seen);
        if (l->count) memcpy(more, l->all, l->count * sizeof *more);
        l->all = more;
    }
    l->all[l->count++] = *s;
}

static enum kv_go look(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct looking *l = arg;
    struct seen s = { .copy = *(const struct replication *)record };
    const struct replication *r = &s.copy;
    if (!id_is_none(l->asking->copy) && !id_equal(l->asking->copy, r->id)) return KV_MORE;
    *failure = record_get(cx, tx, &library_item_entity, r->model, &s.model);
    if (*failure) return KV_STOP;
    s.decides =
        r->state == REPLICATION_REPORTED && access_may(cx, tx, "library.publish", s.model.unit);
    s.edits = r->state != REPLICATION_CONFIRMED && is_staff_of(cx, tx, r->unit);
    bool concerned = access_may(cx, tx, replication_entity.read, r->unit) ||
                     access_may(cx, tx, library_item_entity.read, s.model.unit);
    if (concerned || r->state == REPLICATION_CONFIRMED) keep(cx->arena, l, &s);
    return KV_MORE;
}

/* What the reader is to decide first, then what is newest. */
static int by_turn(const void *x, const void *y)
{
    const struct seen *a = x;
    const struct seen *b = y;
    if (a->decides != b->decides) return a->decides ? -1 : 1;
    if (a->copy.since != b->copy.since) return a->copy.since > b->copy.since ? -1 : 1;
    return id_compare(a->copy.id, b->copy.id);
}

static err copy_json(struct ctx *cx, struct tx *tx, struct json *j, const struct seen *s)
{
    const struct replication *r = &s->copy;
    const struct term *state = vocabulary_number(&replication_state_vocabulary, (unsigned)r->state);
    json_object(j);
    json_id_at(j, "id", r->id);
    json_id_at(j, "model", s->model.id);
    json_text_at(j, "model_title", s->model.title);
    json_text_at(j, "model_url", item_url(cx->arena, &s->model));
    json_text_at(j, "kept_by", record_title(cx, tx, &unit_entity, s->model.unit));
    json_id_at(j, "unit", r->unit);
    json_text_at(j, "by", record_title(cx, tx, &unit_entity, r->unit));
    json_text_at(j, "since", date_format(cx->arena, r->since));
    json_text_at(j, "result", r->result);
    json_int_at(j, "people", r->people);
    json_text_at(j, "campaign", r->campaign);
    err e = library_campaign_json(cx, tx, j, r->campaign);
    json_z_at(j, "state", state ? state->code : "");
    json_text_at(j, "state_label",
                 library_term(cx, &replication_state_vocabulary, (unsigned)r->state));
    json_text_at(j, "reason", r->reason);
    json_bool_at(j, "decides", s->decides);
    json_bool_at(j, "edits", s->edits);
    json_object_end(j);
    return e;
}

struct copies_view {
    const struct copies_asking *asking;
    struct json *j;
};

static err write_copies(struct ctx *cx, struct tx *tx, void *arg)
{
    struct copies_view *v = arg;
    struct looking l = { .asking = v->asking };
    bool one_model = !id_is_none(l.asking->model);
    err e = one_model ? query_ref(cx, tx, &replication_entity, "model", l.asking->model, look, &l)
                      : query_all(cx, tx, &replication_entity, look, &l);
    if (l.count) qsort(l.all, l.count, sizeof *l.all, by_turn);
    json_object(v->j);
    json_key(v->j, "items");
    json_array(v->j);
    for (size_t i = 0; !e && i < l.count; i++) e = copy_json(cx, tx, v->j, &l.all[i]);
    json_array_end(v->j);
    json_object_end(v->j);
    return e;
}

err library_copies(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct copies_view v = { request_query_record(rq), respond_json(cx, rs, 200) };
    (void)tx;
    return db_read(cx, write_copies, &v);
}
