/* SPDX-License-Identifier: MIT
 * year: what a rule may know of a year, for everybody of a unit at once or for one person: each
 * table is read once, what remains of it are rows of numbers, and a person's facts are made from
 * them when asked for, by any thread. The same records give the same facts either way. */
#ifndef VOLBANK_BANK_EVALUATE_YEAR_H
#define VOLBANK_BANK_EVALUATE_YEAR_H

#include "../bank.h"
#include "../evaluate_facts.h"

struct evaluate_wish {
    id unit;          /* its people and those of the units below; none = everybody */
    date from, until; /* the period; until = its last day */
    date as_of;       /* none = until */
};

/* Somebody whose year it is. The members past `area` are no facts of a rule. */
struct evaluate_person {
    id volunteer, unit, area;
    text commune_name;
    int32_t sex; /* 0 not said */
    date birth;
};

struct evaluate_year;

/* Everybody active or pausing who had joined by the last day, in the order of their ids. Outside
 * transactions: two threads read, each on a snapshot of its own. Lives in `arena`. */
err evaluate_year_read(struct ctx *cx, const struct evaluate_wish *wish, struct arena *arena,
                       struct evaluate_year **out) MUST_CHECK;
/* The same of one person, whatever their unit, inside a transaction; ERR_NOT_FOUND. */
err evaluate_year_one(struct ctx *cx, struct tx *tx, const struct evaluate_wish *wish, id volunteer,
                      struct arena *arena, struct evaluate_year **out) MUST_CHECK;

uint32_t evaluate_year_count(const struct evaluate_year *year);
struct evaluate_person evaluate_year_person(const struct evaluate_year *year, uint32_t i);
/* The facts of the i-th person; lists in `arena`, texts borrowed from the year. Thread-safe. */
void evaluate_year_facts(const struct evaluate_year *year, uint32_t i, struct arena *arena,
                         struct evaluate_facts *out);

/* The facts of one person's year; ERR_NOT_FOUND. */
err evaluate_facts_of(struct ctx *cx, struct tx *tx, id volunteer, date from, date until,
                      date as_of, struct arena *arena, struct evaluate_facts *out) MUST_CHECK;

#endif
