/* SPDX-License-Identifier: MIT
 * plan: the manifest of the plan plugin: targets with evidence (measure/), reports in the right
 * form (report/), plans of units (unit/). */
#include "plan.h"

static const char *const needs[] = { "bank", "training", NULL };

static const struct permission permissions[] = {
    /* measure/ */
    { "plan.read", "Xem số liệu kế hoạch", "Read the figures of the plan", ROLES_WATCHING, false },
    { "plan_target.write", "Đặt chỉ tiêu, ngưỡng của kế hoạch", "Set targets of the plan",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "declared_activity.write", "Kê khai hoạt động", "Declare activities", ROLES_STAFF, false },
    /* unit/ */
    /* report/ */
    { 0 }
};

/* clang-format off: a line for each part */
static const struct entity *const entities[] = {
    /* measure/ */
    &declared_activity_entity, &plan_target_entity, &plan_threshold_entity,
    /* unit/ */
    /* report/ */
    NULL
};
/* clang-format on */

API const struct plugin plan_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "plan",
    .title = { .vi = "Kế hoạch", .en = "Plan" },
    .needs = needs,
    .permissions = permissions,
    .entities = entities,
};
