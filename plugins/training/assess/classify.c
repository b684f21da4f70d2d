/* SPDX-License-Identifier: MIT
 * classify: the rule is asked before the writer, on what there is then; the writer looks whether
 * that is still so and keeps the answer with its receipt. */
#include "flow.h"

enum { BUSY_TRIES = 5 };

struct classifying {
    struct rule_verdict verdict;
    struct rule_fault fault;
    bool faulty;
    text facts; /* all of them, to be compared with what is there when it is stored */
    struct rule_receipt receipt;
};

static text printed(struct ctx *cx, const struct classify_facts *facts)
{
    struct buffer out = buffer_in(cx->arena, 1024);
    rule_facts_print(&training_classify_hook, facts, &out);
    return buffer_as_text(&out);
}

static err require_checked(struct ctx *cx, const struct assessed *a)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->lines[i]->checked) continue;
        text pointer =
            text_format(cx->arena, "/lines/%.*s", TEXT_ARGS(id_text(cx->arena, a->lines[i]->id)));
        ctx_flaw(cx, text_z(cx->arena, pointer), "unchecked",
                 SAY("%s: chưa thẩm định", "%s: not appraised"),
                 text_z(cx->arena, a->criteria[i]->title));
    }
    return cx->error;
}

/* Permission, state and completeness, for both looks. */
static err read_confirmable(struct ctx *cx, struct tx *tx, id which, struct assessed *a,
                            struct classify_facts *facts)
{
    err e = assessed_read(cx, tx, which, a);
    if (!e) e = appraise_require(cx, tx, &a->assessment);
    if (!e && a->assessment.state != ASSESSMENT_APPRAISED) e = appraisal_is_open(cx, a);
    if (!e) e = require_checked(cx, a);
    if (e) return e;
    if (!a->assessment.appraised) a->assessment.appraised = cx->now;
    return classify_facts_of(cx, tx, a, instant_date(cx->now), facts);
}

/* The processor guard is about this moment, not about the rule: ask again. */
static err ask_rule(struct ctx *cx, const struct rule_pin *pin, const struct classify_facts *facts,
                    struct classifying *c)
{
    struct rule_source source;
    err e = ERR_BUSY;
    for (int tries = 0; e == ERR_BUSY && tries < BUSY_TRIES; tries++) {
        ctx_clear(cx);
        e = rule_decide_by(cx, &training_classify_hook, pin, facts, &c->verdict, &c->fault,
                           &source);
    }
    c->faulty = e == ERR_INVALID;
    if (c->faulty) ctx_clear(cx);
    if (e) return c->faulty ? ERR_NONE : e;
    rule_receipt_of(cx->arena, &training_classify_hook, facts, &c->verdict, &source, &c->receipt);
    return ERR_NONE;
}

err assessment_confirm_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                               void **prepared)
{
    struct classifying *c = ARENA_NEW(cx->arena, struct classifying);
    struct classify_facts facts;
    struct assessed a;
    *prepared = c;
    err e = read_confirmable(cx, tx, request_id(rq), &a, &facts);
    if (e) return e;
    struct rule_pin pin = { a.assessment.version, a.assessment.above };
    c->facts = printed(cx, &facts);
    return ask_rule(cx, &pin, &facts, c);
}

static err keep_classification(struct ctx *cx, struct tx *tx, const struct classifying *c,
                               struct assessment *a)
{
    const struct rule_receipt *r = &c->receipt;
    struct classification kept = {
        .assessment = a->id,
        .unit = a->unit,
        .band = c->verdict.band,
        .unrated = c->verdict.unrated,
        .score = c->verdict.score,
        .as_of = instant_date(cx->now),
        .version = r->pin.version,
        .above = r->pin.above,
        .facts = r->facts,
        .answer = r->answer,
        .script_hash = r->script,
        .params_hash = r->params,
        .schema_hash = r->schema,
        .facts_hash = r->facts_hash,
        .steps = r->steps,
        .replaces = a->classification,
        .why = a->correcting,
        .made = cx->now,
        .by = cx->actor.account,
    };
    err e = record_create(cx, tx, &classification_entity, &kept);
    if (!e) a->classification = kept.id;
    return e;
}

/* Nobody wrote a rule: there is no verdict to keep, and nothing was classified. */
static bool has_rule(const struct classifying *c)
{
    return !id_is_none(c->receipt.pin.version);
}

static err settle(struct ctx *cx, struct tx *tx, const struct classifying *c, struct assessment *a)
{
    a->appraised_by = cx->actor.account;
    a->state = c->faulty ? ASSESSMENT_APPRAISED : ASSESSMENT_CLASSIFIED;
    a->fault = c->faulty
                   ? ctx_say(cx, text_z(cx->arena, c->fault.vi), text_z(cx->arena, c->fault.en))
                   : TEXT("");
    if (c->faulty) return ERR_NONE; /* what stood, stands */
    a->band = c->verdict.band;
    a->unrated = c->verdict.unrated || !c->verdict.band;
    a->score = c->verdict.score;
    err e = has_rule(c) ? keep_classification(cx, tx, c, a) : ERR_NONE;
    a->correcting = TEXT("");
    return e;
}

err assessment_confirm(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct classifying *c = request_prepared(rq);
    struct classify_facts facts;
    struct assessed a;
    err e = read_confirmable(cx, tx, request_id(rq), &a, &facts);
    if (e) return e;
    if (!text_equal(c->facts, printed(cx, &facts)))
        return ctx_fail(
            cx, ERR_RETRY, NULL, "changed",
            SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
    e = settle(cx, tx, c, &a.assessment);
    if (!e) e = record_update(cx, tx, &assessment_entity, &a.assessment);
    return e ? e : respond(cx, tx, rq, rs, &assessment_entity, &a.assessment);
}

/* ---- of commands --------------------------------------------------------------------------- */

struct deciding {
    id which;
    struct assessed a;
    struct classify_facts facts;
    struct classifying c;
};

static err decide_read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct deciding *d = arg;
    return read_confirmable(cx, tx, d->which, &d->a, &d->facts);
}

struct batch {
    struct deciding *all;
    size_t count;
};

static err store_batch(struct ctx *cx, struct tx *tx, void *arg)
{
    struct batch *b = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->count; i++) {
        struct assessment *a = &b->all[i].a.assessment;
        e = settle(cx, tx, &b->all[i].c, a);
        if (!e) e = record_update(cx, tx, &assessment_entity, a);
    }
    return e;
}

err assessments_classify(struct ctx *cx, const id *which, size_t count)
{
    struct batch b = { ARENA_ARRAY(cx->arena, count, struct deciding), count };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        struct deciding *d = &b.all[i];
        d->which = which[i];
        e = db_read(cx, decide_read, d);
        if (e) break;
        struct rule_pin pin = { d->a.assessment.version, d->a.assessment.above };
        e = ask_rule(cx, &pin, &d->facts, &d->c);
    }
    return e ? e : db_write(cx, store_batch, &b);
}

/* ---- again --------------------------------------------------------------------------------- */

struct rule_receipt classification_receipt(const struct classification *c)
{
    return (struct rule_receipt){ .hook = TEXT("training.classify"),
                                  .pin = { c->version, c->above },
                                  .facts = c->facts,
                                  .answer = c->answer,
                                  .script = c->script_hash,
                                  .params = c->params_hash,
                                  .schema = c->schema_hash,
                                  .facts_hash = c->facts_hash,
                                  .steps = c->steps };
}

struct replaying {
    struct classification of;
    struct response *rs;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct replaying *r = arg;
    err e = record_get(cx, tx, &classification_entity, r->of.id, &r->of);
    if (!e && !access_personal(cx, tx, &classification_entity, &r->of))
        e = access_require(cx, tx, classification_entity.read, r->of.unit);
    return e ? e : respond_saw(cx, tx, r->rs, &classification_entity, &r->of);
}

err classification_replay(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    (void)tx;
    struct replaying r = { .of.id = request_id(rq), .rs = rs };
    struct rule_replay again;
    err e = db_read(cx, find, &r);
    struct rule_receipt receipt = classification_receipt(&r.of);
    if (!e) e = rule_replay_of(cx, &receipt, &again);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    rule_replay_print(cx, j, &again);
    json_object_end(j);
    return ERR_NONE;
}
