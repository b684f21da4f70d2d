/* SPDX-License-Identifier: MIT
 * duty: which department answers for which row of the plan, from when to when. */
#include "partner.h"

const struct field department_duty_fields[] = {
    FIELD(1, struct department_duty, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Sở, ngành", .label_en = "Department"),
    FIELD(2, struct department_duty, row, TEXT, REQUIRED | INDEXED, .max = 12,
          .label = "Mục của Kế hoạch", .label_en = "Row of the plan", .help = "Ví dụ V.3",
          .help_en = "For example V.3"),
    FIELD(3, struct department_duty, named, TEXT, 0, .max = 120, .label = "Tên ghi trong Kế hoạch",
          .label_en = "Its name in the plan", .help = "Tên cũ, nếu đã sáp nhập",
          .help_en = "The old name after a merger"),
    FIELD(4, struct department_duty, words, TEXT, REQUIRED | LINES, .max = 600, .label = "Nhiệm vụ",
          .label_en = "Duty"),
    FIELD(5, struct department_duty, fields, CODES, 0, .terms = &activity_field_vocabulary,
          .label = "Lĩnh vực phụ trách", .label_en = "Fields"),
    FIELD(6, struct department_duty, inspects, BOOL, 0, .label = "Kiểm tra, giám sát",
          .label_en = "Inspects"),
    FIELD(7, struct department_duty, from, DATE, 0, .label = "Từ ngày", .label_en = "From"),
    FIELD(8, struct department_duty, until, DATE, 0, .label = "Đến hết ngày", .label_en = "Until"),
    { 0 }
};

static err duty_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct department_duty *d = record;
    (void)before;
    if (d->from && d->until && d->until < d->from)
        ctx_flaw(cx, "/until", "order",
                 SAY("Ngày cuối phải từ ngày đầu trở đi", "The end must not be before the start"));
    err e = partner_require_department(cx, tx, d->unit, "/unit");
    return e ? e : cx->error;
}

const struct entity department_duty_entity = {
    "department_duty",
    "Nhiệm vụ của sở, ngành",
    sizeof(struct department_duty),
    department_duty_fields,
    .number = 132,
    .label_en = "Department's duty",
    .check = duty_check,
    .read = "partner.read",
    .write = "department.write",
    .scope = "unit",
    .title = "row",
    .sort = "row",
    .help = "Mục nào của Kế hoạch do sở, ngành nào thực hiện, từ ngày nào.",
    .help_en = "Which row of the plan is whose to do, since when.",
};

bool partner_is_of(struct ctx *cx, struct tx *tx, id unit)
{
    return access_holds(cx, tx, ROLE_BIT(ROLE_PARTNER), unit);
}

struct looking {
    date on;
    bool found;
};

static enum kv_go look(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct department_duty *d = record;
    struct looking *l = arg;
    (void)cx, (void)tx, (void)failure;
    bool then = (!d->from || d->from <= l->on) && (!d->until || l->on <= d->until);
    l->found = d->inspects && then;
    return l->found ? KV_STOP : KV_MORE;
}

err partner_inspects(struct ctx *cx, struct tx *tx, id unit, date on, bool *does)
{
    struct looking l = { .on = on };
    err e = query_ref(cx, tx, &department_duty_entity, "unit", unit, look, &l);
    *does = l.found;
    return e;
}

err partner_require_department(struct ctx *cx, struct tx *tx, id unit, const char *field)
{
    struct unit u;
    err e = record_get(cx, tx, &unit_entity, unit, &u);
    if (e) return e;
    if (u.kind == UNIT_DEPARTMENT || u.kind == UNIT_ARMED_FORCES || u.kind == UNIT_AGENCY)
        return ERR_NONE;
    ctx_flaw(cx, field, "department",
             SAY("Đây không phải là sở, ngành, lực lượng", "This is no department or force"));
    return cx->error;
}
