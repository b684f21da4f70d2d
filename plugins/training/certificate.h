/* SPDX-License-Identifier: MIT
 * certificate: issuing, revoking, issuing anew, and who holds what. */
#ifndef VOLBANK_TRAINING_CERTIFICATE_H
#define VOLBANK_TRAINING_CERTIFICATE_H

#include "training.h"

extern const struct field certificate_fields[];
/* credential@1 */
extern const struct credential_1 credential_service;

/* Body of POST /certificates/:id/revocations. */
struct revoking {
    int32_t reason;
    text basis;
};
extern const struct field revoking_fields[];
/* Body of POST /certificates/:id/reissues: course and signer of the old one where not given. */
struct reissuing {
    date issued;
    text course, signer;
};
extern const struct field reissuing_fields[];

/* Answers the certificate; CONFLICT when it is revoked already. */
err certificate_revoke(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* Answers the new certificate, under a new number; the old one is revoked as replaced. */
err certificate_reissue(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* In place of the generic change and deletion: CONFLICT. */
err certificate_stands(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

#endif
