/* SPDX-License-Identifier: MIT
 * site: the fixed addresses that are no plugin's: /healthz /readyz /metrics, the OpenAPI document,
 * live events, files under /static, the officers' application under /can-bo, the language switch.
 * Private to this floor. */
#ifndef VOLBANK_HTTP_SITE_H
#define VOLBANK_HTTP_SITE_H

#include "serving.h"

struct site_row {
    const char *path;
    bool below;     /* and everything below it */
    uint32_t verbs; /* bit per verb */
    err (*run)(struct exchange *x);
    bool constant; /* its 200 is always the same, bytes and head; one address may be */
};

/* NULL when the path is no fixed address. */
const struct site_row *site_row_of(text path);

/* static.c: files are read whole and kept by nobody; the system's cache is good at it. */
err static_file(struct exchange *x);
err officer_page(struct exchange *x);
/* The whole file in the arena; false when it is not there or larger than `max`. */
bool file_read(struct arena *arena, const char *path, size_t max, struct slice *out);

#endif
