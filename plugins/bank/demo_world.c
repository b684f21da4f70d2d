/* SPDX-License-Identifier: MIT
 * demo_world: chance, and where things are on a day. */
#include "demo_world.h"

/* ---- chance ---- */

uint32_t demo_below(struct demo *d, uint32_t bound)
{
    return random_below(d->cx->random, bound);
}

int64_t demo_between(struct demo *d, int64_t least, int64_t most)
{
    return least + (int64_t)demo_below(d, (uint32_t)(most - least + 1));
}

bool demo_chance(struct demo *d, uint32_t percent)
{
    return demo_below(d, 100) < percent;
}

size_t demo_weighted(struct demo *d, const uint16_t weights[], size_t count)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += weights[i];
    uint32_t drawn = demo_below(d, sum);
    size_t at = 0;
    while (drawn >= weights[at]) drawn -= weights[at++];
    return at;
}

id demo_id(struct demo *d, date day, int minute)
{
    return id_new(d->cx->random, instant_at(day, minute));
}

text demo_phone(struct demo *d)
{
    return text_format(d->scratch, "+84990%06u", demo_below(d, 1000000));
}

/* ---- places and bodies ---- */

const struct place *demo_place(const struct demo_commune *c, date on)
{
    return on < REFORM_DAY ? c->old : c->new;
}

const struct unit *demo_union(const struct demo_commune *c, date on)
{
    return on < REFORM_DAY ? c->old_union : c->new_union;
}

const struct unit *demo_unit_of(const struct demo *d, const struct demo_person *p, date on)
{
    return p->body ? p->body : demo_union(&d->communes[p->commune], on);
}

static const struct unit *union_of(const struct demo *d, const struct place *p, const char *suffix)
{
    return official_unit(&d->official,
                         text_format(d->scratch, "doan-%.*s%s", TEXT_ARGS(p->code), suffix));
}

/* The 2009 census gives the province 32 %; it is far from even: few in the towns, most in the
 * communes that are hard to reach and in Đắk Glong and Tuy Đức. */
static uint8_t minority_percent(const struct demo_commune *c)
{
    enum { DAK_GLONG = 1, TUY_DUC = 7 };
    if (c->old->difficult) return 76;
    if (!c->language) return 8;
    if (c->urban) return 14;
    return c->area == DAK_GLONG || c->area == TUY_DUC ? 52 : 39;
}

static uint8_t area_of(const struct demo *d, const struct unit *union_now)
{
    id above = union_now->parent;
    for (size_t i = 0; i < d->official.unit_count; i++) /* past the district, while there is one */
        if (id_equal(d->official.units[i].id, above) &&
            d->official.units[i].kind == UNIT_DISTRICT_UNION)
            above = d->official.units[i].parent;
    for (size_t i = 0; i < DEMO_AREAS; i++)
        if (id_equal(d->areas[i]->id, above)) return (uint8_t)i;
    return 0;
}

static err add_commune(struct demo *d, struct demo_commune *c, const struct place *old)
{
    bool before = d->options->as_of < REFORM_DAY; /* nobody knows of what comes */
    c->old = old;
    c->new = official_place_on(&d->official, old, REFORM_DAY);
    c->old_union = union_of(d, c->old, before ? "" : "-cu");
    c->new_union = before ? c->old_union : union_of(d, c->new, "");
    if (!c->old_union || !c->new_union || (c->new == c->old && !before))
        return ctx_fail(d->cx, ERR_CORRUPT, NULL, "data-file",
                        SAY("Dữ liệu thiếu đơn vị của «%.*s»", "The data lack the union of “%.*s”"),
                        TEXT_ARGS(old->name));
    c->area = area_of(d, c->new_union);
    const struct term *t = vocabulary_code(&language_vocabulary, old->language);
    c->language = t ? t->number : 0;
    c->urban = !text_starts(old->name, TEXT("Xã "));
    c->minority = minority_percent(c);
    return ERR_NONE;
}

err demo_world_make(struct demo *d)
{
    size_t communes = 0;
    err e = ERR_NONE;
    d->root = &d->official.units[0];
    for (int i = 0; !e && i < DEMO_AREAS; i++) {
        d->areas[i] = official_unit(&d->official, text_format(d->scratch, "%d", 660 + i));
        if (!d->areas[i])
            e = ctx_fail(d->cx, ERR_CORRUPT, NULL, "data-file",
                         SAY("Dữ liệu thiếu cụm %d", "The data lack area %d"), 660 + i);
    }
    for (size_t i = 0; !e && i < d->official.place_count; i++) {
        const struct place *p = &d->official.places[i];
        if (p->level != PLACE_COMMUNE || p->valid_from >= REFORM_DAY) continue;
        if (communes < DEMO_COMMUNES) e = add_commune(d, &d->communes[communes], p);
        communes++;
    }
    if (!e && communes != DEMO_COMMUNES)
        e = ctx_fail(d->cx, ERR_CORRUPT, NULL, "data-file",
                     SAY("Cần 71 xã, có %zu", "71 communes are needed, there are %zu"), communes);
    arena_reset(d->scratch);
    return e;
}
