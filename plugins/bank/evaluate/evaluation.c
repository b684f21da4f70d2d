/* SPDX-License-Identifier: MIT
 * evaluation: one verdict as a record, and its receipt. A rule that failed leaves its fault in the
 * place of reasons and rates nobody. */
#include "../verdict.h"
#include "run.h"

static text fault_json(struct ctx *cx, const struct rule_fault *fault)
{
    struct buffer out = buffer_in(cx->arena, 256);
    struct json j = json_into(&out);
    json_object(&j);
    json_key(&j, "fault");
    rule_fault_print(fault, &out);
    json_object_end(&j);
    return buffer_as_text(&out);
}

void evaluation_fill(struct ctx *cx, const struct evaluate_facts *facts,
                     const struct rule_verdict *verdict, const struct rule_fault *fault,
                     bool faulty, struct evaluation *out)
{
    struct buffer reasons = buffer_in(cx->arena, 512);
    out->called = facts->called;
    out->attended = facts->attended;
    out->minutes = facts->minutes;
    out->months_active = facts->months_active;
    out->state = EVALUATION_IN_FORCE;
    out->made = cx->now;
    out->faulty = faulty;
    if (faulty) {
        out->reasons = fault_json(cx, fault);
        return;
    }
    rule_verdict_print(&bank_evaluate_hook, verdict, &reasons);
    out->reasons = buffer_as_text(&reasons);
    out->unrated = verdict->unrated || !verdict->band;
    if (out->unrated) return;
    out->score = verdict->score;
    out->rule_band = out->band = verdict->band;
}

err evaluation_keep_verdict(struct ctx *cx, struct tx *tx, const struct evaluation_round *round,
                            const struct rule_receipt *receipt, struct evaluation *v)
{
    if (id_is_none(round->version)) return ERR_NONE;
    const struct verdict_of of = { .receipt = receipt,
                                   .entity = &evaluation_entity,
                                   .record = v->id,
                                   .volunteer = v->volunteer,
                                   .unit = round->unit,
                                   .as_of = round->until };
    err e = verdict_store(cx, tx, &of, v->verdict, &v->verdict);
    return e ? e : record_update(cx, tx, &evaluation_entity, v);
}
