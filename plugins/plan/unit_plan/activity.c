/* SPDX-License-Identifier: MIT
 * activity: the table of a plan's activities. They change while the plan is open; from then on an
 * adjustment ends one and brings another, and nothing of either is written over. */
#include "unit_plan.h"

static const struct field activity_fields[] = {
    FIELD(1, struct plan_activity, plan, REF, REQUIRED | INDEXED | CASCADE, .target = "unit_plan",
          .label = "Kế hoạch", .label_en = "Plan"),
    FIELD(2, struct plan_activity, name, TEXT, REQUIRED | SEARCHED, .max = 160,
          .label = "Tên hoạt động", .label_en = "Activity"),
    FIELD(3, struct plan_activity, quarter, INT, REQUIRED, .min = 1, .max = 4, .label = "Quý",
          .label_en = "Quarter"),
    FIELD(4, struct plan_activity, times, INT, 0, .min = 1, .max = 200, .fallback = "1",
          .label = "Số lần tổ chức trong quý", .label_en = "How often in the quarter"),
    FIELD(5, struct plan_activity, type, TEXT, 0, .max = 40, .label = "Loại hoạt động",
          .label_en = "Kind of activity", .help = "Như loại của chiến dịch",
          .help_en = "As kinds of campaigns"),
    FIELD(6, struct plan_activity, field, TEXT, 0, .max = 40, .label = "Lĩnh vực",
          .label_en = "Field", .help = "Như lĩnh vực của chiến dịch",
          .help_en = "As fields of campaigns"),
    FIELD(7, struct plan_activity, host, TEXT, 0, .max = 200, .label = "Chủ trì, phối hợp",
          .label_en = "Held by"),
    FIELD(8, struct plan_activity, place, PLACE, 0, .label = "Địa bàn", .label_en = "Place"),
    FIELD(9, struct plan_activity, people, INT, 0, .min = 1, .max = 100000,
          .label = "Dự kiến bao nhiêu người", .label_en = "People expected"),
    FIELD(10, struct plan_activity, note, TEXT, LINES, .max = 1000, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(11, struct plan_activity, from, DATE, READ_ONLY, .label = "Có từ ngày",
          .label_en = "In the plan from"),
    FIELD(12, struct plan_activity, until, DATE, READ_ONLY, .label = "Thôi từ ngày",
          .label_en = "Out of the plan from"),
    FIELD(13, struct plan_activity, brought_by, REF, READ_ONLY, .target = "plan_adjustment",
          .label = "Thêm theo điều chỉnh", .label_en = "Brought by"),
    FIELD(14, struct plan_activity, ended_by, REF, READ_ONLY, .target = "plan_adjustment",
          .label = "Thôi theo điều chỉnh", .label_en = "Ended by"),
    { 0 },
};

static err refuse_locked(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "locked",
                    SAY("Kế hoạch đã trình hoặc đã duyệt: hoạt động chỉ đổi bằng điều chỉnh",
                        "The plan was submitted or approved: activities change by adjustments "
                        "only"));
}

/* Only code sets what adjustments say: clients cannot write those fields. */
static bool by_adjustment(const struct plan_activity *old, const struct plan_activity *a)
{
    if (!old) return !id_is_none(a->brought_by);
    struct plan_activity same = *old;
    same.until = a->until;
    same.ended_by = a->ended_by;
    for (const struct field *f = activity_fields; f->id; f++)
        if (!field_equal(f, &same, a)) return false;
    return true;
}

/* Kinds and fields are the bank's, known by the table of campaigns. */
static void check_code(struct ctx *cx, const struct entity *campaign, const char *name, text code)
{
    const struct field *f = entity_field(campaign, name, strlen(name));
    REQUIRE(f && f->terms);
    if (!text_is_empty(code) && !vocabulary_code(f->terms, code))
        ctx_flaw(
            cx, text_z(cx->arena, text_format(cx->arena, "/%s", name)), "unknown",
            SAY("Không có mã này trong danh mục của chiến dịch", "Campaigns have no such code"));
}

static err activity_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct entity *campaign = schema_named(tx_schema(tx), TEXT("campaign"));
    struct plan_activity *a = record;
    struct unit_plan plan;
    unit_plan_fixed(cx, &plan_activity_entity, "plan", before, record);
    if (cx->error) return cx->error;
    err e = record_get(cx, tx, &unit_plan_entity, a->plan, &plan);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (!unit_plan_is_open(plan.state) && !by_adjustment(before, a)) return refuse_locked(cx);
    REQUIRE(campaign); /* of a plugin that this one needs */
    check_code(cx, campaign, "type", a->type);
    check_code(cx, campaign, "field", a->field);
    return cx->error;
}

static err activity_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct plan_activity *a = record;
    struct unit_plan plan;
    err e = record_get(cx, tx, &unit_plan_entity, a->plan, &plan);
    if (e == ERR_NOT_FOUND) { /* it goes with its plan */
        ctx_clear(cx);
        return ERR_NONE;
    }
    return e || unit_plan_is_open(plan.state) ? e : refuse_locked(cx);
}

const struct entity plan_activity_entity = {
    "plan_activity",
    "Hoạt động trong kế hoạch",
    sizeof(struct plan_activity),
    activity_fields,
    .number = 351,
    .label_en = "Activity of a plan",
    .check = activity_check,
    .removing = activity_removing,
    .read = "plan.read",
    .write = "unit_plan.write",
    .scope = "plan.unit",
    .title = "name",
    .help = "Một hoạt động của kế hoạch năm, theo quý, với số lần, đơn vị chủ trì, địa bàn.",
    .help_en = "An activity of a yearly plan by quarter: how often, by whom, where.",
};

/* ---- what answers it ----------------------------------------------------------------------- */

static const struct field answer_fields[] = {
    FIELD(1, struct plan_answer, activity, REF, REQUIRED | INDEXED | CASCADE,
          .target = "plan_activity", .label = "Hoạt động trong kế hoạch",
          .label_en = "Activity of the plan"),
    FIELD(2, struct plan_answer, campaign, REF, REQUIRED | UNIQUE | CASCADE, .target = "campaign",
          .label = "Chiến dịch", .label_en = "Campaign",
          .help = "Mỗi chiến dịch tính cho một hoạt động của kế hoạch",
          .help_en = "A campaign counts for one activity"),
    { 0 },
};

struct answered {
    struct plan_activity activity;
    struct unit_plan plan;
};

static err read_answered(struct ctx *cx, struct tx *tx, const struct plan_answer *a,
                         struct answered *out)
{
    err e = record_get(cx, tx, &plan_activity_entity, a->activity, &out->activity);
    if (!e) e = record_get(cx, tx, &unit_plan_entity, out->activity.plan, &out->plan);
    return e;
}

static err check_campaign(struct ctx *cx, struct tx *tx, const struct unit_plan *plan, id which)
{
    const struct entity *campaign = schema_named(tx_schema(tx), TEXT("campaign"));
    REQUIRE(campaign);
    void *record = arena_alloc(cx->arena, campaign->size);
    err e = record_get(cx, tx, campaign, which, record);
    if (e == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    id unit = *(const id *)field_of(entity_field(campaign, "unit", 4), record);
    date starts = *(const date *)field_of(entity_field(campaign, "starts", 6), record);
    if (!unit_within(cx, tx, unit, plan->unit))
        ctx_flaw(cx, "/campaign", "unit",
                 SAY("Chiến dịch của đơn vị khác", "It is another unit's campaign"));
    if (date_civil(starts).year != plan->year)
        ctx_flaw(cx, "/campaign", "year",
                 SAY("Chiến dịch không thuộc năm của kế hoạch", "It is not of the plan's year"));
    return cx->error;
}

static err answer_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct answered of;
    unit_plan_fixed(cx, &plan_answer_entity, "activity", before, record);
    if (cx->error) return cx->error;
    err e = read_answered(cx, tx, record, &of);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (of.plan.state == UNIT_PLAN_CLOSED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Kế hoạch năm này đã khép", "The plan of this year is closed"));
    return check_campaign(cx, tx, &of.plan, ((const struct plan_answer *)record)->campaign);
}

const struct entity plan_answer_entity = {
    "plan_answer",
    "Chiến dịch thực hiện hoạt động",
    sizeof(struct plan_answer),
    answer_fields,
    .number = 352,
    .label_en = "Campaign of a planned activity",
    .check = answer_check,
    .read = "plan.read",
    .write = "unit_plan.write",
    .scope = "activity.plan.unit",
    .key = "campaign",
    .help = "Chiến dịch nào là một lần của hoạt động trong kế hoạch.",
    .help_en = "Which campaign is one time of a planned activity.",
};
