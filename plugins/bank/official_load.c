/* SPDX-License-Identifier: MIT
 * official_load: stores the shipped places and bodies, all or nothing. Parents come before children
 * in the files, so that every reference finds its target. */
#include "official_load.h"

#include <stdio.h>

#include "official.h"
#include "partner/duty_load.h"

static enum kv_go found_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)record;
    (void)failure;
    *(bool *)arg = true;
    return KV_STOP;
}

static err store_rows(struct ctx *cx, struct tx *tx, const struct entity *entity, void *rows,
                      size_t count)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++)
        e = record_create(cx, tx, entity, (char *)rows + i * entity->size);
    return e;
}

struct loading {
    struct official official;
    struct duty_list duties;
};

static err store(struct ctx *cx, struct tx *tx, void *arg)
{
    struct loading *l = arg;
    struct official *o = &l->official;
    bool occupied = false;
    err e = query_all(cx, tx, &place_entity, found_one, &occupied);
    if (!e && occupied)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "has-places",
                     SAY("Thư mục này đã có địa danh; hãy sửa hoặc nhập thêm bằng «volbank import»",
                         "This folder has places already; edit them or use «volbank import»"));
    if (!e) e = store_rows(cx, tx, &place_entity, o->places, o->place_count);
    if (!e)
        e = store_rows(cx, tx, &place_successor_entity, o->place_successors,
                       o->place_successor_count);
    if (!e) e = store_rows(cx, tx, &unit_entity, o->units, o->unit_count);
    if (!e)
        e = store_rows(cx, tx, &unit_successor_entity, o->unit_successors, o->unit_successor_count);
    return e ? e : store_rows(cx, tx, &department_duty_entity, l->duties.items, l->duties.count);
}

int official_command(struct ctx *cx, int argc, char *argv[])
{
    (void)argv;
    struct loading l;
    if (argc) {
        (void)fprintf(stderr, "%s\n", USAGE_OFFICIAL);
        return 2;
    }
    text folder = text_format(cx->arena, "%s/bank", ctx_data_dir(cx));
    err e = official_read(cx, text_z(cx->arena, folder), &l.official);
    if (!e) e = duties_read(cx, text_z(cx->arena, folder), &l.official, &l.duties);
    if (!e) e = db_write(cx, store, &l);
    if (e) {
        (void)fprintf(stderr, "volbank: %.*s\nvolbank: %.*s\n", TEXT_ARGS(cx->detail_vi),
                      TEXT_ARGS(cx->detail_en));
        return 1;
    }
    (void)printf("Đã nạp %zu địa danh và %zu đơn vị\nLoaded %zu places and %zu bodies\n",
                 l.official.place_count, l.official.unit_count, l.official.place_count,
                 l.official.unit_count);
    return 0;
}
