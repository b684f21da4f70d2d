/* SPDX-License-Identifier: MIT
 * run: reading and asking happen outside transactions; records are written some hundred at a time,
 * each with the verdict asked for once more, so that reasons are never kept for everybody at once.
 */
#include "run.h"

#include "id_map.h"
#include "standing.h"

enum { STORED_EACH = 400 };

struct running {
    struct ctx *cx;
    struct job *job;
    struct evaluation_round round;
    const struct rule_script *script; /* NULL = nobody wrote a rule */
    struct set_rule rule;
    struct evaluate_year *year;
    struct verdict_kept *kept; /* [people of the year] */
    struct set_person *people; /* in order of rank */
    struct set_figures figures;
    uint32_t count, next, end; /* people; those of this transaction */
    struct evaluation *batch;  /* [end - next] */
    struct standing before;    /* of a run before */
    struct id_map before_of;   /* volunteer -> row of `before` */
    bool *kept_on;             /* [before.count] still among the people */
};

/* ---- rounds and jobs ----------------------------------------------------------------------- */

err round_of_job(struct ctx *cx, const struct job *job, id *round)
{
    const struct json_value *input;
    err e = json_read(cx, job->input, &input);
    if (e) return e;
    if (id_parse(json_string(json_get(input, "round")), round)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "round",
                    SAY("Công việc không nói rõ đợt đánh giá nào", "The job names no round"));
}

err round_job_start(struct ctx *cx, struct tx *tx, const char *kind, int32_t state,
                    struct evaluation_round *round)
{
    struct job job;
    text input =
        text_format(cx->arena, "{\"round\":\"%.*s\"}", TEXT_ARGS(id_text(cx->arena, round->id)));
    err e = job_start(cx, tx, kind, round->unit, input, &job);
    if (e) return e;
    round->job = job.id;
    round->state = state;
    return record_update(cx, tx, &evaluation_round_entity, round);
}

err round_settle(struct ctx *cx, struct tx *tx, struct evaluation_round *round)
{
    struct job job;
    bool busy = round->state == ROUND_RUNNING || round->state == ROUND_PUBLISHING;
    if (!busy) return ERR_NONE;
    err e = record_get(cx, tx, &job_entity, round->job, &job); /* none: a command that died */
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    if (!e && (job.state == JOB_WAITING || job.state == JOB_RUNNING)) return ERR_NONE;
    round->state = round->state == ROUND_PUBLISHING ? ROUND_RUN : ROUND_FAILED;
    return ERR_NONE;
}

struct moving {
    id which;
    int32_t from, to;
    struct evaluation_round *round;
};

static err store_move(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct moving *m = arg;
    err e = record_get(cx, tx, &evaluation_round_entity, m->which, m->round);
    if (e) return e;
    if (m->round->state != m->from) {
        const struct term *is =
            vocabulary_number(&evaluation_round_state_vocabulary, (unsigned)m->round->state);
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Đợt đánh giá đang ở trạng thái «%s%.0s»", "The round is «%.0s%s»"),
                        is ? is->vi : "", is ? is->en : "");
    }
    m->round->state = m->to;
    return record_update(cx, tx, &evaluation_round_entity, m->round);
}

err round_move(struct ctx *cx, id which, int32_t from, int32_t to, struct evaluation_round *out)
{
    struct moving m = { which, from, to, out };
    return db_write(cx, store_move, &m);
}

/* ---- one record ---------------------------------------------------------------------------- */

static text band_words(int band)
{
    const struct term *t = vocabulary_number(&rating_band_vocabulary, (unsigned)band);
    return text_of(t ? t->vi : "");
}

static text moved_words(struct ctx *cx, const struct running *r, const struct set_person *p)
{
    text from = band_words(p->rule_band), to = band_words(p->band);
    return text_format(cx->arena,
                       "Đủ điểm «%.*s» nhưng xếp thứ %u, ngoài tỷ lệ tối đa %lld%% nên xếp «%.*s»",
                       TEXT_ARGS(from), p->rank, (long long)r->rule.quota_percent, TEXT_ARGS(to));
}

static err fill_one(struct ctx *cx, const struct running *r, const struct set_person *p,
                    struct evaluation *out)
{
    struct evaluate_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_pin pin = round_pin(&r->round);
    struct evaluate_person person = evaluate_year_person(r->year, p->index);
    bool faulty;
    evaluate_year_facts(r->year, p->index, cx->arena, &facts);
    err e = verdict_of(cx, &pin, &facts, &verdict, &fault, NULL, &faulty);
    if (e) return e;
    *out = (struct evaluation){ .round = r->round.id,
                                .volunteer = person.volunteer,
                                .unit = person.unit,
                                .area = person.area,
                                .rank = p->rank,
                                .quota_moved = p->moved };
    evaluation_fill(cx, &facts, &verdict, &fault, faulty, out);
    out->band = p->band;
    if (p->moved) out->quota_note = moved_words(cx, r, p);
    uint32_t before = id_map_get(&r->before_of, person.volunteer);
    if (before != ID_MAP_NONE) out->id = r->before.rows[before].evaluation;
    return ERR_NONE;
}

/* ---- storing ------------------------------------------------------------------------------- */

static err store_batch(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct running *r = arg;
    err e = ERR_NONE;
    for (uint32_t i = 0; !e && i < r->end - r->next; i++) {
        struct evaluation v = r->batch[i];
        bool known = !id_is_none(v.id) && record_exists(cx, tx, &evaluation_entity, v.id);
        e = known ? record_update(cx, tx, &evaluation_entity, &v)
                  : record_create(cx, tx, &evaluation_entity, &v);
    }
    return e;
}

static err store_some(struct running *r)
{
    struct ctx *cx = r->cx;
    err e = ERR_NONE;
    r->end = r->count - r->next < STORED_EACH ? r->count : r->next + STORED_EACH;
    r->batch = ARENA_ARRAY(cx->arena, r->end - r->next, struct evaluation);
    for (uint32_t i = r->next; !e && i < r->end; i++)
        e = fill_one(cx, r, &r->people[i], &r->batch[i - r->next]);
    return e ? e : db_write(cx, store_batch, r);
}

static void free_desk(void *desk)
{
    arena_free(desk);
}

/* Each batch on a desk of its own; a failure's words stay on it until the job's memory goes. */
static err store_all(struct running *r)
{
    struct ctx *cx = r->cx;
    struct arena *whole = cx->arena, *desk = arena_new();
    err e = ERR_NONE;
    arena_on_release(whole, free_desk, desk);
    for (r->next = 0; !e && r->next < r->count; r->next = r->end) {
        cx->arena = desk;
        e = store_some(r);
        cx->arena = whole;
        if (!e) arena_reset(desk);
        if (!e) e = job_progress(cx, r->job, r->end, r->count, TEXT("Đang ghi kết quả"));
    }
    return e;
}

/* Of people who were evaluated before and do not belong here any more. */
static err drop_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct running *r = arg;
    err e = ERR_NONE;
    for (uint32_t i = r->next; !e && i < r->end; i++) {
        if (r->kept_on[i]) continue;
        e = record_delete(cx, tx, &evaluation_entity, r->before.rows[i].evaluation);
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx);
        e = ERR_NONE;
    }
    return e;
}

static err drop_others(struct running *r)
{
    err e = ERR_NONE;
    r->kept_on = ARENA_ARRAY(r->cx->arena, r->before.count, bool);
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t row = id_map_get(&r->before_of, r->people[i].who);
        if (row != ID_MAP_NONE) r->kept_on[row] = true;
    }
    for (r->next = 0; !e && r->next < r->before.count; r->next = r->end) {
        uint32_t left = r->before.count - r->next;
        r->end = r->next + (left < STORED_EACH ? left : STORED_EACH);
        e = db_write(r->cx, drop_some, r);
    }
    return e;
}

/* ---- the whole ----------------------------------------------------------------------------- */

static err look_around(struct ctx *cx, struct tx *tx, void *arg)
{
    struct running *r = arg;
    r->rule = round_set_rule(cx, tx, &r->round, r->script);
    err e = standing_read(cx, tx, r->round.id, &r->before);
    for (uint32_t i = 0; !e && i < r->before.count; i++)
        id_map_put(&r->before_of, r->before.rows[i].volunteer, i);
    return e;
}

struct set_rule round_set_rule(struct ctx *cx, struct tx *tx, const struct evaluation_round *round,
                               const struct rule_script *script)
{
    int64_t most = setting_int(cx, tx, "bank.evaluate_quota");
    const struct rule_group *group = script ? rule_script_group(script) : NULL;
    struct set_rule rule = { .seed = (uint64_t)round->seed,
                             .has_quota = true,
                             .quota_band = RATING_EXCELLENT,
                             .quota_of = RATING_GOOD,
                             .quota_percent = most };
    if (!group || !group->has_quota) return rule;
    rule.quota_band = group->quota_band;
    rule.quota_of = group->quota_of;
    if (group->quota_percent < most) rule.quota_percent = group->quota_percent;
    return rule;
}

/* The quota is each area's own, whoever's round it is. */
static void set_out(struct running *r)
{
    struct id_map areas = id_map_in(r->cx->arena);
    r->people = ARENA_ARRAY(r->cx->arena, r->count, struct set_person);
    for (uint32_t i = 0; i < r->count; i++) {
        struct evaluate_person person = evaluate_year_person(r->year, i);
        uint32_t group = id_map_get(&areas, person.area);
        if (group == ID_MAP_NONE) id_map_put(&areas, person.area, group = areas.count);
        struct set_person *p = &r->people[i];
        *p = (struct set_person){ .who = person.volunteer,
                                  .index = i,
                                  .group = group,
                                  .score = r->kept[i].score,
                                  .rule_band = r->kept[i].band };
        memcpy(p->keys, r->kept[i].keys, sizeof(p->keys));
    }
    set_pass(r->people, r->count, &r->rule, &r->figures);
}

static void fill_figures(struct running *r)
{
    struct evaluation_round *round = &r->round;
    const struct set_figures *f = &r->figures;
    round->people = r->count;
    round->rated = f->rated;
    round->unrated = f->unrated;
    round->excellent = f->in_band[RATING_EXCELLENT];
    round->good = f->in_band[RATING_GOOD];
    round->satisfactory = f->in_band[RATING_PASS];
    round->unsatisfactory = f->in_band[RATING_FAIL];
    round->median = f->median;
    round->moved = f->moved;
    round->quota_percent = r->rule.quota_percent;
    round->ended = r->cx->now;
    round->faults = 0;
    for (uint32_t i = 0; i < r->count; i++) round->faults += r->kept[i].faulty;
}

static err finish(struct ctx *cx, struct tx *tx, void *arg)
{
    struct running *r = arg;
    struct evaluation_round now;
    err e = record_get(cx, tx, &evaluation_round_entity, r->round.id, &now);
    if (e) return e;
    struct evaluation_round done = r->round;
    done.title = now.title;
    done.job = now.job;
    done.state = ROUND_RUN;
    return record_update(cx, tx, &evaluation_round_entity, &done);
}

static err work_out(struct running *r)
{
    struct ctx *cx = r->cx;
    struct rule_pin pin = round_pin(&r->round);
    struct evaluate_wish wish = { .unit = r->round.unit,
                                  .from = r->round.from,
                                  .until = r->round.until };
    err e = ERR_NONE;
    if (!id_is_none(pin.version)) e = rule_script_of(cx, pin.version, &r->script);
    if (!e) e = db_read(cx, look_around, r);
    if (!e) e = job_progress(cx, r->job, 0, 0, TEXT("Đang đọc một năm hoạt động"));
    if (!e) e = evaluate_year_read(cx, &wish, cx->arena, &r->year);
    if (e) return e;
    r->count = evaluate_year_count(r->year);
    r->kept = ARENA_ARRAY(cx->arena, r->count, struct verdict_kept);
    e = verdicts_of_year(cx, r->job, r->year, &pin, r->script, r->kept);
    if (e) return e;
    set_out(r);
    fill_figures(r);
    e = store_all(r);
    if (!e) e = drop_others(r);
    if (!e) e = round_teams(cx, &r->round, r->year, r->kept, r->script);
    return e ? e : db_write(cx, finish, r);
}

/* A round that came to nothing says so; its job says why. Stopped, it is as if it had not begun. */
static err give_up(struct running *r, err why)
{
    struct ctx *cx = r->cx;
    struct evaluation_round failed;
    text vi = cx->detail_vi, en = cx->detail_en;
    bool stopped = why == ERR_TIMEOUT;
    if (stopped && !r->job->stopping) return why; /* the server stops: goes on with the next */
    ctx_clear(cx);
    err e =
        round_move(cx, r->round.id, ROUND_RUNNING, stopped ? ROUND_DRAFT : ROUND_FAILED, &failed);
    if (e) ctx_clear(cx);
    if (text_is_empty(vi)) return why;
    return ctx_fail(cx, why, NULL, "evaluate", SAY("%s%.0s", "%.0s%s"), text_z(cx->arena, vi),
                    text_z(cx->arena, en));
}

err evaluate_job(struct ctx *cx, struct job *job)
{
    struct running *r = ARENA_NEW(cx->arena, struct running);
    r->cx = cx;
    r->job = job;
    r->before_of = id_map_in(cx->arena);
    cx->wrote = NULL; /* run again, not undone */
    err e = round_of_job(cx, job, &r->round.id);
    if (!e) e = round_move(cx, r->round.id, ROUND_RUNNING, ROUND_RUNNING, &r->round);
    if (e) return e;
    e = work_out(r);
    if (e) return give_up(r, e);
    job->note = text_format(cx->arena, "Đã xếp loại %lld trên %lld người, %lld xuất sắc",
                            (long long)r->round.rated, (long long)r->round.people,
                            (long long)r->round.excellent);
    return ERR_NONE;
}
