/* SPDX-License-Identifier: MIT
 * fill: one line at a time, as the form saves it. */
#include "flow.h"

#define OF_LINE(num, strct, member, ...)                                                           \
    LIKE(num, struct strct, member, assessment_line_fields, member, __VA_ARGS__)

const struct field self_scoring_fields[] = {
    OF_LINE(1, self_scoring, scored, 0),
    OF_LINE(2, self_scoring, self, 0),
    OF_LINE(3, self_scoring, evidence, 0),
    OF_LINE(4, self_scoring, note, 0),
    { 0 },
};
const struct field appraising_fields[] = {
    OF_LINE(1, appraising, checked, 0),
    OF_LINE(2, appraising, appraised, 0),
    OF_LINE(3, appraising, appraisal_note, 0),
    { 0 },
};

static err read_line(struct ctx *cx, struct tx *tx, id which, struct assessment_line *line,
                     struct criterion *criterion, struct assessed *of)
{
    err e = record_get(cx, tx, &assessment_line_entity, which, line);
    if (!e) e = record_get(cx, tx, &criterion_entity, line->criterion, criterion);
    if (!e) e = record_get(cx, tx, &assessment_entity, line->assessment, &of->assessment);
    return e ? e : record_get(cx, tx, &criteria_set_entity, of->assessment.set, &of->set);
}

static err require_within(struct ctx *cx, const struct criterion *c, int64_t points,
                          const char *field)
{
    if (points <= c->points) return ERR_NONE;
    ctx_flaw(cx, field, "above",
             SAY("Tiêu chí này nhiều nhất %lld điểm", "This criterion has at most %lld points"),
             (long long)c->points);
    return cx->error;
}

static err keep(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                struct assessment_line *line)
{
    err e = record_update(cx, tx, &assessment_line_entity, line);
    return e ? e : respond(cx, tx, rq, rs, &assessment_line_entity, line);
}

err line_self(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct self_scoring *in = request_body(rq);
    struct assessment_line line;
    struct criterion criterion;
    struct assessed of = { 0 };
    err e = read_line(cx, tx, request_id(rq), &line, &criterion, &of);
    if (!e) e = self_require(cx, tx, &of.assessment);
    if (!e) e = self_is_open(cx, &of);
    if (!e && request_gave(rq, "self")) e = require_within(cx, &criterion, in->self, "/self");
    if (e) return e;
    if (request_gave(rq, "self")) {
        line.self = in->self;
        line.scored = true;
    }
    if (request_gave(rq, "scored")) line.scored = in->scored;
    if (!line.scored) line.self = 0;
    if (request_gave(rq, "evidence")) line.evidence = in->evidence;
    if (request_gave(rq, "note")) line.note = in->note;
    return keep(cx, tx, rq, rs, &line);
}

err line_appraisal(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct appraising *in = request_body(rq);
    struct assessment_line line;
    struct criterion criterion;
    struct assessed of = { 0 };
    err e = read_line(cx, tx, request_id(rq), &line, &criterion, &of);
    if (!e) e = appraise_require(cx, tx, &of.assessment);
    if (!e) e = appraisal_is_open(cx, &of);
    if (!e && request_gave(rq, "appraised"))
        e = require_within(cx, &criterion, in->appraised, "/appraised");
    if (e) return e;
    if (request_gave(rq, "appraised")) {
        line.appraised = in->appraised;
        line.checked = true;
    }
    if (request_gave(rq, "checked")) line.checked = in->checked;
    if (!line.checked) line.appraised = 0;
    if (request_gave(rq, "appraisal_note")) line.appraisal_note = in->appraisal_note;
    return keep(cx, tx, rq, rs, &line);
}
