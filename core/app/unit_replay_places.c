/* SPDX-License-Identifier: MIT
 * unit_replay_places: old places end on the day, whole or in part; a new one begins where its code
 * is not in force from that day yet. A code can return with another meaning, so that the day
 * belongs to it. */
#include "unit_replay_private.h"

struct looking {
    date on;
    struct place found;
};

static enum kv_go look(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct place *p = record;
    struct looking *l = arg;
    (void)cx, (void)tx, (void)failure;
    bool in_force = p->valid_from <= l->on && (!p->valid_to || l->on < p->valid_to);
    if (in_force && p->valid_from >= l->found.valid_from) l->found = *p;
    return KV_MORE;
}

static err place_on(struct ctx *cx, struct tx *tx, text code, date on, struct place *out)
{
    struct place probe = { .code = code };
    struct looking l = { .on = on };
    err e = query_by(cx, tx, &place_entity, "code", &probe, look, &l);
    *out = l.found;
    return e;
}

err reform_old_place(struct ctx *cx, struct tx *tx, const struct reform *reform, text code,
                     struct place *out)
{
    err e = place_on(cx, tx, code, reform->on - 1, out);
    if (e || !id_is_none(out->id)) return e;
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "place",
                    SAY("Không có địa danh mã «%.*s» trước ngày này",
                        "No place has the code «%.*s» before this day"),
                    TEXT_ARGS(code));
}

static err province_of(struct ctx *cx, struct tx *tx, const struct reform *reform, text code,
                       id *out)
{
    struct place p;
    *out = ID_NONE;
    if (!code.size) return ERR_NONE;
    err e = place_on(cx, tx, code, reform->on, &p);
    if (!e && id_is_none(p.id)) {
        p = (struct place){ .code = code,
                            .valid_from = reform->on,
                            .name = text_format(cx->arena, "Tỉnh %.*s", TEXT_ARGS(code)),
                            .level = PLACE_PROVINCE };
        e = record_create(cx, tx, &place_entity, &p);
    }
    *out = p.id;
    return e;
}

static err end_place(struct ctx *cx, struct tx *tx, struct place *old, date on)
{
    if (old->valid_to) return ERR_NONE;
    old->valid_to = on;
    return record_update(cx, tx, &place_entity, old);
}

static err link_place(struct ctx *cx, struct tx *tx, const struct reform *reform,
                      const struct reform_row *row, const struct place *fresh)
{
    struct place old;
    struct place_successor s = { .new_place = fresh->id, .on = reform->on, .partly = row->partly };
    err e = reform_old_place(cx, tx, reform, row->old_code, &old);
    if (e) return e;
    s.old = old.id;
    e = record_create(cx, tx, &place_successor_entity, &s);
    return e ? e : end_place(cx, tx, &old, reform->on);
}

/* What it is made of says where it lies and what holds there; the seat, the commune whose code it
 * keeps, which language is spoken most. */
static err describe(struct ctx *cx, struct tx *tx, const struct reform_step *step,
                    struct place *fresh)
{
    const struct reform *r = step->reform;
    int64_t count = 0, lat = 0, lon = 0;
    for (size_t i = 0; i < r->count; i++) {
        struct place old;
        if (!text_equal(r->rows[i].new_code, step->code)) continue;
        err e = reform_old_place(cx, tx, r, r->rows[i].old_code, &old);
        if (!e && !fresh->name.size)
            e = province_of(cx, tx, r, r->rows[i].province, &fresh->parent);
        if (e) return e;
        fresh->name = r->rows[i].new_name;
        fresh->border |= old.border;
        fresh->difficult |= old.difficult;
        lat += old.lat;
        lon += old.lon;
        count += old.lat != 0;
        bool seat = text_equal(old.code, step->code);
        if (seat || !fresh->language.size) fresh->language = old.language;
    }
    fresh->lat = count ? lat / count : 0;
    fresh->lon = count ? lon / count : 0;
    return ERR_NONE;
}

err reform_places(struct ctx *cx, struct tx *tx, struct reform_step *step, struct place *fresh)
{
    const struct reform *r = step->reform;
    struct place old;
    err e = ERR_NONE;
    if (step->parted) return ERR_NONE;
    if (step->district) {
        e = place_on(cx, tx, step->code, r->on - 1, &old);
        return e || id_is_none(old.id) ? e : end_place(cx, tx, &old, r->on);
    }
    e = place_on(cx, tx, step->code, r->on, fresh);
    bool there = !e && !id_is_none(fresh->id) && fresh->valid_from == r->on;
    if (e || there) return e;
    *fresh = (struct place){ .code = step->code, .valid_from = r->on, .level = PLACE_COMMUNE };
    e = describe(cx, tx, step, fresh);
    if (!e) e = record_create(cx, tx, &place_entity, fresh);
    step->places++;
    for (size_t i = 0; !e && i < r->count; i++)
        if (text_equal(r->rows[i].new_code, step->code))
            e = link_place(cx, tx, r, &r->rows[i], fresh);
    return e;
}
