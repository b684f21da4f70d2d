/* SPDX-License-Identifier: MIT
 * cmd_demo: fills an empty folder with a province nobody lives in. Everything random comes from the
 * seed and the clock stands at --as-of, so that the same seed gives the same bytes; the folder is
 * marked, and `serve` says so. */
#include <stdio.h>

#include "app.h"
#include "args.h"
#include "commands.h"

static const struct option_row demo_options_table[] = { { "--volunteers", false, "12000" },
                                                        { "--seed", false, "630" },
                                                        { "--as-of", false, NULL },
                                                        { "--years", false, "3" },
                                                        { 0 } };

enum { DEMO_MINUTE = 8 * 60 }; /* of its day: when the demo was made, it says */

static bool read_options(struct ctx *cx, const struct args *args, struct demo_options *out)
{
    int64_t seed;
    const char *day = args_value(args, "--as-of");
    /* The last day whose demo hour has come: nothing is dated later than the clock. */
    *out = (struct demo_options){ .as_of = instant_date(cx->now - DEMO_MINUTE * CLOCK_MINUTE),
                                  .data_dir = ((const struct host *)cx->app)->data_dir };
    if (!args_int(args, "--volunteers", 20, 1000000, &out->volunteers)) return false;
    if (!args_int(args, "--seed", 0, INT64_MAX, &seed)) return false;
    if (!args_int(args, "--years", 0, 20, &out->years)) return false;
    out->seed = (uint64_t)seed;
    if (day && !date_parse(text_of(day), &out->as_of)) {
        (void)fprintf(stderr,
                      "--as-of: cần ngày dạng 2026-11-22\n--as-of: needs a day like 2026-11-22\n");
        return false;
    }
    return true;
}

static err mark(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct demo_options *options = arg;
    struct slice old;
    uint64_t last;
    err e = meta_get(cx, tx, "demo", &old);
    if (!e) e = journal_last(cx, tx, &last);
    if (e) return e;
    if (old.size > 0 || last > 0)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "not-empty",
                        SAY("Thư mục dữ liệu đã có người dùng; hãy chọn thư mục trống",
                            "The data folder is in use already; choose an empty one"));
    text words = text_format(cx->arena, "seed=%llu as_of=%.*s", (unsigned long long)options->seed,
                             TEXT_ARGS(date_format(cx->arena, options->as_of)));
    return meta_put(cx, tx, "demo", text_slice(words));
}

static err fill(struct ctx *cx, const struct demo_options *options)
{
    const struct host *host = cx->app;
    err e = db_write(cx, mark, (void *)(uintptr_t)options);
    for (size_t i = 0; !e && i < registry_count(host->registry); i++) {
        const struct plugin *plugin = registry_plugin(host->registry, i);
        if (plugin->demo) e = plugin->demo(cx, options);
    }
    return e;
}

int command_demo(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    struct demo_options options;
    if (!args_read(&args, demo_options_table, USAGE_DEMO, argc, argv)) return EXIT_USAGE;
    if (args.rest_count || !read_options(cx, &args, &options)) return EXIT_USAGE;
    struct random_source seeded = random_seeded(options.seed, "demo");
    cx->random = &seeded;
    cx->now = instant_at(options.as_of, DEMO_MINUTE);
    err e = fill(cx, &options);
    cx->random = NULL;
    if (e) return app_report(cx, e);
    (void)printf("Đã tạo tỉnh mẫu: %lld tình nguyện viên, ngày %.*s, hạt giống %llu\n",
                 (long long)options.volunteers, TEXT_ARGS(date_format_vi(cx->arena, options.as_of)),
                 (unsigned long long)options.seed);
    return EXIT_DONE;
}
