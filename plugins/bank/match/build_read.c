/* SPDX-License-Identifier: MIT
 * build_read: everybody who may be matched stands in the order of the snapshot, so that neighbours
 * in the instance live near each other. */
#include "build_read.h"

#include "../campaign_rule.h"
#include "../state.h"
#include "run_rule.h"
#include "topk.h"

enum { MINORITY = 0x1fe /* bits of the languages 1 to 8: those of the province's peoples */ };

/* ---- what does not change from person to person -------------------------------------------- */

static void measure_places(struct ctx *cx, const struct match_places *places, uint16_t where,
                           struct build_need *out)
{
    out->km = ARENA_ARRAY(cx->arena, places->count + 1, int64_t);
    out->near = ARENA_ARRAY(cx->arena, places->count + 1, uint32_t);
    for (uint16_t home = 0; home < places->count; home++)
        out->near[home] = topk_near(places, where, home, &out->km[home]);
}

static uint32_t first_of_rule(const struct building *b, uint32_t entry)
{
    const struct campaign *campaign = &b->board->entries[entry].job.campaign;
    for (uint32_t k = 0; k < entry; k++)
        if (b->pinned[k] == b->pinned[entry] &&
            (b->pinned[k] || campaign_same_score(&b->board->entries[k].job.campaign, campaign)))
            return k;
    return entry;
}

void build_needs(struct ctx *cx, struct building *b)
{
    b->needs = ARENA_ARRAY(cx->arena, b->board->count + 1, struct build_need);
    for (uint32_t i = 0; i < b->seats->shift_count; i++) {
        uint32_t entry = b->seats->shifts[i].entry_index;
        const struct score_job *job = &b->board->entries[entry].job;
        struct build_need *n = &b->needs[entry];
        if (n->wanted) continue;
        n->wanted = true;
        n->need = score_need_of(job);
        n->rule = first_of_rule(b, entry);
        measure_places(cx, b->snapshot->places,
                       match_places_find(b->snapshot->places, job->opening.place), n);
    }
}

/* ---- who --------------------------------------------------------------------------------- */

static void add_member(struct building *b, const struct match_people *people, uint32_t slot)
{
    if (people->facts[slot].consent == CONSENT_AGREED)
        b->members[b->count++] = (struct member){ people, slot, false };
}

static void list_members(struct ctx *cx, struct building *b)
{
    const struct snapshot *s = b->snapshot;
    b->members = ARENA_ARRAY(cx->arena, s->base->count + s->tail->count + 1, struct member);
    for (uint32_t slot = 0; slot < s->base->count; slot++)
        if (!match_bit(s->dead, slot)) add_member(b, s->base, slot);
    for (uint32_t slot = 0; slot < s->tail->count; slot++) add_member(b, s->tail, slot);
}

err build_traits(struct ctx *cx, struct tx *tx, struct building *b, struct match_build *out)
{
    uint32_t kept = 0;
    out->person = ARENA_ARRAY(cx->arena, b->count + 1, id);
    out->traits = ARENA_ARRAY(cx->arena, b->count + 1, struct match_traits);
    for (uint32_t i = 0; i < b->count; i++) {
        struct volunteer v;
        const struct member *m = &b->members[i];
        const struct score_person *p = &m->people->person[m->slot];
        const struct match_facts *facts = &m->people->facts[m->slot];
        err e = record_get(cx, tx, &volunteer_entity, facts->volunteer, &v);
        if (e) return e;
        if (b->run->own_people && !unit_within(cx, tx, v.unit, b->run->unit)) continue;
        int64_t age = date_years(p->birth, b->snapshot->on);
        out->traits[kept] =
            (struct match_traits){ .place = facts->place,
                                   .sex = (uint8_t)v.sex,
                                   .age = (uint8_t)(age < 0 ? 0 : age),
                                   .minority_language = (p->speaks & MINORITY) != 0 };
        out->person[kept] = facts->volunteer;
        b->members[kept++] = *m;
    }
    b->count = kept;
    return ERR_NONE;
}

void build_lock_seats(struct building *b)
{
    for (uint32_t i = 0; i < b->seats->prior_count; i++) {
        const struct prior *p = &b->seats->priors[i];
        const struct match_people *people;
        uint32_t slot;
        if (p->shift == MATCH_NONE || !seats_locks(p->state)) continue;
        struct run_shift *shift = &b->seats->shifts[p->shift];
        bool speaks = false;
        if (snapshot_find(b->snapshot, p->volunteer, &people, &slot)) {
            uint8_t language = shift->entry->job.opening.language;
            speaks = language && people->person[slot].speaks >> language & 1;
        }
        seats_lock(shift, speaks, p->leads);
    }
}

/* For which openings the run names a version. */
static err pin_rule(struct ctx *cx, struct tx *tx, struct building *b)
{
    id unit;
    b->pinned = ARENA_ARRAY(cx->arena, b->board->count + 1, bool);
    err e = run_rule_pin(cx, tx, b->run, &b->pin, &unit);
    if (e || id_is_none(b->pin.version)) return e;
    for (uint32_t i = 0; i < b->board->count; i++)
        b->pinned[i] =
            id_is_none(unit) || unit_within(cx, tx, b->board->entries[i].job.campaign.unit, unit);
    return ERR_NONE;
}

err build_read(struct ctx *cx, struct tx *tx, struct building *b)
{
    b->cx = cx;
    err e = board_hold(cx, tx, &b->board);
    if (!e) e = snapshot_current(cx, tx, &b->snapshot);
    if (!e) e = seats_collect(cx, tx, b->run, b->board, b->seats);
    if (!e) list_members(cx, b);
    return e ? e : pin_rule(cx, tx, b);
}

void build_let_go(struct building *b)
{
    if (b->board) board_release(b->board);
    if (b->snapshot) snapshot_release(b->snapshot);
}
