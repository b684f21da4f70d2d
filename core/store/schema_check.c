/* SPDX-License-Identifier: MIT
 * schema_check: what makes entity tables wrong. Each rule is one small function that reports and
 * carries on, so that an author sees every fault at once. A message begins with where: "entity: …",
 * "entity.field: …" or "vocabulary name: …". */
#include "schema_check.h"

#include "index.h"
#include "record_bytes.h"
#include "record_text.h"

struct checking {
    const struct entity *const *tables;
    size_t count;
    struct arena *arena;
    schema_fault fault;
    void *arg;
    size_t faults;
};

static void report(struct checking *c, text message)
{
    c->faults++;
    c->fault(c->arg, text_z(c->arena, message));
}

static void entity_fault(struct checking *c, const struct entity *entity, const char *what)
{
    report(c, text_format(c->arena, "%s: %s", entity->name ? entity->name : "?", what));
}

static void field_fault(struct checking *c, const struct entity *entity, const struct field *f,
                        const char *what)
{
    report(c, text_format(c->arena, "%s.%s: %s", entity->name ? entity->name : "?",
                          f->name ? f->name : "?", what));
}

/* [a-z][a-z0-9_]* */
static bool is_name(const char *name)
{
    if (!name || name[0] < 'a' || name[0] > 'z') return false;
    for (const char *c = name; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_') return false;
    return true;
}

static const struct entity *find(const struct checking *c, const char *name)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->tables[i]->name && strcmp(c->tables[i]->name, name) == 0) return c->tables[i];
    return NULL;
}

/* ---- one field ---- */

static size_t kind_size(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
        return sizeof(TEXT_TYPE);
    case FIELD_INT:
        return sizeof(INT_TYPE);
    case FIELD_BOOL:
        return sizeof(BOOL_TYPE);
    case FIELD_DATE:
        return sizeof(DATE_TYPE);
    case FIELD_TIME:
        return sizeof(TIME_TYPE);
    case FIELD_MONEY:
        return sizeof(MONEY_TYPE);
    case FIELD_ENUM:
        return sizeof(ENUM_TYPE);
    case FIELD_CODE:
        return sizeof(CODE_TYPE);
    case FIELD_CODES:
        return sizeof(CODES_TYPE);
    case FIELD_GRID:
        return sizeof(GRID_TYPE);
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        return sizeof(REF_TYPE);
    case FIELD_HASH:
        return sizeof(HASH_TYPE);
    case FIELD_LEVELS:
        return sizeof(LEVELS_TYPE);
    case FIELD_LIST:
        return sizeof(LIST_TYPE);
    }
    return 0;
}

static void check_shape(struct checking *c, const struct entity *e, const struct field *f)
{
    if (!is_name(f->name)) field_fault(c, e, f, "the name is not [a-z][a-z0-9_]*");
    if (f->name && strcmp(f->name, "id") == 0)
        field_fault(c, e, f, "every record has an id, it is not in the table");
    if (!f->label || !f->label_en) field_fault(c, e, f, "has no label in both languages");
    if (!f->help != !f->help_en) field_fault(c, e, f, "has help in one language only");
    if (f->like)
        field_fault(c, e, f, "is LIKE another: an entity describes its own fields");
    else if (kind_size(f->kind) == 0)
        field_fault(c, e, f, "the kind is not one of the list");
    else if (f->size != kind_size(f->kind))
        field_fault(c, e, f, "the member has not the size of its kind");
    if (f->kind == FIELD_LEVELS) field_fault(c, e, f, "LEVELS are for rule facts only");
    if (f->kind == FIELD_LIST) field_fault(c, e, f, "LISTS are for rule facts only");
    if (f->offset < sizeof(id) || f->offset + f->size > e->size)
        field_fault(c, e, f, "the member lies outside the record behind its id");
    for (const struct field *g = e->fields; g != f; g++) {
        if (g->id == f->id) field_fault(c, e, f, "the field number is used twice");
        if (g->name && f->name && strcmp(g->name, f->name) == 0)
            field_fault(c, e, f, "the name is used twice");
    }
}

static void check_flags(struct checking *c, const struct entity *e, const struct field *f)
{
    bool has_terms = f->kind == FIELD_ENUM || f->kind == FIELD_CODE || f->kind == FIELD_CODES;
    if (has_terms && !f->terms) field_fault(c, e, f, "has no terms");
    if (!has_terms && f->terms) field_fault(c, e, f, "terms are for ENUM, CODE and CODES");
    if ((f->flags & SENSITIVE) && !(f->flags & PERSONAL))
        field_fault(c, e, f, "SENSITIVE without PERSONAL");
    if ((f->flags & SENSITIVE) && (f->flags & REQUIRED))
        field_fault(c, e, f, "SENSITIVE is always optional");
    if ((f->flags & UNIQUE) && !field_has_order(f))
        field_fault(c, e, f, "CODES and GRID cannot be UNIQUE");
    if ((f->flags & SEARCHED) && f->kind != FIELD_TEXT)
        field_fault(c, e, f, "SEARCHED is for TEXT");
    if ((f->flags & LINES) && f->kind != FIELD_TEXT) field_fault(c, e, f, "LINES is for TEXT");
    if ((f->flags & VERBATIM) && !(f->flags & LINES))
        field_fault(c, e, f, "VERBATIM is for TEXT with LINES");
    if ((f->flags & CASCADE) && f->kind != FIELD_REF) field_fault(c, e, f, "CASCADE is for REF");
    if ((f->flags & STORED) && f->kind != FIELD_HASH) field_fault(c, e, f, "STORED is for HASH");
    if (f->min > f->max && f->max != 0) field_fault(c, e, f, "min is above max");
}

static void check_derived(struct checking *c, const struct entity *e, const struct field *f)
{
    if ((f->flags & DERIVED) && !f->derive) field_fault(c, e, f, "DERIVED without .derive");
    if (!(f->flags & DERIVED) && f->derive) field_fault(c, e, f, ".derive without DERIVED");
    if ((f->flags & DERIVED) && (f->flags & (REQUIRED | UNIQUE | INDEXED | SEARCHED | CASCADE)))
        field_fault(c, e, f,
                    "DERIVED is never stored: not REQUIRED, UNIQUE, INDEXED, SEARCHED, CASCADE");
}

static void check_target(struct checking *c, const struct entity *e, const struct field *f)
{
    const char *target = field_target_name(f);
    if (f->kind == FIELD_REF && !target) field_fault(c, e, f, "REF has no target");
    if (f->kind != FIELD_REF && f->target) field_fault(c, e, f, "target is for REF");
    if (target && !find(c, target))
        report(c, text_format(c->arena, "%s.%s: target «%s» is not an entity",
                              e->name ? e->name : "?", f->name, target));
}

static void check_fallback(struct checking *c, const struct entity *e, const struct field *f)
{
    struct ctx cx;
    if (!f->fallback || kind_size(f->kind) == 0) return;
    if (f->kind == FIELD_BOOL) field_fault(c, e, f, "BOOL has no fallback: absent is false");
    if (f->flags & DERIVED) field_fault(c, e, f, "DERIVED has no fallback");
    if ((f->kind == FIELD_ENUM || f->kind == FIELD_CODE || f->kind == FIELD_CODES) && !f->terms)
        return;
    struct field alone = *f;
    void *member =
        arena_alloc(c->arena, f->size < sizeof(code_levels) ? sizeof(code_levels) : f->size);
    alone.offset = 0;
    ctx_begin(&cx, c->arena);
    if (field_from_text(&cx, &alone, text_of(f->fallback), "/", member) ||
        field_is_empty(&alone, member))
        report(c, text_format(c->arena, "%s.%s: fallback «%s» cannot be read",
                              e->name ? e->name : "?", f->name, f->fallback));
}

/* ---- vocabularies ---- */

static void term_fault(struct checking *c, const struct vocabulary *v, const struct term *t,
                       const char *what)
{
    report(c, text_format(c->arena, "vocabulary %s: term %u: %s", v->name ? v->name : "?",
                          t->number, what));
}

static void check_vocabulary(struct checking *c, const struct vocabulary *v)
{
    if (!is_name(v->name) || !v->label || !v->label_en || !v->terms) {
        report(c, text_format(c->arena,
                              "vocabulary %s: needs a name, a label in both languages and terms",
                              v->name ? v->name : "?"));
        return;
    }
    for (const struct term *t = v->terms; t->number; t++) {
        if (t->number > 127) term_fault(c, v, t, "numbers end at 127");
        if (!t->code || !t->vi || !t->en) {
            term_fault(c, v, t, "needs a code and both languages");
            continue;
        }
        if (!t->code[0] || strpbrk(t->code, " ,;"))
            term_fault(c, v, t, "the code has a space, comma or semicolon");
        for (const struct term *u = v->terms; u != t; u++) {
            if (u->number == t->number) term_fault(c, v, t, "the number is used twice");
            if (u->code && strcmp(u->code, t->code) == 0)
                term_fault(c, v, t, "the code is used twice");
        }
    }
}

/* Each vocabulary once, at the first field that uses it. */
static bool vocabulary_seen(const struct checking *c, size_t at, const struct field *field)
{
    for (size_t i = 0; i <= at; i++)
        for (const struct field *f = c->tables[i]->fields; f->id; f++) {
            if (f == field) return false;
            if (f->terms == field->terms) return true;
        }
    return false;
}

/* ---- one entity ---- */

/* Follows a path of REF fields; the entity it ends at, or NULL when it does not. */
static const struct entity *path_end(const struct checking *c, const struct entity *e,
                                     const char *path)
{
    text rest = text_of(path);
    if (text_equal_z(rest, "id")) return e;
    while (e && rest.size) {
        text name = text_cut(&rest, '.');
        const struct field *f = entity_field(e, name.data, name.size);
        if (!f || f->kind != FIELD_REF || (f->flags & DERIVED) || !f->target) return NULL;
        e = find(c, f->target);
    }
    return e;
}

static void check_path(struct checking *c, const struct entity *e, const char *which,
                       const char *path)
{
    if (path && (!*path || !path_end(c, e, path)))
        report(c, text_format(c->arena, "%s: %s «%s» does not follow REF fields",
                              e->name ? e->name : "?", which, path));
}

/* A DATE field of the same record, or the day before it. */
static void check_as_of(struct checking *c, const struct entity *e, const struct field *f)
{
    if (!f->as_of) return;
    const char *name = f->as_of + (f->as_of[0] == '-');
    const struct field *day = entity_field(e, name, strlen(name));
    if (!day || day->kind != FIELD_DATE || (f->kind != FIELD_REF && f->kind != FIELD_PLACE))
        field_fault(c, e, f, "as_of is for REF and PLACE and names a DATE field");
}

/* "a+given:b": stored fields, one of them INDEXED or UNIQUE. */
static bool alike_ok(const struct entity *e, text part)
{
    bool found = false;
    while (part.size) {
        text name = text_cut(&part, '+');
        bool given = text_starts(name, TEXT("given:"));
        if (given) name = text_part(name, strlen("given:"), name.size);
        const struct field *f = entity_field(e, name.data, name.size);
        if (!f || (f->flags & (DERIVED | SECRET)) || (given && f->kind != FIELD_TEXT)) return false;
        found |= !given && (f->flags & (INDEXED | UNIQUE)) && field_has_order(f);
    }
    return found;
}

static void check_alike(struct checking *c, const struct entity *e)
{
    text rest = text_of(e->same ? e->same : "");
    if (e->key && !alike_ok(e, text_of(e->key)))
        entity_fault(c, e, "key needs stored fields, one of them INDEXED");
    while (rest.size)
        if (!alike_ok(e, text_cut(&rest, '|')))
            entity_fault(c, e, "same needs stored fields, one of each set INDEXED");
}

static void check_title_sort(struct checking *c, const struct entity *e)
{
    const struct field *title = e->title ? entity_field(e, e->title, strlen(e->title)) : NULL;
    const struct field *sort = e->sort ? entity_field(e, e->sort, strlen(e->sort)) : NULL;
    if (e->title && (!title || title->kind != FIELD_TEXT || (title->flags & DERIVED)))
        entity_fault(c, e, "title is not a stored TEXT field");
    if (e->sort && (!sort || !(sort->flags & INDEXED) || !field_has_order(sort)))
        entity_fault(c, e, "sort is not an INDEXED field with an order");
}

static void check_identity(struct checking *c, size_t at)
{
    const struct entity *e = c->tables[at];
    if (!is_name(e->name)) entity_fault(c, e, "the name is not [a-z][a-z0-9_]*");
    if (!e->number) entity_fault(c, e, "has no number");
    if (!e->label || !e->label_en) entity_fault(c, e, "has no label in both languages");
    if (!e->help != !e->help_en) entity_fault(c, e, "has help in one language only");
    if (e->size < sizeof(id)) entity_fault(c, e, "the record has no room for its id");
    for (size_t i = 0; i < at; i++) {
        if (c->tables[i]->number == e->number)
            entity_fault(c, e, "the entity number is used twice");
        if (e->name && c->tables[i]->name && strcmp(c->tables[i]->name, e->name) == 0)
            entity_fault(c, e, "the entity name is used twice");
    }
}

static void check_fields(struct checking *c, size_t at)
{
    const struct entity *e = c->tables[at];
    size_t count = 0;
    for (const struct field *f = e->fields; f->id; f++, count++) {
        check_shape(c, e, f);
        check_flags(c, e, f);
        check_derived(c, e, f);
        check_target(c, e, f);
        check_fallback(c, e, f);
        check_as_of(c, e, f);
        if (f->terms && !vocabulary_seen(c, at, f)) check_vocabulary(c, f->terms);
    }
    if (count > FIELDS_MAX) entity_fault(c, e, "has more than 128 fields");
}

size_t schema_check(const struct entity *const tables[], size_t count, schema_fault fault,
                    void *arg)
{
    struct checking c = { tables, count, arena_new(), fault, arg, 0 };
    for (size_t i = 0; i < count; i++)
        if (!tables[i]->fields) entity_fault(&c, tables[i], "has no field table");
    for (size_t i = 0; !c.faults && i < count; i++)
        for (const struct field *f = tables[i]->fields; f->id; f++)
            if (!f->name) field_fault(&c, tables[i], f, "has no name");
    for (size_t i = 0, broken = c.faults; !broken && i < count; i++) {
        check_identity(&c, i);
        check_fields(&c, i);
        check_path(&c, tables[i], "scope", tables[i]->scope);
        check_path(&c, tables[i], "owner", tables[i]->owner);
        check_path(&c, tables[i], "person", tables[i]->person);
        check_title_sort(&c, tables[i]);
        check_alike(&c, tables[i]);
    }
    arena_free(c.arena);
    return c.faults;
}
