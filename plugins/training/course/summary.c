/* SPDX-License-Identifier: MIT
 * summary: a class on Kirkpatrick's four levels. Below three answers nothing of an opinion is
 * shown, not even that it was good; comments come in an order that says nothing. */
#include "../gather.h"
#include "../ladder/assess.h"
#include "after.h"
#include "course_flow.h"

struct learning {
    int64_t both, pre, post; /* who sat both tests; sums of percent */
    int64_t attended, people;
};

struct adding_up {
    id course;
    struct course c;
    struct reaction reaction;
    struct application application;
    struct learning learning;
    struct gathered opinions;
};

static err learn(struct ctx *cx, struct tx *tx, id course, struct learning *out)
{
    struct gathered all;
    err e = gather(cx, tx, &enrolment_entity, "course", course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        struct assess_facts f;
        if (!enrolment_is_seated(n->state)) continue;
        e = assess_facts_of(cx, tx, n->id, &f);
        if (e) return e;
        out->people++;
        out->attended += f.attended_percent;
        if (f.pre_percent < 0 || f.post_percent < 0) continue;
        out->both++;
        out->pre += f.pre_percent;
        out->post += f.post_percent;
    }
    return e;
}

static err add_up(struct ctx *cx, struct tx *tx, void *arg)
{
    struct adding_up *a = arg;
    err e = record_get(cx, tx, &course_entity, a->course, &a->c);
    if (!e) e = course_require_teaching(cx, tx, &a->c);
    if (!e) e = course_reaction(cx, tx, a->course, &a->reaction);
    if (!e) e = course_application(cx, tx, a->course, &a->application);
    if (!e) e = learn(cx, tx, a->course, &a->learning);
    return e ? e : gather(cx, tx, &course_feedback_entity, "course", a->course, &a->opinions);
}

static void reaction_json(struct ctx *cx, struct json *j, const struct adding_up *a)
{
    static const char *const items[FEEDBACK_ITEMS] = { "content", "methods", "trainers",
                                                       "usefulness", "organisation" };
    const struct reaction *r = &a->reaction;
    bool shown = r->answers >= FEEDBACK_LEAST;
    json_object(j);
    json_int_at(j, "answers", r->answers);
    json_int_at(j, "least", FEEDBACK_LEAST);
    json_int_at(j, "mean", r->mean);
    json_key(j, "items");
    json_array(j);
    for (int i = 0; shown && i < FEEDBACK_ITEMS; i++) {
        const struct field *f = field_named(course_feedback_fields, text_of(items[i]));
        json_object(j);
        json_z_at(j, "name", items[i]);
        json_text_at(j, "label", ctx_say(cx, f->label, f->label_en));
        json_int_at(j, "mean", r->means[i]);
        json_object_end(j);
    }
    json_array_end(j);
    json_key(j, "comments");
    json_array(j);
    for (size_t i = 0; shown && i < a->opinions.count; i++) {
        const struct course_feedback *f = gathered_at(&a->opinions, i);
        if (!text_is_empty(f->comment)) json_text(j, f->comment);
    }
    json_array_end(j);
    json_object_end(j);
}

static void learning_json(struct json *j, const struct learning *l)
{
    json_object(j);
    json_int_at(j, "people", l->people);
    json_int_at(j, "attended_percent", l->people ? l->attended / l->people : -1);
    json_int_at(j, "tested", l->both);
    json_int_at(j, "pre_percent", l->both ? l->pre / l->both : -1);
    json_int_at(j, "post_percent", l->both ? l->post / l->both : -1);
    json_int_at(j, "gain", l->both ? (l->post - l->pre) / l->both : 0);
    json_object_end(j);
}

static void application_json(struct json *j, const struct application *a)
{
    json_object(j);
    json_int_at(j, "asked", a->asked);
    json_int_at(j, "answered", a->answered);
    json_int_at(j, "yes", a->yes);
    json_int_at(j, "partly", a->partly);
    json_int_at(j, "no", a->no);
    json_int_at(j, "percent", a->percent);
    json_int_at(j, "observed", a->observed);
    json_int_at(j, "observed_applied", a->observed_applied);
    json_object_end(j);
}

err course_summary(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct adding_up a = { .course = request_id(rq) };
    (void)tx;
    err e = db_read(cx, add_up, &a);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "reaction");
    reaction_json(cx, j, &a);
    json_key(j, "learning");
    learning_json(j, &a.learning);
    json_key(j, "behaviour");
    application_json(j, &a.application);
    json_text_at(j, "results", a.c.results);
    json_object_end(j);
    return ERR_NONE;
}
