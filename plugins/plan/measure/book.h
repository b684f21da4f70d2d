/* SPDX-License-Identifier: MIT
 * book: what has been counted: by measure, unit and day, and beneath it which record counts where.
 * A record that is placed (a campaign; a shift, for the attendance at it) stands in a group with
 * all rows that place it the same way, and holds what was added up under it. Cells are sums of that
 * and nothing else, so that counting on from the journal and counting from scratch agree. Lives in
 * one arena; not thread-safe. */
#ifndef VOLBANK_PLAN_BOOK_H
#define VOLBANK_PLAN_BOOK_H

#include "ids.h"

enum { PLAN_SERIES_MAX = 32, PLAN_GROUPS_MAX = 32, PLAN_GROUP_ROWS = 8, PLAN_PATH_MAX = 4 };

/* One day of a unit in a series. What stands is written as differences, so that sums up to a day
 * are figures of the day. */
struct plan_cell {
    date day;
    int64_t whole, part;
    int64_t whole_upto, part_upto; /* of this day and all before; see plan_book_sum */
};
struct plan_cells {
    struct plan_cell *at; /* by rising day */
    size_t count, room;
    size_t summed; /* cells whose …_upto holds */
};

/* Where a placed record counts; slot: the unit's number in book->units. */
struct plan_spot {
    uint32_t slot;
    date from, until;
    int64_t whole, part;
    date entered;
    uint64_t same;
};
struct plan_anchor {
    uint32_t count;
    struct plan_spot one;
    struct plan_spot *more; /* all `count` of them, when there are several */
    bool dirty;             /* waits to be placed */
};
const struct plan_spot *plan_spots(const struct plan_anchor *a);

/* Rows with the same entity, .under and .place. */
struct plan_group {
    const struct measure *rows[PLAN_GROUP_ROWS];
    uint8_t series[PLAN_GROUP_ROWS];
    size_t row_count;
    const struct entity *entity; /* counted */
    const struct entity *placed; /* the same, or what .under names */
    const struct field *under;   /* or NULL */
    struct plan_ids ids;         /* of anchors */
    struct plan_anchor *anchors; /* by number */
    int64_t *sums;               /* [row_count] each */
    size_t anchor_room, sum_room;
    uint32_t *dirty; /* numbers of those that wait */
    size_t dirty_count, dirty_room;
};

/* All rows of one name. */
struct plan_series {
    const struct measure *measure; /* the first of them */
    struct plan_cells *units;      /* by slot */
    size_t room;
};

struct plan_book {
    struct arena *arena;
    struct plan_series series[PLAN_SERIES_MAX];
    size_t series_count;
    struct plan_group groups[PLAN_GROUPS_MAX];
    size_t group_count;
    struct plan_ids units;
    uint64_t seq; /* journal number it was counted from scratch at */
};

/* An empty book for these rows. Rows that name no entity of the schema were refused at start. */
struct plan_book *plan_book_new(struct arena *arena, const struct measure *const rows[],
                                size_t count, const struct schema *schema);
/* The number of a series, or -1. */
int plan_book_series(const struct plan_book *b, const char *name);

/* Everything there is, added to an empty book. Reads each counted entity once. */
err plan_book_count(struct ctx *cx, struct tx *tx, struct plan_book *b) MUST_CHECK;

/* Adds `sums` ([row_count]) under a placed record. */
void plan_book_add(struct plan_book *b, struct plan_group *g, id anchor, const int64_t *sums);
/* Notes that a record may count elsewhere. */
void plan_book_mark(struct plan_book *b, struct plan_group *g, id anchor);
/* The same for all of a group, and for those whose path leads to `end`. */
void plan_book_mark_all(struct plan_book *b, struct plan_group *g);
err plan_book_mark_path(struct ctx *cx, struct tx *tx, struct plan_book *b, struct plan_group *g,
                        const char *path, id end) MUST_CHECK;
/* Places whoever waits. */
err plan_book_settle(struct ctx *cx, struct tx *tx, struct plan_book *b) MUST_CHECK;

struct plan_sum {
    int64_t whole, part;
};
/* Days from..until of a unit; of what stands: on `until`, and `from` is not read. Once settled. */
struct plan_sum plan_book_sum(const struct plan_book *b, int series, uint32_t slot, date from,
                              date until);

/* One line for each cell that is not nothing, sorted: two books say the same when they are equal.
 */
text plan_book_dump(struct arena *arena, const struct plan_book *b);

#endif
