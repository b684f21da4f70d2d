/* SPDX-License-Identifier: MIT
 * match_certificate: what the solver certifies the checker accepts; whoever changes a certificate,
 * by a bit or with a new digest over a lie, is found out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/plugins/bank/match_small.h"

enum { OBJECTIVE = 40, DUAL = 48, ASSIGNED = 56, UNMET = 64, PRICES = 88, DIGEST = 32 };

struct room {
    struct ctx cx;
    struct slice instance;
    uint8_t *certificate; /* of three volunteers and two roles: see begin */
    size_t size;
};

static struct slice file_of(struct ctx *cx, const struct match_instance *in)
{
    char path[] = "/tmp/volbank-certificate-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(match_instance_write(cx, in, path), ERR_NONE);
    off_t size = lseek(fd, 0, SEEK_END);
    uint8_t *bytes = arena_alloc(cx->arena, (size_t)size);
    assert_int_equal(pread(fd, bytes, (size_t)size, 0), size);
    (void)close(fd);
    (void)unlink(path);
    return (struct slice){ bytes, (size_t)size };
}

/* Volunteer 0 takes role 0, volunteer 1 role 1 of the same day; volunteer 2 has no seat. */
static int begin(void **state)
{
    static const struct small_pair pairs[] = {
        { 0, 0, 900 }, { 0, 1, 300 }, { 1, 1, 800 }, { 2, 1, 500 }
    };
    struct arena *arena = arena_new();
    struct room *room = ARENA_NEW(arena, struct room);
    struct match_options options = { .seed = 7 };
    ctx_begin(&room->cx, arena);
    struct match_instance *in = small_of(3, 2, pairs, 4);
    in->day[1] = in->day[0];
    in->load[0] = 2;
    in->minimum[1] = 1;
    struct hash digest = match_instance_digest(in);
    room->instance = file_of(&room->cx, in);
    struct match_solver *solver = match_solver_new(in);
    match_solver_run(solver, &options);
    struct slice bytes = match_certificate_bytes(&room->cx, solver, digest);
    match_solver_free(solver);
    room->certificate = arena_alloc(arena, bytes.size);
    room->size = bytes.size;
    memcpy(room->certificate, bytes.data, bytes.size);
    *state = room;
    return 0;
}

static int end(void **state)
{
    struct room *room = *state;
    arena_free(room->cx.arena);
    return 0;
}

/* A liar's last step: a fresh digest over what was changed. */
static void seal(struct room *room)
{
    struct slice body = { room->certificate, room->size - DIGEST };
    struct hash own = hash_of((struct slice){ 0 }, &body, 1);
    memcpy(room->certificate + room->size - DIGEST, own.bytes, DIGEST);
}

static err checked(struct room *room, bool allow_gap)
{
    struct match_verdict verdict;
    ctx_clear(&room->cx);
    return match_verify(&room->cx, room->instance, (struct slice){ room->certificate, room->size },
                        allow_gap, &verdict);
}

static void assert_refused(struct room *room, const char *part)
{
    assert_int_equal(checked(room, true), ERR_INVALID);
    const char *said = text_z(room->cx.arena, room->cx.detail_en);
    if (!strstr(said, part)) fail_msg("it said: %s", said);
    assert_true(room->cx.detail_vi.size > 0);
}

static uint8_t *number_at(struct room *room, size_t offset)
{
    return room->certificate + offset;
}

/* Where the role of the n-th seat stands: behind prices and starts. */
static size_t seat_at(uint32_t n)
{
    return PRICES + 4 * 2 + 4 * (3 + 1) + 4 * (size_t)n;
}

static void what_is_solved_is_accepted(void **state)
{
    assert_int_equal(checked(*state, false), ERR_NONE);
}

static void a_changed_bit_anywhere_is_found(void **state)
{
    struct room *room = *state;
    for (size_t at = 0; at < room->size; at++) {
        room->certificate[at] ^= 0x10;
        assert_int_equal(checked(room, true), ERR_INVALID);
        room->certificate[at] ^= 0x10;
    }
    for (size_t size = 0; size < room->size; size++) {
        struct match_verdict verdict;
        ctx_clear(&room->cx);
        assert_int_equal(match_verify(&room->cx, room->instance,
                                      (struct slice){ room->certificate, size }, true, &verdict),
                         ERR_INVALID);
    }
}

static void it_is_for_this_instance_only(void **state)
{
    struct room *room = *state;
    uint8_t *other = arena_alloc(room->cx.arena, room->instance.size);
    memcpy(other, room->instance.data, room->instance.size);
    other[room->instance.size - 1] ^= 1;
    room->instance.data = other;
    assert_refused(room, "another instance");
}

static void a_figure_that_is_not_so_is_named(void **state)
{
    struct room *room = *state;
    static const struct {
        size_t at;
        const char *says;
    } figures[] = { { OBJECTIVE, "objective" }, { DUAL, "dual" }, { UNMET, "unmet" } };
    for (size_t k = 0; k < COUNT_OF(figures); k++) {
        number_at(room, figures[k].at)[0] ^= 1;
        seal(room);
        assert_refused(room, figures[k].says);
        number_at(room, figures[k].at)[0] ^= 1;
    }
}

static void a_seat_for_somebody_not_eligible_is_found(void **state)
{
    struct room *room = *state;
    number_at(room, seat_at(1))[0] = 0; /* volunteer 1 in role 0 */
    seal(room);
    assert_refused(room, "volunteer 1 is not eligible for role 0");
    number_at(room, seat_at(1))[0] = 9;
    seal(room);
    assert_refused(room, "volunteer 1 is not eligible for role 9");
}

/* The starts 0 1 2 2 become 0 2 2 2: both seats for volunteer 0, whose day has room for one. */
static void two_seats_on_a_day_are_found(void **state)
{
    struct room *room = *state;
    number_at(room, PRICES + 4 * 2 + 4)[0] = 2;
    seal(room);
    assert_refused(room, "volunteer 0 has another role on the day of role 1");
}

/* The same two seats the other way round, and one of them twice. */
static void roles_that_do_not_rise_are_found(void **state)
{
    struct room *room = *state;
    number_at(room, PRICES + 4 * 2 + 4)[0] = 2;
    number_at(room, seat_at(0))[0] = 1;
    number_at(room, seat_at(1))[0] = 0;
    seal(room);
    assert_refused(room, "the roles of volunteer 0 do not rise");
    number_at(room, seat_at(0))[0] = 0;
    seal(room);
    assert_refused(room, "the roles of volunteer 0 do not rise");
}

static void a_seat_beyond_the_load_is_found(void **state)
{
    struct room *room = *state;
    number_at(room, PRICES + 4 * 2 + 4)[0] = 0; /* 0 0 2 2 */
    seal(room);
    assert_refused(room, "volunteer 1 has too many roles");
}

static void prices_that_prove_less_need_to_be_allowed_a_gap(void **state)
{
    struct room *room = *state;
    uint8_t *price = number_at(room, PRICES);
    int32_t dearer = 20000;
    memcpy(price, &dearer, sizeof dearer);
    seal(room);
    assert_refused(room, "the dual is stated as");
    struct match_verdict verdict;
    ctx_clear(&room->cx);
    (void)!match_verify(&room->cx, room->instance, (struct slice){ room->certificate, room->size },
                        true, &verdict);
    memcpy(number_at(room, DUAL), &verdict.dual, sizeof verdict.dual);
    seal(room);
    assert_int_equal(checked(room, true), ERR_NONE);
    assert_int_equal(checked(room, false), ERR_INVALID);
}

static bool stop_at_once(void *arg, const struct match_progress *progress)
{
    (void)arg;
    return progress->phase != MATCH_AUCTION;
}

static void a_stopped_run_is_certified_with_its_gap(void **state)
{
    struct room *room = *state;
    struct chance c = { 31 };
    uint32_t gaps = 0;
    for (int k = 0; k < 100; k++) {
        struct match_instance *in = small_random(SMALL_MIXED, &c);
        struct match_options options = { .progress = stop_at_once, .every = 1 };
        struct hash digest = match_instance_digest(in);
        room->instance = file_of(&room->cx, in);
        struct match_solver *solver = match_solver_new(in);
        match_solver_run(solver, &options);
        struct slice bytes = match_certificate_bytes(&room->cx, solver, digest);
        room->certificate = arena_alloc(room->cx.arena, bytes.size);
        room->size = bytes.size;
        memcpy(room->certificate, bytes.data, bytes.size);
        assert_int_equal(checked(room, true), ERR_NONE);
        bool gap = match_solver_result(solver)->gap > 0;
        assert_int_equal(checked(room, false), gap ? ERR_INVALID : ERR_NONE);
        gaps += gap;
        match_solver_free(solver);
    }
    assert_true(gaps > 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_solved_is_accepted),
        TEST(a_changed_bit_anywhere_is_found),
        TEST(it_is_for_this_instance_only),
        TEST(a_figure_that_is_not_so_is_named),
        TEST(a_seat_for_somebody_not_eligible_is_found),
        TEST(two_seats_on_a_day_are_found),
        TEST(roles_that_do_not_rise_are_found),
        TEST(a_seat_beyond_the_load_is_found),
        TEST(prices_that_prove_less_need_to_be_allowed_a_gap),
        TEST(a_stopped_run_is_certified_with_its_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
