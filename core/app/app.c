/* SPDX-License-Identifier: MIT
 * app: begins with the tables, then the data, then the plugins' states; ends in the opposite order.
 */
#include "app.h"

#include <stdio.h>
#include <unistd.h>

#include "args.h"

static const char *program_folder(struct arena *arena)
{
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof(path));
    REQUIRE(size > 0 && (size_t)size < sizeof(path));
    while (size > 0 && path[size - 1] != '/') size--;
    return text_z(arena, (text){ path, (size_t)size - 1 });
}

const char *app_path(struct app *app, const char *below)
{
    return text_z(app->arena, text_format(app->arena, "%s/%s", app->home, below));
}

static void print_fault(void *arg, const char *message)
{
    (void)arg;
    (void)fprintf(stderr, "volbank: %s\n", message);
}

bool app_begin(struct app *app)
{
    *app = (struct app){ .arena = arena_new() };
    crypto_start();
    app->home = program_folder(app->arena);
    app->log = log_new(stderr, LOG_INFO);
    app->metrics = metrics_new();
    app->random = random_machine();
    app->work = work_new();
    app->host.data_dir = app_path(app, "data");
    app->host.scripts_dir = app_path(app, "scripts");
    app->registry = registry_new(&core_plugin, app_path(app, "plugins"), print_fault, NULL);
    if (!app->registry) return false;
    app->host.registry = app->registry;
    size_t hooks;
    const struct rule_hook *const *rows = registry_hooks(app->registry, &hooks);
    app->host.rules = rulebook_new(app->arena, rows, hooks);
    return true;
}

void app_ctx(struct app *app, struct ctx *cx, struct arena *arena, const char *why)
{
    ctx_begin(cx, arena);
    cx->actor.system = true;
    cx->why = why;
    cx->random = &app->random;
    cx->log = app->log;
    cx->metrics = app->metrics;
    cx->db = app->db;
    cx->app = &app->host;
}

static err read_marks(struct ctx *cx, struct tx *tx, void *arg)
{
    struct app *app = arg;
    struct slice mark;
    err e = meta_get(cx, tx, "demo", &mark);
    app->host.demo = !e && mark.size > 0;
    return e;
}

/* One watcher hands each change to the plugins' events. */
static void tell_plugins(void *arg, const struct journal_entry *entry)
{
    const struct app *app = arg;
    for (size_t i = 0; i < registry_count(app->registry); i++) {
        const struct event *events = registry_plugin(app->registry, i)->events;
        for (const struct event *e = events; e && e->entity; e++)
            for (const struct change *c = entry->changes; c; c = c->next)
                if (strcmp(e->entity, EVERY_ENTITY) == 0 || strcmp(c->entity->name, e->entity) == 0)
                    e->changed(app->host.states[i], entry, c);
    }
}

err app_open(struct ctx *cx, struct app *app, const char *data_dir, bool read_only)
{
    struct db_options options = {
        .kv = { .dir = data_dir, .quota_bytes = app->quota_bytes, .read_only = read_only },
        .schema = registry_schema(app->registry),
        .log = app->log,
        .metrics = app->metrics,
        .any_index = app->any_index
    };
    app->data = data_dir;
    err e = db_open(cx, &options, &app->db);
    if (e) return e;
    cx->db = app->db;
    if (!read_only) {
        db_subscribe(app->db, rulebook_changed, app->host.rules);
        db_subscribe(app->db, tell_plugins, app);
        db_subscribe(app->db, work_watch, app->work);
    }
    e = db_read(cx, read_marks, app);
    for (size_t i = 0; !e && i < registry_count(app->registry); i++) {
        const struct plugin *plugin = registry_plugin(app->registry, i);
        if (plugin->start) e = plugin->start(cx, &app->host.states[i]);
        if (!e) app->started = i + 1;
    }
    return e;
}

err app_install_rules(struct ctx *cx, struct app *app)
{
    return rulebook_install(cx, app->host.rules, app->host.scripts_dir);
}

void app_end(struct app *app)
{
    for (size_t i = app->started; i > 0; i--) {
        const struct plugin *plugin = registry_plugin(app->registry, i - 1);
        if (plugin->stop) plugin->stop(app->host.states[i - 1]);
    }
    if (app->db) db_close(app->db);
    work_free(app->work);
    arena_free(app->arena);
    registry_free(app->registry);
    metrics_free(app->metrics);
    log_free(app->log);
}

int app_report(const struct ctx *cx, err e)
{
    if (!e) return EXIT_DONE;
    (void)fprintf(stderr, "volbank: %s: %.*s\nvolbank: %s: %.*s\n", err_title_vi(e),
                  TEXT_ARGS(cx->detail_vi), err_title_en(e), TEXT_ARGS(cx->detail_en));
    for (const struct flaw *f = cx->flaws; f; f = f->next)
        (void)fprintf(stderr, "  %.*s: %.*s / %.*s\n", TEXT_ARGS(f->pointer), TEXT_ARGS(f->vi),
                      TEXT_ARGS(f->en));
    return e == ERR_INVALID ? EXIT_REFUSED : EXIT_FAILED;
}
