/* SPDX-License-Identifier: MIT
 * checker: what the engine's checker and reader make of files that were tampered with. A
 * certificate that was changed and sealed again is accepted exactly when the referee, who reads
 * none of it from a file, accepts what it now claims; broken instance files are refused or solved,
 * never trusted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "bridge.h"

enum { SEEDS = 8, FORGERIES = 60, SCRATCHES = 300 };

/* Where the parts of VBC1 begin (plugins/bank/match/certificate.h). */
enum {
    AT_INSTANCE = 8,
    AT_OBJECTIVE = 40,
    AT_DUAL = 48,
    AT_ASSIGNED = 56,
    AT_UNMET = 64,
    AT_VOLUNTEERS = 80,
    AT_ROLES = 84,
    AT_PRICES = 88,
    SEAL = 32,
};

struct scene {
    struct arena *arena;
    struct ctx cx;
    struct vbm instance;
    struct slice file;        /* of the instance */
    struct slice certificate; /* what the engine wrote */
    struct chance chance;
};

static void scene_begin(struct scene *scene, enum small_family family, uint64_t seed)
{
    size_t size;
    *scene = (struct scene){ .arena = arena_new(), .chance = chance_from(seed) };
    ctx_begin(&scene->cx, scene->arena);
    scene->instance = small_instance(family, seed);
    scene->file.data = vbm_bytes(&scene->instance, &size);
    scene->file.size = size;
    struct match_instance *theirs = NULL;
    assert_int_equal(match_instance_parse(&scene->cx, scene->file, "small.vbm", &theirs), 0);
    struct hash digest = match_instance_digest(theirs);
    struct match_solver *solver = match_solver_new(theirs);
    match_solver_run(solver, &(struct match_options){ .seed = seed });
    scene->certificate = match_certificate_bytes(&scene->cx, solver, digest);
    match_solver_free(solver);
}

static void scene_end(struct scene *scene)
{
    void *file;
    memcpy(&file, &scene->file.data, sizeof file); /* ours to free, lent as const */
    free(file);
    vbm_free(&scene->instance);
    arena_free(scene->arena);
}

static bool accepted(struct scene *scene, struct slice file, struct slice certificate,
                     bool allow_gap)
{
    struct match_verdict verdict;
    ctx_clear(&scene->cx);
    err e = match_verify(&scene->cx, file, certificate, allow_gap, &verdict);
    assert_true(e == ERR_NONE || e == ERR_INVALID);
    assert_true(e == ERR_NONE || scene->cx.detail_en.size > 0);
    return e == ERR_NONE;
}

static uint8_t *copy_of(struct scene *scene, struct slice bytes)
{
    uint8_t *copy = arena_alloc(scene->arena, bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    return copy;
}

static void seal(uint8_t *bytes, size_t size)
{
    struct slice sealed = { .data = bytes, .size = size - SEAL };
    struct hash hash = hash_of((struct slice){ 0 }, &sealed, 1);
    memcpy(bytes + size - SEAL, hash.bytes, SEAL);
}

static int64_t figure(const uint8_t *bytes, size_t at)
{
    int64_t value;
    memcpy(&value, bytes + at, sizeof value);
    return value;
}

static void add_to_figure(uint8_t *bytes, size_t at, int64_t by)
{
    int64_t value = figure(bytes, at) + by;
    memcpy(bytes + at, &value, sizeof value);
}

/* --- The referee reads a certificate -----------------------------------------------------------
 */

/* A price below -bonus means nothing, so the checker need not bear it. */
static bool sensible(const struct vbm *it, const int32_t *price)
{
    for (int32_t j = 0; j < it->head.roles; j++)
        if (price[j] < -it->head.bonus) return false;
    return true;
}

/* Whether a certificate of unchanged sizes tells the truth about an optimum. */
static bool truthful(struct scene *scene, const uint8_t *bytes)
{
    const struct vbm *it = &scene->instance;
    size_t roles = (size_t)it->head.roles;
    size_t starts = (size_t)it->head.volunteers + 1;
    int32_t *price = ARENA_ARRAY(scene->arena, roles, int32_t);
    uint32_t *start = ARENA_ARRAY(scene->arena, starts, uint32_t);
    memcpy(price, bytes + AT_PRICES, roles * sizeof *price);
    memcpy(start, bytes + AT_PRICES + roles * sizeof *price, starts * sizeof *start);
    size_t assigned = (size_t)figure(bytes, AT_ASSIGNED);
    uint32_t *role = ARENA_ARRAY(scene->arena, assigned, uint32_t);
    memcpy(role, bytes + AT_PRICES + roles * sizeof *price + starts * sizeof *start,
           assigned * sizeof *role);
    struct referee_claim claim = { .start = start, .role = role, .price = price };
    struct referee_finding found = referee_judge(it, &claim);
    return !found.broken && sensible(it, price) && found.worth == found.bound &&
           found.worth == figure(bytes, AT_OBJECTIVE) && found.bound == figure(bytes, AT_DUAL) &&
           found.unmet == figure(bytes, AT_UNMET);
}

/* --- Forgeries ---------------------------------------------------------------------------------
 */

/* Changes one thing that keeps the sizes: a figure, a price, who has which role. */
static void forge(struct scene *scene, uint8_t *bytes)
{
    static const size_t figures[] = { AT_OBJECTIVE, AT_DUAL, AT_UNMET };
    struct chance *chance = &scene->chance;
    uint32_t roles = (uint32_t)scene->instance.head.roles;
    uint32_t assigned = (uint32_t)figure(bytes, AT_ASSIGNED);
    size_t starts = AT_PRICES + roles * sizeof(int32_t);
    size_t places = starts + ((size_t)scene->instance.head.volunteers + 1) * sizeof(uint32_t);
    uint32_t kind = chance_below(chance, 3);
    if (kind == 0) {
        add_to_figure(bytes, figures[chance_below(chance, 3)], chance_of(chance, 0.5) ? 1 : -1);
    } else if (kind == 1 || assigned == 0) {
        int32_t price;
        uint8_t *at = bytes + AT_PRICES + chance_below(chance, roles) * sizeof price;
        memcpy(&price, at, sizeof price);
        price += chance_between(chance, -2, 2);
        memcpy(at, &price, sizeof price);
    } else {
        uint32_t role = chance_below(chance, roles);
        memcpy(bytes + places + chance_below(chance, assigned) * sizeof role, &role, sizeof role);
    }
}

static void a_forged_certificate_passes_only_when_it_is_true(void **state)
{
    (void)state;
    static const enum small_family families[] = { SMALL_USUAL, SMALL_TIES, SMALL_LOAD_FOUR,
                                                  SMALL_ONE_DAY, SMALL_UNREACHABLE };
    int refused = 0;
    int passed = 0;
    for (uint64_t n = 0; n < SEEDS * sizeof families / sizeof *families; n++) {
        struct scene scene;
        scene_begin(&scene, families[n % (sizeof families / sizeof *families)], n + 1);
        assert_true(accepted(&scene, scene.file, scene.certificate, false));
        assert_true(truthful(&scene, scene.certificate.data));
        for (int k = 0; k < FORGERIES; k++) {
            uint8_t *bytes = copy_of(&scene, scene.certificate);
            forge(&scene, bytes);
            seal(bytes, scene.certificate.size);
            struct slice forged = { .data = bytes, .size = scene.certificate.size };
            bool truth = truthful(&scene, bytes);
            assert_int_equal(accepted(&scene, scene.file, forged, false), truth);
            if (truth)
                passed++;
            else
                refused++;
        }
        scene_end(&scene);
    }
    assert_true(refused > 1000); /* and some pass: a price may have room */
    assert_true(passed > 10);
}

static void a_scratched_certificate_is_refused(void **state)
{
    (void)state;
    struct scene scene;
    scene_begin(&scene, SMALL_USUAL, 3);
    size_t size = scene.certificate.size;
    for (size_t at = 0; at < size; at++) {
        uint8_t *bytes = copy_of(&scene, scene.certificate);
        bytes[at] ^= (uint8_t)(1U << chance_below(&scene.chance, 8));
        assert_false(accepted(&scene, scene.file, (struct slice){ bytes, size }, true));
        assert_false(
            accepted(&scene, scene.file, (struct slice){ scene.certificate.data, at }, true));
    }
    static const size_t counts[] = { 0, 4, AT_INSTANCE, AT_ASSIGNED, AT_VOLUNTEERS, AT_ROLES };
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        uint8_t *bytes = copy_of(&scene, scene.certificate);
        bytes[counts[k] + 3 * (k % 2)]++;
        seal(bytes, size);
        assert_false(accepted(&scene, scene.file, (struct slice){ bytes, size }, true));
    }
    scene_end(&scene);
}

static void a_certificate_is_of_one_instance(void **state)
{
    (void)state;
    struct scene scene;
    scene_begin(&scene, SMALL_USUAL, 5);
    enum { UNUSED = 28 };
    for (size_t at = 0; at < scene.file.size; at++) {
        uint8_t *bytes = copy_of(&scene, scene.file);
        bytes[at] ^= 1;
        bool unused = at >= UNUSED && at < UNUSED + 4;
        struct slice other = { .data = bytes, .size = scene.file.size };
        if (!unused) assert_false(accepted(&scene, other, scene.certificate, true));
    }
    scene_end(&scene);
}

static void a_gap_passes_only_when_it_is_allowed_and_stated(void **state)
{
    (void)state;
    struct scene scene;
    scene_begin(&scene, SMALL_CONSTANT, 2);
    size_t size = scene.certificate.size;
    uint8_t *bytes = copy_of(&scene, scene.certificate);
    int32_t price = 9000; /* dear: every seat of the role is now charged to the bound */
    memcpy(bytes + AT_PRICES, &price, sizeof price);
    seal(bytes, size);
    assert_false(accepted(&scene, scene.file, (struct slice){ bytes, size }, true));
    int64_t by = 1;
    bool found = false;
    for (; by < 200000 && !found; by++) {
        add_to_figure(bytes, AT_DUAL, 1);
        seal(bytes, size);
        found = accepted(&scene, scene.file, (struct slice){ bytes, size }, true);
    }
    assert_true(found);
    assert_false(accepted(&scene, scene.file, (struct slice){ bytes, size }, false));
    scene_end(&scene);
}

/* --- Instance files ----------------------------------------------------------------------------
 */

static bool solves(struct scene *scene, struct slice file)
{
    struct match_instance *theirs = NULL;
    ctx_clear(&scene->cx);
    err e = match_instance_parse(&scene->cx, file, "broken.vbm", &theirs);
    if (e) {
        assert_int_equal(e, ERR_INVALID);
        assert_true(scene->cx.detail_en.size > 0);
        return false;
    }
    struct match_solver *solver = match_solver_new(theirs);
    match_solver_run(solver, &(struct match_options){ .seed = 1 });
    assert_int_equal(match_solver_result(solver)->gap, 0);
    match_solver_free(solver);
    return true;
}

static void a_broken_instance_is_refused_or_solved(void **state)
{
    (void)state;
    struct scene scene;
    scene_begin(&scene, SMALL_USUAL, 7);
    size_t size = scene.file.size;
    for (size_t length = 0; length < size; length++)
        assert_false(solves(&scene, (struct slice){ scene.file.data, length }));
    int solved = 0;
    for (int n = 0; n < SCRATCHES; n++) {
        uint8_t *bytes = copy_of(&scene, scene.file);
        uint32_t marks = 1 + chance_below(&scene.chance, 3);
        for (uint32_t k = 0; k < marks; k++)
            bytes[chance_below(&scene.chance, (uint32_t)size)] =
                (uint8_t)chance_below(&scene.chance, 256);
        solved += solves(&scene, (struct slice){ bytes, size });
    }
    assert_in_range(solved, 1, SCRATCHES - 1);
    scene_end(&scene);
}

static void counts_that_overflow_are_refused(void **state)
{
    (void)state;
    static const size_t counts[] = { 4, 8, 12, 16, 20, 24 }; /* of the head: people … bonus */
    static const uint32_t values[] = { UINT32_MAX, 0x7fffffff, 0x80000000, 0x40000000 };
    struct scene scene;
    scene_begin(&scene, SMALL_USUAL, 9);
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
        for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
            uint8_t *bytes = copy_of(&scene, scene.file);
            memcpy(bytes + counts[k], &values[v], sizeof *values);
            struct slice file = { .data = bytes, .size = scene.file.size };
            bool harmless = counts[k] == 12; /* how many openings: the engine only carries it */
            assert_true(harmless || !solves(&scene, file));
        }
    scene_end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_forged_certificate_passes_only_when_it_is_true),
        cmocka_unit_test(a_scratched_certificate_is_refused),
        cmocka_unit_test(a_certificate_is_of_one_instance),
        cmocka_unit_test(a_gap_passes_only_when_it_is_allowed_and_stated),
        cmocka_unit_test(a_broken_instance_is_refused_or_solved),
        cmocka_unit_test(counts_that_overflow_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
