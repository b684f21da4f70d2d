/* SPDX-License-Identifier: MIT
 * awards: what the parts of this plugin share: the services they read people through, and arrays of
 * records. The records are described in the headers of the parts: round/round.h,
 * nomination/nomination.h, dossier/dossier.h, council/council.h, ballot/ballot.h, score/score.h,
 * public/public.h. */
#ifndef VOLBANK_AWARDS_AWARDS_H
#define VOLBANK_AWARDS_AWARDS_H

#include "core/plugin/plugin.h"

extern const struct setting awards_settings[];

/* The people nominations are about: person@1, which `needs` guarantees. */
const struct person_1 *award_people(const struct ctx *cx);
/* Clubs, teams and groups: team@1, of the bank too. */
const struct team_1 *award_teams(const struct ctx *cx);
/* A person's name, empty when they are not known or erased. */
text award_person_name(struct ctx *cx, struct tx *tx, id person);
/* "left/right" of two ids: the key of what there is at most one of for both. */
text award_pair_key(struct arena *arena, id left, id right);

/* Records of one entity, in cx->arena. */
struct award_list {
    const struct entity *entity;
    size_t count, room;
    char *records;
};
/* All records of `entity` whose REF `field` is `target`, in id order. */
err award_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
               id target, struct award_list *out) MUST_CHECK;
/* What a query finds. */
err award_list_query(struct ctx *cx, struct tx *tx, const struct query *query,
                     struct award_list *out) MUST_CHECK;
static inline void *award_list_at(const struct award_list *l, size_t i)
{
    return l->records + i * l->entity->size;
}

#endif
