/* SPDX-License-Identifier: MIT
 * own: a declaration counts on the first day of its quarter. */
#include "own.h"

static err place_declared(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                          size_t *count)
{
    struct declared_activity d;
    err e = record_get(cx, tx, &declared_activity_entity, which, &d);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    date day = date_of((int)d.year, (int)d.quarter * 3 - 2, 1);
    *out = (struct measure_place){ .unit = d.unit, .from = day, .whole = d.figure };
    *count = 1;
    return ERR_NONE;
}

const struct measure plan_measures[] = {
    { "declared", "Hoạt động đã kê khai", "Activities declared", "hoạt động", "activities",
      .shape = MEASURE_HAPPENS, .entity = "declared_activity", .place = place_declared },
    { 0 }
};
