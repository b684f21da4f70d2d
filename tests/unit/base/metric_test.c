/* SPDX-License-Identifier: MIT
 * metric: the bytes of the Prometheus text format, the bounds of the histogram, the limit of label
 * values, and that no count is lost between threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/metric.h"
#include "tests/support/base/death.h"

static const struct metric starts = { "volbank_starts_total", "Times started.", METRIC_COUNTER,
                                      NULL };
static const struct metric streams = { "volbank_streams", "Open streams.", METRIC_GAUGE, NULL };
static const struct metric requests = { "volbank_requests_total", "Requests answered.",
                                        METRIC_COUNTER, "route" };
static const struct metric commits = { "volbank_commit_seconds", "Durable commits.", METRIC_SECONDS,
                                       NULL };
static const struct metric waits = { "volbank_wait_seconds", "Waiting.", METRIC_SECONDS, "pool" };

struct bench {
    struct metrics *metrics;
    struct arena *arena;
};

static int setup(void **state)
{
    struct bench *bench = test_calloc(1, sizeof *bench);
    bench->metrics = metrics_new();
    bench->arena = arena_new();
    *state = bench;
    return 0;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    metrics_free(bench->metrics);
    arena_free(bench->arena);
    test_free(bench);
    return 0;
}

static const char *printed(struct bench *bench)
{
    struct buffer out = buffer_in(bench->arena, 0);
    metrics_print(bench->metrics, &out);
    return text_z(bench->arena, buffer_as_text(&out));
}

static void nothing_counted_prints_nothing(void **state)
{
    assert_string_equal(printed(*state), "");
}

static void counters_add_and_gauges_are_set(void **state)
{
    struct bench *bench = *state;
    metric_add(bench->metrics, &starts, NULL, 1);
    metric_add(bench->metrics, &starts, NULL, 41);
    metric_set(bench->metrics, &streams, NULL, 7);
    metric_set(bench->metrics, &streams, NULL, 5);
    metric_add(bench->metrics, &streams, NULL, -8);
    assert_string_equal(printed(bench), "# HELP volbank_starts_total Times started.\n"
                                        "# TYPE volbank_starts_total counter\n"
                                        "volbank_starts_total 42\n"
                                        "# HELP volbank_streams Open streams.\n"
                                        "# TYPE volbank_streams gauge\n"
                                        "volbank_streams -3\n");
}

static void rows_and_labels_are_sorted(void **state)
{
    struct bench *bench = *state;
    metric_add(bench->metrics, &starts, NULL, 1);
    metric_add(bench->metrics, &requests, "GET /z", 3);
    metric_add(bench->metrics, &requests, "GET /a", 2);
    metric_add(bench->metrics, &requests, "", 1);
    assert_string_equal(printed(bench), "# HELP volbank_requests_total Requests answered.\n"
                                        "# TYPE volbank_requests_total counter\n"
                                        "volbank_requests_total{route=\"\"} 1\n"
                                        "volbank_requests_total{route=\"GET /a\"} 2\n"
                                        "volbank_requests_total{route=\"GET /z\"} 3\n"
                                        "# HELP volbank_starts_total Times started.\n"
                                        "# TYPE volbank_starts_total counter\n"
                                        "volbank_starts_total 1\n");
}

static void label_values_and_help_are_escaped(void **state)
{
    static const struct metric odd = { "odd", "a\\b\nc\"d", METRIC_GAUGE, "l" };
    struct bench *bench = *state;
    metric_set(bench->metrics, &odd, "q\"b\\n\nđ", 1);
    assert_string_equal(printed(bench), "# HELP odd a\\\\b\\nc\"d\n"
                                        "# TYPE odd gauge\n"
                                        "odd{l=\"q\\\"b\\\\n\\nđ\"} 1\n");
}

static void a_label_value_may_vanish_after_the_call(void **state)
{
    struct bench *bench = *state;
    char route[] = "GET /x";
    metric_add(bench->metrics, &requests, route, 1);
    memset(route, '#', sizeof route - 1);
    metric_add(bench->metrics, &requests, "GET /x", 1);
    assert_non_null(strstr(printed(bench), "{route=\"GET /x\"} 2\n"));
    assert_null(strstr(printed(bench), "#####"));
}

static void a_histogram_is_cumulative(void **state)
{
    struct bench *bench = *state;
    static const uint64_t durations[] = {
        0, 500000, 500001, 3000000, 700000000, 10000000000, 10000000001, 60000000000,
    };
    for (size_t i = 0; i < COUNT_OF(durations); i++) {
        metric_observe(bench->metrics, &commits, NULL, durations[i]);
    }
    assert_string_equal(printed(bench), "# HELP volbank_commit_seconds Durable commits.\n"
                                        "# TYPE volbank_commit_seconds histogram\n"
                                        "volbank_commit_seconds_bucket{le=\"0.0005\"} 2\n"
                                        "volbank_commit_seconds_bucket{le=\"0.001\"} 3\n"
                                        "volbank_commit_seconds_bucket{le=\"0.0025\"} 3\n"
                                        "volbank_commit_seconds_bucket{le=\"0.005\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"0.01\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"0.025\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"0.05\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"0.1\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"0.25\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"0.5\"} 4\n"
                                        "volbank_commit_seconds_bucket{le=\"1\"} 5\n"
                                        "volbank_commit_seconds_bucket{le=\"2.5\"} 5\n"
                                        "volbank_commit_seconds_bucket{le=\"5\"} 5\n"
                                        "volbank_commit_seconds_bucket{le=\"10\"} 6\n"
                                        "volbank_commit_seconds_bucket{le=\"+Inf\"} 8\n"
                                        "volbank_commit_seconds_sum 80.704000002\n"
                                        "volbank_commit_seconds_count 8\n");
}

static void a_labelled_histogram_names_both(void **state)
{
    struct bench *bench = *state;
    metric_observe(bench->metrics, &waits, "slow", 2000000000);
    const char *out = printed(bench);
    assert_non_null(strstr(out, "volbank_wait_seconds_bucket{pool=\"slow\",le=\"1\"} 0\n"));
    assert_non_null(strstr(out, "volbank_wait_seconds_bucket{pool=\"slow\",le=\"2.5\"} 1\n"));
    assert_non_null(strstr(out, "volbank_wait_seconds_sum{pool=\"slow\"} 2.000000000\n"));
    assert_non_null(strstr(out, "volbank_wait_seconds_count{pool=\"slow\"} 1\n"));
}

static size_t count_of(const char *in, const char *what)
{
    size_t count = 0;
    for (const char *at = in; (at = strstr(at, what)) != NULL; at++) count++;
    return count;
}

static void label_values_past_the_limit_are_other(void **state)
{
    struct bench *bench = *state;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 100; i++) {
            char route[16];
            snprintf(route, sizeof route, "r%d", i);
            metric_add(bench->metrics, &requests, route, 1);
        }
    }
    const char *out = printed(bench);
    assert_int_equal(count_of(out, "volbank_requests_total{"), 65);
    assert_non_null(strstr(out, "{route=\"r0\"} 2\n"));
    assert_non_null(strstr(out, "{route=\"r63\"} 2\n"));
    assert_null(strstr(out, "{route=\"r64\"}"));
    assert_non_null(strstr(out, "{route=\"other\"} 72\n"));
}

static void a_real_other_is_the_same_other(void **state)
{
    struct bench *bench = *state;
    metric_add(bench->metrics, &requests, "other", 1000);
    for (int i = 0; i < 70; i++) {
        char route[16];
        snprintf(route, sizeof route, "r%d", i);
        metric_add(bench->metrics, &requests, route, 1);
    }
    const char *out = printed(bench);
    assert_int_equal(count_of(out, "volbank_requests_total{"), 64);
    assert_non_null(strstr(out, "{route=\"other\"} 1007\n"));
}

static void many_rows_find_their_place(void **state)
{
    struct bench *bench = *state;
    struct metric *rows = ARENA_ARRAY(bench->arena, 500, struct metric);
    for (size_t i = 0; i < 500; i++) {
        text name = text_format(bench->arena, "m%zu", i);
        rows[i] = (struct metric){ text_z(bench->arena, name), "h", METRIC_COUNTER, NULL };
    }
    for (size_t i = 0; i < 500; i++) metric_add(bench->metrics, &rows[i], NULL, (int64_t)i);
    const char *out = printed(bench);
    for (size_t i = 0; i < 500; i++) {
        assert_non_null(
            strstr(out, text_z(bench->arena, text_format(bench->arena, "\nm%zu %zu\n", i, i))));
    }
}

static void no_metrics_are_no_trouble(void **state)
{
    (void)state;
    metric_add(NULL, &starts, NULL, 1);
    metric_set(NULL, &streams, NULL, 1);
    metric_observe(NULL, &commits, NULL, 1);
    metrics_free(NULL);
}

static void lower_a_counter(void *metrics)
{
    metric_add(metrics, &starts, NULL, -1);
}

static void forget_the_label(void *metrics)
{
    metric_add(metrics, &requests, NULL, 1);
}

static void add_to_a_histogram(void *metrics)
{
    metric_add(metrics, &commits, NULL, 1);
}

static void misuse_aborts(void **state)
{
    struct bench *bench = *state;
    assert_true(dies(lower_a_counter, bench->metrics, "metric_add"));
    assert_true(dies(forget_the_label, bench->metrics, "label"));
    assert_true(dies(add_to_a_histogram, bench->metrics, "metric_add"));
}

enum { COUNTERS = 4, ROUNDS = 5000 };

static void *count_up(void *metrics)
{
    for (int i = 0; i < ROUNDS; i++) {
        char route[16];
        snprintf(route, sizeof route, "r%d", i % 80);
        metric_add(metrics, &requests, route, 1);
        metric_add(metrics, &starts, NULL, 1);
        metric_observe(metrics, &waits, i % 2 ? "a" : "b", 1000000);
    }
    return NULL;
}

static void no_count_is_lost_between_threads(void **state)
{
    struct bench *bench = *state;
    pthread_t threads[COUNTERS];
    for (int i = 0; i < COUNTERS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, count_up, bench->metrics), 0);
    }
    (void)printed(bench); /* a scrape in the middle disturbs nobody */
    for (int i = 0; i < COUNTERS; i++) pthread_join(threads[i], NULL);

    const char *out = printed(bench);
    int64_t sum = 0, value = 0;
    assert_non_null(strstr(out, "volbank_starts_total 20000\n"));
    assert_non_null(strstr(out, "volbank_wait_seconds_count{pool=\"a\"} 10000\n"));
    assert_non_null(strstr(out, "volbank_wait_seconds_sum{pool=\"b\"} 10.000000000\n"));
    assert_int_equal(count_of(out, "volbank_requests_total{"), 65);
    for (const char *at = out; (at = strstr(at, "volbank_requests_total{")) != NULL;) {
        at = strchr(at, '}') + 2;
        assert_true(text_to_int((text){ at, strcspn(at, "\n") }, &value));
        sum += value;
    }
    assert_int_equal(sum, COUNTERS * ROUNDS);
}

#define TEST_WITH_METRICS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_METRICS(nothing_counted_prints_nothing),
        TEST_WITH_METRICS(counters_add_and_gauges_are_set),
        TEST_WITH_METRICS(rows_and_labels_are_sorted),
        TEST_WITH_METRICS(label_values_and_help_are_escaped),
        TEST_WITH_METRICS(a_label_value_may_vanish_after_the_call),
        TEST_WITH_METRICS(a_histogram_is_cumulative),
        TEST_WITH_METRICS(a_labelled_histogram_names_both),
        TEST_WITH_METRICS(label_values_past_the_limit_are_other),
        TEST_WITH_METRICS(a_real_other_is_the_same_other),
        TEST_WITH_METRICS(many_rows_find_their_place),
        cmocka_unit_test(no_metrics_are_no_trouble),
        TEST_WITH_METRICS(misuse_aborts),
        TEST_WITH_METRICS(no_count_is_lost_between_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
