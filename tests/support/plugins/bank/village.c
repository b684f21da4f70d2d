/* SPDX-License-Identifier: MIT
 * village: the core's and the bank's tables over a fresh folder, without a server. */
#include "village.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/app/app.h"
#include "plugins/bank/consent.h"

static void must(const struct village *v, err e)
{
    if (e) (void)fprintf(stderr, "%s: %.*s\n", err_slug(e), TEXT_ARGS(v->cx.detail_en));
    REQUIRE(!e);
}

static void fault(void *arg, const char *message)
{
    (void)arg;
    (void)fprintf(stderr, "%s\n", message);
}

/* ---- the folder ---------------------------------------------------------------------------- */

static err settle(struct ctx *cx, struct tx *tx, void *arg)
{
    struct village *v = arg;
    struct place place = { .code = TEXT("24664"),
                           .valid_from = date_of(2004, 1, 1),
                           .name = TEXT("Xã Thử"),
                           .level = PLACE_COMMUNE };
    struct unit unit = { .code = TEXT("thu"),
                         .name = TEXT("Đoàn xã Thử"),
                         .kind = UNIT_COMMUNE_UNION };
    err e = record_create(cx, tx, &place_entity, &place);
    unit.place = place.id;
    if (!e) e = record_create(cx, tx, &unit_entity, &unit);
    struct campaign campaign = { .title = TEXT("Chiến dịch thử"),
                                 .type = 1,
                                 .field = 1,
                                 .starts = instant_date(cx->now),
                                 .ends = instant_date(cx->now) + 60,
                                 .place = place.id,
                                 .unit = unit.id,
                                 .engagement = ENGAGEMENT_COMMUNITY,
                                 .state = CAMPAIGN_OPEN };
    if (!e) e = record_create(cx, tx, &campaign_entity, &campaign);
    struct opening opening = {
        .campaign = campaign.id, .title = TEXT("Việc thử"), .max_people = 1, .state = OPENING_OPEN
    };
    if (!e) e = record_create(cx, tx, &opening_entity, &opening);
    v->place = place.id;
    v->unit = unit.id;
    v->campaign = campaign.id;
    v->opening = opening.id;
    return e;
}

void village_open(struct village *v)
{
    const struct plugin *const plugins[] = { &core_plugin, &bank_plugin };
    crypto_start();
    *v = (struct village){ .arena = arena_new() };
    (void)snprintf(v->dir, sizeof(v->dir), "%s/volbank-village-XXXXXX",
                   access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    REQUIRE(mkdtemp(v->dir));
    v->registry = registry_of(plugins, COUNT_OF(plugins), fault, NULL);
    REQUIRE(v->registry);
    v->random = random_seeded(1, "village");
    v->host.registry = v->registry;
    ctx_begin(&v->cx, v->arena);
    v->cx.actor.system = true;
    v->cx.why = "test";
    v->cx.random = &v->random;
    v->cx.app = &v->host;
    v->cx.now = instant_at(date_of(2026, 11, 23), 8 * 60);
    struct db_options options = { .kv = { .dir = v->dir }, .schema = registry_schema(v->registry) };
    must(v, db_open(&v->cx, &options, &v->cx.db));
    must(v, bank_plugin.start(&v->cx, &v->host.states[1]));
    must(v, db_write(&v->cx, settle, v));
}

void village_close(struct village *v)
{
    char command[96];
    bank_plugin.stop(v->host.states[1]);
    db_close(v->cx.db);
    registry_free(v->registry);
    arena_free(v->arena);
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", v->dir);
    REQUIRE(system(command) == 0);
}

/* ---- steps --------------------------------------------------------------------------------- */

struct step {
    struct village *village;
    id which;
    const char *name;
    int64_t number;
    struct shift shift;
    struct signup signup;
};

static err add_shift(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    return record_create(cx, tx, &shift_entity, &s->shift);
}

id village_shift(struct village *v, instant start)
{
    struct step s = { .shift = { .opening = v->opening,
                                 .day = instant_date(start),
                                 .from_minute = instant_minute(start),
                                 .to_minute = instant_minute(start) + 120 } };
    must(v, db_write(&v->cx, add_shift, &s));
    return s.shift.id;
}

static err join(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    struct signup_place place;
    struct volunteer person = { .full_name = text_of(s->name),
                                .birth = date_of(2000, 1, 1),
                                .phone = TEXT("0990000123"),
                                .commune = s->village->place,
                                .unit = s->village->unit,
                                .state = VOLUNTEER_ACTIVE };
    err e = record_create(cx, tx, &volunteer_entity, &person);
    if (!e) e = consent_give(cx, tx, person.id, CONSENT_CONTACT, REGISTERED_PAPER);
    if (!e) e = signup_place_of(cx, tx, s->which, &place);
    return e ? e : signup_apply(cx, tx, &person, &place, &s->signup);
}

id village_join(struct village *v, id shift, const char *name)
{
    struct step s = { .village = v, .which = shift, .name = name };
    must(v, db_write(&v->cx, join, &s));
    return s.signup.id;
}

static err accept(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    err e = record_get(cx, tx, &signup_entity, s->which, &s->signup);
    struct deciding accept = { .decision = DECIDE_ACCEPT };
    return e ? e : signup_decide(cx, tx, &s->signup, &accept);
}

void village_accept(struct village *v, id signup)
{
    struct step s = { .which = signup };
    must(v, db_write(&v->cx, accept, &s));
}

static err leave(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    err e = record_get(cx, tx, &signup_entity, s->which, &s->signup);
    return e ? e : signup_leave(cx, tx, &s->signup, TEXT(""));
}

void village_leave(struct village *v, id signup)
{
    struct step s = { .which = signup };
    must(v, db_write(&v->cx, leave, &s));
}

static err set_places(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct step *s = arg;
    struct opening o;
    err e = record_get(cx, tx, &opening_entity, s->which, &o);
    o.max_people = s->number;
    return e ? e : record_update(cx, tx, &opening_entity, &o);
}

void village_places(struct village *v, int64_t max_people)
{
    struct step s = { .which = v->opening, .number = max_people };
    must(v, db_write(&v->cx, set_places, &s));
}

static err read_signup(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    return record_get(cx, tx, &signup_entity, s->which, &s->signup);
}

int32_t village_state(struct village *v, id signup)
{
    struct step s = { .which = signup };
    must(v, db_read(&v->cx, read_signup, &s));
    return s.signup.state;
}

static enum kv_go count_message(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    struct step *s = arg;
    s->number += text_equal_z(((const struct message *)record)->about, s->name);
    return KV_MORE;
}

static err count_messages(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &message_entity, count_message, arg);
}

size_t village_messages(struct village *v, const char *about)
{
    struct step s = { .name = about };
    must(v, db_read(&v->cx, count_messages, &s));
    return (size_t)s.number;
}
