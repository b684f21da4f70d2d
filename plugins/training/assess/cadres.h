/* SPDX-License-Identifier: MIT
 * cadres: who is in charge of volunteering where, and whether what they learned is out of date:
 * the list classes invite from, and the figure of target d of the plan. */
#ifndef VOLBANK_TRAINING_CADRES_H
#define VOLBANK_TRAINING_CADRES_H

#include "assess.h"

/* Who is in charge of volunteering in a unit, as the bank's register has them: its entity «cadre»
 * is read through its table, as plugins know nothing else of each other. Somebody may stand in it
 * several times. */
struct cadre {
    id id;
    id unit, volunteer; /* volunteer: the same person in the bank; none = not known */
    text name, duty;
    bool full_time; /* counted by target d of the plan */
    date from, to;  /* to: last day; none = open */
};
/* The register. */
const struct entity *cadre_entity_of(struct tx *tx);
/* From a record of it. */
void cadre_of_record(const struct entity *entity, const void *record, struct cadre *out);
/* ERR_NOT_FOUND. Texts as record_get. */
err cadre_get(struct ctx *cx, struct tx *tx, id which, struct cadre *out) MUST_CHECK;
/* Whether they may be seen by name. */
bool cadre_visible(struct ctx *cx, struct tx *tx, id which);
/* Whether the cadre is in office on `day`. */
bool cadre_on(const struct cadre *c, date day);
/* What a person's certificates say of them as a cadre: the kinds that count are named by the
 * setting training.cadre_certificates. */
struct cadre_knowledge {
    bool valid;     /* on that day */
    date until;     /* last day of what counts longest; 0 = for ever, or never had one */
    id certificate; /* it; none = never had one */
};
/* volunteer: none = nothing is known. */
err cadre_knowledge_on(struct ctx *cx, struct tx *tx, id volunteer, date day,
                       struct cadre_knowledge *out) MUST_CHECK;
/* The days on which some certificate that counts was valid, in order and apart from each other; at
 * most `room` of them, the earliest. until: last day, 0 = open. */
struct cadre_span {
    date from, until;
};
err cadre_spans(struct ctx *cx, struct tx *tx, id volunteer, struct cadre_span *out, size_t room,
                size_t *count) MUST_CHECK;

/* One cadre in office, as lists show them. */
struct cadre_row {
    struct cadre cadre;
    struct cadre_knowledge knows;
    bool visible; /* the actor may see who this is */
};
/* Called per cadre in office on the day; KV_STOP ends. */
typedef enum kv_go (*cadre_visit)(struct ctx *cx, struct tx *tx, const struct cadre_row *row,
                                  void *arg, err *failure);
/* Those in office on `day` in `unit` and the units below (none = everywhere). */
err cadres_each(struct ctx *cx, struct tx *tx, id unit, date day, cadre_visit visit,
                void *arg) MUST_CHECK;

/* Figure of target d: full-time cadres in office, and those of them whose knowledge is valid. */
struct cadre_figure {
    int64_t cadres, full_time, trained; /* trained: of the full-time ones */
};
err cadre_figure_of(struct ctx *cx, struct tx *tx, id unit, date day,
                    struct cadre_figure *out) MUST_CHECK;

/* ?unit= ?on= ?due= of the routes. */
struct cadre_query {
    id unit;
    date on;  /* none = today */
    bool due; /* only those whose knowledge is out of date, or will be within 60 days */
};
extern const struct field cadre_query_fields[];
/* GET /cadres/known: {"on","items":[{"cadre","volunteer","name","unit","unit_name","duty",
 * "full_time","trained","until"}]} */
err cadres_known(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /cadres/figure: {"on","cadres","full_time","trained","percent","units":[the same and
 * "unit","name" of each unit directly below]} */
err cadres_figure(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
