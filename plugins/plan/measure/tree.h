/* SPDX-License-Identifier: MIT
 * tree: the units as they hang together on any day, and where what an old one did belongs later:
 * successor edges lead from units that ended to those that went on. A unit that was split has no
 * one heir; what it did stays with the units above it. Lives in an arena. */
#ifndef VOLBANK_PLAN_TREE_H
#define VOLBANK_PLAN_TREE_H

#include "ids.h"

struct plan_unit {
    id id;
    text name, code;
    int32_t kind;
    uint32_t parent;  /* its number, or PLAN_NOBODY; as it is: plan_tree_parent says on which day */
    date from, until; /* until: last day, 0 = open */
    uint32_t heir;    /* the only unit it became part of, or PLAN_NOBODY */
    uint32_t elder;   /* the only unit that became part of it */
    int64_t lat;      /* of its place; 0 = not known */
    bool over_areas;  /* has areas right below it */
    bool split;       /* several heirs */
    bool merged;      /* several elders */
    struct plan_past *past; /* what it was before: names and parents until a day; none as a rule */
};
struct plan_past {
    date until; /* last day */
    text name;
    uint32_t parent;
    struct plan_past *next;
};
struct plan_tree {
    struct plan_ids ids; /* numbers of units */
    struct plan_unit *units;
};

err plan_tree_read(struct ctx *cx, struct tx *tx, struct arena *arena,
                   struct plan_tree *out) MUST_CHECK;
bool plan_unit_on(const struct plan_unit *u, date day);
/* Who stands for a unit on a day: itself, its heir after its end, its elder before its start. */
uint32_t plan_tree_on(const struct plan_tree *t, uint32_t unit, date day);
/* Whom a unit stood under on a day, or PLAN_NOBODY. */
uint32_t plan_tree_parent(const struct plan_tree *t, uint32_t unit, date day);
/* Whether `unit` is `root` or below it. */
bool plan_tree_within(const struct plan_tree *t, uint32_t unit, uint32_t root);
/* Whether it is one of the levels of Đoàn and Hội that target a counts, on the day. */
bool plan_tree_is_body(const struct plan_unit *u, date day);
/* The nearest such at or above who stands for `unit` on the day, or PLAN_NOBODY. */
uint32_t plan_tree_body(const struct plan_tree *t, uint32_t unit, date day);

/* The units shown in a table of `root` on a day: its children, or for an area that had a district
 * union those of both. PLAN_NOBODY: `unit` is not below root. `root`: its own, and, where there are
 * areas, all that stands beside them. */
uint32_t plan_tree_row(const struct plan_tree *t, uint32_t root, uint32_t unit, date day);
/* The commune's union below `root` that stands at or above whoever stands for `unit`, or
 * PLAN_NOBODY.
 */
uint32_t plan_tree_commune(const struct plan_tree *t, uint32_t root, uint32_t unit, date day);
/* What a unit was called on a day. */
text plan_tree_called(const struct plan_tree *t, uint32_t unit, date day);
/* What a row is called on the day: an area by its district union while there was one. */
text plan_tree_name(const struct plan_tree *t, uint32_t row, date day);

#endif
