/* SPDX-License-Identifier: MIT
 * rulebook: the version in force decides from the moment its write is durable, for everybody at
 * once, what a verdict says outlives the version that said it, and a pin decides the same for ever.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/crypto.h"
#include "core/rules/receipt.h"
#include "core/rules/version.h"
#include "plugins/bank/facts.h"

struct shelf_room {
    char dir[64];
    struct arena *arena;
    struct ctx cx;
    struct random_source random;
    struct schema *schema;
    struct db *db;
    struct rulebook *book;
    id province, area, commune;
};

static void unexpected_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static void begin(struct shelf_room *r, struct ctx *cx, struct arena *arena)
{
    ctx_begin(cx, arena);
    cx->actor.system = true;
    cx->random = &r->random;
    cx->db = r->db;
    cx->why = "test";
    cx->now = instant_at(date_of(2026, 11, 22), 480);
}

static err make_units(struct ctx *cx, struct tx *tx, void *arg)
{
    struct shelf_room *r = arg;
    struct unit top = { .name = TEXT("Tỉnh"), .kind = UNIT_PROVINCE_UNION };
    err e = record_create(cx, tx, &unit_entity, &top);
    struct unit area = { .name = TEXT("Cụm"), .kind = UNIT_AREA, .parent = top.id };
    if (!e) e = record_create(cx, tx, &unit_entity, &area);
    struct unit commune = { .name = TEXT("Xã"), .kind = UNIT_COMMUNE_UNION, .parent = area.id };
    if (!e) e = record_create(cx, tx, &unit_entity, &commune);
    r->province = top.id;
    r->area = area.id;
    r->commune = commune.id;
    return e;
}

static int open_room(void **state)
{
    static const struct entity *const tables[] = { &place_entity, &unit_entity, &account_entity,
                                                   &rule_version_entity };
    static const struct rule_hook *const hooks[] = { &bank_score_hook, &bank_credit_hook };
    struct arena *arena = arena_new();
    struct shelf_room *r = ARENA_NEW(arena, struct shelf_room);
    crypto_start();
    r->arena = arena;
    r->random = random_machine();
    r->schema = schema_new(tables, COUNT_OF(tables), unexpected_fault, NULL);
    assert_non_null(r->schema);
    snprintf(r->dir, sizeof(r->dir), "%s/volbank-book-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(r->dir));
    begin(r, &r->cx, arena);
    struct db_options options = { .schema = r->schema,
                                  .kv = { .dir = r->dir, .map_bytes = 64 << 20 } };
    assert_int_equal(db_open(&r->cx, &options, &r->db), ERR_NONE);
    r->cx.db = r->db;
    r->book = rulebook_new(arena, hooks, COUNT_OF(hooks));
    db_subscribe(r->db, rulebook_changed, r->book);
    assert_int_equal(db_write(&r->cx, make_units, r), ERR_NONE);
    *state = r;
    return 0;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

static int close_room(void **state)
{
    struct shelf_room *r = *state;
    db_close(r->db);
    schema_free(r->schema);
    assert_int_equal(nftw(r->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
    arena_free(r->arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

static err put_version(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_create(cx, tx, &rule_version_entity, arg);
}

/* A version of this state; its id. */
static id put_script(struct shelf_room *r, id unit, int64_t number, int32_t rule_state,
                     const char *run)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    begin(r, &cx, arena);
    struct rule_version v = { .hook = TEXT("bank.score"),
                              .unit = unit,
                              .version = number,
                              .state = rule_state,
                              .source = text_format(arena,
                                                    "hook \"bank.score\"\n"
                                                    "reasons { a = \"Bản %d\" }\n"
                                                    "function run(f, p) %s end\n",
                                                    (int)number, run) };
    assert_int_equal(db_write(&cx, put_version, &v), ERR_NONE);
    arena_free(arena);
    return v.id;
}

/* A version that gives as many points as its number, for a reason that says so. */
static void put(struct shelf_room *r, id unit, int64_t number, date from)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    begin(r, &cx, arena);
    struct rule_version v = { .hook = TEXT("bank.score"),
                              .unit = unit,
                              .version = number,
                              .state = RULE_ACTIVE,
                              .active_from = from,
                              .source = text_format(arena,
                                                    "hook \"bank.score\"\n"
                                                    "reasons { a = \"Bản %d\" }\n"
                                                    "function run(f, p) add('a', %d) end\n",
                                                    (int)number, (int)number) };
    assert_int_equal(db_write(&cx, put_version, &v), ERR_NONE);
    arena_free(arena);
}

/* Points of the version in force; its reason in *words, which may be NULL. */
static int64_t points(struct shelf_room *r, struct ctx *cx, id unit, text *words)
{
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    rule_facts_default(&bank_score_hook, &facts);
    err e = rulebook_decide(cx, r->book, &bank_score_hook, unit, &facts, &verdict, &fault, NULL);
    if (e) return -1;
    if (words && verdict.reasons) *words = verdict.reasons->vi;
    return verdict.score / 100;
}

static void the_nearest_unit_with_a_rule_decides(void **state)
{
    struct shelf_room *r = *state;
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 0);
    put(r, ID_NONE, 1, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 1);
    put(r, r->area, 2, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2);
    assert_int_equal(points(r, &r->cx, r->area, NULL), 2);
    assert_int_equal(points(r, &r->cx, r->province, NULL), 1);
}

static void a_version_waits_for_its_first_day(void **state)
{
    struct shelf_room *r = *state;
    date today = instant_date(r->cx.now);
    put(r, ID_NONE, 1, 0);
    put(r, ID_NONE, 2, today + 1);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 1);
    r->cx.now += CLOCK_DAY;
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2);
}

static err activate(struct ctx *cx, struct tx *tx, void *arg)
{
    struct rule_version *v = arg;
    err e = record_get(cx, tx, &rule_version_entity, v->id, v);
    return e ? e : rule_version_activate(cx, tx, v, v->active_from);
}

static err read_version(struct ctx *cx, struct tx *tx, void *arg)
{
    struct rule_version *v = arg;
    return record_get(cx, tx, &rule_version_entity, v->id, v);
}

static err activate_tomorrow(struct ctx *cx, struct tx *tx, void *arg)
{
    struct rule_version *v = arg;
    err e = record_get(cx, tx, &rule_version_entity, v->id, v);
    return e ? e : rule_version_activate(cx, tx, v, instant_date(cx->now) + 1);
}

static void a_version_is_retired_when_its_last_day_has_passed(void **state)
{
    struct shelf_room *r = *state;
    struct rule_version old = { .id = put_script(r, r->area, 1, RULE_APPROVED, "") };
    struct rule_version next = { .id = put_script(r, r->area, 2, RULE_APPROVED, "") };
    size_t ended = 9;
    assert_int_equal(db_write(&r->cx, activate, &old), ERR_NONE);
    assert_int_equal(db_write(&r->cx, activate_tomorrow, &next), ERR_NONE);
    assert_int_equal(rule_versions_end(&r->cx, &ended), ERR_NONE);
    assert_int_equal(ended, 0);
    assert_int_equal(db_read(&r->cx, read_version, &old), ERR_NONE);
    date today = instant_date(r->cx.now);
    assert_int_equal(rule_version_state_on(&old, today), RULE_ACTIVE);
    assert_int_equal(rule_version_state_on(&old, today + 1), RULE_RETIRED);
    r->cx.now += CLOCK_DAY;
    assert_int_equal(rule_versions_end(&r->cx, &ended), ERR_NONE);
    assert_int_equal(ended, 1);
    assert_int_equal(db_read(&r->cx, read_version, &old), ERR_NONE);
    assert_int_equal(old.state, RULE_RETIRED);
    assert_true(rule_version_covers(&old, today) && !rule_version_covers(&old, today + 1));
    assert_int_equal(db_read(&r->cx, read_version, &next), ERR_NONE);
    assert_int_equal(next.state, RULE_ACTIVE);
}

static void words_outlive_the_version_that_said_them(void **state)
{
    struct shelf_room *r = *state;
    text words = { 0 };
    put(r, ID_NONE, 1, 0);
    assert_int_equal(points(r, &r->cx, r->commune, &words), 1);
    put(r, ID_NONE, 2, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2); /* the first shelf is gone */
    assert_true(text_equal_z(words, "Bản 1"));
}

/* ---- pins ------------------------------------------------------------------------------------ */

struct pinning {
    id unit;
    struct rule_pin pin;
};

static err pin_now(struct ctx *cx, struct tx *tx, void *arg)
{
    struct pinning *p = arg;
    return rule_version_pin(cx, tx, &bank_score_hook, p->unit, instant_date(cx->now), &p->pin);
}

static struct rule_pin pin_of(struct shelf_room *r, id unit)
{
    struct pinning p = { .unit = unit };
    assert_int_equal(db_read(&r->cx, pin_now, &p), ERR_NONE);
    return p.pin;
}

/* Points by the pin; -1 when it does not decide. */
static int64_t pinned_points(struct shelf_room *r, struct ctx *cx, const struct rule_pin *pin,
                             struct rule_source *source)
{
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    rule_facts_default(&bank_score_hook, &facts);
    err e =
        rulebook_decide_by(cx, r->book, &bank_score_hook, pin, &facts, &verdict, &fault, source);
    return e ? -1 : verdict.score / 100;
}

static void a_pin_outlives_what_is_put_into_force_later(void **state)
{
    struct shelf_room *r = *state;
    struct rule_source source;
    put(r, r->area, 1, 0);
    struct rule_pin pin = pin_of(r, r->commune);
    put(r, r->area, 2, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2);
    assert_int_equal(pinned_points(r, &r->cx, &pin, &source), 1);
    assert_int_equal(source.number, 1);
    assert_true(id_equal(source.version, pin.version));
    assert_true(text_equal_z(source.unit_name, "Cụm"));
}

static void a_pin_keeps_what_inherit_meant(void **state)
{
    struct shelf_room *r = *state;
    struct rule_source source;
    put(r, ID_NONE, 3, 0);
    put_script(r, r->area, 5, RULE_ACTIVE, "inherit() add('a', 5)");
    struct rule_pin pin = pin_of(r, r->commune);
    assert_int_equal(pin.above.size, ID_TEXT_SIZE);
    put(r, ID_NONE, 10, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 15);
    assert_int_equal(pinned_points(r, &r->cx, &pin, &source), 8);
    assert_true(text_equal(source.above, pin.above));
}

static void a_verdict_names_the_pin_it_can_be_repeated_by(void **state)
{
    struct shelf_room *r = *state;
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_source source;
    put(r, ID_NONE, 3, 0);
    put_script(r, r->area, 5, RULE_ACTIVE, "inherit() add('a', 5)");
    rule_facts_default(&bank_score_hook, &facts);
    assert_int_equal(rulebook_decide(&r->cx, r->book, &bank_score_hook, r->commune, &facts,
                                     &verdict, &fault, &source),
                     ERR_NONE);
    struct rule_pin pin = pin_of(r, r->commune);
    assert_true(text_equal(source.above, pin.above));
    assert_true(id_equal(source.version, pin.version));
}

static void a_pin_of_nothing_is_neutral(void **state)
{
    struct shelf_room *r = *state;
    struct rule_pin pin = pin_of(r, r->commune);
    assert_true(id_is_none(pin.version));
    put(r, r->area, 1, 0);
    assert_int_equal(pinned_points(r, &r->cx, &pin, NULL), 0);
}

static void code_nobody_approved_is_not_run(void **state)
{
    struct shelf_room *r = *state;
    static const int32_t never[] = { RULE_DRAFT, RULE_CHECKED, RULE_PREVIEWED, RULE_RETIRED };
    for (size_t i = 0; i < COUNT_OF(never); i++) {
        struct rule_pin pin = { put_script(r, r->area, (int64_t)i + 1, never[i], "add('a', 1)"),
                                { 0 } };
        assert_int_equal(pinned_points(r, &r->cx, &pin, NULL), -1);
        assert_true(text_equal_z(r->cx.slug, "not-approved"));
        ctx_clear(&r->cx);
    }
    struct rule_pin approved = { put_script(r, r->area, 7, RULE_APPROVED, "add('a', 7)"), { 0 } };
    assert_int_equal(pinned_points(r, &r->cx, &approved, NULL), 7);
}

static void a_script_is_lent_for_what_it_declares(void **state)
{
    struct shelf_room *r = *state;
    const struct rule_script *script;
    text code, vi;
    id version = put_script(r, r->area, 4, RULE_APPROVED, "add('a', 4)");
    assert_int_equal(rulebook_script(&r->cx, r->book, version, &script), ERR_NONE);
    assert_true(rule_script_reason(script, 0, &code, &vi));
    assert_true(text_equal_z(vi, "Bản 4"));
    id draft = put_script(r, r->area, 5, RULE_DRAFT, "add('a', 5)");
    assert_int_equal(rulebook_script(&r->cx, r->book, draft, &script), ERR_CONFLICT);
}

/* ---- receipts -------------------------------------------------------------------------------- */

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
    put_script(r, r->area, 1, RULE_ACTIVE, COUNTING);
    struct rule_receipt receipt = receipt_of(r, 3);
    assert_true(text_equal_z(receipt.facts, "{\"attended\":3,\"opening\":{\"night\":true}}"));
}

static void a_receipt_computes_the_same_bytes_after_everything_changed(void **state)
{
    struct shelf_room *r = *state;
    put(r, ID_NONE, 1, 0);
    put_script(r, r->area, 1, RULE_ACTIVE, "inherit() " COUNTING);
    struct rule_receipt receipts[8];
    for (int i = 0; i < 8; i++) receipts[i] = receipt_of(r, i * 5);
    put(r, r->area, 2, 0);
    put(r, ID_NONE, 9, 0);
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
    put_script(r, r->area, 1, RULE_ACTIVE, COUNTING);
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

enum { PINS = 80 }; /* more than are kept */

struct pinned_crowd {
    struct shelf_room *room;
    struct rule_pin pin[PINS];
    atomic_int failed;
};

static void *ask_all_pins(void *arg)
{
    struct pinned_crowd *crowd = arg;
    struct arena *arena = arena_new();
    for (int i = 0; i < 2 * PINS; i++) {
        struct ctx cx;
        begin(crowd->room, &cx, arena);
        int64_t got = pinned_points(crowd->room, &cx, &crowd->pin[i % PINS], NULL);
        if (got != i % PINS % 20) atomic_fetch_add(&crowd->failed, 1);
        arena_reset(arena);
    }
    arena_free(arena);
    return NULL;
}

static void more_pins_than_are_kept_all_decide(void **state)
{
    struct shelf_room *r = *state;
    struct pinned_crowd crowd = { .room = r };
    pthread_t threads[4];
    for (int i = 0; i < PINS; i++) {
        char run[32];
        snprintf(run, sizeof(run), "add('a', %d)", i % 20);
        crowd.pin[i].version = put_script(r, r->area, i + 1, RULE_APPROVED, run);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask_all_pins, &crowd), 0);
    put(r, ID_NONE, 1, 0); /* all kept are out of date while they are used */
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&crowd.failed), 0);
}

enum { VERSIONS = 20 }; /* the hook cuts off at 20 points */

struct crowd {
    struct shelf_room *room;
    atomic_int newest; /* version that is durable */
    atomic_int outdated, failed;
    atomic_bool done;
};

static void *keep_deciding(void *arg)
{
    struct crowd *crowd = arg;
    struct arena *arena = arena_new();
    do {
        struct ctx cx;
        text words = { 0 };
        begin(crowd->room, &cx, arena);
        int known = atomic_load(&crowd->newest);
        int64_t got = points(crowd->room, &cx, crowd->room->commune, &words);
        if (got < 0) atomic_fetch_add(&crowd->failed, 1);
        text meant = text_format(arena, "Bản %d", (int)got);
        if (got > 0 && !text_equal(words, meant)) atomic_fetch_add(&crowd->failed, 1);
        if (got < known) atomic_fetch_add(&crowd->outdated, 1);
        arena_reset(arena);
    } while (!atomic_load(&crowd->done));
    arena_free(arena);
    return NULL;
}

static void everybody_decides_by_what_is_durable(void **state)
{
    struct shelf_room *r = *state;
    struct crowd crowd = { .room = r };
    pthread_t threads[4];
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, keep_deciding, &crowd), 0);
    for (int version = 1; version <= VERSIONS; version++) {
        put(r, r->area, version, 0);
        atomic_store(&crowd.newest, version);
    }
    atomic_store(&crowd.done, true);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&crowd.failed), 0);
    assert_int_equal(atomic_load(&crowd.outdated), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_nearest_unit_with_a_rule_decides),
        TEST(a_version_waits_for_its_first_day),
        TEST(a_version_is_retired_when_its_last_day_has_passed),
        TEST(words_outlive_the_version_that_said_them),
        TEST(a_pin_outlives_what_is_put_into_force_later),
        TEST(a_pin_keeps_what_inherit_meant),
        TEST(a_verdict_names_the_pin_it_can_be_repeated_by),
        TEST(a_pin_of_nothing_is_neutral),
        TEST(code_nobody_approved_is_not_run),
        TEST(a_script_is_lent_for_what_it_declares),
        TEST(a_receipt_keeps_only_what_the_rule_read),
        TEST(a_receipt_computes_the_same_bytes_after_everything_changed),
        TEST(facts_that_were_tampered_with_are_told),
        TEST(more_pins_than_are_kept_all_decide),
        TEST(everybody_decides_by_what_is_durable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
