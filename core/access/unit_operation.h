/* SPDX-License-Identifier: MIT
 * unit_operation: units merge, split, are renamed, moved and closed from a day on. Nothing that
 * history reads is rewritten: a unit that ends keeps all it did, successor edges (unit_successor)
 * and earlier names and parents (unit_past) say what became of it, and dated records end and go on
 * at the heir. What goes over is said by each entity (struct field_heir). One operation is one
 * transaction and one entry of the journal, which takes it back as long as nothing was built on it.
 */
#ifndef VOLBANK_ACCESS_UNIT_OPERATION_H
#define VOLBANK_ACCESS_UNIT_OPERATION_H

#include "unit_past.h"

enum unit_operation_kind {
    UNIT_MERGE = 1, /* several end (or go on in one of them) */
    UNIT_SPLIT,     /* one ends, or goes on, and others begin */
    UNIT_RENAME,
    UNIT_REPARENT,
    UNIT_CLOSE,
    UNIT_RELOCATE /* another place: the commune it works in has another code now */
};
extern API const struct vocabulary unit_operation_terms;

enum { UNIT_OPERATION_UNITS = 64, UNIT_OPERATION_HEIRS = 16 };

struct unit_change {
    int32_t kind; /* enum unit_operation_kind */
    date on;      /* first day of what is new */
    id old[UNIT_OPERATION_UNITS];
    size_t old_count;
    /* MERGE: one, SPLIT: several; without an id they are made, what is not given as the first old
     * one has it. An old one may be among them: it goes on. */
    struct unit heirs[UNIT_OPERATION_HEIRS];
    size_t heir_count;
    text name; /* RENAME */
    id parent; /* REPARENT */
    id place;  /* RELOCATE */
};

/* What becomes of the records of one kind. */
enum unit_fate {
    UNIT_GOES_OVER = 1, /* to the heir */
    UNIT_GOES_ON,       /* ends the day before, and a copy goes on at the heir */
    UNIT_ENDS,          /* ends the day before */
    UNIT_STAYS,         /* with the unit that was, where its heir's officers find it */
    UNIT_HINDERS        /* must go elsewhere first */
};
struct unit_touched {
    const struct entity *entity;
    enum unit_fate fate;
    size_t count;
    struct unit_touched *next;
};
/* What happens to one unit. */
enum unit_deed_kind {
    DEED_ENDS = 1,
    DEED_BEGINS,
    DEED_IS_CALLED,
    DEED_STANDS_UNDER,
    DEED_WORKS_AT
};
struct unit_deed {
    enum unit_deed_kind what;
    text unit, other; /* other: its heir, new name, parent or place; empty = none */
    struct unit_deed *next;
};
struct unit_account {
    struct unit_touched *touched; /* in the order of entities */
    struct unit_deed *deeds, **deeds_end;
    size_t units, records;
    id first; /* the unit that the operation is shown with */
};

/* Does what `change` says, or, in a transaction that only reads, tells what it would do. Accounts
 * of several changes add up in one `account`, zero at first. ERR_INVALID, ERR_CONFLICT and
 * ERR_NOT_FOUND say why not. */
API err unit_change_make(struct ctx *cx, struct tx *tx, const struct unit_change *change,
                         struct unit_account *account) MUST_CHECK;

/* ---- what was done ---- */

struct unit_operation {
    id id;
    int32_t kind;
    date on;
    id unit;    /* the first that ended or changed */
    text title; /* "Đoàn xã A, Đoàn xã B → Đoàn xã C" */
    int64_t units, records;
    text batch; /* operations recorded together: a reform; empty = alone */
    instant made;
    instant undone; /* 0 = stands */
};
extern API const struct entity unit_operation_entity;

/* Keeps the operation in the transaction that did it. */
API err unit_operation_keep(struct ctx *cx, struct tx *tx, int32_t kind, date on,
                            const struct unit_account *account, text batch,
                            struct unit_operation *out) MUST_CHECK;
/* Takes an operation back, or all of the batch of that name, newest first. *count: how many.
 * ERR_CONFLICT names the first record that was changed since or that hangs on it by now. */
API err unit_operation_undo(struct ctx *cx, struct tx *tx, text which, size_t *count) MUST_CHECK;

#endif
