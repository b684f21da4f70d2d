/* SPDX-License-Identifier: MIT
 * hook: one kind of decision as a const row, and everything that follows from its table of facts:
 * defaults, JSON in and out, the stub for editors. Nothing about a hook is described twice. */
#ifndef VOLBANK_RULES_HOOK_H
#define VOLBANK_RULES_HOOK_H

#include "../base/buffer.h"
#include "../base/json_read.h"
#include "../store/schema.h"
#include "cases.h"

enum {
    RULE_FACTS_MAX = 128, /* rows of a fact table */
    RULE_LIST_MAX = 2000  /* items of one list */
};

/* One kind of decision a plugin lets areas write. Const row; a table of them ends with { 0 }. */
struct rule_hook {
    const char *name; /* "bank.score": the script says hook "bank.score" */
    const char *label, *label_en, *help;
    const struct field *facts; /* over the plugin's facts struct, ended by { 0 }. Dotted members
                                  ("opening.night") nest in Lua. Kinds: TEXT INT MONEY BOOL DATE
                                  TIME ENUM CODE CODES LEVELS LIST. .fallback as in a form */
    size_t facts_size;
    int64_t min, max; /* of the summed points, hundredths; the sum is clamped */
    bool may_reject;
    bool rates_a_year;      /* period, ties, group and key() may be said; needs bands */
    bool province_approves; /* certification, awards: an area's version is approved by the province
                             */
    const struct vocabulary *bands; /* best first, or NULL: no bands */
    const int64_t
        *band_floors; /* lowest score of each band, same order; a script's bands {} replaces them */
    const char *fallback_script; /* file under scripts/province */
    /* For previews. groupings: up to RULE_GROUPINGS_MAX, ended by { 0 }; NULL = none. cases: hands
     * every case to `take`, outside transactions, until it says false, which is no failure; NULL =
     * the hook cannot be tried on history. subject: the entity of a case's subject, or its name
     * where it is another plugin's. */
    const struct rule_grouping *groupings;
    rule_cases_fn cases;
    const struct entity *subject;
    const char *subject_named;
};
/* The entity of a case's subject; NULL when the hook has none, or nobody brings it. */
const struct entity *rule_hook_subject(const struct rule_hook *hook, const struct schema *schema);
/* Reports every fault of a hook's row ("bank.score: …"); true when there was none. */
API bool rule_hook_check(const struct rule_hook *hook,
                         void (*report)(void *arg, const char *message), void *arg);

/* Gives every fact its fallback. */
API void rule_facts_default(const struct rule_hook *hook, void *facts);
/* Fills the struct from a JSON object
 * {"age":20,"skills":["mc"],"languages":{"mnong":3},"opening":{"night":true}}; absent facts take
 * their fallbacks, in the items of a list too. Texts are copied into cx->arena. ERR_INVALID with
 * one flaw per unknown or ill-typed fact. */
API err rule_facts_from_json(struct ctx *cx, const struct rule_hook *hook,
                             const struct json_value *json, void *facts) MUST_CHECK;
/* The same object with every member in the order of the table, "" for no code and no day, only the
 * members of groups and of lists within brackets: equal facts give equal bytes, and reading them
 * back gives the same facts. */
API void rule_facts_print(const struct rule_hook *hook, const void *facts, struct buffer *out);
/* Reads what rule_facts_print wrote: as rule_facts_from_json, but without the bounds of .min and
 * .max, which are for people: the host may have found a number outside them. */
API err rule_facts_read_back(struct ctx *cx, const struct rule_hook *hook,
                             const struct json_value *json, void *facts) MUST_CHECK;
/* The same with only the rows in `read`, a verdict's facts_used. */
void rule_facts_print_read(const struct rule_hook *hook, const void *facts, code_set read,
                           struct buffer *out);

/* Equal for two tables that read the same JSON into the same values: a stored verdict says which
 * facts it was decided on. Labels, bounds and fallbacks are no part of it. */
API struct hash rule_hook_schema(const struct rule_hook *hook);
/* {"hook","label","label_en","help","schema","min","max","may_reject","rates_a_year",
 *  "province_approves","bands":[{"code","vi","en","floor"}],
 *  "facts":[{"name":"opening.night","kind","lua","label","label_en","help","help_en","min"?,"max"?,
 *            "vocabulary","items"?:[…]}],
 *  "defaults":{facts as rule_facts_print},"vocabularies":{name:{"label","label_en","terms":[…]}},
 *  "functions":[{"library","name","where":"top|run|anywhere","value","signature","params",
 *                "returns","vi","en","sample"}]} */
API void rule_reference_print(const struct rule_hook *hook, struct buffer *out);
/* The same for people, in Markdown. */
API void rule_docs_print(const struct rule_hook *hook, struct buffer *out);
/* The LuaLS ---@meta stub of a hook: types of its facts and everything a script may call. */
API void rule_stub_print(const struct rule_hook *hook, struct buffer *out);
/* The source with the types of its function's parameters written above it: LuaLS takes them from
 * there only, and completes nothing behind `f.` without. */
void rule_stub_typed(const struct rule_hook *hook, text source, struct buffer *out);

#endif
