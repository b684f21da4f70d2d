/* SPDX-License-Identifier: MIT
 * receipt: facts and answer as text, each with what it can be held against. Steps are part of the
 * answer: they are counted alike in every evaluation of a script, whatever ran before. */
#include "receipt.h"

static struct hash text_hash(text t)
{
    struct slice part = text_slice(t);
    return hash_of((struct slice){ NULL, 0 }, &part, 1);
}

static text answer_of(struct arena *arena, const struct rule_hook *hook,
                      const struct rule_verdict *verdict)
{
    struct buffer out = buffer_in(arena, 512);
    rule_verdict_print(hook, verdict, &out);
    return buffer_as_text(&out);
}

void rule_receipt_of(struct arena *arena, const struct rule_hook *hook, const void *facts,
                     const struct rule_verdict *verdict, const struct rule_source *source,
                     struct rule_receipt *out)
{
    struct buffer read = buffer_in(arena, 512);
    rule_facts_print_read(hook, facts, verdict->facts_used, &read);
    *out = (struct rule_receipt){
        .hook = text_of(hook->name),
        .pin = { source->version, source->above },
        .facts = buffer_as_text(&read),
        .answer = answer_of(arena, hook, verdict),
        .script = source->script,
        .params = source->params,
        .schema = source->schema,
        .steps = verdict->steps,
    };
    out->facts_hash = text_hash(out->facts);
}

static const struct rule_hook *hook_of(const struct rulebook *book, text name)
{
    size_t count;
    const struct rule_hook *const *hooks = rulebook_hooks(book, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal_z(name, hooks[i]->name)) return hooks[i];
    return NULL;
}

static err read_facts(struct ctx *cx, const struct rule_hook *hook, text stored, void *facts)
{
    const struct json_value *json;
    if (text_is_empty(stored))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "erased",
                        SAY("Dữ kiện đã được xóa theo yêu cầu của người đó",
                            "The facts were erased at the person's request"));
    err e = json_read(cx, stored, &json);
    return e ? e : rule_facts_read_back(cx, hook, json, facts);
}

err rulebook_replay(struct ctx *cx, struct rulebook *book, const struct rule_receipt *receipt,
                    struct rule_replay *out)
{
    *out = (struct rule_replay){ 0 };
    const struct rule_hook *hook = hook_of(book, receipt->hook);
    if (!hook) return ERR_NOT_FOUND;
    void *facts = arena_alloc(cx->arena, hook->facts_size);
    struct rule_verdict verdict;
    struct rule_source source;
    err e = read_facts(cx, hook, receipt->facts, facts);
    if (e) return e;
    out->untouched = hash_equal(text_hash(receipt->facts), receipt->facts_hash);
    e = rulebook_decide_by(cx, book, hook, &receipt->pin, facts, &verdict, &out->fault, &source);
    out->same_facts = hash_equal(source.schema, receipt->schema);
    if (e == ERR_INVALID) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    out->answer = answer_of(cx->arena, hook, &verdict);
    out->same = out->untouched && text_equal(out->answer, receipt->answer);
    return ERR_NONE;
}

void rule_replay_print(struct ctx *cx, struct json *j, const struct rule_replay *replay)
{
    const struct rule_fault *fault = &replay->fault;
    json_bool_at(j, "same", replay->same);
    json_bool_at(j, "untouched", replay->untouched);
    json_bool_at(j, "same_facts", replay->same_facts);
    json_text_at(j, "fault",
                 ctx_say(cx, text_z(cx->arena, fault->vi), text_z(cx->arena, fault->en)));
}
