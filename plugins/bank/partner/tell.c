/* SPDX-License-Identifier: MIT
 * tell: one message per account, once for each state a thing comes to at a moment. */
#include "tell.h"

struct telling {
    id unit;
    uint32_t roles;
    text words;
    const char *about;
};

static err tell(struct ctx *cx, struct tx *tx, const struct telling *t, id which, int state)
{
    struct notice n = { .subject = "Phối hợp",
                        .about = t->about,
                        .words = t->words,
                        .unit = t->unit,
                        .occasion = text_format(cx->arena, "%.*s/%d/%lld",
                                                TEXT_ARGS(id_text(cx->arena, which)), state,
                                                (long long)cx->now) };
    return notice_roles(cx, tx, &n, t->unit, t->roles, NULL);
}

err tell_part(struct ctx *cx, struct tx *tx, const struct campaign_partner *p)
{
    struct campaign c;
    struct telling t = { .about = "partner.moved" };
    err e = record_get(cx, tx, &campaign_entity, p->campaign, &c);
    if (e) return e;
    bool mine = access_may(cx, tx, "campaign.write", c.unit); /* so the department is told */
    text unit = record_title(cx, tx, &unit_entity, mine ? c.unit : p->unit);
    t.unit = mine ? p->unit : c.unit;
    t.roles = mine ? ROLE_BIT(ROLE_PARTNER) : ROLES_STAFF;
    t.words = p->state == PARTNER_INVITED
                  ? text_format(cx->arena,
                                "%.*s mời phối hợp tổ chức «%.*s». Xin trả lời trong mục Phối hợp.",
                                TEXT_ARGS(unit), TEXT_ARGS(c.title))
                  : text_format(cx->arena,
                                "%.*s vừa ghi ý kiến về việc phối hợp tổ chức «%.*s». Xem mục Phối "
                                "hợp.",
                                TEXT_ARGS(unit), TEXT_ARGS(c.title));
    return tell(cx, tx, &t, p->id, p->state);
}

err tell_ask(struct ctx *cx, struct tx *tx, const struct programme_ask *a)
{
    struct programme_proposal p;
    struct telling t = { .about = "programme.moved" };
    err e = record_get(cx, tx, &programme_proposal_entity, a->proposal, &p);
    if (e) return e;
    bool asked = a->state == ASK_ASKED || a->state == ASK_WITHDRAWN;
    text unit = record_title(cx, tx, &unit_entity, asked ? p.unit : a->unit);
    t.unit = asked ? a->unit : p.unit;
    t.roles = asked ? ROLES_STAFF : ROLE_BIT(ROLE_PARTNER);
    t.words = text_format(cx->arena, "%.*s %s «%.*s». Xem mục Phối hợp.", TEXT_ARGS(unit),
                          a->state == ASK_ASKED       ? "đề xuất chương trình"
                          : a->state == ASK_WITHDRAWN ? "rút đề xuất chương trình"
                                                      : "đã trả lời đề xuất chương trình",
                          TEXT_ARGS(p.title));
    return tell(cx, tx, &t, a->id, a->state);
}

err tell_inspection(struct ctx *cx, struct tx *tx, const struct inspection *i)
{
    struct telling t = { .about = "inspection.moved" };
    bool answered = i->state == INSPECTION_ANSWERED;
    text unit = record_title(cx, tx, &unit_entity, answered ? i->inspected : i->unit);
    t.unit = answered ? i->unit : i->inspected;
    t.roles = answered ? ROLE_BIT(ROLE_PARTNER) | ROLE_BIT(ROLE_MONITOR) : ROLES_STAFF;
    t.words =
        text_format(cx->arena, "%.*s %s. Xem mục Phối hợp.", TEXT_ARGS(unit),
                    answered ? "đã trả lời nội dung kiểm tra, giám sát"
                    : i->state == INSPECTION_CLOSED ? "đã kết thúc việc kiểm tra, giám sát"
                                                    : "gửi kết quả kiểm tra, giám sát; cần trả "
                                                      "lời");
    return tell(cx, tx, &t, i->id, i->state);
}
