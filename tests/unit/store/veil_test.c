/* SPDX-License-Identifier: MIT
 * veil: what somebody must not learn of a record is gone before any code of theirs sees it: read
 * alone, found, sorted, counted, told by the journal. The system and a write see the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

/* Of people with more than ten points the name and the home are not told. */
static err hide_rich(struct ctx *cx, struct tx *tx, void *record, bool *veiled)
{
    struct person *p = record;
    (void)tx;
    if (p->points <= 10) return ERR_NONE;
    p->full_name = text_format(cx->arena, "Người %d", (int)p->points);
    p->home = ID_NONE;
    *veiled = true;
    return ERR_NONE;
}

struct scene {
    struct bench *bench;
    struct entity table; /* people, veiled */
    struct person open, hidden;
    id home;
};

static int setup(void **state)
{
    struct bench *b = bench_new();
    struct scene *s = ARENA_NEW(b->arena, struct scene);
    struct place home = { .name = TEXT("Đắk Mil") };
    s->bench = b;
    s->table = person_table;
    s->table.veil = hide_rich;
    bench_create(b, &place_table, &home);
    s->home = home.id;
    s->open = person_called("Nguyễn Thị An");
    s->hidden = person_called("Trần Văn Bình");
    s->open.points = 5;
    s->hidden.points = 20;
    s->open.home = s->hidden.home = home.id;
    bench_create(b, &person_table, &s->open);
    bench_create(b, &person_table, &s->hidden);
    *state = s;
    return 0;
}

static int teardown(void **state)
{
    struct bench *b = ((struct scene *)*state)->bench;
    b->cx.actor = (struct actor){ 0 };
    bench_free(b);
    return 0;
}

static struct person read_as(struct scene *s, struct actor actor, const struct person *which)
{
    struct bench *b = s->bench;
    struct person got;
    struct tx *tx = bench_begin(b, false);
    b->cx.actor = actor;
    assert_int_equal(record_get(&b->cx, tx, &s->table, which->id, &got), ERR_NONE);
    bench_abort(b);
    return got;
}

static struct actor somebody(struct scene *s)
{
    return (struct actor){ .account = s->home };
}

static void a_record_is_read_without_what_is_veiled(void **state)
{
    struct scene *s = *state;
    struct person got = read_as(s, somebody(s), &s->hidden);
    assert_true(text_equal_z(got.full_name, "Người 20"));
    assert_true(id_is_none(got.home));
    assert_true(text_equal(read_as(s, somebody(s), &s->open).full_name, s->open.full_name));
}

static void the_system_reads_it_whole(void **state)
{
    struct scene *s = *state;
    struct actor system = { .system = true };
    assert_true(text_equal(read_as(s, system, &s->hidden).full_name, s->hidden.full_name));
}

static void a_write_reads_it_whole_and_its_answer_asks(void **state)
{
    struct scene *s = *state;
    struct bench *b = s->bench;
    struct person got;
    bool veiled;
    struct tx *tx = bench_begin(b, true);
    b->cx.actor = somebody(s);
    assert_int_equal(record_get(&b->cx, tx, &s->table, s->hidden.id, &got), ERR_NONE);
    assert_true(id_equal(got.home, s->home));
    assert_int_equal(record_veil(&b->cx, tx, &s->table, &got, &veiled), ERR_NONE);
    assert_true(veiled);
    assert_true(id_is_none(got.home));
    bench_abort(b);
}

static enum kv_go count(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    assert_false(text_equal_z(((struct person *)record)->full_name, "Trần Văn Bình"));
    ++*(size_t *)arg;
    return KV_MORE;
}

static size_t found(struct scene *s, struct query q)
{
    struct bench *b = s->bench;
    size_t n = 0;
    q.entity = &s->table;
    struct tx *tx = bench_begin(b, false);
    b->cx.actor = somebody(s);
    assert_int_equal(query_run(&b->cx, tx, &q, count, &n, NULL), ERR_NONE);
    bench_abort(b);
    return n;
}

static const struct field *field(const char *name)
{
    return entity_field(&person_table, name, strlen(name));
}

/* Otherwise asking for each home in turn, or for a name, would tell. */
static void it_is_not_found_by_what_is_veiled(void **state)
{
    struct scene *s = *state;
    struct person probe = { .home = s->home, .points = 20 };
    assert_int_equal(found(s, (struct query){ 0 }), 2);
    assert_int_equal(found(s, (struct query){ .filters = { { field("home"), QUERY_IS, &probe, 0 } },
                                              .filter_count = 1 }),
                     1);
    assert_int_equal(
        found(s, (struct query){ .filters = { { field("points"), QUERY_IS, &probe, 0 } },
                                 .filter_count = 1 }),
        1);
    assert_int_equal(found(s, (struct query){ .words = TEXT("binh") }), 0);
    assert_int_equal(found(s, (struct query){ .words = TEXT("an") }), 1);
}

static void it_has_no_place_in_an_order_by_what_is_veiled(void **state)
{
    struct scene *s = *state;
    assert_int_equal(found(s, (struct query){ .sort = field("full_name") }), 1);
    assert_int_equal(found(s, (struct query){ .sort = field("points") }), 2);
}

static void the_journal_does_not_say_who_made_it(void **state)
{
    struct scene *s = *state;
    struct bench *b = s->bench;
    struct journal_entry entry = bench_entry(b, 3);
    struct tx *tx = bench_begin(b, false);
    for (struct change *c = entry.changes; c; c = c->next) c->entity = &s->table;
    b->cx.actor = somebody(s);
    const char *said = text_z(b->arena, journal_sentence(&b->cx, tx, &entry));
    assert_non_null(strstr(said, "Người được giấu tên đã tạo"));
    b->cx.actor = (struct actor){ .system = true };
    said = text_z(b->arena, journal_sentence(&b->cx, tx, &entry));
    assert_null(strstr(said, "giấu tên"));
    bench_abort(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_record_is_read_without_what_is_veiled, setup, teardown),
        cmocka_unit_test_setup_teardown(the_system_reads_it_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(a_write_reads_it_whole_and_its_answer_asks, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(it_is_not_found_by_what_is_veiled, setup, teardown),
        cmocka_unit_test_setup_teardown(it_has_no_place_in_an_order_by_what_is_veiled, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_journal_does_not_say_who_made_it, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
