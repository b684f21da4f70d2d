/* SPDX-License-Identifier: MIT
 * rule_routes: each step asks for the state before it and for who may take it. Nothing here runs a
 * rule. `previewed` is set by the preview of a version; where a hook has history to try a rule on,
 * nothing is submitted that was not previewed. */
#include "rule_routes.h"

#include "../plugin/host.h"
#include "../rules/version.h"

enum { NOTE_MAX = 500, NUMBER_DIGITS_MAX = 9 };

#define NOTE_FIELD(num)                                                                            \
    FIELD(num, struct rule_draft, note, TEXT, LINES, .max = NOTE_MAX, .label = "Thay đổi gì",      \
          .label_en = "What changed")
#define PARAMS_FIELD(num)                                                                          \
    FIELD(num, struct rule_draft, params, TEXT, LINES, .max = 4000, .label = "Tham số",            \
          .label_en = "Parameters", .help = "Mỗi dòng một tham số: vang = 4",                      \
          .help_en = "One parameter a line: vang = 4")
#define SOURCE_FIELD(num, strct, flags)                                                            \
    FIELD(num, strct, source, TEXT, LINES | VERBATIM | (flags), .max = RULE_SOURCE_MAX,            \
          .label = "Nội dung", .label_en = "Source")

const struct field rule_draft_fields[] = {
    FIELD(1, struct rule_draft, hook, TEXT, 0, .max = 60, .label = "Việc", .label_en = "Hook"),
    FIELD(2, struct rule_draft, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .help = "Để trống là quy tắc của tỉnh",
          .help_en = "Empty: the province's rule"),
    SOURCE_FIELD(3, struct rule_draft, 0),
    FIELD(4, struct rule_draft, from, REF, 0, .target = "rule_version", .label = "Từ phiên bản",
          .label_en = "From version"),
    PARAMS_FIELD(5),
    NOTE_FIELD(6),
    { 0 }
};
const struct field rule_change_fields[] = {
    SOURCE_FIELD(1, struct rule_draft, 0), PARAMS_FIELD(2), NOTE_FIELD(3), { 0 }
};
const struct field rule_submission_fields[] = { FIELD(1, struct rule_submission, note, TEXT, LINES,
                                                      .max = NOTE_MAX, .label = "Thay đổi gì",
                                                      .label_en = "What changed"),
                                                { 0 } };
const struct field rule_trial_fields[] = { SOURCE_FIELD(1, struct rule_trial, REQUIRED), { 0 } };
const struct field rule_refusal_fields[] = { FIELD(1, struct rule_refusal, why, TEXT,
                                                   REQUIRED | LINES, .max = NOTE_MAX,
                                                   .label = "Lý do", .label_en = "Reason"),
                                             { 0 } };
const struct field rule_day_fields[] = {
    FIELD(1, struct rule_day, from, DATE, 0, .label = "Từ ngày", .label_en = "From"), { 0 }
};

/* ---- drafts ---------------------------------------------------------------------------------- */

static bool digits(text t, size_t most)
{
    for (size_t i = 0; i < t.size; i++)
        if (t.data[i] < '0' || t.data[i] > '9') return false;
    return t.size > 0 && t.size <= most;
}

/* "-12.5": at most two decimals. */
static bool is_number(text t)
{
    text rest = text_starts(t, TEXT("-")) ? text_part(t, 1, t.size) : t;
    bool parted = text_find(rest, '.', 0) < rest.size;
    text whole = text_cut(&rest, '.');
    return digits(whole, NUMBER_DIGITS_MAX) && (!parted || digits(rest, 2));
}

err rule_put_params(struct ctx *cx, text lines, text *source)
{
    while (!text_is_empty(lines)) {
        text line = text_trim(text_cut(&lines, '\n'));
        if (text_is_empty(line)) continue;
        text number = line;
        text name = text_trim(text_cut(&number, '='));
        number = text_trim(number);
        if (!is_number(number))
            ctx_flaw(cx, "/params", "number",
                     SAY("«%.*s» phải có dạng: tên = số", "'%.*s' must be: name = number"),
                     TEXT_ARGS(line));
        else if (!rule_source_set_param(cx->arena, *source, name, number, source))
            ctx_flaw(cx, "/params", "unknown",
                     SAY("Quy tắc không có tham số «%.*s»", "The rule has no parameter '%.*s'"),
                     TEXT_ARGS(name));
    }
    return cx->error;
}

static const struct rule_hook *hook_named(const struct ctx *cx, text name)
{
    const struct host *host = cx->app;
    return registry_hook(host->registry, name);
}

/* The hook that a source names; it must be the wanted one when one is named. */
static err hook_of(struct ctx *cx, text source, text wanted, text *out)
{
    *out = rule_hook_name(source);
    if (!hook_named(cx, *out))
        return ctx_fail(cx, ERR_INVALID, "/source", "hook",
                        SAY("Quy tắc phải có dòng: hook \"tên việc\", với một việc có thật",
                            "The rule must say: hook \"name\", of a hook there is"));
    if (text_is_empty(wanted) || text_equal(wanted, *out)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/source", "hook",
                    SAY("Quy tắc này dành cho «%.*s»", "This rule is for '%.*s'"), TEXT_ARGS(*out));
}

err rule_place_of(struct ctx *cx, struct tx *tx, id *unit)
{
    struct unit u;
    if (id_is_none(*unit)) return ERR_NONE;
    err e = record_get(cx, tx, &unit_entity, *unit, &u);
    if (!e && id_is_none(u.parent)) *unit = ID_NONE;
    return e;
}

/* A unit begins from any version it may read, or that was approved above it. */
static err base_version(struct ctx *cx, struct tx *tx, const struct rule_draft *in, id unit,
                        struct rule_version *base)
{
    if (id_is_none(in->from)) {
        err e = rule_version_in_force(cx, tx, in->hook, unit, instant_date(cx->now), base);
        if (e != ERR_NOT_FOUND) return e;
        return ctx_fail(cx, ERR_INVALID, "/source", "required",
                        SAY("Việc này chưa có quy tắc nào để bắt đầu; hãy viết nội dung",
                            "There is no rule to begin from; write its source"));
    }
    err e = record_get(cx, tx, &rule_version_entity, in->from, base);
    if (e) return e;
    bool above =
        id_is_none(base->unit) || (!id_is_none(unit) && unit_within(cx, tx, unit, base->unit));
    if (above && base->state >= RULE_APPROVED) return ERR_NONE;
    return access_require(cx, tx, "rule.read", base->unit);
}

err rule_draft_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct rule_draft *in = request_body(rq);
    struct rule_version base = { 0 };
    struct rule_version v = { .unit = in->unit,
                              .source = in->source,
                              .state = RULE_DRAFT,
                              .author = cx->actor.account,
                              .note = in->note };
    err e = rule_place_of(cx, tx, &v.unit);
    if (!e && text_is_empty(v.source)) {
        e = base_version(cx, tx, in, v.unit, &base);
        v.source = base.source;
    }
    if (!e) e = hook_of(cx, v.source, in->hook, &v.hook);
    if (!e) e = rule_put_params(cx, in->params, &v.source);
    if (!e) e = rule_version_add(cx, tx, &v);
    return e ? e : respond_created(cx, tx, rq, rs, &rule_version_entity, &v);
}

/* ---- steps ----------------------------------------------------------------------------------- */

static err wrong_state(struct ctx *cx, const char *vi, const char *en)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state", "%s%.0s", "%.0s%s", vi, en);
}

static err load(struct ctx *cx, struct tx *tx, const struct request *rq, struct rule_version *v)
{
    return record_get(cx, tx, &rule_version_entity, request_id(rq), v);
}

static err store(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                 struct rule_version *v)
{
    err e = record_update(cx, tx, &rule_version_entity, v);
    return e ? e : respond(cx, tx, rq, rs, &rule_version_entity, v);
}

err rule_draft_update(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct rule_draft *in = request_body(rq);
    struct rule_version v;
    text hook;
    err e = load(cx, tx, rq, &v);
    if (e) return e;
    if (v.state != RULE_DRAFT)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "immutable",
                        SAY("Bản đã kiểm tra không sửa được nữa; hãy tạo phiên bản mới",
                            "A checked version cannot be changed; make a new version"));
    if (!id_equal(v.author, cx->actor.account))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "not-author",
                        SAY("Chỉ người soạn sửa được bản nháp này; hãy tạo bản nháp từ nó",
                            "Only its author changes this draft; make a draft from it"));
    if (request_gave(rq, "source")) v.source = in->source;
    if (request_gave(rq, "note")) v.note = in->note;
    e = rule_put_params(cx, in->params, &v.source);
    if (!e) e = hook_of(cx, v.source, v.hook, &hook);
    return e ? e : store(cx, tx, rq, rs, &v);
}

static bool waits(const struct rule_version *v)
{
    return (v->state == RULE_CHECKED || v->state == RULE_PREVIEWED) && v->submitted;
}

err rule_submit(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct rule_submission *in = request_body(rq);
    struct rule_version v;
    err e = load(cx, tx, rq, &v);
    if (e) return e;
    if (waits(&v) || (v.state != RULE_CHECKED && v.state != RULE_PREVIEWED))
        return wrong_state(cx, "Chỉ trình được bản đã kiểm tra và chưa trình",
                           "Only a checked version that was not submitted yet can be");
    const struct rule_hook *hook = hook_named(cx, v.hook);
    if (v.state == RULE_CHECKED && hook && hook->cases)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "not-previewed",
            SAY("Hãy xem trước trên lịch sử rồi mới trình: người duyệt cần biết ai được "
                "thêm điểm, ai bị bớt",
                "Preview it on history before submitting it: who approves has to know "
                "who rises and who falls"));
    v.submitted = cx->now;
    v.returned = TEXT("");
    if (request_gave(rq, "note")) v.note = in->note;
    return store(cx, tx, rq, rs, &v);
}

/* Whoever decides on a version: with authority where it counts, and not who wrote it. */
static err require_second(struct ctx *cx, struct tx *tx, const struct rule_version *v)
{
    const struct rule_hook *hook = hook_named(cx, v->hook);
    if (!waits(v))
        return wrong_state(cx, "Phiên bản này không chờ duyệt",
                           "This version does not wait for approval");
    if (id_equal(v->author, cx->actor.account))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "second-person",
                        SAY("Người soạn không tự duyệt được; cần một người thứ hai",
                            "Its author cannot approve it; a second person must"));
    if (!hook || !hook->province_approves) return ERR_NONE;
    return access_require(cx, tx, "rule.approve", ID_NONE);
}

err rule_approve(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rule_version v;
    err e = load(cx, tx, rq, &v);
    if (!e) e = require_second(cx, tx, &v);
    if (e) return e;
    v.state = RULE_APPROVED;
    v.approver = cx->actor.account;
    v.approved_at = cx->now;
    return store(cx, tx, rq, rs, &v);
}

err rule_return(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct rule_refusal *in = request_body(rq);
    struct rule_version v;
    err e = load(cx, tx, rq, &v);
    if (!e) e = require_second(cx, tx, &v);
    if (e) return e;
    v.submitted = 0;
    v.returned = in->why;
    return store(cx, tx, rq, rs, &v);
}

/* The day a body names; verdicts of days gone by stay explained by what was in force then. */
static err day_given(struct ctx *cx, const struct request *rq, date *day)
{
    const struct rule_day *in = request_body(rq);
    date today = instant_date(cx->now);
    *day = in && in->from ? in->from : today;
    if (*day >= today) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/from", "past",
                    SAY("Ngày phải từ hôm nay trở đi", "The day must be today or later"));
}

err rule_activate(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rule_version v;
    date day;
    err e = load(cx, tx, rq, &v);
    if (!e) e = day_given(cx, rq, &day);
    if (e) return e;
    if (v.state != RULE_APPROVED)
        return wrong_state(cx, "Chỉ áp dụng được bản đã duyệt",
                           "Only an approved version can come into force");
    e = rule_version_activate(cx, tx, &v, day);
    return e ? e : respond(cx, tx, rq, rs, &rule_version_entity, &v);
}

err rule_retire(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rule_version v;
    date day;
    err e = load(cx, tx, rq, &v);
    if (!e) e = day_given(cx, rq, &day);
    if (e) return e;
    if (rule_version_state_on(&v, instant_date(cx->now)) == RULE_RETIRED)
        return wrong_state(cx, "Phiên bản này đã thôi dùng", "This version is retired already");
    if (id_is_none(v.unit) && rule_version_covers(&v, day))
        return wrong_state(cx, "Quy tắc của tỉnh chỉ được thay bằng phiên bản khác",
                           "The province's rule can only be replaced by another version");
    e = rule_version_retire(cx, tx, &v, day);
    return e ? e : respond(cx, tx, rq, rs, &rule_version_entity, &v);
}

err rule_roll_back(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rule_version earlier, v;
    date today = instant_date(cx->now);
    err e = load(cx, tx, rq, &earlier);
    if (e) return e;
    bool was = earlier.state == RULE_ACTIVE || (earlier.state == RULE_RETIRED && earlier.active_to);
    if (!was || earlier.active_from > today || rule_version_covers(&earlier, today))
        return wrong_state(cx, "Chỉ quay lại được bản đã từng áp dụng và nay không còn áp dụng",
                           "Only a version that was in force, and is no longer, can be rolled back "
                           "to");
    e = rule_version_again(cx, tx, &earlier, &v);
    return e ? e : respond_created(cx, tx, rq, rs, &rule_version_entity, &v);
}

err rule_end_job(struct ctx *cx, struct job *job)
{
    size_t ended;
    (void)job;
    return rule_versions_end(cx, &ended);
}
