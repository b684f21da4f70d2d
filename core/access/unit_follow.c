/* SPDX-License-Identifier: MIT
 * unit_follow: the schema says which records name units; nothing here knows what they are. */
#include "unit_follow.h"

/* ---- the account ----------------------------------------------------------------------------- */

void unit_account_touch(struct ctx *cx, struct unit_account *account, const struct entity *entity,
                        enum unit_fate fate, size_t count)
{
    struct unit_touched **at = &account->touched;
    for (; *at; at = &(*at)->next)
        if ((*at)->entity == entity && (*at)->fate == fate) break;
    if (!*at) {
        *at = ARENA_NEW(cx->arena, struct unit_touched);
        (*at)->entity = entity;
        (*at)->fate = fate;
    }
    (*at)->count += count;
    if (fate != UNIT_STAYS && fate != UNIT_HINDERS) account->records += count;
}

void unit_account_deed(struct ctx *cx, struct unit_account *account, enum unit_deed_kind what,
                       text unit, text other)
{
    struct unit_deed *deed = ARENA_NEW(cx->arena, struct unit_deed);
    deed->what = what;
    deed->unit = text_copy(cx->arena, unit);
    deed->other = text_copy(cx->arena, other);
    if (!account->deeds_end) account->deeds_end = &account->deeds;
    *account->deeds_end = deed;
    account->deeds_end = &deed->next;
    account->units++;
}

/* ---- which heir ------------------------------------------------------------------------------ */

struct becoming {
    const struct unit *heirs;
    size_t count;
    size_t *out;
};

static enum kv_go became(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct place_successor *s = record;
    struct becoming *b = arg;
    (void)cx, (void)tx, (void)failure;
    for (size_t i = 0; i < b->count; i++)
        if (id_equal(b->heirs[i].place, s->new_place)) *b->out = i;
    return KV_MORE;
}

err unit_heir_at(struct ctx *cx, struct tx *tx, id place, const struct unit heirs[],
                 size_t heir_count, size_t *out)
{
    struct becoming b = { heirs, heir_count, out };
    *out = 0;
    if (heir_count < 2 || id_is_none(place)) return ERR_NONE;
    for (size_t i = 0; i < heir_count; i++)
        if (id_equal(heirs[i].place, place)) {
            *out = i;
            return ERR_NONE;
        }
    return query_ref(cx, tx, &place_successor_entity, "old", place, became, &b);
}

/* ---- finding --------------------------------------------------------------------------------- */

struct found {
    id which;
    enum unit_fate fate;
    size_t heir;
};

struct following {
    const struct schema_link *link;
    id old;
    const struct unit *heirs;
    size_t heir_count;
    date on;
    struct found *found;
    size_t count, room;
};

static date date_at(const struct entity *entity, const char *name, const void *record)
{
    const struct field *f = name ? entity_field(entity, name, strlen(name)) : NULL;
    REQUIRE(!name || (f && f->kind == FIELD_DATE));
    return f ? *(const date *)field_of(f, record) : 0;
}

static enum unit_fate fate_of(const struct following *w, const void *record)
{
    const struct field_heir *h = w->link->field->heir;
    if (!h || h->way == HEIR_AREA) return UNIT_STAYS;
    date from = date_at(w->link->from, h->from, record), to = date_at(w->link->from, h->to, record);
    if (h->way == HEIR_LATER && from < w->on) return UNIT_STAYS;
    if (h->way == HEIR_CONTINUES && to && to < w->on) return UNIT_STAYS;
    bool begun = h->way == HEIR_CONTINUES && from < w->on;
    if (!w->heir_count) return begun ? UNIT_ENDS : UNIT_HINDERS;
    return begun ? UNIT_GOES_ON : UNIT_GOES_OVER;
}

static void keep_found(struct ctx *cx, struct following *w, struct found one)
{
    if (w->count == w->room) {
        size_t room = w->room * 2 + 16;
        struct found *more = ARENA_ARRAY(cx->arena, room, struct found);
        if (w->count) memcpy(more, w->found, w->count * sizeof *more);
        w->found = more;
        w->room = room;
    }
    w->found[w->count++] = one;
}

static enum kv_go find(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct following *w = arg;
    const struct field_heir *h = w->link->field->heir;
    struct found one = { .fate = fate_of(w, record) };
    memcpy(&one.which, record, sizeof one.which);
    if (w->heir_count > 1 && h && h->where) {
        id place = ID_NONE;
        *failure = record_path(cx, tx, w->link->from, record, h->where, &place);
        if (!*failure) *failure = unit_heir_at(cx, tx, place, w->heirs, w->heir_count, &one.heir);
        if (*failure) return KV_STOP;
    }
    bool own = w->heir_count && id_equal(w->heirs[one.heir].id, w->old);
    if (own) one.fate = UNIT_STAYS;
    keep_found(cx, w, one);
    return KV_MORE;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void set_date(const struct entity *entity, const char *name, void *record, date day)
{
    *(date *)field_in(entity_field(entity, name, strlen(name)), record) = day;
}

static err carry(struct ctx *cx, struct tx *tx, const struct following *w, const struct found *one)
{
    const struct entity *entity = w->link->from;
    const struct field_heir *h = w->link->field->heir;
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, one->which, record);
    if (e || one->fate == UNIT_STAYS || one->fate == UNIT_HINDERS) return e;
    id *unit = field_in(w->link->field, record);
    if (one->fate == UNIT_GOES_OVER) {
        *unit = w->heirs[one->heir].id;
        return record_carry(cx, tx, entity, record);
    }
    date until = date_at(entity, h->to, record);
    set_date(entity, h->to, record, w->on - 1);
    e = record_carry(cx, tx, entity, record);
    if (e || one->fate == UNIT_ENDS) return e;
    id fresh = ID_NONE;
    memcpy(record, &fresh, sizeof fresh);
    *unit = w->heirs[one->heir].id;
    set_date(entity, h->from, record, w->on);
    set_date(entity, h->to, record, until);
    return record_carry(cx, tx, entity, record);
}

/* The units themselves and what says how they hang together is not theirs. */
static bool is_of_units(const struct entity *entity)
{
    return entity == &unit_entity || entity == &unit_successor_entity ||
           entity == &unit_past_entity || entity == &unit_operation_entity ||
           (entity->flags & ENTITY_SECRET_FACTS);
}

err unit_records_follow(struct ctx *cx, struct tx *tx, id old, const struct unit heirs[],
                        size_t heir_count, date on, struct unit_account *account)
{
    size_t count;
    err e = ERR_NONE;
    const struct schema_link *links = schema_links(tx_schema(tx), &unit_entity, &count);
    for (size_t i = 0; !e && i < count; i++) {
        struct following w = { &links[i], old, heirs, heir_count, on, NULL, 0, 0 };
        if (is_of_units(links[i].from)) continue;
        if (links[i].field->heir && links[i].field->heir->way == HEIR_AREA) continue;
        e = query_ref(cx, tx, links[i].from, links[i].field->name, old, find, &w);
        for (size_t k = 0; !e && k < w.count; k++) {
            unit_account_touch(cx, account, links[i].from, w.found[k].fate, 1);
            if (tx_is_write(tx)) e = carry(cx, tx, &w, &w.found[k]);
        }
    }
    return e;
}

/* ---- areas ----------------------------------------------------------------------------------- */

static enum kv_go find_below(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct following *w = arg;
    struct found one = { .fate = UNIT_GOES_OVER };
    id unit = ID_NONE;
    memcpy(&one.which, record, sizeof one.which);
    *failure = record_path(cx, tx, w->link->from, record, w->link->field->heir->where, &unit);
    if (*failure) return KV_STOP;
    if (unit_within(cx, tx, unit, w->old)) keep_found(cx, w, one);
    return KV_MORE;
}

err unit_areas_follow(struct ctx *cx, struct tx *tx, id moved, id from, id to,
                      struct unit_account *account)
{
    size_t count;
    err e = ERR_NONE;
    const struct unit heir = { .id = to };
    const struct schema_link *links = schema_links(tx_schema(tx), &unit_entity, &count);
    if (id_is_none(from) || id_is_none(to) || id_equal(from, to)) return ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        struct following w = { &links[i], moved, &heir, 1, 0, NULL, 0, 0 };
        if (!links[i].field->heir || links[i].field->heir->way != HEIR_AREA) continue;
        e = query_ref(cx, tx, links[i].from, links[i].field->name, from, find_below, &w);
        if (!e && w.count) unit_account_touch(cx, account, links[i].from, UNIT_GOES_OVER, w.count);
        for (size_t k = 0; !e && tx_is_write(tx) && k < w.count; k++)
            e = carry(cx, tx, &w, &w.found[k]);
    }
    return e;
}
