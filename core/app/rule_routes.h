/* SPDX-License-Identifier: MIT
 * rule_routes: the life of a rule version, for people: draft, check, submit, approve or return,
 * activate on a day, retire, roll back. Unapproved sources run in a child only (rules/child.h). */
#ifndef VOLBANK_APP_RULE_ROUTES_H
#define VOLBANK_APP_RULE_ROUTES_H

#include "../http/http.h"

struct job;
struct json;
struct rule_version;

/* Body of a new draft and, less where it belongs, of a change to one. */
struct rule_draft {
    text hook;
    id unit;     /* none = the province */
    text source; /* empty: that of `from`, or of the version in force there */
    id from;
    text params; /* a line each: "vang = 4"; put into the source */
    text note;
};
/* Body of a submission; left out: the note stays as the author wrote it. */
struct rule_submission {
    text note;
};
struct rule_trial {
    text source;
};
struct rule_refusal {
    text why;
};
struct rule_day {
    date from; /* none = today */
};
/* Query of GET /rules. */
struct rule_place {
    id unit;
    date on;
};
extern const struct field rule_draft_fields[], rule_change_fields[], rule_submission_fields[],
    rule_trial_fields[], rule_refusal_fields[], rule_day_fields[], rule_place_fields[];

err rule_draft_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Puts the values of "name = number" lines into the source; flaws at /params. */
err rule_put_params(struct ctx *cx, text lines, text *source) MUST_CHECK;
/* The province union's rule is the province's, which no unit has. */
err rule_place_of(struct ctx *cx, struct tx *tx, id *unit) MUST_CHECK;
/* Only its author changes a draft, so that the second person is one. */
err rule_draft_update(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err rule_submit(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err rule_approve(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err rule_return(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err rule_activate(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err rule_retire(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err rule_roll_back(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* rule_check_routes.c. Both answer {"ok","state"?,"hook","fault","faults":[…],"advice":[…],
 * "params":[{"name","label","value","min","max","line"}] in the order of the source,
 * "reasons":[{"code","vi"}],"tests":[…]}; faults stand against the rule, advice does not. */
/* Runs the tests in a child; a draft that passes is checked, and its source stays as it is from
 * then on. Answers with each test's result. */
err rule_check_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err rule_check_run(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* The same for a source that nobody stored. */
err rule_source_check(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* rule_view_routes.c */
/* As on `today`: one whose last day has passed is "retired". */
const char *rule_state_name(const struct rule_version *v, date today);
/* For each hook: the rule in force for a unit on a day, whose it is, what it says of itself in
 * plain words (rules/summary.h), and the unit's versions. */
err rule_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Number, state, days and people of a version, as members of an open object; `day` decides whether
 * it is in force. */
void rule_version_members(struct ctx *cx, struct tx *tx, struct json *j,
                          const struct rule_version *v, date day);

/* Query of GET /rules/reference. */
struct rule_hook_query {
    text hook;
};
extern const struct field rule_hook_query_fields[];
/* Timetable: rule_versions_end. */
err rule_end_job(struct ctx *cx, struct job *job);
/* rule_reference.c: facts, codes and functions of a hook, for an editor (rule_reference_print). */
err rule_reference(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* rule_page_routes.c */
/* One version with its source, what it decides and where, what it would replace, and what the
 * caller may do with it. Approved versions are no secret among those who see rules anywhere. */
err rule_version_page(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Versions that wait for a second person, of the units whose rules the caller sees. */
err rule_waiting(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
