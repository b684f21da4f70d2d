/* SPDX-License-Identifier: MIT
 * proposal: its tables, and what follows from an answer. */
#include "proposal.h"

#include "tell.h"

static const struct term engagement_rows[] = {
    { ENGAGEMENT_COMMUNITY, "community", "Hoạt động tình nguyện vì cộng đồng",
      "Community activity" },
    { ENGAGEMENT_PROGRAM_24M, "program_24m", "Chương trình, đề án từ 24 tháng",
      "Programme of 24 months or more" },
    { 0 }
};
static const struct vocabulary engagement_terms = { "proposed_engagement", "Loại hình (NĐ 17/2021)",
                                                    "Kind of engagement", engagement_rows };

static const struct field proposal_fields[] = {
    FIELD(1, struct programme_proposal, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Sở, ngành đề xuất", .label_en = "Department"),
    FIELD(2, struct programme_proposal, title, TEXT, REQUIRED | SEARCHED, .max = 120,
          .label = "Tên chương trình", .label_en = "Title"),
    FIELD(3, struct programme_proposal, type, CODE, REQUIRED, .terms = &campaign_type_vocabulary,
          .label = "Loại chiến dịch", .label_en = "Campaign type"),
    FIELD(4, struct programme_proposal, field, CODE, REQUIRED, .terms = &activity_field_vocabulary,
          .label = "Lĩnh vực", .label_en = "Field"),
    FIELD(5, struct programme_proposal, engagement, ENUM, REQUIRED, .terms = &engagement_terms,
          .label = "Loại hình (NĐ 17/2021)", .label_en = "Kind of engagement",
          .fallback = "community"),
    FIELD(6, struct programme_proposal, starts, DATE, REQUIRED, .label = "Bắt đầu",
          .label_en = "Starts"),
    FIELD(7, struct programme_proposal, ends, DATE, REQUIRED, .label = "Kết thúc",
          .label_en = "Ends"),
    FIELD(8, struct programme_proposal, summary, TEXT, REQUIRED | LINES, .max = 2000,
          .label = "Mục đích, nội dung", .label_en = "What it is for"),
    FIELD(9, struct programme_proposal, brings, TEXT, LINES, .max = 600,
          .label = "Sở, ngành đóng góp gì", .label_en = "What the department brings"),
    FIELD(10, struct programme_proposal, document, TEXT, 0, .max = 120,
          .label = "Số, ngày công văn", .label_en = "Letter"),
    FIELD(11, struct programme_proposal, made, TIME, READ_ONLY, .label = "Lập lúc",
          .label_en = "Made"),
    { 0 }
};

static err proposal_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct programme_proposal *p = record;
    if (!before && !p->made) p->made = cx->now;
    if (p->ends < p->starts)
        ctx_flaw(cx, "/ends", "order",
                 SAY("Ngày kết thúc phải từ ngày bắt đầu trở đi",
                     "The end must not be before the start"));
    err e = partner_require_department(cx, tx, p->unit, "/unit");
    return e ? e : cx->error;
}

const struct entity programme_proposal_entity = {
    "programme_proposal",
    "Đề xuất chương trình",
    sizeof(struct programme_proposal),
    proposal_fields,
    .number = 134,
    .label_en = "Programme proposal",
    .check = proposal_check,
    .read = "partner.read",
    .write = "partner.write",
    .scope = "unit",
    .title = "title",
    .help = "Chương trình một sở, ngành đề xuất để các đơn vị Đoàn, Hội cùng làm.",
    .help_en = "A programme that a department proposes to units of the Youth Union.",
};

/* ---- asks ---------------------------------------------------------------------------------- */

static const struct term state_rows[] = { { ASK_ASKED, "asked", "Chờ trả lời",
                                            "Waits for an answer" },
                                          { ASK_TAKEN, "taken", "Đã nhận", "Taken up" },
                                          { ASK_REFUSED, "refused", "Chưa nhận", "Not taken" },
                                          { ASK_WITHDRAWN, "withdrawn", "Đã rút", "Taken back" },
                                          { 0 } };
const struct vocabulary programme_ask_state_vocabulary = { "programme_ask_state", "Trạng thái",
                                                           "State", state_rows };

const struct field programme_ask_fields[] = {
    FIELD(1, struct programme_ask, proposal, REF, REQUIRED | INDEXED | CASCADE,
          .target = "programme_proposal", .label = "Chương trình", .label_en = "Programme"),
    FIELD(2, struct programme_ask, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị được đề nghị", .label_en = "Unit asked"),
    FIELD(3, struct programme_ask, place, PLACE, 0, .label = "Địa bàn", .label_en = "Place"),
    FIELD(4, struct programme_ask, people, INT, 0, .min = 0, .max = 100000, .label = "Số người cần",
          .label_en = "People needed"),
    FIELD(5, struct programme_ask, state, ENUM, READ_ONLY | INDEXED,
          .terms = &programme_ask_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(6, struct programme_ask, words, TEXT, READ_ONLY | LINES, .max = 1000, .label = "Lời kèm",
          .label_en = "Words"),
    FIELD(7, struct programme_ask, answered, TIME, READ_ONLY, .label = "Trả lời lúc",
          .label_en = "Answered"),
    FIELD(8, struct programme_ask, campaign, REF, READ_ONLY | INDEXED, .target = "campaign",
          .label = "Chiến dịch đã lập", .label_en = "Campaign made of it"),
    FIELD(9, struct programme_ask, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err ask_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct programme_ask *a = record;
    struct unit u;
    if (!before && !a->state) a->state = ASK_ASKED;
    a->key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, a->proposal)),
                         TEXT_ARGS(id_text(cx->arena, a->unit)));
    err e = record_get(cx, tx, &unit_entity, a->unit, &u);
    if (e) return e;
    if (u.kind == UNIT_DEPARTMENT)
        ctx_flaw(cx, "/unit", "department",
                 SAY("Hãy chọn một đơn vị Đoàn, Hội", "Choose a unit of the Youth Union"));
    return cx->error;
}

const struct entity programme_ask_entity = {
    "programme_ask",
    "Đề nghị nhận chương trình",
    sizeof(struct programme_ask),
    programme_ask_fields,
    .number = 135,
    .label_en = "Programme asked for",
    .check = ask_check,
    .read = "partner.read",
    .scope = "proposal.unit",
    .help = "Một đơn vị được đề nghị nhận một chương trình, và câu trả lời.",
    .help_en = "One unit asked to take a programme up, and its answer.",
};

const struct field asking_fields[] = {
    LIKE(1, struct asking, unit, programme_ask_fields, unit, REQUIRED),
    LIKE(2, struct asking, place, programme_ask_fields, place, 0),
    LIKE(3, struct asking, people, programme_ask_fields, people, 0),
    { 0 }
};

err proposal_ask(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct asking *in = request_body(rq);
    struct programme_ask a = {
        .proposal = request_id(rq), .unit = in->unit, .place = in->place, .people = in->people
    };
    err e = record_create(cx, tx, &programme_ask_entity, &a);
    if (!e) e = tell_ask(cx, tx, &a);
    return e ? e : respond_created(cx, tx, rq, rs, &programme_ask_entity, &a);
}

unsigned ask_sides(struct ctx *cx, struct tx *tx, const struct programme_ask *a,
                   const struct programme_proposal *p)
{
    unsigned sides = 0;
    if (access_may(cx, tx, "campaign.write", a->unit)) sides |= SIDE_UNION;
    if (access_may(cx, tx, "partner.write", p->unit)) sides |= SIDE_DEPARTMENT;
    return sides;
}

/* The draft and, in it, the department as a co-host that has agreed already. */
static err take_up(struct ctx *cx, struct tx *tx, const struct programme_proposal *p,
                   struct programme_ask *a)
{
    struct unit unit;
    struct campaign_partner with = { .unit = p->unit,
                                     .role = text_of("Đề xuất chương trình"),
                                     .state = PARTNER_ACCEPTED,
                                     .words = p->brings,
                                     .answered = cx->now };
    err e = record_get(cx, tx, &unit_entity, a->unit, &unit);
    if (e) return e;
    struct campaign c = { .title = p->title,
                          .type = p->type,
                          .field = p->field,
                          .summary = p->summary,
                          .starts = p->starts,
                          .ends = p->ends,
                          .place = id_is_none(a->place) ? unit.place : a->place,
                          .unit = a->unit,
                          .engagement = p->engagement,
                          .state = CAMPAIGN_DRAFT };
    e = record_create(cx, tx, &campaign_entity, &c);
    with.campaign = a->campaign = c.id;
    return e ? e : record_create(cx, tx, &campaign_partner_entity, &with);
}

err ask_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct moving *move = request_body(rq);
    const struct step_rule *rule = NULL;
    struct programme_ask a;
    struct programme_proposal p;
    err e = record_get(cx, tx, &programme_ask_entity, request_id(rq), &a);
    if (!e) e = record_get(cx, tx, &programme_proposal_entity, a.proposal, &p);
    if (e) return e;
    unsigned sides = ask_sides(cx, tx, &a, &p);
    if (!sides) return access_require(cx, tx, "campaign.write", a.unit);
    e = step_ask(cx, ask_steps, a.state, sides, move, &rule);
    if (!e && rule->action == STEP_TAKE) e = take_up(cx, tx, &p, &a);
    if (e) return e;
    a.state = rule->next;
    a.words = text_trim(move->words);
    a.answered = rule->next == ASK_ASKED ? 0 : cx->now;
    e = record_update(cx, tx, &programme_ask_entity, &a);
    if (!e) e = tell_ask(cx, tx, &a);
    return e ? e : respond(cx, tx, rq, rs, &programme_ask_entity, &a);
}
