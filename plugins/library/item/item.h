/* SPDX-License-Identifier: MIT
 * item: what stands in the library. A draft is read by staff only; what is published is everybody's
 * and has an address of words, /cam-nang/<code>, that stays when its title changes. What a kind
 * needs before it may be published is said by item_missing(). */
#ifndef VOLBANK_LIBRARY_ITEM_H
#define VOLBANK_LIBRARY_ITEM_H

#include "../library.h"

enum item_kind { ITEM_LAW = 1, ITEM_HANDBOOK, ITEM_MODEL, ITEM_PERSON, ITEM_PUBLICATION };
enum item_state { ITEM_DRAFT = 1, ITEM_PUBLISHED, ITEM_WITHDRAWN };
extern const struct vocabulary item_kind_vocabulary, item_state_vocabulary,
    library_topic_vocabulary, library_language_vocabulary;

struct library_item {
    id id;
    text code; /* in its address; made from the title when none is given */
    int32_t kind;
    text title, summary;
    text body; /* Markdown */
    id unit;   /* keeps it */
    code_set topics;
    uint8_t language;
    int32_t state;
    date published;
    text number, issued_by; /* of a law: as printed */
    date issued, in_force, until;
    id replaced_by;
    text source;   /* address of the official text */
    text evidence; /* of a model: what shows that it works */
    text campaign; /* the campaign that shows it; an id in text */
    text consent;  /* of a person: when and how they agreed to be shown */
    text reason;   /* why it was withdrawn */
};
struct library_chapter {
    id id;
    id item;
    int64_t position;
    text title, body;
};
struct library_file {
    id id;
    id item;
    text name, type, about;
    struct hash sha256;
    int64_t size;
    bool cover; /* its picture when the page is shared */
};

/* "Nhân rộng": who copied a model, with what result. Counts once the model's keepers confirmed it;
 * a unit counts once for a model. */
enum replication_state { REPLICATION_REPORTED = 1, REPLICATION_CONFIRMED, REPLICATION_REFUSED };
extern const struct vocabulary replication_state_vocabulary;
struct replication {
    id id;
    id model, unit;
    date since;
    text result;
    int64_t people; /* helped, as reported; 0 = not said */
    text campaign;
    int32_t state;
    text reason; /* of a refusal */
    text key;    /* model and unit: unique */
};

extern const struct entity library_item_entity, library_chapter_entity, library_file_entity,
    replication_entity;
extern const struct field library_item_fields[], library_file_fields[], replication_fields[];

/* The item of a code or, failing that, of an id in text. ERR_NOT_FOUND. */
err item_find(struct ctx *cx, struct tx *tx, text code, struct library_item *out) MUST_CHECK;
/* Whether the actor may see it: published, or theirs to read. */
bool item_visible(struct ctx *cx, struct tx *tx, const struct library_item *item);
/* "/cam-nang/<code>". */
text item_url(struct arena *arena, const struct library_item *item);
/* Whether a law holds on a day; true for everything else. */
bool item_in_force(const struct library_item *item, date day);
/* Chapters in their order. */
err item_chapters(struct ctx *cx, struct tx *tx, id item, struct library_list *out) MUST_CHECK;
/* Confirmed copies of a model, the first first. */
err item_replications(struct ctx *cx, struct tx *tx, id model, struct library_list *out) MUST_CHECK;
/* Every published item, by kind and then as readers look for them: laws from the newest, the rest
 * by title. */
err item_shelf(struct ctx *cx, struct tx *tx, struct library_list *out) MUST_CHECK;

/* POST /library_items/:id/publications and …/withdrawals. INVALID with everything that is missing.
 */
struct item_withdrawing {
    text reason;
};
extern const struct field item_withdrawing_fields[];
err item_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err item_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* POST /replications/:id/decisions: by who keeps the model. */
struct replication_deciding {
    bool confirm;
    text reason;
};
extern const struct field replication_deciding_fields[];
err replication_decide(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

extern const struct library_1 library_service;

#endif
