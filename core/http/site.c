/* SPDX-License-Identifier: MIT
 * site: one table of fixed addresses. */
#include "site.h"

#include "../base/metric.h"
#include "live.h"
#include "negotiate.h"
#include "response.h"

static const struct metric answered_total = { "volbank_http_responses_total",
                                              "Answers by class of status", METRIC_COUNTER,
                                              "class" };

static err healthz(struct exchange *x)
{
    reply_bytes(x, 200, TEXT("text/plain; charset=utf-8"), text_slice(TEXT("ok\n")));
    return ERR_NONE;
}

static err look(struct ctx *cx, struct tx *tx, void *arg)
{
    struct slice none;
    (void)arg;
    return meta_get(cx, tx, "ready", &none);
}

static err readyz(struct exchange *x)
{
    err e = db_read(&x->cx, look, NULL);
    return e ? e : healthz(x);
}

/* Counted without a lock while serving, handed over when somebody asks. */
static void count_answers(struct http *http)
{
    static const char *const classes[] = { "other", "1xx", "2xx", "3xx", "4xx", "5xx" };
    for (size_t i = 0; i < COUNT_OF(classes); i++) {
        uint64_t n = atomic_exchange(&http->answered[i], 0);
        if (n) metric_add(http->options.metrics, &answered_total, classes[i], (int64_t)n);
    }
}

static err metrics_page(struct exchange *x)
{
    struct buffer out = buffer_in(x->arena, 16 * 1024);
    count_answers(x->http);
    if (x->http->options.metrics) metrics_print(x->http->options.metrics, &out);
    reply_bytes(x, 200, TEXT("text/plain; version=0.0.4; charset=utf-8"), buffer_as_slice(&out));
    return ERR_NONE;
}

static err openapi_page(struct exchange *x)
{
    reply_bytes(x, 200, TEXT("application/json"), text_slice(x->http->openapi));
    x->rs.etag = text_format(x->arena, "W/\"%016llx\"", (unsigned long long)checksum(x->rs.body));
    x->rs.gzip = true;
    return ERR_NONE;
}

static err live_page(struct exchange *x)
{
    x->rq.query_pairs = pairs_decode(x->arena, x->rq.query);
    return live_join(x->http->live, x);
}

/* ?l=en&r=/where/one/was; the same fields in a form. Only back to this server. */
static err switch_language(struct exchange *x)
{
    const struct pair *asked = pairs_decode(x->arena, x->rq.query);
    const struct pair *form = pairs_decode(x->arena, buffer_as_text(&x->upload));
    const struct pair *lang =
        pair_named(form, "l") ? pair_named(form, "l") : pair_named(asked, "l");
    const struct pair *back =
        pair_named(form, "r") ? pair_named(form, "r") : pair_named(asked, "r");
    bool english = lang && text_equal_z(lang->value, "en");
    bool local = back && is_local_path(back->value);
    reply_bytes(x, 303, TEXT(""), (struct slice){ 0 });
    respond_cookie(&x->cx, &x->rs, "lang", english ? TEXT("en") : TEXT("vi"), 365 * 24 * 3600);
    reply_header(x, "Location", local ? back->value : TEXT("/"));
    return ERR_NONE;
}

static const struct site_row rows[] = {
    { "/healthz", false, 1u << GET, healthz, true },
    { "/readyz", false, 1u << GET, readyz, false },
    { "/metrics", false, 1u << GET, metrics_page, false },
    { API_PREFIX "/openapi.json", false, 1u << GET, openapi_page, false },
    { API_PREFIX "/live", false, 1u << GET, live_page, false },
    { "/ngon-ngu", false, 1u << GET | 1u << POST, switch_language, false },
    { "/static", true, 1u << GET, static_file, false },
    { "/can-bo", true, 1u << GET, officer_page, false },
};

const struct site_row *site_row_of(text path)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        text fixed = text_of(rows[i].path);
        if (text_equal(path, fixed)) return &rows[i];
        if (rows[i].below && path.size > fixed.size && text_starts(path, fixed) &&
            path.data[fixed.size] == '/')
            return &rows[i];
    }
    return NULL;
}
