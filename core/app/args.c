/* SPDX-License-Identifier: MIT
 * args: reads a command line by a table of its options. */
#include "args.h"

#include <stdio.h>

static size_t row_of(const struct option_row *rows, text name)
{
    size_t i = 0;
    while (rows[i].name && !text_equal_z(name, rows[i].name)) i++;
    return i;
}

static bool refuse(const char *usage, const char *vi, const char *en, text what)
{
    (void)fprintf(stderr, "%s: %.*s\n%s: %.*s\n\n%s\n", vi, TEXT_ARGS(what), en, TEXT_ARGS(what),
                  usage);
    return false;
}

bool args_read(struct args *args, const struct option_row *rows, const char *usage, int argc,
               char *argv[])
{
    *args = (struct args){ .rows = rows };
    for (size_t i = 0; rows[i].name; i++) {
        REQUIRE(i < ARGS_OPTIONS_MAX);
        args->values[i] = rows[i].fallback;
    }
    for (int at = 0; at < argc; at++) {
        text given = text_of(argv[at]);
        if (given.size < 2 || given.data[0] != '-') {
            if (args->rest_count == ARGS_REST_MAX)
                return refuse(usage, "Thừa tham số", "Too many arguments", given);
            args->rest[args->rest_count++] = argv[at];
            continue;
        }
        size_t equals = text_find(given, '=', 0);
        size_t row = row_of(rows, text_part(given, 0, equals));
        if (!rows[row].name) return refuse(usage, "Không có tùy chọn", "No such option", given);
        if (rows[row].flag) {
            args->values[row] = "1";
        } else if (equals < given.size) {
            args->values[row] = argv[at] + equals + 1;
        } else if (at + 1 < argc) {
            args->values[row] = argv[++at];
        } else {
            return refuse(usage, "Thiếu giá trị của", "Missing the value of", given);
        }
    }
    return true;
}

const char *args_value(const struct args *args, const char *name)
{
    size_t row = row_of(args->rows, text_of(name));
    REQUIRE(args->rows[row].name);
    return args->values[row];
}

bool args_flag(const struct args *args, const char *name)
{
    return args_value(args, name) != NULL;
}

bool args_int(const struct args *args, const char *name, int64_t min, int64_t max, int64_t *out)
{
    const char *value = args_value(args, name);
    if (value && text_to_int(text_of(value), out) && *out >= min && *out <= max) return true;
    (void)fprintf(stderr, "%s: cần một số từ %lld đến %lld\n%s: needs a number from %lld to %lld\n",
                  name, (long long)min, (long long)max, name, (long long)min, (long long)max);
    return false;
}
