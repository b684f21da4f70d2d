/* SPDX-License-Identifier: MIT
 * Keys: memcmp order of the bytes is the order of the tuples, and what was put in comes out again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/store/key.h"

/* ---- tuples to compare with ---------------------------------------------------------------- */

enum { ELEMENTS_MAX = 4, BYTES_MAX = 12, PAIRS = 100000 };

/* In the order of their type bytes. */
enum element_type { ELEMENT_BYTES, ELEMENT_INT, ELEMENT_ID, ELEMENT_TYPES };

struct element {
    enum element_type type;
    uint8_t bytes[BYTES_MAX];
    size_t size;
    int64_t number;
    id id;
};

struct tuple {
    struct element elements[ELEMENTS_MAX];
    size_t count;
};

static int compare_ints(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_elements(const struct element *a, const struct element *b)
{
    if (a->type != b->type) return compare_ints(a->type, b->type);
    switch (a->type) {
    case ELEMENT_INT:
        return compare_ints(a->number, b->number);
    case ELEMENT_ID:
        return id_compare(a->id, b->id);
    default:
        return slice_compare((struct slice){ a->bytes, a->size },
                             (struct slice){ b->bytes, b->size });
    }
}

static int compare_tuples(const struct tuple *a, const struct tuple *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int order = compare_elements(&a->elements[i], &b->elements[i]);
        if (order) return order;
    }
    return compare_ints((int64_t)a->count, (int64_t)b->count);
}

static struct key key_of(const struct tuple *t)
{
    struct key k;
    key_begin(&k, KEY_INDEX);
    for (size_t i = 0; i < t->count; i++) {
        const struct element *e = &t->elements[i];
        if (e->type == ELEMENT_INT)
            key_int(&k, e->number);
        else if (e->type == ELEMENT_ID)
            key_id(&k, e->id);
        else
            key_bytes(&k, (struct slice){ e->bytes, e->size });
    }
    return k;
}

/* Bytes and numbers that sit on the edges of the encoding more often than chance would have it. */
static uint8_t edge_byte(struct random_source *random)
{
    static const uint8_t edges[] = { 0x00, 0x00, 0x01, 0x02, 'a', 'b', 0xFE, 0xFF };
    return edges[random_below(random, COUNT_OF(edges))];
}

static int64_t edge_number(struct random_source *random)
{
    uint64_t n = 0;
    random_bytes(random, &n, sizeof n);
    n >>= random_below(random, 64);
    if (random_below(random, 4) == 0) n = (uint64_t)1 << random_below(random, 64);
    n += random_below(random, 3);
    n -= 1;
    return (int64_t)(random_below(random, 2) ? n : 0 - n);
}

static void random_element(struct random_source *random, struct element *e)
{
    *e = (struct element){ .type = (enum element_type)random_below(random, ELEMENT_TYPES) };
    e->number = edge_number(random);
    e->size = random_below(random, BYTES_MAX + 1);
    for (size_t i = 0; i < e->size; i++) e->bytes[i] = edge_byte(random);
    for (size_t i = 0; i < sizeof e->id.bytes; i++) e->id.bytes[i] = edge_byte(random);
}

static struct tuple random_tuple(struct random_source *random)
{
    struct tuple t = { .count = random_below(random, ELEMENTS_MAX + 1) };
    for (size_t i = 0; i < t.count; i++) random_element(random, &t.elements[i]);
    return t;
}

/* Differs from `t` little or not at all: neighbours are where orders go wrong. */
static struct tuple near_tuple(struct random_source *random, const struct tuple *t)
{
    struct tuple near = *t;
    if (random_below(random, 4) == 0 || t->count == 0) return random_tuple(random);
    struct element *e = &near.elements[random_below(random, (uint32_t)t->count)];
    switch (random_below(random, 5)) {
    case 0:
        near.count--;
        break;
    case 1:
        random_element(random, e);
        break;
    case 2:
        e->number = (int64_t)((uint64_t)e->number + 1);
        break;
    case 3:
        e->size = e->size ? e->size - 1 : 1;
        break;
    default:
        break;
    }
    return near;
}

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static void order_of_bytes_is_order_of_tuples(void **state)
{
    (void)state;
    struct random_source random = random_seeded(1, "key order");
    size_t equal = 0, less = 0;
    for (int i = 0; i < PAIRS; i++) {
        struct tuple a = random_tuple(&random), b = near_tuple(&random, &a);
        struct key ka = key_of(&a), kb = key_of(&b);
        int expected = compare_tuples(&a, &b);
        assert_int_equal(sign(slice_compare(key_slice(&ka), key_slice(&kb))),
                         expected < 0 ? -1 : expected > 0);
        equal += expected == 0;
        less += expected < 0;
    }
    assert_in_range(equal, PAIRS / 100, PAIRS / 2);
    assert_in_range(less, PAIRS / 10, PAIRS);
}

static void assert_taken(struct arena *arena, struct slice *rest, const struct element *e)
{
    struct slice bytes;
    int64_t number;
    id which;
    if (e->type == ELEMENT_INT) {
        assert_true(key_take_int(rest, &number));
        assert_true(number == e->number);
    } else if (e->type == ELEMENT_ID) {
        assert_true(key_take_id(rest, &which));
        assert_true(id_equal(which, e->id));
    } else {
        assert_true(key_take_bytes(arena, rest, &bytes));
        assert_true(slice_equal(bytes, (struct slice){ e->bytes, e->size }));
    }
}

static void what_goes_in_comes_out(void **state)
{
    (void)state;
    struct random_source random = random_seeded(2, "key round trip");
    struct arena *arena = arena_new();
    for (int i = 0; i < PAIRS; i++) {
        struct tuple t = random_tuple(&random);
        struct key k = key_of(&t);
        struct slice rest = { k.bytes + 1, k.size - 1 };
        assert_int_equal(k.bytes[0], KEY_INDEX);
        for (size_t e = 0; e < t.count; e++) assert_taken(arena, &rest, &t.elements[e]);
        assert_int_equal(rest.size, 0);
        arena_reset(arena);
    }
    arena_free(arena);
}

static void after_bounds_exactly_what_begins_so(void **state)
{
    (void)state;
    struct random_source random = random_seeded(3, "key after");
    size_t inside = 0;
    for (int i = 0; i < PAIRS; i++) {
        struct tuple a = random_tuple(&random), b = near_tuple(&random, &a);
        struct key k = key_of(&a), prefix = key_of(&b), after;
        if (random_below(&random, 2)) {
            prefix = k;
            prefix.size = 1 + random_below(&random, (uint32_t)k.size);
        }
        assert_true(key_after(&prefix, &after));
        bool begins = k.size >= prefix.size && memcmp(k.bytes, prefix.bytes, prefix.size) == 0;
        bool within = slice_compare(key_slice(&k), key_slice(&prefix)) >= 0 &&
                      slice_compare(key_slice(&k), key_slice(&after)) < 0;
        assert_int_equal(begins, within);
        inside += begins;
    }
    assert_in_range(inside, PAIRS / 10, PAIRS - PAIRS / 10);
}

static void nothing_comes_after_all_ff(void **state)
{
    (void)state;
    struct key k = { .bytes = { 0xFF, 0xFF, 0xFF }, .size = 3 }, after;
    assert_false(key_after(&k, &after));
    k.bytes[0] = 0x07;
    assert_true(key_after(&k, &after));
    assert_int_equal(after.size, 1);
    assert_int_equal(after.bytes[0], 0x08);
}

/* ---- numbers of fixed width ---------------------------------------------------------------- */

static void fixed_numbers_come_out_in_order(void **state)
{
    (void)state;
    static const uint64_t numbers[] = {
        0, 1, 255, 256, 65535, 65536, (uint64_t)1 << 63, UINT64_MAX
    };
    struct key before = { .size = 0 };
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct key k;
        uint16_t small;
        uint64_t large;
        key_begin(&k, KEY_JOURNAL);
        key_u16(&k, 0xABCD);
        key_u64(&k, numbers[i]);
        assert_int_equal(k.size, 11);
        assert_true(slice_compare(key_slice(&before), key_slice(&k)) < 0);
        struct slice rest = { k.bytes + 1, k.size - 1 };
        assert_true(key_take_u16(&rest, &small));
        assert_true(key_take_u64(&rest, &large));
        assert_int_equal(small, 0xABCD);
        assert_true(large == numbers[i]);
        assert_int_equal(rest.size, 0);
        before = k;
    }
}

static void every_edge_of_an_int_survives(void **state)
{
    (void)state;
    struct key before = { .size = 0 };
    static const int64_t ascending[] = {
        INT64_MIN,
        INT64_MIN + 1,
        -((int64_t)1 << 56) - 1,
        -((int64_t)1 << 56),
        -65537,
        -65536,
        -65535,
        -257,
        -256,
        -255,
        -2,
        -1,
        0,
        1,
        2,
        255,
        256,
        257,
        65535,
        65536,
        ((int64_t)1 << 56) - 1,
        (int64_t)1 << 56,
        INT64_MAX - 1,
        INT64_MAX,
    };
    for (size_t i = 0; i < COUNT_OF(ascending); i++) {
        struct key k;
        int64_t n;
        key_begin(&k, KEY_INDEX);
        key_int(&k, ascending[i]);
        assert_true(slice_compare(key_slice(&before), key_slice(&k)) < 0);
        struct slice rest = { k.bytes + 1, k.size - 1 };
        assert_true(key_take_int(&rest, &n));
        assert_true(n == ascending[i]);
        before = k;
    }
}

/* ---- long texts ---------------------------------------------------------------------------- */

static void long_bytes_are_cut_and_keep_their_order(void **state)
{
    (void)state;
    uint8_t a[1000], b[1000];
    struct key ka, kb;
    struct arena *arena = arena_new();
    static const uint8_t fills[] = { 'x', 0x00, 0xFF };
    for (size_t f = 0; f < COUNT_OF(fills); f++) {
        for (size_t differ = 200; differ < 300; differ++) {
            memset(a, fills[f], sizeof a);
            memset(b, fills[f], sizeof b);
            a[differ] = 'k', b[differ] = 'l';
            key_begin(&ka, KEY_INDEX);
            key_begin(&kb, KEY_INDEX);
            key_bytes(&ka, (struct slice){ a, sizeof a });
            key_bytes(&kb, (struct slice){ b, sizeof b });
            assert_true(slice_compare(key_slice(&ka), key_slice(&kb)) <= 0);
            /* entity, field and id of an index key still fit beside it */
            assert_true(ka.size + 4 + 17 <= KV_KEY_MAX);
            struct slice rest = { ka.bytes + 1, ka.size - 1 }, out;
            assert_true(key_take_bytes(arena, &rest, &out));
            assert_in_range(out.size, 200, KEY_TEXT_CUT);
            assert_memory_equal(out.data, a, out.size);
        }
    }
    key_begin(&ka, KEY_INDEX);
    memset(a, 'x', sizeof a);
    key_bytes(&ka, (struct slice){ a, sizeof a });
    assert_int_equal(ka.size, 1 + 1 + KEY_TEXT_CUT + 2);
    arena_free(arena);
}

/* ---- keys from outside --------------------------------------------------------------------- */

static void foreign_bytes_are_not_taken(void **state)
{
    (void)state;
    static const struct {
        uint8_t bytes[20];
        size_t size;
    } rows[] = {
        { { 0 }, 0 },
        { { 0x15 }, 1 },                             /* int without its byte */
        { { 0x15, 0x00 }, 2 },                       /* int longer than it needs */
        { { 0x16, 0x00, 0x01 }, 3 },                 /* the same */
        { { 0x13, 0xFF }, 2 },                       /* minus nothing */
        { { 0x1D, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 10 }, /* nine bytes of int */
        { { 0x1C, 0x80, 0, 0, 0, 0, 0, 0, 0 }, 9 },  /* past INT64_MAX */
        { { 0x0C, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE }, 9 }, /* below INT64_MIN */
        { { 0x02, 'a' }, 2 },                                            /* bytes without an end */
        { { 0x02, 'a', 0x00 }, 3 },                                      /* half an end */
        { { 0x02, 'a', 0x00, 0xFF }, 4 }, /* an escaped zero is no end */
        { { 0x02, 'a', 0x00, 0x01 }, 4 }, /* an unknown escape */
        { { 0x30, 1, 2, 3 }, 4 },         /* a short id */
        { { 0x40 }, 1 },                  /* no type of ours */
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct slice rest = { rows[i].bytes, rows[i].size }, bytes;
        int64_t number;
        id which;
        assert_false(key_take_int(&rest, &number));
        assert_false(key_take_bytes(arena, &rest, &bytes));
        assert_false(key_take_id(&rest, &which));
        assert_int_equal(rest.size, rows[i].size);
    }
    uint16_t small;
    uint64_t large;
    struct slice one = { rows[2].bytes, 1 };
    assert_false(key_take_u16(&one, &small));
    struct slice seven = { rows[5].bytes, 7 };
    assert_false(key_take_u64(&seven, &large));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_of_bytes_is_order_of_tuples),
        cmocka_unit_test(what_goes_in_comes_out),
        cmocka_unit_test(after_bounds_exactly_what_begins_so),
        cmocka_unit_test(nothing_comes_after_all_ff),
        cmocka_unit_test(fixed_numbers_come_out_in_order),
        cmocka_unit_test(every_edge_of_an_int_survives),
        cmocka_unit_test(long_bytes_are_cut_and_keep_their_order),
        cmocka_unit_test(foreign_bytes_are_not_taken),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
