/* SPDX-License-Identifier: MIT
 * session: signing in and staying signed in. A token is 32 random bytes, base64url in the cookie,
 * stored only as a keyed-free BLAKE2b hash; API keys are sessions that do not expire by idleness
 * and come in the Authorization header. */
#ifndef VOLBANK_ACCESS_SESSION_H
#define VOLBANK_ACCESS_SESSION_H

#include "access.h"

enum { SESSION_DAYS = 30 };

/* Looks the token up and fills cx->actor (with grants). Unknown or expired: the actor stays public
 * and false is returned. Read-only. */
API bool session_resolve(struct ctx *cx, struct tx *tx, text token,
                         const struct permission_book *book);
/* Makes a session for an account; *token (arena) is what the client keeps. */
API err session_open(struct ctx *cx, struct tx *tx, id account, text *token) MUST_CHECK;
/* A session or an API key; harmless for one that is gone. */
API err session_close(struct ctx *cx, struct tx *tx, id session) MUST_CHECK;
/* All sessions of an account, e.g. after a password change. */
API err session_close_all(struct ctx *cx, struct tx *tx, id account) MUST_CHECK;
API err session_key_new(struct ctx *cx, struct tx *tx, id account, text label,
                        text *token) MUST_CHECK;

/* What is stored as a login for what somebody typed: a phone as +84…, else trimmed and in lower
 * case (ASCII). */
API text account_login_text(struct ctx *cx, text typed);
/* Account by what the person typed: login name, phone (any spelling) or e-mail. ERR_NOT_FOUND. */
API err account_by_login(struct ctx *cx, struct tx *tx, text typed, struct account *out) MUST_CHECK;
#endif
