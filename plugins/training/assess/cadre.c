/* SPDX-License-Identifier: MIT
 * cadre: one line of the bank's register of cadres, and what their certificates say. A cadre whom
 * the register does not know as a volunteer has no certificates here and is not trained. */
#include "cadres.h"

#include <stdlib.h>

#include "../days.h"

bool cadre_on(const struct cadre *c, date day)
{
    return c->from <= day && (!c->to || day <= c->to);
}

const struct entity *cadre_entity_of(struct tx *tx)
{
    const struct entity *register_of = schema_named(tx_schema(tx), TEXT("cadre"));
    REQUIRE(register_of); /* of the bank, which this plugin needs */
    return register_of;
}

static const void *member(const struct entity *entity, const void *record, const char *name)
{
    const struct field *f = entity_field(entity, name, strlen(name));
    REQUIRE(f);
    return field_of(f, record);
}

void cadre_of_record(const struct entity *entity, const void *record, struct cadre *out)
{
    *out = (struct cadre){
        .id = *(const id *)record,
        .unit = *(const id *)member(entity, record, "unit"),
        .volunteer = *(const id *)member(entity, record, "volunteer"),
        .name = *(const text *)member(entity, record, "full_name"),
        .duty = *(const text *)member(entity, record, "position"),
        .full_time = !*(const bool *)member(entity, record, "part_time"),
        .from = *(const date *)member(entity, record, "from"),
        .to = *(const date *)member(entity, record, "to"),
    };
}

err cadre_get(struct ctx *cx, struct tx *tx, id which, struct cadre *out)
{
    const struct entity *entity = cadre_entity_of(tx);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, which, record);
    if (!e) cadre_of_record(entity, record, out);
    return e;
}

bool cadre_visible(struct ctx *cx, struct tx *tx, id which)
{
    const struct entity *entity = cadre_entity_of(tx);
    void *record = arena_alloc(cx->arena, entity->size);
    if (!record_get(cx, tx, entity, which, record)) return access_personal(cx, tx, entity, record);
    ctx_clear(cx);
    return false;
}

/* ---- what they know ------------------------------------------------------------------------ */

struct learning {
    text codes; /* that count, with commas */
    date day;
    struct cadre_knowledge *out;
};

static bool names(text codes, text code)
{
    while (codes.size)
        if (text_equal(text_trim(text_cut(&codes, ',')), code)) return true;
    return false;
}

/* One for ever counts longest; of two others the later. */
static bool lasts_longer(const struct certificate *c, const struct cadre_knowledge *than)
{
    if (id_is_none(than->certificate)) return true;
    return than->until && (!c->expires || c->expires > than->until);
}

static enum kv_go learn(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct learning *l = arg;
    struct certificate_kind kind;
    bool ever = c->issued <= l->day && (!c->revoked_on || certificate_valid_on(c, l->day));
    if (!ever || !lasts_longer(c, l->out)) return KV_MORE;
    *failure = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (*failure) return KV_STOP;
    if (!names(l->codes, kind.code)) return KV_MORE;
    *l->out = (struct cadre_knowledge){ certificate_valid_on(c, l->day), c->expires, c->id };
    return KV_MORE;
}

err cadre_knowledge_on(struct ctx *cx, struct tx *tx, id volunteer, date day,
                       struct cadre_knowledge *out)
{
    struct learning l = { setting_text(cx, tx, "training.cadre_certificates"), day, out };
    *out = (struct cadre_knowledge){ 0 };
    if (id_is_none(volunteer)) return ERR_NONE;
    return query_ref(cx, tx, &certificate_entity, "volunteer", volunteer, learn, &l);
}

/* ---- when they knew it --------------------------------------------------------------------- */

struct spanning {
    text codes;
    struct cadre_span *out;
    size_t room, count;
};

static enum kv_go add_span(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct spanning *s = arg;
    struct certificate_kind kind;
    struct cadre_span span = { c->issued, c->expires };
    bool cut = c->revoked_on && (!span.until || c->revoked_on <= span.until);
    if (!certificate_valid_on(c, c->issued)) return KV_MORE;
    if (cut) span.until = c->revoked_on - 1;
    *failure = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (*failure) return KV_STOP;
    if (names(s->codes, kind.code)) s->out[s->count++] = span;
    return s->count < s->room ? KV_MORE : KV_STOP;
}

static int by_from(const void *a, const void *b)
{
    const struct cadre_span *x = a;
    const struct cadre_span *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* Those that touch or overlap become one. */
static size_t join_spans(struct cadre_span *spans, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct cadre_span *last = kept ? &spans[kept - 1] : NULL;
        if (last && (!last->until || spans[i].from <= last->until + 1)) {
            bool longer = last->until && (!spans[i].until || spans[i].until > last->until);
            if (longer) last->until = spans[i].until;
        } else {
            spans[kept++] = spans[i];
        }
    }
    return kept;
}

err cadre_spans(struct ctx *cx, struct tx *tx, id volunteer, struct cadre_span *out, size_t room,
                size_t *count)
{
    struct spanning s = { setting_text(cx, tx, "training.cadre_certificates"), out, room, 0 };
    *count = 0;
    if (id_is_none(volunteer)) return ERR_NONE;
    err e = query_ref(cx, tx, &certificate_entity, "volunteer", volunteer, add_span, &s);
    if (e) return e;
    if (s.count) qsort(out, s.count, sizeof(*out), by_from);
    *count = join_spans(out, s.count);
    return ERR_NONE;
}
