/* SPDX-License-Identifier: MIT
 * vote_chain: whatever is changed in sealed votes shows; and the number a voter has says nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/awards/public/vote_chain.h"
#include "plugins/awards/public/voter.h"

enum { BATCHES = 3, EACH = 7 };

struct made {
    struct arena *arena;
    struct ctx cx;
    id round, nominees[2];
    text lines[BATCHES], heads[BATCHES];
    text file;
};

static id numbered(uint8_t kind, uint8_t n)
{
    id out = { .bytes = { kind, n, 7, 7, 7, 7, 0x47, 7, 0x87, 7, n, kind } };
    return out;
}

static void make(struct made *m)
{
    m->arena = arena_new();
    ctx_begin(&m->cx, m->arena);
    m->round = numbered(1, 0);
    m->nominees[0] = numbered(2, 0);
    m->nominees[1] = numbered(2, 1);
    struct buffer file = buffer_in(m->arena, 4096);
    text head = vote_chain_start();
    vote_file_begin(&file, m->round);
    for (int b = 0; b < BATCHES; b++) {
        struct vote_line lines[EACH];
        for (int i = 0; i < EACH; i++)
            lines[i] = (struct vote_line){ numbered((uint8_t)(40 - i), (uint8_t)b),
                                           m->nominees[i % 3 == 0] };
        m->lines[b] = vote_lines_text(m->arena, lines, EACH);
        head = vote_chain_head(m->arena, head, m->round, b + 1, m->lines[b]);
        m->heads[b] = head;
        vote_file_batch(&file, b + 1, EACH, head, m->lines[b]);
    }
    vote_file_end(&file, BATCHES, BATCHES * EACH, head);
    m->file = buffer_as_text(&file);
}

static void the_file_counts_what_was_cast(void **state)
{
    struct made m;
    struct vote_recount r;
    id round;
    (void)state;
    make(&m);
    assert_int_equal(vote_file_recount(&m.cx, m.file, &round, &r), ERR_NONE);
    assert_true(id_equal(round, m.round));
    assert_int_equal(r.votes, BATCHES * EACH);
    assert_int_equal(vote_recount_of(&r, m.nominees[1]), BATCHES * 3);
    assert_int_equal(vote_recount_of(&r, m.nominees[0]), BATCHES * 4);
    assert_int_equal(vote_recount_of(&r, numbered(9, 9)), 0);
    assert_true(text_equal(r.head, m.heads[BATCHES - 1]));
    arena_free(m.arena);
}

static void no_byte_of_the_file_can_be_another(void **state)
{
    struct made m;
    (void)state;
    make(&m);
    for (size_t at = 0; at < m.file.size; at++) {
        text other = text_copy(m.arena, m.file);
        struct vote_recount r;
        id round;
        ((char *)(uintptr_t)other.data)[at] = other.data[at] == '1' ? '2' : '1';
        err e = vote_file_recount(&m.cx, other, &round, &r);
        if (e != ERR_CORRUPT) fail_msg("byte %zu of %zu was not missed", at, m.file.size);
        ctx_clear(&m.cx);
    }
    arena_free(m.arena);
}

static void a_file_cut_short_or_with_a_batch_left_out_is_refused(void **state)
{
    struct made m;
    struct vote_recount r;
    id round;
    (void)state;
    make(&m);
    for (size_t size = 0; size < m.file.size; size++) {
        if (vote_file_recount(&m.cx, text_part(m.file, 0, size), &round, &r) != ERR_CORRUPT)
            assert_int_equal(size, m.file.size - 1); /* all but the last line's end */
        ctx_clear(&m.cx);
    }
    struct vote_recount skipping = vote_recount_begin();
    assert_int_equal(vote_recount_add(&m.cx, &skipping, m.round, m.lines[0], m.heads[0]), 0);
    assert_int_equal(vote_recount_add(&m.cx, &skipping, m.round, m.lines[2], m.heads[2]),
                     ERR_CORRUPT);
    arena_free(m.arena);
}

static void votes_of_a_batch_stand_in_the_order_of_their_codes(void **state)
{
    struct arena *arena = arena_new();
    struct vote_line there[3], back[3];
    (void)state;
    for (uint8_t i = 0; i < 3; i++) {
        there[i] = (struct vote_line){ numbered(i, 3), numbered(2, i) };
        back[2 - i] = there[i];
    }
    text first = vote_lines_text(arena, there, 3), second = vote_lines_text(arena, back, 3);
    assert_true(text_equal(first, second));
    assert_int_equal(vote_code(arena, there[0].vote).size, VOTE_CODE_SIZE);
    arena_free(arena);
}

static void a_voter_is_one_number_for_a_round_and_another_for_each_category(void **state)
{
    struct hash key = { { 1 } }, other = { { 2 } };
    id a = voter_of_phone(&key, TEXT("+84990000001"));
    (void)state;
    assert_true(id_equal(a, voter_of_phone(&key, TEXT("+84990000001"))));
    assert_false(id_equal(a, voter_of_phone(&key, TEXT("+84990000002"))));
    assert_false(id_equal(a, voter_of_phone(&other, TEXT("+84990000001"))));
    id in_one = voter_in_category(&key, a, numbered(5, 1));
    assert_false(id_equal(in_one, voter_in_category(&key, a, numbered(5, 2))));
    assert_false(id_equal(in_one, a));
}

static void a_ticket_is_good_for_its_voter_and_its_key_only(void **state)
{
    struct arena *arena = arena_new();
    struct hash key = { { 1 } }, other = { { 2 } };
    id who = voter_of_phone(&key, TEXT("+84990000001")), read;
    text ticket = voter_ticket(arena, &key, who);
    (void)state;
    assert_true(voter_ticket_read(arena, &key, ticket, &read) && id_equal(read, who));
    assert_false(voter_ticket_read(arena, &other, ticket, &read));
    assert_false(voter_ticket_read(arena, &key, TEXT(""), &read));
    for (size_t at = 0; at < ticket.size; at++) {
        text forged = text_copy(arena, ticket);
        ((char *)(uintptr_t)forged.data)[at] = ticket.data[at] == '0' ? '1' : '0';
        assert_false(voter_ticket_read(arena, &key, forged, &read));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_counts_what_was_cast),
        cmocka_unit_test(no_byte_of_the_file_can_be_another),
        cmocka_unit_test(a_file_cut_short_or_with_a_batch_left_out_is_refused),
        cmocka_unit_test(votes_of_a_batch_stand_in_the_order_of_their_codes),
        cmocka_unit_test(a_voter_is_one_number_for_a_round_and_another_for_each_category),
        cmocka_unit_test(a_ticket_is_good_for_its_voter_and_its_key_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
