/* SPDX-License-Identifier: MIT
 * forecast: a straight line through the quarters, and how sure it is. Ordinary least squares; the
 * interval is the one for a single new response,
 *     y0 ± t(0.90, n-2) · s · sqrt(1 + 1/n + (x0 - mean x)² / Σ(x - mean x)²),
 * so that four of five such intervals hold what comes (NIST/SEMATECH e-Handbook of Statistical
 * Methods 4.5.1.2; Draper and Smith, Applied Regression Analysis, 3rd ed., 1.4), if the quarters go
 * on as they went. It says nothing about why. */
#ifndef VOLBANK_PLAN_FORECAST_H
#define VOLBANK_PLAN_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

enum { FORECAST_LEAST = 4 }; /* quarters below which nothing is said */

struct plan_forecast {
    bool known;
    double slope; /* a quarter */
    double at, low, high;
};
/* y at x0 from `count` points. Not known: too few points, or all at one x. */
struct plan_forecast plan_forecast_at(const double *x, const double *y, size_t count, double x0);

#endif
