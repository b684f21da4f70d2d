/* SPDX-License-Identifier: MIT
 * facts: fills a plugin's facts struct through its field table: fallbacks, JSON, one value at a
 * time. Every way in judges alike, so that a test's `given`, a file for `rule run` and the plugin's
 * own struct mean the same. The items of a list are filled like a struct of facts. */
#include "script.h"

static bool name_is(const char *name, text prefix, text key)
{
    if (prefix.size) {
        if (strncmp(name, prefix.data, prefix.size) != 0 || name[prefix.size] != '.') return false;
        name += prefix.size + 1;
    }
    return strncmp(name, key.data, key.size) == 0 && name[key.size] == 0;
}

const struct field *fact_find(const struct field *table, text prefix, text key)
{
    for (const struct field *f = table; f->name; f++)
        if (name_is(f->name, prefix, key)) return f;
    return NULL;
}

bool fact_nests(const struct field *table, text prefix, text key)
{
    for (const struct field *f = table; f->name; f++) {
        const char *name = f->name;
        if (prefix.size && strncmp(name, prefix.data, prefix.size) == 0 && name[prefix.size] == '.')
            name += prefix.size + 1;
        else if (prefix.size)
            continue;
        if (key.size && strncmp(name, key.data, key.size) == 0 && name[key.size] == '.')
            return true;
    }
    return false;
}

static bool set_term(const struct field *fact, void *member, text code)
{
    const struct term *term = code.size ? vocabulary_code(fact->terms, code) : NULL;
    if (!term && code.size) return false;
    int32_t number = term ? term->number : 0;
    if (fact->kind == FIELD_ENUM)
        *(int32_t *)member = number;
    else
        *(uint8_t *)member = (uint8_t)number;
    return true;
}

static bool set_words(struct arena *arena, const struct field *fact, void *member, text words)
{
    switch (fact->kind) {
    case FIELD_TEXT:
        *(text *)member = text_copy(arena, words);
        return true;
    case FIELD_DATE:
        *(date *)member = 0;
        return !words.size || date_parse(words, member);
    case FIELD_TIME:
        *(instant *)member = 0;
        return !words.size || instant_parse(words, member);
    case FIELD_ENUM:
    case FIELD_CODE:
        return set_term(fact, member, words);
    default:
        return false;
    }
}

bool fact_set(struct arena *arena, const struct field *fact, void *facts, struct fact_given given)
{
    void *member = field_in(fact, facts);
    if (given.kind == GIVEN_TEXT) return set_words(arena, fact, member, given.words);
    if (given.kind == GIVEN_BOOL && fact->kind == FIELD_BOOL) {
        *(bool *)member = given.yes;
        return true;
    }
    if (given.kind != GIVEN_WHOLE || (fact->kind != FIELD_INT && fact->kind != FIELD_MONEY))
        return false;
    if ((fact->min || fact->max) && (given.whole < fact->min || given.whole > fact->max))
        return false;
    *(int64_t *)member = given.whole;
    return true;
}

bool fact_add_term(const struct field *fact, void *facts, text code)
{
    const struct term *term = vocabulary_code(fact->terms, code);
    if (fact->kind != FIELD_CODES || !term) return false;
    code_set_add(field_in(fact, facts), term->number);
    return true;
}

bool fact_set_level(const struct field *fact, void *facts, text code, int64_t level)
{
    const struct term *term = vocabulary_code(fact->terms, code);
    if (fact->kind != FIELD_LEVELS || !term || level < 0 || level > 100) return false;
    ((code_levels *)field_in(fact, facts))->of[term->number] = (uint8_t)level;
    return true;
}

static struct fact_wanted of_terms(struct arena *arena, const struct field *fact, const char *vi,
                                   const char *en)
{
    return (struct fact_wanted){ text_z(arena, text_format(arena, vi, fact->terms->label)),
                                 text_z(arena, text_format(arena, en, fact->terms->label_en)) };
}

static struct fact_wanted whole_wanted(struct arena *arena, const struct field *fact)
{
    long long min = fact->min, max = fact->max;
    if (!min && !max) return (struct fact_wanted){ "số nguyên", "a whole number" };
    return (struct fact_wanted){
        text_z(arena, text_format(arena, "số nguyên từ %lld đến %lld", min, max)),
        text_z(arena, text_format(arena, "a whole number from %lld to %lld", min, max)),
    };
}

struct fact_wanted fact_wanted(struct arena *arena, const struct field *fact)
{
    switch (fact->kind) {
    case FIELD_TEXT:
        return (struct fact_wanted){ "chữ", "text" };
    case FIELD_BOOL:
        return (struct fact_wanted){ "đúng hoặc sai", "true or false" };
    case FIELD_DATE:
        return (struct fact_wanted){ "ngày dạng \"2026-11-22\"", "a day such as \"2026-11-22\"" };
    case FIELD_TIME:
        return (struct fact_wanted){ "giờ dạng RFC 3339", "a time as in RFC 3339" };
    case FIELD_ENUM:
    case FIELD_CODE:
        return of_terms(arena, fact, "một mã của danh mục «%s»", "a code of the list «%s»");
    case FIELD_CODES:
        return of_terms(arena, fact, "danh sách mã của «%s»", "an array of codes of «%s»");
    case FIELD_LIST:
        return (struct fact_wanted){
            text_z(arena, text_format(arena, "danh sách tối đa %d bảng", RULE_LIST_MAX)),
            text_z(arena, text_format(arena, "a list of at most %d tables", RULE_LIST_MAX)),
        };
    case FIELD_LEVELS:
        return of_terms(arena, fact, "các mã của «%s» kèm mức 0–100",
                        "codes of «%s» with a level from 0 to 100");
    default:
        return whole_wanted(arena, fact);
    }
}

const char *fact_kind_name(const struct field *fact)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "text", [FIELD_INT] = "int",       [FIELD_BOOL] = "bool",
        [FIELD_DATE] = "date", [FIELD_TIME] = "time",     [FIELD_MONEY] = "money",
        [FIELD_ENUM] = "code", [FIELD_CODE] = "code",     [FIELD_CODES] = "codes",
        [FIELD_LIST] = "list", [FIELD_LEVELS] = "levels",
    };
    return names[fact->kind];
}

const char *fact_lua_type(const struct field *fact)
{
    switch (fact->kind) {
    case FIELD_TEXT:
    case FIELD_ENUM:
    case FIELD_CODE:
        return "string";
    case FIELD_BOOL:
        return "boolean";
    case FIELD_CODES:
    case FIELD_LEVELS:
    case FIELD_LIST:
        return "userdata";
    default:
        return "integer";
    }
}

/* As in a form: codes are separated by commas. record: the row's own. */
static bool set_fallback(const struct field *fact, void *record)
{
    text words = text_of(fact->fallback);
    void *member = field_in(fact, record);
    if (fact->kind == FIELD_TEXT) {
        *(text *)member = words;
        return true;
    }
    if (fact->kind == FIELD_BOOL) *(bool *)member = text_equal_z(words, "true");
    if (fact->kind == FIELD_BOOL) return *(bool *)member || text_equal_z(words, "false");
    if (fact->kind == FIELD_INT || fact->kind == FIELD_MONEY) return text_to_int(words, member);
    if (fact->kind != FIELD_CODES) return set_words(NULL, fact, member, words);
    for (bool fine = true; words.size;) {
        fine = fact_add_term(fact, record, text_trim(text_cut(&words, ',')));
        if (!fine) return false;
    }
    return true;
}

bool fact_fallback_fits(const struct field *fact)
{
    union {
        text words;
        int64_t whole;
        code_set set;
    } room = { .set = { { 0 } } };
    struct field alone = *fact;
    alone.offset = 0;
    if (!set_fallback(&alone, &room)) return false;
    bool bounded =
        (fact->kind == FIELD_INT || fact->kind == FIELD_MONEY) && (fact->min || fact->max);
    return !bounded || (room.whole >= fact->min && room.whole <= fact->max);
}

void facts_default(const struct field *table, size_t size, void *record)
{
    memset(record, 0, size);
    for (const struct field *f = table; f->name; f++)
        if (f->fallback) REQUIRE(set_fallback(f, record));
}

void rule_facts_default(const struct rule_hook *hook, void *facts)
{
    facts_default(hook->facts, hook->facts_size, facts);
}

void *fact_list_new(struct arena *arena, const struct field *fact, void *facts, size_t count)
{
    uint8_t *items = count ? arena_alloc(arena, count * fact->of_size) : NULL;
    for (size_t i = 0; i < count; i++)
        facts_default(fact->of, fact->of_size, items + i * fact->of_size);
    *(struct fact_list *)field_in(fact, facts) = (struct fact_list){ items, (uint32_t)count };
    return items;
}
