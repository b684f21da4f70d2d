/* SPDX-License-Identifier: MIT
 * demo_cadres: of two in three cadres of communes the bank knows who they are: a grown volunteer of
 * that unit who has no log-in, whose name the register then bears. Most of them were trained; of
 * some it is too long ago. */
#include "../gather.h"
#include "cadres.h"
#include "demo_assess.h"

enum { ADULT = 22 };

struct naming {
    const struct demo_options *options;
    struct random_source chance;
    struct gathered cadres;
    id kind;
};

static void *member(const struct entity *entity, void *record, const char *name)
{
    const struct field *f = entity_field(entity, name, strlen(name));
    REQUIRE(f);
    return field_in(f, record);
}

static err find_kind(struct ctx *cx, struct tx *tx, void *arg)
{
    struct naming *n = arg;
    struct certificate_kind kind = { .code = TEXT("volunteer_management"),
                                     .title = TEXT("Quản lý, điều phối hoạt động tình nguyện"),
                                     .title_en = TEXT("Managing volunteering"),
                                     .criteria = TEXT("Dự lớp bồi dưỡng cán bộ 24 giờ; đạt bài "
                                                      "kiểm tra cuối lớp từ 80%."),
                                     .valid_months = 24,
                                     .renew_days = 90,
                                     .grace_days = 90,
                                     .regime = REGIME_YOUTH };
    struct certificate_kind there;
    err e = record_find(cx, tx, &certificate_kind_entity, "code", &kind, &there);
    if (!e) n->kind = there.id;
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    e = record_create(cx, tx, &certificate_kind_entity, &kind);
    n->kind = kind.id;
    return e;
}

static err list_cadres(struct ctx *cx, struct tx *tx, void *arg)
{
    struct naming *n = arg;
    struct query q = { .entity = cadre_entity_of(tx) };
    return gather_query(cx, tx, &q, &n->cadres);
}

static err issue(struct ctx *cx, struct tx *tx, struct naming *n, id volunteer, id unit)
{
    uint64_t when = random_below(&n->chance, 10);
    if (when < 2) return ERR_NONE; /* never */
    id area = unit_above(cx, tx, unit, UNIT_AREA);
    struct certificate c = { .kind = n->kind,
                             .volunteer = volunteer,
                             .unit = id_is_none(area) ? unit : area,
                             .issued = n->options->as_of - (when < 4 ? 780 : 200),
                             .course = TEXT("Lớp bồi dưỡng cán bộ phụ trách tình nguyện"),
                             .signer = TEXT("Phó Bí thư Nguyễn Thanh Tùng") };
    return record_create(cx, tx, &certificate_entity, &c);
}

static err name_one(struct ctx *cx, struct tx *tx, struct naming *n, void *cadre)
{
    struct gathered people;
    const struct entity *volunteer = schema_named(tx_schema(tx), TEXT("volunteer"));
    const struct entity *cadres = cadre_entity_of(tx);
    id unit = *(id *)member(cadres, cadre, "unit");
    err e = gather(cx, tx, volunteer, "unit", unit, &people);
    for (size_t i = 0; !e && i < people.count; i++) {
        void *v = gathered_at(&people, i);
        bool grown = date_years(*(date *)member(volunteer, v, "birth"), n->options->as_of) >= ADULT;
        if (!grown || !id_is_none(*(id *)member(volunteer, v, "account"))) continue;
        *(id *)member(cadres, cadre, "volunteer") = *(id *)v;
        *(text *)member(cadres, cadre, "full_name") = *(text *)member(volunteer, v, "full_name");
        e = record_update(cx, tx, cadres, cadre);
        return e ? e : issue(cx, tx, n, *(id *)v, unit);
    }
    return e;
}

static err name_next(struct ctx *cx, struct tx *tx, struct naming *n, void *record)
{
    struct cadre c;
    cadre_of_record(cadre_entity_of(tx), record, &c);
    bool named = cadre_on(&c, n->options->as_of) && c.full_time && random_below(&n->chance, 3) > 0;
    return named && id_is_none(c.volunteer) ? name_one(cx, tx, n, record) : ERR_NONE;
}

static err name_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct naming *n = arg;
    err e = ERR_NONE;
    n->chance = random_seeded(n->options->seed, "demo cadres"); /* this may be run again */
    for (size_t i = 0; !e && i < n->cadres.count; i++)
        e = name_next(cx, tx, n, gathered_at(&n->cadres, i));
    return e;
}

err demo_cadres(struct ctx *cx, const struct demo_options *options)
{
    struct naming n = { .options = options, .chance = random_seeded(options->seed, "demo cadres") };
    err e = db_write(cx, find_kind, &n);
    if (!e) e = db_read(cx, list_cadres, &n);
    return e ? e : db_write(cx, name_all, &n);
}
