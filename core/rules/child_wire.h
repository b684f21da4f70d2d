/* SPDX-License-Identifier: MIT
 * child_wire: what goes through the pipes between a server and its rule child. Each message is its
 * length (4 bytes, lowest first) and CBOR items. Both ends are the same binary, so facts travel as
 * the bytes of their members. Every take_ function bounds and checks what it reads: the child may
 * be in the hands of a script. */
#ifndef VOLBANK_RULES_CHILD_WIRE_H
#define VOLBANK_RULES_CHILD_WIRE_H

#include "../store/cbor.h"
#include "child.h"
#include "stream.h"

enum {
    WIRE_HEAD = 4,
    WIRE_JOB_MAX = 64 << 20,
    WIRE_REPLY_MAX = 4 << 20 /* one verdict: a hundred reasons with long variables */
};

/* What a child is asked, the first item of what it is told. */
enum wire_ask { WIRE_JOB = 1, WIRE_STREAM, WIRE_STANDINGS_OF, WIRE_VERDICTS_OF, WIRE_TESTS_OF };
/* What a reply is about, its first item. */
enum wire_reply {
    WIRE_READY = 1,
    WIRE_SCRIPT,
    WIRE_VERDICT,
    WIRE_FAILED,
    WIRE_OPEN,
    WIRE_STANDINGS,
    WIRE_TEST,
    WIRE_REPLIES
};

/* Begins a message: room for its length. wire_end puts it there. */
struct buffer wire_begin(struct arena *arena);
struct slice wire_end(struct buffer *message);
size_t wire_length(const uint8_t head[WIRE_HEAD]);

/* Every member of a struct of facts. Texts read stay borrowed from the message. */
void wire_put_facts(struct buffer *out, const struct field *table, const void *facts);
bool wire_take_facts(struct ctx *cx, struct slice *in, const struct field *table, void *facts);

void wire_put_job(struct buffer *out, const struct rule_child_job *job);
/* hook of the job is looked up by `find`; false also when the child knows it differently. */
bool wire_take_job(struct ctx *cx, struct slice in,
                   const struct rule_hook *(*find)(const void *arg, text name), const void *arg,
                   struct rule_child_job *job);

/* What a check found. */
struct wire_checked {
    struct rule_test_result *results; /* of its tests, or NULL: nothing was checked */
    struct rule_fault missing[RULE_CONTRACT_FAULTS_MAX];
    size_t missing_count;
};
/* fails: WIRE_FAILED follows, and nothing after it. */
void wire_put_script(struct buffer *out, const struct rule_script *script,
                     const struct wire_checked *checked, bool fails);
bool wire_take_script(struct ctx *cx, struct slice in, struct rule_child_answer *answer,
                      bool *fails);

void wire_put_verdict(struct buffer *out, const struct rule_verdict *verdict);
bool wire_take_verdict(struct ctx *cx, struct slice in, const struct rule_hook *hook,
                       struct rule_verdict *verdict);

void wire_put_failure(struct buffer *out, err e, const struct rule_fault *fault);
bool wire_take_failure(struct slice in, err *e, struct rule_fault *fault);

/* Takes the first item of a reply; 0 when it is none. */
enum wire_reply wire_take_kind(struct slice *in);
/* The same of what a child is told. */
enum wire_ask wire_take_ask(struct slice *in);

/* ---- a stream: both sides of a preview (stream.h) ---- */
void wire_put_stream(struct buffer *out, const struct rule_stream_job *job);
bool wire_take_stream(struct ctx *cx, struct slice in,
                      const struct rule_hook *(*find)(const void *arg, text name), const void *arg,
                      struct rule_stream_job *job);
/* Cases of which the facts, one after the other, follow as they are. */
void wire_put_cases(struct buffer *out, enum wire_ask ask, struct slice facts, size_t count);
bool wire_take_cases(struct slice *in, size_t *count);
void wire_put_standings(struct buffer *out, const struct rule_standings *standings);
/* What verdicts that follow are about: a test of the script on `side`. An empty name: no more. */
void wire_put_test(struct buffer *out, enum rule_side side, text name);
bool wire_take_test(struct slice in, enum rule_side *side, text *name);
/* standings->count says how many must come. */
bool wire_take_standings(struct ctx *cx, struct slice in, const struct rule_hook *hook,
                         struct rule_standings *standings);

#endif
