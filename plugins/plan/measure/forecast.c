/* SPDX-License-Identifier: MIT
 * forecast: the sums are taken about the means, so that years far from zero lose nothing. */
#include "forecast.h"

#include <math.h>

/* t(0.90, df): a tenth lies above; df 1..30, then as for the normal law. NIST e-Handbook 1.3.6.7.2.
 */
static double t_quantile(size_t df)
{
    static const double table[] = { 3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397,
                                    1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337,
                                    1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318,
                                    1.316, 1.315, 1.314, 1.313, 1.311, 1.310 };
    return df <= sizeof(table) / sizeof(*table) ? table[df - 1] : 1.282;
}

struct plan_forecast plan_forecast_at(const double *x, const double *y, size_t count, double x0)
{
    struct plan_forecast f = { 0 };
    double n = (double)count, mean_x = 0, mean_y = 0, sxx = 0, sxy = 0, rest = 0;
    if (count < FORECAST_LEAST) return f;
    for (size_t i = 0; i < count; i++) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    for (size_t i = 0; i < count; i++) {
        sxx += (x[i] - mean_x) * (x[i] - mean_x);
        sxy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    if (sxx <= 0) return f;
    f.slope = sxy / sxx;
    for (size_t i = 0; i < count; i++) {
        double miss = y[i] - mean_y - f.slope * (x[i] - mean_x);
        rest += miss * miss;
    }
    double off = x0 - mean_x;
    double wide = t_quantile(count - 2) * sqrt(rest / (n - 2)) * sqrt(1 + 1 / n + off * off / sxx);
    f.known = true;
    f.at = mean_y + f.slope * off;
    f.low = f.at - wide;
    f.high = f.at + wide;
    return f;
}
