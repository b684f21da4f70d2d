/* SPDX-License-Identifier: MIT
 * demo_work: the work of each kind of campaign; see demo_plan.h. Each list ends with a row without
 * title. */
#ifndef VOLBANK_BANK_DEMO_WORK_H
#define VOLBANK_BANK_DEMO_WORK_H

#include "demo_plan.h"

extern const struct demo_work work_harvest[], work_green[], work_blood[], work_digital[],
    work_children[], work_exam[], work_building[], work_fire[], work_water[], work_border[],
    work_culture[], work_giving[], work_teaching[], work_traffic[], work_ready[];

#endif
