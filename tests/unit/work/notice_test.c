/* SPDX-License-Identifier: MIT
 * notice: who hears of something, by which way, and who does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/store/query.h"
#include "core/work/notice.h"
#include "tests/support/work/office.h"

struct hall {
    struct office *office;
    id unit, by_phone, by_mail, nowhere, left, past, member;
    id actor;
    text occasion;
    uint32_t roles;
    bool found;
    size_t count;
    bool to_mail, to_phone;
};

static err add(struct ctx *cx, struct tx *tx, struct hall *h, struct account who, struct grant g,
               id *out)
{
    who.login = text_format(cx->arena, "tk%.*s", TEXT_ARGS(who.name));
    err e = record_create(cx, tx, &account_entity, &who);
    *out = who.id;
    g.account = who.id;
    g.unit = h->unit;
    return e ? e : record_create(cx, tx, &grant_entity, &g);
}

static err fill(struct ctx *cx, struct tx *tx, void *arg)
{
    struct hall *h = arg;
    struct unit unit = { .name = TEXT("Đoàn xã"), .code = TEXT("xa"), .kind = UNIT_COMMUNE_UNION };
    const struct grant officer = { .role = ROLE_UNIT_OFFICER };
    err e = record_create(cx, tx, &unit_entity, &unit);
    h->unit = unit.id;
#define ADD(who, grant, ...)                                                                       \
    if (!e) e = add(cx, tx, h, (struct account){ __VA_ARGS__ }, grant, &h->who)
    ADD(by_phone, officer, .name = TEXT("Chi"), .phone = TEXT("+84912345678"),
        .email = TEXT("chi@example.vn"), .state = ACCOUNT_ACTIVE);
    ADD(by_mail, officer, .name = TEXT("H Bình"), .email = TEXT("binh@example.vn"),
        .state = ACCOUNT_ACTIVE);
    ADD(nowhere, officer, .name = TEXT("Dung"), .state = ACCOUNT_ACTIVE);
    ADD(left, officer, .name = TEXT("Em"), .phone = TEXT("+84912345679"), .state = ACCOUNT_LOCKED);
    struct grant over = officer, other = { .role = ROLE_VOLUNTEER };
    over.to = instant_date(cx->now) - 1;
    ADD(past, over, .name = TEXT("Giang"), .phone = TEXT("+84912345670"), .state = ACCOUNT_ACTIVE);
    ADD(member, other, .name = TEXT("Hà"), .phone = TEXT("+84912345671"), .state = ACCOUNT_ACTIVE);
#undef ADD
    return e;
}

static int setup(void **state)
{
    struct office *office = office_new();
    struct hall *h = ARENA_NEW(office->arena, struct hall);
    struct ctx cx;
    h->office = office;
    h->roles = ROLE_BIT(ROLE_UNIT_OFFICER);
    office_ctx(office, &cx, "test");
    assert_int_equal(db_write(&cx, fill, h), ERR_NONE);
    *state = h;
    return 0;
}

static int teardown(void **state)
{
    office_free(((struct hall *)*state)->office);
    return 0;
}

static err tell(struct ctx *cx, struct tx *tx, void *arg)
{
    struct hall *h = arg;
    const struct notice n = { .subject = "Kế hoạch",
                              .about = "plan.step",
                              .words = TEXT("kế hoạch chờ duyệt."),
                              .unit = h->unit,
                              .occasion = h->occasion };
    return notice_roles(cx, tx, &n, h->unit, h->roles, &h->found);
}

static enum kv_go see(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct message *m = record;
    struct hall *h = arg;
    (void)cx, (void)tx, (void)failure;
    h->count++;
    if (text_equal_z(m->to, "binh@example.vn"))
        h->to_mail =
            m->channel == CHANNEL_EMAIL && text_equal_z(m->body, "Chào Bình, kế hoạch chờ duyệt.");
    if (text_equal_z(m->to, "+84912345678")) h->to_phone = m->channel == CHANNEL_SMS;
    return KV_MORE;
}

static err look(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &message_entity, see, arg);
}

static void told(struct hall *h, size_t messages)
{
    struct ctx cx;
    office_ctx(h->office, &cx, "test");
    cx.actor.account = h->actor;
    assert_int_equal(db_write(&cx, tell, h), ERR_NONE);
    h->count = 0;
    h->to_mail = h->to_phone = false;
    assert_int_equal(db_read(&cx, look, h), ERR_NONE);
    assert_int_equal(h->count, messages);
}

static void those_who_hold_the_role_today_and_can_be_reached_are_told(void **state)
{
    struct hall *h = *state;
    told(h, 2);
    assert_true(h->found && h->to_phone && h->to_mail);
}

static void once_an_occasion_and_each_time_without(void **state)
{
    struct hall *h = *state;
    h->occasion = TEXT("plan/1");
    told(h, 2);
    told(h, 2);
    h->occasion = TEXT("plan/2");
    told(h, 4);
    h->occasion = TEXT("");
    told(h, 6);
    told(h, 8);
}

static void nobody_is_told_of_what_they_did(void **state)
{
    struct hall *h = *state;
    h->actor = h->by_phone;
    told(h, 1);
    assert_true(h->found && h->to_mail && !h->to_phone);
}

static void nobody_holds_the_role(void **state)
{
    struct hall *h = *state;
    h->roles = ROLE_BIT(ROLE_PARTNER);
    told(h, 0);
    assert_false(h->found);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(those_who_hold_the_role_today_and_can_be_reached_are_told),
        TEST(once_an_occasion_and_each_time_without),
        TEST(nobody_is_told_of_what_they_did),
        TEST(nobody_holds_the_role),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
