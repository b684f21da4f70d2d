/* SPDX-License-Identifier: MIT
 * consent: the record of what was agreed to. The row keeps the words as shown, so that changing
 * them later changes nothing that was agreed to. */
#include "consent.h"

const struct consent_row consent_rows[] = {
    { CONSENT_CONTACT, true, "consent_contact", CONTACT_VI, CONTACT_EN },
    { CONSENT_MATCHING, true, "consent_matching", MATCHING_VI, MATCHING_EN },
    { CONSENT_PARTNER, false, "consent_partner", PARTNER_VI, PARTNER_EN },
    { CONSENT_PHOTO, false, "consent_photo", PHOTO_VI, PHOTO_EN },
    { CONSENT_STATISTICS, false, "consent_statistics", STATISTICS_VI, STATISTICS_EN },
    { 0 }
};

text consent_words(const struct ctx *cx, enum consent_purpose purpose)
{
    for (const struct consent_row *r = consent_rows; r->purpose; r++)
        if (r->purpose == purpose) return ctx_say(cx, r->vi, r->en);
    return TEXT("");
}

struct finding {
    enum consent_purpose purpose;
    struct consent found;
    bool holds, withdrawn;
};

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct consent *c = record;
    struct finding *f = arg;
    if (c->purpose != (int32_t)f->purpose) return KV_MORE;
    f->withdrawn = f->withdrawn || c->withdrawn;
    if (c->withdrawn) return KV_MORE;
    f->found = *c;
    f->holds = true;
    return KV_STOP;
}

static err find(struct ctx *cx, struct tx *tx, id volunteer, struct finding *f)
{
    return query_ref(cx, tx, &consent_entity, "volunteer", volunteer, look_at, f);
}

err consent_holds(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  bool *holds)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    *holds = f.holds;
    return e;
}

err consent_taken_back(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                       bool *taken_back)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    *taken_back = f.withdrawn && !f.holds;
    return e;
}

err consent_give(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                 enum registered_by how)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    if (e || f.holds) return e;
    struct consent c = { .volunteer = volunteer,
                         .purpose = (int32_t)purpose,
                         .words = consent_words(cx, purpose),
                         .given = cx->now,
                         .how = (int32_t)how,
                         .by = cx->actor.account };
    return record_create(cx, tx, &consent_entity, &c);
}

err consent_withdraw(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    if (e || !f.holds) return e;
    f.found.withdrawn = cx->now;
    return record_update(cx, tx, &consent_entity, &f.found);
}
