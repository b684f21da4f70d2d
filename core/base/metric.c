/* SPDX-License-Identifier: MIT
 * metric: counting costs two hash look-ups and one atomic addition. Rows and label values live in
 * open-addressing tables of atomic pointers that only ever gain entries: readers take no lock, and
 * the one lock is for adding. Numbers are relaxed: each is right, a scrape is no snapshot across
 * them. Text format: https://prometheus.io/docs/instrumenting/exposition_formats/ (0.0.4).
 * Invariant: a pointer in a table never changes once it is there. */
#include "metric.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    ROW_SLOTS = 1024,  /* a power of two */
    ROWS_MAX = 512,    /* at most half full, so that probing stays short */
    LABEL_SLOTS = 128, /* a power of two */
    LABELS_MAX = 64,
    BOUNDS = 14,
};

static const char overflow_label[] = "other";

/* Upper bounds of the histogram in nanoseconds, and as Prometheus shows them in seconds. */
static const struct {
    uint64_t nanoseconds;
    const char *le;
} bounds[BOUNDS] = {
    { 500000, "0.0005" },  { 1000000, "0.001" },  { 2500000, "0.0025" }, { 5000000, "0.005" },
    { 10000000, "0.01" },  { 25000000, "0.025" }, { 50000000, "0.05" },  { 100000000, "0.1" },
    { 250000000, "0.25" }, { 500000000, "0.5" },  { 1000000000, "1" },   { 2500000000, "2.5" },
    { 5000000000, "5" },   { 10000000000, "10" },
};

/* The numbers of one label value. */
struct series {
    const char *label_value;
    _Atomic int64_t value;        /* counter or gauge */
    _Atomic uint64_t nanoseconds; /* histogram: sum */
    _Atomic uint64_t
        counts[BOUNDS + 1]; /* histogram: observations per bucket, the last has no bound */
};

struct row {
    const struct metric *metric;
    struct series *_Atomic labels[LABEL_SLOTS];
    struct series
        *_Atomic other; /* set when the limit is reached: takes all further label values */
    size_t label_count;
};

struct metrics {
    struct arena *arena;  /* holds everything, this struct too */
    pthread_mutex_t lock; /* guards the arena and all adding */
    struct row *_Atomic rows[ROW_SLOTS];
    size_t row_count;
};

struct metrics *metrics_new(void)
{
    struct arena *arena = arena_new();
    struct metrics *metrics = ARENA_NEW(arena, struct metrics);
    metrics->arena = arena;
    REQUIRE(pthread_mutex_init(&metrics->lock, NULL) == 0);
    return metrics;
}

void metrics_free(struct metrics *metrics)
{
    if (!metrics) return;
    pthread_mutex_destroy(&metrics->lock);
    arena_free(metrics->arena);
}

/* FNV-1a. */
static size_t hash_of(const void *bytes, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ ((const uint8_t *)bytes)[i]) * UINT64_C(0x100000001b3);
    }
    return (size_t)(hash ^ hash >> 32);
}

/* The slot that holds the row of the metric, or the empty one where it belongs. */
static struct row *_Atomic *row_slot(struct metrics *metrics, const struct metric *metric)
{
    size_t at = hash_of(&metric, sizeof metric) % ROW_SLOTS;
    for (;; at = (at + 1) % ROW_SLOTS) {
        const struct row *row = atomic_load_explicit(&metrics->rows[at], memory_order_acquire);
        if (!row || row->metric == metric) return &metrics->rows[at];
    }
}

static struct series *_Atomic *label_slot(struct row *row, const char *label_value)
{
    size_t at = hash_of(label_value, strlen(label_value)) % LABEL_SLOTS;
    for (;; at = (at + 1) % LABEL_SLOTS) {
        const struct series *series = atomic_load_explicit(&row->labels[at], memory_order_acquire);
        if (!series || strcmp(series->label_value, label_value) == 0) return &row->labels[at];
    }
}

static struct row *row_add(struct metrics *metrics, const struct metric *metric)
{
    pthread_mutex_lock(&metrics->lock);
    struct row *_Atomic *slot = row_slot(metrics, metric); /* another thread may have been faster */
    struct row *row = atomic_load_explicit(slot, memory_order_acquire);
    if (!row) {
        REQUIRE(metrics->row_count++ < ROWS_MAX);
        row = ARENA_NEW(metrics->arena, struct row);
        row->metric = metric;
        atomic_store_explicit(slot, row, memory_order_release);
    }
    pthread_mutex_unlock(&metrics->lock);
    return row;
}

/* Under the lock. */
static struct series *series_into(struct metrics *metrics, struct series *_Atomic *slot,
                                  const char *label_value)
{
    struct series *series = ARENA_NEW(metrics->arena, struct series);
    series->label_value = text_z(metrics->arena, text_of(label_value));
    atomic_store_explicit(slot, series, memory_order_release);
    return series;
}

/* Under the lock. */
static struct series *overflow_of(struct metrics *metrics, struct row *row)
{
    struct series *_Atomic *slot = label_slot(row, overflow_label);
    struct series *other = atomic_load_explicit(slot, memory_order_acquire);
    if (!other) other = series_into(metrics, slot, overflow_label);
    atomic_store_explicit(&row->other, other, memory_order_release);
    return other;
}

static struct series *series_add(struct metrics *metrics, struct row *row, const char *label_value)
{
    pthread_mutex_lock(&metrics->lock);
    struct series *_Atomic *slot = label_slot(row, label_value);
    struct series *series = atomic_load_explicit(slot, memory_order_acquire);
    if (!series && row->label_count == LABELS_MAX) {
        series = overflow_of(metrics, row);
    } else if (!series) {
        series = series_into(metrics, slot, label_value);
        row->label_count++;
    }
    pthread_mutex_unlock(&metrics->lock);
    return series;
}

static struct series *series_of(struct metrics *metrics, const struct metric *metric,
                                const char *label_value)
{
    REQUIRE((metric->label == NULL) == (label_value == NULL));
    if (!label_value) label_value = "";
    struct row *row = atomic_load_explicit(row_slot(metrics, metric), memory_order_acquire);
    if (!row) row = row_add(metrics, metric);

    struct series *found = atomic_load_explicit(label_slot(row, label_value), memory_order_acquire);
    if (!found) found = atomic_load_explicit(&row->other, memory_order_acquire);
    return found ? found : series_add(metrics, row, label_value);
}

void metric_add(struct metrics *metrics, const struct metric *metric, const char *label_value,
                int64_t by)
{
    if (!metrics) return;
    REQUIRE(metric->kind == METRIC_GAUGE || (metric->kind == METRIC_COUNTER && by >= 0));
    struct series *series = series_of(metrics, metric, label_value);
    atomic_fetch_add_explicit(&series->value, by, memory_order_relaxed);
}

void metric_set(struct metrics *metrics, const struct metric *metric, const char *label_value,
                int64_t value)
{
    if (!metrics) return;
    REQUIRE(metric->kind == METRIC_GAUGE);
    struct series *series = series_of(metrics, metric, label_value);
    atomic_store_explicit(&series->value, value, memory_order_relaxed);
}

void metric_observe(struct metrics *metrics, const struct metric *metric, const char *label_value,
                    uint64_t nanoseconds)
{
    if (!metrics) return;
    REQUIRE(metric->kind == METRIC_SECONDS);
    struct series *series = series_of(metrics, metric, label_value);
    size_t bucket = 0;
    while (bucket < BOUNDS && nanoseconds > bounds[bucket].nanoseconds) bucket++;
    atomic_fetch_add_explicit(&series->counts[bucket], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&series->nanoseconds, nanoseconds, memory_order_relaxed);
}

/* Help texts escape \ and line feed, label values the quote too. */
static void put_escaped(struct buffer *out, const char *z, bool quote)
{
    for (; *z; z++) {
        if (*z == '\n') {
            buffer_z(out, "\\n");
            continue;
        }
        if (*z == '\\' || (quote && *z == '"')) buffer_byte(out, '\\');
        buffer_byte(out, (uint8_t)*z);
    }
}

/* name_suffix{label="value",le="bound"}, each part only when there is one, and a space. */
static void put_name(struct buffer *out, const struct metric *metric, const struct series *series,
                     const char *suffix, const char *le)
{
    buffer_z(out, metric->name);
    buffer_z(out, suffix);
    if (metric->label) {
        buffer_format(out, "{%s=\"", metric->label);
        put_escaped(out, series->label_value, true);
        buffer_byte(out, '"');
    }
    if (le) buffer_format(out, "%sle=\"%s\"", metric->label ? "," : "{", le);
    buffer_z(out, metric->label || le ? "} " : " ");
}

static void put_histogram(struct buffer *out, const struct metric *metric, struct series *series)
{
    uint64_t so_far = 0;
    for (size_t i = 0; i <= BOUNDS; i++) {
        so_far += atomic_load_explicit(&series->counts[i], memory_order_relaxed);
        put_name(out, metric, series, "_bucket", i < BOUNDS ? bounds[i].le : "+Inf");
        buffer_format(out, "%" PRIu64 "\n", so_far);
    }
    uint64_t sum = atomic_load_explicit(&series->nanoseconds, memory_order_relaxed);
    put_name(out, metric, series, "_sum", NULL);
    buffer_format(out, "%" PRIu64 ".%09" PRIu64 "\n", sum / 1000000000, sum % 1000000000);
    put_name(out, metric, series, "_count", NULL);
    buffer_format(out, "%" PRIu64 "\n", so_far);
}

static void put_series(struct buffer *out, const struct metric *metric, struct series *series)
{
    if (metric->kind == METRIC_SECONDS) {
        put_histogram(out, metric, series);
        return;
    }
    put_name(out, metric, series, "", NULL);
    buffer_int(out, atomic_load_explicit(&series->value, memory_order_relaxed));
    buffer_byte(out, '\n');
}

static int by_label(const void *a, const void *b)
{
    const struct series *const *left = a, *const *right = b;
    return strcmp((*left)->label_value, (*right)->label_value);
}

static void put_row(struct buffer *out, struct row *row)
{
    static const char *const kinds[] = {
        [METRIC_COUNTER] = "counter", [METRIC_GAUGE] = "gauge", [METRIC_SECONDS] = "histogram"
    };
    const struct metric *metric = row->metric;
    buffer_format(out, "# HELP %s ", metric->name);
    put_escaped(out, metric->help, false);
    buffer_format(out, "\n# TYPE %s %s\n", metric->name, kinds[metric->kind]);

    struct series *found[LABEL_SLOTS];
    size_t count = 0;
    for (size_t i = 0; i < LABEL_SLOTS; i++) {
        found[count] = atomic_load_explicit(&row->labels[i], memory_order_acquire);
        if (found[count]) count++;
    }
    qsort(found, count, sizeof found[0], by_label);
    for (size_t i = 0; i < count; i++) put_series(out, metric, found[i]);
}

static int by_name(const void *a, const void *b)
{
    const struct row *const *left = a, *const *right = b;
    return strcmp((*left)->metric->name, (*right)->metric->name);
}

void metrics_print(struct metrics *metrics, struct buffer *out)
{
    struct row *found[ROW_SLOTS];
    size_t count = 0;
    for (size_t i = 0; i < ROW_SLOTS; i++) {
        found[count] = atomic_load_explicit(&metrics->rows[i], memory_order_acquire);
        if (found[count]) count++;
    }
    qsort(found, count, sizeof found[0], by_name);
    for (size_t i = 0; i < count; i++) put_row(out, found[i]);
}
