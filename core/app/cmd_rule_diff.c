/* SPDX-License-Identifier: MIT
 * cmd_rule_diff: `volbank rule diff OLD NEW`: what changed in the text, which parameters, and what
 * both say on the tests of both; with `--data DIR`, also on the history of a folder, where a
 * version kept there may stand for OLD. Both rules run in a child. */
#include <stdio.h>

#include "../rules/check.h"
#include "../rules/line_diff.h"
#include "../rules/lineage.h"
#include "../rules/preview_run.h"
#include "app.h"
#include "args.h"
#include "cmd_rule.h"
#include "commands.h"

enum { YEAR_DAYS = 365, NS_PER_MS = 1000000 };

static const struct option_row diff_options[] = { { "--version", false, NULL },
                                                  { "--json", true, NULL },
                                                  { 0 } };

struct diffing {
    struct preview_wish wish; /* RULE_BEFORE is the old one */
    id version;               /* of the folder, instead of a file */
    bool json;
    struct json j;
};

/* ---- reading --------------------------------------------------------------------------------- */

static err read_version(struct ctx *cx, struct tx *tx, void *arg)
{
    struct diffing *d = arg;
    struct rule_version v;
    date today = instant_date(cx->now);
    const struct rule_hook *hook = d->wish.job.hook;
    struct rule_lineage *sides = d->wish.job.sides;
    if (id_is_none(d->version)) return ERR_NONE;
    err e = record_get(cx, tx, &rule_version_entity, d->version, &v);
    if (!e && !text_equal_z(v.hook, hook->name))
        e = ctx_fail(cx, ERR_INVALID, NULL, "hook",
                     SAY("Phiên bản này dành cho «%.*s»", "This version is for '%.*s'"),
                     TEXT_ARGS(v.hook));
    if (!e) e = rule_lineage_of(cx, tx, hook, &v, today, &sides[RULE_BEFORE]);
    if (!e) e = rule_lineage_above(cx, tx, hook, v.unit, today, &sides[RULE_AFTER]);
    d->wish.unit = v.unit;
    return e;
}

/* The files named, the new one last. */
static int read_files(struct ctx *cx, const struct args *args, struct diffing *d)
{
    struct rule_child_job file = { 0 };
    const struct rule_hook *old = NULL;
    for (size_t i = 0; i < args->rest_count; i++) {
        int code = rule_file_read(cx, args->rest[i], &file);
        if (code) return code;
        bool newer = i + 1 == args->rest_count;
        d->wish.job.sides[newer ? RULE_AFTER : RULE_BEFORE].source = file.source;
        if (!newer) old = file.hook;
    }
    d->wish.job.hook = file.hook;
    if (!old || old == file.hook) return EXIT_DONE;
    return rule_fault_tell(cx, TEXT("Hai quy tắc dành cho hai việc khác nhau"),
                           TEXT("The two rules are for different hooks"));
}

/* ---- the text -------------------------------------------------------------------------------- */

static void tell_lines(struct ctx *cx, struct diffing *d)
{
    size_t count;
    const struct rule_lineage *sides = d->wish.job.sides;
    const struct line_change *lines =
        line_diff(cx->arena, sides[RULE_BEFORE].source, sides[RULE_AFTER].source, &count);
    if (!d->json) {
        for (size_t i = 0; i < count; i++)
            (void)printf("%c%4d  %.*s\n", lines[i].sign,
                         lines[i].sign == '-' ? lines[i].before : lines[i].after,
                         TEXT_ARGS(lines[i].line));
        return;
    }
    json_key(&d->j, "lines");
    json_array(&d->j);
    for (size_t i = 0; i < count; i++) {
        json_object(&d->j);
        json_z_at(&d->j, "sign", lines[i].sign == '-' ? "-" : "+");
        json_int_at(&d->j, "before", lines[i].before);
        json_int_at(&d->j, "after", lines[i].after);
        json_text_at(&d->j, "line", lines[i].line);
        json_object_end(&d->j);
    }
    json_array_end(&d->j);
}

/* ---- parameters ------------------------------------------------------------------------------ */

static const struct rule_param *param_named(const struct rule_child_answer *answer, text name)
{
    for (size_t i = 0; i < answer->param_count; i++)
        if (text_equal(answer->params[i].name, name)) return &answer->params[i];
    return NULL;
}

static void param_values(struct ctx *cx, struct json *j, const char *key,
                         const struct rule_param *p)
{
    json_key(j, key);
    if (!p) {
        json_null(j);
        return;
    }
    json_array(j);
    rule_points_json(j, cx->arena, p->value);
    rule_points_json(j, cx->arena, p->min);
    rule_points_json(j, cx->arena, p->max);
    json_array_end(j);
}

static text param_text(struct ctx *cx, const struct rule_param *p)
{
    if (!p) return TEXT("—");
    return text_format(cx->arena, "%.*s (%.*s…%.*s)", TEXT_ARGS(rule_points_text(cx, p->value)),
                       TEXT_ARGS(rule_points_text(cx, p->min)),
                       TEXT_ARGS(rule_points_text(cx, p->max)));
}

static void tell_param(struct ctx *cx, struct diffing *d, text name, const struct rule_param *old,
                       const struct rule_param *new)
{
    if (old && new && old->value == new->value && old->min == new->min && old->max == new->max)
        return;
    if (!d->json) {
        (void)printf("%.*s: %.*s → %.*s\n", TEXT_ARGS(name), TEXT_ARGS(param_text(cx, old)),
                     TEXT_ARGS(param_text(cx, new)));
        return;
    }
    json_object(&d->j);
    json_text_at(&d->j, "name", name);
    param_values(cx, &d->j, "before", old);
    param_values(cx, &d->j, "after", new);
    json_object_end(&d->j);
}

static err read_params(struct ctx *cx, const struct diffing *d, enum rule_side side,
                       struct rule_child_answer *answer, struct rule_fault *fault)
{
    struct rule_child_job job = { .hook = d->wish.job.hook,
                                  .source = d->wish.job.sides[side].source };
    return rule_child_run(cx, &job, answer, fault);
}

static err tell_params(struct ctx *cx, struct diffing *d, struct rule_fault *fault)
{
    struct rule_child_answer old, new;
    err e = read_params(cx, d, RULE_BEFORE, &old, fault);
    if (!e) e = read_params(cx, d, RULE_AFTER, &new, fault);
    if (e) return e;
    if (d->json) json_key(&d->j, "params");
    if (d->json) json_array(&d->j);
    for (size_t i = 0; i < old.param_count; i++)
        tell_param(cx, d, old.params[i].name, &old.params[i],
                   param_named(&new, old.params[i].name));
    for (size_t i = 0; i < new.param_count; i++)
        if (!param_named(&old, new.params[i].name))
            tell_param(cx, d, new.params[i].name, NULL, &new.params[i]);
    if (d->json) json_array_end(&d->j);
    return ERR_NONE;
}

/* ---- the tests ------------------------------------------------------------------------------- */

static text decision_text(struct ctx *cx, const struct diffing *d,
                          const struct rule_child_decision *decision)
{
    struct buffer out = buffer_in(cx->arena, 256);
    struct rule_verdict verdict = decision->verdict;
    verdict.steps = 0; /* how much work it was is no difference */
    if (decision->error)
        rule_fault_print(&decision->fault, &out);
    else
        rule_verdict_print(d->wish.job.hook, &verdict, &out);
    return buffer_as_text(&out);
}

static bool tell_test(struct ctx *cx, struct diffing *d, const struct rule_test_on_both *t)
{
    text old = decision_text(cx, d, &t->of[RULE_BEFORE]);
    text new = decision_text(cx, d, &t->of[RULE_AFTER]);
    bool of_old = t->side == RULE_BEFORE;
    if (text_equal(old, new)) return false;
    if (!d->json) {
        (void)printf("%s «%.*s»\n  - %.*s\n  + %.*s\n", of_old ? "cũ / old" : "mới / new",
                     TEXT_ARGS(t->name), TEXT_ARGS(old), TEXT_ARGS(new));
        return true;
    }
    json_object(&d->j);
    json_z_at(&d->j, "of", of_old ? "before" : "after");
    json_text_at(&d->j, "name", t->name);
    json_key(&d->j, "before");
    json_raw(&d->j, old);
    json_key(&d->j, "after");
    json_raw(&d->j, new);
    json_object_end(&d->j);
    return true;
}

static err tell_tests(struct ctx *cx, struct diffing *d, struct rule_fault *fault)
{
    struct rule_stream *s;
    struct rule_test_on_both *tests;
    size_t count, differ = 0;
    err e = rule_stream_open(cx, &d->wish.job, &s, fault);
    if (e) return e;
    e = rule_stream_tests(cx, s, &tests, &count, fault);
    rule_stream_close(s);
    if (e) return e;
    if (d->json) json_key(&d->j, "tests");
    if (d->json) json_array(&d->j);
    for (size_t i = 0; i < count; i++) differ += tell_test(cx, d, &tests[i]);
    if (d->json) json_array_end(&d->j);
    if (!d->json)
        (void)printf("%zu/%zu kiểm thử cho kết quả khác / tests come out otherwise\n", differ,
                     count);
    return ERR_NONE;
}

/* ---- history --------------------------------------------------------------------------------- */

static err tell_history(struct ctx *cx, struct diffing *d, struct rule_fault *fault)
{
    struct preview *counted;
    uint64_t begin = clock_ticks();
    if (!cx->db || !d->wish.job.hook->cases) return ERR_NONE;
    d->wish.until = instant_date(cx->now);
    d->wish.from = d->wish.until - YEAR_DAYS + 1;
    err e = preview_run(cx, &d->wish, &counted, fault);
    if (e) return e;
    if (!d->json) {
        rule_preview_tell(cx, counted, (clock_ticks() - begin) / NS_PER_MS);
        return ERR_NONE;
    }
    json_key(&d->j, "history");
    json_object(&d->j);
    preview_json(&d->j, counted);
    json_key(&d->j, "movers");
    preview_movers_json(&d->j, counted);
    json_object_end(&d->j);
    return ERR_NONE;
}

static int diff(struct ctx *cx, struct diffing *d)
{
    struct rule_fault fault = { 0 };
    struct buffer out = buffer_in(cx->arena, 16384);
    d->j = json_into(&out);
    if (d->json) json_object(&d->j);
    tell_lines(cx, d);
    err e = tell_params(cx, d, &fault);
    if (!e) e = tell_tests(cx, d, &fault);
    if (!e) e = tell_history(cx, d, &fault);
    if (e && fault.vi.size) return rule_fault_print_out(cx, &fault);
    if (e) return app_report(cx, e);
    if (d->json) json_object_end(&d->j);
    if (d->json) (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
    return EXIT_DONE;
}

int command_rule_diff(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    struct diffing d = { 0 };
    if (!args_read(&args, diff_options, USAGE_RULE_DIFF, argc, argv)) return EXIT_USAGE;
    const char *version = args_value(&args, "--version");
    bool named = version && cx->db && id_parse(text_of(version), &d.version);
    if (args.rest_count != (version ? 1 : 2) || (version && !named)) {
        (void)fprintf(stderr, "%s\n", USAGE_RULE_DIFF);
        return EXIT_USAGE;
    }
    d.json = args_flag(&args, "--json");
    int code = read_files(cx, &args, &d);
    if (code) return code;
    err e = version ? db_read(cx, read_version, &d) : ERR_NONE;
    return e ? app_report(cx, e) : diff(cx, &d);
}
