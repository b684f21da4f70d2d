/* SPDX-License-Identifier: MIT
 * level: which rung somebody stands on, as the register of certificates says. */
#include "../certificate.h"
#include "../days.h"
#include "../gather.h"
#include "ladder.h"

text trainer_code(int64_t level)
{
    static const char *const codes[] = { "trainer_t1", "trainer_t2", "trainer_t3", "trainer_t4" };
    REQUIRE(level >= 1 && level <= TRAINER_LEVELS);
    return text_of(codes[level - 1]);
}

err trainer_level_on(struct ctx *cx, struct tx *tx, id person, date day, int64_t *level)
{
    bool valid = false;
    *level = 0;
    for (int64_t n = TRAINER_LEVELS; n && !valid; n--) {
        err e = credential_service.valid_on(cx, tx, person, trainer_code(n), day, &valid);
        if (e) return e;
        if (valid) *level = n;
    }
    return ERR_NONE;
}

err trainer_certificate(struct ctx *cx, struct tx *tx, id person, int64_t level,
                        struct certificate *out, bool *there)
{
    struct gathered all;
    *there = false;
    err e = gather(cx, tx, &certificate_entity, "volunteer", person, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct certificate *c = gathered_at(&all, i);
        struct certificate_kind kind = { 0 };
        if (c->revoked_on) continue;
        e = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
        if (e || !text_equal(kind.code, trainer_code(level))) continue;
        if (*there && !certificate_outlasts(c, out)) continue;
        *out = *c;
        *there = true;
    }
    return e;
}
