/* SPDX-License-Identifier: MIT
 * library: what the province reads and what it thinks up: law, handbooks, models with their
 * evidence, people to follow and publications (item/); ideas from proposal to use (idea/); dialogue
 * forums (forum/). It stands alone: what it knows of campaigns and people it asks services for, and
 * says less without them. */
#ifndef VOLBANK_LIBRARY_LIBRARY_H
#define VOLBANK_LIBRARY_LIBRARY_H

#include "core/plugin/plugin.h"

extern API const struct plugin library_plugin;

/* Records of one entity as an array, in cx->arena. */
struct library_list {
    const struct entity *entity;
    size_t count, room;
    char *records;
};
/* All records of `entity` whose REF `field` is `target`, in id order. */
err library_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                 id target, struct library_list *out) MUST_CHECK;
err library_list_query(struct ctx *cx, struct tx *tx, const struct query *query,
                       struct library_list *out) MUST_CHECK;
static inline void *library_list_at(const struct library_list *l, size_t i)
{
    return l->records + i * l->entity->size;
}

/* A key over two ids, for "once for each pair". */
text library_pair_key(struct arena *arena, id left, id right);
/* Label of a term in the reader's language; empty when there is none. */
text library_term(const struct ctx *cx, const struct vocabulary *v, unsigned number);
/* "https://tinhnguyen.example": where this request came to, for files that are read elsewhere. */
text library_site(struct ctx *cx, const struct request *rq);

/* A campaign as proof, kept as its id in text because campaigns are another plugin's. What people
 * paste is cleaned: the address of its page will do. Flaw at `pointer` when there is none. */
err library_campaign_clean(struct ctx *cx, struct tx *tx, const char *pointer,
                           text *campaign) MUST_CHECK;
/* Member "proof": { title, url }, or null when there is none to tell of. */
err library_campaign_json(struct ctx *cx, struct tx *tx, struct json *j, text campaign) MUST_CHECK;

#endif
