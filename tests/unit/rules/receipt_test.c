/* SPDX-License-Identifier: MIT
 * receipt: a verdict is kept with only the facts its rule read, is computed again to the byte after
 * everything changed, and facts that were tampered with are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/rules/receipt.h"
#include "plugins/bank/facts.h"
#include "tests/support/rules/shelf_room.h"

/* Adds a point for every hour, in a loop so that the VM is counted, from two of all facts. */
#define COUNTING                                                                                   \
    "if f.opening.night then add('a', 1) end "                                                     \
    "for i = 1, f.attended do add('a', 0.5) end"

static struct rule_receipt receipt_of(struct shelf_room *r, int64_t attended)
{
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_source source;
    struct rule_receipt receipt;
    rule_facts_default(&bank_score_hook, &facts);
    facts.attended = attended;
    facts.opening.night = true;
    facts.age = 20;
    assert_int_equal(rulebook_decide(&r->cx, r->book, &bank_score_hook, r->commune, &facts,
                                     &verdict, &fault, &source),
                     ERR_NONE);
    rule_receipt_of(r->cx.arena, &bank_score_hook, &facts, &verdict, &source, &receipt);
    return receipt;
}

static void a_receipt_keeps_only_what_the_rule_read(void **state)
{
    struct shelf_room *r = *state;
    shelf_room_put(r, r->area, 1, RULE_ACTIVE, COUNTING);
    struct rule_receipt receipt = receipt_of(r, 3);
    assert_true(text_equal_z(receipt.facts, "{\"attended\":3,\"opening\":{\"night\":true}}"));
}

static void a_receipt_computes_the_same_bytes_after_everything_changed(void **state)
{
    struct shelf_room *r = *state;
    shelf_room_put_active(r, ID_NONE, 1, 0);
    shelf_room_put(r, r->area, 1, RULE_ACTIVE, "inherit() " COUNTING);
    struct rule_receipt receipts[8];
    for (int i = 0; i < 8; i++) receipts[i] = receipt_of(r, i * 5);
    shelf_room_put_active(r, r->area, 2, 0);
    shelf_room_put_active(r, ID_NONE, 9, 0);
    for (int i = 7; i >= 0; i--) {
        struct rule_replay replay;
        assert_int_equal(rulebook_replay(&r->cx, r->book, &receipts[i], &replay), ERR_NONE);
        assert_true(replay.same);
        assert_true(replay.untouched);
        assert_true(replay.same_facts);
    }
}

static void facts_that_were_tampered_with_are_told(void **state)
{
    struct shelf_room *r = *state;
    struct rule_replay replay;
    shelf_room_put(r, r->area, 1, RULE_ACTIVE, COUNTING);
    struct rule_receipt receipt = receipt_of(r, 3);
    receipt.facts = TEXT("{\"attended\":4,\"opening\":{\"night\":true}}");
    assert_int_equal(rulebook_replay(&r->cx, r->book, &receipt, &replay), ERR_NONE);
    assert_false(replay.same);
    assert_false(replay.untouched);
    assert_false(text_equal(replay.answer, receipt.answer));
    receipt.facts = TEXT("");
    assert_int_equal(rulebook_replay(&r->cx, r->book, &receipt, &replay), ERR_CONFLICT);
    assert_true(text_equal_z(r->cx.slug, "erased"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_room_open, shelf_room_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_receipt_keeps_only_what_the_rule_read),
        TEST(a_receipt_computes_the_same_bytes_after_everything_changed),
        TEST(facts_that_were_tampered_with_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
