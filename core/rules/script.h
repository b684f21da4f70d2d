/* SPDX-License-Identifier: MIT
 * script: what a source declares, as read once by rule_load. All of it lives in the arena of the
 * ctx that loaded it. */
#ifndef VOLBANK_RULES_SCRIPT_H
#define VOLBANK_RULES_SCRIPT_H

#include "../base/json_write.h"
#include "rules.h"

enum { RULE_BANDS_MAX = 16, RULE_TESTS_MAX = 200, RULE_REASONS_MAX = 200, RULE_EXPECTED_MAX = 20 };

struct rule_declared_reason {
    text code, vi;
};

/* Codes a test expects to find, or not to find, among the reasons. */
struct rule_expected {
    text codes[RULE_EXPECTED_MAX];
    size_t count;
};

struct rule_test {
    text name;
    const void *facts;
    bool has_score;
    int64_t score;
    text rejected; /* code or empty: must not be rejected */
    text band;     /* code or empty: not asked */
    bool unrated;
    struct rule_expected has, lacks;
    struct rule_key *keys; /* what key() must have said */
};

enum declaration {
    DECLARED_HOOK = 1 << 0,
    DECLARED_PARAMS = 1 << 1,
    DECLARED_REASONS = 1 << 2,
    DECLARED_BANDS = 1 << 3,
    DECLARED_TESTS = 1 << 4,
    DECLARED_PERIOD = 1 << 5,
    DECLARED_TIES = 1 << 6,
    DECLARED_GROUP = 1 << 7
};

struct rule_declared {
    unsigned seen;             /* enum declaration */
    struct rule_param *params; /* sorted by name */
    size_t param_count;
    struct rule_declared_reason *reasons; /* sorted by code */
    size_t reason_count;
    struct rule_test *tests; /* in the author's order */
    size_t test_count;
    int64_t band_floors[RULE_BANDS_MAX];
    struct rule_period period;
    struct rule_group group;
    text ties[RULE_TIES_MAX]; /* the most telling first */
    size_t tie_count;
};

struct rule_script {
    const struct rule_hook *hook;
    text name, source;
    text lean; /* what is run for every person: the source without its declarations, line for line,
                  as spelling.h spells it */
    bool straight; /* lean is short and has neither loops nor functions to call but run */
    struct rule_declared declared;
};

/* outline.c: reads a source without running it. Finds words Lua would accept but a rule may not
 * use, or not as often. */
bool outline_forbidden(text source, text *word, int *line);
/* True when the source is short and nothing in it can go round: no loop, and no function but a run
 * that it cannot call. Sees such words in comments and strings too. */
bool outline_straight(text source);
/* The source with its top-level declarations blanked out. */
text outline_lean(struct arena *arena, text source);
/* Lines on which the rows of top-level `tests { {…}, … }` begin, at most `most`; how many there
 * are. */
size_t outline_test_lines(text source, int *lines, size_t most);

/* facts.c: one value given for a fact, from JSON or from a test's `given`. */
struct fact_given {
    enum { GIVEN_OTHER, GIVEN_BOOL, GIVEN_WHOLE, GIVEN_TEXT } kind;
    bool yes;
    int64_t whole;
    text words;
};
/* Row of the fact called prefix.key (prefix may be empty) in a table of facts or of the items of a
 * list, or NULL. */
const struct field *fact_find(const struct field *table, text prefix, text key);
/* True when some fact is called prefix.key.something. */
bool fact_nests(const struct field *table, text prefix, text key);
/* Gives every member of a struct its fallback. */
void facts_default(const struct field *table, size_t size, void *record);
/* Whether .fallback is a value of the row's kind, within its bounds. */
bool fact_fallback_fits(const struct field *fact);
/* A list of `count` items with their fallbacks, in the arena; the items, to be filled. */
void *fact_list_new(struct arena *arena, const struct field *fact, void *facts, size_t count);
/* False when the value does not fit the kind. Texts are copied into the arena. */
bool fact_set(struct arena *arena, const struct field *fact, void *facts, struct fact_given given);
bool fact_add_term(const struct field *fact, void *facts, text code);
bool fact_set_level(const struct field *fact, void *facts, text code, int64_t level);
/* "một trong các mã của danh mục «Kỹ năng»", "số nguyên", … */
struct fact_wanted {
    const char *vi, *en;
};
struct fact_wanted fact_wanted(struct arena *arena, const struct field *fact);
/* "text", "int", …, "list". */
const char *fact_kind_name(const struct field *fact);
/* What a script gets: "string", "boolean", "integer"; "userdata" for sets, levels and lists. */
const char *fact_lua_type(const struct field *fact);

#endif
