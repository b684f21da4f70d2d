/* SPDX-License-Identifier: MIT
 * match_instance: what is written is read again; a file that is not what it claims is refused with
 * a reason in both languages, whatever is wrong with it, and costs no memory beyond its own size.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/plugins/bank/match_small.h"

/* Where the parts of the file of `begin` lie: 2 volunteers, 3 roles, 3 pairs. */
enum {
    N = 2,
    M = 3,
    PAIRS = 3,
    HEAD_N = 4,
    HEAD_M = 8,
    HEAD_OPENINGS = 12,
    HEAD_EDGES = 16,
    HEAD_BONUS = 24,
    HEAD_UNUSED = 28,
    LOAD = 32,
    OFFSET = LOAD + N,
    EDGE = OFFSET + 4 * (N + 1),
    MINIMUM = EDGE + 4 * PAIRS,
    CAPACITY = MINIMUM + 4 * M,
    DAY = CAPACITY + 4 * M,
    OPENING = DAY + M,
    BLOCKS = OPENING + 4 * M,
    SIZE = BLOCKS + M
};

struct room {
    struct ctx cx;
    uint8_t bytes[SIZE + 1];
    char path[40];
};

static int begin(void **state)
{
    static const struct small_pair pairs[] = { { 0, 0, 900 }, { 0, 2, 300 }, { 1, 1, 800 } };
    struct arena *arena = arena_new();
    struct room *room = ARENA_NEW(arena, struct room);
    ctx_begin(&room->cx, arena);
    strcpy(room->path, "/tmp/volbank-instance-XXXXXX");
    int fd = mkstemp(room->path);
    assert_true(fd >= 0);
    struct match_instance *in = small_of(N, M, pairs, PAIRS);
    in->load[1] = 15;
    in->capacity[2] = MATCH_SEATS_MAX;
    in->minimum[1] = 1;
    in->blocks[0] = 5;
    assert_int_equal(match_instance_write(&room->cx, in, room->path), ERR_NONE);
    match_instance_free(in);
    assert_int_equal(read(fd, room->bytes, sizeof room->bytes), SIZE);
    (void)close(fd);
    *state = room;
    return 0;
}

static int end(void **state)
{
    struct room *room = *state;
    (void)unlink(room->path);
    arena_free(room->cx.arena);
    return 0;
}

static err parsed(struct room *room, size_t size)
{
    struct match_instance *in;
    ctx_clear(&room->cx);
    err e = match_instance_parse(&room->cx, (struct slice){ room->bytes, size }, "x.bin", &in);
    if (e) assert_null(in);
    match_instance_free(in);
    return e;
}

static void put(struct room *room, size_t at, int64_t value, size_t size)
{
    for (size_t k = 0; k < size; k++) room->bytes[at + k] = (uint8_t)((uint64_t)value >> 8 * k);
}

/* With `size` bytes at `at` replaced the file is refused, saying `part`. */
static void assert_refused(struct room *room, size_t at, int64_t value, size_t size,
                           const char *part)
{
    uint8_t before[8];
    memcpy(before, room->bytes + at, size);
    put(room, at, value, size);
    assert_int_equal(parsed(room, SIZE), ERR_INVALID);
    memcpy(room->bytes + at, before, size);
    const char *said = text_z(room->cx.arena, room->cx.detail_en);
    if (!strstr(said, part)) fail_msg("it said: %s", said);
    assert_true(room->cx.detail_vi.size > 0);
}

static void what_is_written_is_read_again(void **state)
{
    struct room *room = *state;
    struct match_instance *in;
    assert_int_equal(match_instance_read(&room->cx, room->path, &in), ERR_NONE);
    assert_int_equal(in->volunteers, N);
    assert_int_equal(in->roles, M);
    assert_int_equal(in->openings, 1);
    assert_int_equal(in->bonus, 1000);
    assert_int_equal(in->load[1], 15);
    assert_int_equal(in->edge[1], match_edge_of(2, 300));
    assert_int_equal(in->capacity[2], MATCH_SEATS_MAX);
    assert_int_equal(in->minimum[1], 1);
    assert_int_equal(in->day[2], 2);
    assert_int_equal(in->blocks[0], 5);
    match_instance_free(in);
}

static void every_cut_and_every_addition_is_refused(void **state)
{
    struct room *room = *state;
    assert_int_equal(parsed(room, SIZE), ERR_NONE);
    for (size_t size = 0; size < SIZE; size++) assert_int_equal(parsed(room, size), ERR_INVALID);
    assert_int_equal(parsed(room, SIZE + 1), ERR_INVALID);
}

static void counts_that_the_bytes_do_not_bear_out_are_refused(void **state)
{
    struct room *room = *state;
    assert_refused(room, 0, 0x56424d32, 4, "is not VBM1");
    assert_refused(room, HEAD_N, -1, 4, "absurd number of volunteers");
    assert_refused(room, HEAD_N, INT32_MAX, 4, "absurd number of volunteers");
    assert_refused(room, HEAD_N, MATCH_VOLUNTEERS_MAX, 4, "cut short");
    assert_refused(room, HEAD_N, N - 1, 4, "behind its end");
    assert_refused(room, HEAD_M, -1, 4, "absurd number of roles");
    assert_refused(room, HEAD_M, MATCH_ROLES_MAX + 1, 4, "absurd number of roles");
    assert_refused(room, HEAD_M, MATCH_ROLES_MAX, 4, "cut short");
    assert_refused(room, HEAD_OPENINGS, -1, 4, "absurd number of roles");
    assert_refused(room, HEAD_EDGES, -1, 8, "too many pairs");
    assert_refused(room, HEAD_EDGES, UINT32_MAX, 8, "cut short");
    assert_refused(room, HEAD_EDGES, 1LL << 62, 8, "too many pairs");
    assert_refused(room, HEAD_BONUS, -1, 4, "bonus -1");
    assert_refused(room, HEAD_BONUS, INT32_MAX, 4, "bonus");
}

static void flawed_contents_are_named(void **state)
{
    struct room *room = *state;
    assert_refused(room, OFFSET, 1, 4, "do not start at 0");
    assert_refused(room, OFFSET + 4, 4, 4, "offsets go down");
    assert_refused(room, OFFSET + 8, 2, 4, "do not end at its number of pairs");
    assert_refused(room, EDGE, match_edge_of(3, 5), 4, "volunteer 0: there is no role 3");
    assert_refused(room, EDGE, -1, 4, "there is no role");
    assert_refused(room, EDGE, match_edge_of(1, 10001), 4, "score 10001");
    assert_refused(room, EDGE, match_edge_of(2, 7), 4, "role 2 appears twice");
    assert_refused(room, MINIMUM, -1, 4, "role 0: minimum -1");
    assert_refused(room, MINIMUM, 2, 4, "role 0: minimum 2");
    assert_refused(room, CAPACITY + 4, -5, 4, "role 1: capacity -5");
    assert_refused(room, CAPACITY + 4, INT32_MAX, 4, "role 1: capacity");
    assert_refused(room, OPENING, 1, 4, "there is no opening 1");
    assert_refused(room, OPENING, -1, 4, "there is no opening -1");
}

static void any_single_byte_may_be_anything(void **state)
{
    struct room *room = *state;
    for (size_t at = 0; at < SIZE; at++)
        for (int value = 0; value < 256; value += 5) {
            uint8_t before = room->bytes[at];
            room->bytes[at] = (uint8_t)value;
            err e = parsed(room, SIZE);
            assert_true(e == ERR_NONE || e == ERR_INVALID);
            room->bytes[at] = before;
        }
}

static void what_is_no_file_is_refused(void **state)
{
    struct room *room = *state;
    struct match_instance *in;
    assert_int_equal(match_instance_read(&room->cx, "/nowhere/x.bin", &in), ERR_NOT_FOUND);
    ctx_clear(&room->cx);
    assert_int_equal(match_instance_read(&room->cx, "/tmp", &in), ERR_INVALID);
    assert_null(in);
}

static struct hash digest_of(struct room *room)
{
    struct match_instance *in;
    struct slice file = { room->bytes, SIZE };
    assert_int_equal(match_instance_parse(&room->cx, file, "x.bin", &in), ERR_NONE);
    struct hash digest = match_instance_digest(in);
    match_instance_free(in);
    return digest;
}

static void the_digest_is_of_all_that_counts(void **state)
{
    struct room *room = *state;
    struct hash digest = digest_of(room);
    put(room, HEAD_UNUSED, 77, 4);
    assert_true(hash_equal(digest, digest_of(room)));
    put(room, BLOCKS + 1, 77, 1);
    assert_false(hash_equal(digest, digest_of(room)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_read_again),
        TEST(every_cut_and_every_addition_is_refused),
        TEST(counts_that_the_bytes_do_not_bear_out_are_refused),
        TEST(flawed_contents_are_named),
        TEST(any_single_byte_may_be_anything),
        TEST(what_is_no_file_is_refused),
        TEST(the_digest_is_of_all_that_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
