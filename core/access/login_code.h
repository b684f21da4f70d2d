/* SPDX-License-Identifier: MIT
 * login_code: one-time codes, six digits, ten minutes, five tries. The caller sends the code
 * through the outbox and answers the same whether or not an account exists. */
#ifndef VOLBANK_ACCESS_LOGIN_CODE_H
#define VOLBANK_ACCESS_LOGIN_CODE_H

#include "access.h"

enum { CODE_MINUTES = 10, CODE_TRIES = 5 };

struct login_code {
    id id;
    text login; /* as account.login */
    struct hash code;
    instant expires;
    int64_t tries;
};

extern API const struct entity login_code_entity;

/* Makes or replaces the code of a login; *code (arena) is for the outbox only. */
API err login_code_make(struct ctx *cx, struct tx *tx, text login, text *code) MUST_CHECK;
/* *right = whether the code fits; a right one is used up, a wrong one counts. Failing to fit is no
 * error, so that the count survives the transaction: the caller answers UNAUTHENTICATED outside it.
 */
API err login_code_use(struct ctx *cx, struct tx *tx, text login, text code,
                       bool *right) MUST_CHECK;

#endif
