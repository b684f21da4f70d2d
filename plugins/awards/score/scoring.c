/* SPDX-License-Identifier: MIT
 * scoring: the rules asked about every dossier before a council, one at a time outside
 * transactions. What a rule said before on the same facts is not stored again, so that asking twice
 * is harmless; a rule that fails leaves a verdict that says so. */
#include "facts.h"
#include "score.h"

enum { EACH = 100 }; /* verdicts a transaction */

struct scoring {
    id round;
    id *ids;
    size_t count, at;
    int64_t scored, same, faults, unproved;
    /* the one at hand */
    struct nomination_whole whole;
    struct award_score_facts facts;
    bool wanted, proved;
    struct award_verdict made;
    /* asked and not stored yet */
    struct award_verdict verdicts[EACH];
    size_t kept;
};

static err list_judged(struct ctx *cx, struct tx *tx, void *arg)
{
    struct scoring *s = arg;
    struct award_list all;
    err e = award_list(cx, tx, &nomination_entity, "round", s->round, &all);
    if (e) return e;
    s->ids = ARENA_ARRAY(cx->arena, all.count + 1, id);
    for (size_t i = 0; i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        if (n->state == NOMINATION_CHECKED) s->ids[s->count++] = n->id;
    }
    return ERR_NONE;
}

static err read_one(struct ctx *cx, struct tx *tx, struct scoring *s)
{
    err e = nomination_whole(cx, tx, s->ids[s->at], &s->whole);
    s->wanted = !e && s->whole.nomination.state == NOMINATION_CHECKED;
    return e || !s->wanted ? e : award_score_facts_of(cx, tx, &s->whole, &s->facts, &s->proved);
}

/* As the system: whoever asked may be of a council that must not know whose dossier it is. */
static err read_facts(struct ctx *cx, struct tx *tx, void *arg)
{
    struct actor asking = cx->actor;
    cx->actor = (struct actor){ .system = true };
    err e = read_one(cx, tx, arg);
    cx->actor = asking;
    return e;
}

/* ---- asking -------------------------------------------------------------------------------- */

static void begin_verdict(struct scoring *s)
{
    const struct nomination *n = &s->whole.nomination;
    s->made = (struct award_verdict){ .nomination = n->id,
                                      .person = n->person,
                                      .unit = n->unit,
                                      .hook = text_of(awards_score_hook.name),
                                      .as_of = s->facts.as_of };
}

static void keep_receipt(struct ctx *cx, struct scoring *s, const struct rule_verdict *verdict,
                         const struct rule_source *source)
{
    struct rule_receipt r;
    struct award_verdict *v = &s->made;
    rule_receipt_of(cx->arena, &awards_score_hook, &s->facts, verdict, source, &r);
    v->version = r.pin.version;
    v->above = r.pin.above;
    v->points = verdict->score;
    v->facts = r.facts;
    v->answer = r.answer;
    v->script_hash = r.script;
    v->params_hash = r.params;
    v->schema_hash = r.schema;
    v->facts_hash = r.facts_hash;
    v->steps = r.steps;
}

static err ask(struct ctx *cx, struct scoring *s)
{
    struct rule_verdict verdict;
    struct rule_fault fault = { 0 };
    struct rule_source source = { 0 };
    begin_verdict(s);
    err e = rule_decide(cx, &awards_score_hook, s->whole.nomination.unit, &s->facts, &verdict,
                        &fault, &source);
    if (e && e != ERR_INVALID) return e;
    if (e) ctx_clear(cx);
    if (!e && !id_is_none(source.version)) {
        keep_receipt(cx, s, &verdict, &source);
        return ERR_NONE;
    }
    s->made.version = source.version;
    s->made.fault = fault.vi.size ? fault.vi : TEXT("Chưa có quy tắc chấm hồ sơ");
    return ERR_NONE;
}

/* ---- keeping ------------------------------------------------------------------------------- */

static bool is_same(const struct award_verdict *a, const struct award_verdict *b)
{
    return id_equal(a->version, b->version) && text_equal(a->answer, b->answer) &&
           text_equal(a->facts, b->facts) && text_equal(a->fault, b->fault);
}

/* Those that are not stored yet; one transaction for many. */
static err keep_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct scoring *s = arg;
    err e = ERR_NONE;
    s->same = 0;
    for (size_t i = 0; !e && i < s->kept; i++) {
        struct award_verdict before, made = s->verdicts[i];
        bool found;
        e = award_verdict_newest(cx, tx, made.nomination, &before, &found);
        bool same = !e && found && is_same(&before, &made);
        s->same += same && !made.fault.size;
        if (!e && !same) e = record_create(cx, tx, &award_verdict_entity, &made);
    }
    return e;
}

static err keep(struct ctx *cx, struct scoring *s)
{
    int64_t same = s->same;
    err e = s->kept ? db_write(cx, keep_all, s) : ERR_NONE;
    s->same += same;
    s->kept = 0;
    return e;
}

static err score_one(struct ctx *cx, struct scoring *s)
{
    err e = db_read(cx, read_facts, s);
    if (e || !s->wanted) return e;
    if (s->proved)
        e = ask(cx, s);
    else {
        s->facts = (struct award_score_facts){ .as_of = instant_date(cx->now) };
        begin_verdict(s);
        s->made.fault = TEXT("Hồ sơ chưa có chứng minh của ngân hàng");
    }
    if (e) return e;
    bool faulty = s->made.fault.size > 0;
    s->unproved += !s->proved;
    s->faults += s->proved && faulty;
    s->scored += !faulty;
    s->verdicts[s->kept++] = s->made;
    return s->kept == COUNT_OF(s->verdicts) ? keep(cx, s) : ERR_NONE;
}

static void say_result(struct ctx *cx, struct job *job, const struct scoring *s)
{
    struct buffer out = buffer_in(cx->arena, 128);
    struct json j = json_into(&out);
    json_object(&j);
    json_int_at(&j, "dossiers", (int64_t)s->count);
    json_int_at(&j, "scored", s->scored);
    json_int_at(&j, "same", s->same);
    json_int_at(&j, "faults", s->faults);
    json_int_at(&j, "unproved", s->unproved);
    json_object_end(&j);
    job->result = buffer_as_text(&out);
    job->note = text_format(
        cx->arena, "%lld hồ sơ có điểm, %lld hồ sơ quy tắc bị lỗi, %lld chưa có chứng minh",
        (long long)s->scored, (long long)s->faults, (long long)s->unproved);
}

err job_award_scoring(struct ctx *cx, struct job *job)
{
    struct scoring *s = ARENA_NEW(cx->arena, struct scoring);
    const struct json_value *input = NULL;
    /* Rules decide on the whole dossier, also where whoever asks must not know whose it is. */
    cx->actor.system = true;
    err e = json_read(cx, job->input, &input);
    if (!e && !id_parse(json_string(json_get(input, "round")), &s->round)) e = ERR_NOT_FOUND;
    if (!e) e = db_read(cx, list_judged, s);
    for (s->at = 0; !e && s->at < s->count; s->at++) {
        e = score_one(cx, s);
        if (!e) e = job_progress(cx, job, (int64_t)s->at + 1, (int64_t)s->count, TEXT(""));
    }
    if (!e) e = keep(cx, s);
    if (!e) say_result(cx, job, s);
    return e;
}

err award_round_score(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct award_round r;
    struct job job;
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &r);
    if (e) return e;
    text input =
        text_format(cx->arena, "{\"round\":\"%.*s\"}", TEXT_ARGS(id_text(cx->arena, r.id)));
    e = job_start(cx, tx, AWARD_SCORING_JOB, r.unit, input, &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}
