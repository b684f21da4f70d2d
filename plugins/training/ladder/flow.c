/* SPDX-License-Identifier: MIT
 * flow: the rule is asked before the writer, on facts that the writer gathers again and compares.
 */
#include "flow.h"

#include "certify.h"
#include "verdict.h"

const struct field voiding_fields[] = {
    FIELD(1, struct giving_up, reason, TEXT, REQUIRED, .max = 300, .label = "Vì sao không tính",
          .label_en = "Why it does not count", .help = "Ví dụ: bài giảng phải dừng giữa chừng",
          .help_en = "For example: it had to be broken off"),
    { 0 },
};
const struct field withdrawing_fields[] = {
    FIELD(1, struct giving_up, reason, TEXT, 0, .max = 300, .label = "Lý do rút hồ sơ",
          .label_en = "Why it is withdrawn"),
    { 0 },
};
const struct field deciding_fields[] = {
    FIELD(1, struct deciding, certify, BOOL, 0, .label = "Công nhận", .label_en = "Certify"),
    FIELD(2, struct deciding, reason, TEXT, LINES, .max = 600, .label = "Lý do chưa công nhận",
          .label_en = "Why not", .help = "Người dự xét sẽ đọc được",
          .help_en = "The candidate will read this"),
    FIELD(3, struct deciding, decision, TEXT, 0, .max = 160, .label = "Số quyết định",
          .label_en = "Number of the decision"),
    FIELD(4, struct deciding, signer, TEXT, 0, .max = 120, .label = "Người ký",
          .label_en = "Signed by", .help = "Chức vụ và họ tên như in trên giấy",
          .help_en = "Office and name as printed"),
    { 0 },
};

static err require_open(struct ctx *cx, const struct candidacy *c)
{
    if (c->state == CANDIDACY_OPEN) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "decided",
                    SAY("Hồ sơ này đã có quyết định", "This candidacy has been decided"));
}

const struct field candidacy_change_fields[] = {
    LIKE(1, struct candidacy_change, unit, candidacy_fields, unit, 0),
    LIKE(2, struct candidacy_change, mentor, candidacy_fields, mentor, 0),
    { 0 },
};

err candidacy_change(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct candidacy_change *in = request_body(rq);
    struct candidacy c;
    err e = record_get(cx, tx, &candidacy_entity, request_id(rq), &c);
    if (!e) e = require_open(cx, &c);
    if (e) return e;
    if (request_gave(rq, "unit") && !id_is_none(in->unit)) c.unit = in->unit;
    if (request_gave(rq, "mentor")) c.mentor = in->mentor;
    e = access_require(cx, tx, candidacy_entity.write, c.unit);
    if (!e) e = record_update(cx, tx, &candidacy_entity, &c);
    return e ? e : respond(cx, tx, rq, rs, &candidacy_entity, &c);
}

/* ---- giving up ----------------------------------------------------------------------------- */

err teach_back_void(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct teach_back t;
    struct candidacy c;
    err e = record_get(cx, tx, &teach_back_entity, request_id(rq), &t);
    if (!e) e = record_get(cx, tx, &candidacy_entity, t.candidacy, &c);
    if (!e) e = require_open(cx, &c);
    if (e) return e;
    t.state = TEACH_BACK_VOID;
    t.reason = ((const struct giving_up *)request_body(rq))->reason;
    e = record_update(cx, tx, &teach_back_entity, &t);
    return e ? e : respond(cx, tx, rq, rs, &teach_back_entity, &t);
}

err candidacy_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct candidacy c;
    err e = record_get(cx, tx, &candidacy_entity, request_id(rq), &c);
    if (!e && !access_owns(cx, tx, &candidacy_entity, &c))
        e = access_require(cx, tx, candidacy_entity.write, c.unit);
    if (!e) e = require_open(cx, &c);
    if (e) return e;
    c.state = CANDIDACY_WITHDRAWN;
    c.decided = instant_date(cx->now);
    c.reason = ((const struct giving_up *)request_body(rq))->reason;
    c.officer = cx->actor.account;
    e = record_update(cx, tx, &candidacy_entity, &c);
    return e ? e : respond(cx, tx, rq, rs, &candidacy_entity, &c);
}

err candidacy_stands(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx, (void)rq, (void)rs;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "kept",
                    SAY("Hồ sơ và phiếu chấm được giữ lại, không xóa được. Hãy rút hồ sơ",
                        "Candidacies and scores are kept. Withdraw the candidacy instead"));
}

/* ---- deciding ------------------------------------------------------------------------------ */

err candidacy_decide_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                             void **prepared)
{
    struct certified *found = ARENA_NEW(cx->arena, struct certified);
    struct candidacy c;
    *prepared = found;
    err e = record_get(cx, tx, &candidacy_entity, request_id(rq), &c);
    if (!e) e = require_open(cx, &c);
    if (!e) e = certify_facts_of(cx, tx, &c, instant_date(cx->now), &found->facts);
    return e ? e : certify_decide(cx, &c, found);
}

static text facts_text(struct ctx *cx, const struct certify_facts *f)
{
    struct buffer out = buffer_in(cx->arena, 2048);
    rule_facts_print(&training_certify_hook, f, &out);
    return buffer_as_text(&out);
}

static err require_same(struct ctx *cx, struct tx *tx, const struct candidacy *c,
                        const struct certified *found)
{
    struct certify_facts now;
    err e = certify_facts_of(cx, tx, c, found->facts.as_of, &now);
    if (e || text_equal(facts_text(cx, &now), facts_text(cx, &found->facts))) return e;
    return ctx_fail(cx, ERR_RETRY, NULL, "changed",
                    SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
}

static err require_qualified(struct ctx *cx, const struct certified *found)
{
    struct buffer missing = buffer_in(cx->arena, 512);
    if (certified_is_qualified(found)) return ERR_NONE;
    if (!found->ruled)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "rule",
            SAY("Quy tắc công nhận chưa chạy được: %s%.0s", "The rule could not be asked: %.0s%s"),
            text_z(cx->arena, found->fault.vi), text_z(cx->arena, found->fault.en));
    for (const struct rule_reason *r = found->verdict.reasons; r; r = r->next) {
        if (r->points) continue;
        if (missing.size) buffer_text(&missing, TEXT("; "));
        buffer_text(&missing, r->vi);
    }
    return ctx_fail(cx, ERR_CONFLICT, NULL, "rule",
                    SAY("Chưa đủ điều kiện theo quy tắc: %.*s", "The rule is not satisfied: %.*s"),
                    TEXT_ARGS(buffer_as_text(&missing)));
}

static err kind_of_level(struct ctx *cx, struct tx *tx, int64_t level, struct certificate_kind *out)
{
    struct certificate_kind probe = { .code = trainer_code(level) };
    err e = record_find(cx, tx, &certificate_kind_entity, "code", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "no-kind",
                    SAY("Tỉnh chưa mở loại chứng nhận %.*s nên chưa cấp được",
                        "The province has no kind of certificate %.*s yet"),
                    TEXT_ARGS(probe.code));
}

/* A renewal's certificate names the one it follows, which stays valid to its own end. */
static err issue(struct ctx *cx, struct tx *tx, const struct deciding *in, struct candidacy *c)
{
    struct certificate_kind kind;
    struct certificate old = { 0 };
    bool there = false;
    err e = kind_of_level(cx, tx, c->level, &kind);
    if (!e && c->renewal) e = trainer_certificate(cx, tx, c->volunteer, c->level, &old, &there);
    if (e) return e;
    struct certificate made = { .kind = kind.id,
                                .volunteer = c->volunteer,
                                .unit = c->unit,
                                .issued = instant_date(cx->now),
                                .course = in->decision,
                                .signer = in->signer,
                                .replaces = there ? old.id : ID_NONE };
    e = record_create(cx, tx, &certificate_entity, &made);
    c->certificate = made.id;
    return e;
}

static err tell(struct ctx *cx, struct tx *tx, const struct candidacy *c)
{
    text about = TEXT("candidacy.decided");
    id message = id_seeded(c->id, text_slice(about));
    text words = c->state == CANDIDACY_CERTIFIED
                     ? text_format(cx->arena,
                                   "bạn đã được công nhận tập huấn viên bậc T%lld. Xem ở mục Chứng "
                                   "nhận.",
                                   (long long)c->level)
                     : text_format(cx->arena,
                                   "hồ sơ tập huấn viên bậc T%lld của bạn chưa được công nhận. Lý "
                                   "do và việc cần làm ở mục Bậc thang tập huấn viên.",
                                   (long long)c->level);
    return people(cx)->tell(cx, tx, c->volunteer, about, words, message);
}

static err keep_verdict(struct ctx *cx, struct tx *tx, const struct certified *found,
                        struct candidacy *c)
{
    struct training_verdict_of of = { .receipt = &found->receipt,
                                      .entity = &candidacy_entity,
                                      .record = c->id,
                                      .volunteer = c->volunteer,
                                      .unit = c->unit,
                                      .as_of = found->facts.as_of };
    return found->ruled ? training_verdict_store(cx, tx, &of, &c->verdict) : ERR_NONE;
}

/* Officers may be trainers too. */
static err refuse_own(struct ctx *cx, struct tx *tx, const struct candidacy *c)
{
    if (!access_owns(cx, tx, &candidacy_entity, c)) return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "own",
                    SAY("Không ai tự quyết định hồ sơ của mình", "Nobody decides on themselves"));
}

static err refuse_unsaid(struct ctx *cx, const struct deciding *in)
{
    if (in->certify || !text_is_empty(text_trim(in->reason))) return ERR_NONE;
    ctx_flaw(cx, "/reason", "required",
             SAY("Hãy nói lý do: người dự xét sẽ đọc được", "Say why: the candidate will read it"));
    return ERR_INVALID;
}

err candidacy_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct deciding *in = request_body(rq);
    const struct certified *found = request_prepared(rq);
    struct candidacy c;
    err e = record_get(cx, tx, &candidacy_entity, request_id(rq), &c);
    if (!e) e = require_open(cx, &c);
    if (!e) e = refuse_own(cx, tx, &c);
    if (!e) e = refuse_unsaid(cx, in);
    if (!e) e = require_same(cx, tx, &c, found);
    if (!e && in->certify) e = require_qualified(cx, found);
    if (!e && in->certify) e = issue(cx, tx, in, &c);
    if (!e) e = keep_verdict(cx, tx, found, &c);
    if (e) return e;
    c.state = in->certify ? CANDIDACY_CERTIFIED : CANDIDACY_REFUSED;
    c.reason = in->certify ? TEXT("") : in->reason;
    c.decided = found->facts.as_of;
    c.officer = cx->actor.account;
    e = record_update(cx, tx, &candidacy_entity, &c);
    if (!e) e = tell(cx, tx, &c);
    return e ? e : respond(cx, tx, rq, rs, &candidacy_entity, &c);
}
