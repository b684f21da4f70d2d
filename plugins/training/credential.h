/* SPDX-License-Identifier: MIT
 * credential: a certificate as a signed file: W3C Verifiable Credentials 2.0 secured by JOSE
 * (VC-JOSE-COSE, typ "vc+jwt"), an Open Badges 3.0 OpenBadgeCredential; and the lists that say
 * which are revoked (W3C Bitstring Status List 1.0). */
#ifndef VOLBANK_TRAINING_CREDENTIAL_H
#define VOLBANK_TRAINING_CREDENTIAL_H

#include "issuer.h"

#define CREDENTIAL_TYPE "application/vc+jwt"

enum {
    STATUS_LIST_BITS = 131072 /* the least the standard allows, so that one hides among many */
};

/* What the credential says beside the record. */
struct credential_words {
    text holder, kind, criteria, unit;
};

/* The credential's JSON: claims of RFC 7519 beside those of the data model. It says no more than
 * the paper: the holder's name, what for, by whom, from when to when. */
text credential_json(struct ctx *cx, const struct issuer *issuer, const struct certificate *c,
                     const struct credential_words *words);
/* The JSON of status list `number` (from 1), where bit n says that the certificate `listed` n + 1
 * of that list is revoked. `bits` holds STATUS_LIST_BITS / 8 bytes, most significant bit first. */
text status_list_json(struct ctx *cx, const struct issuer *issuer, int64_t number,
                      const uint8_t *bits);
text status_list_url(struct arena *arena, text url, int64_t number);

/* GET /certificates/:id/credential: the signed file, for the holder and for staff. */
err credential_download(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* GET /status-lists/:number, for everybody. */
err status_list_download(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

#endif
