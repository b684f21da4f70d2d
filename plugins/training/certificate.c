/* SPDX-License-Identifier: MIT
 * certificate: issuing is making the record. The check gives it what nobody chooses: its place in
 * the register, its dates, its code; all inside the transaction that stores it, so that numbers
 * have no gaps. An import's first look is no writing and takes no number. */
#include "certificate.h"

#include "course/course.h"
#include "days.h"
#include "issuer.h"
#include "register.h"

static const struct term standings[] = {
    { STANDING_VALID, "valid", "Còn giá trị", "Valid" },
    { STANDING_RENEW, "renew", "Còn giá trị, đến kỳ gia hạn", "Valid, due for renewal" },
    { STANDING_GRACE, "grace", "Hết hạn, còn được gia hạn", "Expired, can still be renewed" },
    { STANDING_EXPIRED, "expired", "Hết hạn", "Expired" },
    { STANDING_REVOKED, "revoked", "Đã thu hồi", "Revoked" },
    { 0 },
};
const struct vocabulary standing_vocabulary = { "certificate_standing", "Tình trạng", "Standing",
                                                standings };

static const struct term reasons[] = {
    { REVOKED_MISTAKE, "mistake", "Cấp nhầm", "Issued by mistake" },
    { REVOKED_FALSE, "false_statement", "Hồ sơ không đúng sự thật", "Got by false statements" },
    { REVOKED_CONDUCT, "conduct", "Vi phạm quy định", "Broke the rules" },
    { REVOKED_REPLACED, "replaced", "Đã cấp chứng nhận khác thay thế", "Another replaces it" },
    { REVOKED_HOLDER, "holder_asked", "Người được cấp đề nghị", "The holder asked" },
    { 0 },
};
const struct vocabulary revoke_vocabulary = { "revoke_reason", "Lý do thu hồi", "Why revoked",
                                              reasons };

static err derive_holder(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct certificate *c = record;
    struct person who = { 0 };
    (void)as_of;
    err e = people(cx)->read(cx, tx, c->volunteer, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    c->holder = who.full_name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err derive_standing(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct certificate *c = record;
    (void)cx, (void)tx;
    c->standing = (int32_t)certificate_standing_on(c, as_of);
    return ERR_NONE;
}

const struct field certificate_fields[] = {
    FIELD(1, struct certificate, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Người được cấp", .label_en = "Holder",
          .aliases = "họ và tên|họ tên|mã tình nguyện viên|tình nguyện viên"),
    FIELD(2, struct certificate, kind, REF, REQUIRED | INDEXED, .target = "certificate_kind",
          .label = "Loại chứng nhận", .label_en = "Kind",
          .aliases = "chứng nhận|loại|tên chứng nhận"),
    FIELD(3, struct certificate, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị cấp", .label_en = "Issued by"),
    FIELD(4, struct certificate, issued, DATE, REQUIRED | INDEXED, .label = "Ngày cấp",
          .label_en = "Issued on"),
    FIELD(5, struct certificate, course, TEXT, 0, .max = 160, .label = "Khóa, lớp hoặc quyết định",
          .label_en = "Course or decision", .aliases = "khóa|lớp|khóa học|quyết định"),
    FIELD(6, struct certificate, signer, TEXT, 0, .max = 120, .label = "Người ký",
          .label_en = "Signed by",
          .help = "Như in trên giấy, mỗi dòng cách nhau bằng dấu chấm phẩy: TM. BAN THƯỜNG VỤ; BÍ "
                  "THƯ; Hoàng Lê Nhật Quang",
          .help_en = "As printed, lines parted by semicolons, the name last"),
    FIELD(7, struct certificate, year, INT, READ_ONLY | INDEXED, .label = "Năm vào sổ",
          .label_en = "Year of the register"),
    FIELD(8, struct certificate, entry, INT, READ_ONLY, .label = "Số vào sổ cấp",
          .label_en = "Entry in the register"),
    FIELD(9, struct certificate, number, TEXT, READ_ONLY | INDEXED, .max = 60,
          .label = "Số chứng nhận", .label_en = "Number"),
    FIELD(10, struct certificate, register_key, TEXT, READ_ONLY | UNIQUE | INDEXED, .max = 80,
          .label = "Thứ tự trong sổ cấp", .label_en = "Order in the register"),
    FIELD(11, struct certificate, code, TEXT, READ_ONLY | UNIQUE | INDEXED | PERSONAL, .max = 30,
          .label = "Mã tra cứu", .label_en = "Code to look it up by"),
    FIELD(12, struct certificate, listed, INT, READ_ONLY | UNIQUE | INDEXED,
          .label = "Vị trí trong danh sách thu hồi", .label_en = "Place in the status lists"),
    FIELD(13, struct certificate, renew_from, DATE, READ_ONLY | INDEXED, .label = "Gia hạn từ ngày",
          .label_en = "Renew from"),
    FIELD(14, struct certificate, expires, DATE, READ_ONLY | INDEXED, .label = "Có giá trị đến hết",
          .label_en = "Valid until"),
    FIELD(15, struct certificate, grace_until, DATE, READ_ONLY | INDEXED,
          .label = "Còn được gia hạn đến", .label_en = "Renewable until"),
    FIELD(16, struct certificate, revoked_on, DATE, READ_ONLY | INDEXED, .label = "Thu hồi ngày",
          .label_en = "Revoked on"),
    FIELD(17, struct certificate, revoke_reason, ENUM, READ_ONLY, .terms = &revoke_vocabulary,
          .label = "Lý do thu hồi", .label_en = "Why revoked"),
    FIELD(18, struct certificate, revoke_basis, TEXT, READ_ONLY, .max = 160,
          .label = "Căn cứ thu hồi", .label_en = "Decision to revoke"),
    FIELD(19, struct certificate, replaces, REF, READ_ONLY | INDEXED, .target = "certificate",
          .label = "Thay cho", .label_en = "Replaces"),
    FIELD(20, struct certificate, officer, REF, READ_ONLY, .target = "account",
          .label = "Người vào sổ", .label_en = "Entered by"),
    FIELD(21, struct certificate, holder, TEXT, DERIVED | PERSONAL, .max = 120,
          .derive = derive_holder, .label = "Họ và tên", .label_en = "Holder's name"),
    FIELD(22, struct certificate, standing, ENUM, DERIVED, .terms = &standing_vocabulary,
          .derive = derive_standing, .label = "Tình trạng", .label_en = "Standing"),
    FIELD(23, struct certificate, campaign, REF, READ_ONLY | INDEXED, .target = "campaign",
          .label = "Vì tham gia", .label_en = "For having taken part in"),
    { 0 }
};

/* Nobody learns who somebody is by certifying them. A unit knows those it taught and those who took
 * part in its campaigns. */
static err holder_is_known(struct ctx *cx, struct tx *tx, const struct certificate *c)
{
    bool visible = cx->actor.system || !id_is_none(c->campaign);
    err e = visible ? ERR_NONE : people(cx)->visible(cx, tx, c->volunteer, &visible);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e && e != ERR_NOT_FOUND) return e;
    if (!visible) e = course_taught(cx, tx, c->volunteer, c->unit, &visible);
    if (e && e != ERR_NOT_FOUND) return e;
    if (!visible)
        ctx_flaw(cx, "/volunteer", "holder",
                 SAY("Không có tình nguyện viên này trong phạm vi của bạn",
                     "There is no such volunteer within your units"));
    return ERR_NONE;
}

static err issue(struct ctx *cx, struct tx *tx, struct certificate *c)
{
    struct certificate_kind kind = { 0 };
    err e = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = holder_is_known(cx, tx, c);
    if (e) return e;
    if (c->issued > instant_date(cx->now))
        ctx_flaw(cx, "/issued", "future",
                 SAY("Ngày cấp chưa tới", "The day of issue has not come yet"));
    if (kind.closed)
        ctx_flaw(cx, "/kind", "closed",
                 SAY("Loại này đã thôi cấp", "This kind is no longer issued"));
    if (cx->error) return cx->error;
    c->officer = cx->actor.account;
    certificate_days(c, &kind);
    return tx_is_write(tx) ? register_enter(cx, tx, &kind, c) : ERR_NONE;
}

static err certificate_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    return before ? ERR_NONE : issue(cx, tx, record);
}

/* By an undo: routes take none away. */
static err certificate_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    return register_leave(cx, tx, record);
}

/* Whoever has a certificate can have it signed. */
static err certificate_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    (void)record;
    return before ? ERR_NONE : issuer_ensure(cx, tx);
}

const struct entity certificate_entity = {
    "certificate",
    "Chứng nhận",
    sizeof(struct certificate),
    certificate_fields,
    .number = 221,
    .label_en = "Certificate",
    .check = certificate_check,
    .saved = certificate_saved,
    .removing = certificate_removing,
    .read = "certificate.read",
    .write = "certificate.issue",
    .scope = "unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .title = "number",
    .sort = "register_key",
    .help = "Một dòng trong sổ cấp chứng nhận.",
    .help_en = "A line of the register of certificates.",
};

/* ---- service ------------------------------------------------------------------------------- */

struct asking {
    text code;
    date day;
    bool valid;
};

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct asking *a = arg;
    struct certificate_kind kind = { 0 };
    if (!certificate_valid_on(c, a->day)) return KV_MORE;
    *failure = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    a->valid = !*failure && text_equal(kind.code, a->code);
    return a->valid || *failure ? KV_STOP : KV_MORE;
}

static err valid_on(struct ctx *cx, struct tx *tx, id person, text code, date day, bool *valid)
{
    struct asking a = { .code = code, .day = day };
    err e = query_ref(cx, tx, &certificate_entity, "volunteer", person, look_at, &a);
    *valid = a.valid;
    return e;
}

struct lasting {
    text code;
    struct certificate best;
};

static bool lasts_longer(const struct certificate *a, const struct certificate *b)
{
    if (id_is_none(b->id) || !a->revoked_on != !b->revoked_on)
        return id_is_none(b->id) || !a->revoked_on;
    return !a->expires || (b->expires && a->expires > b->expires);
}

static enum kv_go keep_lasting(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct lasting *l = arg;
    struct certificate_kind kind = { 0 };
    *failure = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (!*failure && text_equal(kind.code, l->code) && lasts_longer(c, &l->best)) l->best = *c;
    return *failure ? KV_STOP : KV_MORE;
}

static err latest(struct ctx *cx, struct tx *tx, id person, text code, bool *had, date *expires,
                  date *revoked_on)
{
    struct lasting l = { .code = code };
    err e = query_ref(cx, tx, &certificate_entity, "volunteer", person, keep_lasting, &l);
    *had = !id_is_none(l.best.id);
    *expires = l.best.expires;
    *revoked_on = l.best.revoked_on;
    return e;
}

const struct credential_1 credential_service = { valid_on, latest };

/* ---- revoking ------------------------------------------------------------------------------ */

const struct field revoking_fields[] = {
    LIKE(1, struct revoking, reason, certificate_fields, revoke_reason, REQUIRED),
    LIKE(2, struct revoking, basis, certificate_fields, revoke_basis, 0),
    { 0 },
};

static err revoke(struct ctx *cx, struct tx *tx, struct certificate *c, const struct revoking *why)
{
    if (c->revoked_on)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "revoked",
            SAY("Chứng nhận này đã thu hồi ngày %.*s", "This certificate was revoked on %.*s"),
            TEXT_ARGS(date_format_vi(cx->arena, c->revoked_on)));
    c->revoked_on = instant_date(cx->now);
    c->revoke_reason = why->reason;
    c->revoke_basis = why->basis;
    return record_update(cx, tx, &certificate_entity, c);
}

err certificate_revoke(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct certificate c;
    err e = record_get(cx, tx, &certificate_entity, request_id(rq), &c);
    if (!e) e = revoke(cx, tx, &c, request_body(rq));
    return e ? e : respond(cx, tx, rq, rs, &certificate_entity, &c);
}

const struct field reissuing_fields[] = {
    LIKE(1, struct reissuing, issued, certificate_fields, issued, REQUIRED),
    LIKE(2, struct reissuing, course, certificate_fields, course, 0),
    LIKE(3, struct reissuing, signer, certificate_fields, signer, 0),
    { 0 },
};

/* The old one is withdrawn on the day the new one takes its place, unless it was already. */
static err withdraw(struct ctx *cx, struct tx *tx, struct certificate *old)
{
    const struct revoking replaced = { .reason = REVOKED_REPLACED };
    return old->revoked_on ? ERR_NONE : revoke(cx, tx, old, &replaced);
}

err certificate_reissue(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct reissuing *in = request_body(rq);
    struct certificate old;
    err e = record_get(cx, tx, &certificate_entity, request_id(rq), &old);
    if (!e) e = access_require(cx, tx, certificate_entity.write, old.unit);
    if (!e) e = withdraw(cx, tx, &old);
    if (e) return e;
    struct certificate c = { .kind = old.kind,
                             .volunteer = old.volunteer,
                             .unit = old.unit,
                             .issued = in->issued,
                             .course = text_is_empty(in->course) ? old.course : in->course,
                             .signer = text_is_empty(in->signer) ? old.signer : in->signer,
                             .replaces = old.id,
                             .campaign = old.campaign };
    e = record_create(cx, tx, &certificate_entity, &c);
    return e ? e : respond_created(cx, tx, rq, rs, &certificate_entity, &c);
}

err certificate_stands(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx, (void)rq, (void)rs;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "issued",
                    SAY("Chứng nhận đã vào sổ không sửa, không xóa được. Hãy thu hồi hoặc cấp lại",
                        "What stands in the register is neither changed nor deleted. Revoke it or "
                        "issue it anew"));
}
