/* SPDX-License-Identifier: MIT
 * measures: a cadre stands from the first to the last day in office, cut into stretches in which
 * some certificate that counts was valid and stretches in which none was. */
#include "measures.h"

#include "assess/cadres.h"
#include "course/course.h"
#include "days.h"

static err gone(struct ctx *cx, err e)
{
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* ---- cadres -------------------------------------------------------------------------------- */

enum { SPANS_MAX = 64 };

static err place_cadre(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                       size_t *count)
{
    struct cadre c;
    struct cadre_span *spans = ARENA_ARRAY(cx->arena, SPANS_MAX, struct cadre_span);
    size_t span_count = 0;
    err e = cadre_get(cx, tx, which, &c);
    if (e || !c.full_time) return gone(cx, e);
    e = cadre_spans(cx, tx, c.volunteer, spans, SPANS_MAX, &span_count);
    date at = c.from ? c.from : 1;
    for (size_t i = 0; !e && i < span_count && *count + 2 < MEASURE_PLACES_MAX; i++) {
        struct cadre_span s = spans[i];
        if (s.from < at) s.from = at;
        if (c.to && (!s.until || s.until > c.to)) s.until = c.to;
        if (s.until && s.until < s.from) continue;
        if (s.from > at) out[(*count)++] = (struct measure_place){ c.unit, at, s.from - 1, 1, 0 };
        out[(*count)++] = (struct measure_place){ c.unit, s.from, s.until, 1, 1 };
        if (!s.until) return ERR_NONE;
        at = s.until + 1;
    }
    if (!c.to || at <= c.to) out[(*count)++] = (struct measure_place){ c.unit, at, c.to, 1, 0 };
    return e;
}

static err why_not_trained(struct ctx *cx, struct tx *tx, id which, text *out)
{
    struct cadre c;
    struct cadre_knowledge knows;
    err e = cadre_get(cx, tx, which, &c);
    if (!e) e = cadre_knowledge_on(cx, tx, c.volunteer, instant_date(cx->now), &knows);
    if (e) return gone(cx, e);
    if (id_is_none(c.volunteer))
        *out = ctx_say(cx, "Chưa nối với hồ sơ trong ngân hàng", "Not linked to a record");
    else if (id_is_none(knows.certificate))
        *out = ctx_say(cx, "Chưa có chứng nhận", "Never had a certificate");
    else if (!knows.valid && knows.until)
        *out = text_format(cx->arena, "%.*s %.*s",
                           TEXT_ARGS(ctx_say(cx, "Chứng nhận hết hạn", "Certificate expired on")),
                           TEXT_ARGS(date_format_vi(cx->arena, knows.until)));
    return ERR_NONE;
}

/* ---- operations ---------------------------------------------------------------------------- */

static err place_certificate(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                             size_t *count)
{
    struct certificate c;
    err e = record_get(cx, tx, &certificate_entity, which, &c);
    if (e) return gone(cx, e);
    *out = (struct measure_place){ .unit = c.unit, .from = c.issued, .whole = 1 };
    *count = 1;
    return ERR_NONE;
}

static err place_course(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                        size_t *count)
{
    struct course c;
    err e = record_get(cx, tx, &course_entity, which, &c);
    if (e) return gone(cx, e);
    if (c.state == COURSE_PLANNED || c.state == COURSE_CANCELLED) return ERR_NONE;
    *out = (struct measure_place){ .unit = c.unit, .from = c.starts, .whole = 1 };
    *count = 1;
    return ERR_NONE;
}

static const struct measure_link cadre_links[] = { { "certificate", "volunteer", "volunteer" },
                                                   { "certificate_kind", NULL, NULL },
                                                   { "setting", NULL, NULL },
                                                   { 0 } };
#define OPERATION                                                                                  \
    "operations", "Thao tác ghi trên hệ thống", "Operations recorded in the system", "thao tác",   \
        "operations", .shape = MEASURE_HAPPENS

const struct measure training_measures[] = {
    { "cadres", "Cán bộ chuyên trách", "Full-time cadres", "cán bộ", "cadres",
      .shape = MEASURE_STANDS, .entity = "cadre", .place = place_cadre, .links = cadre_links,
      .why = why_not_trained, .page = "nang-luc/can-bo" },
    { OPERATION, .entity = "certificate", .place = place_certificate },
    { OPERATION, .entity = "course", .place = place_course },
    { 0 }
};
