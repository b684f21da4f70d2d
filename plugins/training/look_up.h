/* SPDX-License-Identifier: MIT
 * look_up: what certificates say to people: to anybody who has the code, and to their holder. */
#ifndef VOLBANK_TRAINING_LOOK_UP_H
#define VOLBANK_TRAINING_LOOK_UP_H

#include "training.h"

/* Body of POST /certificates/lookups. */
struct lookup {
    text code;
};
extern const struct field lookup_fields[];

/* POST /certificates/lookups: the code as it stands in the page's address. */
err certificate_lookup(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* GET /public/certificates/:code: what the paper shows and whether it still holds. */
err certificate_public(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* GET /me/certificates: the actor's own, each with its QR code. */
err me_certificates(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* "N. T. H. A." for "Nguyễn Thị Hoài An". */
text initials(struct arena *arena, text name);

#endif
