/* SPDX-License-Identifier: MIT
 * trainee: see the header. */
#include "trainee.h"

err trainee_may_stand(struct ctx *cx, struct tx *tx, const struct signup_place *place, id person,
                      code_set missing, bool *may)
{
    const struct study_1 *service = ctx_service(cx, "study", 1);
    err e = ERR_NONE;
    *may = service && place->opening.trainee_seats > 0 && !code_set_is_empty(missing);
    for (const struct term *t = certificate_vocabulary.terms; *may && !e && t->number; t++)
        if (code_set_has(missing, t->number))
            e = service->learning(cx, tx, person, text_of(t->code), may);
    return e;
}

struct counting {
    id but;
    struct trainee_company *company;
};

static enum kv_go count_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct signup *s = record;
    struct counting *c = arg;
    (void)cx, (void)tx, (void)failure;
    if (!signup_takes_place(s->state) || id_equal(s->id, c->but)) return KV_MORE;
    if (s->trainee)
        c->company->trainees++;
    else if (s->state == SIGNUP_ACCEPTED && code_set_is_empty(s->waived) && !s->lapsed_at)
        c->company->holders++;
    return KV_MORE;
}

err trainee_company_of(struct ctx *cx, struct tx *tx, id shift, id but, struct trainee_company *out)
{
    struct counting c = { .but = but, .company = out };
    *out = (struct trainee_company){ 0 };
    return query_ref(cx, tx, &signup_entity, "shift", shift, count_one, &c);
}

err trainee_has_place(struct ctx *cx, struct tx *tx, const struct signup_place *place,
                      const struct signup *signup, bool *has)
{
    struct trainee_company company;
    err e = trainee_company_of(cx, tx, place->shift.id, signup->id, &company);
    *has = company.holders > 0 && company.trainees < place->opening.trainee_seats;
    return e;
}

err trainee_require_place(struct ctx *cx, struct tx *tx, const struct signup_place *place,
                          const struct signup *signup)
{
    struct trainee_company company;
    err e = trainee_company_of(cx, tx, place->shift.id, signup->id, &company);
    if (e) return e;
    if (company.holders == 0)
        return ctx_fail(cx, ERR_CONFLICT, "/shift", "no-holder",
                        SAY("Chưa có ai có chứng chỉ ở ca này để học viên đi cùng",
                            "Nobody with the certificate is at this shift yet for a trainee to go "
                            "with"));
    if (company.trainees < place->opening.trainee_seats) return ERR_NONE;
    return ctx_fail(
        cx, ERR_CONFLICT, "/shift", "trainees-full",
        SAY("Ca này đã đủ %lld chỗ cho học viên", "The shift has its %lld trainees already"),
        (long long)place->opening.trainee_seats);
}
