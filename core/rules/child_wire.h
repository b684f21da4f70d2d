/* SPDX-License-Identifier: MIT
 * child_wire: what goes through the pipes between a server and its rule child. Each message is its
 * length (4 bytes, lowest first) and CBOR items. Both ends are the same binary, so facts travel as
 * the bytes of their members. Every take_ function bounds and checks what it reads: the child may
 * be in the hands of a script. */
#ifndef VOLBANK_RULES_CHILD_WIRE_H
#define VOLBANK_RULES_CHILD_WIRE_H

#include "../store/cbor.h"
#include "child.h"

enum {
    WIRE_HEAD = 4,
    WIRE_JOB_MAX = 64 << 20,
    WIRE_REPLY_MAX = 4 << 20 /* one verdict: a hundred reasons with long variables */
};

/* What a reply is about, its first item. */
enum wire_reply { WIRE_READY = 1, WIRE_SCRIPT, WIRE_VERDICT, WIRE_FAILED };

/* Begins a message: room for its length. wire_end puts it there. */
struct buffer wire_begin(struct arena *arena);
struct slice wire_end(struct buffer *message);
size_t wire_length(const uint8_t head[WIRE_HEAD]);

void wire_put_job(struct buffer *out, const struct rule_child_job *job);
/* hook of the job is looked up by `find`; false also when the child knows it differently. */
bool wire_take_job(struct ctx *cx, struct slice in,
                   const struct rule_hook *(*find)(const void *arg, text name), const void *arg,
                   struct rule_child_job *job);

/* results: of its tests, or NULL. fails: WIRE_FAILED follows, and nothing after it. */
void wire_put_script(struct buffer *out, const struct rule_script *script,
                     const struct rule_test_result *results, bool fails);
bool wire_take_script(struct ctx *cx, struct slice in, struct rule_child_answer *answer,
                      bool *fails);

void wire_put_verdict(struct buffer *out, const struct rule_verdict *verdict);
bool wire_take_verdict(struct ctx *cx, struct slice in, const struct rule_hook *hook,
                       struct rule_verdict *verdict);

void wire_put_failure(struct buffer *out, err e, const struct rule_fault *fault);
bool wire_take_failure(struct slice in, err *e, struct rule_fault *fault);

/* Takes the first item of a reply; 0 when it is none. */
enum wire_reply wire_take_kind(struct slice *in);

#endif
