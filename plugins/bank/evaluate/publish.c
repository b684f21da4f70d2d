/* SPDX-License-Identifier: MIT
 * publish: what people will read is worked out once more and must be what was stored: records that
 * changed since the run make the job fail before anybody has heard. Then each gets the receipt and
 * one message, which names no result and whose id follows from round and person, so that a job that
 * begins again tells nobody twice. */
#include "../notify.h"
#include "id_map.h"
#include "run.h"
#include "standing.h"

enum { TOLD_EACH = 100 };

struct publishing {
    struct ctx *cx;
    struct job *job;
    struct evaluation_round round;
    struct rule_pin pin;
    struct standing all;
    struct evaluate_year *year;
    struct id_map people; /* volunteer -> person of the year */
    uint32_t next, end;
    bool quiet;                    /* nobody is written to: a demo's invented people */
    uint32_t changed;              /* evaluations that would come out otherwise now */
    struct rule_receipt *receipts; /* [end - next] */
    text *answers;
};

static err look(struct ctx *cx, struct tx *tx, void *arg)
{
    struct publishing *p = arg;
    return standing_read(cx, tx, p->round.id, &p->all);
}

/* ---- the same again ------------------------------------------------------------------------ */

/* Answer and receipt of one person by today's records; an empty answer when they are not there. */
static err answer_again(struct ctx *cx, const struct publishing *p, uint32_t i)
{
    struct evaluate_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_source source;
    struct buffer answer = buffer_in(cx->arena, 512);
    bool faulty;
    uint32_t person = id_map_get(&p->people, p->all.rows[i].volunteer);
    p->answers[i - p->next] = TEXT("");
    if (person == ID_MAP_NONE) return ERR_NONE;
    evaluate_year_facts(p->year, person, cx->arena, &facts);
    err e = verdict_of(cx, &p->pin, &facts, &verdict, &fault, &source, &faulty);
    if (e || faulty) return e;
    rule_verdict_print(&bank_evaluate_hook, &verdict, &answer);
    p->answers[i - p->next] = buffer_as_text(&answer);
    if (!id_is_none(p->pin.version))
        rule_receipt_of(cx->arena, &bank_evaluate_hook, &facts, &verdict, &source,
                        &p->receipts[i - p->next]);
    return ERR_NONE;
}

static err compare_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct publishing *p = arg;
    err e = ERR_NONE;
    for (uint32_t i = p->next; !e && i < p->end; i++) {
        struct evaluation v;
        e = record_get(cx, tx, &evaluation_entity, p->all.rows[i].evaluation, &v);
        if (!e) p->changed += !text_equal(v.reasons, p->answers[i - p->next]);
    }
    return e;
}

static err compare(struct ctx *cx, struct publishing *p)
{
    return db_read(cx, compare_some, p);
}

/* ---- telling ------------------------------------------------------------------------------- */

static err tell_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct publishing *p = arg;
    err e = ERR_NONE;
    for (uint32_t i = p->next; !e && i < p->end; i++) {
        struct evaluation v;
        id who = p->all.rows[i].volunteer;
        id message = id_seeded(p->round.id, (struct slice){ who.bytes, sizeof(who.bytes) });
        e = record_get(cx, tx, &evaluation_entity, p->all.rows[i].evaluation, &v);
        if (!e) e = evaluation_keep_verdict(cx, tx, &p->round, &p->receipts[i - p->next], &v);
        if (!e && !p->quiet) e = notify_rated(cx, tx, who, p->round.year, false, message);
    }
    return e;
}

static err tell(struct ctx *cx, struct publishing *p)
{
    return db_write(cx, tell_some, p);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void free_desk(void *desk)
{
    arena_free(desk);
}

/* Some hundred people at a time, on a desk that is emptied after each. */
static err for_all(struct publishing *p, err (*step)(struct ctx *cx, struct publishing *p),
                   const char *doing)
{
    struct ctx *cx = p->cx;
    struct arena *whole = cx->arena, *desk = arena_new();
    err e = ERR_NONE;
    arena_on_release(whole, free_desk, desk);
    for (p->next = 0; !e && p->next < p->all.count; p->next = p->end) {
        uint32_t left = p->all.count - p->next;
        p->end = p->next + (left < TOLD_EACH ? left : TOLD_EACH);
        cx->arena = desk;
        p->receipts = ARENA_ARRAY(desk, TOLD_EACH, struct rule_receipt);
        p->answers = ARENA_ARRAY(desk, TOLD_EACH, text);
        for (uint32_t i = p->next; !e && i < p->end; i++) e = answer_again(cx, p, i);
        if (!e) e = step(cx, p);
        cx->arena = whole;
        if (!e) arena_reset(desk);
        if (!e) e = job_progress(cx, p->job, p->end, p->all.count, text_of(doing));
    }
    return e;
}

static err require_unchanged(struct publishing *p)
{
    err e = for_all(p, compare, "Đang đối chiếu với dữ liệu hôm nay");
    if (e || !p->changed) return e;
    return ctx_fail(p->cx, ERR_CONFLICT, NULL, "changed",
                    SAY("Dữ liệu của %u người đã thay đổi từ lúc chạy; hãy chạy lại rồi công bố",
                        "The records of %u people have changed since the run; run again, then "
                        "publish"),
                    p->changed);
}

static err publish(struct publishing *p)
{
    struct ctx *cx = p->cx;
    struct evaluate_wish wish = { .unit = p->round.unit,
                                  .from = p->round.from,
                                  .until = p->round.until };
    p->pin = round_pin(&p->round);
    p->people = id_map_in(cx->arena);
    err e = db_read(cx, look, p);
    if (!e) e = evaluate_year_read(cx, &wish, cx->arena, &p->year);
    if (e) return e;
    for (uint32_t i = 0; i < evaluate_year_count(p->year); i++)
        id_map_put(&p->people, evaluate_year_person(p->year, i).volunteer, i);
    e = require_unchanged(p);
    return e ? e : for_all(p, tell, "Đang báo từng người");
}

/* Whoever was told already is not told again when it is published after all. */
static err give_up(struct publishing *p, err why)
{
    struct ctx *cx = p->cx;
    text vi = cx->detail_vi, en = cx->detail_en;
    if (why == ERR_TIMEOUT && !p->job->stopping) return why; /* the server stops: goes on later */
    ctx_clear(cx);
    if (round_move(cx, p->round.id, ROUND_PUBLISHING, ROUND_RUN, &p->round)) ctx_clear(cx);
    if (text_is_empty(vi)) return why;
    return ctx_fail(cx, why, NULL, "publish", SAY("%s%.0s", "%.0s%s"), text_z(cx->arena, vi),
                    text_z(cx->arena, en));
}

static bool is_quiet(struct ctx *cx, const struct job *job)
{
    const struct json_value *input;
    return !json_read(cx, job->input, &input) &&
           json_kind_of(json_get(input, "quiet")) == JSON_TRUE;
}

err evaluate_publish_job(struct ctx *cx, struct job *job)
{
    struct publishing *p = ARENA_NEW(cx->arena, struct publishing);
    p->cx = cx;
    p->job = job;
    cx->wrote = NULL; /* messages have left: a publication is corrected, not undone */
    err e = round_of_job(cx, job, &p->round.id);
    if (!e) e = round_move(cx, p->round.id, ROUND_PUBLISHING, ROUND_PUBLISHING, &p->round);
    if (e) return e;
    p->quiet = is_quiet(cx, job);
    e = publish(p);
    if (e) return give_up(p, e);
    job->note = text_format(cx->arena, "Đã công bố kết quả của %u người", p->all.count);
    return round_move(cx, p->round.id, ROUND_PUBLISHING, ROUND_PUBLISHED, &p->round);
}
