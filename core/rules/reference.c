/* SPDX-License-Identifier: MIT
 * reference: everything an editor completes and explains in a script of one hook, as JSON: its
 * facts, the codes of their vocabularies, the functions, and what a test is given when it says
 * nothing. */
#include "calls.h"
#include "check.h"
#include "script.h"

enum { VOCABULARIES_MAX = 64 };

static void words(struct json *j, const char *vi, const char *en)
{
    json_z_at(j, "vi", vi);
    json_z_at(j, "en", en);
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void put_facts(struct json *j, const struct field *table);

static void put_fact(struct json *j, const struct field *f)
{
    json_object(j);
    json_z_at(j, "name", f->name);
    json_z_at(j, "kind", fact_kind_name(f));
    json_z_at(j, "lua", fact_lua_type(f));
    json_z_at(j, "label", f->label);
    json_z_at(j, "label_en", f->label_en);
    json_z_at(j, "help", f->help);
    json_z_at(j, "help_en", f->help_en);
    if (f->min || f->max) {
        json_int_at(j, "min", f->min);
        json_int_at(j, "max", f->max);
    }
    json_z_at(j, "vocabulary", f->terms ? f->terms->name : NULL);
    if (f->of) {
        json_key(j, "items");
        put_facts(j, f->of);
    }
    json_object_end(j);
}

static void put_facts(struct json *j, const struct field *table)
{
    json_array(j);
    for (const struct field *f = table; f->name; f++) put_fact(j, f);
    json_array_end(j);
}

/* ---- vocabularies ---------------------------------------------------------------------------- */

struct seen {
    const struct vocabulary *all[VOCABULARIES_MAX];
    size_t count;
};

static void put_terms(struct json *j, const struct vocabulary *v)
{
    json_key(j, v->name);
    json_object(j);
    json_z_at(j, "label", v->label);
    json_z_at(j, "label_en", v->label_en);
    json_key(j, "terms");
    json_array(j);
    for (const struct term *t = v->terms; t->number; t++) {
        json_object(j);
        json_z_at(j, "code", t->code);
        words(j, t->vi, t->en);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
}

/* Each vocabulary once, where it is first met. */
static void put_vocabularies(struct json *j, const struct field *table, struct seen *seen)
{
    for (const struct field *f = table; f->name; f++) {
        size_t i = 0;
        if (f->of) put_vocabularies(j, f->of, seen);
        while (f->terms && i < seen->count && seen->all[i] != f->terms) i++;
        if (!f->terms || i < seen->count) continue;
        REQUIRE(seen->count < VOCABULARIES_MAX);
        seen->all[seen->count++] = f->terms;
        put_terms(j, f->terms);
    }
}

static void put_bands(struct json *j, const struct rule_hook *hook)
{
    json_array(j);
    for (size_t i = 0; hook->bands && hook->bands->terms[i].number; i++) {
        json_object(j);
        json_z_at(j, "code", hook->bands->terms[i].code);
        words(j, hook->bands->terms[i].vi, hook->bands->terms[i].en);
        json_key(j, "floor");
        rule_points_json(j, j->out->arena, hook->band_floors[i]);
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- functions ------------------------------------------------------------------------------- */

static void put_params(struct json *j, const struct rule_call *call)
{
    text params = text_of(call->params ? call->params : ""), name, type;
    bool optional;
    json_array(j);
    while (rule_call_param(&params, &name, &type, &optional)) {
        json_object(j);
        json_text_at(j, "name", name);
        json_text_at(j, "type", type);
        json_bool_at(j, "optional", optional);
        json_object_end(j);
    }
    json_array_end(j);
}

static void put_call(struct json *j, const struct rule_call *call)
{
    struct buffer signature = buffer_in(j->out->arena, 80);
    rule_call_signature(call, &signature);
    json_object(j);
    json_z_at(j, "library", call->of);
    json_z_at(j, "name", call->name);
    json_z_at(j, "where",
              call->flags & CALL_TOP   ? "top"
              : call->flags & CALL_RUN ? "run"
                                       : "anywhere");
    json_bool_at(j, "value", (call->flags & CALL_VALUE) != 0);
    json_text_at(j, "signature", buffer_as_text(&signature));
    json_key(j, "params");
    put_params(j, call);
    json_z_at(j, "returns", call->returns);
    words(j, call->vi, call->en);
    json_z_at(j, "sample", call->sample);
    json_object_end(j);
}

void rule_reference_print(const struct rule_hook *hook, struct buffer *out)
{
    struct json j = json_into(out);
    struct seen seen = { .count = 0 };
    struct hash schema = rule_hook_schema(hook);
    void *defaults = arena_alloc(out->arena, hook->facts_size);
    json_object(&j);
    json_z_at(&j, "hook", hook->name);
    json_z_at(&j, "label", hook->label);
    json_z_at(&j, "label_en", hook->label_en);
    json_z_at(&j, "help", hook->help);
    json_text_at(&j, "schema",
                 hex_text(out->arena, (struct slice){ schema.bytes, sizeof schema.bytes }));
    json_key(&j, "min");
    rule_points_json(&j, out->arena, hook->min);
    json_key(&j, "max");
    rule_points_json(&j, out->arena, hook->max);
    json_bool_at(&j, "may_reject", hook->may_reject);
    json_bool_at(&j, "rates_a_year", hook->rates_a_year);
    json_bool_at(&j, "province_approves", hook->province_approves);
    json_key(&j, "bands");
    put_bands(&j, hook);
    json_key(&j, "facts");
    put_facts(&j, hook->facts);
    json_key(&j, "defaults");
    rule_facts_default(hook, defaults);
    struct buffer given = buffer_in(out->arena, 1024);
    rule_facts_print(hook, defaults, &given);
    json_raw(&j, buffer_as_text(&given));
    json_key(&j, "vocabularies");
    json_object(&j);
    put_vocabularies(&j, hook->facts, &seen);
    json_object_end(&j);
    json_key(&j, "functions");
    json_array(&j);
    for (const struct rule_call *c = rule_calls; c->name; c++)
        if (rule_call_fits(c, hook)) put_call(&j, c);
    json_array_end(&j);
    json_object_end(&j);
}
