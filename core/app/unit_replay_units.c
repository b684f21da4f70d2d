/* SPDX-License-Identifier: MIT
 * unit_replay_units: the unions of the old communes become one, named after the new commune and
 * standing under the area of its seat; where a commune went on alone so does its union. Federations
 * likewise. Other bodies stay what they are and work in the new commune. */
#include "../base/viet.h"
#include "unit_replay_private.h"

enum { BODIES = 256 };

struct bodies {
    const struct reform_step *step;
    struct unit units[BODIES];
    text old_code[BODIES];
    size_t count;
    text code; /* of the place that is being read */
};

static enum kv_go note_body(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct bodies *b = arg;
    date on = b->step->reform->on;
    (void)cx, (void)tx;
    if ((u->valid_to && u->valid_to < on) || (u->valid_from && u->valid_from >= on)) return KV_MORE;
    if (b->count == BODIES) {
        *failure = ctx_fail(cx, ERR_CONFLICT, NULL, "many",
                            SAY("Quá nhiều đơn vị ở một xã", "Too many bodies in one commune"));
        return KV_STOP;
    }
    b->old_code[b->count] = b->code;
    b->units[b->count++] = *u;
    return KV_MORE;
}

static err read_bodies(struct ctx *cx, struct tx *tx, text code, struct bodies *b)
{
    struct place old;
    b->code = code;
    err e = reform_old_place(cx, tx, b->step->reform, code, &old);
    return e ? e : query_ref(cx, tx, &unit_entity, "place", old.id, note_body, b);
}

static err bodies_of(struct ctx *cx, struct tx *tx, struct reform_step *step, struct bodies **out)
{
    const struct reform *r = step->reform;
    err e = ERR_NONE;
    struct bodies *b = *out = ARENA_NEW(cx->arena, struct bodies);
    b->step = step;
    if (step->parted || step->district) return read_bodies(cx, tx, step->code, b);
    for (size_t i = 0; !e && i < r->count; i++)
        if (text_equal(r->rows[i].new_code, step->code) && !r->rows[i].parted)
            e = read_bodies(cx, tx, r->rows[i].old_code, b);
    return e;
}

static err make(struct ctx *cx, struct tx *tx, struct reform_step *step, struct unit_change *c)
{
    c->on = step->reform->on;
    err e = unit_change_make(cx, tx, c, step->account);
    if (!step->kind) step->kind = c->kind;
    return e;
}

/* ---- names ----------------------------------------------------------------------------------- */

/* The first letter of a kind of commune: "Phường", "Xã", "Đặc khu". */
static text lower_first(struct ctx *cx, text t)
{
    if (text_starts(t, TEXT("Đ")))
        return text_format(cx->arena, "đ%.*s", (int)(t.size - 2), t.data + 2);
    if (!t.size || t.data[0] < 'A' || t.data[0] > 'Z') return t;
    return text_format(cx->arena, "%c%.*s", t.data[0] - 'A' + 'a', (int)(t.size - 1), t.data + 1);
}

/* "Đoàn phường Nghĩa Đức" of "Phường Nghĩa Đức" becomes "Đoàn phường Bắc Gia Nghĩa". */
static text name_for(struct ctx *cx, const struct unit *seat, text old_place, text fresh)
{
    text lower = lower_first(cx, fresh);
    text tail = lower_first(cx, old_place);
    text prefix = seat->kind == UNIT_FEDERATION ? TEXT("Hội LHTN ") : TEXT("Đoàn ");
    if (text_ends(seat->name, tail)) prefix = text_part(seat->name, 0, seat->name.size - tail.size);
    return text_format(cx->arena, "%.*s%.*s", TEXT_ARGS(prefix), TEXT_ARGS(lower));
}

static const char former[] = "-cu"; /* behind the code of a body that ended */

/* "doan-24612-cu" becomes "doan-24611" when the new commune has that code. */
static text code_for(struct ctx *cx, const struct unit *seat, text old_code, text fresh)
{
    text code = seat->code;
    if (text_ends(code, text_of(former))) code = text_part(code, 0, code.size - strlen(former));
    if (!old_code.size || !text_ends(code, old_code)) return TEXT("");
    return text_format(cx->arena, "%.*s%.*s", (int)(code.size - old_code.size), code.data,
                       TEXT_ARGS(fresh));
}

/* The code goes to the heir; who had it keeps it with a mark, and before that day without. */
static err free_code(struct ctx *cx, struct tx *tx, date on, text *code)
{
    struct unit probe = { .code = *code }, holder;
    if (!code->size) return ERR_NONE;
    err e = record_find(cx, tx, &unit_entity, "code", &probe, &holder);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    holder.code = text_format(cx->arena, "%.*s%s", TEXT_ARGS(holder.code), former);
    struct unit other;
    e = record_find(cx, tx, &unit_entity, "code", &holder, &other);
    if (e != ERR_NOT_FOUND) {
        *code = TEXT("");
        return e;
    }
    ctx_clear(cx);
    return unit_becomes(cx, tx, &holder, on);
}

/* ---- unions and federations ------------------------------------------------------------------ */

/* A federation of a commune stands under its union; that of the province only has its seat there.
 */
static bool follows_commune(struct ctx *cx, struct tx *tx, const struct unit *u)
{
    struct unit above;
    if (u->kind != UNIT_FEDERATION) return u->kind == UNIT_COMMUNE_UNION;
    if (id_is_none(u->parent) || record_get(cx, tx, &unit_entity, u->parent, &above)) return false;
    return above.kind == UNIT_COMMUNE_UNION;
}

/* The area stays when the district goes. */
static err parent_for(struct ctx *cx, struct tx *tx, const struct unit *seat, id *out)
{
    struct unit above = { .parent = seat->parent };
    err e = ERR_NONE;
    do {
        *out = above.parent;
        if (id_is_none(*out)) return ERR_NONE;
        e = record_get(cx, tx, &unit_entity, *out, &above);
    } while (!e && above.kind == UNIT_DISTRICT_UNION);
    return e;
}

/* The union of a commune that goes on alone is the same union, under the area now. */
static err go_on(struct ctx *cx, struct tx *tx, struct reform_step *step, const struct unit *u,
                 const struct place *fresh)
{
    struct unit_change c = { .kind = UNIT_RELOCATE, .old = { u->id }, .old_count = 1 };
    struct unit_change up = { .kind = UNIT_REPARENT, .old = { u->id }, .old_count = 1 };
    c.place = fresh->id;
    err e = parent_for(cx, tx, u, &up.parent);
    if (!e) e = make(cx, tx, step, &c);
    if (e || id_equal(up.parent, u->parent)) return e;
    return make(cx, tx, step, &up);
}

static err merge_kind(struct ctx *cx, struct tx *tx, struct reform_step *step,
                      const struct bodies *b, int32_t kind, const struct place *fresh)
{
    struct unit_change c = { .kind = UNIT_MERGE };
    const struct unit *seat = NULL;
    size_t at = 0;
    for (size_t i = 0; i < b->count; i++) {
        if (b->units[i].kind != kind || !follows_commune(cx, tx, &b->units[i]) ||
            c.old_count == UNIT_OPERATION_UNITS)
            continue;
        c.old[c.old_count++] = b->units[i].id;
        if (!seat || text_equal(b->old_code[i], fresh->code)) seat = &b->units[i], at = i;
    }
    if (!seat) return ERR_NONE;
    struct place old;
    err e = reform_old_place(cx, tx, step->reform, b->old_code[at], &old);
    if (e) return e;
    bool alone = c.old_count == 1 && /* "Quảng Hoà" is "Quảng Hòa" */
                 text_equal(viet_fold(cx->arena, old.name), viet_fold(cx->arena, fresh->name));
    if (alone) return go_on(cx, tx, step, seat, fresh);
    c.heir_count = 1;
    c.heirs[0] = (struct unit){ .name = name_for(cx, seat, old.name, fresh->name),
                                .code = code_for(cx, seat, b->old_code[at], fresh->code),
                                .kind = kind,
                                .place = fresh->id };
    e = free_code(cx, tx, step->reform->on, &c.heirs[0].code);
    struct unit now; /* a federation went under the new union with the old one's other children */
    if (!e) e = record_get(cx, tx, &unit_entity, seat->id, &now);
    if (!e) e = parent_for(cx, tx, &now, &c.heirs[0].parent);
    return e ? e : make(cx, tx, step, &c);
}

/* ---- communes that were parted --------------------------------------------------------------- */

struct searching {
    int32_t kind;
    date on;
    struct unit found;
};

static enum kv_go look_for_heir(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct unit *u = record;
    struct searching *s = arg;
    (void)cx, (void)tx, (void)failure;
    bool stands =
        (!u->valid_from || u->valid_from <= s->on) && (!u->valid_to || u->valid_to >= s->on);
    if (u->kind == s->kind && stands) s->found = *u;
    return KV_MORE;
}

static err part_body(struct ctx *cx, struct tx *tx, struct reform_step *step, const struct unit *u)
{
    const struct reform *r = step->reform;
    struct unit_change c = { .kind = UNIT_SPLIT, .old = { u->id }, .old_count = 1 };
    struct place old;
    err e = reform_old_place(cx, tx, r, step->code, &old);
    for (size_t i = 0; !e && i < r->count && c.heir_count < UNIT_OPERATION_HEIRS; i++) {
        struct searching s = { .kind = u->kind, .on = r->on };
        id place;
        if (!text_equal(r->rows[i].old_code, step->code)) continue;
        struct reform_step to = { .reform = r, .code = r->rows[i].new_code };
        struct place fresh = { 0 };
        e = reform_places(cx, tx, &to, &fresh);
        place = fresh.id;
        if (!e) e = query_ref(cx, tx, &unit_entity, "place", place, look_for_heir, &s);
        if (e) return e;
        struct unit heir = s.found;
        if (id_is_none(heir.id)) {
            heir = (struct unit){ .name = name_for(cx, u, old.name, r->rows[i].new_name),
                                  .code = code_for(cx, u, step->code, r->rows[i].new_code),
                                  .kind = u->kind,
                                  .place = place };
            e = free_code(cx, tx, step->reform->on, &heir.code);
            if (!e) e = parent_for(cx, tx, u, &heir.parent);
        }
        c.heirs[c.heir_count++] = heir;
    }
    return e ? e : make(cx, tx, step, &c);
}

/* ---- a step ---------------------------------------------------------------------------------- */

static err end_district(struct ctx *cx, struct tx *tx, struct reform_step *step,
                        const struct bodies *b)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->count; i++) {
        struct unit_change c = { .kind = UNIT_CLOSE, .old = { b->units[i].id }, .old_count = 1 };
        if (b->units[i].kind == UNIT_DISTRICT_UNION) e = make(cx, tx, step, &c);
    }
    return e;
}

err reform_units(struct ctx *cx, struct tx *tx, struct reform_step *step, const struct place *fresh)
{
    struct bodies *b;
    err e = bodies_of(cx, tx, step, &b);
    if (e == ERR_NOT_FOUND && step->district) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && step->district) return end_district(cx, tx, step, b);
    for (size_t i = 0; !e && step->parted && i < b->count; i++)
        if (follows_commune(cx, tx, &b->units[i])) e = part_body(cx, tx, step, &b->units[i]);
    if (e || step->parted) return e;
    e = merge_kind(cx, tx, step, b, UNIT_COMMUNE_UNION, fresh);
    if (!e) e = merge_kind(cx, tx, step, b, UNIT_FEDERATION, fresh);
    for (size_t i = 0; !e && i < b->count; i++) {
        struct unit_change c = { .kind = UNIT_RELOCATE, .old = { b->units[i].id }, .old_count = 1 };
        c.place = fresh->id;
        if (!follows_commune(cx, tx, &b->units[i])) e = make(cx, tx, step, &c);
    }
    return e;
}
