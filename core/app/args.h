/* SPDX-License-Identifier: MIT
 * args: options of a command line, described by a const table: "--data DIR" or "--data=DIR", flags,
 * and the rest in order. An unknown option is a clear error with the usage, exit code 2. */
#ifndef VOLBANK_APP_ARGS_H
#define VOLBANK_APP_ARGS_H

#include "../base/ctx.h"

/* Exit codes of every volbank command. */
enum {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,  /* the world: disk, network, damaged data */
    EXIT_USAGE = 2,   /* the command line */
    EXIT_REFUSED = 3, /* the file or rule given cannot be used */
    EXIT_PROBLEMS = 4 /* it could be read, and there are problems in it */
};

struct option_row {
    const char *name; /* "--data" */
    bool flag;        /* takes no value */
    const char *fallback;
};

enum { ARGS_OPTIONS_MAX = 16, ARGS_REST_MAX = 16 };

struct args {
    const struct option_row *rows; /* ended by { 0 } */
    const char *
        values[ARGS_OPTIONS_MAX]; /* "1" for a flag that is set; the fallback or NULL when absent */
    const char *rest[ARGS_REST_MAX];
    size_t rest_count;
};

/* argv without the command's own name. Prints what is wrong and `usage` to stderr and returns
 * false. */
bool args_read(struct args *args, const struct option_row *rows, const char *usage, int argc,
               char *argv[]);
const char *args_value(const struct args *args, const char *name); /* NULL when absent */
bool args_flag(const struct args *args, const char *name);
/* The number, or false after saying that it is none or out of range. */
bool args_int(const struct args *args, const char *name, int64_t min, int64_t max, int64_t *out);

#endif
