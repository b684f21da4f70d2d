/* SPDX-License-Identifier: MIT
 * report_scene: what a report counts: the board of its unit on its day, and sums of any measure
 * over its period, by unit below or by stretch of time. While a scene is open the book is held;
 * what it handed out stays after it is closed. */
#ifndef VOLBANK_PLAN_REPORT_SCENE_H
#define VOLBANK_PLAN_REPORT_SCENE_H

#include "../measure/board.h"
#include "report.h"

enum { REPORT_COLUMNS_MAX = 12, REPORT_STRETCHES_MAX = 60 };

struct report_scene {
    struct plan_follow *follow;
    const struct plan_book *book;
    const struct plan_tree *tree;
    struct plan_terms terms;
    uint32_t *slots;
    uint32_t unit;
    id unit_id;
    date from, until, on; /* on: `until`, or today when that is to come */
    struct plan_board *board;
    text *names; /* of the board's rows, in the order of `order` */
    size_t *order;
};

/* A SLOW route's: no transaction is open. permission is asked for the unit (none = the province).
 * ERR_NOT_FOUND, ERR_FORBIDDEN. */
err report_scene_open(struct ctx *cx, const char *permission, id unit, date from, date until,
                      struct report_scene *out) MUST_CHECK;
void report_scene_close(struct report_scene *s);

/* The number of a series by name, or -1. */
int report_series(const struct report_scene *s, text name);
/* Of the unit and all below it, in days from..until. */
struct plan_figure report_sum(const struct report_scene *s, int series, date from, date until);
/* The step to be reached that comes next on the day, or the last; NULL when there is none. */
const struct plan_step *report_step(const struct report_scene *s, int target, date on);

struct report_column {
    text name, label, unit;
    int target; /* TARGET_A …, or 0 */
    int series;
    bool stands; /* counted on a day, not over days */
};
/* Columns by rows. */
struct report_table {
    struct report_column columns[REPORT_COLUMNS_MAX];
    size_t column_count;
    text *rows; /* names */
    size_t row_count;
    struct plan_figure *cells; /* [row][column] */
    struct plan_figure total[REPORT_COLUMNS_MAX];
};
/* measures: "campaigns,b". ERR_INVALID at /measures for an unknown name, at /until past
 * REPORT_STRETCHES_MAX stretches of time. */
err report_table_make(struct ctx *cx, const struct report_scene *s, text measures, int32_t by,
                      struct report_table *out) MUST_CHECK;
/* Tenths of hours, as ROUND(minutes/60,1) has them. */
int64_t report_hour_tenths(int64_t minutes);
/* Tenths of a percent; 0 without a whole. */
int64_t report_tenths(const struct plan_figure *f);

#endif
