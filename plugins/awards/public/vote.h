/* SPDX-License-Identifier: MIT
 * vote: the public vote of a round: one vote in each category for each verified telephone. That
 * somebody has voted (public_voter) and for whom (public_vote) are records that have nothing in
 * common: no field, no time, no order; the journal holds of both only that they were made. Votes
 * wait until enough others wait with them and are then sealed into the chain (vote_chain.h). */
#ifndef VOLBANK_AWARDS_VOTE_H
#define VOLBANK_AWARDS_VOTE_H

#include "public.h"
#include "vote_chain.h"
#include "voter.h"

/* A round's vote, from the first who asks to vote on. Its key lies beside the store (secret_file.h)
 * under the id of this record: no backup or dump holds it, and once votes are counted it is
 * destroyed. */
struct poll {
    id id;
    id round;
    bool closed; /* counted: nobody votes any more */
};
/* That a voter has voted in a category; the id is voter_in_category(). SECRET_FACTS. */
struct public_voter {
    id id;
    id round;
};
/* Votes sealed together; never changed. */
struct vote_batch {
    id id;
    id round;
    int64_t number; /* 1… */
    int64_t votes;
    text lines, head; /* vote_chain.h */
    instant sealed;
    text key; /* round/number: unique */
};

extern const struct entity poll_entity, public_voter_entity, vote_batch_entity;

/* ERR_NOT_FOUND while nobody has asked to vote. */
err poll_of(struct ctx *cx, struct tx *tx, id round, struct poll *out) MUST_CHECK;
/* CONFLICT "key-lost" when it is not there: the folder was restored from a backup, and a new key
 * would let everybody vote twice. Not in the writer: it reads a file. */
err poll_key(struct ctx *cx, const struct poll *poll, struct hash *key) MUST_CHECK;

/* Cookies of a browser that votes. */
#define VOTER_COOKIE "volbank_voter" /* who asked for a code: a number, no telephone */
#define TICKET_COOKIE "volbank_vote" /* voter_ticket() */
#define RECEIPT_COOKIE "volbank_vote_code"
/* The voter whose ticket the request carries; false when it carries none of this vote. */
bool vote_ticket_of(struct ctx *cx, const struct request *rq, const struct hash *key, id *who);

/* What messages with codes are about: "award.vote.ROUND". */
text vote_about(struct arena *arena, id round);

struct vote_code_wish {
    text phone;
};
struct vote_code_given {
    text code;
};
struct vote_cast {
    id nomination;
};
extern const struct field vote_code_wish_fields[], vote_code_given_fields[], vote_cast_fields[];
extern const struct limit_rule vote_code_limit, vote_ticket_limit, vote_limit;

/* POST /public/award_rounds/:id/vote_codes: sends a code to the telephone. */
err vote_code_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err vote_code_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /public/award_rounds/:id/vote_tickets: the code; answers with the ticket's cookie. */
err vote_ticket_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err vote_ticket_create(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* POST /public/award_rounds/:id/votes: with the ticket; CONFLICT "voted" the second time. */
err vote_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err vote_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* ---- sealing ---- */
#define VOTE_JOB "awards.votes"
#define VOTE_BATCH_LEAST "awards.vote_batch_least"
#define VOTE_CODES_AT_ONCE "awards.vote_codes"
#define VOTE_CODES_PER_HOUR "awards.vote_codes_hour"
/* The timetable's: seals what waits in enough company, and counts votes whose time is over: all of
 * it is sealed, the key deleted, and the messages that carried codes with it. */
err vote_job(struct ctx *cx, struct job *job);
/* POST /award_rounds/:id/vote_counts: the job, at once. */
err vote_count_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Seals lines, at most VOTE_BATCH_MOST, as the next batch; orders them. In a write. */
err vote_batch_put(struct ctx *cx, struct tx *tx, id round, struct vote_line lines[],
                   size_t count) MUST_CHECK;
/* Sealed batches in the order of the chain. */
err vote_batches_each(struct ctx *cx, struct tx *tx, id round, query_visit visit,
                      void *arg) MUST_CHECK;
/* Whether votes are counted: over, all sealed, the key gone. */
err vote_is_counted(struct ctx *cx, struct tx *tx, id round, bool *counted) MUST_CHECK;
/* Counts again from the sealed batches. ERR_CORRUPT names the batch that does not fit. */
err vote_recount_stored(struct ctx *cx, struct tx *tx, id round,
                        struct vote_recount *out) MUST_CHECK;

/* ---- what everybody sees ---- */
/* GET /public/award_rounds/:id/ballot: what is to be voted on, and how far this browser has come.
 */
err vote_ballot(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/award_rounds/:id/count: heads; counts and whether they agree, once it is over. */
err vote_count_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Members agrees and counts of a counted vote, by category. */
err vote_counts_json(struct ctx *cx, struct tx *tx, struct json *j, id round) MUST_CHECK;
/* GET /public/award_rounds/:id/votes.txt: the file, once it is over. */
err vote_file(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* ---- commands ---- */
#define USAGE_RECOUNT "volbank vote recount FILE | --data DIR --round ID"
#define USAGE_TICKETS "volbank vote tickets --data DIR --round ID --count N [--first N]"
int vote_recount_command(struct ctx *cx, int argc, char *argv[]);
/* Demo folders only: tickets of invented telephones, as if each had typed its code. */
int vote_tickets_command(struct ctx *cx, int argc, char *argv[]);

#endif
