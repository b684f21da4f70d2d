/* SPDX-License-Identifier: MIT
 * evidence: see the header. Classes are shown whether or not a rule counts them, so that somebody
 * who misses one sees that it is known. */
#include "evidence.h"

#include "../certificate.h"
#include "../course/course.h"
#include "../curriculum/sitting.h"
#include "../days.h"
#include "view.h"

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_text_at(j, key, day ? date_format_vi(cx->arena, day) : TEXT(""));
}

static err name_of(struct ctx *cx, struct tx *tx, id person, text *out)
{
    struct person who = { 0 };
    err e = id_is_none(person) ? ERR_NONE : people(cx)->read(cx, tx, person, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    *out = who.full_name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* ---- teach-backs --------------------------------------------------------------------------- */

/* "3,4" of a total of ten marks. */
static text mean_text(struct ctx *cx, int64_t total)
{
    return text_format(cx->arena, cx->lang == LANG_EN ? "%lld.%lld" : "%lld,%lld",
                       (long long)total / RUBRIC_ITEMS, (long long)total % RUBRIC_ITEMS);
}

static void steps_json(struct ctx *cx, struct json *j, code_set done)
{
    json_key(j, "steps_missing");
    json_array(j);
    for (const struct term *t = critical_step_vocabulary.terms; t->number; t++)
        if (!code_set_has(done, t->number)) {
            json_object(j);
            json_text_at(j, "text", ctx_say(cx, t->vi, t->en));
            json_object_end(j);
        }
    json_array_end(j);
}

static void marks_json(struct ctx *cx, struct json *j, const struct teach_back_score *s)
{
    json_key(j, "marks");
    json_array(j);
    for (size_t i = 0; i < RUBRIC_ITEMS; i++) {
        json_object(j);
        json_text_at(j, "item", rubric_item(cx, i));
        json_int_at(j, "mark", rubric_mark(s, i));
        json_object_end(j);
    }
    json_array_end(j);
}

static err score_json(struct ctx *cx, struct tx *tx, struct json *j, struct teach_back_score *s,
                      bool names)
{
    err e = record_derive(cx, tx, &teach_back_score_entity, s, instant_date(cx->now));
    json_object(j);
    json_id_at(j, "id", s->id);
    json_text_at(j, "assessor", names ? s->assessor_name : TEXT(""));
    json_int_at(j, "level", s->level);
    json_int_at(j, "total", s->total);
    json_text_at(j, "mean", mean_text(cx, s->total));
    json_text_at(j, "set_aside", term_label(cx, &conflict_vocabulary, (unsigned)s->set_aside));
    json_text_at(j, "note", names ? s->note : TEXT(""));
    steps_json(cx, j, s->steps);
    marks_json(cx, j, s);
    json_object_end(j);
    return e;
}

static err teach_back_json(struct ctx *cx, struct tx *tx, struct json *j,
                           const struct teach_back *t, bool names)
{
    struct gathered scores;
    err e = gather(cx, tx, &teach_back_score_entity, "teach_back", t->id, &scores);
    json_object(j);
    json_id_at(j, "id", t->id);
    day_at(cx, j, "day_text", t->day);
    json_text_at(j, "topic", t->topic);
    json_bool_at(j, "planned", t->state == TEACH_BACK_PLANNED);
    json_bool_at(j, "void", t->state == TEACH_BACK_VOID);
    json_bool_at(j, "come", t->day <= instant_date(cx->now));
    json_text_at(j, "reason", t->reason);
    json_key(j, "scores");
    json_array(j);
    for (size_t i = 0; !e && i < scores.count; i++)
        e = score_json(cx, tx, j, gathered_at(&scores, i), names);
    json_array_end(j);
    json_object_end(j);
    return e;
}

err teach_backs_json(struct ctx *cx, struct tx *tx, struct json *j, const struct candidacy *c,
                     bool names)
{
    struct gathered all = { 0 };
    err e =
        id_is_none(c->id) ? ERR_NONE : gather(cx, tx, &teach_back_entity, "candidacy", c->id, &all);
    json_key(j, "teach_backs");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++)
        e = teach_back_json(cx, tx, j, gathered_at(&all, i), names);
    json_array_end(j);
    return e;
}

/* ---- certificates and classes -------------------------------------------------------------- */

static err certificates_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer)
{
    date today = instant_date(cx->now);
    err e = ERR_NONE;
    json_key(j, "certificates");
    json_array(j);
    for (int64_t n = 1; !e && n <= TRAINER_LEVELS; n++) {
        struct certificate c;
        bool there;
        e = trainer_certificate(cx, tx, volunteer, n, &c, &there);
        if (e || !there) continue;
        json_object(j);
        json_text_at(j, "title", trainer_level_title(cx, n));
        json_text_at(j, "number", c.number);
        json_text_at(j, "code", c.code);
        json_bool_at(j, "valid", certificate_valid_on(&c, today));
        day_at(cx, j, "until", c.expires);
        day_at(cx, j, "renew_from", c.renew_from);
        day_at(cx, j, "grace_until", c.grace_until);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static void class_json(struct ctx *cx, struct json *j, const struct course *course)
{
    json_id_at(j, "course", course->id);
    json_text_at(j, "title", course->title);
    day_at(cx, j, "until", course->ends);
    json_bool_at(j, "finished", course->state == COURSE_FINISHED);
}

static err taught_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer, bool names)
{
    struct gathered all;
    err e = gather(cx, tx, &course_trainer_entity, "volunteer", volunteer, &all);
    json_key(j, "taught");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_trainer *t = gathered_at(&all, i);
        struct course course = { 0 };
        text mentor = { 0 };
        if (t->part != TRAINER_LEAD && t->part != TRAINER_CO) continue;
        e = record_get(cx, tx, &course_entity, t->course, &course);
        if (!e && names) e = name_of(cx, tx, t->mentor, &mentor);
        json_object(j);
        class_json(cx, j, &course);
        json_bool_at(j, "led", t->part == TRAINER_LEAD);
        json_text_at(j, "mentor", mentor);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err learnt_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer)
{
    struct gathered all;
    err e = gather(cx, tx, &enrolment_entity, "volunteer", volunteer, &all);
    json_key(j, "learnt");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        struct course course = { 0 };
        if (!enrolment_is_seated(n->state)) continue;
        int64_t percents[SITTING_KINDS];
        e = record_get(cx, tx, &course_entity, n->course, &course);
        if (!e) e = sitting_percents(cx, tx, n->id, percents);
        if (e) break;
        int64_t best = percents[SITTING_POST] > percents[SITTING_RETEST] ? percents[SITTING_POST]
                                                                         : percents[SITTING_RETEST];
        json_object(j);
        class_json(cx, j, &course);
        json_text_at(j, "test",
                     best < 0 ? TEXT("") : text_format(cx->arena, "%lld%%", (long long)best));
        json_text_at(j, "state", term_label(cx, &enrolment_state_vocabulary, (unsigned)n->state));
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

err evidence_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer, bool names)
{
    err e = certificates_json(cx, tx, j, volunteer);
    if (!e) e = taught_json(cx, tx, j, volunteer, names);
    return e ? e : learnt_json(cx, tx, j, volunteer);
}

/* ---- what is over -------------------------------------------------------------------------- */

text candidacy_state_code(int32_t state)
{
    const struct field *f = field_named(candidacy_fields, TEXT("state"));
    const struct term *t = state ? vocabulary_number(f->terms, (unsigned)state) : NULL;
    return t ? text_of(t->code) : TEXT("");
}

err decided_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer)
{
    const struct field *state = field_named(candidacy_fields, TEXT("state"));
    struct gathered all;
    err e = gather(cx, tx, &candidacy_entity, "volunteer", volunteer, &all);
    json_key(j, "decided");
    json_array(j);
    for (size_t i = all.count; !e && i > 0; i--) {
        const struct candidacy *c = gathered_at(&all, i - 1);
        if (c->state == CANDIDACY_OPEN) continue;
        json_object(j);
        json_text_at(j, "title", trainer_level_title(cx, c->level));
        json_text_at(j, "state", term_label(cx, state->terms, (unsigned)c->state));
        json_text_at(j, "reason", c->reason);
        day_at(cx, j, "day_text", c->decided);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}
