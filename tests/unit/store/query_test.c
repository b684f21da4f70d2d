/* SPDX-License-Identifier: MIT
 * query: whatever index drives it, a query gives what a walk over all records and a sort would
 * give; pages made with cursors join up to the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/viet.h"
#include "tests/support/store/club.h"

enum { CROWD = 300 };

static const struct field *field(const char *name)
{
    const struct field *f = entity_field(&person_table, name, strlen(name));
    assert_non_null(f);
    return f;
}

/* ---- a crowd, and its slow oracle ---- */

struct crowd {
    struct bench *bench;
    struct person people[CROWD];
    id home;
};

static int crowd_setup(void **state)
{
    struct bench *b = bench_new();
    struct crowd *c = ARENA_NEW(b->arena, struct crowd);
    struct place home = { .name = TEXT("Đắk Mil") };
    c->bench = b;
    bench_create(b, &place_table, &home);
    c->home = home.id;
    struct tx *tx = bench_begin(b, true);
    for (size_t i = 0; i < CROWD; i++) {
        c->people[i] = person_random(b);
        if (i % 7 == 0) c->people[i].home = home.id;
        if (c->people[i].email.size)
            c->people[i].email = text_format(b->arena, "p%zu@example.org", i);
        assert_int_equal(record_create(&b->cx, tx, &person_table, &c->people[i]), ERR_NONE);
    }
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    *state = c;
    return 0;
}

static int crowd_teardown(void **state)
{
    bench_free(((struct crowd *)*state)->bench);
    return 0;
}

static bool oracle_fits(struct arena *arena, const struct query *q, const struct person *p)
{
    for (size_t i = 0; i < q->filter_count; i++) {
        const struct query_filter *w = &q->filters[i];
        const struct person *probe = w->probe;
        if (w->op == QUERY_HAS && w->field->kind == FIELD_CODES &&
            !code_set_has(p->skills, w->number))
            return false;
        if (w->op == QUERY_HAS && w->field->kind == FIELD_GRID && !(p->free.cells >> w->number & 1))
            return false;
        if (w->op == QUERY_IS && !field_equal(w->field, p, probe)) return false;
        if (w->op == QUERY_AT_LEAST && w->field == field("points") && p->points < probe->points)
            return false;
        if (w->op == QUERY_AT_MOST && w->field == field("points") && p->points > probe->points)
            return false;
        if (w->op == QUERY_AT_LEAST && w->field == field("joined") && p->joined < probe->joined)
            return false;
    }
    text both = text_format(arena, "%.*s %.*s", TEXT_ARGS(p->full_name), TEXT_ARGS(p->note));
    return viet_matches(viet_fold(arena, both), viet_fold(arena, q->words));
}

static struct slice oracle_place(struct arena *arena, const struct query *q, const struct person *p)
{
    struct key k;
    key_begin(&k, KEY_INDEX);
    if (q->sort) key_field(&k, arena, q->sort, p);
    key_id(&k, p->id);
    return slice_copy(arena, key_slice(&k));
}

struct placed {
    struct slice place;
    id which;
};

static int by_place(const void *a, const void *b)
{
    return slice_compare(((const struct placed *)a)->place, ((const struct placed *)b)->place);
}

static size_t oracle(struct crowd *c, const struct query *q, id out[CROWD])
{
    struct arena *arena = c->bench->arena;
    struct placed found[CROWD];
    size_t count = 0;
    for (size_t i = 0; i < CROWD; i++)
        if (oracle_fits(arena, q, &c->people[i]))
            found[count++] =
                (struct placed){ oracle_place(arena, q, &c->people[i]), c->people[i].id };
    qsort(found, count, sizeof *found, by_place);
    for (size_t i = 0; i < count; i++) out[i] = found[q->descending ? count - 1 - i : i].which;
    return count;
}

/* ---- asking ---- */

struct page {
    id ids[CROWD + 1];
    size_t count, limit;
};

static enum kv_go turn(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct page *page = arg;
    (void)cx;
    (void)tx;
    (void)failure;
    page->ids[page->count++] = ((struct person *)record)->id;
    return page->count == page->limit ? KV_STOP : KV_MORE;
}

static void ask(struct crowd *c, const struct query *q, struct page *page, struct slice *cursor)
{
    struct tx *tx = bench_begin(c->bench, false);
    assert_int_equal(query_run(&c->bench->cx, tx, q, turn, page, cursor), ERR_NONE);
    bench_abort(c->bench);
}

/* The whole at once, and in pages of seven. */
static void agrees(struct crowd *c, struct query q, size_t least)
{
    id expected[CROWD];
    struct page whole = { .limit = CROWD + 1 }, pages = { .limit = 0 };
    size_t count = oracle(c, &q, expected);
    assert_true(count >= least);
    ask(c, &q, &whole, NULL);
    assert_int_equal(whole.count, count);
    assert_memory_equal(whole.ids, expected, count * sizeof *expected);
    do {
        struct slice cursor;
        size_t before = pages.count;
        pages.limit = before + 7;
        ask(c, &q, &pages, &cursor);
        if (pages.count == before) break;
        q.after = cursor;
    } while (pages.count == pages.limit);
    assert_int_equal(pages.count, count);
    assert_memory_equal(pages.ids, expected, count * sizeof *expected);
}

/* In id order and by each sortable field, both ways. */
static void agrees_in_every_order(struct crowd *c, struct query q, size_t least)
{
    static const char *const sorts[] = { NULL,     "full_name", "points", "joined",
                                         "active", "state",     "level" };
    q.entity = &person_table;
    for (size_t i = 0; i < COUNT_OF(sorts); i++)
        for (int down = 0; down < 2; down++) {
            q.sort = sorts[i] ? field(sorts[i]) : NULL;
            q.descending = down;
            agrees(c, q, least);
        }
}

static struct query_filter is(const char *name, const struct person *probe)
{
    return (struct query_filter){ field(name), QUERY_IS, probe, 0 };
}

static void everybody(void **state)
{
    agrees_in_every_order(*state, (struct query){ 0 }, CROWD);
}

static void an_equality(void **state)
{
    struct crowd *c = *state;
    const struct person probe = {
        .home = c->home, .state = PERSON_ACTIVE, .points = 0, .full_name = c->people[3].full_name
    };
    agrees_in_every_order(c, (struct query){ .filters = { is("home", &probe) }, .filter_count = 1 },
                          CROWD / 7);
    agrees_in_every_order(
        c, (struct query){ .filters = { is("state", &probe) }, .filter_count = 1 }, 50);
    agrees_in_every_order(
        c, (struct query){ .filters = { is("points", &probe) }, .filter_count = 1 }, 1);
    agrees_in_every_order(
        c, (struct query){ .filters = { is("full_name", &probe) }, .filter_count = 1 }, 1);
    agrees_in_every_order(
        c,
        (struct query){ .filters = { is("state", &probe), is("home", &probe) }, .filter_count = 2 },
        5);
}

static void a_field_without_an_index(void **state)
{
    struct crowd *c = *state;
    const struct person probe = { .dues = c->people[0].dues };
    agrees_in_every_order(c, (struct query){ .filters = { is("dues", &probe) }, .filter_count = 1 },
                          1);
}

static void an_empty_reference_has_no_row_but_is_found(void **state)
{
    const struct person nobody = { 0 };
    agrees_in_every_order(
        *state, (struct query){ .filters = { is("home", &nobody) }, .filter_count = 1 }, 200);
}

static void a_unique_value(void **state)
{
    struct crowd *c = *state;
    const struct person *with = c->people;
    while (!with->email.size) with++;
    agrees_in_every_order(c, (struct query){ .filters = { is("email", with) }, .filter_count = 1 },
                          1);
}

static void a_term_of_a_set(void **state)
{
    const struct query_filter has = { field("skills"), QUERY_HAS, NULL, 90 };
    const struct query_filter free = { field("free"), QUERY_HAS, NULL, 26 };
    agrees_in_every_order(*state, (struct query){ .filters = { has }, .filter_count = 1 }, 50);
    agrees_in_every_order(*state, (struct query){ .filters = { has, free }, .filter_count = 2 }, 5);
}

static void a_range(void **state)
{
    struct crowd *c = *state;
    const struct person low = { .points = -5, .joined = c->bench->cx.now - 500000 * 1000 },
                        high = { .points = 12 };
    const struct query_filter from = { field("points"), QUERY_AT_LEAST, &low, 0 };
    const struct query_filter to = { field("points"), QUERY_AT_MOST, &high, 0 };
    const struct query_filter since = { field("joined"), QUERY_AT_LEAST, &low, 0 };
    agrees_in_every_order(c, (struct query){ .filters = { from, to }, .filter_count = 2 }, 50);
    agrees_in_every_order(c, (struct query){ .filters = { from, since }, .filter_count = 2 }, 20);
    agrees_in_every_order(c, (struct query){ .filters = { to }, .filter_count = 1 }, 50);
}

static void words_without_accents(void **state)
{
    agrees_in_every_order(*state, (struct query){ .words = TEXT("nguyen dat") }, 1);
    agrees_in_every_order(*state, (struct query){ .words = TEXT("ngu") }, 10);
    agrees_in_every_order(*state, (struct query){ .words = TEXT("lái NẤU") }, 10);
    agrees_in_every_order(*state, (struct query){ .words = TEXT("khongcoai") }, 0);
    agrees_in_every_order(*state, (struct query){ .words = TEXT("!?") }, CROWD);
}

static void words_and_a_reference(void **state)
{
    struct crowd *c = *state;
    const struct person probe = { .home = c->home };
    agrees_in_every_order(
        c,
        (struct query){ .filters = { is("home", &probe) }, .filter_count = 1, .words = TEXT("t") },
        1);
}

static void a_foreign_cursor_is_refused(void **state)
{
    struct crowd *c = *state;
    static const uint8_t noise[] = { KEY_RECORD, 9, 9, 1, 2, 3 };
    struct query q = { .entity = &person_table, .after = { noise, sizeof noise } };
    struct page page = { .limit = 1 };
    struct tx *tx = bench_begin(c->bench, false);
    assert_int_equal(query_run(&c->bench->cx, tx, &q, turn, &page, NULL), ERR_INVALID);
    bench_abort(c->bench);
    assert_true(text_equal_z(c->bench->cx.slug, "cursor"));
}

/* ---- visitors that write ---- */

static enum kv_go halve(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct person *p = record;
    ++*(size_t *)arg;
    p->dues = p->dues / 2 + 1;
    *failure = record_update(cx, tx, &person_table, p);
    return KV_MORE;
}

static enum kv_go delete_next(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct crowd *c = arg;
    (void)record;
    for (size_t i = 0; i < CROWD; i++)
        if (!memcmp(&c->people[i].id, record, sizeof(id)) && i + 1 < CROWD && i % 2 == 0)
            *failure = record_delete(cx, tx, &person_table, c->people[i + 1].id);
    return KV_MORE;
}

static void a_visitor_may_write_and_delete(void **state)
{
    struct crowd *c = *state;
    size_t visited = 0, left;
    struct query q = { .entity = &person_table };
    struct tx *tx = bench_begin(c->bench, true);
    assert_int_equal(query_all(&c->bench->cx, tx, &person_table, halve, &visited), ERR_NONE);
    assert_int_equal(visited, CROWD);
    assert_int_equal(query_all(&c->bench->cx, tx, &person_table, delete_next, c), ERR_NONE);
    assert_int_equal(query_count(&c->bench->cx, tx, &q, &left), ERR_NONE);
    bench_abort(c->bench);
    assert_int_equal(left, CROWD / 2);
}

static void children_are_found_by_reference(void **state)
{
    struct crowd *c = *state;
    struct page page = { .limit = CROWD + 1 };
    struct tx *tx = bench_begin(c->bench, false);
    assert_int_equal(query_ref(&c->bench->cx, tx, &person_table, "home", c->home, turn, &page),
                     ERR_NONE);
    bench_abort(c->bench);
    assert_int_equal(page.count, (CROWD + 6) / 7);
}

/* More rows than are worth sorting: the answer is the same, walked in the asked order. */
static enum kv_go name_rises(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct place *last = arg;
    const struct place *p = record;
    (void)tx;
    (void)failure;
    assert_true(slice_compare(viet_sort_key(cx->arena, last->name),
                              viet_sort_key(cx->arena, p->name)) <= 0);
    last->name = p->name;
    last->id.bytes[0]++; /* counts, modulo 256 */
    return KV_MORE;
}

static void too_many_to_gather(void **state)
{
    enum { MANY = 2100 };
    struct bench *b = ((struct crowd *)*state)->bench;
    struct tx *tx = bench_begin(b, true);
    for (int i = 0; i < MANY; i++) {
        struct place p = { .name = text_format(b->arena, "%s %d", i % 2 ? "Xã" : "Bon xã",
                                               (i * 7919) % MANY) };
        assert_int_equal(record_create(&b->cx, tx, &place_table, &p), ERR_NONE);
    }
    struct query q = { .entity = &place_table, .words = TEXT("xa") };
    struct place last = { 0 };
    size_t count;
    assert_int_equal(query_count(&b->cx, tx, &q, &count), ERR_NONE);
    assert_int_equal(count, MANY);
    q.sort = entity_field(&place_table, "name", 4);
    assert_int_equal(query_run(&b->cx, tx, &q, name_rises, &last, NULL), ERR_NONE);
    assert_int_equal(last.id.bytes[0], MANY % 256);
    bench_abort(b);
}

#define WITH_CROWD(test) cmocka_unit_test_setup_teardown(test, crowd_setup, crowd_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CROWD(everybody),
        WITH_CROWD(an_equality),
        WITH_CROWD(a_field_without_an_index),
        WITH_CROWD(an_empty_reference_has_no_row_but_is_found),
        WITH_CROWD(a_unique_value),
        WITH_CROWD(a_term_of_a_set),
        WITH_CROWD(a_range),
        WITH_CROWD(words_without_accents),
        WITH_CROWD(words_and_a_reference),
        WITH_CROWD(a_foreign_cursor_is_refused),
        WITH_CROWD(a_visitor_may_write_and_delete),
        WITH_CROWD(too_many_to_gather),
        WITH_CROWD(children_are_found_by_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
