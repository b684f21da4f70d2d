/* SPDX-License-Identifier: MIT
 * flow: an assessment from self score to classification. Who fills in: the staff of the unit, or
 * the cadre. Who appraises: the level above, never the unit itself and never who handed it in; the
 * province, which stands under nobody here, is looked at by a second person. */
#ifndef VOLBANK_TRAINING_ASSESS_FLOW_H
#define VOLBANK_TRAINING_ASSESS_FLOW_H

#include "classify_facts.h"

/* What the actor may do with it, whatever its state. */
struct assess_rights {
    bool read, self, appraise;
};
err assess_rights_of(struct ctx *cx, struct tx *tx, const struct assessment *a,
                     struct assess_rights *out) MUST_CHECK;
/* ERR_FORBIDDEN with the reason. */
err self_require(struct ctx *cx, struct tx *tx, const struct assessment *a) MUST_CHECK;
err appraise_require(struct ctx *cx, struct tx *tx, const struct assessment *a) MUST_CHECK;
/* ERR_CONFLICT when nothing may be filled in, or appraised, at this point. */
err self_is_open(struct ctx *cx, const struct assessed *a) MUST_CHECK;
err appraisal_is_open(struct ctx *cx, const struct assessed *a) MUST_CHECK;

/* Body of PATCH /assessment_lines/:id/self: what is not sent stays. scored false takes the score
 * back. */
struct self_scoring {
    bool scored;
    int64_t self;
    text evidence, note;
};
/* Body of PATCH /assessment_lines/:id/appraisal. */
struct appraising {
    bool checked;
    int64_t appraised;
    text appraisal_note;
};
/* Body of POST /assessments/:id/submissions. */
struct submitting {
    bool as_is; /* although evidence is missing */
};
struct returning {
    text reason;
};
struct reopening {
    text why;
};
extern const struct field self_scoring_fields[], appraising_fields[], submitting_fields[],
    returning_fields[], reopening_fields[];

/* fill.c: an answer is stored as it is given, with If-Match against another's. */
err line_self(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err line_appraisal(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* flow.c. Handing in twice counts from the first time; 422 names every line that is missing. */
err assessment_submit(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err assessment_return(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* What was classified is looked at again; the classification stands until the next one. */
err assessment_reopen(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* classify.c: confirms the appraisal and classifies by the pinned rule. A rule that fails leaves it
 * APPRAISED, and confirming again tries again. */
err assessment_confirm_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                               void **prepared);
err assessment_confirm(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* The same for whoever runs alone, some hundred at a time: the demo. Outside transactions. */
err assessments_classify(struct ctx *cx, const id *which, size_t count) MUST_CHECK;
/* What a stored classification can be computed again from; borrows of it. */
struct rule_receipt classification_receipt(const struct classification *c);
/* POST /classifications/:id/replays: SLOW; {"same","untouched","same_facts","fault"} */
err classification_replay(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);

/* form.c: GET /assessments/:id/form: the whole sheet, with what the reader may do. */
err assessment_form(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
