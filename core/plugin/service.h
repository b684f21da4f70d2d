/* SPDX-License-Identifier: MIT
 * service: contracts by which plugins meet without knowing each other. A service is a const struct
 * of functions, exported under a name and version by at most one plugin; whoever wants it asks
 * ctx_service() and lives without when it is not there. */
#ifndef VOLBANK_PLUGIN_SERVICE_H
#define VOLBANK_PLUGIN_SERVICE_H

#include "../access/access.h"

/* "credential", version 1: who holds which certificate on a day. Codes are those of the bank's
 * certificate vocabulary. */
struct credential_1 {
    /* *valid = whether `person` (a volunteer's id) holds `code` on `day`. ERR_NOT_FOUND never: an
     * unknown person holds none. */
    err (*valid_on)(struct ctx *cx, struct tx *tx, id person, text code, date day, bool *valid);
};

struct service {
    const char *name;
    int version;
    const void *functions; /* e.g. const struct credential_1 * */
};

/* The functions of a service, or NULL when no loaded plugin offers it. */
API const void *ctx_service(const struct ctx *cx, const char *name, int version);

#endif
