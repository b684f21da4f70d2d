/* SPDX-License-Identifier: MIT
 * facts_json: facts from a JSON object, one flaw per fact that is unknown or does not fit; and back
 * into one, always in the same bytes. */
#include "script.h"

/* ---- reading --------------------------------------------------------------------------------- */

/* What is being filled: a struct of facts, or one item of a list. */
struct reading {
    struct ctx *cx;
    const struct field *table;
    void *record;
    text where;      /* of the record in the JSON: "/sessions/3", or empty */
    bool any_number; /* the host's own: bounds are for what people write */
    size_t flaws;
};

static text path_of(struct reading *r, text prefix, text key)
{
    struct arena *arena = r->cx->arena;
    if (!prefix.size) return text_format(arena, "%.*s/%.*s", TEXT_ARGS(r->where), TEXT_ARGS(key));
    return text_format(arena, "%.*s/%.*s/%.*s", TEXT_ARGS(r->where), TEXT_ARGS(prefix),
                       TEXT_ARGS(key));
}

static void flaw(struct reading *r, text prefix, text key, const struct field *fact)
{
    const char *pointer = text_z(r->cx->arena, path_of(r, prefix, key));
    struct fact_wanted wanted = fact ? fact_wanted(r->cx->arena, fact) : (struct fact_wanted){ 0 };
    if (fact)
        ctx_flaw(r->cx, pointer, "type",
                 SAY("Dữ kiện «%.*s» phải là %s%.0s", "Fact '%.*s' must be %.0s%s"), TEXT_ARGS(key),
                 wanted.vi, wanted.en);
    else
        ctx_flaw(r->cx, pointer, "unknown",
                 SAY("Không có dữ kiện «%.*s»", "There is no fact '%.*s'"), TEXT_ARGS(key));
    r->flaws++;
}

static struct fact_given given_of(const struct json_value *v)
{
    struct fact_given given = { GIVEN_OTHER };
    enum json_kind kind = json_kind_of(v);
    if (kind == JSON_TRUE || kind == JSON_FALSE)
        given = (struct fact_given){ GIVEN_BOOL, .yes = kind == JSON_TRUE };
    else if (kind == JSON_STRING)
        given = (struct fact_given){ GIVEN_TEXT, .words = json_string(v) };
    else if (json_whole(v, &given.whole))
        given.kind = GIVEN_WHOLE;
    return given;
}

/* The whole value replaces the fallback. */
static bool set_codes(const struct field *fact, void *facts, const struct json_value *v)
{
    if (json_kind_of(v) != JSON_ARRAY) return false;
    *(code_set *)field_in(fact, facts) = (code_set){ { 0 } };
    for (const struct json_value *item = json_first(v); item; item = json_next(item))
        if (!fact_add_term(fact, facts, json_string(item))) return false;
    return true;
}

static bool set_levels(const struct field *fact, void *facts, const struct json_value *v)
{
    int64_t level;
    if (json_kind_of(v) != JSON_OBJECT) return false;
    for (const struct json_value *item = json_first(v); item; item = json_next(item))
        if (!json_whole(item, &level) || !fact_set_level(fact, facts, json_key_of(item), level))
            return false;
    return true;
}

static void read_object(struct reading *r, text prefix, const struct json_value *object);

/* What is wrong inside an item is told of that item. */
static bool set_list(struct reading *r, const struct field *fact, text path,
                     const struct json_value *v)
{
    size_t count = json_count(v), n = 0;
    if (json_kind_of(v) != JSON_ARRAY || count > RULE_LIST_MAX) return false;
    for (const struct json_value *item = json_first(v); item; item = json_next(item))
        if (json_kind_of(item) != JSON_OBJECT) return false;
    uint8_t *items = fact_list_new(r->cx->arena, fact, r->record, count);
    for (const struct json_value *item = json_first(v); item; item = json_next(item), n++) {
        struct reading inner = { r->cx,
                                 fact->of,
                                 items + n * fact->of_size,
                                 text_format(r->cx->arena, "%.*s/%zu", TEXT_ARGS(path), n),
                                 r->any_number,
                                 0 };
        read_object(&inner, (text){ 0 }, item);
        r->flaws += inner.flaws;
    }
    return true;
}

static bool set_one(struct reading *r, const struct field *fact, text prefix,
                    const struct json_value *v)
{
    if (json_kind_of(v) == JSON_NULL) return true;
    if (fact->kind == FIELD_CODES) return set_codes(fact, r->record, v);
    if (fact->kind == FIELD_LEVELS) return set_levels(fact, r->record, v);
    if (fact->kind == FIELD_LIST) return set_list(r, fact, path_of(r, prefix, json_key_of(v)), v);
    struct field unbounded = *fact;
    unbounded.min = unbounded.max = 0;
    return fact_set(r->cx->arena, r->any_number ? &unbounded : fact, r->record, given_of(v));
}

static void read_object(struct reading *r, text prefix, const struct json_value *object)
{
    for (const struct json_value *v = json_first(object); v; v = json_next(v)) {
        text key = json_key_of(v);
        const struct field *fact = fact_find(r->table, prefix, key);
        if (fact && set_one(r, fact, prefix, v)) continue;
        if (!fact && fact_nests(r->table, prefix, key) && json_kind_of(v) == JSON_OBJECT) {
            text inside = prefix.size ? text_format(r->cx->arena, "%.*s.%.*s", TEXT_ARGS(prefix),
                                                    TEXT_ARGS(key))
                                      : key;
            read_object(r, inside, v);
            continue;
        }
        flaw(r, prefix, key, fact);
    }
}

static err read_facts(struct ctx *cx, const struct rule_hook *hook, const struct json_value *json,
                      bool any_number, void *facts)
{
    struct reading r = { cx, hook->facts, facts, { 0 }, any_number, 0 };
    rule_facts_default(hook, facts);
    if (!json || json_kind_of(json) != JSON_OBJECT)
        return ctx_fail(cx, ERR_INVALID, "", "type",
                        SAY("Dữ kiện phải là một đối tượng JSON", "Facts must be a JSON object"));
    read_object(&r, (text){ 0 }, json);
    return r.flaws ? ERR_INVALID : ERR_NONE;
}

err rule_facts_from_json(struct ctx *cx, const struct rule_hook *hook,
                         const struct json_value *json, void *facts)
{
    return read_facts(cx, hook, json, false, facts);
}

err rule_facts_read_back(struct ctx *cx, const struct rule_hook *hook,
                         const struct json_value *json, void *facts)
{
    return read_facts(cx, hook, json, true, facts);
}

/* ---- printing -------------------------------------------------------------------------------- */

static void print_code(struct json *j, const struct field *fact, unsigned number)
{
    const struct term *term = number ? vocabulary_number(fact->terms, number) : NULL;
    json_text(j, text_of(term ? term->code : ""));
}

static void print_codes(struct json *j, const struct field *fact, const code_set *set)
{
    json_array(j);
    for (const struct term *t = fact->terms->terms; t->number; t++)
        if (code_set_has(*set, t->number)) json_text(j, text_of(t->code));
    json_array_end(j);
}

static void print_levels(struct json *j, const struct field *fact, const code_levels *levels)
{
    json_object(j);
    for (const struct term *t = fact->terms->terms; t->number; t++)
        if (levels->of[t->number]) json_int_at(j, t->code, levels->of[t->number]);
    json_object_end(j);
}

static void print_table(struct json *j, const struct field *table, const void *record);

static void print_list(struct json *j, const struct field *fact, const struct fact_list *list)
{
    json_array(j);
    for (size_t i = 0; i < list->count; i++)
        print_table(j, fact->of, (const uint8_t *)list->items + i * fact->of_size);
    json_array_end(j);
}

static void print_value(struct json *j, const struct field *fact, const void *record)
{
    const void *member = field_of(fact, record);
    struct arena *arena = j->out->arena;
    switch (fact->kind) {
    case FIELD_TEXT:
        json_text(j, *(const text *)member);
        break;
    case FIELD_BOOL:
        json_bool(j, *(const bool *)member);
        break;
    case FIELD_DATE: {
        date day = *(const date *)member;
        json_text(j, day ? date_format(arena, day) : TEXT(""));
        break;
    }
    case FIELD_TIME: {
        instant at = *(const instant *)member;
        json_text(j, at ? instant_format(arena, at) : TEXT(""));
        break;
    }
    case FIELD_ENUM:
        print_code(j, fact, (unsigned)*(const int32_t *)member);
        break;
    case FIELD_CODE:
        print_code(j, fact, *(const uint8_t *)member);
        break;
    case FIELD_CODES:
        print_codes(j, fact, member);
        break;
    case FIELD_LEVELS:
        print_levels(j, fact, member);
        break;
    case FIELD_LIST:
        print_list(j, fact, member);
        break;
    default:
        json_int(j, *(const int64_t *)member);
    }
}

/* Bytes of a name before its last dot; 0 when there is none. */
static size_t group_size(const struct field *fact)
{
    const char *dot = strrchr(fact->name, '.');
    return dot ? (size_t)(dot - fact->name) : 0;
}

static bool same_group(const struct field *a, const struct field *b)
{
    size_t size = group_size(a);
    return size == group_size(b) && memcmp(a->name, b->name, size) == 0;
}

/* All members of the group `first` is the first of, where the group first appears. */
static void print_group(struct json *j, const struct field *first, const void *record)
{
    size_t size = group_size(first);
    json_key(j, text_z(j->out->arena, text_part(text_of(first->name), 0, size)));
    json_object(j);
    for (const struct field *f = first; f->name; f++) {
        if (!same_group(f, first)) continue;
        json_key(j, f->name + size + 1);
        print_value(j, f, record);
    }
    json_object_end(j);
}

static bool group_began_before(const struct field *table, const struct field *fact)
{
    for (const struct field *f = table; f != fact; f++)
        if (same_group(f, fact)) return true;
    return false;
}

static void print_table(struct json *j, const struct field *table, const void *record)
{
    json_object(j);
    for (const struct field *f = table; f->name; f++) {
        if (!group_size(f)) {
            json_key(j, f->name);
            print_value(j, f, record);
        } else if (!group_began_before(table, f)) {
            print_group(j, f, record);
        }
    }
    json_object_end(j);
}

void rule_facts_print(const struct rule_hook *hook, const void *facts, struct buffer *out)
{
    struct json j = json_into(out);
    print_table(&j, hook->facts, facts);
}

void rule_facts_print_read(const struct rule_hook *hook, const void *facts, code_set read,
                           struct buffer *out)
{
    struct json j = json_into(out);
    struct field *kept = ARENA_ARRAY(out->arena, RULE_FACTS_MAX + 1, struct field);
    size_t count = 0;
    for (unsigned row = 0; hook->facts[row].name; row++)
        if (code_set_has(read, row)) kept[count++] = hook->facts[row];
    print_table(&j, kept, facts);
}
