/* SPDX-License-Identifier: MIT
 * measure: what is counted of a plugin's records, as a const row. Whoever counts (the plan) knows
 * no plugin: it follows the journal, asks a row where and when a record counts, and adds up by
 * measure, unit and day. A row says nothing that hangs on today, so that what was counted from the
 * journal is what counting from scratch gives. */
#ifndef VOLBANK_PLUGIN_MEASURE_H
#define VOLBANK_PLUGIN_MEASURE_H

#include "../access/access.h"

enum { MEASURE_PLACES_MAX = 16 };

enum measure_shape {
    MEASURE_HAPPENS = 1, /* on a day: figures are of a period */
    MEASURE_STANDS       /* from a day until another: figures are of a day */
};

/* Where and when a record counts. What stands with gaps or changes counts at several, one after the
 * other. */
struct measure_place {
    id unit;          /* that is responsible */
    date from, until; /* HAPPENS: the day in `from`; STANDS: first and last day, until 0 = open */
    int64_t whole, part; /* denominator and numerator: 1 and 0 or 1, as a rule */
    date entered;        /* when it was recorded, for what comes late; 0 = says nothing */
    uint64_t same;       /* equal for records of the same thing in one unit; 0 = cannot be told */
};

/* Changes of other records after which a record may count elsewhere. */
struct measure_link {
    const char *entity; /* of what changes */
    const char *by;     /* its REF field (or "id") that leads to … NULL = all are counted anew */
    const char *path;   /* … the record at the end of this path of REF fields from the one that is
                           placed: "opening.campaign"; "id" for itself */
};

struct measure {
    const char *name;           /* "campaigns"; rows of several plugins may add to one name */
    const char *vi, *en;        /* what is counted */
    const char *unit, *unit_en; /* "chiến dịch" */
    enum measure_shape shape;
    const char *entity; /* the records it is counted from */
    /* REF field of these that never changes: amounts add up at the record it names, and that one is
     * placed (attendance at its shift). NULL = each record is placed itself. */
    const char *under;
    /* With `under`: what a record adds, from it alone. Multiplied by whole and part of the place.
     */
    int64_t (*amount)(const void *record);
    /* Where `which` counts: of .entity, or of what .under names. Fills at most MEASURE_PLACES_MAX;
     * none when it does not count, or there is no such record. */
    err (*place)(struct ctx *cx, struct tx *tx, id which, struct measure_place *out, size_t *count);
    const struct measure_link *links; /* to a zero row; the record itself needs none */
    /* Why only the whole of a placed record counts ("Chưa gắn mô hình"); empty when there is
     * nothing to say. NULL = never. Names nobody. */
    err (*why)(struct ctx *cx, struct tx *tx, id which, text *out);
    const char *page; /* of officers, for a placed record: "chien-dich/{id}"; NULL = none */
};

/* The measures of all plugins, in the order of plugins and rows. */
API const struct measure *ctx_measure(const struct ctx *cx, size_t i);
API size_t ctx_measure_count(const struct ctx *cx);

#endif
