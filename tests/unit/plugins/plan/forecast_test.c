/* SPDX-License-Identifier: MIT
 * forecast: the line, the interval worked out by hand, the table of quantiles against the density
 * it comes from, the path to a target, the months of a period. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "plugins/plan/measure/board.h"

static bool near(double a, double b, double within)
{
    return fabs(a - b) <= within;
}

static void a_straight_line_is_gone_on_with(void **state)
{
    const double x[] = { 0, 1, 2, 3, 4 }, y[] = { 100, 120, 140, 160, 180 };
    (void)state;
    struct plan_forecast f = plan_forecast_at(x, y, 5, 9);
    assert_true(f.known && near(f.at, 280, 1e-9) && near(f.slope, 20, 1e-9));
    assert_true(near(f.low, 280, 1e-6) && near(f.high, 280, 1e-6));
    assert_false(plan_forecast_at(x, y, 3, 9).known);
    const double same[] = { 2, 2, 2, 2 };
    assert_false(plan_forecast_at(same, y, 4, 9).known);
}

/* y = 1, 2, 2, 4, 5 at 0…4: slope 1, mean 2.8, rest 0.8; s = sqrt(0.8/3) = 0.5164; at 6: off 4,
 * sqrt(1 + 1/5 + 16/10) = 1.6733; t(0.90, 3) = 1.638; so 6.8 ± 1.4154. */
static void the_interval_is_that_of_one_new_response(void **state)
{
    const double x[] = { 0, 1, 2, 3, 4 }, y[] = { 1, 2, 2, 4, 5 };
    (void)state;
    struct plan_forecast f = plan_forecast_at(x, y, 5, 6);
    assert_true(near(f.at, 6.8, 1e-9));
    assert_true(near(f.high - f.at, 1.4154, 5e-4) && near(f.at - f.low, 1.4154, 5e-4));
}

/* The share of Student's law between -t and t, by Simpson's rule over its density. */
static double between(double t, double df)
{
    enum { STEPS = 2000 };
    double c = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(df * 3.14159265358979323846);
    double sum = 0, step = 2 * t / STEPS;
    for (int i = 0; i <= STEPS; i++) {
        double x = -t + i * step;
        double weight = i == 0 || i == STEPS ? 1 : i % 2 ? 4 : 2;
        sum += weight * c * pow(1 + x * x / df, -(df + 1) / 2);
    }
    return sum * step / 3;
}

/* Points that miss the line by turns give the width, and with it the quantile that was used. */
static void four_of_five_lie_within(void **state)
{
    double x[40], y[40];
    (void)state;
    for (size_t n = FORECAST_LEAST; n <= 32; n++) {
        double mean = ((double)n - 1) / 2, sxx = 0, rest = 0, sxy = 0;
        for (size_t i = 0; i < n; i++) {
            x[i] = (double)i;
            y[i] = i % 2 ? 1 : -1;
            sxx += (x[i] - mean) * (x[i] - mean);
            sxy += (x[i] - mean) * y[i];
        }
        struct plan_forecast f = plan_forecast_at(x, y, n, mean);
        for (size_t i = 0; i < n; i++) {
            double miss = y[i] - f.at - sxy / sxx * (x[i] - mean);
            rest += miss * miss;
        }
        double s = sqrt(rest / ((double)n - 2));
        double t = (f.high - f.at) / (s * sqrt(1 + 1 / (double)n));
        assert_true(near(between(t, (double)n - 2), 0.8, 5e-4));
    }
}

static void the_path_goes_straight_from_target_to_target(void **state)
{
    const struct plan_step steps[] = { { date_of(2025, 12, 31), 60, TEXT("") },
                                       { date_of(2030, 12, 31), 80, TEXT("") } };
    (void)state;
    assert_int_equal(plan_path(steps, 2, 100, date_of(2023, 1, 1)), 100);
    assert_int_equal(plan_path(steps, 2, 100, date_of(2025, 12, 31)), 600);
    assert_int_equal(plan_path(steps, 2, 100, date_of(2028, 7, 1)), 700);
    assert_int_equal(plan_path(steps, 2, 100, date_of(2030, 12, 31)), 800);
    assert_int_equal(plan_path(steps, 2, 100, date_of(2035, 1, 1)), 800);
}

static void periods_end_on_their_day(void **state)
{
    (void)state;
    assert_int_equal(plan_months_back(date_of(2025, 12, 31), 12), date_of(2025, 1, 1));
    assert_int_equal(plan_months_back(date_of(2026, 11, 23), 12), date_of(2025, 11, 24));
    assert_int_equal(plan_months_back(date_of(2026, 5, 30), 3), date_of(2026, 3, 1));
    assert_int_equal(plan_months_back(date_of(2026, 3, 31), 3), date_of(2026, 1, 1));
    assert_int_equal(plan_quarter_of(date_of(2025, 2, 28), -1), date_of(2024, 10, 1));
    assert_int_equal(plan_quarter_of(date_of(2025, 12, 31), 1), date_of(2026, 1, 1));
}

static void a_jump_is_over_three_times_the_median_before(void **state)
{
    struct plan_jump jump;
    const int64_t steady[] = { 3, 4, 3, 4, 5, 9 }, sudden[] = { 3, 4, 3, 4, 4, 13, 4 };
    const int64_t few[] = { 0, 1, 0, 1, 4 };
    (void)state;
    assert_false(plan_jump_of(steady, COUNT_OF(steady), &jump));
    assert_false(plan_jump_of(few, COUNT_OF(few), &jump));
    assert_true(plan_jump_of(sudden, COUNT_OF(sudden), &jump));
    assert_int_equal(jump.quarter, 5);
    assert_int_equal(jump.count, 13);
    assert_int_equal(jump.median2, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_straight_line_is_gone_on_with),
        cmocka_unit_test(the_interval_is_that_of_one_new_response),
        cmocka_unit_test(four_of_five_lie_within),
        cmocka_unit_test(the_path_goes_straight_from_target_to_target),
        cmocka_unit_test(periods_end_on_their_day),
        cmocka_unit_test(a_jump_is_over_three_times_the_median_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
