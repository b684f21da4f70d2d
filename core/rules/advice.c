/* SPDX-License-Identifier: MIT
 * advice: the source is read twice: for what it declares, then for what it uses. The arguments of
 * run() stand for facts and parameters wherever their names appear; the variable of `for _, s in
 * ipairs(f.sessions)` stands for an item until the next loop uses it again. */
#include "advice.h"

#include "raise.h"
#include "script.h"
#include "state.h"
#include "tokens.h"

enum { NAMES_MAX = 200, LOOPS_MAX = 8, NEAR = 2, LONGEST = 40 };

struct name_list {
    struct {
        text name;
        int line;
        bool used;
    } all[NAMES_MAX];
    size_t count;
};

struct loop {
    text variable;
    const struct field *list; /* NULL: of something else */
};

struct advising {
    struct arena *arena;
    const struct rule_hook *hook;
    text source;
    text facts_name, params_name; /* arguments of run() */
    struct name_list params, reasons, ties;
    bool has_reasons;
    bool any_param; /* p[…]: which one cannot be seen */
    struct loop loops[LOOPS_MAX];
    size_t loop_count;
    struct token at[6]; /* at[0] is looked at; the others come after it */
    struct token before;
    struct scanner scanner;
    struct rule_fault *out;
    size_t count;
};

/* ---- what is declared ------------------------------------------------------------------------ */

static void put_name(struct name_list *list, text name, int line)
{
    if (list->count == NAMES_MAX) return;
    list->all[list->count].name = name;
    list->all[list->count].line = line;
    list->all[list->count++].used = false;
}

/* The keys `name =` right inside the table of a declaration; with `strings`, its strings. */
static bool read_names(text source, const char *word, bool strings, struct name_list *list)
{
    struct scanner s = scan_begin(source);
    struct token before = { 0 };
    int depth = scan_enter(&s, word) ? 1 : 0;
    bool found = depth > 0;
    while (depth > 0) {
        struct token t = token_next(&s);
        if (t.kind == TOKEN_END) break;
        if (depth == 1 && strings && t.kind == TOKEN_STRING) put_name(list, t.word, t.line);
        if (depth == 1 && !strings && token_is(&t, "=") && before.kind == TOKEN_NAME)
            put_name(list, before.word, before.line);
        depth += token_depth(&t);
        before = t;
    }
    return found;
}

/* Names of the arguments of `function run(f, p)`. */
static void read_run(struct advising *a)
{
    struct scanner s = scan_begin(a->source);
    struct token t = token_next(&s);
    while (t.kind != TOKEN_END) {
        bool begins = t.kind == TOKEN_NAME && text_equal_z(t.word, "function");
        t = token_next(&s);
        if (!begins || !text_equal_z(t.word, "run")) continue;
        t = token_next(&s);
        t = token_next(&s);
        if (t.kind == TOKEN_NAME) a->facts_name = t.word;
        t = token_next(&s);
        if (token_is(&t, ",")) t = token_next(&s);
        if (t.kind == TOKEN_NAME) a->params_name = t.word;
        return;
    }
}

/* ---- what it resembles ----------------------------------------------------------------------- */

/* Edits from one name to another, NEAR + 1 when there are more. */
static size_t distance(text a, text b)
{
    size_t row[LONGEST + 1];
    if (a.size > LONGEST || b.size > LONGEST) return NEAR + 1;
    for (size_t j = 0; j <= b.size; j++) row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t change = corner + (a.data[i - 1] != b.data[j - 1]);
            size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            corner = row[j];
            row[j] = change < shorter ? change : shorter;
        }
    }
    return row[b.size];
}

static void nearer(text name, text candidate, text *best, size_t *least)
{
    size_t away = distance(name, candidate);
    if (away >= *least || away * 2 > name.size) return;
    *least = away;
    *best = candidate;
}

static text near_in_list(const struct name_list *list, text name)
{
    text best = { 0 };
    size_t least = NEAR + 1;
    for (size_t i = 0; i < list->count; i++) nearer(name, list->all[i].name, &best, &least);
    return best;
}

/* Members at `prefix`: their own names, or the group's. */
static text near_in_table(const struct field *table, text prefix, text name)
{
    text best = { 0 };
    size_t least = NEAR + 1;
    for (const struct field *f = table; f->name; f++) {
        text whole = text_of(f->name), first = text_cut(&whole, '.');
        if (!prefix.size)
            nearer(name, first, &best, &least);
        else if (text_equal(first, prefix))
            nearer(name, whole, &best, &least);
    }
    return best;
}

/* ---- saying it ------------------------------------------------------------------------------- */

static void advise(struct advising *a, int line, text name, text resembles, const char *vi,
                   const char *en)
{
    if (a->count == RULE_ADVICE_MAX) return;
    text shown = rule_shown(a->arena, name);
    const char *z = text_z(a->arena, shown);
    text also_vi = { 0 }, also_en = { 0 };
    if (resembles.size) {
        also_vi = text_format(a->arena, "; có phải «%.*s»?", TEXT_ARGS(resembles));
        also_en = text_format(a->arena, "; did you mean '%.*s'?", TEXT_ARGS(resembles));
    }
    a->out[a->count] = (struct rule_fault){
        .kind = RULE_CONTRACT,
        .line = line,
        .fact = shown,
        .vi = text_format(a->arena, "Dòng %d: %s «%s»%.*s", line, vi, z, TEXT_ARGS(also_vi)),
        .en = text_format(a->arena, "Line %d: %s '%s'%.*s", line, en, z, TEXT_ARGS(also_en)),
    };
    a->count++;
}

static bool use(struct name_list *list, text name)
{
    bool found = false;
    for (size_t i = 0; i < list->count; i++) {
        if (!text_equal(list->all[i].name, name)) continue;
        list->all[i].used = found = true;
    }
    return found;
}

/* ---- what is used ---------------------------------------------------------------------------- */

static void shift(struct advising *a)
{
    a->before = a->at[0];
    for (size_t i = 0; i + 1 < COUNT_OF(a->at); i++) a->at[i] = a->at[i + 1];
    a->at[COUNT_OF(a->at) - 1] = token_next(&a->scanner);
}

static bool is_member_of(const struct advising *a, text object)
{
    return object.size && a->at[0].kind == TOKEN_NAME && text_equal(a->at[0].word, object) &&
           !token_is(&a->before, ".") && !token_is(&a->before, ":") && token_is(&a->at[1], ".") &&
           a->at[2].kind == TOKEN_NAME;
}

/* f.name, or f.group.name. */
static void look_at_fact(struct advising *a)
{
    const struct token *name = &a->at[2], *inner = &a->at[4];
    const struct field *table = a->hook->facts;
    text none = { 0 };
    if (fact_find(table, none, name->word)) return;
    if (!fact_nests(table, none, name->word)) {
        advise(a, name->line, name->word, near_in_table(table, none, name->word),
               "không có dữ kiện", "there is no fact");
        return;
    }
    if (!token_is(&a->at[3], ".") || inner->kind != TOKEN_NAME) return;
    if (!fact_find(table, name->word, inner->word))
        advise(a, inner->line, inner->word, near_in_table(table, name->word, inner->word),
               "không có dữ kiện", "there is no fact");
}

static const struct field *item_of(const struct advising *a, text variable)
{
    for (size_t i = 0; i < a->loop_count; i++)
        if (text_equal(a->loops[i].variable, variable)) return a->loops[i].list;
    return NULL;
}

static void set_loop(struct advising *a, text variable, const struct field *list)
{
    size_t i = 0;
    while (i < a->loop_count && !text_equal(a->loops[i].variable, variable)) i++;
    if (i == LOOPS_MAX) return;
    a->loops[i] = (struct loop){ variable, list };
    if (i == a->loop_count) a->loop_count++;
}

/* `, s in ipairs ( f`: the list's name follows. */
static void look_at_loop(struct advising *a)
{
    const struct token *t = a->at;
    if (!token_is(&t[0], ",") || t[1].kind != TOKEN_NAME || !text_equal_z(t[2].word, "in")) return;
    struct scanner ahead = a->scanner;
    struct token dot = token_next(&ahead), list = token_next(&ahead);
    bool of_facts = text_equal_z(t[3].word, "ipairs") && token_is(&t[4], "(") &&
                    text_equal(t[5].word, a->facts_name) && token_is(&dot, ".");
    const struct field *fact =
        of_facts && a->hook ? fact_find(a->hook->facts, (text){ 0 }, list.word) : NULL;
    set_loop(a, t[1].word, fact && fact->of ? fact : NULL);
}

/* `s = f.sessions[`; any other `s =` is the end of what s was. */
static void look_at_assignment(struct advising *a)
{
    const struct token *t = a->at;
    if (t[0].kind != TOKEN_NAME || !token_is(&t[1], "=") || token_is(&t[2], "=")) return;
    bool item =
        text_equal(t[2].word, a->facts_name) && token_is(&t[3], ".") && token_is(&t[5], "[");
    const struct field *fact =
        item && a->hook ? fact_find(a->hook->facts, (text){ 0 }, t[4].word) : NULL;
    bool list = fact && fact->of;
    if (list || item_of(a, t[0].word)) set_loop(a, t[0].word, list ? fact : NULL);
}

static void look_at_item(struct advising *a)
{
    const struct token *name = &a->at[2];
    const struct field *list = item_of(a, a->at[0].word);
    if (!list || fact_find(list->of, (text){ 0 }, name->word)) return;
    advise(a, name->line, name->word, near_in_table(list->of, (text){ 0 }, name->word),
           "mỗi mục của danh sách không có", "an item of the list has no");
}

static void look_at_param(struct advising *a)
{
    const struct token *name = &a->at[2];
    if (!use(&a->params, name->word))
        advise(a, name->line, name->word, near_in_list(&a->params, name->word), "không có tham số",
               "there is no parameter");
}

static bool takes_code(text function)
{
    static const char *const names[] = { "add", "note", "reject", "require", "unrated" };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (text_equal_z(function, names[i])) return true;
    return false;
}

static void look_at_code(struct advising *a, const struct token *code)
{
    if (code->kind == TOKEN_STRING && a->has_reasons && !use(&a->reasons, code->word))
        advise(a, code->line, code->word, near_in_list(&a->reasons, code->word),
               "trong reasons chưa khai báo mã", "reasons does not declare");
}

/* add("code", …), reject "code", cap("band", "code"), key("name", …). */
static void look_at_call(struct advising *a)
{
    const struct token *t = a->at;
    if (t[0].kind != TOKEN_NAME || token_is(&a->before, ".") || token_is(&a->before, ":")) return;
    const struct token *first = token_is(&t[1], "(") ? &t[2] : &t[1];
    if (takes_code(t[0].word)) look_at_code(a, first);
    if (text_equal_z(t[0].word, "cap") && token_is(&t[1], "(") && token_is(&t[3], ","))
        look_at_code(a, &t[4]);
    if (text_equal_z(t[0].word, "key") && first->kind == TOKEN_STRING &&
        !use(&a->ties, first->word))
        advise(a, first->line, first->word, near_in_list(&a->ties, first->word),
               "trong ties chưa khai báo khóa", "ties does not declare");
}

static void look(struct advising *a)
{
    if (a->count == RULE_ADVICE_MAX) return;
    look_at_loop(a);
    look_at_assignment(a);
    look_at_call(a);
    if (a->at[0].kind == TOKEN_STRING) (void)use(&a->reasons, a->at[0].word);
    if (text_equal(a->at[0].word, a->params_name) && token_is(&a->at[1], "[")) a->any_param = true;
    if (a->hook && is_member_of(a, a->facts_name)) look_at_fact(a);
    if (is_member_of(a, a->params_name)) look_at_param(a);
    if (a->hook && is_member_of(a, a->at[0].word)) look_at_item(a);
}

/* ---- what is not used ------------------------------------------------------------------------ */

static void advise_unused(struct advising *a, const struct name_list *list, const char *vi,
                          const char *en)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->all[i].used)
            advise(a, list->all[i].line, list->all[i].name, (text){ 0 }, vi, en);
}

static void in_order(struct rule_fault *out, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && out[k - 1].line > out[k].line; k--) {
            struct rule_fault moved = out[k];
            out[k] = out[k - 1];
            out[k - 1] = moved;
        }
}

size_t rule_advise(struct arena *arena, const struct rule_hook *hook, text source,
                   struct rule_fault out[RULE_ADVICE_MAX])
{
    struct advising *a = ARENA_NEW(arena, struct advising);
    *a = (struct advising){ .arena = arena, .hook = hook, .source = source, .out = out };
    read_names(source, "params", false, &a->params);
    a->has_reasons = read_names(source, "reasons", false, &a->reasons);
    read_names(source, "ties", true, &a->ties);
    read_run(a);
    /* The declarations themselves use nothing; lines stay where they are. */
    a->scanner = scan_begin(outline_lean(arena, source));
    for (size_t i = 0; i < COUNT_OF(a->at); i++) shift(a);
    for (; a->at[0].kind != TOKEN_END; shift(a)) look(a);
    if (!a->any_param)
        advise_unused(a, &a->params, "tham số khai báo mà không dùng",
                      "a parameter is declared and not used:");
    advise_unused(a, &a->reasons, "lý do khai báo mà không dùng",
                  "a reason is declared and not used:");
    advise_unused(a, &a->ties, "khóa khai báo mà không dùng", "a key is declared and not used:");
    in_order(out, a->count);
    return a->count;
}
