/* SPDX-License-Identifier: MIT
 * report_figures: figures by name. What a query answers is what the report says: targets are the
 * board's, everything else a sum over the report's period. */
#include "core/plugin/plugin.h"
#include "report_draft.h"

static const char *const kept_as_hours = "minutes";

/* ---- periods --------------------------------------------------------------------------------- */

text report_period(struct ctx *cx, const struct plan_report *r)
{
    long long year = (long long)r->year, part = (long long)r->part;
    struct civil from = date_civil(r->from), until = date_civil(r->until);
    switch (r->kind) {
    case REPORT_MONTH:
        return text_format(cx->arena, "tháng %lld năm %lld", part, year);
    case REPORT_QUARTER:
        return text_format(cx->arena, "quý %.*s năm %lld", TEXT_ARGS(letter_roman(cx->arena, part)),
                           year);
    case REPORT_HALF:
        return text_format(cx->arena, "sáu tháng %s năm %lld", part == 1 ? "đầu" : "cuối", year);
    case REPORT_YEAR:
        return text_format(cx->arena, "năm %lld", year);
    case REPORT_INTERIM:
    case REPORT_FINAL:
        return text_format(cx->arena, "giai đoạn %d - %d", from.year, until.year);
    default:
        return text_format(cx->arena, "từ ngày %.*s đến ngày %.*s",
                           TEXT_ARGS(date_format_vi(cx->arena, r->from)),
                           TEXT_ARGS(date_format_vi(cx->arena, r->until)));
    }
}

void report_before(const struct plan_report *r, date *from, date *until)
{
    struct civil c = date_civil(r->from);
    int months = r->kind == REPORT_MONTH     ? 1
                 : r->kind == REPORT_QUARTER ? 3
                 : r->kind == REPORT_HALF    ? 6
                 : r->kind == REPORT_YEAR    ? 12
                                             : 0;
    int n = c.year * 12 + c.month - 1 - months;
    *until = r->from - 1;
    *from = months ? date_of(n / 12, n % 12 + 1, 1) : r->from - (r->until - r->from + 1);
}

/* ---- queries --------------------------------------------------------------------------------- */

static text day_of(struct ctx *cx, date day)
{
    return date_format(cx->arena, day);
}

static text records_query(const struct report_draft *d, char target)
{
    struct ctx *cx = d->cx;
    return text_format(cx->arena, "/api/v1/plan/records?unit=%.*s&on=%.*s&target=%c",
                       TEXT_ARGS(id_text(cx->arena, d->scene.unit_id)),
                       TEXT_ARGS(day_of(cx, d->scene.on)), target);
}

static text sums_query(const struct report_draft *d, text measures, date from, date until,
                       const char *by)
{
    struct ctx *cx = d->cx;
    return text_format(cx->arena,
                       "/api/v1/plan/sums?unit=%.*s&from=%.*s&until=%.*s&measures=%.*s&by=%s",
                       TEXT_ARGS(id_text(cx->arena, d->scene.unit_id)), TEXT_ARGS(day_of(cx, from)),
                       TEXT_ARGS(day_of(cx, until)), TEXT_ARGS(measures), by);
}

text report_board_query(const struct report_draft *d)
{
    struct ctx *cx = d->cx;
    return text_format(cx->arena, "/api/v1/plan/board?unit=%.*s&on=%.*s",
                       TEXT_ARGS(id_text(cx->arena, d->scene.unit_id)),
                       TEXT_ARGS(day_of(cx, d->scene.on)));
}

text report_table_query(const struct report_draft *d)
{
    static const char *const ways[] = { "", "unit", "month", "quarter", "year" };
    const struct plan_report *r = d->report;
    return sums_query(d, r->measures, r->from, r->until, ways[r->by]);
}

/* ---- figures --------------------------------------------------------------------------------- */

static struct report_figure *keep(struct report_draft *d, text name)
{
    REQUIRE(d->figure_count < REPORT_FIGURES_MAX);
    struct report_figure *f = &d->figures[d->figure_count++];
    f->number = (int)d->figure_count;
    f->name = text_copy(d->cx->arena, name);
    f->on = d->scene.on;
    return f;
}

static bool known_part(text part)
{
    return text_equal_z(part, "part") || text_equal_z(part, "whole") ||
           text_equal_z(part, "percent");
}

static struct report_figure *of_target(struct report_draft *d, text name)
{
    struct arena *arena = d->cx->arena;
    char letter = name.data[0];
    text part = text_part(name, 2, name.size);
    if (!known_part(part)) return NULL;
    struct report_figure *f = keep(d, name);
    f->raw = d->scene.board->total.figures[letter - 'a' + TARGET_A];
    f->query = records_query(d, letter);
    if (text_equal_z(part, "part")) {
        f->label = text_format(arena, "Chỉ tiêu %c, tử số", letter);
        f->value = letter_count(arena, f->raw.part);
    } else if (text_equal_z(part, "whole")) {
        f->label = text_format(arena, "Chỉ tiêu %c, mẫu số", letter);
        f->value = letter_count(arena, f->raw.whole);
    } else {
        f->label = text_format(arena, "Chỉ tiêu %c, tỷ lệ", letter);
        f->value = f->raw.whole
                       ? text_format(arena, "%.*s%%",
                                     TEXT_ARGS(letter_tenths(arena, report_tenths(&f->raw))))
                       : TEXT("chưa có số liệu");
    }
    return f;
}

static struct report_figure *of_measure(struct report_draft *d, text name)
{
    struct arena *arena = d->cx->arena;
    const struct report_scene *s = &d->scene;
    bool before = text_ends(name, TEXT(".before"));
    text bare = before ? text_part(name, 0, name.size - 7) : name;
    bool hours = text_equal_z(bare, "hours");
    date from = s->from, until = s->until;
    if (hours) bare = text_of(kept_as_hours);
    int series = report_series(s, bare);
    if (series < 0) return NULL;
    const struct measure *m = s->book->series[series].measure;
    struct report_figure *f = keep(d, name);
    if (before) report_before(d->report, &from, &until);
    f->raw = report_sum(s, series, from, until);
    f->value = hours ? letter_tenths(arena, report_hour_tenths(f->raw.whole))
                     : letter_count(arena, f->raw.whole);
    f->label = text_format(arena, "%s%s", hours ? "Giờ có mặt" : m->vi, before ? ", kỳ trước" : "");
    f->query = sums_query(d, bare, from, until, "unit");
    if (until < f->on) f->on = until;
    return f;
}

const struct report_figure *report_figure_of(struct report_draft *d, text name)
{
    for (size_t i = 0; i < d->figure_count; i++)
        if (text_equal(d->figures[i].name, name)) return &d->figures[i];
    bool target =
        name.size > 2 && name.data[1] == '.' && name.data[0] >= 'a' && name.data[0] <= 'd';
    return target ? of_target(d, name) : of_measure(d, name);
}

/* ---- as JSON --------------------------------------------------------------------------------- */

static void figure_json(struct ctx *cx, struct json *j, const struct report_figure *f)
{
    json_object(j);
    json_int_at(j, "number", f->number);
    json_text_at(j, "name", f->name);
    json_text_at(j, "label", f->label);
    json_text_at(j, "value", f->value);
    json_int_at(j, "part", f->raw.part);
    json_int_at(j, "whole", f->raw.whole);
    json_text_at(j, "query", f->query);
    json_text_at(j, "on", date_format(cx->arena, f->on));
    json_object_end(j);
}

text report_figures_json(struct report_draft *d)
{
    struct ctx *cx = d->cx;
    struct buffer out = buffer_in(cx->arena, 1 << 12);
    struct json j = json_into(&out);
    json_object(&j);
    json_id_at(&j, "unit", d->scene.unit_id);
    json_text_at(&j, "name", d->letter->body);
    json_text_at(&j, "period", report_period(cx, d->report));
    json_text_at(&j, "from", date_format(cx->arena, d->scene.from));
    json_text_at(&j, "until", date_format(cx->arena, d->scene.until));
    json_text_at(&j, "on", date_format(cx->arena, d->scene.on));
    json_text_at(&j, "made", instant_format(cx->arena, cx->now));
    json_text_at(&j, "board", report_board_query(d));
    json_key(&j, "figures");
    json_array(&j);
    for (size_t i = 0; i < d->figure_count; i++) figure_json(cx, &j, &d->figures[i]);
    json_array_end(&j);
    json_object_end(&j);
    return buffer_as_text(&out);
}
