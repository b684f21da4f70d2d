/* SPDX-License-Identifier: MIT
 * unit_change: first everything that speaks against it, then what becomes of records and children,
 * then the units themselves; in a transaction that only reads, the account alone. */
#include "unit_follow.h"

/* ---- what is asked for ----------------------------------------------------------------------- */

static err refuse(struct ctx *cx, const char *slug, text name, const char *vi, const char *en)
{
    const char *who = text_z(cx->arena, name);
    return ctx_fail(cx, ERR_CONFLICT, NULL, slug, vi, en, who);
}

static bool stands_on(const struct unit *u, date day)
{
    return (!u->valid_from || u->valid_from <= day) && (!u->valid_to || u->valid_to >= day);
}

static bool is_among(const struct unit_change *c, id which)
{
    for (size_t i = 0; i < c->old_count; i++)
        if (id_equal(c->old[i], which)) return true;
    return false;
}

static bool goes_on(const struct unit_change *c, id which)
{
    for (size_t i = 0; i < c->heir_count; i++)
        if (id_equal(c->heirs[i].id, which)) return true;
    return false;
}

static err check_old(struct ctx *cx, struct tx *tx, const struct unit_change *c, id which,
                     struct unit *out)
{
    err e = unit_on(cx, tx, which, c->on - 1, out);
    if (e == ERR_NOT_FOUND)
        return ctx_fail(cx, e, NULL, "unit", SAY("Không có đơn vị này", "There is no such unit"));
    if (e) return e;
    if (out->valid_to && out->valid_to < c->on)
        return refuse(cx, "ended", out->name,
                      SAY("«%s» đã kết thúc trước ngày này", "“%s” ended before this day"));
    if (!stands_on(out, c->on) || (c->heir_count && out->valid_from == c->on))
        return refuse(cx, "not-begun", out->name,
                      SAY("«%s» chưa có trước ngày này", "“%s” was not there before this day"));
    bool ends = c->kind == UNIT_CLOSE || (c->heir_count && !goes_on(c, which));
    if (ends && id_is_none(out->parent) && out->kind == UNIT_PROVINCE_UNION)
        return refuse(cx, "top", out->name,
                      SAY("«%s» là đơn vị trên cùng, không kết thúc được",
                          "“%s” is the unit at the top and cannot end"));
    return ERR_NONE;
}

/* The nearest at or above that still stands on the day and is not about to end. */
static err standing_above(struct ctx *cx, struct tx *tx, const struct unit_change *c, id from,
                          id *out)
{
    struct unit u;
    *out = ID_NONE;
    while (!id_is_none(from)) {
        err e = unit_on(cx, tx, from, c->on, &u);
        if (e) return e;
        bool ends = is_among(c, from) && !goes_on(c, from);
        if (!ends && stands_on(&u, c->on)) {
            *out = from;
            return ERR_NONE;
        }
        from = u.parent;
    }
    return ERR_NONE;
}

static err check_heir(struct ctx *cx, struct tx *tx, const struct unit_change *c,
                      const struct unit *model, struct unit *heir)
{
    err e = ERR_NONE;
    if (!id_is_none(heir->id)) {
        e = unit_on(cx, tx, heir->id, c->on, heir);
        if (!e && !stands_on(heir, c->on))
            return refuse(
                cx, "heir", heir->name,
                SAY("«%s» không hoạt động vào ngày này", "“%s” does not stand on this day"));
        for (size_t i = 0; !e && i < c->old_count; i++)
            if (!id_equal(c->old[i], heir->id) && unit_within(cx, tx, heir->id, c->old[i]))
                return refuse(cx, "below", heir->name,
                              SAY("«%s» đang trực thuộc đơn vị sắp kết thúc; hãy chuyển trước",
                                  "“%s” stands under a unit that ends; move it first"));
        return e;
    }
    if (text_is_empty(heir->name))
        return ctx_fail(cx, ERR_INVALID, "/name", "required",
                        SAY("Ghi tên đơn vị mới", "Give the new unit's name"));
    if (!heir->kind) heir->kind = model->kind;
    if (id_is_none(heir->place)) heir->place = model->place;
    if (id_is_none(heir->parent)) e = standing_above(cx, tx, c, model->parent, &heir->parent);
    heir->valid_from = c->on;
    return e;
}

static err check_shape(struct ctx *cx, const struct unit_change *c)
{
    if (c->on > instant_date(cx->now))
        return ctx_fail(cx, ERR_INVALID, "/on", "future",
                        SAY("Ghi được từ ngày có hiệu lực, chưa ghi trước được",
                            "It can be recorded from the day it takes effect on, not before"));
    bool right = c->on && c->old_count;
    if (c->kind == UNIT_MERGE) right = right && c->heir_count == 1;
    if (c->kind == UNIT_SPLIT) right = right && c->old_count == 1 && c->heir_count >= 2;
    if (right) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "shape",
                    SAY("Thiếu ngày, đơn vị cũ hoặc đơn vị mới (tách cần từ hai đơn vị)",
                        "The day, the old units or the new ones are missing (a split needs two)"));
}

/* ---- children -------------------------------------------------------------------------------- */

struct children {
    const struct unit_change *change;
    struct unit units[256];
    size_t count;
};

static enum kv_go note_child(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct children *c = arg;
    (void)tx;
    if (u->valid_to && u->valid_to < c->change->on) return KV_MORE;
    if (is_among(c->change, u->id) || goes_on(c->change, u->id)) return KV_MORE;
    if (c->count == COUNT_OF(c->units)) {
        *failure = refuse(cx, "children", u->name,
                          SAY("Quá nhiều đơn vị trực thuộc, từ «%s» trở đi",
                              "Too many units stand under it, from “%s” on"));
        return KV_STOP;
    }
    c->units[c->count++] = *u;
    return KV_MORE;
}

static err move_child(struct ctx *cx, struct tx *tx, const struct unit_change *c,
                      struct unit *child, struct unit_account *account)
{
    size_t which = 0;
    err e = unit_heir_at(cx, tx, child->place, c->heirs, c->heir_count, &which);
    if (e || id_equal(child->parent, c->heirs[which].id)) return e;
    unit_account_deed(cx, account, DEED_STANDS_UNDER, child->name, c->heirs[which].name);
    child->parent = c->heirs[which].id;
    return tx_is_write(tx) ? unit_becomes(cx, tx, child, c->on) : ERR_NONE;
}

static err children_follow(struct ctx *cx, struct tx *tx, const struct unit_change *c, id old,
                           struct unit_account *account)
{
    struct children *found = ARENA_NEW(cx->arena, struct children);
    found->change = c;
    err e = query_ref(cx, tx, &unit_entity, "parent", old, note_child, found);
    if (!e && found->count && !c->heir_count)
        e = refuse(cx, "children", found->units[0].name,
                   SAY("Còn đơn vị trực thuộc: «%s»", "Units still stand under it: “%s”"));
    for (size_t i = 0; !e && i < found->count; i++)
        e = move_child(cx, tx, c, &found->units[i], account);
    return e;
}

/* ---- merging, splitting, closing ------------------------------------------------------------- */

static err begin_heir(struct ctx *cx, struct tx *tx, struct unit *heir,
                      struct unit_account *account)
{
    if (!id_is_none(heir->id)) return ERR_NONE;
    unit_account_deed(cx, account, DEED_BEGINS, heir->name,
                      record_title(cx, tx, &unit_entity, heir->parent));
    return tx_is_write(tx) ? record_create(cx, tx, &unit_entity, heir) : ERR_NONE;
}

static err write_end(struct ctx *cx, struct tx *tx, const struct unit_change *c, id old)
{
    struct unit now;
    err e = record_get(cx, tx, &unit_entity, old, &now);
    if (e) return e;
    now.valid_to = c->on - 1;
    if (!goes_on(c, old)) e = record_carry(cx, tx, &unit_entity, &now);
    for (size_t i = 0; !e && i < c->heir_count; i++) {
        struct unit_successor s = { .old = old, .new_unit = c->heirs[i].id, .on = c->on };
        if (!id_equal(s.old, s.new_unit)) e = record_create(cx, tx, &unit_successor_entity, &s);
    }
    return e;
}

static err end_old(struct ctx *cx, struct tx *tx, const struct unit_change *c,
                   const struct unit *old, struct unit_account *account)
{
    if (!goes_on(c, old->id))
        unit_account_deed(cx, account, DEED_ENDS, old->name,
                          c->heir_count ? c->heirs[0].name : TEXT(""));
    err e = ERR_NONE;
    bool keeps_all = c->heir_count == 1 && goes_on(c, old->id);
    if (!keeps_all)
        e = unit_records_follow(cx, tx, old->id, c->heirs, c->heir_count, c->on, account);
    if (!e && !keeps_all) e = children_follow(cx, tx, c, old->id, account);
    return e || !tx_is_write(tx) ? e : write_end(cx, tx, c, old->id);
}

static err no_hindrance(struct ctx *cx, const struct unit_account *account)
{
    for (const struct unit_touched *t = account->touched; t; t = t->next)
        if (t->fate == UNIT_HINDERS)
            return ctx_fail(
                cx, ERR_CONFLICT, NULL, "in-use",
                SAY("Còn %zu «%s»%.0s ở đơn vị này: hãy sáp nhập vào đơn vị khác, đừng chỉ "
                    "đóng",
                    "%zu “%.0s%s” are still there: merge it into another unit instead"),
                t->count, t->entity->label, t->entity->label_en);
    return ERR_NONE;
}

static err succeed(struct ctx *cx, struct tx *tx, struct unit_change *c, const struct unit old[],
                   struct unit_account *account)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < c->heir_count; i++) e = begin_heir(cx, tx, &c->heirs[i], account);
    for (size_t i = 0; !e && i < c->old_count; i++) e = end_old(cx, tx, c, &old[i], account);
    return e || !tx_is_write(tx) ? e : no_hindrance(cx, account);
}

/* ---- what stays the same unit ---------------------------------------------------------------- */

static err alter(struct ctx *cx, struct tx *tx, const struct unit_change *c, const struct unit *was,
                 struct unit_account *account)
{
    struct unit now;
    id area = unit_above(cx, tx, was->id, UNIT_AREA);
    err e = record_get(cx, tx, &unit_entity, was->id, &now);
    if (e) return e;
    if (c->kind == UNIT_RENAME) {
        now.name = c->name;
        unit_account_deed(cx, account, DEED_IS_CALLED, was->name, c->name);
    } else if (c->kind == UNIT_REPARENT) {
        now.parent = c->parent;
        unit_account_deed(cx, account, DEED_STANDS_UNDER, was->name,
                          record_title(cx, tx, &unit_entity, c->parent));
    } else {
        now.place = c->place;
        unit_account_deed(cx, account, DEED_WORKS_AT, was->name,
                          record_title(cx, tx, &place_entity, c->place));
    }
    if (tx_is_write(tx)) e = unit_becomes(cx, tx, &now, c->on);
    if (!e && c->kind == UNIT_REPARENT) {
        id next = unit_above(cx, tx, c->parent, UNIT_AREA);
        e = unit_areas_follow(cx, tx, was->id, area, next, account);
    }
    return e;
}

static err check_alteration(struct ctx *cx, struct tx *tx, const struct unit_change *c,
                            const struct unit *was)
{
    struct unit above;
    if (c->kind == UNIT_RENAME && text_is_empty(c->name))
        return ctx_fail(cx, ERR_INVALID, "/name", "required",
                        SAY("Ghi tên mới", "Give the new name"));
    if (c->kind != UNIT_REPARENT) return ERR_NONE;
    err e = unit_on(cx, tx, c->parent, c->on, &above);
    if (e == ERR_NOT_FOUND)
        return ctx_fail(cx, ERR_INVALID, "/parent", "required",
                        SAY("Chọn đơn vị cấp trên mới", "Choose the new unit above"));
    if (!e && !stands_on(&above, c->on))
        e = refuse(cx, "heir", above.name,
                   SAY("«%s» không hoạt động vào ngày này", "“%s” does not stand on this day"));
    if (!e && unit_within(cx, tx, c->parent, was->id))
        e = ctx_fail(cx, ERR_INVALID, "/parent", "loop",
                     SAY("Đơn vị không thể trực thuộc chính nó hoặc đơn vị con",
                         "A unit cannot stand under itself"));
    return e;
}

err unit_change_make(struct ctx *cx, struct tx *tx, const struct unit_change *change,
                     struct unit_account *account)
{
    struct unit_change *c = ARENA_NEW(cx->arena, struct unit_change);
    struct unit *old = ARENA_ARRAY(cx->arena, UNIT_OPERATION_UNITS, struct unit);
    *c = *change;
    err e = check_shape(cx, c);
    for (size_t i = 0; !e && i < c->old_count; i++) e = check_old(cx, tx, c, c->old[i], &old[i]);
    for (size_t i = 0; !e && i < c->heir_count; i++)
        e = check_heir(cx, tx, c, &old[0], &c->heirs[i]);
    if (e) return e;
    if (id_is_none(account->first)) account->first = c->old[0];
    if (c->kind == UNIT_MERGE || c->kind == UNIT_SPLIT || c->kind == UNIT_CLOSE)
        return succeed(cx, tx, c, old, account);
    for (size_t i = 0; !e && i < c->old_count; i++) {
        e = check_alteration(cx, tx, c, &old[i]);
        if (!e) e = alter(cx, tx, c, &old[i], account);
    }
    return e;
}
