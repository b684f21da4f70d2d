/* SPDX-License-Identifier: MIT
 * journal: what was changed can be read and proven; what is personal can be made
 * unreadable for ever without breaking the proof; a ballot tells only that it was cast. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/store/dump.h"
#include "core/store/journal_bytes.h"
#include "tests/support/store/club.h"

static const struct entity *decode_after(struct bench *b, const struct change *c, void *out)
{
    assert_int_equal(record_decode(&b->cx, c->entity, c->after, c->record, out), ERR_NONE);
    return c->entity;
}

static err verify(struct bench *b, uint64_t *checked)
{
    struct tx *tx = bench_begin(b, false);
    err e = journal_verify(&b->cx, tx, checked);
    bench_abort(b);
    return e;
}

static struct person sample(const char *name)
{
    struct person p = person_called(name);
    p.points = 5;
    p.note = TEXT("hay giúp");
    return p;
}

/* True when the bytes of some value of the store hold the text. */
struct hunt {
    text wanted;
    enum key_space space;
    bool found;
};

static enum kv_go look(void *arg, struct slice key, struct slice value, err *failure)
{
    struct hunt *h = arg;
    (void)failure;
    if (key.data[0] == h->space && memmem(value.data, value.size, h->wanted.data, h->wanted.size))
        h->found = true;
    return h->found ? KV_STOP : KV_MORE;
}

static bool store_holds(struct bench *b, enum key_space space, const char *wanted)
{
    static const uint8_t first[] = { 0 };
    struct hunt h = { text_of(wanted), space, false };
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(
        kv_scan(&b->cx, tx->kv, (struct slice){ first, 1 }, (struct slice){ 0 }, false, look, &h),
        ERR_NONE);
    bench_abort(b);
    return h.found;
}

/* ---- reading ---- */

static void an_entry_says_who_when_why_and_what(void **state)
{
    struct bench *b = *state;
    struct person p = sample("Nguyễn An"), back;
    b->cx.actor.account = id_new(&b->random, b->cx.now);
    uint64_t seq = bench_create(b, &person_table, &p);
    struct journal_entry entry = bench_entry(b, seq);
    assert_int_equal(seq, 1);
    assert_true(entry.at == b->cx.now);
    assert_true(id_equal(entry.actor, b->cx.actor.account));
    assert_true(text_equal_z(entry.why, "test"));
    assert_int_equal(entry.changes->kind, CHANGE_CREATE);
    assert_true(id_equal(entry.changes->person, p.id));
    assert_int_equal(entry.changes->before.size, 0);
    assert_ptr_equal(decode_after(b, entry.changes, &back), &person_table);
    assert_true(records_equal(&person_table, &p, &back));
    assert_null(entry.changes->next);
}

static void an_update_holds_only_what_changed(void **state)
{
    struct bench *b = *state;
    struct stored_field *before, *after;
    size_t before_count, after_count;
    struct person p = sample("An");
    bench_create(b, &person_table, &p);
    p.points = 0; /* given before, empty now */
    p.full_name = TEXT("An Bình");
    struct journal_entry entry = bench_entry(b, bench_update(b, &person_table, &p));
    assert_true(stored_split(b->arena, entry.changes->before, &before, &before_count));
    assert_true(stored_split(b->arena, entry.changes->after, &after, &after_count));
    assert_int_equal(before_count, 2);
    assert_int_equal(after_count, 1);
    assert_int_equal(before[0].number, 1);
    assert_int_equal(before[1].number, 6);
    assert_int_equal(after[0].number, 1);
}

static void subscribers_get_whole_forms(void **state)
{
    struct bench *b = *state;
    struct journal_entry entry;
    struct person p = sample("An"), back;
    bench_create(b, &person_table, &p);
    struct tx *tx = bench_begin(b, true);
    p.points = 9;
    assert_int_equal(record_update(&b->cx, tx, &person_table, &p), ERR_NONE);
    assert_int_equal(journal_append(&b->cx, tx, &entry), ERR_NONE);
    decode_after(b, entry.changes, &back);
    bench_abort(b);
    assert_true(records_equal(&person_table, &p, &back));
}

static void one_unit_of_work_is_one_entry(void **state)
{
    struct bench *b = *state;
    struct person an = sample("An");
    struct club club = { .name = TEXT("Xanh") };
    struct visit visit = { .path = TEXT("/") };
    uint64_t seq;
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(record_create(&b->cx, tx, &person_table, &an), ERR_NONE);
    assert_int_equal(record_create(&b->cx, tx, &visit_table, &visit), ERR_NONE);
    assert_int_equal(record_create(&b->cx, tx, &club_table, &club), ERR_NONE);
    assert_int_equal(bench_commit(b, &seq), ERR_NONE);
    struct journal_entry entry = bench_entry(b, seq);
    assert_ptr_equal(entry.changes->entity, &person_table);
    assert_ptr_equal(entry.changes->next->entity, &club_table);
    assert_null(entry.changes->next->next);
    assert_int_equal(bench_create(b, &visit_table, &(struct visit){ .path = TEXT("/c") }), 0);
    assert_int_equal(bench_last(b), 1);
}

struct seen {
    uint64_t seqs[16];
    size_t count, limit;
};

static enum kv_go see(struct ctx *cx, struct tx *tx, const struct journal_entry *entry, void *arg,
                      err *failure)
{
    struct seen *seen = arg;
    (void)cx;
    (void)tx;
    (void)failure;
    seen->seqs[seen->count++] = entry->seq;
    return seen->count == seen->limit ? KV_STOP : KV_MORE;
}

static void entries_are_walked_both_ways_and_by_record(void **state)
{
    struct bench *b = *state;
    struct person an = sample("An"), cuc = sample("Cúc");
    bench_create(b, &person_table, &an);
    bench_create(b, &person_table, &cuc);
    an.points = 6;
    bench_update(b, &person_table, &an);
    struct seen forth = { .limit = 0 }, back = { .limit = 2 }, history = { .limit = 0 };
    struct journal_entry none;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(journal_each(&b->cx, tx, 2, false, see, &forth), ERR_NONE);
    assert_int_equal(journal_each(&b->cx, tx, 0, true, see, &back), ERR_NONE);
    assert_int_equal(journal_history(&b->cx, tx, &person_table, an.id, see, &history), ERR_NONE);
    assert_int_equal(journal_get(&b->cx, tx, 4, &none), ERR_NOT_FOUND);
    bench_abort(b);
    assert_int_equal(forth.count, 2);
    assert_int_equal(forth.seqs[0], 2);
    assert_int_equal(back.seqs[0], 3);
    assert_int_equal(back.seqs[1], 2);
    assert_int_equal(back.count, 2);
    assert_int_equal(history.count, 2);
    assert_int_equal(history.seqs[0], 3);
    assert_int_equal(history.seqs[1], 1);
}

static void reading_personal_data_is_noted(void **state)
{
    struct bench *b = *state;
    struct person p = sample("An");
    uint64_t seq;
    bench_create(b, &person_table, &p);
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(journal_note_read(&b->cx, tx, &person_table, p.id), ERR_NONE);
    assert_int_equal(bench_commit(b, &seq), ERR_NONE);
    struct journal_entry entry = bench_entry(b, seq);
    assert_int_equal(entry.changes->kind, CHANGE_READ);
    assert_int_equal(entry.changes->before.size + entry.changes->after.size, 0);
}

/* ---- sealing ---- */

static void personal_values_lie_sealed(void **state)
{
    struct bench *b = *state;
    struct person p = sample("Nguyễn Thị Bí Mật");
    p.email = TEXT("bimat@example.org");
    p.note = TEXT("công khai");
    memset(p.token.bytes, 'T', sizeof p.token.bytes);
    bench_create(b, &person_table, &p);
    assert_true(store_holds(b, KEY_RECORD, "Nguyễn Thị Bí Mật"));
    assert_false(store_holds(b, KEY_JOURNAL, "Bí Mật"));
    assert_false(store_holds(b, KEY_JOURNAL, "bimat"));
    assert_false(store_holds(b, KEY_JOURNAL, "TTTTTTTT"));
    assert_true(store_holds(b, KEY_JOURNAL, "công khai"));
}

static void an_erased_person_stays_unreadable_and_the_chain_holds(void **state)
{
    struct bench *b = *state;
    struct person an = sample("An"), back;
    struct club club = { .name = TEXT("Xanh") };
    uint64_t erased, checked;
    bench_create(b, &person_table, &an);
    bench_create(b, &club_table, &club);
    struct membership m = { .person = an.id, .club = club.id, .remark = TEXT("chăm") };
    uint64_t joined = bench_create(b, &membership_table, &m);

    struct tx *tx = bench_begin(b, true);
    assert_int_equal(journal_erase_person(&b->cx, tx, an.id), ERR_NONE);
    assert_int_equal(record_delete(&b->cx, tx, &person_table, an.id), ERR_NONE);
    assert_int_equal(bench_commit(b, &erased), ERR_NONE);

    assert_int_equal(verify(b, &checked), ERR_NONE);
    assert_int_equal(checked, 4);
    struct journal_entry entry = bench_entry(b, 1);
    assert_true(entry.sealed_away);
    decode_after(b, entry.changes, &back);
    assert_int_equal(back.full_name.size, 0);
    assert_int_equal(back.points, 5);
    entry = bench_entry(b, joined); /* the membership is sealed by its person */
    assert_true(entry.sealed_away);
    assert_true(id_equal(entry.changes->person, an.id));
    entry = bench_entry(b, erased); /* nor does the deletion itself remember */
    assert_true(entry.sealed_away);
    assert_int_equal(bench_undo(b, erased), ERR_GONE);
    assert_false(bench_entry(b, 2).sealed_away);
}

static void a_ballot_leaves_only_that_it_was_cast(void **state)
{
    struct bench *b = *state;
    struct ballot ballot = { .choice = PERSON_ACTIVE };
    b->cx.actor.account = id_new(&b->random, b->cx.now);
    uint64_t seq = bench_create(b, &ballot_table, &ballot);
    struct journal_entry entry = bench_entry(b, seq);
    struct seen history = { .limit = 0 };
    assert_true(entry.at == 0);
    assert_true(id_is_none(entry.actor));
    assert_true(id_is_none(entry.changes->record));
    assert_int_equal(entry.changes->after.size, 0);
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(journal_history(&b->cx, tx, &ballot_table, ballot.id, see, &history),
                     ERR_NONE);
    bench_abort(b);
    assert_int_equal(history.count, 0);
    assert_int_equal(bench_undo(b, seq), ERR_CONFLICT);
}

/* ---- the chain ---- */

static void change_entry(struct bench *b, uint64_t seq, bool drop)
{
    struct key k;
    struct slice value;
    struct tx *tx = bench_begin(b, true);
    journal_key(&k, seq);
    struct slice key = key_slice(&k);
    assert_int_equal(kv_get(&b->cx, tx->kv, &key, &value, 1), ERR_NONE);
    uint8_t *copy = arena_alloc(b->arena, value.size);
    memcpy(copy, value.data, value.size);
    copy[value.size / 2] ^= 1;
    if (drop)
        assert_int_equal(kv_del(&b->cx, tx->kv, key), ERR_NONE);
    else
        assert_int_equal(kv_put(&b->cx, tx->kv, key, (struct slice){ copy, value.size }), ERR_NONE);
    assert_int_equal(kv_commit(&b->cx, tx->kv), ERR_NONE);
    b->tx.kv = NULL;
}

static void a_changed_or_missing_entry_breaks_the_chain(void **state)
{
    struct bench *b = *state;
    uint64_t checked;
    for (int i = 0; i < 4; i++)
        bench_create(b, &club_table,
                     &(struct club){ .name = text_format(b->arena, "Câu lạc bộ %d", i) });
    assert_int_equal(verify(b, &checked), ERR_NONE);
    assert_int_equal(checked, 4);
    change_entry(b, 2, false);
    assert_int_equal(verify(b, &checked), ERR_CORRUPT);
    change_entry(b, 2, false);
    assert_int_equal(verify(b, &checked), ERR_NONE);
    change_entry(b, 4,
                 false); /* nothing follows the last, but where the journal ends is written down */
    assert_int_equal(verify(b, &checked), ERR_CORRUPT);
    change_entry(b, 4, true);
    assert_int_equal(verify(b, &checked), ERR_CORRUPT);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(an_entry_says_who_when_why_and_what),
        WITH_BENCH(an_update_holds_only_what_changed),
        WITH_BENCH(subscribers_get_whole_forms),
        WITH_BENCH(one_unit_of_work_is_one_entry),
        WITH_BENCH(entries_are_walked_both_ways_and_by_record),
        WITH_BENCH(reading_personal_data_is_noted),
        WITH_BENCH(personal_values_lie_sealed),
        WITH_BENCH(an_erased_person_stays_unreadable_and_the_chain_holds),
        WITH_BENCH(a_ballot_leaves_only_that_it_was_cast),
        WITH_BENCH(a_changed_or_missing_entry_breaks_the_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
