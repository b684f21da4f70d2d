/* SPDX-License-Identifier: MIT
 * hook_check: judges the row a plugin declares a hook with, before anything starts: a fact table
 * that made it through here can be read, written, printed and sent without another look. */
#include "script.h"

#include <stdio.h>

struct judged {
    const struct rule_hook *hook;
    void (*report)(void *arg, const char *message);
    void *arg;
    bool fine;
};

static bool is_fact_kind(const struct field *f)
{
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_INT:
    case FIELD_BOOL:
    case FIELD_DATE:
    case FIELD_TIME:
    case FIELD_MONEY:
    case FIELD_ENUM:
    case FIELD_CODE:
    case FIELD_CODES:
    case FIELD_LEVELS:
    case FIELD_LIST:
        return true;
    default:
        return false;
    }
}

/* A fact called like a word of Lua's could not be written down: f.until. */
static bool is_keyword(const char *word)
{
    static const char *const words[] = { "and",  "break", "do",    "else", "elseif", "end",
                                         "for",  "false", "goto",  "if",   "in",     "function",
                                         "nil",  "local", "not",   "or",   "repeat", "return",
                                         "then", "true",  "until", "while" };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(word, words[i]) == 0) return true;
    return false;
}

/* "night", or "opening.night" where names may nest. */
static bool is_name(const char *name, bool may_nest)
{
    for (const char *c = name; *c; c++) {
        bool first = c == name || c[-1] == '.', digit = *c >= '0' && *c <= '9';
        if (*c == '.' && may_nest && !first && c[1])
            may_nest = false;
        else if (*c != '_' && (*c < 'a' || *c > 'z') && (first || !digit))
            return false;
    }
    return *name != 0;
}

/* A table of `size` bytes. item: one of a list, which holds no lists and does not nest. */
static const char *row_wrong(const struct field *table, size_t size, bool item,
                             const struct field *f)
{
    bool coded = f->kind == FIELD_ENUM || f->kind == FIELD_CODE || f->kind == FIELD_CODES ||
                 f->kind == FIELD_LEVELS;
    bool list = f->kind == FIELD_LIST;
    if (!is_fact_kind(f) || (item && list)) return "this kind cannot be a fact";
    if (!is_name(f->name, !item)) return "has no name of lower-case letters, digits and _";
    const char *dot = strchr(f->name, '.');
    if (is_keyword(dot ? dot + 1 : f->name)) return "has a name that is a word of Lua's";
    if (!f->label || !f->label_en) return "needs a label in both languages";
    if (!f->help != !f->help_en) return "has help in one language only";
    if (f->offset + f->size > size) return "lies outside the facts struct";
    if (coded && !f->terms) return "needs a vocabulary";
    if (list != (f->of != NULL) || list != (f->of_size > 0))
        return "a list, and nothing else, needs .of and .of_size";
    if (f->fallback && (list || f->kind == FIELD_LEVELS)) return "this kind has no fallback";
    if (f->fallback && !fact_fallback_fits(f)) return "has a fallback that does not fit";
    if (fact_find(table, (text){ 0 }, text_of(f->name)) != f) return "has the name of another fact";
    if (fact_nests(table, (text){ 0 }, text_of(f->name)))
        return "is both a fact and a group of facts";
    return NULL;
}

static void say(struct judged *j, const char *fact, const char *of, const char *wrong)
{
    char said[200];
    snprintf(said, sizeof said, "%s: fact «%s%s%s» %s", j->hook->name, of ? of : "", of ? "." : "",
             fact, wrong);
    j->report(j->arg, said);
    j->fine = false;
}

static void judge_items(struct judged *j, const struct field *list)
{
    size_t rows = 0;
    for (const struct field *f = list->of; f->name; f++, rows++) {
        const char *wrong = row_wrong(list->of, list->of_size, true, f);
        if (wrong) say(j, f->name, list->name, wrong);
    }
    if (!rows || rows > RULE_FACTS_MAX) say(j, list->name, NULL, "an item needs 1 to 128 rows");
}

/* History needs somebody it is about, and no more groupings than a case has room for. */
static const char *history_wrong(const struct rule_hook *hook)
{
    size_t groupings = 0;
    while (hook->groupings && hook->groupings[groupings].label) groupings++;
    if (groupings > RULE_GROUPINGS_MAX) return "at most 4 groupings";
    if (groupings && !hook->cases) return "groupings without cases";
    if (hook->cases && !hook->subject && !hook->subject_named)
        return "cases need the entity they are about";
    return NULL;
}

static const char *whole_wrong(const struct rule_hook *hook, size_t rows)
{
    if (!hook->name || !strchr(hook->name, '.') || !hook->label || !hook->label_en)
        return "needs a name \"plugin.hook\" and a label in both languages";
    if (rows == 0 || rows > RULE_FACTS_MAX) return "needs 1 to 128 facts";
    if (hook->min >= hook->max) return "min must be below max";
    if (hook->bands && !hook->band_floors) return "bands need floors";
    if (hook->rates_a_year && !hook->bands) return "what rates a year needs bands";
    return history_wrong(hook);
}

const struct entity *rule_hook_subject(const struct rule_hook *hook, const struct schema *schema)
{
    if (hook->subject || !hook->subject_named) return hook->subject;
    return schema_named(schema, text_of(hook->subject_named));
}

bool rule_hook_check(const struct rule_hook *hook, void (*report)(void *arg, const char *message),
                     void *arg)
{
    struct judged j = { hook, report, arg, true };
    char said[200];
    size_t rows = 0;
    for (const struct field *f = hook->facts; f && f->name; f++, rows++) {
        const char *wrong = row_wrong(hook->facts, hook->facts_size, false, f);
        if (wrong)
            say(&j, f->name, NULL, wrong);
        else if (f->kind == FIELD_LIST)
            judge_items(&j, f);
    }
    const char *whole = whole_wrong(hook, rows);
    if (!whole) return j.fine;
    snprintf(said, sizeof said, "%s: %s", hook->name ? hook->name : "(hook)", whole);
    report(arg, said);
    return false;
}
