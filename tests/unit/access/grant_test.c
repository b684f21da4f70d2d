/* SPDX-License-Identifier: MIT
 * grant: a permission is a verb on a scope, on a day; whoever grants holds what they give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/access/hall.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, hall_setup, hall_teardown)

static const date today = 739942; /* 2026-11-22 */

static bool may(struct hall *h, id unit)
{
    return access_may(&h->cx, h->tx, "work.write", unit);
}

static void a_role_covers_its_unit_and_what_is_below(void **state)
{
    struct hall *h = *state;
    hall_act_as(h, hall_holder(h, "officer", ROLE_UNIT_OFFICER, h->north));
    assert_true(may(h, h->north));
    assert_true(may(h, h->north_commune));
    assert_false(may(h, h->province));
    assert_false(may(h, h->south));
    assert_false(may(h, h->south_commune));
    assert_false(may(h, ID_NONE));
}

static void a_role_covers_a_unit_that_came_under_it(void **state)
{
    struct hall *h = *state;
    id officer = hall_holder(h, "officer", ROLE_UNIT_OFFICER, h->north);
    struct unit commune;
    assert_int_equal(record_get(&h->cx, h->tx, &unit_entity, h->south_commune, &commune), 0);
    commune.parent = h->north;
    assert_int_equal(record_update(&h->cx, h->tx, &unit_entity, &commune), 0);
    hall_act_as(h, officer);
    assert_true(may(h, h->south_commune));
}

static void the_whole_instance_is_the_unions_only(void **state)
{
    struct hall *h = *state;
    hall_act_as(h, hall_holder(h, "office", ROLE_UNIT_OFFICER, h->province));
    assert_true(may(h, ID_NONE));
    assert_true(may(h, h->south_commune));
    hall_act_as_system(h);
    hall_act_as(h, hall_holder(h, "department", ROLE_UNIT_OFFICER, h->department));
    assert_true(may(h, h->department));
    assert_false(may(h, ID_NONE));
}

static void a_role_counts_from_its_first_to_its_last_day(void **state)
{
    static const struct {
        date from, to;
        bool counts;
    } cases[] = {
        { 0, 0, true },          { today, 0, true },
        { today + 1, 0, false }, { 0, today, true },
        { 0, today - 1, false }, { today, today, true },
        { 1, today - 1, false }, { today - 9, today + 9, true },
    };
    struct hall *h = *state;
    assert_int_equal(instant_date(h->cx.now), today);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        hall_act_as_system(h);
        text login = text_format(h->arena, "officer%zu", i);
        id officer = hall_account(h, text_z(h->arena, login));
        hall_grant(h, officer, ROLE_UNIT_OFFICER, h->north, cases[i].from, cases[i].to);
        hall_act_as(h, officer);
        if (may(h, h->north) != cases[i].counts) fail_msg("case %zu", i);
        if (access_verb(&h->cx, "work.write") != cases[i].counts) fail_msg("verb, case %zu", i);
    }
}

static void many_roles_are_all_loaded(void **state)
{
    struct hall *h = *state;
    id busy = hall_account(h, "busy");
    for (int i = 0; i < 9; i++) hall_grant(h, busy, ROLE_TRAINER, h->south, 0, 0);
    hall_grant(h, busy, ROLE_UNIT_OFFICER, h->north_commune, 0, 0);
    hall_act_as(h, busy);
    assert_true(may(h, h->north_commune));
    assert_false(may(h, h->north));
}

static void the_verb_needs_the_role_anywhere(void **state)
{
    struct hall *h = *state;
    id monitor = hall_holder(h, "monitor", ROLE_MONITOR, h->province);
    id nobody = hall_account(h, "nobody");
    hall_act_as(h, ID_NONE);
    assert_true(access_verb(&h->cx, PUBLIC));
    assert_false(access_verb(&h->cx, SIGNED_IN));
    assert_false(access_verb(&h->cx, "self.see"));
    hall_act_as(h, nobody);
    assert_true(access_verb(&h->cx, SIGNED_IN));
    assert_true(access_verb(&h->cx, "self.see"));
    assert_false(access_verb(&h->cx, "work.write"));
    assert_false(access_verb(&h->cx, "no.such"));
    hall_act_as(h, monitor);
    assert_false(access_verb(&h->cx, "work.write"));
    assert_true(access_verb(&h->cx, "dossier.read"));
}

static void a_refusal_says_whether_to_sign_in_or_whom_to_ask(void **state)
{
    struct hall *h = *state;
    id officer = hall_holder(h, "officer", ROLE_UNIT_OFFICER, h->north);
    hall_act_as(h, ID_NONE);
    assert_int_equal(access_require(&h->cx, h->tx, "work.write", h->north), ERR_UNAUTHENTICATED);
    ctx_clear(&h->cx);
    hall_act_as(h, officer);
    assert_int_equal(access_require(&h->cx, h->tx, "work.write", h->south), ERR_FORBIDDEN);
    assert_true(text_find(h->cx.detail_en, 'E', 0) < h->cx.detail_en.size); /* «Edit work» */
    ctx_clear(&h->cx);
    assert_int_equal(access_require(&h->cx, h->tx, "work.write", h->north), ERR_NONE);
}

static bool sees(struct hall *h, id account, id unit, id owner)
{
    struct dossier d = { .name = TEXT("Người"), .unit = unit, .account = owner };
    hall_act_as(h, account);
    return access_personal(&h->cx, h->tx, &dossier_entity, &d);
}

static void personal_fields_are_for_staff_in_scope_and_the_owner(void **state)
{
    struct hall *h = *state;
    id officer = hall_holder(h, "officer", ROLE_UNIT_OFFICER, h->north);
    id monitor = hall_holder(h, "monitor", ROLE_MONITOR, h->province);
    id keeper = hall_holder(h, "operator", ROLE_OPERATOR, h->province);
    id owner = hall_account(h, "owner");
    assert_true(sees(h, officer, h->north_commune, owner));
    assert_false(sees(h, officer, h->south_commune, owner));
    assert_false(sees(h, officer, ID_NONE, owner));
    assert_false(sees(h, monitor, h->north, owner));
    assert_false(sees(h, keeper, h->north, owner));
    assert_true(sees(h, owner, h->north, owner));
    assert_false(sees(h, owner, h->north, officer));
    assert_false(sees(h, ID_NONE, h->north, ID_NONE));
}

/* ERR_NONE, or why the giver could not. */
static err give(struct hall *h, id giver, enum role role, id unit)
{
    hall_act_as_system(h);
    text login = text_format(h->arena, "given-%.*s",
                             TEXT_ARGS(id_text(h->arena, id_new(&h->random, h->cx.now))));
    id taker = hall_account(h, text_z(h->arena, login));
    hall_act_as(h, giver);
    struct grant g = { .account = taker, .role = (int32_t)role, .unit = unit };
    err e = record_create(&h->cx, h->tx, &grant_entity, &g);
    ctx_clear(&h->cx);
    return e;
}

static void nobody_hands_out_more_than_they_hold(void **state)
{
    struct hall *h = *state;
    id area = hall_holder(h, "area", ROLE_AREA_ADMIN, h->north);
    id province = hall_holder(h, "province", ROLE_PROVINCE_ADMIN, h->province);
    id keeper = hall_holder(h, "operator", ROLE_OPERATOR, h->province);
    id officer = hall_holder(h, "officer", ROLE_UNIT_OFFICER, h->north);
    assert_int_equal(give(h, area, ROLE_UNIT_OFFICER, h->north_commune), ERR_NONE);
    assert_int_equal(give(h, area, ROLE_UNIT_OFFICER, h->south_commune), ERR_FORBIDDEN);
    assert_int_equal(give(h, area, ROLE_AREA_ADMIN, h->province), ERR_FORBIDDEN);
    assert_int_equal(give(h, area, ROLE_PROVINCE_ADMIN, h->north), ERR_FORBIDDEN);
    assert_int_equal(give(h, area, ROLE_OPERATOR, h->north), ERR_FORBIDDEN);
    assert_int_equal(give(h, officer, ROLE_UNIT_OFFICER, h->north), ERR_FORBIDDEN);
    assert_int_equal(give(h, keeper, ROLE_PROVINCE_ADMIN, h->province), ERR_FORBIDDEN);
    assert_int_equal(give(h, ID_NONE, ROLE_VOLUNTEER, h->north), ERR_UNAUTHENTICATED);
    assert_int_equal(give(h, province, ROLE_PROVINCE_ADMIN, h->province), ERR_NONE);
    assert_int_equal(give(h, province, ROLE_OPERATOR, h->province), ERR_NONE);
}

static void a_grant_is_not_moved_out_of_what_one_holds(void **state)
{
    struct hall *h = *state;
    id area = hall_holder(h, "area", ROLE_AREA_ADMIN, h->north);
    id taker = hall_account(h, "taker");
    struct grant theirs = { .account = taker, .role = ROLE_UNIT_OFFICER, .unit = h->south };
    struct grant above = { .account = taker, .role = ROLE_OPERATOR, .unit = h->north };
    struct grant own = { .account = taker, .role = ROLE_UNIT_OFFICER, .unit = h->north };
    assert_int_equal(record_create(&h->cx, h->tx, &grant_entity, &theirs), 0);
    assert_int_equal(record_create(&h->cx, h->tx, &grant_entity, &above), 0);
    assert_int_equal(record_create(&h->cx, h->tx, &grant_entity, &own), 0);
    hall_act_as(h, area);
    theirs.unit = h->north; /* taken from another area */
    assert_int_equal(record_update(&h->cx, h->tx, &grant_entity, &theirs), ERR_FORBIDDEN);
    ctx_clear(&h->cx);
    above.role = ROLE_UNIT_OFFICER; /* taken from the province */
    assert_int_equal(record_update(&h->cx, h->tx, &grant_entity, &above), ERR_FORBIDDEN);
    ctx_clear(&h->cx);
    own.role = ROLE_PROVINCE_ADMIN; /* raised */
    assert_int_equal(record_update(&h->cx, h->tx, &grant_entity, &own), ERR_FORBIDDEN);
    ctx_clear(&h->cx);
    own.role = ROLE_TEAM_LEADER;
    assert_int_equal(record_update(&h->cx, h->tx, &grant_entity, &own), ERR_NONE);
}

static void a_grant_ends_after_it_begins(void **state)
{
    struct hall *h = *state;
    struct grant g = { .account = hall_account(h, "a"),
                       .role = ROLE_TRAINER,
                       .unit = h->north,
                       .from = today,
                       .to = today - 1 };
    assert_int_equal(record_create(&h->cx, h->tx, &grant_entity, &g), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "order"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_role_covers_its_unit_and_what_is_below),
        TEST(a_role_covers_a_unit_that_came_under_it),
        TEST(the_whole_instance_is_the_unions_only),
        TEST(a_role_counts_from_its_first_to_its_last_day),
        TEST(many_roles_are_all_loaded),
        TEST(the_verb_needs_the_role_anywhere),
        TEST(a_refusal_says_whether_to_sign_in_or_whom_to_ask),
        TEST(personal_fields_are_for_staff_in_scope_and_the_owner),
        TEST(nobody_hands_out_more_than_they_hold),
        TEST(a_grant_is_not_moved_out_of_what_one_holds),
        TEST(a_grant_ends_after_it_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
