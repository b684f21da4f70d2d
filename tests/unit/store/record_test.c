/* SPDX-License-Identifier: MIT
 * record: what is written is read back, what must not be written is refused whole, and indexes
 * follow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

static bool has_flaw(const struct ctx *cx, const char *pointer, const char *code)
{
    for (const struct flaw *f = cx->flaws; f; f = f->next)
        if (text_equal_z(f->pointer, pointer) && text_equal_z(f->code, code)) return true;
    return false;
}

/* Tries to create in a unit of work that is then given up. */
static err try_create(struct bench *b, const struct entity *entity, void *record)
{
    struct tx *tx = bench_begin(b, true);
    err e = record_create(&b->cx, tx, entity, record);
    bench_abort(b);
    return e;
}

static err try_delete(struct bench *b, const struct entity *entity, id which)
{
    struct tx *tx = bench_begin(b, true);
    err e = record_delete(&b->cx, tx, entity, which);
    bench_abort(b);
    return e;
}

static id make_person(struct bench *b, const char *name)
{
    struct person p = person_called(name);
    bench_create(b, &person_table, &p);
    return p.id;
}

static id make_membership(struct bench *b, id person, id club)
{
    struct membership m = { .person = person, .club = club };
    bench_create(b, &membership_table, &m);
    return m.id;
}

/* ---- round trips ---- */

static void random_records_come_back_as_they_went(void **state)
{
    struct bench *b = *state;
    for (int i = 0; i < 500; i++) {
        struct person p = person_random(b), back;
        p.id = id_new(&b->random, b->cx.now);
        struct slice bytes = record_encode(&b->cx, &person_table, &p, (struct slice){ 0 });
        assert_int_equal(record_decode(&b->cx, &person_table, bytes, p.id, &back), ERR_NONE);
        assert_true(records_equal(&person_table, &p, &back));
        assert_true(slice_equal(bytes, record_encode(&b->cx, &person_table, &back, bytes)));
    }
}

static void an_empty_record_is_one_byte(void **state)
{
    struct bench *b = *state;
    struct person p = { 0 };
    struct slice bytes = record_encode(&b->cx, &person_table, &p, (struct slice){ 0 });
    assert_int_equal(bytes.size, 1);
    assert_int_equal(bytes.data[0], 0xA0);
}

static void damaged_bytes_are_refused(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An"), back;
    p.state = PERSON_NEW;
    struct slice good = record_encode(&b->cx, &person_table, &p, (struct slice){ 0 });
    static const uint8_t empty_text[] = { 0xA1, 0x01, 0x60 },
                         falling[] = { 0xA2, 0x06, 0x01, 0x04, 0x01 };
    static const uint8_t wrong_type[] = { 0xA1, 0x06, 0x61, 'x' },
                         zero_key[] = { 0xA1, 0x00, 0x01 };
    static const uint8_t big_state[] = { 0xA1, 0x0A, 0x1B, 0, 0, 0, 1, 0, 0, 0, 0 };
    const struct slice bad[] = { { good.data, good.size - 1 },
                                 { empty_text, sizeof empty_text },
                                 { falling, sizeof falling },
                                 { wrong_type, sizeof wrong_type },
                                 { zero_key, sizeof zero_key },
                                 { big_state, sizeof big_state },
                                 { good.data, 0 } };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        ctx_clear(&b->cx);
        assert_int_equal(record_decode(&b->cx, &person_table, bad[i], p.id, &back), ERR_CORRUPT);
        assert_true(b->cx.detail_en.size > 0);
    }
}

static void unknown_fields_are_carried_over(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    bench_create(b, &person_table, &p);
    /* A newer version wrote a field 200 between those known here. */
    struct tx *tx = bench_begin(b, true);
    struct stored_field *fields, all[32];
    struct slice before, after;
    static const uint8_t item[] = { 0x82, 0x01, 0x61, 'x' };
    size_t count;
    assert_int_equal(record_bytes(&b->cx, tx, &person_table, p.id, &before), ERR_NONE);
    before = slice_copy(b->arena, before);
    assert_true(stored_split(b->arena, before, &fields, &count));
    memcpy(all, fields, count * sizeof *all);
    all[count] = (struct stored_field){ 200, { item, sizeof item } };
    after = stored_join(b->arena, all, count + 1);
    assert_int_equal(record_write(&b->cx, tx, &person_table, p.id, before, after), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);

    assert_true(bench_get(b, &person_table, p.id, &p));
    p.note = TEXT("mới");
    bench_update(b, &person_table, &p);
    tx = bench_begin(b, false);
    assert_int_equal(record_bytes(&b->cx, tx, &person_table, p.id, &after), ERR_NONE);
    assert_true(stored_split(b->arena, slice_copy(b->arena, after), &fields, &count));
    bench_abort(b);
    assert_int_equal(fields[count - 1].number, 300);
    assert_int_equal(fields[count - 2].number, 200);
    assert_true(slice_equal(fields[count - 2].item, (struct slice){ item, sizeof item }));
}

/* ---- create, update ---- */

static void creating_gives_id_fallback_and_read_only_members(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("Nguyễn Văn An"), back;
    bench_create(b, &person_table, &p);
    assert_false(id_is_none(p.id));
    assert_true(bench_get(b, &person_table, p.id, &back));
    assert_int_equal(back.state, PERSON_NEW);
    assert_int_equal(back.checked, 1);
    assert_int_equal(try_create(b, &person_table, &p), ERR_CONFLICT);
    assert_true(has_flaw(&b->cx, "/id", "exists"));
}

static void every_flaw_is_reported_at_once(void **state)
{
    struct bench *b = *state;
    struct person p = {
        .points = 101, .birth = -5, .state = 44, .level = 9, .note = { "\xFF", 1 }
    };
    code_set_add(&p.skills, 50);
    p.free.cells = 1u << 28;
    assert_int_equal(try_create(b, &person_table, &p), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/full_name", "required"));
    assert_true(has_flaw(&b->cx, "/points", "too_big"));
    assert_true(has_flaw(&b->cx, "/birth", "date"));
    assert_true(has_flaw(&b->cx, "/state", "term"));
    assert_true(has_flaw(&b->cx, "/level", "term"));
    assert_true(has_flaw(&b->cx, "/skills", "term"));
    assert_true(has_flaw(&b->cx, "/free", "term"));
    assert_true(has_flaw(&b->cx, "/note", "utf8"));
    assert_int_equal(b->cx.flaw_count, 8);
}

static void length_is_counted_in_letters_and_capped_in_bytes(void **state)
{
    struct bench *b = *state;
    struct person p = { 0 };
    char letters[40 * 3 + 4], marks[200];
    for (int i = 0; i < 41; i++) memcpy(letters + 3 * (size_t)i, "ế", 3);
    p.full_name = (text){ letters, 40 * 3 };
    assert_int_equal(try_create(b, &person_table, &p), ERR_NONE);
    p.full_name.size = 41 * 3;
    assert_int_equal(try_create(b, &person_table, &p), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/full_name", "too_long"));
    marks[0] = 'a';
    for (size_t i = 1; i + 1 < sizeof marks; i += 2) memcpy(marks + i, "\xCC\x81", 2);
    p.full_name = (text){ marks, 199 }; /* one letter under a pile of accents */
    assert_int_equal(try_create(b, &person_table, &p), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/full_name", "too_long"));
    p.full_name = TEXT("hai\ndòng");
    assert_int_equal(try_create(b, &person_table, &p), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/full_name", "lines"));
}

static void the_entitys_own_check_may_refuse(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    p.state = PERSON_RESTING;
    p.points = 3;
    assert_int_equal(try_create(b, &person_table, &p), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/points", "resting"));
}

static void a_unique_value_belongs_to_one_record(void **state)
{
    struct bench *b = *state;
    struct person a = person_called("An"), c = person_called("Cúc"), found;
    a.email = TEXT("chung@example.org");
    c.email = a.email;
    bench_create(b, &person_table, &a);
    assert_int_equal(try_create(b, &person_table, &c), ERR_CONFLICT);
    assert_true(has_flaw(&b->cx, "/email", "unique"));

    struct tx *tx = bench_begin(b, false);
    assert_int_equal(record_find(&b->cx, tx, &person_table, "email", &c, &found), ERR_NONE);
    assert_true(id_equal(found.id, a.id));
    c.email = TEXT("ai@example.org");
    assert_int_equal(record_find(&b->cx, tx, &person_table, "email", &c, &found), ERR_NOT_FOUND);
    assert_int_equal(b->cx.error, ERR_NONE);
    bench_abort(b);

    a.email = TEXT("moi@example.org"); /* given up, so free for another */
    bench_update(b, &person_table, &a);
    c.email = TEXT("chung@example.org");
    bench_create(b, &person_table, &c);
    bench_update(b, &person_table, &c); /* its own value is no conflict */
}

static void long_unique_values_that_differ_late_are_different(void **state)
{
    struct bench *b = *state;
    char one[301], two[301];
    struct person a = person_called("An"), c = person_called("Cúc"), found;
    memset(one, 'x', sizeof one);
    memcpy(two, one, sizeof one);
    two[300] = 'y';
    a.email = (text){ one, sizeof one };
    c.email = (text){ two, sizeof two };
    bench_create(b, &person_table, &a);
    bench_create(b, &person_table, &c);
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(record_find(&b->cx, tx, &person_table, "email", &c, &found), ERR_NONE);
    assert_true(id_equal(found.id, c.id));
    bench_abort(b);
}

static void an_update_of_nothing_is_not_journalled(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    assert_int_equal(bench_create(b, &person_table, &p), 1);
    assert_int_equal(bench_update(b, &person_table, &p), 0);
    p.points = 5;
    assert_int_equal(bench_update(b, &person_table, &p), 2);
    p.id.bytes[0] ^= 1;
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(record_update(&b->cx, tx, &person_table, &p), ERR_NOT_FOUND);
    bench_abort(b);
}

static void the_etag_follows_the_stored_bytes(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    text first, same, other;
    bench_create(b, &person_table, &p);
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(record_etag(&b->cx, tx, &person_table, p.id, &first), ERR_NONE);
    assert_int_equal(record_etag(&b->cx, tx, &person_table, p.id, &same), ERR_NONE);
    p.points = 7;
    assert_int_equal(record_update(&b->cx, tx, &person_table, &p), ERR_NONE);
    assert_int_equal(record_etag(&b->cx, tx, &person_table, p.id, &other), ERR_NONE);
    bench_abort(b);
    assert_int_equal(first.size, 16);
    assert_true(text_equal(first, same));
    assert_false(text_equal(first, other));
}

/* ---- references ---- */

static void a_reference_must_exist(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    p.mentor = id_new(&b->random, b->cx.now);
    p.home = p.mentor;
    assert_int_equal(try_create(b, &person_table, &p), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/mentor", "reference"));
    assert_true(has_flaw(&b->cx, "/home", "reference"));
    p.home = ID_NONE;
    p.id = p.mentor; /* one's own mentor */
    assert_int_equal(try_create(b, &person_table, &p), ERR_NONE);
}

static void deleting_takes_cascading_children_and_refuses_others(void **state)
{
    struct bench *b = *state;
    id an = make_person(b, "An"), cuc = make_person(b, "Cúc");
    struct club club = { .name = TEXT("Xanh"), .chief = cuc };
    struct membership m;
    bench_create(b, &club_table, &club);
    id one = make_membership(b, an, club.id), two = make_membership(b, an, club.id);
    make_membership(b, cuc, club.id);

    assert_int_equal(try_delete(b, &club_table, club.id), ERR_CONFLICT);
    assert_true(text_equal_z(b->cx.slug, "referred"));
    assert_int_equal(try_delete(b, &person_table, cuc), ERR_CONFLICT);
    assert_non_null(strstr(text_z(b->arena, b->cx.detail_vi), "Câu lạc bộ «Xanh»"));
    assert_non_null(strstr(text_z(b->arena, b->cx.detail_en), "Club “Xanh”"));

    bench_delete(b, &person_table, an);
    assert_false(bench_get(b, &membership_table, one, &m));
    assert_false(bench_get(b, &membership_table, two, &m));
    assert_int_equal(try_delete(b, &person_table, an), ERR_NOT_FOUND);
}

static void who_refers_to_itself_can_be_deleted(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    p.id = id_new(&b->random, b->cx.now);
    p.mentor = p.id;
    bench_create(b, &person_table, &p);
    bench_delete(b, &person_table, p.id);
    assert_false(bench_get(b, &person_table, p.id, &p));
}

static void a_path_follows_references(void **state)
{
    struct bench *b = *state;
    id an = make_person(b, "An"), found;
    struct club club = { .name = TEXT("Xanh"), .chief = an };
    bench_create(b, &club_table, &club);
    struct membership m = { .person = an, .club = club.id };
    bench_create(b, &membership_table, &m);
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(record_path(&b->cx, tx, &membership_table, &m, "club.chief", &found),
                     ERR_NONE);
    assert_true(id_equal(found, an));
    assert_int_equal(record_path(&b->cx, tx, &membership_table, &m, "id", &found), ERR_NONE);
    assert_true(id_equal(found, m.id));
    assert_int_equal(record_path(&b->cx, tx, &membership_table, &m, "person.mentor", &found),
                     ERR_NONE);
    assert_true(id_is_none(found));
    assert_true(text_equal_z(record_title(&b->cx, tx, &club_table, club.id), "Xanh"));
    assert_int_equal(record_title(&b->cx, tx, &club_table, an).size, 0);
    bench_abort(b);
}

static void derived_members_are_computed_not_stored(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An"), back;
    p.birth = date_of(2000, 11, 22);
    p.age = 99;
    bench_create(b, &person_table, &p);
    assert_true(bench_get(b, &person_table, p.id, &back));
    assert_int_equal(back.age, 0);
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(record_derive(&b->cx, tx, &person_table, &back, date_of(2026, 11, 21)),
                     ERR_NONE);
    bench_abort(b);
    assert_int_equal(back.age, 25);
}

static void a_ballots_id_tells_no_time(void **state)
{
    struct bench *b = *state;
    struct ballot one = { .choice = PERSON_NEW }, two = one;
    bench_create(b, &ballot_table, &one);
    bench_create(b, &ballot_table, &two);
    assert_int_equal(one.id.bytes[6] >> 4, 4);
    assert_memory_not_equal(one.id.bytes, two.id.bytes, 6);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(random_records_come_back_as_they_went),
        WITH_BENCH(an_empty_record_is_one_byte),
        WITH_BENCH(damaged_bytes_are_refused),
        WITH_BENCH(unknown_fields_are_carried_over),
        WITH_BENCH(creating_gives_id_fallback_and_read_only_members),
        WITH_BENCH(every_flaw_is_reported_at_once),
        WITH_BENCH(length_is_counted_in_letters_and_capped_in_bytes),
        WITH_BENCH(the_entitys_own_check_may_refuse),
        WITH_BENCH(a_unique_value_belongs_to_one_record),
        WITH_BENCH(long_unique_values_that_differ_late_are_different),
        WITH_BENCH(an_update_of_nothing_is_not_journalled),
        WITH_BENCH(the_etag_follows_the_stored_bytes),
        WITH_BENCH(a_reference_must_exist),
        WITH_BENCH(deleting_takes_cascading_children_and_refuses_others),
        WITH_BENCH(who_refers_to_itself_can_be_deleted),
        WITH_BENCH(a_path_follows_references),
        WITH_BENCH(derived_members_are_computed_not_stored),
        WITH_BENCH(a_ballots_id_tells_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
