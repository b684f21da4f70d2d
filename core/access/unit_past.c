/* SPDX-License-Identifier: MIT
 * unit_past: of the rows that reach a day, the one that ends first tells what was so on it. */
#include "unit_past.h"

static const struct field unit_past_fields[] = {
    FIELD(1, struct unit_past, unit, REF, REQUIRED | INDEXED | CASCADE, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(2, struct unit_past, until, DATE, REQUIRED, .label = "Đến hết ngày", .label_en = "Until"),
    FIELD(3, struct unit_past, name, TEXT, REQUIRED, .max = 120, .label = "Tên khi đó",
          .label_en = "Name then"),
    FIELD(4, struct unit_past, parent, REF, 0, .target = "unit", .label = "Trực thuộc khi đó",
          .label_en = "Under then"),
    FIELD(5, struct unit_past, place, PLACE, 0, .label = "Địa bàn khi đó",
          .label_en = "Place then"),
    FIELD(6, struct unit_past, code, TEXT, 0, .max = 30, .label = "Mã khi đó",
          .label_en = "Code then"),
    FIELD(7, struct unit_past, changes, INT, 0, .label = "Số thay đổi", .label_en = "Changes"),
    { 0 }
};

const struct entity unit_past_entity = {
    "unit_past",
    "Tên và nơi trực thuộc trước đây",
    sizeof(struct unit_past),
    unit_past_fields,
    .number = 21,
    .label_en = "Former name and place in the tree",
    .read = PUBLIC,
    .scope = "unit",
    .help = "Đơn vị tên gì, trực thuộc đâu, địa bàn nào cho đến một ngày.",
    .help_en = "What a unit was called, whom it stood under and where it worked until a day.",
};

struct looking {
    date day;
    bool found;
    struct unit_past past;
};

static enum kv_go look(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit_past *p = record;
    struct looking *l = arg;
    (void)cx, (void)tx, (void)failure;
    if (p->until < l->day || (l->found && p->until >= l->past.until)) return KV_MORE;
    l->found = true;
    l->past = *p;
    return KV_MORE;
}

err unit_on(struct ctx *cx, struct tx *tx, id unit, date day, struct unit *out)
{
    struct looking l = { .day = day };
    err e = record_get(cx, tx, &unit_entity, unit, out);
    if (!e && day) e = query_ref(cx, tx, &unit_past_entity, "unit", unit, look, &l);
    if (e || !l.found) return e;
    out->name = l.past.name;
    out->parent = l.past.parent;
    out->place = l.past.place;
    out->code = l.past.code;
    return ERR_NONE;
}

err unit_becomes(struct ctx *cx, struct tx *tx, const struct unit *changed, date on)
{
    struct unit now, next = *changed;
    struct looking later = { .day = on }, same = { .day = on - 1 };
    err e = record_get(cx, tx, &unit_entity, changed->id, &now);
    if (!e) e = query_ref(cx, tx, &unit_past_entity, "unit", now.id, look, &later);
    if (!e) e = query_ref(cx, tx, &unit_past_entity, "unit", now.id, look, &same);
    if (e) return e;
    if (later.found)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "later",
                        SAY("«%.*s» đã có thay đổi khác sau ngày này",
                            "“%.*s” was changed after this day already"),
                        TEXT_ARGS(now.name));
    struct unit_past past = same.past;
    if (!same.found)
        past = (struct unit_past){ .unit = now.id,
                                   .until = on - 1,
                                   .name = now.name,
                                   .parent = now.parent,
                                   .place = now.place,
                                   .code = now.code };
    past.changes++;
    bool made_then = now.valid_from && now.valid_from >= on;
    if (same.found || !made_then) e = record_carry(cx, tx, &unit_past_entity, &past);
    return e ? e : record_update(cx, tx, &unit_entity, &next);
}
