/* SPDX-License-Identifier: MIT
 * outbox: between the thread that decides what leaves when and the library that carries it. Private
 * to this floor. */
#ifndef VOLBANK_WORK_OUTBOX_PRIVATE_H
#define VOLBANK_WORK_OUTBOX_PRIVATE_H

#include "mail.h"
#include "running_private.h"

/* Ways out, from the settings; empty = none. */
struct outbox_ways {
    text smtp_url, from;     /* both or no e-mail */
    text gateway_url, token; /* the token may be empty */
};

/* True when messages of this channel can leave. */
bool outbox_can_send(const struct outbox_ways *ways, int32_t channel);

struct postman; /* open connections, used by one thread; in the arena, closed when it is freed */
struct postman *postman_new(struct arena *arena, const atomic_bool *stopping);
/* Hands one message over. ERR_IO with a reason that names nobody ("SMTP 550", "HTTP 503", "could
 * not connect"); gives up within a minute, or at once when *stopping. */
err postman_send(struct ctx *cx, struct postman *postman, const struct outbox_ways *ways,
                 const struct message *message) MUST_CHECK;

#endif
