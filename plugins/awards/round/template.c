/* SPDX-License-Identifier: MIT
 * template: the shipped file is judged by the field tables of the records it becomes, so that a
 * wrong line in it says which. */
#include "template.h"

#include <errno.h>
#include <stdio.h>

enum { FILE_MOST = 1 << 20 };

const struct field round_making_fields[] = {
    FIELD(1, struct round_making, template, TEXT, REQUIRED, .max = 40, .label = "Mẫu",
          .label_en = "Template"),
    LIKE(2, struct round_making, year, award_round_fields, year, REQUIRED),
    LIKE(3, struct round_making, unit, award_round_fields, unit, REQUIRED),
    { 0 },
};

/* ---- the file ------------------------------------------------------------------------------ */

static err file_read(struct ctx *cx, const struct json_value **out)
{
    const char *path =
        text_z(cx->arena, text_format(cx->arena, "%s/awards/templates.json", ctx_data_dir(cx)));
    FILE *in = fopen(path, "rb");
    if (!in)
        return ctx_fail(cx, ERR_IO, NULL, "data-file",
                        SAY("Không mở được %s: %s", "Cannot open %s: %s"), path, strerror(errno));
    char *bytes = arena_alloc(cx->arena, FILE_MOST);
    size_t size = fread(bytes, 1, FILE_MOST, in);
    bool failed = ferror(in) != 0;
    (void)fclose(in);
    if (failed)
        return ctx_fail(cx, ERR_IO, NULL, "data-file", SAY("Không đọc được %s", "Cannot read %s"),
                        path);
    return json_read(cx, (text){ bytes, size }, out);
}

static text code_of(const struct json_value *template)
{
    return json_string(json_get(json_get(template, "award"), "code"));
}

static err find(struct ctx *cx, text code, const struct json_value **out)
{
    const struct json_value *all;
    err e = file_read(cx, &all);
    if (e) return e;
    for (*out = json_first(all); *out; *out = json_next(*out))
        if (text_equal(code_of(*out), code)) return ERR_NONE;
    ctx_flaw(cx, "/template", "unknown", SAY("Không có mẫu này", "There is no such template"));
    return cx->error;
}

/* ---- from JSON to records ------------------------------------------------------------------ */

/* The pattern with `what` replaced where it first stands. */
static text with(struct arena *arena, text pattern, text what, int64_t year)
{
    for (size_t i = 0; i + what.size <= pattern.size; i++)
        if (text_equal(text_part(pattern, i, i + what.size), what))
            return text_format(arena, "%.*s%lld%.*s", TEXT_ARGS(text_part(pattern, 0, i)),
                               (long long)year,
                               TEXT_ARGS(text_part(pattern, i + what.size, pattern.size)));
    return pattern;
}

/* "10-20" of the year; 0 when it is no day. */
static date day_of(struct arena *arena, int64_t year, text day)
{
    date out = 0;
    if (!date_parse(text_format(arena, "%04lld-%.*s", (long long)year, TEXT_ARGS(day)), &out))
        return 0;
    return out;
}

static err wrong_line(struct ctx *cx, text what)
{
    return ctx_fail(cx, ERR_CORRUPT, NULL, "template",
                    SAY("Mẫu khen thưởng có dòng sai: %.*s", "A template has a wrong line: %.*s"),
                    TEXT_ARGS(what));
}

static err read_calendar(struct ctx *cx, const struct json_value *template, struct award_round *r)
{
    const struct json_value *day = json_first(json_get(template, "calendar"));
    for (; day; day = json_next(day)) {
        const struct field *f = field_named(award_round_fields, json_key_of(day));
        date on = day_of(cx->arena, r->year, json_string(day));
        if (!f || f->kind != FIELD_DATE || !on) return wrong_line(cx, json_key_of(day));
        *(date *)field_in(f, r) = on;
    }
    return ERR_NONE;
}

/* The award of that code, made when nobody has used it yet: the province keeps it. */
static err award_of(struct ctx *cx, struct tx *tx, const struct json_value *template, id unit,
                    id *out)
{
    struct award a = { 0 }, there;
    err e = fields_from_json(cx, award_fields, json_get(template, "award"), &a);
    if (e) return e;
    e = record_find(cx, tx, &award_entity, "code", &a, &there);
    if (!e) *out = there.id;
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    id province = unit_above(cx, tx, unit, UNIT_PROVINCE_UNION);
    a.unit = id_is_none(province) ? unit : province;
    e = record_create(cx, tx, &award_entity, &a);
    *out = a.id;
    return e;
}

static err make_criteria(struct ctx *cx, struct tx *tx, const struct json_value *list, id category)
{
    err e = ERR_NONE;
    for (const struct json_value *v = json_first(list); !e && v; v = json_next(v)) {
        struct award_criterion c = { 0 };
        e = fields_from_json(cx, award_criterion_fields, v, &c);
        c.category = category;
        if (!e) e = record_create(cx, tx, &award_criterion_entity, &c);
    }
    return e;
}

static err make_categories(struct ctx *cx, struct tx *tx, const struct json_value *list, id round)
{
    err e = ERR_NONE;
    for (const struct json_value *v = json_first(list); !e && v; v = json_next(v)) {
        struct award_category c = { 0 };
        e = fields_from_json(cx, award_category_fields, json_get(v, "category"), &c);
        c.round = round;
        if (!e) e = record_create(cx, tx, &award_category_entity, &c);
        if (!e) e = make_criteria(cx, tx, json_get(v, "criteria"), c.id);
    }
    return e;
}

static err make(struct ctx *cx, struct tx *tx, const struct json_value *template,
                const struct round_making *of, struct award_round *r)
{
    *r = (struct award_round){ .year = of->year, .unit = of->unit };
    err e = fields_from_json(cx, award_round_fields, json_get(template, "round"), r);
    if (e) return e;
    r->title = with(cx->arena, r->title, TEXT("{year}"), of->year);
    e = read_calendar(cx, template, r);
    if (!e) e = award_of(cx, tx, template, of->unit, &r->award);
    if (!e) e = record_create(cx, tx, &award_round_entity, r);
    if (!e) e = make_categories(cx, tx, json_get(template, "categories"), r->id);
    return e;
}

err round_make(struct ctx *cx, struct tx *tx, const struct round_making *of, struct award_round *r)
{
    const struct json_value *template;
    err e = find(cx, of->template, &template);
    return e ? e : make(cx, tx, template, of, r);
}

/* ---- routes -------------------------------------------------------------------------------- */

struct chosen {
    const struct json_value *template;
};

err round_from_template_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                                void **prepared)
{
    const struct round_making *in = request_body(rq);
    struct chosen *chosen = ARENA_NEW(cx->arena, struct chosen);
    (void)tx;
    *prepared = chosen;
    return find(cx, in->template, &chosen->template);
}

err round_from_template(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct round_making *in = request_body(rq);
    const struct chosen *chosen = request_prepared(rq);
    struct award_round r;
    err e = make(cx, tx, chosen->template, in, &r);
    if (!e) e = access_require(cx, tx, award_round_entity.write, r.unit);
    return e ? e : respond_created(cx, tx, rq, rs, &award_round_entity, &r);
}

static void titles_json(struct json *j, const struct json_value *categories)
{
    json_key(j, "categories");
    json_array(j);
    for (const struct json_value *c = json_first(categories); c; c = json_next(c))
        json_text(j, json_string(json_get(json_get(c, "category"), "title")));
    json_array_end(j);
}

static void calendar_json(struct json *j, const struct json_value *calendar)
{
    json_key(j, "calendar");
    json_object(j);
    for (const struct json_value *day = json_first(calendar); day; day = json_next(day)) {
        text key = json_key_of(day);
        const struct field *f = field_named(award_round_fields, key);
        if (f) json_text_at(j, f->name, json_string(day));
    }
    json_object_end(j);
}

err award_templates(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct json_value *all;
    (void)tx, (void)rq;
    err e = file_read(cx, &all);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (const struct json_value *t = json_first(all); t; t = json_next(t)) {
        const struct json_value *a = json_get(t, "award");
        const struct term *level =
            vocabulary_code(&award_level_vocabulary, json_string(json_get(a, "level")));
        json_object(j);
        json_text_at(j, "code", code_of(t));
        json_text_at(j, "name", json_string(json_get(a, "name")));
        json_text_at(j, "form", json_string(json_get(a, "form")));
        json_text_at(j, "level_label", level ? ctx_say(cx, level->vi, level->en) : (text){ 0 });
        titles_json(j, json_get(t, "categories"));
        calendar_json(j, json_get(t, "calendar"));
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- from another year --------------------------------------------------------------------- */

const struct field round_copying_fields[] = {
    LIKE(1, struct round_copying, year, award_round_fields, year, REQUIRED),
    { 0 },
};

/* The same day of another year; 29 February becomes the 28th. */
static date years_later(date day, int64_t years)
{
    struct civil c = date_civil(day);
    if (!day) return 0;
    date there = date_of(c.year + (int)years, c.month, c.day);
    return there ? there : date_of(c.year + (int)years, c.month, c.day - 1);
}

static void move_calendar(struct award_round *r, int64_t years)
{
    for (const struct field *f = award_round_fields; f->id; f++)
        if (f->kind == FIELD_DATE && !(f->flags & READ_ONLY))
            *(date *)field_in(f, r) = years_later(*(date *)field_in(f, r), years);
}

static err copy_criteria(struct ctx *cx, struct tx *tx, id from, id to)
{
    struct award_list all;
    err e = award_list(cx, tx, &award_criterion_entity, "category", from, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct award_criterion c = *(const struct award_criterion *)award_list_at(&all, i);
        c.id = ID_NONE;
        c.category = to;
        e = record_create(cx, tx, &award_criterion_entity, &c);
    }
    return e;
}

static err copy_categories(struct ctx *cx, struct tx *tx, id from, id to)
{
    struct award_list all;
    err e = award_list(cx, tx, &award_category_entity, "round", from, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct award_category c = *(const struct award_category *)award_list_at(&all, i);
        id source = c.id;
        c.id = ID_NONE;
        c.round = to;
        e = record_create(cx, tx, &award_category_entity, &c);
        if (!e) e = copy_criteria(cx, tx, source, c.id);
    }
    return e;
}

err round_copy(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct round_copying *in = request_body(rq);
    struct award_round r;
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &r);
    if (e) return e;
    struct award_round c = r;
    c.id = ID_NONE;
    c.template_of = r.id;
    c.state = ROUND_PLANNED;
    c.seed = 0;
    c.decided = 0;
    c.decision_number = c.end_reason = (text){ 0 };
    c.year = in->year;
    c.title = with(cx->arena, r.title, text_format(cx->arena, "%lld", (long long)r.year), in->year);
    move_calendar(&c, in->year - r.year);
    e = record_create(cx, tx, &award_round_entity, &c);
    if (!e) e = copy_categories(cx, tx, r.id, c.id);
    return e ? e : respond_created(cx, tx, rq, rs, &award_round_entity, &c);
}
