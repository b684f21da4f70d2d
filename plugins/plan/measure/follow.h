/* SPDX-License-Identifier: MIT
 * follow: the one book in force, kept up with the journal. What changed is noted on the writer
 * thread and worked in when somebody asks; a note that came from before the book was counted is
 * dropped, and records are placed only in a transaction begun after they were noted. Too many notes
 * at once, or a failure, and all is counted anew. */
#ifndef VOLBANK_PLAN_FOLLOW_H
#define VOLBANK_PLAN_FOLLOW_H

#include "book.h"
#include "tree.h"

struct plan_follow;

/* For rows other than those of the plugins: tests. */
struct plan_follow *plan_follow_new(const struct measure *const rows[], size_t count,
                                    const struct schema *schema);
void plan_follow_free(struct plan_follow *f);
/* A db_watch's half: one change of an entry. */
void plan_follow_changed(void *state, const struct journal_entry *entry,
                         const struct change *change);

/* The plugin's start and stop. */
err plan_follow_start(struct ctx *cx, void **state) MUST_CHECK;
void plan_follow_stop(void *state);

/* Brings the book up and holds it for reading; nobody changes it until it is let go. Outside
 * transactions. */
err plan_hold(struct ctx *cx, struct plan_follow *f, const struct plan_book **book,
              const struct plan_tree **tree) MUST_CHECK;
void plan_let_go(struct plan_follow *f);
struct plan_follow *plan_follow_of(const struct ctx *cx);

/* Counts everything again beside the book in force: whether both say the same, and of how many
 * cells. A book that does not is replaced and the log told. */
struct plan_recount {
    bool agrees;
    int64_t cells;
};
err plan_recount(struct ctx *cx, struct plan_follow *f, struct plan_recount *out) MUST_CHECK;

/* Job "plan.measures": the first count after a start, before anybody waits for it. */
err plan_follow_job(struct ctx *cx, struct job *job);

#endif
