/* SPDX-License-Identifier: MIT
 * blind: who must not know whose dossier it is, and what is taken out of which record: a council of
 * a blind round, and everybody while it is somebody's draft. Whatever hangs on it is veiled too.
 * Judging by the stored nomination, so that a veiled one that is asked again stays veiled. */
#include "blind.h"

#include "../dossier/dossier.h"
#include "../public/public.h"
#include "../score/score.h"
#include "conflict.h"
#include "redact.h"

enum { UNITS_ABOVE = 8 };

err council_seat(struct ctx *cx, struct tx *tx, id round, struct council_member *seat, bool *there)
{
    struct council_member probe = { .key = award_pair_key(cx->arena, round, cx->actor.account) };
    *there = false;
    if (id_is_none(cx->actor.account)) return ERR_NONE;
    err e = record_find(cx, tx, &council_member_entity, "key", &probe, seat);
    *there = !e;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

err blind_whole(struct ctx *cx, struct tx *tx, id nomination, struct nomination *out)
{
    bool was = cx->actor.system;
    cx->actor.system = true;
    err e = record_get(cx, tx, &nomination_entity, nomination, out);
    cx->actor.system = was;
    return e;
}

err council_reads(struct ctx *cx, struct tx *tx, const struct nomination *n, bool *reads)
{
    struct council_member seat;
    struct review own, probe;
    bool there = false;
    *reads = false;
    err e = council_seat(cx, tx, n->round, &seat, &there);
    if (e || !there || (seat.until && seat.until <= instant_date(cx->now))) return e;
    *reads = seat.part != COUNCIL_MEMBER;
    if (*reads) return ERR_NONE;
    probe.key = award_pair_key(cx->arena, n->id, seat.id);
    e = record_find(cx, tx, &review_entity, "key", &probe, &own);
    *reads = !e && own.state != REVIEW_SET_ASIDE;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* ---- who must not know --------------------------------------------------------------------- */

/* What a person or a team has not handed in is nobody else's. */
static bool is_anothers_draft(const struct ctx *cx, const struct nomination *n)
{
    return n->state == NOMINATION_DRAFT && n->source != SOURCE_UNIT &&
           !id_equal(n->nominator, cx->actor.account);
}

/* Of one's own making, about oneself, or from below where one is an officer oneself. */
static err is_own(struct ctx *cx, struct tx *tx, const struct nomination *n,
                  const struct award_round *r, const struct council_member *seat, bool *own)
{
    *own = id_equal(n->nominator, cx->actor.account) ||
           (!id_is_none(seat->person) && id_equal(n->person, seat->person));
    return *own ? ERR_NONE : conflict_serves(cx, tx, cx->actor.account, n->unit, r->unit, own);
}

static err is_blind(struct ctx *cx, struct tx *tx, const struct nomination *n,
                    struct award_round *r, bool *blind)
{
    struct council_member seat;
    bool there = false, own = false;
    *blind = false;
    err e = record_get(cx, tx, &award_round_entity, n->round, r);
    *blind = !e && is_anothers_draft(cx, n);
    if (e || *blind || !r->blind || r->state >= ROUND_DECIDED) return e;
    e = council_seat(cx, tx, r->id, &seat, &there);
    if (e || !there || seat.part == COUNCIL_SECRETARY) return e;
    e = is_own(cx, tx, n, r, &seat, &own);
    *blind = !e && !own;
    return e;
}

/* ---- names --------------------------------------------------------------------------------- */

/* "Xã Quảng Khê" is written "Quảng Khê" as often. */
static text place_core(text name)
{
    static const char *const kinds[] = { "Xã ", "Phường ", "Thị trấn ", "Huyện ", "Thành phố " };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_starts(name, text_of(kinds[i])))
            return text_part(name, strlen(kinds[i]), name.size);
    return name;
}

/* The unit and those above it, up to the one that holds the round, which everybody knows. */
static void name_units(struct ctx *cx, struct tx *tx, struct redaction *r, id unit, id holder)
{
    for (size_t i = 0; i < UNITS_ABOVE && !id_is_none(unit) && !id_equal(unit, holder); i++) {
        struct unit u;
        if (record_get(cx, tx, &unit_entity, unit, &u)) return;
        redact_name(cx->arena, r, u.name);
        redact_id(cx->arena, r, u.id);
        if (!id_is_none(u.place))
            redact_name(cx->arena, r, place_core(record_title(cx, tx, &place_entity, u.place)));
        unit = u.parent;
    }
}

static void name_person(struct ctx *cx, struct tx *tx, struct redaction *r, id person, id holder)
{
    struct person who = { 0 };
    if (id_is_none(person)) return;
    redact_id(cx->arena, r, person);
    if (award_people(cx)->read(cx, tx, person, &who)) return;
    redact_person(cx->arena, r, who.full_name);
    name_units(cx, tx, r, who.unit, holder);
}

static struct redaction *names_of(struct ctx *cx, struct tx *tx, const struct nomination *n,
                                  const struct award_round *round)
{
    struct redaction *r = ARENA_NEW(cx->arena, struct redaction);
    struct nomination keeper = *n;
    bool was = cx->actor.system;
    cx->actor.system = true;
    keeper.model = TEXT("");
    redact_name(cx->arena, r, n->model);
    if (id_is_none(n->person))
        redact_name(cx->arena, r, nomination_name(cx, tx, &keeper));
    else
        name_person(cx, tx, r, n->person, round->unit);
    redact_id(cx->arena, r, n->team);
    redact_id(cx->arena, r, n->nominator);
    redact_person(cx->arena, r, record_title(cx, tx, &account_entity, n->nominator));
    name_units(cx, tx, r, n->unit, round->unit);
    name_units(cx, tx, r, n->unit_nominee, round->unit);
    cx->actor.system = was;
    return r;
}

/* ---- the dossier --------------------------------------------------------------------------- */

static void empty_names(struct nomination *n)
{
    n->person = n->team = n->unit_nominee = n->unit = n->nominator = n->at = ID_NONE;
    n->model = n->duty = n->key = n->reason = TEXT("");
    n->minority = false;
}

err blind_nomination(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct nomination *n = record;
    struct award_round round;
    struct nomination whole = *n;
    err e = id_is_none(n->unit) ? blind_whole(cx, tx, n->id, &whole) : ERR_NONE;
    if (!e) e = is_blind(cx, tx, &whole, &round, veiled);
    if (e || !*veiled) return e;
    const struct redaction *r = names_of(cx, tx, &whole, &round);
    text *const reports[] = { &n->summary, &n->achievements, &n->initiative, &n->replication,
                              &n->earlier };
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        *reports[i] =
            whole.state == NOMINATION_DRAFT ? TEXT("") : redact(cx->arena, r, *reports[i]);
    empty_names(n);
    return ERR_NONE;
}

/* ---- what hangs on it ---------------------------------------------------------------------- */

static err dossier_is_blind(struct ctx *cx, struct tx *tx, id nomination, struct redaction **names,
                            bool *blind)
{
    struct nomination whole;
    struct award_round round;
    *blind = false;
    err e = blind_whole(cx, tx, nomination, &whole);
    if (!e) e = is_blind(cx, tx, &whole, &round, blind);
    if (e == ERR_NOT_FOUND) { /* a child that is about to go with it */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && *blind && names) *names = names_of(cx, tx, &whole, &round);
    return e;
}

err blind_confirmation(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct confirmation *c = record;
    err e = dossier_is_blind(cx, tx, c->nomination, NULL, veiled);
    if (e || !*veiled) return e;
    c->unit = c->account = ID_NONE;
    c->reason = TEXT("");
    return ERR_NONE;
}

/* Numbers of certificates and honours, by which anybody finds their holders in a register: every
 * text called "number" is emptied. */
static text without_numbers(struct arena *arena, text facts)
{
    static const char name[] = "\"number\":\"";
    const size_t length = sizeof name - 1;
    struct buffer out = buffer_in(arena, facts.size + 1);
    for (size_t at = 0; at < facts.size;) {
        if (!text_starts(text_part(facts, at, facts.size), text_of(name))) {
            buffer_byte(&out, (uint8_t)facts.data[at++]);
            continue;
        }
        buffer_z(&out, name);
        for (at += length; at < facts.size && facts.data[at] != '"'; at++)
            at += facts.data[at] == '\\';
    }
    return buffer_as_text(&out);
}

err blind_proof(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct nomination_proof *p = record;
    struct redaction *names = NULL;
    err e = dossier_is_blind(cx, tx, p->nomination, &names, veiled);
    if (e || !*veiled) return e;
    names->ids = true;
    p->facts = without_numbers(cx->arena, redact(cx->arena, names, p->facts));
    p->digest = TEXT("");
    return ERR_NONE;
}

err blind_evidence(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct evidence *v = record;
    struct redaction *names = NULL;
    err e = dossier_is_blind(cx, tx, v->nomination, &names, veiled);
    if (e || !*veiled) return e;
    v->about = redact(cx->arena, names, v->about);
    v->name = TEXT("");
    v->sha256 = (struct hash){ 0 };
    return ERR_NONE;
}

err blind_declared(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct declared_conflict *d = record;
    err e = dossier_is_blind(cx, tx, d->nomination, NULL, veiled);
    if (e || !*veiled) return e;
    d->person = ID_NONE;
    d->note = d->key = TEXT("");
    return ERR_NONE;
}

err blind_verdict(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct award_verdict *v = record;
    struct redaction *names = NULL;
    err e = dossier_is_blind(cx, tx, v->nomination, &names, veiled);
    if (e || !*veiled) return e;
    names->ids = true;
    v->person = v->unit = v->version = ID_NONE; /* an area's own rule tells the area */
    v->above = v->facts = TEXT("");
    v->answer = redact(cx->arena, names, v->answer);
    v->script_hash = v->params_hash = v->facts_hash = (struct hash){ 0 };
    return ERR_NONE;
}

err blind_comment(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct public_comment *c = record;
    struct redaction *names = NULL;
    err e = dossier_is_blind(cx, tx, c->nomination, &names, veiled);
    if (e || !*veiled) return e;
    c->words = redact(cx->arena, names, c->words);
    c->account = ID_NONE;
    c->contact = c->note = TEXT("");
    return ERR_NONE;
}

/* ---- others' points ------------------------------------------------------------------------ */

static err owes_any(struct ctx *cx, struct tx *tx, id member, bool *owes)
{
    struct award_list mine;
    err e = award_list(cx, tx, &review_entity, "member", member, &mine);
    for (size_t i = 0; !e && i < mine.count; i++)
        *owes |= ((const struct review *)award_list_at(&mine, i))->state == REVIEW_ASSIGNED;
    return e;
}

/* Whoever reviews the dossier sees others' points once theirs are given; of dossiers they do not
 * review, a member once they owe no points at all, chair and secretary at once. */
static err must_wait(struct ctx *cx, struct tx *tx, const struct council_member *seat,
                     id nomination, bool *wait)
{
    struct review own, probe = { .key = award_pair_key(cx->arena, nomination, seat->id) };
    err e = record_find(cx, tx, &review_entity, "key", &probe, &own);
    *wait = !e && own.state == REVIEW_ASSIGNED;
    if (e != ERR_NOT_FOUND) return e;
    return seat->part == COUNCIL_MEMBER ? owes_any(cx, tx, seat->id, wait) : ERR_NONE;
}

err blind_score(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct review_score *s = record;
    struct review review;
    struct nomination n;
    struct council_member seat;
    bool there = false;
    err e = record_get(cx, tx, &review_entity, s->review, &review);
    if (!e) e = blind_whole(cx, tx, review.nomination, &n);
    if (!e) e = council_seat(cx, tx, n.round, &seat, &there);
    if (e || !there || id_equal(review.member, seat.id)) return e;
    e = must_wait(cx, tx, &seat, n.id, veiled);
    if (e || !*veiled) return e;
    s->points = 0;
    s->note = TEXT("");
    s->criterion = ID_NONE;
    return ERR_NONE;
}
