/* SPDX-License-Identifier: MIT
 * demo: the stages one after the other. */
#include "demo.h"

#include <stdio.h>

#include "demo_world.h"
#include "partner/demo_partner.h"

static void put_official(struct demo *d)
{
    const struct official *o = &d->official;
    for (size_t i = 0; i < o->place_count; i++) demo_put(d->batch, &place_entity, &o->places[i]);
    for (size_t i = 0; i < o->place_successor_count; i++)
        demo_put(d->batch, &place_successor_entity, &o->place_successors[i]);
    for (size_t i = 0; i < o->unit_count; i++) demo_put(d->batch, &unit_entity, &o->units[i]);
    for (size_t i = 0; i < o->unit_successor_count; i++)
        demo_put(d->batch, &unit_successor_entity, &o->unit_successors[i]);
}

static err keep_logins(struct ctx *cx, struct tx *tx, void *arg)
{
    const text *table = arg;
    return meta_put(cx, tx, "demo.logins", text_slice(*table));
}

/* The areas decide from now on; what chance this takes does not move the rest of the province. */
static err install_rules(struct demo *d)
{
    struct random_source *chance = d->cx->random;
    struct random_source ids = random_seeded(d->options->seed, "demo rules");
    err e = demo_batch_flush(d->batch);
    if (e) return e;
    d->cx->random = &ids;
    e = rules_install(d->cx);
    d->cx->random = chance;
    return e;
}

static err fill(struct demo *d)
{
    text table;
    err e = demo_world_make(d);
    if (e) return e;
    put_official(d);
    if (!e) e = demo_logins_make(d, &table);
    if (!e) e = install_rules(d);
    if (e) return e;
    demo_people_make(d);
    demo_teams_make(d);
    demo_history_make(d);
    demo_open_make(d);
    demo_works_make(d);
    e = demo_batch_flush(d->batch);
    if (!e) e = demo_register_make(d);
    if (!e) e = demo_rounds_make(d);
    if (!e) e = demo_partners_make(d);
    if (!e) e = db_write(d->cx, keep_logins, &table);
    if (!e) (void)printf("%.*s", TEXT_ARGS(table));
    return e;
}

err bank_demo(struct ctx *cx, const struct demo_options *options)
{
    struct demo d = { .cx = cx,
                      .options = options,
                      .count = (size_t)options->volunteers,
                      .scratch = arena_new(),
                      .batch = demo_batch_new(cx, options->seed) };
    d.people = ARENA_ARRAY(cx->arena, d.count, struct demo_person);
    const char *data = text_z(cx->arena, text_format(cx->arena, "%s/bank", options->data_dir));
    err e = official_read(cx, data, &d.official);
    if (!e && options->as_of < REFORM_DAY) official_before_reform(&d.official);
    if (!e) e = fill(&d);
    demo_batch_free(d.batch);
    arena_free(d.scratch);
    return e;
}
