/* SPDX-License-Identifier: MIT
 * idea: what people propose, from the first word to a record that shows it in use. It moves by one
 * table (idea_table). A person's idea counts once: nobody proposes the same twice, what two people
 * thought of is one idea once it is merged, and however many places apply it, it is applied once.
 */
#ifndef VOLBANK_LIBRARY_IDEA_H
#define VOLBANK_LIBRARY_IDEA_H

#include "../library.h"

enum idea_state {
    IDEA_WAITING = 1, /* proposed; nobody but staff and its author sees it */
    IDEA_DISCUSSED,
    IDEA_ADOPTED,
    IDEA_APPLIED,
    IDEA_DECLINED,
    IDEA_HIDDEN, /* not fit to be shown */
    IDEA_SAME    /* is another one: `same_as` */
};
enum idea_action {
    IDEA_SHOW = 1,
    IDEA_HIDE,
    IDEA_MERGE,
    IDEA_ADOPT,
    IDEA_DECLINE,
    IDEA_REOPEN,
    IDEA_APPLY,   /* the first application is entered */
    IDEA_UNAPPLY, /* the last is taken away */
    IDEA_ACTIONS
};
enum idea_guard {
    IDEA_NEEDS_REASON = 1 << 0,
    IDEA_NOT_OWN = 1 << 1,  /* nobody decides about their own */
    IDEA_TALKED = 1 << 2,   /* somebody else has said something that is shown */
    IDEA_OTHER = 1 << 3,    /* `same_as` names another, public idea */
    IDEA_BY_RECORD = 1 << 4 /* follows from applications, not from a route */
};
struct idea_rule {
    uint8_t state, action, guards, next;
};
extern const struct idea_rule idea_table[]; /* ends with { 0 } */
/* NULL: there is no such move. */
const struct idea_rule *idea_rule(int32_t state, enum idea_action action);

extern const struct vocabulary idea_state_vocabulary, idea_action_vocabulary,
    idea_word_state_vocabulary;

struct idea {
    id id;
    text title, body;
    id unit;    /* whose work it is about; who moderates and decides */
    id account; /* author */
    bool named; /* may be named; grown-ups only */
    int32_t state;
    text reason; /* of the last decision */
    id same_as;
    date proposed, decided;
    text key; /* author and folded title: unique while it counts */
};
enum idea_word_state { WORD_WAITING = 1, WORD_SHOWN, WORD_HIDDEN };
struct idea_comment {
    id id;
    id idea, account;
    text words;
    int32_t state;
    text note; /* why it is not shown */
    instant at;
};
struct idea_support {
    id id;
    id idea, account;
    text key; /* idea and account: unique */
};
/* A place that uses it, with the record that shows so: a campaign, or an item of the library. */
struct idea_application {
    id id;
    id idea, unit;
    date since;
    text result;
    text campaign; /* id in text */
    id item;       /* of the library */
    text key;      /* idea and unit: unique */
};
extern const struct entity idea_entity, idea_comment_entity, idea_support_entity,
    idea_application_entity;
extern const struct field idea_fields[], idea_comment_fields[], idea_application_fields[];

/* Moves one by the table. CONFLICT "state", INVALID "reason" … of the guard that does not hold. */
struct idea_deciding {
    int32_t action;
    text reason;
    id same_as;
};
err idea_move(struct ctx *cx, struct tx *tx, struct idea *idea,
              const struct idea_deciding *how) MUST_CHECK;
/* How alike two ideas are, 0..100: words they share of all their words, folded. */
int idea_likeness(struct arena *arena, const struct idea *a, const struct idea *b);
enum { IDEA_SAME_AT = 80, IDEA_NEAR_AT = 40 };
/* For each of `count` ideas the place of one before it that it is at least `percent` like, SIZE_MAX
 * for none; in the arena. */
size_t *idea_repeated(struct arena *arena, const struct idea *const ideas[], size_t count,
                      int percent);
/* One of the author's own that `idea` repeats; id none when it is new. */
err idea_repeats(struct ctx *cx, struct tx *tx, const struct idea *idea,
                 struct idea *out) MUST_CHECK;
/* Distinct people who stand behind an idea: author and supporters, of those merged into it too. */
err idea_people(struct ctx *cx, struct tx *tx, const struct idea *idea, int64_t *out) MUST_CHECK;

/* Routes. */
struct idea_proposing {
    text title, body;
    id unit;
    bool named;
};
struct idea_saying {
    text words;
};
struct idea_word_deciding {
    bool show;
    text note;
};
extern const struct field idea_proposing_fields[], idea_saying_fields[], idea_deciding_fields[],
    idea_word_deciding_fields[];
extern const struct limit_rule idea_limit, idea_word_limit;
err idea_propose(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err idea_say(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err idea_back(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err idea_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err idea_word_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/ideas, /public/ideas/:id, /public/ideas/units (form of a new one). */
err ideas_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err idea_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err idea_new_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /ideas/:id/review: what who decides needs: likeness to others, all that was said, moves. */
err idea_review(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
