/* SPDX-License-Identifier: MIT
 * lineage: a pin says which versions, the records have their sources. */
#include "lineage.h"

/* Sources of the versions named in `ids`, a blank between, behind those already there. */
static err add_parents(struct ctx *cx, struct tx *tx, text ids, struct rule_lineage *out)
{
    text *parents = ARENA_ARRAY(cx->arena, RULE_CHILD_PARENTS_MAX, text);
    for (size_t i = 0; i < out->parent_count; i++) parents[i] = out->parents[i];
    out->parents = parents;
    while (!text_is_empty(ids) && out->parent_count < RULE_CHILD_PARENTS_MAX) {
        struct rule_version v;
        id which;
        if (!id_parse(text_cut(&ids, ' '), &which)) continue;
        err e = record_get(cx, tx, &rule_version_entity, which, &v);
        if (e) return e;
        parents[out->parent_count++] = v.source;
    }
    return ERR_NONE;
}

err rule_lineage_above(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit,
                       date day, struct rule_lineage *out)
{
    struct unit u;
    struct rule_pin pin;
    struct rule_version nearest;
    if (id_is_none(unit)) return ERR_NONE;
    err e = record_get(cx, tx, &unit_entity, unit, &u);
    if (!e) e = rule_version_pin(cx, tx, hook, u.parent, day, &pin);
    if (e || id_is_none(pin.version)) return e;
    e = record_get(cx, tx, &rule_version_entity, pin.version, &nearest);
    if (e) return e;
    text *first = ARENA_NEW(cx->arena, text);
    *first = nearest.source;
    out->parents = first;
    out->parent_count = 1;
    return add_parents(cx, tx, pin.above, out);
}

err rule_lineage_in_force(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit,
                          date day, struct rule_lineage *out, struct rule_version *version)
{
    struct rule_pin pin;
    *out = (struct rule_lineage){ 0 };
    *version = (struct rule_version){ 0 };
    err e = rule_version_pin(cx, tx, hook, unit, day, &pin);
    if (e || id_is_none(pin.version)) return e;
    e = record_get(cx, tx, &rule_version_entity, pin.version, version);
    if (e) return e;
    out->source = version->source;
    return add_parents(cx, tx, pin.above, out);
}

err rule_lineage_of(struct ctx *cx, struct tx *tx, const struct rule_hook *hook,
                    const struct rule_version *version, date day, struct rule_lineage *out)
{
    *out = (struct rule_lineage){ .source = version->source };
    return rule_lineage_above(cx, tx, hook, version->unit, day, out);
}
