/* SPDX-License-Identifier: MIT
 * journal_routes: the journal as sentences, undo, jobs' undo, and the core's route table. */
#ifndef VOLBANK_APP_JOURNAL_ROUTES_H
#define VOLBANK_APP_JOURNAL_ROUTES_H

#include "../http/http.h"

struct journal_filter {
    int64_t before; /* only entries below this number; 0 = from the newest */
    int64_t limit;
};
extern const struct field journal_filter_fields[];

err journal_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err journal_undo_entry(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* Puts back what a job wrote, newest entry first: the province any, others an import of records
 * that they all may write. */
err job_undo(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

err job_stop(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* The name of an account that holds or held a role: an office is answerable. Empty for others. */
text journal_office_holder(struct ctx *cx, struct tx *tx, id account);

extern const struct route core_routes[];

#endif
