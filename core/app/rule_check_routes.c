/* SPDX-License-Identifier: MIT
 * rule_check_routes: checks versions and sources in a child, and tells whoever writes them all that
 * is wrong, line by line, while they type. */
#include "../plugin/host.h"
#include "../rules/advice.h"
#include "../rules/child.h"
#include "rule_routes.h"

struct trial {
    text source;
    struct hash source_hash;
    const struct rule_hook *hook; /* NULL: the source names none there is */
    bool passed;
    struct rule_child_answer answer;
    struct rule_fault fault;
    struct rule_fault advice[RULE_ADVICE_MAX];
    size_t advice_count;
};

/* Only that no child could be started is a failure; all else is an answer. */
static err try_source(struct ctx *cx, text source, struct trial *out)
{
    const struct host *host = cx->app;
    struct slice part = text_slice(source);
    struct rule_child_job job = { .source = source, .check = true };
    *out = (struct trial){ .source = source,
                           .source_hash = hash_of((struct slice){ NULL, 0 }, &part, 1) };
    job.hook = out->hook = registry_hook(host->registry, rule_hook_name(source));
    out->advice_count = rule_advise(cx->arena, job.hook, source, out->advice);
    if (!job.hook) {
        out->fault =
            (struct rule_fault){ .kind = RULE_CONTRACT,
                                 .fact = TEXT("hook"),
                                 .vi = TEXT("Quy tắc phải có dòng: hook \"tên việc\", với một việc "
                                            "có thật"),
                                 .en = TEXT("The rule must say: hook \"name\", of a hook there "
                                            "is") };
        return ERR_NONE;
    }
    err e = rule_child_run(cx, &job, &out->answer, &out->fault);
    out->passed = e == ERR_NONE;
    return e == ERR_INVALID || e == ERR_BUSY ? ERR_NONE : e;
}

static void write_fault(struct ctx *cx, struct json *j, const struct rule_fault *fault)
{
    struct buffer out = buffer_in(cx->arena, 256);
    rule_fault_print(fault, &out);
    json_raw(j, buffer_as_text(&out));
}

/* ---- what is wrong --------------------------------------------------------------------------- */

/* All of it: what the contract misses, each test that failed, or what kept the source from being
 * read at all. A test's fault stands on the line of run() it is about, else on the test's own. */
static void write_faults(struct ctx *cx, struct json *j, const struct trial *trial)
{
    const struct rule_child_answer *answer = &trial->answer;
    size_t told = answer->missing_count;
    json_key(j, "faults");
    json_array(j);
    for (size_t i = 0; i < answer->missing_count; i++) write_fault(cx, j, &answer->missing[i]);
    for (size_t i = 0; answer->tests && i < answer->test_count; i++) {
        if (answer->tests[i].outcome != RULE_TEST_FAILED) continue;
        struct rule_fault fault = answer->tests[i].fault;
        if (!fault.line) fault.line = answer->tests[i].line;
        write_fault(cx, j, &fault);
        told++;
    }
    if (!trial->passed && !told) write_fault(cx, j, &trial->fault);
    json_array_end(j);
}

static void write_advice(struct ctx *cx, struct json *j, const struct trial *trial)
{
    json_key(j, "advice");
    json_array(j);
    for (size_t i = 0; i < trial->advice_count; i++) write_fault(cx, j, &trial->advice[i]);
    json_array_end(j);
}

/* ---- what it declares ------------------------------------------------------------------------ */

/* In the order in which they are written, so that a form follows the source. */
static const struct rule_param **params_in_order(struct ctx *cx, const struct trial *trial,
                                                 int *lines)
{
    size_t count = trial->answer.param_count;
    const struct rule_param **order = ARENA_ARRAY(cx->arena, count, const struct rule_param *);
    size_t *places = ARENA_ARRAY(cx->arena, count, size_t);
    for (size_t i = 0; i < count; i++) {
        const struct rule_param *param = &trial->answer.params[i];
        int line;
        size_t place = rule_source_param_at(trial->source, param->name, &line), k = i;
        for (; k > 0 && places[k - 1] > place; k--) {
            order[k] = order[k - 1];
            places[k] = places[k - 1];
            lines[k] = lines[k - 1];
        }
        order[k] = param;
        places[k] = place;
        lines[k] = line;
    }
    return order;
}

static void write_number(struct ctx *cx, struct json *j, const char *key, int64_t value)
{
    json_key(j, key);
    rule_points_json(j, cx->arena, value);
}

static void write_params(struct ctx *cx, struct json *j, const struct trial *trial)
{
    int lines[RULE_PARAMS_MAX] = { 0 };
    const struct rule_param **params = params_in_order(cx, trial, lines);
    json_key(j, "params");
    json_array(j);
    for (size_t i = 0; i < trial->answer.param_count; i++) {
        json_object(j);
        json_text_at(j, "name", params[i]->name);
        json_text_at(j, "label", params[i]->label);
        write_number(cx, j, "value", params[i]->value);
        write_number(cx, j, "min", params[i]->min);
        write_number(cx, j, "max", params[i]->max);
        json_int_at(j, "line", lines[i]);
        json_object_end(j);
    }
    json_array_end(j);
}

static void write_reasons(struct json *j, const struct rule_child_answer *answer)
{
    json_key(j, "reasons");
    json_array(j);
    for (size_t i = 0; i < answer->reason_count; i++) {
        json_object(j);
        json_text_at(j, "code", answer->reasons[i].code);
        json_text_at(j, "vi", answer->reasons[i].vi);
        json_object_end(j);
    }
    json_array_end(j);
}

static void write_tests(struct ctx *cx, struct json *j, const struct rule_child_answer *answer)
{
    json_key(j, "tests");
    json_array(j);
    for (size_t i = 0; answer->tests && i < answer->test_count; i++) {
        struct buffer out = buffer_in(cx->arena, 256);
        rule_test_result_print(&answer->tests[i], &out);
        json_raw(j, buffer_as_text(&out));
    }
    json_array_end(j);
}

/* state: of the stored version, or NULL. */
static err answer_trial(struct ctx *cx, struct response *rs, const struct trial *trial,
                        const char *state)
{
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_bool_at(j, "ok", trial->passed);
    if (state) json_z_at(j, "state", state);
    json_z_at(j, "hook", trial->hook ? trial->hook->name : NULL);
    json_key(j, "fault");
    if (trial->passed)
        json_null(j);
    else
        write_fault(cx, j, &trial->fault);
    write_faults(cx, j, trial);
    write_advice(cx, j, trial);
    write_params(cx, j, trial);
    write_reasons(j, &trial->answer);
    write_tests(cx, j, &trial->answer);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- routes ---------------------------------------------------------------------------------- */

err rule_check_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct rule_version v;
    struct trial *trial = ARENA_NEW(cx->arena, struct trial);
    *prepared = trial;
    err e = record_get(cx, tx, &rule_version_entity, request_id(rq), &v);
    return e ? e : try_source(cx, v.source, trial);
}

err rule_check_run(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct trial *trial = request_prepared(rq);
    struct rule_version v;
    err e = record_get(cx, tx, &rule_version_entity, request_id(rq), &v);
    if (e) return e;
    if (!hash_equal(v.source_hash, trial->source_hash))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "changed",
                        SAY("Bản nháp vừa được sửa; hãy kiểm tra lại",
                            "The draft has just been changed; check it again"));
    if (trial->passed && v.state == RULE_DRAFT) {
        v.state = RULE_CHECKED;
        e = record_update(cx, tx, &rule_version_entity, &v);
    }
    return e ? e : answer_trial(cx, rs, trial, rule_state_name(&v, instant_date(cx->now)));
}

err rule_source_check(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    const struct rule_trial *in = request_body(rq);
    struct trial *trial = ARENA_NEW(cx->arena, struct trial);
    err e = try_source(cx, in->source, trial);
    return e ? e : answer_trial(cx, rs, trial, NULL);
}
