/* SPDX-License-Identifier: MIT
 * check: what a script must prove before it may be activated. Its tests run in order and then
 * backwards in the same sandbox; a verdict that differs by one byte depends on something it should
 * not know. */
#include "check.h"

#include "raise.h"
#include "script.h"
#include "state.h"

enum { TESTS_MIN = 3 };

static err wrong(struct ctx *cx, struct rule_fault *fault, text fact, const char *vi,
                 const char *en)
{
    fault_fill(cx->arena, fault, RULE_CONTRACT, 0, fact, "%s%.0s", "%.0s%s", vi, en);
    return ERR_INVALID;
}

static bool declared_code(const struct rule_script *script, text code)
{
    for (size_t i = 0; i < script->declared.reason_count; i++)
        if (text_equal(script->declared.reasons[i].code, code)) return true;
    return false;
}

static bool has_reason(const struct rule_verdict *verdict, text code)
{
    for (const struct rule_reason *r = verdict->reasons; r; r = r->next)
        if (text_equal(r->code, code)) return true;
    return false;
}

static text points(struct arena *arena, int64_t hundredths)
{
    int64_t whole = hundredths < 0 ? -hundredths : hundredths;
    const char *sign = hundredths < 0 ? "-" : "";
    if (whole % 100 == 0) return text_format(arena, "%s%lld", sign, (long long)(whole / 100));
    return text_format(arena, "%s%lld.%02lld", sign, (long long)(whole / 100),
                       (long long)(whole % 100));
}

/* "Kiểm thử «x»: mong đợi 12 nhưng được 10". */
static err differs(struct ctx *cx, struct rule_fault *fault, const struct rule_test *test,
                   text wanted, text got)
{
    fault_fill(cx->arena, fault, RULE_CONTRACT, 0, test->name,
               "Kiểm thử «%.*s»: mong đợi %.*s nhưng được %.*s",
               "Test '%.*s': expected %.*s but got %.*s", TEXT_ARGS(test->name), TEXT_ARGS(wanted),
               TEXT_ARGS(got));
    return ERR_INVALID;
}

/* What is wrong with one code: "Kiểm thử «x»: thiếu lý do «a»". */
static err about_code(struct ctx *cx, struct rule_fault *fault, const struct rule_test *test,
                      text code, const char *vi, const char *en)
{
    const char *name = text_z(cx->arena, test->name);
    fault_fill(cx->arena, fault, RULE_CONTRACT, 0, code, "Kiểm thử «%s»: %s%.0s «%s»",
               "Test '%s': %.0s%s '%s'", name, vi, en, text_z(cx->arena, code));
    return ERR_INVALID;
}

static err expect_codes(struct ctx *cx, const struct rule_test *test,
                        const struct rule_script *script, const struct rule_verdict *verdict,
                        struct rule_fault *fault)
{
    for (size_t i = 0; i < test->has.count; i++) {
        text code = test->has.codes[i];
        if (!declared_code(script, code))
            return about_code(cx, fault, test, code, "chưa khai báo trong reasons mã",
                              "reasons does not declare");
        if (!has_reason(verdict, code))
            return about_code(cx, fault, test, code, "thiếu lý do", "missing the reason");
    }
    for (size_t i = 0; i < test->lacks.count; i++)
        if (has_reason(verdict, test->lacks.codes[i]))
            return about_code(cx, fault, test, test->lacks.codes[i], "không được có lý do",
                              "must not have the reason");
    return ERR_NONE;
}

static err expect_keys(struct ctx *cx, const struct rule_test *test,
                       const struct rule_verdict *verdict, struct rule_fault *fault)
{
    for (const struct rule_key *wanted = test->keys; wanted; wanted = wanted->next) {
        const struct rule_key *got = verdict->keys;
        while (got && !text_equal(got->name, wanted->name)) got = got->next;
        if (!got) return about_code(cx, fault, test, wanted->name, "thiếu khóa", "missing the key");
        if (got->value != wanted->value)
            return differs(cx, fault, test, points(cx->arena, wanted->value),
                           points(cx->arena, got->value));
    }
    return ERR_NONE;
}

static err expect_outcome(struct ctx *cx, const struct rule_test *test,
                          const struct rule_verdict *verdict, struct rule_fault *fault)
{
    if (!test->rejected.size && verdict->rejected.size)
        return about_code(cx, fault, test, verdict->rejected,
                          "lẽ ra được nhận, nhưng bị từ chối vì",
                          "must not be rejected, but was for");
    if (!text_equal(test->rejected, verdict->rejected))
        return about_code(cx, fault, test, test->rejected, "lẽ ra bị từ chối vì",
                          "must be rejected for");
    if (test->unrated != verdict->unrated)
        return wrong(cx, fault, test->name, "Kiểm thử: có hay không xếp loại, khác với mong đợi",
                     "Test: rated or unrated, other than expected");
    return ERR_NONE;
}

static err expect(struct ctx *cx, const struct rule_script *script, const struct rule_test *test,
                  const struct rule_verdict *verdict, struct rule_fault *fault)
{
    err e = expect_outcome(cx, test, verdict, fault);
    if (e) return e;
    if (test->has_score && test->score != verdict->score)
        return differs(cx, fault, test, points(cx->arena, test->score),
                       points(cx->arena, verdict->score));
    const struct term *band =
        verdict->band ? vocabulary_number(script->hook->bands, (unsigned)verdict->band) : NULL;
    text band_code = band ? text_of(band->code) : TEXT("—");
    if (test->band.size && !text_equal(test->band, band_code))
        return differs(cx, fault, test, test->band, band_code);
    e = expect_keys(cx, test, verdict, fault);
    return e ? e : expect_codes(cx, test, script, verdict, fault);
}

static err run_one(struct ctx *cx, struct rule_state *state, const struct rule_test *test,
                   struct rule_verdict *verdict, text *bytes, struct rule_fault *fault)
{
    struct buffer out = buffer_in(cx->arena, 256);
    err e = rule_run(cx, state, test->facts, NULL, verdict, fault);
    if (e) {
        fault->vi = text_format(cx->arena, "Kiểm thử «%.*s»: %.*s", TEXT_ARGS(test->name),
                                TEXT_ARGS(fault->vi));
        fault->en = text_format(cx->arena, "Test '%.*s': %.*s", TEXT_ARGS(test->name),
                                TEXT_ARGS(fault->en));
        return e;
    }
    rule_verdict_print(state->hook, verdict, &out);
    *bytes = buffer_as_text(&out);
    return ERR_NONE;
}

/* Runs one row; *bytes gets its verdict as printed. ERR_BUSY alone ends everything. */
static err try_one(struct ctx *cx, struct rule_state *state, const struct rule_test *test,
                   struct rule_test_result *result, text *bytes)
{
    struct rule_verdict verdict;
    err e = run_one(cx, state, test, &verdict, bytes, &result->fault);
    if (!e) e = expect(cx, state->script, test, &verdict, &result->fault);
    if (e == ERR_BUSY) return e;
    result->outcome = e ? RULE_TEST_FAILED : RULE_TEST_PASSED;
    return ERR_NONE;
}

static err try_again(struct ctx *cx, struct rule_state *state, const struct rule_test *test,
                     struct rule_test_result *result, text before)
{
    struct rule_verdict verdict;
    text bytes = { 0 };
    err e = run_one(cx, state, test, &verdict, &bytes, &result->fault);
    if (e == ERR_BUSY) return e;
    if (!e && !text_equal(bytes, before))
        e = wrong(cx, &result->fault, test->name,
                  "Chạy các kiểm thử theo thứ tự ngược lại cho kết quả khác",
                  "Running the tests backwards gives another result");
    if (e) result->outcome = RULE_TEST_FAILED;
    return ERR_NONE;
}

static err run_tests(struct ctx *cx, const struct rule_script *script, struct rule_state *state,
                     struct rule_test_result *results, struct rule_fault *fault)
{
    const struct rule_declared *declared = &script->declared;
    text *forwards = ARENA_ARRAY(cx->arena, declared->test_count, text);
    err e = ERR_NONE;
    size_t i;
    for (i = 0; i < declared->test_count && !e; i++)
        e = try_one(cx, state, &declared->tests[i], &results[i], &forwards[i]);
    if (e) {
        *fault = results[i - 1].fault;
        return e;
    }
    for (i = declared->test_count; i-- > 0;) {
        if (results[i].outcome != RULE_TEST_PASSED) continue;
        e = try_again(cx, state, &declared->tests[i], &results[i], forwards[i]);
        if (!e) continue;
        *fault = results[i].fault;
        return e;
    }
    return ERR_NONE;
}

/* The fault of the first test that failed. */
static err first_failed(const struct rule_script *script, const struct rule_test_result *results,
                        struct rule_fault *fault)
{
    for (size_t i = 0; i < script->declared.test_count; i++) {
        if (results[i].outcome != RULE_TEST_FAILED) continue;
        *fault = results[i].fault;
        return ERR_INVALID;
    }
    return ERR_NONE;
}

size_t rule_contract(struct ctx *cx, const struct rule_script *script,
                     struct rule_fault faults[RULE_CONTRACT_FAULTS_MAX])
{
    const struct rule_declared *declared = &script->declared;
    size_t count = 0;
    bool refusal = false;
    if (!(declared->seen & DECLARED_REASONS))
        (void)wrong(cx, &faults[count++], TEXT("reasons"), "Thiếu `reasons { … }`",
                    "`reasons { … }` is missing");
    if (declared->test_count < TESTS_MIN)
        (void)wrong(cx, &faults[count++], TEXT("tests"),
                    "Cần ít nhất ba kiểm thử trong `tests { … }`",
                    "`tests { … }` needs at least three tests");
    for (size_t i = 0; i < declared->test_count; i++)
        refusal |= declared->tests[i].rejected.size > 0;
    if (script->hook->may_reject && !refusal)
        (void)wrong(cx, &faults[count++], TEXT("tests"),
                    "Cần ít nhất một kiểm thử cho trường hợp bị từ chối (rejected)",
                    "At least one test must expect a refusal (rejected)");
    return count;
}

static void name_results(struct ctx *cx, const struct rule_script *script,
                         struct rule_test_result *results)
{
    size_t count = script->declared.test_count;
    int *lines = ARENA_ARRAY(cx->arena, count, int);
    /* A list that was put together otherwise than row by row has no lines to tell. */
    bool known = outline_test_lines(script->source, lines, count) == count;
    for (size_t i = 0; i < count; i++)
        results[i] = (struct rule_test_result){ .name = script->declared.tests[i].name,
                                                .line = known ? lines[i] : 0 };
}

err rule_check_each(struct ctx *cx, const struct rule_script *script,
                    struct rule_test_result *results, struct rule_fault *fault)
{
    struct rule_state *state = NULL;
    struct rule_fault missing[RULE_CONTRACT_FAULTS_MAX];
    *fault = (struct rule_fault){ 0 };
    name_results(cx, script, results);
    size_t demanded = rule_contract(cx, script, missing);
    err e = rule_state_new(cx, script, &state, fault);
    if (e) return e;
    rule_state_exact(state);
    rule_state_budget(state, RULE_TEST_STEPS);
    e = run_tests(cx, script, state, results, fault);
    rule_state_free(state);
    if (e) return e;
    if (!demanded) return first_failed(script, results, fault);
    *fault = missing[0];
    return ERR_INVALID;
}

err rule_check(struct ctx *cx, const struct rule_script *script, struct rule_fault *fault)
{
    struct rule_test_result *results =
        ARENA_ARRAY(cx->arena, script->declared.test_count, struct rule_test_result);
    return rule_check_each(cx, script, results, fault);
}
