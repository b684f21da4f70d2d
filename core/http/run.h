/* SPDX-License-Identifier: MIT
 * run: carrying out a route by its kind: on the spot, on the pool, in the writer. Private to this
 * floor. */
#ifndef VOLBANK_HTTP_RUN_H
#define VOLBANK_HTTP_RUN_H

#include "serving.h"

typedef void (*work_fn)(void *arg);

/* Everything from who-are-you to the handler's answer. True: x->outcome and x->rs are there. False:
 * suspended; they are when the connection goes on. */
bool run_route(struct exchange *x);
/* Suspends and hands `work` to the pool; it ends with exchange_done(x). False when it is not
 * suspended: the outcome says why. */
bool run_on_pool(struct exchange *x, work_fn work);
/* Same for an exchange that is suspended already. False, with the outcome set, when the queue is
 * full. */
bool run_move_to_pool(struct exchange *x, work_fn work);

#endif
