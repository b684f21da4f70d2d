/* SPDX-License-Identifier: MIT
 * main: finds the command in the tables of the core and the plugins, opens the data folder when the
 * command needs it, runs it, and turns what happened into an exit code. */
#include <stdio.h>

#include "app.h"
#include "args.h"

static void print_commands(const struct registry *registry)
{
    (void)printf("Volbank – Ngân hàng tình nguyện\n\n");
    for (size_t i = 0; i < registry_count(registry); i++)
        for (const struct command *c = registry_plugin(registry, i)->commands; c && c->name; c++)
            (void)printf("  volbank %-12s %s\n  %20s %s\n", c->name, c->vi, "", c->en);
    (void)printf(
        "\nvolbank COMMAND --help: cách dùng một lệnh / how to use one\n"
        "0 xong/done · 1 lỗi máy/failed · 2 sai cú pháp/usage · 3 tệp bị từ chối/refused · "
        "4 có chỗ sai/problems\n");
}

static bool wants_help(int argc, char *argv[])
{
    for (int i = 0; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) return true;
    return false;
}

/* Takes "NAME VALUE" or "NAME=VALUE" out of argv; NULL when it is not there. */
static const char *take_option(const char *name, int *argc, char *argv[])
{
    size_t size = strlen(name);
    for (int i = 0; i < *argc; i++) {
        bool apart = strcmp(argv[i], name) == 0 && i + 1 < *argc;
        bool joined = strncmp(argv[i], name, size) == 0 && argv[i][size] == '=';
        if (!apart && !joined) continue;
        const char *value = joined ? argv[i] + size + 1 : argv[i + 1];
        int used = joined ? 1 : 2;
        for (int k = i; k + used <= *argc; k++) argv[k] = argv[k + used];
        *argc -= used;
        return value;
    }
    return NULL;
}

/* What opening the data folder needs, before the command reads the rest. False after saying why. */
static bool take_folder(struct app *app, const struct command *command, int *argc, char *argv[])
{
    enum { QUOTA_MB_MAX = 1 << 20 };
    int64_t megabytes = 0;
    app->data = take_option("--data", argc, argv);
    app->any_index = command->any_index;
    const char *quota = take_option("--quota-mb", argc, argv);
    bool good = !quota || (text_to_int(text_of(quota), &megabytes) && megabytes > 0 &&
                           megabytes <= QUOTA_MB_MAX);
    if (!good)
        (void)fprintf(stderr, "--quota-mb: cần một số từ 1 / must be a number from 1\n\n");
    else if (!app->data)
        (void)fprintf(stderr, "Thiếu --data DIR\nMissing --data DIR\n\n");
    app->quota_bytes = (size_t)megabytes << 20;
    if (!good || !app->data) (void)fprintf(stderr, "%s\n", command->usage);
    return good && app->data;
}

static bool names_folder(int argc, char *argv[])
{
    for (int i = 0; i < argc; i++)
        if (strcmp(argv[i], "--data") == 0 || strncmp(argv[i], "--data=", 7) == 0) return true;
    return false;
}

static int run_command(struct app *app, const struct command *command, int argc, char *argv[])
{
    struct arena *arena = arena_new();
    struct ctx cx;
    text why = text_format(app->arena, "volbank %s", command->name);
    app_ctx(app, &cx, arena, text_z(app->arena, why));
    int code = EXIT_USAGE;
    bool folder = command->data || (command->reads && names_folder(argc, argv));
    if (!folder || take_folder(app, command, &argc, argv)) {
        err e = folder ? app_open(&cx, app, app->data, command->reads) : ERR_NONE;
        code = e ? app_report(&cx, e) : command->run(&cx, argc, argv);
    }
    arena_free(arena);
    return code;
}

int main(int argc, char *argv[])
{
    struct app app;
    if (!app_begin(&app)) {
        app_end(&app);
        return EXIT_FAILED;
    }
    int code = EXIT_DONE;
    int named = 0;
    const struct command *command = registry_command(app.registry, argc - 1, argv + 1, &named);
    int rest = argc - 1 - named;
    if (command && wants_help(rest, argv + 1 + named)) {
        (void)printf("%s\n\n%s\n%s\n", command->usage, command->vi, command->en);
    } else if (command) {
        code = run_command(&app, command, rest, argv + 1 + named);
    } else {
        print_commands(app.registry);
        bool asked = argc > 1 && (wants_help(argc - 1, argv + 1) || strcmp(argv[1], "help") == 0);
        code = asked ? EXIT_DONE : EXIT_USAGE;
    }
    app_end(&app);
    return code;
}
