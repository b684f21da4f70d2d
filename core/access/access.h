/* SPDX-License-Identifier: MIT
 * access: who may do what where. A permission is always a verb on a scope: a role held at a unit
 * covers that unit's subtree on that day. Volunteers own their own records (entity.owner).
 * Everything is decided inside the transaction that acts. */
#ifndef VOLBANK_ACCESS_ACCESS_H
#define VOLBANK_ACCESS_ACCESS_H

#include "../store/query.h"
#include "../store/record.h"

/* Roles are a closed list; which permissions a role carries is said by each permission's row. */
enum role {
    ROLE_VOLUNTEER = 1, /* every signed-in account */
    ROLE_TEAM_LEADER,
    ROLE_UNIT_OFFICER,
    ROLE_AREA_ADMIN, /* edits the area's rules */
    ROLE_PROVINCE_ADMIN,
    ROLE_TRAINER,
    ROLE_ASSESSOR,
    ROLE_COUNCIL,
    ROLE_MONITOR,  /* reads everything that is not personal, writes nothing */
    ROLE_PARTNER,  /* co-hosting department: campaigns of its field, names only there */
    ROLE_OPERATOR, /* runs the server: accounts, backup, settings; no personal data */
    ROLE_FRONT     /* reviews teams and clubs for the Fatherland Front, at one of its bodies */
};
#define ROLE_BIT(role) (1u << (role))
/* Common sets for permission rows. */
#define ROLES_STAFF                                                                                \
    (ROLE_BIT(ROLE_UNIT_OFFICER) | ROLE_BIT(ROLE_AREA_ADMIN) | ROLE_BIT(ROLE_PROVINCE_ADMIN))
#define ROLES_LEADING (ROLES_STAFF | ROLE_BIT(ROLE_TEAM_LEADER))
#define ROLES_WATCHING (ROLES_STAFF | ROLE_BIT(ROLE_MONITOR))
/* Never see PERSONAL fields of others, whatever permission they hold. */
#define ROLES_IMPERSONAL (ROLE_BIT(ROLE_MONITOR) | ROLE_BIT(ROLE_OPERATOR))

extern API const struct vocabulary role_terms;

struct permission {
    const char *name; /* "volunteer.read" */
    const char *vi, *en;
    uint32_t roles; /* ROLE_BIT()s that carry it */
    bool personal;  /* holders may see PERSONAL fields of records in scope */
};

/* Besides names of permissions, a route or entity may say: PUBLIC (entity.h), or any signed-in
 * account: */
#define SIGNED_IN "signed-in"

/* The permissions of the core and all plugins; made by the registry, read-only, lives in the arena.
 */
struct permission_book;
API struct permission_book *
permission_book_new(struct arena *arena, const struct permission *const rows[], size_t count);
API const struct permission *permission_named(const struct permission_book *book, const char *name);
API size_t permission_count(const struct permission_book *book);
API const struct permission *permission_at(const struct permission_book *book, size_t i);

/* A role somebody holds today. */
struct grant_held {
    enum role role;
    id unit;
};

/* What cx->actor.access points to; loaded by session_resolve/access_load. */
struct access {
    const struct permission_book *book;
    size_t count;
    const struct grant_held *grants;
};

/* Loads the grants that cx->actor.account holds on the day of cx->now. */
API err access_load(struct ctx *cx, struct tx *tx, const struct permission_book *book) MUST_CHECK;
/* True when the actor's roles anywhere carry the permission (the verb check, before decoding).
 * System actors: always. */
API bool access_verb(const struct ctx *cx, const char *permission);
/* ERR_UNAUTHENTICATED or ERR_FORBIDDEN (with who to ask) unless the actor holds `permission` at a
 * unit whose subtree has `unit`; unit none = the whole instance: a role held at the province union
 * (the one that stands under nobody). */
API err access_require(struct ctx *cx, struct tx *tx, const char *permission, id unit) MUST_CHECK;
API bool access_may(struct ctx *cx, struct tx *tx, const char *permission, id unit);
/* Whether the actor holds one of `roles` (ROLE_BIT()s) at a unit whose subtree has `unit`. */
API bool access_holds(struct ctx *cx, struct tx *tx, uint32_t roles, id unit);
/* Whether the actor may see PERSONAL fields of this record: owner, or a personal permission
 * (entity->read) in its scope. */
API bool access_personal(struct ctx *cx, struct tx *tx, const struct entity *entity,
                         const void *record);
/* Whether the record's owner path leads to the actor's account. */
API bool access_owns(struct ctx *cx, struct tx *tx, const struct entity *entity,
                     const void *record);
/* True when `unit` is `root` or below it. */
API bool unit_within(struct ctx *cx, struct tx *tx, id unit, id root);
/* The same, or what stands at or below a unit that ended and became (part of) one within `root`:
 * whoever answers for an heir answers for what it inherited. */
API bool unit_covered(struct ctx *cx, struct tx *tx, id unit, id root);
/* The nearest unit of kind `kind` (a UNIT_… number) at or above `unit`; ID_NONE when there is none.
 */
API id unit_above(struct ctx *cx, struct tx *tx, id unit, int32_t kind);

/* ---- records of the core ---- */

enum place_level { PLACE_PROVINCE = 1, PLACE_DISTRICT, PLACE_COMMUNE };

/* An official administrative code with validity; (code, valid_from) is the import key, because
 * codes and names were reused. */
struct place {
    id id;
    text code; /* GSO code, "24611" */
    date valid_from;
    date valid_to; /* exclusive; none = in force */
    text name;     /* "Phường Nghĩa Đức" */
    int32_t level; /* enum place_level */
    id parent;
    text key; /* "24611@2004-01-01": unique, made by the check */
    bool border, difficult;
    int64_t lat, lon; /* millionths of a degree, of the commune's centre; 0 = not known */
    text language; /* language most spoken besides Vietnamese, by its code ("mnong"); empty = none
                      said */
};
/* old became (part of) new on a date. */
struct place_successor {
    id id;
    id old, new_place;
    date on;
    bool partly; /* only a part of the old place went there */
};

enum unit_kind {
    UNIT_PROVINCE_UNION = 1, /* Tỉnh đoàn */
    UNIT_AREA,               /* cụm: rule area; "district" on screen */
    UNIT_DISTRICT_UNION,     /* until 2025-06-30 */
    UNIT_COMMUNE_UNION,
    UNIT_BRANCH,
    UNIT_FEDERATION, /* Hội LHTN at any level */
    UNIT_SCHOOL,
    UNIT_AGENCY,
    UNIT_ARMED_FORCES,
    UNIT_CLUB,
    UNIT_DEPARTMENT, /* sở, ngành: partner */
    UNIT_OTHER
};
struct unit {
    id id;
    text code; /* short own code, unique, "663" for an area */
    text name;
    int32_t kind;
    id parent;
    id place;
    date valid_from, valid_to;
    text phone, email;
    text symbol; /* in the numbers of its documents, "TĐTN"; empty = initials of its name */
};
struct unit_successor {
    id id;
    id old, new_unit;
    date on;
};

enum account_state { ACCOUNT_ACTIVE = 1, ACCOUNT_LOCKED, ACCOUNT_CLOSED };
/* A log-in. People without a phone have none; a phone number is not an identity, so several people
 * may share one. */
struct account {
    id id;
    text login; /* unique: a name, phone or e-mail as typed by viet_phone / lower case */
    text name;  /* how to address */
    text phone, email;
    text password; /* SECRET Argon2id string; empty = one-time codes only */
    int32_t state;
    instant last_login;
    bool must_change;
};
/* A role held at a unit for a time. */
struct grant {
    id id;
    id account;
    int32_t role;
    id unit;
    date from, to; /* to: last day; none = open */
    text why;
};
/* Whether it is held on the day. */
static inline bool grant_runs(const struct grant *g, date day)
{
    return (!g->from || g->from <= day) && (!g->to || day <= g->to);
}
/* SECRET: token stored hashed. ENTITY_UNJOURNALLED. */
struct session {
    id id;
    id account;
    struct hash token;
    instant made, expires;
    bool api_key;
    text label; /* of an API key */
    date used;  /* an API key's last day of use */
};

extern API const struct entity place_entity, place_successor_entity, unit_entity,
    unit_successor_entity, account_entity, grant_entity, session_entity;

#endif
