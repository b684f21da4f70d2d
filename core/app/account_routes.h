/* SPDX-License-Identifier: MIT
 * account_routes: signing in and out, one-time codes, who am I, changing the password, API keys. */
#ifndef VOLBANK_APP_ACCOUNT_ROUTES_H
#define VOLBANK_APP_ACCOUNT_ROUTES_H

#include "../http/http.h"

/* Body of POST /sessions. */
struct sign_in {
    text login, password, code;
    text back; /* where a form goes on to: a path on this server */
};
struct code_wish {
    text login;
};
struct password_change {
    text old_password, new_password;
};
struct key_wish {
    text label;
};
extern const struct field sign_in_fields[], code_wish_fields[], password_change_fields[],
    key_wish_fields[];
extern const struct limit_rule sign_in_limit;

/* On the pool: checks the password there, because Argon2id takes 64 ms and 64 MiB. */
err session_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
/* Opens a session and sets the cookie; answers like GET /me. UNAUTHENTICATED without saying which
 * part was wrong. */
err session_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err session_end(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Takes one of the tries of a log-in, whether there is such an account or not. */
err login_code_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
/* Sends a one-time code to the phone or e-mail of the account; answers the same when there is no
 * such account. */
err login_code_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err password_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err password_update(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err api_key_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Ends one key, one's own or of a unit where one holds key.revoke; what it signs in is refused from
 * then on. */
err api_key_revoke(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
