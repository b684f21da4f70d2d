/* SPDX-License-Identifier: MIT
 * preview_json: a preview as JSON. What lists may grow to is bounded here, since a rule being tried
 * writes the explanations. */
#include "check.h"
#include "preview.h"

enum { VERDICT_BYTES_MAX = 8192 };

static void point_at(struct json *j, struct arena *arena, const char *key, int64_t hundredths)
{
    json_key(j, key);
    rule_points_json(j, arena, hundredths);
}

static void mean_at(struct json *j, struct arena *arena, const char *key, int64_t sum,
                    uint32_t count)
{
    json_key(j, key);
    if (count)
        rule_points_json(j, arena, sum / (int64_t)count);
    else
        json_null(j);
}

static void pair(struct json *j, const char *key, const uint32_t of[RULE_SIDES])
{
    json_key(j, key);
    json_object(j);
    json_int_at(j, "before", of[RULE_BEFORE]);
    json_int_at(j, "after", of[RULE_AFTER]);
    json_object_end(j);
}

static void code(struct json *j, const char *name, const char *label)
{
    json_object(j);
    json_z_at(j, "code", name);
    json_z_at(j, "label", label);
    json_object_end(j);
}

static void bands(struct json *j, const struct preview *p)
{
    json_key(j, "bands");
    json_object(j);
    json_key(j, "codes");
    json_array(j);
    const struct vocabulary *terms = p->hook->bands;
    for (size_t i = 0; terms && terms->terms[i].number; i++)
        code(j, terms->terms[i].code, terms->terms[i].vi);
    if (!terms) code(j, "rated", "Có điểm");
    code(j, "unrated", "Chưa xếp loại");
    code(j, "rejected", "Bị từ chối");
    code(j, "fault", "Quy tắc lỗi");
    json_array_end(j);
    json_key(j, "rows");
    json_array(j);
    for (size_t before = 0; before < p->column_count; before++) {
        json_array(j);
        for (size_t after = 0; after < p->column_count; after++)
            json_int(j, p->matrix[before][after]);
        json_array_end(j);
    }
    json_array_end(j);
    json_object_end(j);
}

static void counts(struct json *j, const char *key, const uint32_t *of, size_t count)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < count; i++) json_int(j, of[i]);
    json_array_end(j);
}

static void histogram(struct json *j, const struct preview *p)
{
    json_key(j, "histogram");
    json_object(j);
    json_key(j, "edges");
    json_array(j);
    for (size_t i = 0; i <= p->bin_count; i++) {
        int64_t edge = p->hook->min + (int64_t)i * p->bin_width;
        rule_points_json(j, p->arena, edge < p->hook->max ? edge : p->hook->max);
    }
    json_array_end(j);
    counts(j, "before", p->histogram[RULE_BEFORE], p->bin_count);
    counts(j, "after", p->histogram[RULE_AFTER], p->bin_count);
    json_object_end(j);
}

static void group_rows(struct json *j, struct preview *p, size_t grouping)
{
    size_t count;
    const struct preview_row *rows = preview_rows(p, grouping, &count);
    json_key(j, "rows");
    json_array(j);
    for (size_t i = 0; i < count && i < PREVIEW_ROWS_SHOWN; i++) {
        const struct preview_row *r = &rows[i];
        json_object(j);
        json_text_at(j, "name", r->name);
        json_int_at(j, "cases", r->cases);
        json_int_at(j, "rose", r->rose);
        json_int_at(j, "fell", r->fell);
        mean_at(j, p->arena, "mean_before", r->sum[RULE_BEFORE], r->scored[RULE_BEFORE]);
        mean_at(j, p->arena, "mean_after", r->sum[RULE_AFTER], r->scored[RULE_AFTER]);
        json_object_end(j);
    }
    json_array_end(j);
}

static void groups(struct json *j, struct preview *p)
{
    json_key(j, "groups");
    json_array(j);
    for (size_t i = 0; i < RULE_GROUPINGS_MAX && p->groups[i]; i++) {
        json_object(j);
        json_z_at(j, "label", p->hook->groupings[i].label);
        group_rows(j, p, i);
        json_object_end(j);
    }
    json_array_end(j);
}

static void samples(struct json *j, const struct preview *p)
{
    json_key(j, "fault_samples");
    json_array(j);
    for (size_t i = 0; i < p->sample_count; i++) {
        struct buffer out = buffer_in(p->arena, 256);
        rule_fault_print(&p->samples[i].fault, &out);
        json_object(j);
        json_z_at(j, "side", p->samples[i].side == RULE_AFTER ? "after" : "before");
        json_key(j, "fault");
        json_raw(j, buffer_as_text(&out));
        json_object_end(j);
    }
    json_array_end(j);
}

void preview_json(struct json *j, struct preview *p)
{
    json_int_at(j, "cases", p->cases);
    json_int_at(j, "people", p->people);
    json_int_at(j, "elsewhere", p->elsewhere);
    json_int_at(j, "faults", p->faults[RULE_AFTER]);
    json_int_at(j, "faults_before", p->faults[RULE_BEFORE]);
    samples(j, p);
    json_int_at(j, "changed", p->changed);
    json_int_at(j, "rose", p->rose);
    json_int_at(j, "fell", p->fell);
    pair(j, "rejected", p->rejected);
    pair(j, "unrated", p->unrated);
    json_key(j, "mean");
    json_object(j);
    mean_at(j, p->arena, "before", p->sum[RULE_BEFORE], p->scored[RULE_BEFORE]);
    mean_at(j, p->arena, "after", p->sum[RULE_AFTER], p->scored[RULE_AFTER]);
    json_object_end(j);
    bands(j, p);
    histogram(j, p);
    groups(j, p);
}

static void verdict_at(struct json *j, const struct preview *p, const char *key,
                       const struct rule_child_decision *d)
{
    struct rule_verdict verdict = d->verdict;
    struct buffer out = buffer_in(p->arena, 512);
    json_key(j, key);
    if (d->error) {
        json_null(j);
        return;
    }
    rule_verdict_print(p->hook, &verdict, &out);
    if (out.size > VERDICT_BYTES_MAX) {
        verdict.reasons = NULL;
        out = buffer_in(p->arena, 512);
        rule_verdict_print(p->hook, &verdict, &out);
    }
    json_text(j, buffer_as_text(&out));
}

static void mover(struct json *j, const struct preview *p, const struct preview_mover *m)
{
    json_object(j);
    json_id_at(j, "subject", m->subject);
    json_text_at(j, "day", m->day ? date_format(p->arena, m->day) : TEXT(""));
    json_text_at(j, "about", m->about);
    point_at(j, p->arena, "delta", m->delta);
    verdict_at(j, p, "before", &m->sides[RULE_BEFORE]);
    verdict_at(j, p, "after", &m->sides[RULE_AFTER]);
    json_object_end(j);
}

void preview_movers_json(struct json *j, struct preview *p)
{
    json_array(j);
    for (size_t i = 0; i < p->riser_count; i++)
        if (p->risers[i].told) mover(j, p, &p->risers[i]);
    for (size_t i = 0; i < p->faller_count; i++)
        if (p->fallers[i].told) mover(j, p, &p->fallers[i]);
    json_array_end(j);
}
