/* SPDX-License-Identifier: MIT
 * share: who is in conflict with what is found, and the sharing solved, before the writer; inside
 * it only what still holds is written. Who is in conflict is told by name only to who may know
 * whose dossier it is: a name and "own unit" would tell. */
#include "conflict.h"
#include "council_routes.h"
#include "share_out.h"

const struct field sharing_out_fields[] = { FIELD(1, struct sharing_out, most, INT, 0, .min = 1,
                                                  .max = 1000, .label = "Mỗi người nhiều nhất",
                                                  .label_en = "At most per member",
                                                  .help = "Để trống: không giới hạn, chỉ chia đều",
                                                  .help_en = "Empty: no limit, only evenly"),
                                            { 0 } };

struct plan {
    struct council_hall hall;
    size_t dossiers, members;    /* who left too: what they gave stands */
    size_t scoring;              /* members still there */
    struct nomination **dossier; /* before the council, as the actor may see them */
    struct council_member **member;
    text *label, *name;
    uint8_t *pair;      /* [dossiers * members], enum share_pair */
    int32_t *why;       /* the same places: enum award_conflict */
    struct review *now; /* the same places: what stands; id none = nothing */
    struct share_answer answer;
};

/* ---- before the writer --------------------------------------------------------------------- */

static err require_time(struct ctx *cx, const struct award_round *r)
{
    if (r->state >= ROUND_CHECKING && r->state <= ROUND_COUNCIL) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "round-state",
                    SAY("Chỉ phân công khi hồ sơ đang được thẩm định hoặc hội đồng đang xét",
                        "Reviews are shared out while dossiers are checked or judged"));
}

static void choose(struct ctx *cx, struct plan *p)
{
    date today = instant_date(cx->now);
    p->dossier = ARENA_ARRAY(cx->arena, p->hall.dossiers.count + 1, struct nomination *);
    p->member = ARENA_ARRAY(cx->arena, p->hall.members.count + 1, struct council_member *);
    for (size_t i = 0; i < p->hall.dossiers.count; i++) {
        struct nomination *n = award_list_at(&p->hall.dossiers, i);
        if (n->state == NOMINATION_CHECKED) p->dossier[p->dossiers++] = n;
    }
    for (size_t i = 0; i < p->hall.members.count; i++) {
        struct council_member *m = award_list_at(&p->hall.members, i);
        p->scoring += council_member_scores(m, today);
        if (m->part != COUNCIL_SECRETARY) p->member[p->members++] = m;
    }
    size_t cells = p->dossiers * p->members + 1;
    p->pair = ARENA_ARRAY(cx->arena, cells, uint8_t);
    p->why = ARENA_ARRAY(cx->arena, cells, int32_t);
    p->now = ARENA_ARRAY(cx->arena, cells, struct review);
    p->label = ARENA_ARRAY(cx->arena, p->dossiers + 1, text);
    p->name = ARENA_ARRAY(cx->arena, p->members + 1, text);
}

static err look_at(struct ctx *cx, struct tx *tx, struct plan *p,
                   const struct nomination_whole *whole, size_t d, size_t m)
{
    size_t at = d * p->members + m;
    struct review probe = { .key = award_pair_key(cx->arena, p->dossier[d]->id, p->member[m]->id) };
    err e = conflict_of(cx, tx, whole, p->member[m], &p->why[at]);
    if (e) return e;
    e = record_find(cx, tx, &review_entity, "key", &probe, &p->now[at]);
    if (e && e != ERR_NOT_FOUND) return e;
    bool there = !e, stands = there && p->now[at].state != REVIEW_SET_ASIDE;
    bool free = !there && council_member_scores(p->member[m], instant_date(cx->now));
    p->pair[at] = p->why[at] ? SHARE_BARRED
                  : stands   ? SHARE_KEPT
                  : free     ? SHARE_FREE
                             : SHARE_BARRED;
    return ERR_NONE;
}

static err look_at_dossier(struct ctx *cx, struct tx *tx, struct plan *p, size_t d)
{
    struct nomination_whole whole = { .round = p->hall.round };
    err e = blind_whole(cx, tx, p->dossier[d]->id, &whole.nomination);
    if (!e)
        e = record_get(cx, tx, &award_category_entity, whole.nomination.category, &whole.category);
    p->label[d] = council_label(cx, tx, p->dossier[d]);
    for (size_t m = 0; !e && m < p->members; m++) e = look_at(cx, tx, p, &whole, d, m);
    return e;
}

static err solve(struct ctx *cx, const struct request *rq, struct plan *p)
{
    const struct assign_1 *assign = ctx_service(cx, "assign", 1);
    const struct sharing_out *in = request_body(rq);
    REQUIRE(assign); /* of the bank, which this plugin needs */
    struct share_problem problem = { .dossiers = (uint32_t)p->dossiers,
                                     .members = (uint32_t)p->members,
                                     .each = (uint32_t)p->hall.round.reviewers,
                                     .most = (uint32_t)in->most,
                                     .pair = p->pair,
                                     .seed = (uint64_t)p->hall.round.seed };
    return share_out(cx, assign, &problem, &p->answer);
}

err council_share_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct plan *p = ARENA_NEW(cx->arena, struct plan);
    *prepared = p;
    err e = council_hall(cx, tx, request_id(rq), &p->hall);
    if (!e) e = council_hall_manages(cx, &p->hall);
    if (!e) e = require_time(cx, &p->hall.round);
    if (e) return e;
    choose(cx, p);
    if (!p->scoring)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "no-council",
                        SAY("Hội đồng chưa có ai chấm", "Nobody on the council scores yet"));
    for (size_t m = 0; m < p->members; m++) p->name[m] = council_member_name(cx, tx, p->member[m]);
    for (size_t d = 0; !e && d < p->dossiers; d++) e = look_at_dossier(cx, tx, p, d);
    return e ? e : solve(cx, rq, p);
}

/* ---- in the writer ------------------------------------------------------------------------- */

static err set_aside(struct ctx *cx, struct tx *tx, struct plan *p, size_t *count)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < p->dossiers * p->members; i++) {
        struct review r;
        if (!p->why[i] || id_is_none(p->now[i].id) || p->now[i].state == REVIEW_SET_ASIDE) continue;
        e = record_get(cx, tx, &review_entity, p->now[i].id, &r);
        if (!e) e = review_set_aside(cx, tx, &r, p->why[i], TEXT(""));
        ++*count;
    }
    return e;
}

static err tell(struct ctx *cx, struct tx *tx, const struct plan *p, size_t m, size_t count,
                id first)
{
    const struct council_member *who = p->member[m];
    if (!count || id_is_none(who->person)) return ERR_NONE;
    text words = text_format(
        cx->arena, "bạn được phân công chấm %zu hồ sơ của %.*s. Mời mở mục Hội đồng để chấm.",
        count, TEXT_ARGS(p->hall.round.title));
    return award_people(cx)->tell(cx, tx, who->person, TEXT("council"), words, first);
}

static err still_stands(struct ctx *cx, struct tx *tx, id nomination)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, nomination, &n);
    if (e || n.state == NOMINATION_CHECKED) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "moved-on",
                    SAY("Hồ sơ vừa thay đổi, hãy phân công lại",
                        "A dossier has changed just now, share out again"));
}

static err make(struct ctx *cx, struct tx *tx, const struct plan *p)
{
    err e = ERR_NONE;
    for (size_t m = 0; !e && m < p->members; m++) {
        size_t count = 0;
        id first = ID_NONE;
        for (size_t d = 0; !e && d < p->dossiers; d++) {
            if (!p->answer.given[d * p->members + m]) continue;
            struct review r = { .nomination = p->dossier[d]->id,
                                .member = p->member[m]->id,
                                .state = REVIEW_ASSIGNED };
            e = still_stands(cx, tx, r.nomination);
            if (!e) e = record_create(cx, tx, &review_entity, &r);
            if (!count++) first = r.id;
        }
        if (!e) e = tell(cx, tx, p, m, count, first);
    }
    return e;
}

static void tell_conflicts(struct ctx *cx, struct json *j, const struct plan *p, size_t d)
{
    bool veiled = blind_is_veiled(p->dossier[d]);
    size_t barred = 0;
    for (size_t m = 0; m < p->members; m++) barred += p->pair[d * p->members + m] == SHARE_BARRED;
    json_int_at(j, "barred", (int64_t)barred);
    json_key(j, "conflicts");
    json_array(j);
    for (size_t m = 0; !veiled && m < p->members; m++) {
        int32_t why = p->why[d * p->members + m];
        if (!why) continue;
        json_object(j);
        json_text_at(j, "name", p->name[m]);
        json_text_at(j, "why", council_word(cx, &award_conflict_vocabulary, why));
        json_object_end(j);
    }
    json_array_end(j);
}

static void tell_short(struct ctx *cx, struct json *j, const struct plan *p)
{
    json_key(j, "short");
    json_array(j);
    for (size_t d = 0; d < p->dossiers; d++) {
        if (!p->answer.missing[d]) continue;
        json_object(j);
        json_id_at(j, "nomination", p->dossier[d]->id);
        json_text_at(j, "label", p->label[d]);
        json_int_at(j, "missing", p->answer.missing[d]);
        tell_conflicts(cx, j, p, d);
        json_object_end(j);
    }
    json_array_end(j);
}

static void tell_loads(struct json *j, const struct plan *p)
{
    json_key(j, "members");
    json_array(j);
    for (size_t m = 0; m < p->members; m++) {
        json_object(j);
        json_id_at(j, "id", p->member[m]->id);
        json_text_at(j, "name", p->name[m]);
        json_int_at(j, "load", p->answer.load[m]);
        json_object_end(j);
    }
    json_array_end(j);
}

err council_share(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct plan *p = request_prepared(rq);
    struct award_round round;
    size_t aside = 0;
    err e = record_get(cx, tx, &award_round_entity, p->hall.round.id, &round);
    if (!e) e = require_time(cx, &round);
    if (!e) e = set_aside(cx, tx, p, &aside);
    if (!e) e = make(cx, tx, p);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "made", p->answer.count);
    json_int_at(j, "set_aside", (int64_t)aside);
    tell_loads(j, p);
    tell_short(cx, j, p);
    json_object_end(j);
    return ERR_NONE;
}
