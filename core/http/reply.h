/* SPDX-License-Identifier: MIT
 * reply: the last touches to every answer: notes of what was read, entity tags and 304,
 * compression, security headers. */
#ifndef VOLBANK_HTTP_REPLY_H
#define VOLBANK_HTTP_REPLY_H

#include "serving.h"

void reply_seal(struct exchange *x);

#endif
