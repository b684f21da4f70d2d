/* SPDX-License-Identifier: MIT
 * surge: the snapshot says who and how far; each transaction looks again before it invites. A job
 * that begins again passes over who has an invitation already. */
#include "surge.h"

#include <stdlib.h>

#include "../asked.h"
#include "../board.h"
#include "../gather.h"
#include "../state.h"
#include "../words.h"
#include "topk.h"

enum { PEOPLE_EACH = 40, RADIUS_MAX = 300, MOST_MAX = 20000 };

const struct field surge_fields[] = {
    FIELD(1, struct surge_wish, shift, REF, REQUIRED, .target = "shift", .label = "Ca",
          .label_en = "Shift"),
    FIELD(2, struct surge_wish, radius_km, INT, 0, .min = 0, .max = RADIUS_MAX,
          .label = "Trong vòng bao nhiêu km", .label_en = "Within how many kilometres",
          .help = "Để trống: cả tỉnh.", .help_en = "Empty: the whole province."),
    FIELD(3, struct surge_wish, most, INT, 0, .min = 0, .max = MOST_MAX,
          .label = "Gọi nhiều nhất bao nhiêu người", .label_en = "How many people at most",
          .help =
              "Người gần được gọi trước; cùng gần thì người lâu chưa được mời. Để trống: tất cả.",
          .help_en = "Those who live near are called first; of those as near, the least recently "
                     "asked. Empty: all of them."),
    { 0 },
};

/* Somebody who may be called. */
struct near_person {
    id volunteer;
    int64_t km;
    instant asked; /* last; known when there are more people than calls */
    uint64_t lot;
};

struct calling {
    struct surge_wish wish;
    id opening;
    struct board_entry entry;
    struct signup_place place;
    struct near_person *people; /* nearest first */
    size_t count, able, next, end;
    int64_t invited, left_out, invited_now, left_now;
};

/* ---- who ----------------------------------------------------------------------------------- */

/* The nearest first; among those who live as near, the least recently asked. */
static int by_turn(const void *x, const void *y)
{
    const struct near_person *a = x;
    const struct near_person *b = y;
    if (a->km != b->km) return a->km < b->km ? -1 : 1;
    if (a->asked != b->asked) return a->asked < b->asked ? -1 : 1;
    if (a->lot != b->lot) return a->lot < b->lot ? -1 : 1;
    return id_compare(a->volunteer, b->volunteer);
}

static void look_at(struct calling *c, const struct snapshot *s, const struct match_people *people,
                    uint32_t slot, const struct score_need *need, uint16_t where)
{
    int64_t km;
    const struct match_facts *f = &people->facts[slot];
    if (f->consent != CONSENT_AGREED || !score_meets(&people->person[slot], need)) return;
    (void)topk_near(s->places, where, f->place, &km);
    c->able++;
    bool far = c->wish.radius_km && (km == DISTANCE_UNKNOWN || km > c->wish.radius_km);
    if (far) return;
    c->people[c->count++] =
        (struct near_person){ f->volunteer, km, 0, match_lot(s->seed, f->volunteer) };
}

static void list_people(struct ctx *cx, struct calling *c, const struct snapshot *s)
{
    struct score_need need = score_need_of(&c->entry.job);
    uint16_t where = match_places_find(s->places, c->entry.job.opening.place);
    c->people = ARENA_ARRAY(cx->arena, s->base->count + s->tail->count + 1, struct near_person);
    for (uint32_t slot = 0; slot < s->base->count; slot++)
        if (!match_bit(s->dead, slot)) look_at(c, s, s->base, slot, &need, where);
    for (uint32_t slot = 0; slot < s->tail->count; slot++)
        look_at(c, s, s->tail, slot, &need, where);
}

/* Whoever lives at the distance at which the calls run out is looked up: all nearer are called,
 * none farther. */
static err put_in_turn(struct ctx *cx, struct tx *tx, struct calling *c)
{
    size_t most = c->wish.most ? (size_t)c->wish.most : c->count;
    err e = ERR_NONE;
    if (c->count) qsort(c->people, c->count, sizeof(*c->people), by_turn);
    if (most >= c->count) return ERR_NONE;
    int64_t last_km = c->people[most - 1].km;
    for (size_t i = 0; !e && i < c->count; i++)
        if (c->people[i].km == last_km)
            e = asked_last(cx, tx, c->people[i].volunteer, &c->people[i].asked);
    if (!e) qsort(c->people, c->count, sizeof(*c->people), by_turn);
    c->count = most;
    return e;
}

static err find_people(struct ctx *cx, struct tx *tx, void *arg)
{
    struct calling *c = arg;
    struct snapshot *s;
    err e = signup_place_of(cx, tx, c->wish.shift, &c->place);
    if (!e && !id_is_none(c->opening) && !id_equal(c->opening, c->place.opening.id))
        e = ctx_fail(cx, ERR_INVALID, "/shift", "opening",
                     SAY("Ca này không thuộc việc đang xem", "The shift is of another opening"));
    if (!e) e = board_entry_of(cx, tx, &c->place.opening, &c->entry);
    if (!e) e = snapshot_current(cx, tx, &s);
    if (e) return e;
    list_people(cx, c, s);
    snapshot_release(s);
    return put_in_turn(cx, tx, c);
}

/* ---- the preview --------------------------------------------------------------------------- */

err surge_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct calling *c = ARENA_NEW(cx->arena, struct calling);
    c->wish = *(const struct surge_wish *)request_query_record(rq);
    c->opening = request_id(rq);
    err e = db_read(cx, find_people, c);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "able", (int64_t)c->able);
    json_int_at(j, "near", (int64_t)c->count);
    json_int_at(j, "seats", c->place.opening.max_people);
    json_int_at(j, "taken", c->place.shift.taken);
    json_int_at(j, "farthest_km", c->count ? c->people[c->count - 1].km : 0);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- calling ------------------------------------------------------------------------------- */

err surge_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct job job;
    struct signup_place place;
    const struct surge_wish *wish = request_body(rq);
    err e = signup_place_of(cx, tx, wish->shift, &place);
    if (!e && !id_equal(place.opening.id, request_id(rq)))
        e = ctx_fail(cx, ERR_INVALID, "/shift", "opening",
                     SAY("Ca này không thuộc việc đang xem", "The shift is of another opening"));
    text input = text_format(cx->arena, "{\"shift\":\"%.*s\",\"radius_km\":%lld,\"most\":%lld}",
                             TEXT_ARGS(id_text(cx->arena, wish->shift)), (long long)wish->radius_km,
                             (long long)wish->most);
    if (!e) e = job_start(cx, tx, "bank.surge", place.campaign.unit, input, &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}

static err read_input(struct ctx *cx, const struct job *job, struct surge_wish *out)
{
    const struct json_value *input;
    err e = json_read(cx, job->input, &input);
    if (e) return e;
    bool good = id_parse(json_string(json_get(input, "shift")), &out->shift) &&
                json_whole(json_get(input, "radius_km"), &out->radius_km) &&
                json_whole(json_get(input, "most"), &out->most);
    if (good) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "input",
                    SAY("Công việc không nói rõ gọi ai", "The job does not say whom to call"));
}

static err call_one(struct ctx *cx, struct tx *tx, struct calling *c, id volunteer)
{
    struct volunteer v;
    struct signup s;
    err e = record_get(cx, tx, &volunteer_entity, volunteer, &v);
    if (!e) e = signup_invite(cx, tx, &v, &c->place, TEXT(""), &s);
    c->invited_now += !e;
    if (e != ERR_CONFLICT && e != ERR_INVALID && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    c->left_now++;
    return ERR_NONE;
}

static err call_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct calling *c = arg;
    err e = signup_place_of(cx, tx, c->wish.shift, &c->place);
    c->invited_now = c->left_now = 0;
    for (size_t i = c->next; !e && i < c->end; i++) e = call_one(cx, tx, c, c->people[i].volunteer);
    return e;
}

err surge_run(struct ctx *cx, struct job *job)
{
    struct calling *c = ARENA_NEW(cx->arena, struct calling);
    err e = read_input(cx, job, &c->wish);
    if (!e) e = db_read(cx, find_people, c);
    while (!e && c->next < c->count) {
        c->end = c->count - c->next < PEOPLE_EACH ? c->count : c->next + PEOPLE_EACH;
        e = db_write(cx, call_some, c);
        if (e) break;
        c->invited += c->invited_now;
        c->left_out += c->left_now;
        c->next = c->end;
        e = job_progress(cx, job, (int64_t)c->next, (int64_t)c->count,
                         text_format(cx->arena, "Đã gọi %lld người", (long long)c->invited));
    }
    job->note = text_format(cx->arena, "Đã gọi %lld người, %lld người không gọi được",
                            (long long)c->invited, (long long)c->left_out);
    return e;
}
