/* SPDX-License-Identifier: MIT
 * form: the whole sheet in one answer, so that a telephone on a weak network asks once: criteria
 * with both scores, what the reader may do, and every classification with its reasons. */
#include "../gather.h"
#include "flow.h"

struct writing {
    struct ctx *cx;
    struct tx *tx;
    struct json *j;
    struct assessed a;
    struct assess_rights may;
};

static void code_at(struct json *j, const char *key, const struct vocabulary *v, int32_t number)
{
    const struct term *t = number ? vocabulary_number(v, (unsigned)number) : NULL;
    json_z_at(j, key, t ? t->code : NULL);
}

static void moment_at(struct writing *w, const char *key, instant t)
{
    json_text_at(w->j, key, t ? instant_format(w->cx->arena, t) : TEXT(""));
}

/* ---- the sheet ----------------------------------------------------------------------------- */

static void write_set(struct writing *w)
{
    struct arena *arena = w->cx->arena;
    const struct criteria_set *set = &w->a.set;
    struct json *j = w->j;
    json_key(j, "set");
    json_object(j);
    json_id_at(j, "id", set->id);
    json_text_at(j, "title", set->title);
    json_int_at(j, "year", set->year);
    code_at(j, "of", &criteria_subject_vocabulary, set->of);
    code_at(j, "level", &criteria_level_vocabulary, set->level);
    code_at(j, "state", &criteria_set_state_vocabulary, set->state);
    json_text_at(j, "self_due", date_format(arena, set->self_due));
    json_text_at(j, "appraisal_due", date_format(arena, set->appraisal_due));
    json_int_at(j, "most", set->most);
    json_int_at(j, "bonus_most", set->bonus_most);
    json_object_end(j);
}

/* What may be done here and now; asked of the same functions as the doing. */
static void write_may(struct writing *w)
{
    struct ctx *cx = w->cx;
    bool self = w->may.self && !self_is_open(cx, &w->a);
    ctx_clear(cx);
    bool appraise = w->may.appraise && !appraisal_is_open(cx, &w->a);
    ctx_clear(cx);
    int32_t state = w->a.assessment.state;
    json_bool_at(w->j, "may_self", self);
    json_bool_at(w->j, "may_appraise", appraise);
    json_bool_at(w->j, "may_confirm_again", w->may.appraise && state == ASSESSMENT_APPRAISED);
    json_bool_at(w->j, "may_reopen", w->may.appraise && state == ASSESSMENT_CLASSIFIED);
}

static void write_sheet(struct writing *w)
{
    struct json *j = w->j;
    const struct assessment *a = &w->a.assessment;
    json_id_at(j, "id", a->id);
    json_id_at(j, "unit", a->unit);
    json_text_at(j, "unit_name", record_title(w->cx, w->tx, &unit_entity, a->unit));
    json_text_at(j, "holder", a->holder);
    code_at(j, "state", &assessment_state_vocabulary, a->state);
    json_int_at(j, "self_total", a->self_total);
    json_int_at(j, "self_bonus", a->self_bonus);
    json_int_at(j, "appraised_total", a->appraised_total);
    json_int_at(j, "appraised_bonus", a->appraised_bonus);
    moment_at(w, "submitted", a->submitted);
    moment_at(w, "appraised", a->appraised);
    json_int_at(j, "self_late", a->self_late);
    json_int_at(j, "appraisal_late", a->appraisal_late);
    json_int_at(j, "returns", a->returns);
    json_text_at(j, "return_reason", a->return_reason);
    json_text_at(j, "correcting", a->correcting);
    code_at(j, "band", &competence_band_vocabulary, a->band);
    json_bool_at(j, "unrated", a->unrated);
    json_int_at(j, "score", a->score);
    json_text_at(j, "fault", a->fault);
}

/* ---- criteria and lines -------------------------------------------------------------------- */

static err write_line(struct writing *w, size_t i)
{
    struct json *j = w->j;
    const struct criterion *c = w->a.criteria[i];
    const struct assessment_line *l = w->a.lines[i];
    text version;
    err e = record_etag(w->cx, w->tx, &assessment_line_entity, l->id, &version);
    if (e) return e;
    json_object(j);
    json_id_at(j, "id", l->id);
    json_text_at(j, "version", version);
    json_int_at(j, "position", c->position);
    json_text_at(j, "title", c->title);
    json_text_at(j, "condition", c->condition);
    json_int_at(j, "points", c->points);
    json_bool_at(j, "evidence_needed", c->evidence_needed);
    json_bool_at(j, "scored", l->scored);
    json_int_at(j, "self", l->self);
    json_bool_at(j, "checked", l->checked);
    json_int_at(j, "appraised", l->appraised);
    json_text_at(j, "evidence", l->evidence);
    json_text_at(j, "note", l->note);
    json_text_at(j, "appraisal_note", l->appraisal_note);
    json_object_end(j);
    return ERR_NONE;
}

static bool begins_group(const struct assessed *a, size_t i)
{
    if (!i) return true;
    const struct criterion *before = a->criteria[i - 1];
    return before->bonus != a->criteria[i]->bonus ||
           !text_equal(before->group, a->criteria[i]->group);
}

static err write_groups(struct writing *w)
{
    struct json *j = w->j;
    err e = ERR_NONE;
    json_key(j, "groups");
    json_array(j);
    for (size_t i = 0; !e && i < w->a.count;) {
        json_object(j);
        json_text_at(j, "name", w->a.criteria[i]->group);
        json_bool_at(j, "bonus", w->a.criteria[i]->bonus);
        json_key(j, "lines");
        json_array(j);
        do e = write_line(w, i++);
        while (!e && i < w->a.count && !begins_group(&w->a, i));
        json_array_end(j);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

/* ---- classifications ----------------------------------------------------------------------- */

static void write_reasons(struct writing *w, text answer)
{
    const struct json_value *verdict = NULL;
    json_key(w->j, "reasons");
    json_array(w->j);
    if (text_is_empty(answer) || json_read(w->cx, answer, &verdict)) ctx_clear(w->cx);
    const struct json_value *r = json_first(json_get(verdict, "reasons"));
    for (; r; r = json_next(r)) {
        int64_t points = 0;
        (void)json_hundredths(json_get(r, "points"), &points);
        json_object(w->j);
        json_text_at(w->j, "text", json_string(json_get(r, "vi")));
        json_int_at(w->j, "points", points);
        json_object_end(w->j);
    }
    json_array_end(w->j);
}

static void write_rule(struct writing *w, id version)
{
    struct rule_version v;
    struct ctx *cx = w->cx;
    if (record_get(cx, w->tx, &rule_version_entity, version, &v)) {
        ctx_clear(cx);
        return;
    }
    json_text_at(w->j, "rule_unit",
                 id_is_none(v.unit) ? ctx_say(cx, "toàn tỉnh", "the province")
                                    : record_title(cx, w->tx, &unit_entity, v.unit));
    json_int_at(w->j, "rule_number", v.version);
}

static void write_classification(struct writing *w, const struct classification *c)
{
    struct json *j = w->j;
    json_object(j);
    json_id_at(j, "id", c->id);
    json_bool_at(j, "standing", id_equal(c->id, w->a.assessment.classification));
    code_at(j, "band", &competence_band_vocabulary, c->band);
    json_bool_at(j, "unrated", c->unrated);
    json_int_at(j, "score", c->score);
    moment_at(w, "made", c->made);
    json_text_at(j, "why", c->why);
    write_rule(w, c->version);
    write_reasons(w, c->answer);
    json_object_end(j);
}

/* The newest first: ids are in order of time. */
static err write_classifications(struct writing *w)
{
    struct gathered all;
    err e = gather(w->cx, w->tx, &classification_entity, "assessment", w->a.assessment.id, &all);
    if (e) return e;
    json_key(w->j, "classifications");
    json_array(w->j);
    for (size_t i = all.count; i > 0; i--) write_classification(w, gathered_at(&all, i - 1));
    json_array_end(w->j);
    return ERR_NONE;
}

/* ---- the route ----------------------------------------------------------------------------- */

static err read_sheet(struct writing *w, id which, struct response *rs)
{
    struct ctx *cx = w->cx;
    date today = instant_date(cx->now);
    err e = assessed_read(cx, w->tx, which, &w->a);
    if (!e) e = assess_rights_of(cx, w->tx, &w->a.assessment, &w->may);
    if (!e && !w->may.read)
        e = access_require(cx, w->tx, assessment_entity.read, w->a.assessment.unit);
    if (!e) e = record_derive(cx, w->tx, &assessment_entity, &w->a.assessment, today);
    if (!e) e = record_derive(cx, w->tx, &criteria_set_entity, &w->a.set, today);
    if (e) return e;
    assessed_sum(&w->a);
    if (!access_personal(cx, w->tx, &assessment_entity, &w->a.assessment))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "personal",
                        SAY("Phiếu có minh chứng và nhận xét, chỉ cán bộ của đơn vị và cấp trên "
                            "mở được",
                            "A sheet holds evidence and remarks: for the staff of the unit and "
                            "those above"));
    return id_is_none(w->a.assessment.cadre)
               ? ERR_NONE
               : respond_saw(cx, w->tx, rs, &assessment_entity, &w->a.assessment);
}

err assessment_form(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct writing w = { .cx = cx, .tx = tx };
    err e = read_sheet(&w, request_id(rq), rs);
    if (e) return e;
    struct json *j = w.j = respond_json(cx, rs, 200);
    json_object(j);
    write_sheet(&w);
    write_set(&w);
    write_may(&w);
    e = write_groups(&w);
    if (!e) e = write_classifications(&w);
    json_object_end(j);
    return e;
}
