/* SPDX-License-Identifier: MIT
 * public: what everybody sees and says: honours, comments, votes; and the numbers of the documents
 * a round gave rise to. */
#ifndef VOLBANK_AWARDS_PUBLIC_H
#define VOLBANK_AWARDS_PUBLIC_H

#include "../nomination/guard.h"

enum honour_state { HONOUR_AWARDED = 1, HONOUR_REVOKED };
enum honour_revoke_reason { HONOUR_MISTAKE = 1, HONOUR_FALSE, HONOUR_CONDUCT, HONOUR_HOLDER };
struct honour {
    id id;
    id nomination, round, category;
    id person, team, unit_honoured;
    id unit; /* which body decided */
    int64_t year;
    text title;    /* as on the paper */
    text story;    /* for the page of honours */
    int64_t entry; /* place in the unit's book of honours of that year, 1… without gaps */
    text number;   /* as printed, "07/2026" */
    text book_key; /* unit/year/entry: unique, and the order of the book */
    text code;     /* in the QR: whoever has it may see what the paper shows */
    date decided;
    int32_t state;         /* enum honour_state */
    int32_t revoke_reason; /* enum honour_revoke_reason */
    text revoke_note;
    date revoked_on;
    bool published;
    /* derived */
    text name;
};

enum comment_state { COMMENT_WAITING = 1, COMMENT_SHOWN, COMMENT_HIDDEN };
struct public_comment {
    id id;
    id nomination;
    text words;
    int32_t state; /* enum comment_state */
    id account;    /* who wrote it; never public */
    text contact;  /* a way to ask back; never public */
    text note;     /* why it is hidden */
    instant at;
};

/* A vote that waits to be sealed (vote.h). SECRET_FACTS: nothing says whose it is or when it was
 * cast.
 */
struct public_vote {
    id id;
    id round, nomination;
};

enum round_document_kind {
    DOCUMENT_SUBMISSION = 1,
    DOCUMENT_NOMINEES,
    DOCUMENT_REPORT,
    DOCUMENT_MINUTES,
    DOCUMENT_DECISION
};
struct round_document {
    id id;
    id round, unit; /* unit: which issued it */
    int32_t kind;   /* enum round_document_kind */
    text number;
    date day;
};

extern const struct entity honour_entity, public_comment_entity, public_vote_entity,
    round_document_entity;
extern const struct field honour_fields[], public_comment_fields[];
extern const struct vocabulary honour_state_vocabulary, honour_revoke_vocabulary,
    comment_state_vocabulary;

#endif
