/* SPDX-License-Identifier: MIT
 * forum: dialogue with young people: an agenda, questions asked beforehand or in the room, and
 * answers that stay. Nothing that was asked stands in public unread, nobody is named who asked, and
 * a forum ends only when nothing waits: what is shown unanswered stays shown as unanswered. */
#ifndef VOLBANK_LIBRARY_FORUM_H
#define VOLBANK_LIBRARY_FORUM_H

#include "../library.h"

enum forum_state { FORUM_DRAFT = 1, FORUM_OPEN, FORUM_ENDED };
enum question_state { QUESTION_WAITING = 1, QUESTION_SHOWN, QUESTION_ANSWERED, QUESTION_HIDDEN };
extern const struct vocabulary forum_state_vocabulary, forum_question_state_vocabulary;

struct forum {
    id id;
    text title, about;
    id unit; /* holds it */
    int32_t state;
    date held_on;
    text place, chair;
    date asks_until; /* questions are taken up to and with; none = until it ends */
    text conclusion;
};
struct forum_point {
    id id;
    id forum;
    int64_t position;
    text title, speaker;
    int64_t minutes;
};
struct forum_question {
    id id;
    id forum;
    id account;
    text words;
    int32_t state;
    text note; /* why it is not shown */
    text answer;
    id answered_by; /* unit */
    date answered;
};
extern const struct entity forum_entity, forum_point_entity, forum_question_entity;
extern const struct field forum_question_fields[];

struct forum_asking {
    text words;
};
/* Of a question: shown, hidden with a note, or answered. */
struct forum_replying {
    bool show;
    text note, answer;
    id answered_by;
};
extern const struct field forum_asking_fields[], forum_replying_fields[];

/* POST /forums/:id/questions; POST /forum_questions/:id/decisions. */
err forum_ask(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err forum_reply(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/forums, /public/forums/:id. */
err forums_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err forum_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
