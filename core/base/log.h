/* SPDX-License-Identifier: MIT
 * log: logfmt lines (time=… level=… msg=… key=value …) to one file descriptor, each line one write.
 * Personal data never goes in a log: ids only. */
#ifndef VOLBANK_BASE_LOG_H
#define VOLBANK_BASE_LOG_H

#include <stdio.h>

#include "check.h"
#include "text.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log; /* thread-safe */

/* Lines below `least` are dropped. The stream is borrowed. */
API struct log *log_new(FILE *out, enum log_level least);
API void log_free(struct log *log);
/* keys: printf-like "key=%s other=%d"; values with spaces or quotes are quoted by the caller with
 * log_quote. log may be NULL: then nothing is written. */
API void log_line(struct log *log, enum log_level level, const char *message, const char *keys, ...)
    PRINTF_LIKE(4, 5);
/* The value quoted for logfmt when it needs to be. */
API text log_quote(struct arena *arena, text value);

#endif
