/* SPDX-License-Identifier: MIT
 * facts_json: facts from a JSON object, one flaw per fact that is unknown or does not fit. */
#include "script.h"

static void flaw(struct ctx *cx, text prefix, text key, const struct field *fact)
{
    const char *pointer = prefix.size
                              ? text_z(cx->arena, text_format(cx->arena, "/%.*s/%.*s",
                                                              TEXT_ARGS(prefix), TEXT_ARGS(key)))
                              : text_z(cx->arena, text_format(cx->arena, "/%.*s", TEXT_ARGS(key)));
    struct fact_wanted wanted = fact ? fact_wanted(cx->arena, fact) : (struct fact_wanted){ 0 };
    if (fact)
        ctx_flaw(cx, pointer, "type",
                 SAY("Dữ kiện «%.*s» phải là %s%.0s", "Fact '%.*s' must be %.0s%s"), TEXT_ARGS(key),
                 wanted.vi, wanted.en);
    else
        ctx_flaw(cx, pointer, "unknown", SAY("Không có dữ kiện «%.*s»", "There is no fact '%.*s'"),
                 TEXT_ARGS(key));
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

static bool set_one(struct ctx *cx, const struct field *fact, void *facts,
                    const struct json_value *v)
{
    if (json_kind_of(v) == JSON_NULL) return true;
    if (fact->kind == FIELD_CODES) return set_codes(fact, facts, v);
    if (fact->kind == FIELD_LEVELS) return set_levels(fact, facts, v);
    return fact_set(cx->arena, fact, facts, given_of(v));
}

static size_t read_object(struct ctx *cx, const struct rule_hook *hook, text prefix,
                          const struct json_value *object, void *facts)
{
    size_t flaws = 0;
    for (const struct json_value *v = json_first(object); v; v = json_next(v)) {
        text key = json_key_of(v);
        const struct field *fact = fact_find(hook, prefix, key);
        if (fact && set_one(cx, fact, facts, v)) continue;
        if (!fact && fact_nests(hook, prefix, key) && json_kind_of(v) == JSON_OBJECT) {
            text inside =
                prefix.size ? text_format(cx->arena, "%.*s.%.*s", TEXT_ARGS(prefix), TEXT_ARGS(key))
                            : key;
            flaws += read_object(cx, hook, inside, v, facts);
            continue;
        }
        flaw(cx, prefix, key, fact);
        flaws++;
    }
    return flaws;
}

err rule_facts_from_json(struct ctx *cx, const struct rule_hook *hook,
                         const struct json_value *json, void *facts)
{
    rule_facts_default(hook, facts);
    if (!json || json_kind_of(json) != JSON_OBJECT)
        return ctx_fail(cx, ERR_INVALID, "", "type",
                        SAY("Dữ kiện phải là một đối tượng JSON", "Facts must be a JSON object"));
    return read_object(cx, hook, (text){ 0 }, json, facts) ? ERR_INVALID : ERR_NONE;
}
