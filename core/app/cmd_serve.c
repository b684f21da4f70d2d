/* SPDX-License-Identifier: MIT
 * cmd_serve: the server, from open store to SIGTERM. Starts in the order data, rules, surface,
 * pool, http and stops in the opposite one, so that whatever was acknowledged is durable and nobody
 * is answered by half a process. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "../http/server.h"
#include "app.h"
#include "args.h"
#include "commands.h"
#include "surface.h"

static const struct option_row serve_options[] = { { "--port", false, "8080" },
                                                   { "--address", false, "127.0.0.1" },
                                                   { "--public-url", false, NULL },
                                                   { "--behind-proxy", true, NULL },
                                                   { "--writes-per-hour", false, "20000" },
                                                   { 0 } };

enum { POOL_THREADS = 2, POOL_QUEUE = 512, LIMIT_SLOTS = 1 << 14 };

/* A school's whole class may share one address: generous, against a flood and not against people.
 */
enum { WRITES_AT_ONCE = 10 /* this part of an hour's */ };

struct serving {
    struct app *app;
    struct surface surface;
    struct limit_rule general;
    struct pool *pool;
    struct http *http;
};

static void print_fault(void *arg, const char *message)
{
    (void)arg;
    (void)fprintf(stderr, "volbank: %s\n", message);
}

/* Signals that end the server are waited for by the main thread; every other thread is made with
 * them blocked. */
static void block_signals(sigset_t *set)
{
    (void)sigemptyset(set);
    (void)sigaddset(set, SIGTERM);
    (void)sigaddset(set, SIGINT);
    REQUIRE(pthread_sigmask(SIG_BLOCK, set, NULL) == 0);
    (void)signal(SIGPIPE, SIG_IGN);
}

static err say_demo(struct ctx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    struct slice logins;
    err e = meta_get(cx, tx, "demo.logins", &logins);
    if (e) return e;
    (void)printf("\n*** TỈNH MẪU, người và số liệu đều là giả: không dùng cho người thật ***\n"
                 "*** DEMO PROVINCE, nobody in it is real: not for real people ***\n\n%.*s\n",
                 TEXT_ARGS(slice_text(logins)));
    return ERR_NONE;
}

/* Answers are computed on the event threads: one a core, a few are enough for one office. */
static size_t event_threads(void)
{
    enum { MOST = 4 };
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST ? MOST : (size_t)cores;
}

static err start(struct ctx *cx, struct serving *s, const struct args *args, int64_t port)
{
    struct http_options options = { .address = args_value(args, "--address"),
                                    .port = (int)port,
                                    .threads = event_threads(),
                                    .db = cx->db,
                                    .book = registry_book(s->app->registry),
                                    .routes = s->surface.routes,
                                    .pages = s->surface.pages,
                                    .limits = s->app->host.limits,
                                    .general = s->general.per_hour ? &s->general : NULL,
                                    .log = s->app->log,
                                    .metrics = s->app->metrics,
                                    .random = &s->app->random,
                                    .app = &s->app->host,
                                    .web_dir = app_path(s->app, "web"),
                                    .public_url = args_value(args, "--public-url"),
                                    .version = VOLBANK_VERSION,
                                    .demo = s->app->host.demo,
                                    .behind_proxy = args_flag(args, "--behind-proxy") };
    s->pool = pool_new(POOL_THREADS, POOL_QUEUE);
    options.pool = s->pool;
    options.submit = pool_submit;
    return http_start(cx, &options, &s->http);
}

static void publish(void *http, text topic, text json)
{
    http_publish(http, topic, json);
}

static const struct job_kind *const *job_kinds(struct arena *arena, const struct registry *registry,
                                               size_t *count)
{
    enum { KINDS_MAX = 256 };
    const struct job_kind **kinds = ARENA_ARRAY(arena, KINDS_MAX, const struct job_kind *);
    *count = 0;
    for (size_t i = 0; i < registry_count(registry); i++)
        for (const struct job_kind *j = registry_plugin(registry, i)->jobs; j && j->name; j++) {
            REQUIRE(*count < KINDS_MAX);
            kinds[(*count)++] = j;
        }
    return kinds;
}

static err start_work(struct ctx *cx, struct serving *s)
{
    struct work_options options = { .db = cx->db,
                                    .book = registry_book(s->app->registry),
                                    .publish = publish,
                                    .publish_arg = s->http,
                                    .app = &s->app->host,
                                    .setting = setting_text,
                                    .log = s->app->log,
                                    .metrics = s->app->metrics,
                                    .random = &s->app->random,
                                    .outbox = { .demo = s->app->host.demo } };
    options.kinds = job_kinds(s->app->arena, s->app->registry, &options.kind_count);
    return work_start(cx, s->app->work, &options);
}

static void stop(struct serving *s)
{
    work_stop(s->app->work);
    if (s->http) http_stop(s->http);
    if (s->pool) pool_free(s->pool);
    surface_free(&s->surface);
}

static err serve(struct ctx *cx, struct serving *s, const struct args *args, int64_t port)
{
    s->app->host.limits = limits_new(s->app->arena, LIMIT_SLOTS);
    err e = app_install_rules(cx, s->app);
    if (!e) e = start(cx, s, args, port);
    if (!e) e = start_work(cx, s);
    if (!e && s->app->host.demo) e = db_read(cx, say_demo, NULL);
    if (e) return e;
    (void)printf("listening on http://%s:%d\n", args_value(args, "--address"), http_port(s->http));
    (void)fflush(stdout);
    return ERR_NONE;
}

int command_serve(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    int64_t port;
    struct serving s = { .app = (struct app *)(uintptr_t)cx->app };
    if (!args_read(&args, serve_options, USAGE_SERVE, argc, argv)) return EXIT_USAGE;
    if (args.rest_count || !args_int(&args, "--port", 0, 65535, &port) ||
        !args_int(&args, "--writes-per-hour", 0, INT32_MAX, &s.general.per_hour))
        return EXIT_USAGE;
    s.general.name = "general";
    s.general.burst = s.general.per_hour / WRITES_AT_ONCE + 1;
    if (!surface_make(cx->arena, s.app, &s.surface, print_fault, NULL)) return EXIT_FAILED;
    sigset_t ending;
    int signal_number;
    block_signals(&ending);
    err e = serve(cx, &s, &args, port);
    if (!e) (void)sigwait(&ending, &signal_number);
    stop(&s);
    return app_report(cx, e);
}
