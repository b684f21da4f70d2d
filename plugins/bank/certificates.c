/* SPDX-License-Identifier: MIT
 * certificates: asked one by one. */
#include "certificates.h"

err certificates_of(struct ctx *cx, struct tx *tx, id person, const struct score_job *job,
                    struct score_history *out)
{
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    out->certificates_known = service != NULL;
    if (!service || code_set_is_empty(job->opening.certificates)) return ERR_NONE;
    for (const struct term *t = certificate_vocabulary.terms; t->number; t++) {
        bool valid = false;
        if (!code_set_has(job->opening.certificates, t->number)) continue;
        err e = service->valid_on(cx, tx, person, text_of(t->code), job->opening.starts, &valid);
        if (e) return e;
        if (valid) code_set_add(&out->certificates, t->number);
    }
    return ERR_NONE;
}

err certificates_on(struct ctx *cx, struct tx *tx, id person, date day, code_set *out)
{
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    err e = ERR_NONE;
    *out = (code_set){ 0 };
    for (const struct term *t = certificate_vocabulary.terms; service && !e && t->number; t++) {
        bool valid = false;
        e = service->valid_on(cx, tx, person, text_of(t->code), day, &valid);
        if (!e && valid) code_set_add(out, t->number);
    }
    return e;
}
