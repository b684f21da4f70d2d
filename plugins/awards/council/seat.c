/* SPDX-License-Identifier: MIT
 * seat: naming members, and what follows when one leaves. Whoever names them writes the log-in
 * down; the person is found by it, so that kin and mentors are known. */
#include "conflict.h"
#include "council_routes.h"

const struct field seating_fields[] = {
    FIELD(1, struct seating, login, TEXT, REQUIRED, .max = 120, .label = "Tên đăng nhập",
          .label_en = "Log-in", .help = "Tên, số điện thoại hoặc thư điện tử dùng để đăng nhập",
          .help_en = "The name, phone number or e-mail they sign in with"),
    LIKE(2, struct seating, part, council_member_fields, part, 0),
    { 0 }
};

static err account_of(struct ctx *cx, struct tx *tx, text login, id *account)
{
    struct account found, probe = { .login = login };
    text phone;
    if (viet_phone(cx->arena, login, &phone)) probe.login = phone;
    err e = record_find(cx, tx, &account_entity, "login", &probe, &found);
    *account = found.id;
    if (e != ERR_NOT_FOUND) return e;
    return ctx_fail(
        cx, ERR_INVALID, "/login", "unknown",
        SAY("Không có tài khoản đăng nhập bằng tên này", "Nobody signs in by this name"));
}

/* The part of one council that only one may have. */
static err one_of_each(struct ctx *cx, const struct council_hall *hall, int32_t part)
{
    date today = instant_date(cx->now);
    for (size_t i = 0; part != COUNCIL_MEMBER && i < hall->members.count; i++) {
        const struct council_member *m = award_list_at(&hall->members, i);
        if (m->part == part && council_member_sits(m, today))
            return ctx_fail(cx, ERR_CONFLICT, "/part", "taken",
                            SAY("Hội đồng đã có người giữ vai trò này",
                                "The council has somebody in this part already"));
    }
    return ERR_NONE;
}

err council_seat_new(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct seating *in = request_body(rq);
    struct council_hall hall;
    struct council_member m = { .round = request_id(rq), .part = in->part };
    if (!m.part) m.part = COUNCIL_MEMBER;
    err e = council_hall(cx, tx, m.round, &hall);
    if (!e) e = council_hall_manages(cx, &hall);
    if (!e && hall.round.state >= ROUND_DECIDED)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "decided",
                     SAY("Đợt xét đã có quyết định", "The round has been decided"));
    if (!e) e = one_of_each(cx, &hall, m.part);
    if (!e) e = account_of(cx, tx, text_trim(in->login), &m.account);
    if (!e) e = record_create(cx, tx, &council_member_entity, &m);
    return e ? e : respond_created(cx, tx, rq, rs, &council_member_entity, &m);
}

err council_member_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct council_member *m = record;
    struct award_list reviews;
    if (!before || council_member_sits(m, instant_date(cx->now))) return ERR_NONE;
    err e = award_list(cx, tx, &review_entity, "member", m->id, &reviews);
    for (size_t i = 0; !e && i < reviews.count; i++) {
        struct review *r = award_list_at(&reviews, i);
        if (r->state != REVIEW_ASSIGNED) continue;
        e = review_set_aside(cx, tx, r, AWARD_CONFLICT_OTHER, TEXT("Đã thôi tham gia hội đồng"));
    }
    return e;
}
