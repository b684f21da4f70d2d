/* SPDX-License-Identifier: MIT
 * part: the record of a co-host and what it brings; the moves of both sides. */
#include "part.h"

#include "tell.h"

static const struct term state_rows[] = {
    { PARTNER_INVITED, "invited", "Chờ trả lời", "Waits for an answer" },
    { PARTNER_ACCEPTED, "accepted", "Đang phối hợp", "Takes part" },
    { PARTNER_DECLINED, "declined", "Đã từ chối", "Declined" },
    { PARTNER_WITHDRAWN, "withdrawn", "Đã thôi mời", "Taken back" },
    { PARTNER_LEFT, "left", "Đã thôi phối hợp", "Stepped back" },
    { 0 }
};
static const struct vocabulary state_terms = { "campaign_partner_state", "Trạng thái", "State",
                                               state_rows };

static const struct field campaign_partner_fields[] = {
    FIELD(1, struct campaign_partner, campaign, REF, REQUIRED | INDEXED | CASCADE,
          .target = "campaign", .label = "Chiến dịch", .label_en = "Campaign"),
    FIELD(2, struct campaign_partner, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị phối hợp", .label_en = "Partner"),
    FIELD(3, struct campaign_partner, role, TEXT, 0, .max = 120, .label = "Nội dung phối hợp",
          .label_en = "Part taken"),
    FIELD(4, struct campaign_partner, state, ENUM, READ_ONLY | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(5, struct campaign_partner, words, TEXT, READ_ONLY | LINES, .max = 1000,
          .label = "Lời kèm", .label_en = "Words"),
    FIELD(6, struct campaign_partner, answered, TIME, READ_ONLY, .label = "Trả lời lúc",
          .label_en = "Answered"),
    FIELD(7, struct campaign_partner, answer_by, DATE, 0, .label = "Đề nghị trả lời trước ngày",
          .label_en = "Please answer by"),
    FIELD(8, struct campaign_partner, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err partner_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct campaign_partner *p = record;
    const struct campaign_partner *old = before;
    struct campaign c;
    p->key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, p->campaign)),
                         TEXT_ARGS(id_text(cx->arena, p->unit)));
    if (!old && !p->state) p->state = PARTNER_INVITED;
    if (old && (!id_equal(old->unit, p->unit) || !id_equal(old->campaign, p->campaign)))
        return ctx_fail(cx, ERR_CONFLICT, "/unit", "other-partner",
                        SAY("Đơn vị khác là lời mời khác: hãy thêm dòng mới",
                            "Another body is another invitation: add a new row"));
    err e = record_get(cx, tx, &campaign_entity, p->campaign, &c);
    if (e) return e;
    if (id_equal(c.unit, p->unit))
        ctx_flaw(cx, "/unit", "organiser",
                 SAY("Đơn vị này là đơn vị tổ chức", "This body is the organiser"));
    return cx->error;
}

static err partner_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct campaign_partner *p = record;
    if (before || p->state != PARTNER_INVITED) return ERR_NONE;
    return tell_part(cx, tx, p);
}

const struct entity campaign_partner_entity = {
    "campaign_partner",
    "Đơn vị phối hợp",
    sizeof(struct campaign_partner),
    campaign_partner_fields,
    .number = 107,
    .label_en = "Campaign partner",
    .check = partner_check,
    .saved = partner_saved,
    .read = "campaign.read",
    .write = "campaign.write",
    .scope = "campaign.unit",
    .help = "Cơ quan cùng tổ chức một chiến dịch; nhận lời rồi mới là đơn vị phối hợp.",
    .help_en =
        "An agency asked to run a campaign together with its owner; a co-host once it agreed.",
};

/* ---- moves --------------------------------------------------------------------------------- */

unsigned part_sides(struct ctx *cx, struct tx *tx, const struct campaign_partner *p,
                    const struct campaign *c)
{
    unsigned sides = 0;
    if (access_may(cx, tx, "campaign.write", c->unit)) sides |= SIDE_UNION;
    if (access_may(cx, tx, "partner.write", p->unit)) sides |= SIDE_DEPARTMENT;
    return sides;
}

static err not_over(struct ctx *cx, const struct campaign *c)
{
    if (c->state != CAMPAIGN_DONE && c->state != CAMPAIGN_CANCELLED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                    SAY("Chiến dịch đã kết thúc", "The campaign is over"));
}

err part_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct moving *move = request_body(rq);
    const struct step_rule *rule = NULL;
    struct campaign_partner p;
    struct campaign c;
    err e = record_get(cx, tx, &campaign_partner_entity, request_id(rq), &p);
    if (!e) e = record_get(cx, tx, &campaign_entity, p.campaign, &c);
    if (e) return e;
    unsigned sides = part_sides(cx, tx, &p, &c);
    if (!sides) return access_require(cx, tx, "partner.write", p.unit);
    e = step_ask(cx, part_steps, part_state(&p), sides, move, &rule);
    if (!e) e = not_over(cx, &c);
    if (e) return e;
    p.state = rule->next;
    p.words = text_trim(move->words);
    p.answered = rule->next == PARTNER_INVITED ? 0 : cx->now;
    e = record_update(cx, tx, &campaign_partner_entity, &p);
    if (!e) e = tell_part(cx, tx, &p);
    return e ? e : respond(cx, tx, rq, rs, &campaign_partner_entity, &p);
}
