/* SPDX-License-Identifier: MIT
 * full_club: see full_club.h. */
#include "tests/support/store/full_club.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* An erased person, a meta value, a blob, a record of a plugin that is not here, and a field of a
 * version that is not. */
static void fill_oddities(struct bench *b, id person, id club)
{
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(journal_erase_person(&b->cx, tx, person), ERR_NONE);
    assert_int_equal(meta_put(&b->cx, tx, "demo", (struct slice){ (const uint8_t *)"\x00\x01", 2 }),
                     ERR_NONE);
    struct key blob;
    key_begin(&blob, KEY_BLOB);
    key_id(&blob, person);
    key_int(&blob, 1);
    assert_int_equal(
        kv_put(&b->cx, tx->kv, key_slice(&blob), (struct slice){ (const uint8_t *)"bytes", 5 }),
        ERR_NONE);
    struct key unknown;
    key_begin(&unknown, KEY_RECORD);
    key_u16(&unknown, 4000);
    key_id(&unknown, person);
    assert_int_equal(kv_put(&b->cx, tx->kv, key_slice(&unknown),
                            (struct slice){ (const uint8_t *)"\xA1\x01\x02", 3 }),
                     ERR_NONE);
    static const uint8_t newer[] = { 0xA2, 0x01, 0x64, 'X', 'a', 'n', 'h', 0x18, 0x63, 0x05 };
    struct slice before;
    assert_int_equal(record_bytes(&b->cx, tx, &club_table, club, &before), ERR_NONE);
    assert_int_equal(record_write(&b->cx, tx, &club_table, club, slice_copy(b->arena, before),
                                  (struct slice){ newer, sizeof newer }),
                     ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

void club_fill(struct bench *b)
{
    struct place home = { .name = TEXT("Đắk Mil") };
    struct person last = { 0 };
    bench_create(b, &place_table, &home);
    for (int i = 0; i < 40; i++) {
        struct person p = person_random(b);
        p.mentor = last.id;
        p.home = home.id;
        p.dues = i == 7 ? INT64_MAX : p.dues;
        p.email = (text){ 0 };
        memset(p.token.bytes, i + 1, sizeof p.token.bytes);
        bench_create(b, &person_table, &p);
        p.points = i;
        bench_update(b, &person_table, &p);
        last = p;
    }
    struct club club = { .name = TEXT("Xanh"), .chief = last.id };
    bench_create(b, &club_table, &club);
    bench_create(
        b, &membership_table,
        &(struct membership){ .person = last.id, .club = club.id, .remark = TEXT("chăm") });
    bench_create(b, &ballot_table, &(struct ballot){ .choice = PERSON_NEW });
    bench_create(b, &visit_table, &(struct visit){ .path = TEXT("/\xE2\x80\xA8\"\\") });
    fill_oddities(b, last.id, club.id);
}

static void note_fault(void *arg, const char *message)
{
    struct club_faults *told = arg;
    told->count++;
    told->with_words += strstr(message, told->words) != NULL;
}

struct club_faults club_verify(struct bench *b, const char *words)
{
    struct club_faults told = { .words = words };
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(dump_verify(&b->cx, tx, note_fault, &told, &told.records), ERR_NONE);
    bench_abort(b);
    return told;
}
