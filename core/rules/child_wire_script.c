/* SPDX-License-Identifier: MIT
 * child_wire_script: what a script declares and what became of its tests, on its way back from the
 * child. */
#include "child_wire_items.h"

#include "script.h"

enum { TESTS_SEEN_MAX = 1000 };

static void put_results(struct buffer *out, const struct rule_test_result *results, size_t count)
{
    cbor_put_bool(out, results != NULL);
    for (size_t i = 0; results && i < count; i++) {
        cbor_put_text(out, results[i].name);
        cbor_put_int(out, results[i].line);
        cbor_put_int(out, results[i].outcome);
        if (results[i].outcome == RULE_TEST_FAILED) wire_put_fault(out, &results[i].fault);
    }
}

static bool take_results(struct ctx *cx, struct slice *in, struct rule_child_answer *answer)
{
    bool given;
    if (!wire_take_bool(in, &given)) return false;
    if (!given) return true;
    struct rule_test_result *results =
        ARENA_ARRAY(cx->arena, answer->test_count, struct rule_test_result);
    for (size_t i = 0; i < answer->test_count; i++) {
        int64_t line, outcome;
        if (!wire_take_text(in, TEXT_SEEN_MAX, &results[i].name) ||
            !wire_take_between(in, 0, RULE_SOURCE_MAX + 1, &line) ||
            !wire_take_between(in, RULE_TEST_NOT_RUN, RULE_TEST_FAILED, &outcome) ||
            (outcome == RULE_TEST_FAILED && !wire_take_fault(in, &results[i].fault)))
            return false;
        results[i].line = (int)line;
        results[i].outcome = (enum rule_test_outcome)outcome;
    }
    answer->tests = results;
    return true;
}

static void put_params(struct buffer *out, const struct rule_script *script)
{
    size_t count = rule_script_param_count(script);
    cbor_put_int(out, (int64_t)count);
    for (size_t i = 0; i < count; i++) {
        const struct rule_param *param = rule_script_param(script, i);
        cbor_put_text(out, param->name);
        cbor_put_text(out, param->label);
        cbor_put_int(out, param->value);
        cbor_put_int(out, param->min);
        cbor_put_int(out, param->max);
    }
}

static bool take_params(struct ctx *cx, struct slice *in, struct rule_child_answer *answer)
{
    struct rule_param *params = ARENA_ARRAY(cx->arena, RULE_PARAMS_MAX, struct rule_param);
    bool fine = wire_take_count(in, RULE_PARAMS_MAX, &answer->param_count);
    for (size_t i = 0; fine && i < answer->param_count; i++) {
        struct rule_param *param = &params[i];
        fine = wire_take_text(in, TEXT_SEEN_MAX, &param->name) &&
               wire_take_text(in, TEXT_SEEN_MAX, &param->label) &&
               cbor_take_int(in, &param->value) &&
               wire_take_between(in, INT64_MIN, param->value, &param->min) &&
               wire_take_between(in, param->value, INT64_MAX, &param->max);
    }
    answer->params = params;
    return fine;
}

static void put_reasons(struct buffer *out, const struct rule_script *script)
{
    const struct rule_declared *declared = &script->declared;
    cbor_put_int(out, (int64_t)declared->reason_count);
    for (size_t i = 0; i < declared->reason_count; i++) {
        cbor_put_text(out, declared->reasons[i].code);
        cbor_put_text(out, declared->reasons[i].vi);
    }
}

static bool take_reasons(struct ctx *cx, struct slice *in, struct rule_child_answer *answer)
{
    bool fine = wire_take_count(in, RULE_REASONS_MAX, &answer->reason_count);
    size_t count = fine ? answer->reason_count : 0;
    struct rule_declaration *reasons = ARENA_ARRAY(cx->arena, count, struct rule_declaration);
    for (size_t i = 0; fine && i < count; i++)
        fine = wire_take_text(in, TEXT_SEEN_MAX, &reasons[i].code) &&
               wire_take_text(in, TEXT_SEEN_MAX, &reasons[i].vi);
    answer->reasons = reasons;
    return fine;
}

static bool take_missing(struct ctx *cx, struct slice *in, struct rule_child_answer *answer)
{
    bool fine = wire_take_count(in, RULE_CONTRACT_FAULTS_MAX, &answer->missing_count);
    struct rule_fault *missing =
        ARENA_ARRAY(cx->arena, RULE_CONTRACT_FAULTS_MAX, struct rule_fault);
    for (size_t i = 0; fine && i < answer->missing_count; i++)
        fine = wire_take_fault(in, &missing[i]);
    answer->missing = missing;
    return fine;
}

void wire_put_script(struct buffer *out, const struct rule_script *script,
                     const struct wire_checked *checked, bool fails)
{
    cbor_put_int(out, WIRE_SCRIPT);
    cbor_put_int(out, (int64_t)rule_script_test_count(script));
    put_params(out, script);
    put_reasons(out, script);
    cbor_put_int(out, (int64_t)checked->missing_count);
    for (size_t i = 0; i < checked->missing_count; i++) wire_put_fault(out, &checked->missing[i]);
    put_results(out, checked->results, rule_script_test_count(script));
    cbor_put_bool(out, fails);
}

bool wire_take_script(struct ctx *cx, struct slice in, struct rule_child_answer *answer,
                      bool *fails)
{
    return wire_take_count(&in, TESTS_SEEN_MAX, &answer->test_count) &&
           take_params(cx, &in, answer) && take_reasons(cx, &in, answer) &&
           take_missing(cx, &in, answer) && take_results(cx, &in, answer) &&
           wire_take_bool(&in, fails) && in.size == 0;
}
