/* SPDX-License-Identifier: MIT
 * tie: who declared not to be the one to judge whom, and every other reason why somebody may not
 * assess. A reason that comes up after the score was given sets it aside: it is shown, and no
 * longer counted. */
#include "../course/course.h"
#include "../gather.h"
#include "ladder.h"

static const struct term kinds[] = {
    { TIE_KIN, "kin", "Người thân", "Kin" },
    { TIE_COLLEAGUE, "colleague", "Cùng đơn vị", "Of one unit" },
    { TIE_OTHER, "other", "Quan hệ khác", "Another tie" },
    { 0 },
};
static const struct vocabulary kind_terms = { "tie_kind", "Quan hệ", "Tie", kinds };

static err name_of(struct ctx *cx, struct tx *tx, id person, text *out)
{
    struct person who = { 0 };
    err e = people(cx)->read(cx, tx, person, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    *out = who.full_name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err derive_name(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct declared_tie *t = record;
    (void)as_of;
    return name_of(cx, tx, t->volunteer, &t->name);
}

static err derive_other(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct declared_tie *t = record;
    (void)as_of;
    return name_of(cx, tx, t->other, &t->other_name);
}

static const struct field tie_fields[] = {
    FIELD(1, struct declared_tie, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Người khai", .label_en = "Who declared it"),
    FIELD(2, struct declared_tie, other, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Với", .label_en = "With"),
    FIELD(3, struct declared_tie, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị ghi nhận", .label_en = "Unit that noted it"),
    FIELD(4, struct declared_tie, kind, ENUM, REQUIRED, .terms = &kind_terms, .label = "Quan hệ",
          .label_en = "Tie"),
    FIELD(5, struct declared_tie, note, TEXT, PERSONAL, .max = 300, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(6, struct declared_tie, declared, DATE, READ_ONLY | INDEXED, .label = "Khai ngày",
          .label_en = "Declared on"),
    FIELD(7, struct declared_tie, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    FIELD(8, struct declared_tie, name, TEXT, DERIVED | PERSONAL, .max = 120, .derive = derive_name,
          .label = "Tên người khai", .label_en = "Name"),
    FIELD(9, struct declared_tie, other_name, TEXT, DERIVED | PERSONAL, .max = 120,
          .derive = derive_other, .label = "Tên người kia", .label_en = "The other's name"),
    { 0 }
};

/* ---- conflicts ----------------------------------------------------------------------------- */

static enum assessor_conflict conflict_of_tie(int32_t kind)
{
    if (kind == TIE_KIN) return CONFLICT_KIN;
    return kind == TIE_COLLEAGUE ? CONFLICT_COLLEAGUE : CONFLICT_OTHER;
}

static text tie_key(struct arena *arena, id a, id b)
{
    bool swapped = id_compare(a, b) > 0;
    return text_format(arena, "%.*s/%.*s", TEXT_ARGS(id_text(arena, swapped ? b : a)),
                       TEXT_ARGS(id_text(arena, swapped ? a : b)));
}

/* The record that is kept of a person whose records were merged: whom an id means today. */
static id person_meant(struct ctx *cx, struct tx *tx, id person)
{
    struct person who = { 0 };
    if (id_is_none(person) || people(cx)->read(cx, tx, person, &who)) {
        ctx_clear(cx);
        return person;
    }
    return who.id;
}

static err ties_between(struct ctx *cx, struct tx *tx, id a, id b, enum assessor_conflict *conflict)
{
    struct gathered all;
    err e = gather(cx, tx, &declared_tie_entity, "volunteer", a, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct declared_tie *t = gathered_at(&all, i);
        if (id_equal(person_meant(cx, tx, t->other), b)) *conflict = conflict_of_tie(t->kind);
    }
    return e;
}

static err declared_conflict(struct ctx *cx, struct tx *tx, id a, id b,
                             enum assessor_conflict *conflict)
{
    err e = ties_between(cx, tx, a, b, conflict);
    return e || *conflict ? e : ties_between(cx, tx, b, a, conflict);
}

/* In any class they taught together. */
static err mentored_in_class(struct ctx *cx, struct tx *tx, id candidate, id assessor,
                             enum assessor_conflict *conflict)
{
    struct gathered all;
    err e = gather(cx, tx, &course_trainer_entity, "volunteer", candidate, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_trainer *t = gathered_at(&all, i);
        if (id_equal(person_meant(cx, tx, t->mentor), assessor)) *conflict = CONFLICT_MENTOR;
    }
    return e;
}

/* In any candidacy. */
static err mentored_as_candidate(struct ctx *cx, struct tx *tx, id candidate, id mentor,
                                 enum assessor_conflict *conflict)
{
    struct gathered all;
    err e = gather(cx, tx, &candidacy_entity, "volunteer", candidate, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct candidacy *c = gathered_at(&all, i);
        if (id_equal(person_meant(cx, tx, c->mentor), mentor)) *conflict = CONFLICT_MENTOR;
    }
    return e;
}

static err mentored(struct ctx *cx, struct tx *tx, id candidate, id mentor,
                    enum assessor_conflict *conflict)
{
    err e = mentored_in_class(cx, tx, candidate, mentor, conflict);
    return e || *conflict ? e : mentored_as_candidate(cx, tx, candidate, mentor, conflict);
}

static err between(struct ctx *cx, struct tx *tx, id a, id b, enum tie_known *tie)
{
    static const enum tie_known known[] = { [CONFLICT_KIN] = TIE_KNOWN_KIN,
                                            [CONFLICT_COLLEAGUE] = TIE_KNOWN_COLLEAGUE,
                                            [CONFLICT_MENTOR] = TIE_KNOWN_MENTOR,
                                            [CONFLICT_OTHER] = TIE_KNOWN_OTHER };
    enum assessor_conflict conflict = CONFLICT_NONE;
    err e = declared_conflict(cx, tx, a, b, &conflict);
    if (!e && !conflict) e = mentored(cx, tx, a, b, &conflict);
    if (!e && !conflict) e = mentored(cx, tx, b, a, &conflict);
    *tie = known[conflict];
    return e;
}
const struct tie_1 tie_service = { between };

err assessor_conflict_of(struct ctx *cx, struct tx *tx, const struct candidacy *candidacy,
                         id assessor, date day, enum assessor_conflict *conflict)
{
    int64_t theirs = 0, own = 0;
    *conflict = CONFLICT_NONE;
    if (id_equal(assessor, candidacy->volunteer)) *conflict = CONFLICT_SELF;
    if (id_equal(assessor, person_meant(cx, tx, candidacy->mentor))) *conflict = CONFLICT_MENTOR;
    if (*conflict) return ERR_NONE;
    err e = declared_conflict(cx, tx, candidacy->volunteer, assessor, conflict);
    if (!e && !*conflict) e = mentored_in_class(cx, tx, candidacy->volunteer, assessor, conflict);
    if (e || *conflict) return e;
    e = trainer_level_on(cx, tx, assessor, day, &theirs);
    if (!e) e = trainer_level_on(cx, tx, candidacy->volunteer, day, &own);
    if (!e && theirs <= own) *conflict = CONFLICT_LEVEL;
    return e;
}

/* ---- setting aside ------------------------------------------------------------------------- */

/* Scores of one person for another, of candidacies that are still open. */
static err set_aside_scores(struct ctx *cx, struct tx *tx, id candidate, id assessor,
                            enum assessor_conflict why)
{
    struct gathered all;
    err e = gather(cx, tx, &teach_back_score_entity, "assessor", assessor, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct teach_back_score *s = gathered_at(&all, i);
        struct teach_back t;
        struct candidacy c;
        if (s->set_aside) continue;
        e = record_get(cx, tx, &teach_back_entity, s->teach_back, &t);
        if (!e) e = record_get(cx, tx, &candidacy_entity, t.candidacy, &c);
        if (e || c.state != CANDIDACY_OPEN || !id_equal(c.volunteer, candidate)) continue;
        s->set_aside = (int32_t)why;
        s->set_aside_on = instant_date(cx->now);
        e = record_update(cx, tx, &teach_back_score_entity, s);
    }
    return e;
}

err ladder_mentored(struct ctx *cx, struct tx *tx, id candidate, id mentor)
{
    return set_aside_scores(cx, tx, candidate, mentor, CONFLICT_MENTOR);
}

/* Two records of one person became one: what both had declared stands once; this one keeps its old
 * key. */
static err merge(struct ctx *cx, struct tx *tx, const struct declared_tie *old,
                 struct declared_tie *t)
{
    struct declared_tie there;
    t->key = tie_key(cx->arena, t->volunteer, t->other);
    err e = record_find(cx, tx, &declared_tie_entity, "key", t, &there);
    if (!e || id_equal(t->volunteer, t->other)) t->key = old->key;
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err tie_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct declared_tie *old = before;
    struct declared_tie *t = record;
    if (old && !id_equal(old->volunteer, t->volunteer)) return merge(cx, tx, old, t);
    if (id_equal(t->volunteer, t->other))
        return ctx_fail(cx, ERR_INVALID, "/other", "self",
                        SAY("Hãy chọn hai người khác nhau", "Name two different people"));
    if (!old) t->declared = instant_date(cx->now);
    t->key = tie_key(cx->arena, t->volunteer, t->other);
    return ERR_NONE;
}

static err tie_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct declared_tie *t = record;
    enum assessor_conflict why = conflict_of_tie(t->kind);
    (void)before;
    err e = set_aside_scores(cx, tx, t->volunteer, t->other, why);
    return e ? e : set_aside_scores(cx, tx, t->other, t->volunteer, why);
}

const struct entity declared_tie_entity = {
    "declared_tie",
    "Quan hệ đã khai",
    sizeof(struct declared_tie),
    tie_fields,
    .number = 243,
    .label_en = "Declared tie",
    .check = tie_check,
    .saved = tie_saved,
    .read = "candidacy.read",
    .write = "candidacy.write",
    .scope = "unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .sort = "declared",
    .help = "Hai người đã khai quan hệ, nên không đánh giá nhau.",
    .help_en = "Two people who declared a tie, and so do not assess one another.",
};
