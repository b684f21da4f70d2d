/* SPDX-License-Identifier: MIT
 * campaign_affected: counts by the same rule by which an end tells people (campaign_end_concerns,
 * notify_reaches), so that the question and the deed agree. */
#include "campaign_affected.h"

#include <stdlib.h>

#include "campaign_end.h"
#include "gather.h"
#include "notify.h"

struct affected {
    const struct request *rq;
    struct response *rs;
    id *people; /* one for each sign-up */
    size_t count, room;
    int64_t shifts;
};

static void add_person(struct ctx *cx, struct affected *a, id volunteer)
{
    if (a->count == a->room) {
        size_t room = a->room ? a->room * 2 : 64;
        id *more = ARENA_ARRAY(cx->arena, room, id);
        if (a->count) memcpy(more, a->people, a->count * sizeof(*more));
        a->people = more;
        a->room = room;
    }
    a->people[a->count++] = volunteer;
}

static enum kv_go see_signup(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    const struct signup *s = record;
    if (campaign_end_concerns(s->state)) add_person(cx, arg, s->volunteer);
    return KV_MORE;
}

static enum kv_go see_shift(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct affected *a = arg;
    const struct shift *shift = record;
    size_t before = a->count;
    if (shift_start(shift) <= cx->now) return KV_MORE;
    *failure = query_ref(cx, tx, &signup_entity, "shift", shift->id, see_signup, a);
    if (a->count > before) a->shifts++;
    return *failure ? KV_STOP : KV_MORE;
}

static enum kv_go see_opening(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct opening *o = record;
    *failure = query_ref(cx, tx, &shift_entity, "opening", o->id, see_shift, arg);
    return *failure ? KV_STOP : KV_MORE;
}

static int by_id(const void *a, const void *b)
{
    return id_compare(*(const id *)a, *(const id *)b);
}

static err count_people(struct ctx *cx, struct tx *tx, struct affected *a, int64_t *people,
                        int64_t *told)
{
    err e = ERR_NONE;
    if (a->count) qsort(a->people, a->count, sizeof(*a->people), by_id);
    for (size_t i = 0; !e && i < a->count; i++) {
        bool reached;
        if (i && id_equal(a->people[i], a->people[i - 1])) continue;
        e = notify_reaches(cx, tx, a->people[i], &reached);
        ++*people;
        if (reached) ++*told;
    }
    return e;
}

static err answer(struct ctx *cx, struct tx *tx, void *arg)
{
    struct affected *a = arg;
    int64_t people = 0;
    int64_t told = 0;
    err e = query_ref(cx, tx, &opening_entity, "campaign", request_id(a->rq), see_opening, a);
    if (!e) e = count_people(cx, tx, a, &people, &told);
    if (e) return e;
    struct json *j = respond_json(cx, a->rs, 200);
    json_object(j);
    json_int_at(j, "shifts", a->shifts);
    json_int_at(j, "people", people);
    json_int_at(j, "told", told);
    json_object_end(j);
    return ERR_NONE;
}

err campaign_affected(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct affected *a = ARENA_NEW(cx->arena, struct affected);
    a->rq = rq;
    a->rs = rs;
    return db_read(cx, answer, a);
}
