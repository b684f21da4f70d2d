/* SPDX-License-Identifier: MIT
 * filing_draft: campaigns are read through their entity's table, as plugins know nothing else of
 * each other. Every line is a proposal: the unit changes it as it likes before it hands in. */
#include "filing_draft.h"

#include "filing_due.h"
#include "filing_move.h"

enum { CAMPAIGNS_MAX = 20, WORDS_MAX = 7500 /* bytes: what fits whatever the letters */ };

/* ---- from campaigns -------------------------------------------------------------------------- */

struct campaigns {
    const struct entity *entity;
    date from, until; /* they begin within */
    struct buffer lines;
    int count;
};

static const void *member(const struct entity *entity, const void *record, const char *name)
{
    const struct field *f = entity_field(entity, name, strlen(name));
    REQUIRE(f); /* of a plugin that this one needs */
    return (const char *)record + f->offset;
}

static bool is_held(const struct entity *entity, const void *record)
{
    const struct field *state = entity_field(entity, "state", 5);
    int32_t is = *(const int32_t *)member(entity, record, "state");
    return is != (int32_t)vocabulary_code(state->terms, TEXT("draft"))->number &&
           is != (int32_t)vocabulary_code(state->terms, TEXT("cancelled"))->number;
}

static enum kv_go add_campaign(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct campaigns *c = arg;
    date starts = *(const date *)member(c->entity, record, "starts");
    date ends = *(const date *)member(c->entity, record, "ends");
    (void)tx, (void)failure;
    if (starts < c->from || starts > c->until || !is_held(c->entity, record)) return KV_MORE;
    if (c->count++ == CAMPAIGNS_MAX) return KV_STOP;
    buffer_format(&c->lines, "- %.*s, ",
                  TEXT_ARGS(*(const text *)member(c->entity, record, "title")));
    if (starts == ends)
        buffer_format(&c->lines, "ngày %.*s.\n", TEXT_ARGS(date_format_vi(cx->arena, starts)));
    else
        buffer_format(&c->lines, "từ ngày %.*s đến ngày %.*s.\n",
                      TEXT_ARGS(date_format_vi(cx->arena, starts)),
                      TEXT_ARGS(date_format_vi(cx->arena, ends)));
    return KV_MORE;
}

static err campaign_lines(struct ctx *cx, struct tx *tx, id unit, date from, date until, text *out)
{
    struct campaigns c = { .entity = schema_named(tx_schema(tx), TEXT("campaign")),
                           .from = from,
                           .until = until,
                           .lines = buffer_in(cx->arena, 256) };
    err e = query_ref(cx, tx, c.entity, "unit", unit, add_campaign, &c);
    *out = text_trim(buffer_as_text(&c.lines));
    return e;
}

/* ---- from below ------------------------------------------------------------------------------ */

/* "- Đoàn xã Đức Lập: words; words" behind what is there, unless that unit's are. */
static void add_from(struct ctx *cx, text unit, text words, text *to)
{
    text name = text_format(cx->arena, "- %.*s: ", TEXT_ARGS(unit)), rest = *to;
    struct buffer b = buffer_in(cx->arena, to->size + words.size + 64);
    bool first = true;
    words = text_trim(words);
    if (text_is_empty(words) || to->size + words.size + name.size > WORDS_MAX) return;
    while (!text_is_empty(rest))
        if (text_starts(text_cut(&rest, '\n'), name)) return;
    buffer_text(&b, *to);
    if (to->size) buffer_byte(&b, '\n');
    buffer_text(&b, name);
    while (!text_is_empty(words)) {
        text line = text_trim(text_cut(&words, '\n'));
        if (text_starts(line, TEXT("- "))) line = text_part(line, 2, line.size);
        if (text_ends(line, TEXT("."))) line = text_part(line, 0, line.size - 1);
        if (text_is_empty(line)) continue;
        if (!first) buffer_z(&b, "; ");
        buffer_text(&b, line);
        first = false;
    }
    buffer_byte(&b, '.');
    *to = buffer_as_text(&b);
}

static err gather(struct ctx *cx, struct tx *tx, const struct report_filing *f,
                  struct plan_report *to)
{
    struct filings below;
    err e = filings_below(cx, tx, f->unit, f->kind, f->year, f->part, &below);
    for (size_t i = 0; !e && i < below.count; i++) {
        const struct report_filing *b = &below.items[i];
        struct plan_report r;
        if (b->state != FILING_ACCEPTED || id_is_none(b->report)) continue;
        e = record_get(cx, tx, &plan_report_entity, b->report, &r);
        if (e) return e;
        text unit = record_title(cx, tx, &unit_entity, b->unit);
        add_from(cx, unit, r.results, &to->results);
        add_from(cx, unit, r.difficulties, &to->difficulties);
        add_from(cx, unit, r.proposals, &to->proposals);
    }
    return e;
}

/* ---- a draft --------------------------------------------------------------------------------- */

struct last {
    struct plan_report report;
    bool found;
};

static enum kv_go keep_last(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct plan_report *r = record;
    struct last *l = arg;
    (void)cx, (void)tx, (void)failure;
    if (r->kind == REPORT_TABLE || (l->found && r->until < l->report.until)) return KV_MORE;
    l->report = *r;
    l->found = true;
    return KV_MORE;
}

/* Who signs and where it goes stays the same from one report of a unit to the next. */
static err prefill(struct ctx *cx, struct tx *tx, const struct report_filing *f,
                   struct plan_report *r)
{
    struct last last = { .found = false };
    int64_t year = 0, part = 0;
    date from = 0, until = 0;
    err e = query_ref(cx, tx, &plan_report_entity, "unit", f->unit, keep_last, &last);
    if (e) return e;
    *r = (struct plan_report){ .unit = f->unit, .kind = f->kind, .year = f->year, .part = f->part };
    r->department = last.report.department;
    r->addressees = last.report.addressees;
    r->recipients = last.report.recipients;
    r->kept_by = last.report.kept_by;
    r->power = last.report.power;
    r->office = last.report.office;
    r->signer = last.report.signer;
    if (!last.found && !id_is_none(f->to))
        r->recipients = record_title(cx, tx, &unit_entity, f->to);
    filing_period(f->kind, f->until + 1, &year, &part, &from, &until);
    e = campaign_lines(cx, tx, f->unit, f->from, f->until, &r->results);
    if (!e) e = campaign_lines(cx, tx, f->unit, from, until, &r->tasks);
    return e ? e : gather(cx, tx, f, r);
}

static err waits_for_unit(struct ctx *cx, const struct report_filing *f)
{
    if (f->state == FILING_DUE || f->state == FILING_RETURNED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Báo cáo này không còn chờ đơn vị bạn nộp",
                        "This report does not wait for your unit any more"));
}

err filing_draft_begin(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct report_filing f;
    struct plan_report r = { 0 };
    err e = record_get(cx, tx, &report_filing_entity, request_id(rq), &f);
    if (!e) e = waits_for_unit(cx, &f);
    if (e) return e;
    if (!id_is_none(f.report)) {
        e = record_get(cx, tx, &plan_report_entity, f.report, &r);
        return e ? e : respond(cx, tx, rq, rs, &plan_report_entity, &r);
    }
    e = prefill(cx, tx, &f, &r);
    if (!e) e = record_create(cx, tx, &plan_report_entity, &r);
    f.report = r.id;
    if (!e) e = record_update(cx, tx, &report_filing_entity, &f);
    return e ? e : respond_created(cx, tx, rq, rs, &plan_report_entity, &r);
}

err filing_draft_gather(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct report_filing f;
    struct plan_report r = { 0 };
    err e = record_get(cx, tx, &report_filing_entity, request_id(rq), &f);
    if (!e) e = waits_for_unit(cx, &f);
    if (!e) e = record_get(cx, tx, &plan_report_entity, f.report, &r);
    if (!e) e = gather(cx, tx, &f, &r);
    if (!e) e = record_update(cx, tx, &plan_report_entity, &r);
    return e ? e : respond(cx, tx, rq, rs, &plan_report_entity, &r);
}
