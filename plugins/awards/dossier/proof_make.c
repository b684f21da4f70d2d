/* SPDX-License-Identifier: MIT
 * proof_make: asks the services of the bank and of training, and writes what they say as JSON whose
 * bytes depend on the answers alone. Certificates are asked for code by code of the vocabulary that
 * openings use: without the training plugin there are none to prove. */
#include "proof.h"

#include "../public/public.h"

struct making {
    struct ctx *cx;
    struct tx *tx;
    const struct nomination *n;
    struct proof *p;
    struct json *j;
};

static const struct record_1 *records(const struct ctx *cx)
{
    const struct record_1 *service = ctx_service(cx, "record", 1);
    REQUIRE(service); /* of the bank */
    return service;
}

static void date_at(struct making *m, const char *key, date d)
{
    json_text_at(m->j, key, d ? date_format(m->cx->arena, d) : TEXT(""));
}

static void put_done(struct making *m)
{
    const struct record_done *d = &m->p->done;
    json_int_at(m->j, "years_unbroken", d->years);
    date_at(m, "first", d->first);
    date_at(m, "last", d->last);
    json_int_at(m->j, "days", d->days);
    json_int_at(m->j, "hours", d->hours);
    json_int_at(m->j, "shifts", d->shifts);
    json_int_at(m->j, "people", d->people);
    json_int_at(m->j, "helped", m->p->helped);
    json_key(m->j, "grades");
    json_array(m->j);
    for (size_t i = 0; i < d->grade_count; i++) {
        json_object(m->j);
        json_z_at(m->j, "code", d->grades[i].code);
        json_int_at(m->j, "hours", d->grades[i].hours);
        json_int_at(m->j, "shifts", d->grades[i].shifts);
        json_object_end(m->j);
    }
    json_array_end(m->j);
}

static void put_campaigns(struct making *m)
{
    const struct record_done *d = &m->p->done;
    json_key(m->j, "campaigns");
    json_array(m->j);
    for (size_t i = 0; i < d->campaign_count; i++) {
        const struct record_campaign *c = &d->campaigns[i];
        json_object(m->j);
        json_id_at(m->j, "id", c->id);
        json_text_at(m->j, "title", c->title);
        json_id_at(m->j, "unit", c->unit);
        date_at(m, "first", c->first);
        date_at(m, "last", c->last);
        json_int_at(m->j, "hours", c->hours);
        json_int_at(m->j, "shifts", c->shifts);
        json_int_at(m->j, "helped", c->helped);
        json_object_end(m->j);
    }
    json_array_end(m->j);
}

static const struct vocabulary *certificate_codes(struct tx *tx)
{
    const struct entity *opening = schema_named(tx_schema(tx), TEXT("opening"));
    const struct field *f = opening ? field_named(opening->fields, TEXT("certificates")) : NULL;
    return f ? f->terms : NULL;
}

static err put_certificate(struct making *m, const struct credential_1 *service,
                           const struct term *t)
{
    bool valid, had;
    date expires, revoked;
    text code = text_of(t->code);
    err e = service->valid_on(m->cx, m->tx, m->n->person, code, m->p->as_of, &valid);
    if (!e) e = service->latest(m->cx, m->tx, m->n->person, code, &had, &expires, &revoked);
    if (e || !had || (revoked && revoked <= m->p->as_of)) return e;
    json_object(m->j);
    json_z_at(m->j, "code", t->code);
    json_z_at(m->j, "title", t->vi);
    json_bool_at(m->j, "valid", valid);
    date_at(m, "expires", expires);
    json_object_end(m->j);
    return ERR_NONE;
}

static err put_certificates(struct making *m)
{
    const struct credential_1 *service = ctx_service(m->cx, "credential", 1);
    const struct vocabulary *codes = certificate_codes(m->tx);
    err e = ERR_NONE;
    json_key(m->j, "certificates");
    json_array(m->j);
    if (service && codes && !id_is_none(m->n->person))
        for (const struct term *t = codes->terms; !e && t->number; t++)
            e = put_certificate(m, service, t);
    json_array_end(m->j);
    return e;
}

static bool was_known(const struct honour *h, date day)
{
    return h->decided && h->decided <= day && (h->state == HONOUR_AWARDED || h->revoked_on > day);
}

/* Of the nominee, whichever it is; what was taken back later stood then. */
static err put_honours(struct making *m)
{
    const struct nomination *n = m->n;
    struct award_list all;
    const char *field = !id_is_none(n->person) ? "person"
                        : !id_is_none(n->team) ? "team"
                                               : "unit_honoured";
    err e = award_list(m->cx, m->tx, &honour_entity, field, nomination_nominee(n), &all);
    json_key(m->j, "honours");
    json_array(m->j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct honour *h = award_list_at(&all, i);
        if (!was_known(h, m->p->as_of)) continue;
        json_object(m->j);
        json_id_at(m->j, "id", h->id);
        json_int_at(m->j, "year", h->year);
        json_text_at(m->j, "title", h->title);
        json_text_at(m->j, "number", h->number);
        json_object_end(m->j);
    }
    json_array_end(m->j);
    return e;
}

static void put_team(struct making *m)
{
    const struct team_known *t = &m->p->team;
    if (id_is_none(t->id)) return;
    json_key(m->j, "team");
    json_object(m->j);
    date_at(m, "founded", t->founded);
    json_bool_at(m->j, "charter", t->charter);
    json_bool_at(m->j, "basis", t->basis);
    json_z_at(m->j, "standing", t->standing);
    date_at(m, "reviewed", t->reviewed);
    json_int_at(m->j, "members", t->members);
    json_int_at(m->j, "coordinators", t->coordinators);
    json_object_end(m->j);
}

static err ask(struct making *m)
{
    struct person who = { 0 };
    const struct nomination *n = m->n;
    if (!id_is_none(n->person)) {
        err e = award_people(m->cx)->read(m->cx, m->tx, n->person, &who);
        m->p->birth = who.birth;
        return e ? e : records(m->cx)->of_person(m->cx, m->tx, n->person, m->p->as_of, &m->p->done);
    }
    if (id_is_none(n->team)) return ERR_NONE;
    err e = award_teams(m->cx)->read(m->cx, m->tx, n->team, m->p->as_of, &m->p->team);
    return e ? e : records(m->cx)->of_team(m->cx, m->tx, n->team, m->p->as_of, &m->p->done);
}

err proof_make(struct ctx *cx, struct tx *tx, const struct nomination *n, date as_of,
               struct proof *out)
{
    struct buffer bytes = buffer_in(cx->arena, 2048);
    struct json j = json_into(&bytes);
    struct making m = { cx, tx, n, out, &j };
    *out = (struct proof){ .as_of = as_of };
    err e = ask(&m);
    for (size_t i = 0; i < out->done.campaign_count; i++)
        out->helped += out->done.campaigns[i].helped;
    json_object(&j);
    date_at(&m, "as_of", as_of);
    json_id_at(&j, "nominee", nomination_nominee(n));
    put_done(&m);
    put_campaigns(&m);
    if (!e) e = put_certificates(&m);
    if (!e) e = put_honours(&m);
    put_team(&m);
    json_object_end(&j);
    out->facts = buffer_as_text(&bytes);
    struct hash digest = hash_sha256(text_slice(out->facts));
    out->digest = hex_text(cx->arena, (struct slice){ digest.bytes, sizeof digest.bytes });
    return e;
}

date proof_day(const struct ctx *cx, const struct award_round *r)
{
    date counted = round_counted_on(r), today = instant_date(cx->now);
    return counted && counted < today ? counted : today;
}
