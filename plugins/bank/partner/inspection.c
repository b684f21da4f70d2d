/* SPDX-License-Identifier: MIT
 * inspection: see the header. */
#include "inspection.h"

#include "tell.h"

static const struct term state_rows[] = {
    { INSPECTION_DRAFT, "draft", "Bản nháp", "Draft" },
    { INSPECTION_SENT, "sent", "Chờ đơn vị trả lời", "Waits for the unit" },
    { INSPECTION_ANSWERED, "answered", "Đơn vị đã trả lời", "Answered" },
    { INSPECTION_CLOSED, "closed", "Đã kết thúc", "Closed" },
    { 0 }
};
const struct vocabulary inspection_state_vocabulary = { "inspection_state", "Trạng thái", "State",
                                                        state_rows };

const struct field inspection_fields[] = {
    FIELD(1, struct inspection, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Cơ quan kiểm tra", .label_en = "Inspecting body"),
    FIELD(2, struct inspection, inspected, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị được kiểm tra", .label_en = "Unit inspected"),
    FIELD(3, struct inspection, campaign, REF, INDEXED, .target = "campaign",
          .label = "Hoạt động được kiểm tra", .label_en = "Activity looked at",
          .help = "Để trống khi kiểm tra công việc chung của đơn vị",
          .help_en = "Empty when the unit's work as a whole was looked at"),
    FIELD(4, struct inspection, day, DATE, REQUIRED | INDEXED, .label = "Ngày kiểm tra",
          .label_en = "Day"),
    FIELD(5, struct inspection, looked_at, TEXT, REQUIRED | LINES, .max = 1000,
          .label = "Đã xem những gì", .label_en = "What was looked at",
          .help = "Hồ sơ, sổ sách, hoạt động; ghi chức danh, không ghi tên tình nguyện viên",
          .help_en = "Papers, books, activities; say functions, not names of volunteers"),
    FIELD(6, struct inspection, findings, TEXT, REQUIRED | LINES, .max = 2000,
          .label = "Kết quả, nhận xét", .label_en = "Findings"),
    FIELD(7, struct inspection, to_do, TEXT, LINES, .max = 1000, .label = "Việc cần làm",
          .label_en = "To be done"),
    FIELD(8, struct inspection, due, DATE, INDEXED, .label = "Làm xong trước ngày",
          .label_en = "To be done by"),
    FIELD(9, struct inspection, state, ENUM, READ_ONLY | INDEXED,
          .terms = &inspection_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(10, struct inspection, answer, TEXT, READ_ONLY | LINES, .max = 1000,
          .label = "Đơn vị trả lời", .label_en = "The unit's answer"),
    FIELD(11, struct inspection, closing, TEXT, READ_ONLY | LINES, .max = 1000,
          .label = "Ý kiến của cơ quan kiểm tra", .label_en = "The inspecting body's words"),
    FIELD(12, struct inspection, sent, TIME, READ_ONLY, .label = "Gửi lúc", .label_en = "Sent"),
    FIELD(13, struct inspection, answered, TIME, READ_ONLY, .label = "Trả lời lúc",
          .label_en = "Answered"),
    { 0 }
};

/* What was sent stands as it was sent; only moves change it from then on. */
static bool same_words(const struct inspection *a, const struct inspection *b)
{
    return id_equal(a->unit, b->unit) && id_equal(a->inspected, b->inspected) &&
           id_equal(a->campaign, b->campaign) && a->day == b->day && a->due == b->due &&
           text_equal(a->looked_at, b->looked_at) && text_equal(a->findings, b->findings) &&
           text_equal(a->to_do, b->to_do);
}

static err check_subject(struct ctx *cx, struct tx *tx, const struct inspection *i)
{
    struct unit u;
    struct campaign c;
    err e = record_get(cx, tx, &unit_entity, i->inspected, &u);
    if (e) return e;
    if (u.kind == UNIT_DEPARTMENT)
        ctx_flaw(cx, "/inspected", "department",
                 SAY("Hãy chọn một đơn vị Đoàn, Hội", "Choose a unit of the Youth Union"));
    if (id_is_none(i->campaign)) return ERR_NONE;
    e = record_get(cx, tx, &campaign_entity, i->campaign, &c);
    if (!e && !unit_within(cx, tx, c.unit, i->inspected))
        ctx_flaw(cx, "/campaign", "other-unit",
                 SAY("Hoạt động này không phải của đơn vị được kiểm tra",
                     "This activity is not the inspected unit's"));
    return e;
}

static err inspection_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct inspection *i = record;
    const struct inspection *old = before;
    bool does = false;
    if (!old && !i->state) i->state = INSPECTION_DRAFT;
    if (old && old->state != INSPECTION_DRAFT) {
        if (same_words(old, i)) return ERR_NONE;
        return ctx_fail(cx, ERR_CONFLICT, NULL, "sent",
                        SAY("Đã gửi đơn vị: nội dung giữ nguyên như lúc gửi",
                            "It was sent: its words stay as they were"));
    }
    if (i->day > instant_date(cx->now))
        ctx_flaw(cx, "/day", "future", SAY("Ngày này chưa tới", "This day is still to come"));
    if (!text_is_empty(i->to_do) && !i->due)
        ctx_flaw(cx, "/due", "required",
                 SAY("Hãy ghi hạn cho việc cần làm", "Say until when it is to be done"));
    err e = partner_inspects(cx, tx, i->unit, i->day, &does);
    if (e) return e;
    if (!does)
        ctx_flaw(cx, "/unit", "not-inspecting",
                 SAY("Kế hoạch không giao cơ quan này kiểm tra, giám sát vào ngày đó",
                     "The plan gives this body no inspecting to do on that day"));
    e = check_subject(cx, tx, i);
    return e ? e : cx->error;
}

static err inspection_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct inspection *i = record;
    (void)tx;
    if (i->state == INSPECTION_DRAFT) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "sent",
                    SAY("Đã gửi đơn vị thì không xóa được", "What was sent cannot be deleted"));
}

const struct entity inspection_entity = {
    "inspection",
    "Kiểm tra, giám sát",
    sizeof(struct inspection),
    inspection_fields,
    .number = 136,
    .label_en = "Inspection",
    .check = inspection_check,
    .removing = inspection_removing,
    .read = "inspection.read",
    .write = "inspection.write",
    .scope = "unit",
    .title = "looked_at",
    .sort = "day",
    .help = "Một lần kiểm tra, giám sát: đã xem gì, thấy gì, cần làm gì, đơn vị trả lời thế nào.",
    .help_en = "One inspection: what was looked at and found, what is to be done, the answer.",
};

unsigned inspection_sides(struct ctx *cx, struct tx *tx, const struct inspection *i)
{
    unsigned sides = 0;
    if (access_may(cx, tx, "campaign.write", i->inspected)) sides |= SIDE_UNION;
    if (access_may(cx, tx, "inspection.write", i->unit)) sides |= SIDE_DEPARTMENT;
    return sides;
}

static void apply(struct ctx *cx, const struct step_rule *rule, text words, struct inspection *i)
{
    i->state = rule->next;
    if (rule->action == STEP_SEND) i->sent = cx->now;
    if (rule->action == STEP_RETURN || rule->action == STEP_CLOSE) i->closing = words;
    if (rule->action != STEP_ANSWER) return;
    i->answer = words;
    i->answered = cx->now;
}

err inspection_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct moving *move = request_body(rq);
    const struct step_rule *rule = NULL;
    struct inspection i;
    err e = record_get(cx, tx, &inspection_entity, request_id(rq), &i);
    if (e) return e;
    unsigned sides = inspection_sides(cx, tx, &i);
    if (!sides) return access_require(cx, tx, "inspection.write", i.unit);
    if (i.state == INSPECTION_DRAFT && !(sides & SIDE_DEPARTMENT))
        return ERR_NOT_FOUND; /* nobody's business before it is sent */
    e = step_ask(cx, inspection_steps, i.state, sides, move, &rule);
    if (e) return e;
    apply(cx, rule, text_trim(move->words), &i);
    e = record_update(cx, tx, &inspection_entity, &i);
    if (!e) e = tell_inspection(cx, tx, &i);
    return e ? e : respond(cx, tx, rq, rs, &inspection_entity, &i);
}
