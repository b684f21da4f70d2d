/* SPDX-License-Identifier: MIT
 * api_key: what people see of a key for another system: its name, whose it is, where it counts and
 * when it was last used; never the key. Making one and taking it back are in the journal. The
 * session of the same id (session.h) is what a request is tested against. */
#ifndef VOLBANK_ACCESS_API_KEY_H
#define VOLBANK_ACCESS_API_KEY_H

#include "access.h"

struct api_key {
    id id; /* its session's too */
    id account;
    text label;
    id unit; /* of the maker's first role: whose staff see and revoke it; none = a volunteer's */
    instant made; /* it works until somebody revokes it */
    text maker;   /* derived: the account's name */
    text scope;   /* derived: the roles the account holds today, which is what the key may do */
    date used;    /* derived: last day of use; none = never */
};

extern API const struct entity api_key_entity;

/* Notes that the key was used on the day of cx->now. Harmless for one that is gone. */
API err api_key_used(struct ctx *cx, struct tx *tx, id key) MUST_CHECK;

#endif
