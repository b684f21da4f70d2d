/* SPDX-License-Identifier: MIT
 * grant: what the actor may do here and now. The verb is asked before a request is decoded; the
 * scope inside the transaction that acts, so that nothing can change between the question and the
 * deed. */
#include "access.h"

struct loading {
    struct access *access;
    struct grant_held *held;
    size_t room;
    date today;
};

static enum kv_go add_grant(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    const struct grant *g = record;
    struct loading *l = arg;
    if (g->from && g->from > l->today) return KV_MORE;
    if (g->to && g->to < l->today) return KV_MORE;
    if (l->access->count == l->room) {
        size_t room = l->room ? l->room * 2 : 4;
        struct grant_held *more = ARENA_ARRAY(cx->arena, room, struct grant_held);
        if (l->access->count) memcpy(more, l->held, l->access->count * sizeof(*more));
        l->held = more;
        l->room = room;
    }
    l->held[l->access->count++] = (struct grant_held){ (enum role)g->role, g->unit };
    l->access->grants = l->held;
    return KV_MORE;
}

err access_load(struct ctx *cx, struct tx *tx, const struct permission_book *book)
{
    struct access *access = ARENA_NEW(cx->arena, struct access);
    access->book = book;
    cx->actor.access = access;
    if (id_is_none(cx->actor.account)) return ERR_NONE;
    struct loading l = { .access = access, .today = instant_date(cx->now) };
    return query_ref(cx, tx, &grant_entity, "account", cx->actor.account, add_grant, &l);
}

static const struct permission *permission_of(const struct ctx *cx, const char *name)
{
    const struct access *access = cx->actor.access;
    return access ? permission_named(access->book, name) : NULL;
}

bool access_verb(const struct ctx *cx, const char *permission)
{
    if (cx->actor.system || strcmp(permission, PUBLIC) == 0) return true;
    if (id_is_none(cx->actor.account)) return false;
    if (strcmp(permission, SIGNED_IN) == 0) return true;
    const struct permission *p = permission_of(cx, permission);
    if (!p) return false;
    if (p->roles & ROLE_BIT(ROLE_VOLUNTEER)) return true;
    const struct access *access = cx->actor.access;
    for (size_t i = 0; i < access->count; i++)
        if (p->roles & ROLE_BIT(access->grants[i].role)) return true;
    return false;
}

/* A school or a department that stands under nobody is not the province. */
static bool is_top(struct ctx *cx, struct tx *tx, id unit)
{
    struct unit u;
    return record_get(cx, tx, &unit_entity, unit, &u) == ERR_NONE && id_is_none(u.parent) &&
           u.kind == UNIT_PROVINCE_UNION;
}

bool access_holds(struct ctx *cx, struct tx *tx, uint32_t roles, id unit)
{
    const struct access *access = cx->actor.access;
    for (size_t i = 0; access && i < access->count; i++) {
        const struct grant_held *g = &access->grants[i];
        if (!(roles & ROLE_BIT(g->role))) continue;
        bool covered =
            id_is_none(unit) ? is_top(cx, tx, g->unit) : unit_covered(cx, tx, unit, g->unit);
        if (covered) return true;
    }
    return false;
}

bool access_may(struct ctx *cx, struct tx *tx, const char *permission, id unit)
{
    if (!access_verb(cx, permission)) return false;
    const struct permission *p = permission_of(cx, permission);
    if (cx->actor.system || !p) return true;
    return access_holds(cx, tx, p->roles, unit);
}

err access_require(struct ctx *cx, struct tx *tx, const char *permission, id unit)
{
    if (access_may(cx, tx, permission, unit)) return ERR_NONE;
    if (id_is_none(cx->actor.account))
        return ctx_fail(cx, ERR_UNAUTHENTICATED, NULL, "sign-in",
                        SAY("Hãy đăng nhập rồi làm lại việc này", "Sign in, then try this again"));
    const struct permission *p = permission_of(cx, permission);
    /* Each format prints its own argument and none of the other. */
    return ctx_fail(
        cx, ERR_FORBIDDEN, NULL, "permission",
        SAY("Tài khoản của bạn không có quyền «%s%.0s» ở đơn vị này. Hãy hỏi quản trị cụm hoặc "
            "Tỉnh đoàn",
            "Your account may not «%.0s%s» at this unit. Ask the area or provincial administrator"),
        p ? p->vi : permission, p ? p->en : permission);
}

bool access_owns(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record)
{
    if (!entity->owner || id_is_none(cx->actor.account)) return false;
    id owner;
    if (record_path(cx, tx, entity, record, entity->owner, &owner)) return false;
    return id_equal(owner, cx->actor.account);
}

bool access_personal(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record)
{
    if (cx->actor.system || access_owns(cx, tx, entity, record)) return true;
    if (!entity->read) return false;
    const struct permission *p = permission_of(cx, entity->read);
    if (!p || !p->personal) return false;
    id unit = ID_NONE;
    if (entity->scope && record_path(cx, tx, entity, record, entity->scope, &unit)) return false;
    if (entity->scope && id_is_none(unit)) return false;
    return access_holds(cx, tx, p->roles & ~ROLES_IMPERSONAL, unit);
}
