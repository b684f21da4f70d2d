/* SPDX-License-Identifier: MIT
 * cmd_hook: `volbank hook NAME stub | reference | docs`: what is printed from the tables of one
 * hook. The checked-in copies under scripts/api are made with it. */
#include <stdio.h>

#include "app.h"
#include "args.h"
#include "commands.h"

static const struct option_row no_options[] = { { 0 } };

static const struct {
    const char *name;
    void (*print)(const struct rule_hook *hook, struct buffer *out);
} forms[] = {
    { "stub", rule_stub_print },
    { "reference", rule_reference_print },
    { "docs", rule_docs_print },
};

int command_hook(struct ctx *cx, int argc, char *argv[])
{
    const struct host *host = cx->app;
    struct args args;
    if (!args_read(&args, no_options, USAGE_HOOK, argc, argv)) return EXIT_USAGE;
    const struct rule_hook *hook =
        args.rest_count == 2 ? registry_hook(host->registry, text_of(args.rest[0])) : NULL;
    for (size_t i = 0; hook && i < COUNT_OF(forms); i++) {
        if (strcmp(args.rest[1], forms[i].name) != 0) continue;
        struct buffer out = buffer_in(cx->arena, 32768);
        forms[i].print(hook, &out);
        (void)fwrite(out.data, 1, out.size, stdout);
        return EXIT_DONE;
    }
    (void)fprintf(stderr, "%s\n", USAGE_HOOK);
    return EXIT_USAGE;
}
