/* SPDX-License-Identifier: MIT
 * shelf_room: see shelf_room.h. */
#include "tests/support/rules/shelf_room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/crypto.h"
#include "plugins/bank/facts.h"

static void unexpected_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

void shelf_room_begin(struct shelf_room *r, struct ctx *cx, struct arena *arena)
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

int shelf_room_open(void **state)
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
    shelf_room_begin(r, &r->cx, arena);
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

int shelf_room_close(void **state)
{
    struct shelf_room *r = *state;
    db_close(r->db);
    schema_free(r->schema);
    assert_int_equal(nftw(r->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
    arena_free(r->arena);
    return 0;
}

static err put_version(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_create(cx, tx, &rule_version_entity, arg);
}

static id put_source(struct shelf_room *r, struct rule_version *v, const char *run)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    shelf_room_begin(r, &cx, arena);
    v->hook = TEXT("bank.score");
    v->source = text_format(arena,
                            "hook \"bank.score\"\n"
                            "reasons { a = \"Bản %d\" }\n"
                            "function run(f, p) %s end\n",
                            (int)v->version, run);
    assert_int_equal(db_write(&cx, put_version, v), ERR_NONE);
    arena_free(arena);
    return v->id;
}

id shelf_room_put(struct shelf_room *r, id unit, int64_t number, int32_t rule_state,
                  const char *run)
{
    struct rule_version v = { .unit = unit, .version = number, .state = rule_state };
    return put_source(r, &v, run);
}

void shelf_room_put_active(struct shelf_room *r, id unit, int64_t number, date from)
{
    struct rule_version v = {
        .unit = unit, .version = number, .state = RULE_ACTIVE, .active_from = from
    };
    char run[32];
    snprintf(run, sizeof(run), "add('a', %d)", (int)number);
    put_source(r, &v, run);
}

int64_t shelf_room_points(struct shelf_room *r, struct ctx *cx, id unit, text *words)
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
