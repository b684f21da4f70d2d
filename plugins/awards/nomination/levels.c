/* SPDX-License-Identifier: MIT
 * levels: chi đoàn → cơ sở → cụm → tỉnh, as the tree of units is today; and under which key a
 * nominee stands once. */
#include "nomination.h"

static bool is_closed(const struct unit *u, date today)
{
    return u->valid_to && u->valid_to <= today;
}

static err outside(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, "/unit", "outside",
                    SAY("Đơn vị đề cử không thuộc đơn vị tổ chức đợt xét",
                        "The proposing unit is not under the unit that holds the round"));
}

err nomination_levels(struct ctx *cx, struct tx *tx, const struct nomination *n,
                      const struct award_round *r, struct nomination_levels *out)
{
    date today = instant_date(cx->now);
    id at = n->unit;
    *out = (struct nomination_levels){ 0 };
    while (!id_equal(at, r->unit)) {
        struct unit u;
        if (id_is_none(at) || out->count == COUNT_OF(out->units)) return outside(cx);
        err e = record_get(cx, tx, &unit_entity, at, &u);
        if (e) return e;
        bool spoke = n->source == SOURCE_UNIT && id_equal(at, n->unit);
        if (!spoke && !is_closed(&u, today)) out->units[out->count++] = at;
        at = u.parent;
    }
    return ERR_NONE;
}

text nomination_key(struct arena *arena, const struct nomination *n, const struct award_round *r)
{
    text nominee = id_text(arena, nomination_nominee(n));
    const char *as = n->model.size ? "/model" : "";
    if (r->one_form)
        return text_format(arena, "%.*s/%lld/%.*s%s", TEXT_ARGS(id_text(arena, r->unit)),
                           (long long)r->year, TEXT_ARGS(nominee), as);
    return text_format(arena, "%.*s/%.*s%s", TEXT_ARGS(id_text(arena, r->id)), TEXT_ARGS(nominee),
                       as);
}

err nomination_rival(struct ctx *cx, struct tx *tx, const struct nomination *n,
                     const struct award_round *r, struct nomination *out)
{
    const struct nomination probe = { .key = nomination_key(cx->arena, n, r) };
    err e = record_find(cx, tx, &nomination_entity, "key", &probe, out);
    if (!e && id_equal(out->id, n->id)) e = ERR_NOT_FOUND;
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e;
}
