/* SPDX-License-Identifier: MIT
 * command: `volbank credential verify`: judges a file where there is no network and no data folder.
 */
#ifndef VOLBANK_TRAINING_COMMAND_H
#define VOLBANK_TRAINING_COMMAND_H

#include "core/plugin/plugin.h"

#define USAGE_VERIFY "volbank credential verify FILE --issuer KEY|FILE [--status FILE] [--on DAY]"

/* KEY is the issuer's public key as base64url; its FILE a JWK or did.json. Exit: 0 valid, 1 a file
 * cannot be read, 2 usage, 3 forged, or of another issuer, 4 not valid on that day, 5 revoked. */
int credential_verify_command(struct ctx *cx, int argc, char *argv[]);

#endif
