/* SPDX-License-Identifier: MIT
 * person: see the header. */
#include "person.h"

#include "lists.h"
#include "notify.h"

/* Numbers of the bank's own entities. */
enum { BANK_FIRST = 100, BANK_LAST = 199 };

/* A merged record leads to the one that was kept, which may have been merged in its turn. */
static err kept_record(struct ctx *cx, struct tx *tx, id person, struct volunteer *out)
{
    enum { MERGES_MAX = 16 };
    err e = record_get(cx, tx, &volunteer_entity, person, out);
    for (int i = 0; !e && i < MERGES_MAX && out->state == VOLUNTEER_MERGED; i++)
        e = record_get(cx, tx, &volunteer_entity, out->merged_into, out);
    return e;
}

static struct person person_of(const struct volunteer *v)
{
    return (struct person){ .id = v->id,
                            .full_name = v->full_name,
                            .birth = v->birth,
                            .unit = v->unit,
                            .account = v->account };
}

static err person_read(struct ctx *cx, struct tx *tx, id person, struct person *out)
{
    struct volunteer v;
    err e = kept_record(cx, tx, person, &v);
    if (!e) *out = person_of(&v);
    return e;
}

static enum kv_go take_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(id *)arg = *(const id *)record;
    return KV_STOP;
}

static err person_of_account(struct ctx *cx, struct tx *tx, id account, struct person *out)
{
    id found = ID_NONE;
    if (id_is_none(account)) return ERR_NOT_FOUND;
    err e = query_ref(cx, tx, &volunteer_entity, "account", account, take_one, &found);
    if (e) return e;
    return id_is_none(found) ? ERR_NOT_FOUND : person_read(cx, tx, found, out);
}

static err person_of_actor(struct ctx *cx, struct tx *tx, struct person *out)
{
    struct volunteer v;
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e) *out = person_of(&v);
    return e;
}

static err person_visible(struct ctx *cx, struct tx *tx, id person, bool *visible)
{
    struct volunteer v;
    err e = kept_record(cx, tx, person, &v);
    *visible = !e && access_personal(cx, tx, &volunteer_entity, &v);
    return e;
}

const struct person_1 person_service = { person_read, person_of_actor, person_visible, notify_tell,
                                         person_of_account };

static bool is_about_a_person(const struct field *f)
{
    return strcmp(f->name, "volunteer") == 0 || strcmp(f->name, "person") == 0;
}

err person_records_elsewhere(struct ctx *cx, struct tx *tx, person_visit visit, void *arg)
{
    size_t count;
    const struct schema_link *links = schema_links(tx_schema(tx), &volunteer_entity, &count);
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        uint16_t number = links[i].from->number;
        if (number >= BANK_FIRST && number <= BANK_LAST) continue;
        if (!is_about_a_person(links[i].field)) continue;
        e = visit(cx, tx, links[i].from, links[i].field, arg);
    }
    return e;
}
