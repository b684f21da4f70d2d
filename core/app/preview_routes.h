/* SPDX-License-Identifier: MIT
 * preview_routes: trying rules before they count: a version on history, as a job; a source on one
 * person; and a version as a ZIP for an editor on one's own computer. Nothing unapproved runs in
 * this process (rules/child.h). */
#ifndef VOLBANK_APP_PREVIEW_ROUTES_H
#define VOLBANK_APP_PREVIEW_ROUTES_H

#include "../http/http.h"
#include "../work/work.h"

/* Body of POST /rule_versions/:id/preview. */
struct preview_wanted {
    date from, until; /* none = the year up to today */
    id against;       /* none = the version in force where this one is for */
};
/* Body of POST /rules/try. */
struct rule_what_if {
    id unit;
    text hook;
    text source; /* or version */
    id version;
    text params; /* a line each: "vang = 4" */
    text facts;  /* JSON */
};
/* Query of GET /rules/facts. */
struct rule_person {
    text hook;
    id unit;
    text subject;
};
extern const struct field preview_wanted_fields[], rule_what_if_fields[], rule_person_fields[];

#define RULE_PREVIEW_JOB "rule.preview"
/* Its run: see struct job_kind. */
err rule_preview_run_job(struct ctx *cx, struct job *job);

err rule_preview_start(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
err rule_preview_get(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* rule_try_routes.c */
/* What a source, and the rule in force, say on facts that were typed. */
err rule_try(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* The facts of a real person, for trying; a read that is journalled. */
err rule_person_facts(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* rule_zip_routes.c */
err rule_version_zip(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
