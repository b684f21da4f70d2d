/* SPDX-License-Identifier: MIT
 * appeals: what is sent along is looked at by its first bytes, not by its name. */
#include "appeals.h"

#include "../lists.h"
#include "../notify.h"
#include "run.h"

const struct field appealing_fields[] = {
    LIKE(1, struct appealing, reason, appeal_fields, reason, REQUIRED),
    { 0 },
};
const struct field answering_appeal_fields[] = {
    LIKE(1, struct answering_appeal, answer, appeal_fields, answer, 0),
    { 0 },
};
const struct field refusing_appeal_fields[] = {
    LIKE(1, struct answering_appeal, answer, appeal_fields, answer, REQUIRED),
    { 0 },
};
const struct field correcting_fields[] = {
    FIELD(1, struct correcting, why, TEXT, REQUIRED, .max = 300, .label = "Lý do điều chỉnh",
          .label_en = "Why it is corrected", .help = "Tình nguyện viên sẽ đọc được lý do này",
          .help_en = "The volunteer will read this"),
    { 0 },
};

instant appeal_until(struct ctx *cx, struct tx *tx, const struct evaluation_round *round)
{
    if (round->state != ROUND_PUBLISHED) return 0;
    return round->published + setting_int(cx, tx, "bank.appeal_days") * CLOCK_DAY;
}

err appeal_of(struct ctx *cx, struct tx *tx, id round, id volunteer, struct appeal *out,
              bool *there)
{
    struct gathered all;
    err e = gather(cx, tx, &appeal_entity, "volunteer", volunteer, &all);
    *there = false;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct appeal *a = gathered_at(&all, i);
        if (!id_equal(a->round, round)) continue;
        *out = *a;
        *there = true;
    }
    return e;
}

/* ---- asking -------------------------------------------------------------------------------- */

static bool begins(struct slice s, const char *magic, size_t size)
{
    return s.size >= size && memcmp(s.data, magic, size) == 0;
}

static const char *evidence_type(struct slice s)
{
    if (begins(s, "%PDF-", 5)) return "application/pdf";
    if (begins(s, "\xFF\xD8\xFF", 3)) return "image/jpeg";
    if (begins(s, "\x89PNG\r\n\x1A\n", 8)) return "image/png";
    return NULL;
}

/* The file that came with the form, if any. */
static err take_evidence(struct ctx *cx, const struct request *rq, struct appeal *a,
                         struct slice *file)
{
    *file = (struct slice){ 0 };
    bool sent = request_is_form(rq) && !text_is_empty(request_file_name(rq));
    if (!sent || !request_raw(rq).size) return ERR_NONE;
    *file = request_raw(rq);
    const char *type = evidence_type(*file);
    if (!type)
        ctx_flaw(cx, "/file", "type",
                 SAY("Tệp minh chứng phải là PDF hoặc ảnh JPEG, PNG",
                     "Evidence is a PDF or a picture: JPEG, PNG"));
    else if (file->size > EVIDENCE_MAX)
        ctx_flaw(cx, "/file", "size",
                 SAY("Tệp minh chứng nhiều nhất 2 MB", "Evidence is of at most 2 MB"));
    if (cx->error) return cx->error;
    a->evidence_name = request_file_name(rq);
    a->evidence_type = text_of(type);
    a->evidence_size = (int64_t)file->size;
    return ERR_NONE;
}

static err no_evaluation(struct ctx *cx)
{
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "evaluation",
                    SAY("Không có kết quả đánh giá này", "There is no such evaluation"));
}

/* One's own, in force and published; others cannot even tell whether it is there. */
static err own_evaluation(struct ctx *cx, struct tx *tx, id which, struct evaluation *v,
                          struct evaluation_round *round)
{
    struct volunteer me;
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = record_get(cx, tx, &evaluation_entity, which, v);
    if (e == ERR_NOT_FOUND && !cx->error) return no_evaluation(cx);
    if (e) return e;
    e = record_get(cx, tx, &evaluation_round_entity, v->round, round);
    if (e) return e;
    bool mine = id_equal(v->volunteer, me.id) && round->state == ROUND_PUBLISHED;
    return mine ? ERR_NONE : no_evaluation(cx);
}

static err may_appeal(struct ctx *cx, struct tx *tx, const struct evaluation *v,
                      const struct evaluation_round *round)
{
    struct appeal last;
    bool there;
    if (v->state != EVALUATION_IN_FORCE)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "replaced",
                        SAY("Kết quả này đã được thay bằng kết quả khác",
                            "This evaluation has been replaced by another"));
    if (cx->now >= appeal_until(cx, tx, round))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "late",
                        SAY("Đã hết hạn đề nghị phúc tra (%lld ngày sau công bố)",
                            "The time for appeals is over (%lld days after the publication)"),
                        (long long)setting_int(cx, tx, "bank.appeal_days"));
    err e = appeal_of(cx, tx, round->id, v->volunteer, &last, &there);
    if (e || !there || last.state != APPEAL_WAITING) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "open",
                    SAY("Bạn đã có một đề nghị phúc tra đang chờ trả lời",
                        "You have an appeal that waits for an answer"));
}

err appeal_make(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct appealing *in = request_body(rq);
    struct evaluation v = { 0 };
    struct evaluation_round round = { 0 };
    struct slice file;
    err e = own_evaluation(cx, tx, request_id(rq), &v, &round);
    if (!e) e = may_appeal(cx, tx, &v, &round);
    if (e) return e;
    struct appeal a = { .evaluation = v.id,
                        .round = round.id,
                        .volunteer = v.volunteer,
                        .reason = in->reason,
                        .state = APPEAL_WAITING,
                        .made = cx->now };
    e = take_evidence(cx, rq, &a, &file);
    if (!e) e = record_create(cx, tx, &appeal_entity, &a);
    if (!e && file.size) e = blob_put(cx, tx, a.id, file);
    return e ? e : respond_created(cx, tx, rq, rs, &appeal_entity, &a);
}

err appeal_evidence(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct appeal a;
    struct evaluation_round round = { 0 };
    struct slice bytes;
    err e = record_get(cx, tx, &appeal_entity, request_id(rq), &a);
    if (!e) e = record_get(cx, tx, &evaluation_round_entity, a.round, &round);
    if (e) return e;
    if (!access_owns(cx, tx, &appeal_entity, &a)) {
        e = access_require(cx, tx, "evaluate.appeal", round.unit);
        if (!e) e = respond_saw(cx, tx, rs, &appeal_entity, &a);
    }
    if (!e) e = blob_get(cx, tx, a.id, &bytes);
    if (e) return e;
    respond_header(cx, rs, "X-Content-Type-Options", TEXT("nosniff"));
    return respond_bytes(rs, a.evidence_type, bytes, a.evidence_name);
}

/* ---- deciding ------------------------------------------------------------------------------ */

static err waiting_appeal(struct ctx *cx, struct tx *tx, id which, struct appeal *a)
{
    err e = record_get(cx, tx, &appeal_entity, which, a);
    if (e || a->state == APPEAL_WAITING) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Đề nghị phúc tra này đã được trả lời", "This appeal has been answered"));
}

static err decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                  struct appeal *a, int32_t state)
{
    a->state = state;
    a->answer = ((const struct answering_appeal *)request_body(rq))->answer;
    a->decided = cx->now;
    a->decided_by = cx->actor.account;
    err e = record_update(cx, tx, &appeal_entity, a);
    return e ? e : respond(cx, tx, rq, rs, &appeal_entity, a);
}

err appeal_accept_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct correction *c = ARENA_NEW(cx->arena, struct correction);
    struct appeal a;
    *prepared = c;
    err e = waiting_appeal(cx, tx, request_id(rq), &a);
    return e ? e : correction_prepare(cx, tx, a.evaluation, c);
}

err appeal_accept(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct correction c = *(const struct correction *)request_prepared(rq);
    struct appeal a;
    err e = waiting_appeal(cx, tx, request_id(rq), &a);
    if (!e) e = correction_store(cx, tx, &c, TEXT("Phúc tra"));
    if (e) return e;
    a.result = c.now.id;
    return decide(cx, tx, rq, rs, &a, APPEAL_ACCEPTED);
}

err appeal_refuse(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct appeal a;
    struct evaluation_round round = { 0 };
    err e = waiting_appeal(cx, tx, request_id(rq), &a);
    if (!e) e = record_get(cx, tx, &evaluation_round_entity, a.round, &round);
    if (!e) e = notify_appeal_refused(cx, tx, a.volunteer, round.year);
    return e ? e : decide(cx, tx, rq, rs, &a, APPEAL_REFUSED);
}

err correction_route_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                             void **prepared)
{
    struct correction *c = ARENA_NEW(cx->arena, struct correction);
    *prepared = c;
    return correction_prepare(cx, tx, request_id(rq), c);
}

err correction_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct correction c = *(const struct correction *)request_prepared(rq);
    err e = correction_store(cx, tx, &c, ((const struct correcting *)request_body(rq))->why);
    return e ? e : respond_created(cx, tx, rq, rs, &evaluation_entity, &c.now);
}
