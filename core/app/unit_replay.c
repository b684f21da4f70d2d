/* SPDX-License-Identifier: MIT
 * unit_replay: reads the mapping, walks its steps, keeps an operation for each. A dry run does all
 * of it in one transaction that is rolled back, so that its account is exact. */
#include "../paper/sheet.h"
#include "unit_replay_private.h"

/* ---- the mapping ----------------------------------------------------------------------------- */

static text cell_of(const struct sheet *sheet, const struct sheet_row *row, const char *heading)
{
    for (uint32_t i = 0; i < sheet->rows[0].count; i++)
        if (text_equal_z(sheet->rows[0].cells[i].shown, heading)) return sheet_cell(row, i)->shown;
    return TEXT("");
}

static void note_parts(struct reform *r)
{
    for (size_t i = 0; i < r->count; i++) {
        r->rows[i].first = true;
        for (size_t k = 0; k < r->count; k++) {
            bool other = k != i && text_equal(r->rows[k].old_code, r->rows[i].old_code);
            r->rows[i].parted |= other;
            if (other && k < i) r->rows[i].first = false;
        }
    }
}

err reform_read(struct ctx *cx, const struct unit_replay *replay, struct reform *out)
{
    struct sheet *sheet;
    err e = sheet_read(cx, replay->file, text_of(replay->file_name), &sheet);
    if (e) return e;
    out->on = replay->on;
    for (size_t i = 1; i < sheet->row_count; i++) {
        const struct sheet_row *row = &sheet->rows[i];
        struct reform_row r = { .old_code = cell_of(sheet, row, "old_code"),
                                .district = cell_of(sheet, row, "old_district_code"),
                                .new_code = cell_of(sheet, row, "new_code"),
                                .province = cell_of(sheet, row, "new_province_code"),
                                .new_name = cell_of(sheet, row, "new_name_vi") };
        text coverage = cell_of(sheet, row, "coverage");
        r.partly = coverage.size && !text_equal_z(coverage, "full");
        if (!r.old_code.size || !r.new_code.size || !r.new_name.size || out->count == REFORM_ROWS)
            return ctx_fail(cx, ERR_INVALID, NULL, "mapping",
                            SAY("Dòng %u không dùng được: cần old_code, new_code, new_name_vi",
                                "Row %u cannot be used: it needs old_code, new_code, new_name_vi"),
                            row->number);
        out->rows[out->count++] = r;
    }
    note_parts(out);
    return ERR_NONE;
}

/* ---- steps ----------------------------------------------------------------------------------- */

enum { STEPS = 512 };

static void add_step(struct reform_step steps[], size_t *count, struct reform_step step)
{
    for (size_t i = 0; i < *count; i++)
        if (text_equal(steps[i].code, step.code) && steps[i].district == step.district &&
            steps[i].parted == step.parted)
            return;
    if (*count < STEPS && step.code.size) steps[(*count)++] = step;
}

/* The new communes, then the bodies of communes that were parted, then what is left of districts.
 */
static size_t list_steps(const struct reform *r, struct reform_step steps[])
{
    size_t count = 0;
    for (size_t i = 0; i < r->count; i++)
        add_step(steps, &count, (struct reform_step){ .reform = r, .code = r->rows[i].new_code });
    for (size_t i = 0; i < r->count; i++)
        if (r->rows[i].parted)
            add_step(
                steps, &count,
                (struct reform_step){ .reform = r, .code = r->rows[i].old_code, .parted = true });
    for (size_t i = 0; i < r->count; i++)
        add_step(
            steps, &count,
            (struct reform_step){ .reform = r, .code = r->rows[i].district, .district = true });
    return count;
}

struct walking {
    struct unit_replay *replay;
    struct reform_step *steps;
    size_t count, at;
};

/* A step adds its account to the whole only once it is over: a write may be run again. */
static err make_step(struct ctx *cx, struct tx *tx, struct walking *w)
{
    struct reform_step *step = &w->steps[w->at];
    struct unit_account account = { 0 };
    struct unit_operation operation;
    struct place fresh = { 0 };
    step->account = &account;
    step->places = 0;
    step->kind = 0;
    err e = reform_places(cx, tx, step, &fresh);
    if (!e) e = reform_units(cx, tx, step, &fresh);
    if (!e && step->kind)
        e = unit_operation_keep(cx, tx, step->kind, w->replay->on, &account, w->replay->batch,
                                &operation);
    step->account = NULL;
    if (e) return e;
    struct unit_account *whole = ARENA_NEW(cx->arena, struct unit_account);
    *whole = account;
    step->account = whole;
    return ERR_NONE;
}

static err write_step(struct ctx *cx, struct tx *tx, void *arg)
{
    return make_step(cx, tx, arg);
}

static const char dry_slug[] = "dry-run";

static err write_nothing(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walking *w = arg;
    err e = ERR_NONE;
    for (w->at = 0; !e && w->at < w->count; w->at++) e = make_step(cx, tx, w);
    return e ? e : ctx_fail(cx, ERR_CONFLICT, NULL, dry_slug, SAY("Chạy thử", "Dry run"));
}

static void add_up(struct ctx *cx, struct unit_replay *replay, const struct reform_step *step)
{
    struct unit_account *all = &replay->account;
    const struct unit_account *one = step->account;
    replay->places += step->places;
    replay->operations += step->kind != 0;
    all->units += one->units;
    all->records += one->records;
    if (!all->deeds_end) all->deeds_end = &all->deeds;
    *all->deeds_end = one->deeds;
    if (one->deeds) all->deeds_end = one->deeds_end;
    for (const struct unit_touched *t = one->touched; t; t = t->next) {
        struct unit_touched **at = &all->touched;
        for (; *at; at = &(*at)->next)
            if ((*at)->entity == t->entity && (*at)->fate == t->fate) break;
        if (!*at) {
            *at = ARENA_NEW(cx->arena, struct unit_touched);
            (*at)->entity = t->entity;
            (*at)->fate = t->fate;
        }
        (*at)->count += t->count;
    }
}

struct taking_back {
    text batch;
    size_t count;
};

static err take_back(struct ctx *cx, struct tx *tx, void *arg)
{
    struct taking_back *t = arg;
    return unit_operation_undo(cx, tx, t->batch, &t->count);
}

/* The failure stays the one that is told. */
static err undo_all(struct ctx *cx, const struct unit_replay *replay, err failure)
{
    struct taking_back back = { replay->batch, 0 };
    text slug = cx->slug, vi = cx->detail_vi, en = cx->detail_en;
    ctx_clear(cx);
    if (replay->operations && db_write(cx, take_back, &back)) return cx->error;
    return ctx_fail(cx, failure, NULL, text_z(cx->arena, slug), SAY("%s%.0s", "%.0s%s"),
                    text_z(cx->arena, vi), text_z(cx->arena, en));
}

err unit_replay_run(struct ctx *cx, struct unit_replay *replay)
{
    struct reform *reform = ARENA_NEW(cx->arena, struct reform);
    struct walking w = { .replay = replay,
                         .steps = ARENA_ARRAY(cx->arena, STEPS, struct reform_step) };
    err e = reform_read(cx, replay, reform);
    if (e) return e;
    w.count = list_steps(reform, w.steps);
    if (replay->dry_run) {
        e = db_write(cx, write_nothing, &w);
        bool told = e && text_equal_z(cx->slug, dry_slug);
        if (told) ctx_clear(cx), e = ERR_NONE;
        for (size_t i = 0; !e && i < w.count; i++) add_up(cx, replay, &w.steps[i]);
        return e;
    }
    for (w.at = 0; !e && w.at < w.count; w.at++) {
        e = db_write(cx, write_step, &w);
        if (!e) add_up(cx, replay, &w.steps[w.at]);
    }
    return e ? undo_all(cx, replay, e) : e;
}
