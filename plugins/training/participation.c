/* SPDX-License-Identifier: MIT
 * participation: who gets one is worked out in a read; each is issued in a write that looks again
 * whether they have one. What is issued stands in the register, so the job is run again, never
 * undone. */
#include "participation.h"

#include "certificate.h"

enum { EACH = 50 /* certificates a transaction */, HUNDRED = 100 };

const struct field participation_query_fields[] = {
    FIELD(1, struct participation_query, campaign, REF, REQUIRED, .target = "campaign",
          .label = "Chiến dịch", .label_en = "Campaign"),
    FIELD(2, struct participation_query, kind, REF, REQUIRED, .target = "certificate_kind",
          .label = "Loại chứng nhận", .label_en = "Kind"),
    FIELD(3, struct participation_query, hours, INT, 0, .min = 0, .max = 10000,
          .label = "Số giờ ít nhất", .label_en = "Hours, at least"),
    { 0 }
};
const struct field participating_fields[] = {
    FIELD(1, struct participating, campaign, REF, REQUIRED, .target = "campaign",
          .label = "Chiến dịch", .label_en = "Campaign"),
    FIELD(2, struct participating, kind, REF, REQUIRED, .target = "certificate_kind",
          .label = "Loại chứng nhận", .label_en = "Kind"),
    FIELD(3, struct participating, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị cấp",
          .label_en = "Issued by"),
    FIELD(4, struct participating, hours, INT, 0, .min = 0, .max = 10000, .label = "Số giờ ít nhất",
          .label_en = "Hours, at least"),
    LIKE(5, struct participating, issued, certificate_fields, issued, REQUIRED),
    LIKE(6, struct participating, signer, certificate_fields, signer, 0),
    { 0 }
};

/* ---- who ----------------------------------------------------------------------------------- */

static const struct work_1 *work_of(const struct ctx *cx)
{
    const struct work_1 *service = ctx_service(cx, "work", 1);
    REQUIRE(service); /* the manifest needs it */
    return service;
}

struct wanted {
    id campaign, kind;
    bool has;
};

static enum kv_go see_certificate(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure)
{
    const struct certificate *c = record;
    struct wanted *w = arg;
    (void)cx, (void)tx, (void)failure;
    bool same = id_equal(c->campaign, w->campaign) && id_equal(c->kind, w->kind);
    w->has = same && c->revoke_reason != REVOKED_MISTAKE;
    return w->has ? KV_STOP : KV_MORE;
}

static err has_one(struct ctx *cx, struct tx *tx, id person, id campaign, id kind, bool *has)
{
    struct wanted w = { .campaign = campaign, .kind = kind };
    err e = query_ref(cx, tx, &certificate_entity, "volunteer", person, see_certificate, &w);
    *has = w.has;
    return e;
}

/* ---- who would get one --------------------------------------------------------------------- */

struct preview {
    const struct participation_query *q;
    struct response *rs;
    struct json *j;
    int64_t count, have;
};

static err line_json(struct ctx *cx, struct tx *tx, struct preview *p,
                     const struct campaign_worker *w)
{
    const struct entity *volunteer = schema_named(tx_schema(tx), TEXT("volunteer"));
    void *record = arena_alloc(cx->arena, volunteer->size);
    struct person who;
    bool has = false;
    err e = record_get(cx, tx, volunteer, w->person, record);
    if (!e) e = people(cx)->read(cx, tx, w->person, &who);
    if (!e) e = has_one(cx, tx, w->person, p->q->campaign, p->q->kind, &has);
    if (e || text_is_empty(who.full_name)) return e; /* erased */
    has ? p->have++ : p->count++;
    struct json *j = p->j;
    json_object(j);
    json_id_at(j, "volunteer", w->person);
    json_text_at(j, "name", who.full_name);
    json_int_at(j, "hours", w->hours);
    json_text_at(j, "hours_text",
                 text_format(cx->arena, w->hours % HUNDRED ? "%lld,%02lld" : "%lld",
                             (long long)(w->hours / HUNDRED), (long long)(w->hours % HUNDRED)));
    json_int_at(j, "shifts", w->shifts);
    json_bool_at(j, "has", has);
    json_object_end(j);
    return respond_saw(cx, tx, p->rs, volunteer, record);
}

static err write_preview(struct ctx *cx, struct tx *tx, void *arg)
{
    struct preview *p = arg;
    struct campaign_work work;
    struct campaign_worker *workers;
    size_t count;
    err e = work_of(cx)->campaign(cx, tx, p->q->campaign, &work);
    if (!e) e = access_require(cx, tx, "certificate.issue", work.unit);
    if (!e)
        e = work_of(cx)->workers(cx, tx, p->q->campaign, p->q->hours * HUNDRED, &workers, &count);
    if (e) return e;
    struct json *j = p->j = respond_json(cx, p->rs, 200);
    json_object(j);
    json_id_at(j, "campaign", p->q->campaign);
    json_text_at(j, "title", work.title);
    json_bool_at(j, "over", work.over);
    json_int_at(j, "hours", p->q->hours);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < count; i++) e = line_json(cx, tx, p, &workers[i]);
    json_array_end(j);
    json_int_at(j, "count", p->count);
    json_int_at(j, "have", p->have);
    json_object_end(j);
    return e;
}

err participation_preview(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    struct preview p = { .q = request_query_record(rq), .rs = rs };
    return write_preview(cx, tx, &p);
}

/* ---- issuing ------------------------------------------------------------------------------- */

static err require_issuable(struct ctx *cx, struct tx *tx, const struct participating *in)
{
    struct campaign_work work;
    struct certificate_kind kind;
    err e = work_of(cx)->campaign(cx, tx, in->campaign, &work);
    if (!e) e = access_require(cx, tx, "certificate.issue", work.unit);
    if (!e) e = record_get(cx, tx, &certificate_kind_entity, in->kind, &kind);
    if (e) return e;
    if (!unit_within(cx, tx, work.unit, in->unit))
        ctx_flaw(cx, "/unit", "unit",
                 SAY("Chỉ đơn vị tổ chức chiến dịch hoặc cấp trên của đơn vị đó cấp được",
                     "Only the organiser of the campaign or a unit above it may issue these"));
    if (kind.closed)
        ctx_flaw(cx, "/kind", "closed",
                 SAY("Loại này đã thôi cấp", "This kind is no longer issued"));
    if (in->issued > instant_date(cx->now))
        ctx_flaw(cx, "/issued", "future",
                 SAY("Ngày cấp chưa tới", "The day of issue has not come yet"));
    if (cx->error || work.over) return cx->error;
    return ctx_fail(cx, ERR_CONFLICT, "/campaign", "not-over",
                    SAY("Chiến dịch chưa kết thúc (đến hết %.*s), giờ còn thay đổi",
                        "The campaign is not over (until %.*s); hours may still change"),
                    TEXT_ARGS(date_format_vi(cx->arena, work.ends)));
}

err participation_issue(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct participating *in = request_body(rq);
    struct job job;
    struct buffer input = buffer_in(cx->arena, 512);
    struct json j = json_into(&input);
    err e = require_issuable(cx, tx, in);
    if (e) return e;
    json_object(&j);
    json_id_at(&j, "campaign", in->campaign);
    json_id_at(&j, "kind", in->kind);
    json_id_at(&j, "unit", in->unit);
    json_int_at(&j, "hours", in->hours);
    json_int_at(&j, "issued", in->issued);
    json_text_at(&j, "signer", in->signer);
    json_object_end(&j);
    e = job_start(cx, tx, PARTICIPATION_JOB, in->unit, buffer_as_text(&input), &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}

struct issuing {
    struct participating in;
    struct campaign_work work;
    struct campaign_worker *workers;
    size_t count, next;
    int64_t made, now_made; /* now_made: in this transaction */
};

static err read_input(struct ctx *cx, const struct job *job, struct participating *out)
{
    const struct json_value *in;
    int64_t issued = 0;
    err e = json_read(cx, job->input, &in);
    if (e) return e;
    bool good = id_parse(json_string(json_get(in, "campaign")), &out->campaign) &&
                id_parse(json_string(json_get(in, "kind")), &out->kind) &&
                id_parse(json_string(json_get(in, "unit")), &out->unit) &&
                json_whole(json_get(in, "hours"), &out->hours) &&
                json_whole(json_get(in, "issued"), &issued);
    out->issued = (date)issued;
    out->signer = json_string(json_get(in, "signer"));
    if (good) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "input",
                    SAY("Công việc không nói rõ cấp cho ai", "The job does not say for whom"));
}

static err find_workers(struct ctx *cx, struct tx *tx, void *arg)
{
    struct issuing *i = arg;
    err e = require_issuable(cx, tx, &i->in);
    if (!e) e = work_of(cx)->campaign(cx, tx, i->in.campaign, &i->work);
    if (e) return e;
    return work_of(cx)->workers(cx, tx, i->in.campaign, i->in.hours * HUNDRED, &i->workers,
                                &i->count);
}

static err issue_one(struct ctx *cx, struct tx *tx, struct issuing *i,
                     const struct campaign_worker *w)
{
    struct person who;
    bool has = false;
    err e = people(cx)->read(cx, tx, w->person, &who);
    if (!e) e = has_one(cx, tx, w->person, i->in.campaign, i->in.kind, &has);
    if (e || has || text_is_empty(who.full_name)) return e;
    struct certificate c = { .kind = i->in.kind,
                             .volunteer = w->person,
                             .unit = i->in.unit,
                             .issued = i->in.issued,
                             .signer = i->in.signer,
                             .campaign = i->in.campaign };
    c.course = text_format(cx->arena, "%.*s (%lld giờ)", TEXT_ARGS(i->work.title),
                           (long long)(w->hours / HUNDRED));
    i->now_made++;
    return record_create(cx, tx, &certificate_entity, &c);
}

static err issue_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct issuing *i = arg;
    err e = ERR_NONE;
    i->now_made = 0; /* the transaction may be run again */
    for (size_t k = i->next; !e && k < i->count && k < i->next + EACH; k++)
        e = issue_one(cx, tx, i, &i->workers[k]);
    return e;
}

err participation_job(struct ctx *cx, struct job *job)
{
    struct issuing *i = ARENA_NEW(cx->arena, struct issuing);
    cx->wrote = NULL;
    err e = read_input(cx, job, &i->in);
    if (!e) e = db_read(cx, find_workers, i);
    while (!e && i->next < i->count) {
        e = db_write(cx, issue_some, i);
        i->next += EACH;
        i->made += i->now_made;
        if (!e)
            e = job_progress(cx, job, (int64_t)(i->next < i->count ? i->next : i->count),
                             (int64_t)i->count, TEXT(""));
    }
    if (!e) job->note = text_format(cx->arena, "Đã cấp %lld giấy", (long long)i->made);
    return e;
}
