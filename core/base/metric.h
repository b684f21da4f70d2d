/* SPDX-License-Identifier: MIT
 * metric: counters, gauges and histograms shown at /metrics in Prometheus text format. A metric is
 * described by a const row; its numbers live in one struct metrics owned by the app. */
#ifndef VOLBANK_BASE_METRIC_H
#define VOLBANK_BASE_METRIC_H

#include "buffer.h"
#include "text.h"

enum metric_kind { METRIC_COUNTER, METRIC_GAUGE, METRIC_SECONDS /* histogram of durations */ };

struct metric {
    const char *name; /* "volbank_http_requests_total" */
    const char *help;
    enum metric_kind kind;
    const char *label; /* one label name, or NULL */
};

struct metrics; /* thread-safe */

API struct metrics *metrics_new(void);
API void metrics_free(struct metrics *metrics);
/* Adds to a counter (by >= 0) or gauge, sets a gauge, observes a duration. label_value is NULL
 * when, and only when, the metric has no label; it is copied. The first use registers the row,
 * which must outlive metrics; at most 64 label values a metric, further ones are counted under
 * "other". metrics may be NULL. */
API void metric_add(struct metrics *metrics, const struct metric *metric, const char *label_value,
                    int64_t by);
API void metric_set(struct metrics *metrics, const struct metric *metric, const char *label_value,
                    int64_t value);
API void metric_observe(struct metrics *metrics, const struct metric *metric,
                        const char *label_value, uint64_t nanoseconds);
/* Prometheus text format 0.0.4, sorted by name and label value: same numbers, same bytes. */
API void metrics_print(struct metrics *metrics, struct buffer *out);

#endif
