/* SPDX-License-Identifier: MIT
 * study: whoever has a seat in a class that is not over, and whose curriculum ends in the
 * certificate, is learning for it. */
#include "study.h"

#include "../curriculum/curriculum.h"

struct asking {
    text code;
    bool learning;
};

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct enrolment *n = record;
    struct asking *a = arg;
    struct course c;
    struct curriculum curriculum;
    struct certificate_kind kind;
    if (n->state != ENROLMENT_ENROLLED) return KV_MORE;
    err e = record_get(cx, tx, &course_entity, n->course, &c);
    if (!e) e = record_get(cx, tx, &curriculum_entity, c.curriculum, &curriculum);
    *failure = e;
    if (e || course_is_over(c.state) || id_is_none(curriculum.certificate_kind))
        return e ? KV_STOP : KV_MORE;
    *failure = record_get(cx, tx, &certificate_kind_entity, curriculum.certificate_kind, &kind);
    a->learning = !*failure && text_equal(kind.code, a->code);
    return a->learning || *failure ? KV_STOP : KV_MORE;
}

static err learning(struct ctx *cx, struct tx *tx, id person, text code, bool *out)
{
    struct asking a = { .code = code };
    err e = query_ref(cx, tx, &enrolment_entity, "volunteer", person, look_at, &a);
    *out = a.learning;
    return e;
}

const struct study_1 study_service = { learning };
