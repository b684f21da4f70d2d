/* SPDX-License-Identifier: MIT
 * print: verdicts and faults as JSON, for `volbank rule` and for comparing two runs byte for byte.
 */
#include "check.h"

#include "../base/json_write.h"

const char *rule_fault_name(enum rule_fault_kind kind)
{
    static const char *const names[] = { "", "syntax", "runtime", "budget", "memory", "contract" };
    return names[kind];
}

void rule_points_json(struct json *j, struct arena *arena, int64_t hundredths)
{
    uint64_t v = hundredths < 0 ? 0u - (uint64_t)hundredths : (uint64_t)hundredths;
    struct buffer b = buffer_in(arena, 24);
    if (hundredths < 0) buffer_byte(&b, '-');
    buffer_int(&b, (int64_t)(v / 100));
    if (v % 100) {
        buffer_byte(&b, '.');
        buffer_byte(&b, (uint8_t)('0' + v / 10 % 10));
    }
    if (v % 10) buffer_byte(&b, (uint8_t)('0' + v % 10));
    json_raw(j, buffer_as_text(&b));
}

static void text_or_null(struct json *j, const char *key, text t)
{
    json_key(j, key);
    if (t.size)
        json_text(j, t);
    else
        json_null(j);
}

static void reasons(struct json *j, struct arena *arena, const struct rule_verdict *verdict)
{
    json_key(j, "reasons");
    json_array(j);
    for (const struct rule_reason *r = verdict->reasons; r; r = r->next) {
        json_object(j);
        json_text_at(j, "code", r->code);
        json_key(j, "points");
        rule_points_json(j, arena, r->points);
        json_text_at(j, "vi", r->vi);
        json_object_end(j);
    }
    json_array_end(j);
}

static void keys(struct json *j, struct arena *arena, const struct rule_verdict *verdict)
{
    json_key(j, "keys");
    json_object(j);
    for (const struct rule_key *k = verdict->keys; k; k = k->next) {
        json_key(j, text_z(arena, k->name));
        rule_points_json(j, arena, k->value);
    }
    json_object_end(j);
}

void rule_verdict_print(const struct rule_hook *hook, const struct rule_verdict *verdict,
                        struct buffer *out)
{
    struct json j = json_into(out);
    json_object(&j);
    json_key(&j, "score");
    rule_points_json(&j, out->arena, verdict->score);
    text_or_null(&j, "rejected", verdict->rejected);
    if (verdict->rejected.size) json_text_at(&j, "rejected_vi", verdict->rejected_vi);
    if (hook->bands) {
        const struct term *band =
            verdict->band ? vocabulary_number(hook->bands, (unsigned)verdict->band) : NULL;
        json_z_at(&j, "band", band ? band->code : NULL);
        json_bool_at(&j, "unrated", verdict->unrated);
    }
    if (hook->rates_a_year) keys(&j, out->arena, verdict);
    reasons(&j, out->arena, verdict);
    json_int_at(&j, "steps", verdict->steps);
    json_object_end(&j);
}

const char *rule_test_outcome_name(enum rule_test_outcome outcome)
{
    static const char *const names[] = { "not-run", "passed", "failed" };
    return names[outcome];
}

void rule_test_result_print(const struct rule_test_result *result, struct buffer *out)
{
    struct json j = json_into(out);
    json_object(&j);
    json_text_at(&j, "name", result->name);
    json_key(&j, "line");
    if (result->line)
        json_int(&j, result->line);
    else
        json_null(&j);
    json_z_at(&j, "outcome", rule_test_outcome_name(result->outcome));
    json_key(&j, "fault");
    if (result->outcome == RULE_TEST_FAILED)
        rule_fault_print(&result->fault, out);
    else
        json_null(&j);
    json_object_end(&j);
}

void rule_fault_print(const struct rule_fault *fault, struct buffer *out)
{
    struct json j = json_into(out);
    json_object(&j);
    json_z_at(&j, "kind", rule_fault_name(fault->kind));
    json_key(&j, "line");
    if (fault->line)
        json_int(&j, fault->line);
    else
        json_null(&j);
    text_or_null(&j, "fact", fault->fact);
    json_text_at(&j, "vi", fault->vi);
    json_text_at(&j, "en", fault->en);
    json_object_end(&j);
}
