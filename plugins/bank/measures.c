/* SPDX-License-Identifier: MIT
 * measures: a campaign counts on its first day, attendance on the day of its shift; drafts and what
 * was cancelled never count. */
#include "measures.h"

#include "campaign_model.h"

enum { LATE_DAYS = 7 };

/* Those of state bodies and partners are not what the plan counts. */
static bool is_of_youth(int32_t kind)
{
    return kind != UNIT_AGENCY && kind != UNIT_DEPARTMENT && kind != UNIT_OTHER;
}

static bool is_public(int32_t state)
{
    return state != CAMPAIGN_DRAFT && state != CAMPAIGN_CANCELLED;
}

/* Nothing there is nothing counted. */
static err gone(struct ctx *cx, err e)
{
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* The same title on the same day in one unit is the same thing entered twice (FNV-1a). */
static uint64_t likeness(struct ctx *cx, const struct campaign *c)
{
    text title = viet_fold(cx->arena, c->title);
    uint64_t hash = 0xcbf29ce484222325u ^ (uint64_t)c->starts;
    for (size_t i = 0; i < title.size; i++) hash = (hash ^ (uint8_t)title.data[i]) * 0x100000001b3u;
    return hash | 1;
}

static err place_campaign(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                          size_t *count)
{
    struct campaign c;
    struct unit unit;
    err e = record_get(cx, tx, &campaign_entity, which, &c);
    if (!e) e = record_get(cx, tx, &unit_entity, c.unit, &unit);
    if (e) return gone(cx, e);
    if (!is_public(c.state) || !is_of_youth(unit.kind)) return ERR_NONE;
    e = campaign_leader_training(cx, tx, &c, c.starts);
    if (e) return e;
    *out = (struct measure_place){ .unit = c.unit,
                                   .from = c.starts,
                                   .whole = 1,
                                   .part = c.leader_training == LEADER_TRAINED,
                                   .entered = instant_date(c.published),
                                   .same = likeness(cx, &c) };
    *count = 1;
    return ERR_NONE;
}

static err why_not_modelled(struct ctx *cx, struct tx *tx, id which, text *out)
{
    struct campaign c;
    err e = record_get(cx, tx, &campaign_entity, which, &c);
    if (!e) e = campaign_leader_training(cx, tx, &c, c.starts);
    if (e) return gone(cx, e);
    if (!c.model)
        *out = ctx_say(cx, "Chưa gắn mô hình", "No model is named");
    else if (id_is_none(c.leader))
        *out = ctx_say(cx, "Chưa ghi hồ sơ người phụ trách", "The leader's record is not named");
    else if (c.leader_training != LEADER_TRAINED)
        *out = ctx_say(cx, "Người phụ trách chưa có chứng nhận còn hạn vào ngày đầu",
                       "The leader held no valid certificate on the first day");
    return ERR_NONE;
}

/* Publishing a campaign is an operation of its organiser, whoever that is. */
static err place_publishing(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                            size_t *count)
{
    struct campaign c;
    err e = record_get(cx, tx, &campaign_entity, which, &c);
    if (e) return gone(cx, e);
    if (!is_public(c.state)) return ERR_NONE;
    date day = c.published ? instant_date(c.published) : c.starts;
    *out = (struct measure_place){ .unit = c.unit, .from = day, .whole = 1 };
    *count = 1;
    return ERR_NONE;
}

static err place_shift(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                       size_t *count)
{
    struct shift shift;
    struct opening opening;
    struct campaign c;
    err e = record_get(cx, tx, &shift_entity, which, &shift);
    if (!e) e = record_get(cx, tx, &opening_entity, shift.opening, &opening);
    if (!e) e = record_get(cx, tx, &campaign_entity, opening.campaign, &c);
    if (e) return gone(cx, e);
    if (!is_public(c.state)) return ERR_NONE;
    *out = (struct measure_place){ .unit = c.unit, .from = shift.day, .whole = 1 };
    *count = 1;
    return ERR_NONE;
}

static bool came(const struct attendance *a)
{
    return a->state == ATTENDANCE_PRESENT || a->state == ATTENDANCE_LATE;
}

static int64_t one_present(const void *record)
{
    return came(record);
}

static int64_t one_mark(const void *record)
{
    (void)record;
    return 1;
}

static int64_t minutes_present(const void *record)
{
    const struct attendance *a = record;
    return came(a) ? a->minutes : 0;
}

static int64_t one_late(const void *record)
{
    const struct attendance *a = record;
    return a->entered && a->at && instant_date(a->entered) > instant_date(a->at) + LATE_DAYS;
}

static const struct measure_link campaign_links[] = { { "certificate", "volunteer", "leader" },
                                                      { "certificate_kind", NULL, NULL },
                                                      { "campaign_model", NULL, NULL },
                                                      { "unit", "id", "unit" },
                                                      { 0 } };
static const struct measure_link shift_links[] = { { "opening", "id", "opening" },
                                                   { "campaign", "id", "opening.campaign" },
                                                   { 0 } };

#define OF_SHIFT                                                                                   \
    .shape = MEASURE_HAPPENS, .entity = "attendance", .under = "shift", .place = place_shift,      \
    .links = shift_links

const struct measure bank_measures[] = {
    { "campaigns", "Chiến dịch, hoạt động của Đoàn, Hội", "Campaigns of Đoàn and Hội", "chiến dịch",
      "campaigns", .shape = MEASURE_HAPPENS, .entity = "campaign", .place = place_campaign,
      .links = campaign_links, .why = why_not_modelled, .page = "chien-dich/{id}" },
    { "attendances", "Lượt tham gia", "Times somebody came", "lượt", "times", OF_SHIFT,
      .amount = one_present },
    { "minutes", "Phút có mặt", "Minutes present", "phút", "minutes", OF_SHIFT,
      .amount = minutes_present },
    { "late_attendances", "Điểm danh ghi sau buổi hơn 7 ngày",
      "Attendance recorded more than 7 days later", "lượt", "times", OF_SHIFT, .amount = one_late },
    { "operations", "Thao tác ghi trên hệ thống", "Operations recorded in the system", "thao tác",
      "operations", OF_SHIFT, .amount = one_mark },
    { "operations", "Thao tác ghi trên hệ thống", "Operations recorded in the system", "thao tác",
      "operations", .shape = MEASURE_HAPPENS, .entity = "campaign", .place = place_publishing },
    { 0 }
};
