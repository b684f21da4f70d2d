/* SPDX-License-Identifier: MIT
 * town: the store, the server and the socket; what is in it is in town_tables.c. */
#include "town.h"

#include <arpa/inet.h>
#include <ftw.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/access/session.h"
#include "core/base/log.h"
#include "core/base/metric.h"
#include "core/store/record.h"

static void say_fault(void *arg, const char *message)
{
    (void)arg;
    fprintf(stderr, "%s\n", message);
}

struct schema *town_schema(void)
{
    static const struct entity *const tables[] = {
        &place_entity,   &unit_entity,        &account_entity, &grant_entity,
        &session_entity, &idempotency_entity, &note_entity,    &member_entity,
    };
    return schema_new(tables, COUNT_OF(tables), say_fault, NULL);
}

struct permission_book *town_book(struct arena *arena)
{
    return permission_book_new(arena, town_permissions, town_permission_count);
}

struct route_set *town_route_set(const struct schema *schema, const struct permission_book *book)
{
    struct route_source source = { "town", town_routes };
    struct route_options options = {
        .sources = &source, .source_count = 1, .schema = schema, .book = book
    };
    return route_set_new(&options, say_fault, NULL);
}

/* ---- files --------------------------------------------------------------------------------- */

static void write_file(struct town *t, const char *name, const char *content)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/web/%s", t->dir, name);
    FILE *out = fopen(path, "w");
    REQUIRE(out);
    REQUIRE(fputs(content, out) >= 0);
    REQUIRE(fclose(out) == 0);
}

static void make_folder(struct town *t, const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", t->dir, name);
    REQUIRE(mkdir(path, 0700) == 0);
}

static void make_web(struct town *t)
{
    static const char *const folders[] = { "data",           "web",          "web/pages",
                                           "web/pages/town", "web/partials", "web/static",
                                           "web/officer" };
    for (size_t i = 0; i < COUNT_OF(folders); i++) make_folder(t, folders[i]);
    write_file(t, "partials/frame.html",
               "<!doctype html><html "
               "lang=\"{{lang}}\"><head><title>{{title}}</title><style>{{&css_html}}</style></head>"
               "<body>{{#me}}<p>[[Chào|Hello]] {{name}}</p>{{/me}}{{>body}}</body></html>");
    write_file(t, "partials/error.html", "<h1>{{problem.title}}</h1><p>{{problem.detail}}</p>");
    write_file(t, "page.css", "b{color:red}");
    write_file(t, "pages/town/home.html",
               "<ul>{{#items}}<li>{{title}}</li>{{/items}}{{^items}}<li>[[Chưa có gì|Nothing "
               "yet]]</li>{{/items}}</ul>");
    write_file(t, "pages/town/note.html",
               "<h1>{{data.title}}</h1>{{#island_src}}<script "
               "src=\"{{island_src}}\"></script>{{/island_src}}");
    write_file(
        t, "pages/town/ask.html",
        "{{#errors}}<a href=\"#{{name}}\">{{label}}: {{text}}</a>{{/errors}}<form method=\"post\">"
        "<input name=\"title\" "
        "value=\"{{form.title.value}}\">{{#form.title.error}}<i>{{.}}</i>{{/form.title.error}}"
        "{{#form.state.options}}<option value=\"{{value}}\"{{#selected}} "
        "selected{{/selected}}>{{label}}</option>"
        "{{/form.state.options}}</form>");
    write_file(t, "pages/town/mine.html", "<p>[[Của tôi|Mine]]</p>");
    write_file(t, "pages/town/login.html", "<p>{{back}}</p>");
    write_file(t, "static/note.abc.js", "console.log(1)\n");
    write_file(t, "officer/index.html", "<!doctype html><script>1</script>");
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

/* ---- records ------------------------------------------------------------------------------- */

static err make_account(struct ctx *cx, struct tx *tx, const char *login, id unit, id *made,
                        text *token)
{
    struct account account = { .login = text_of(login),
                               .name = text_of(login),
                               .state = ACCOUNT_ACTIVE };
    err e = record_create(cx, tx, &account_entity, &account);
    *made = account.id;
    if (!e && !id_is_none(unit)) {
        struct grant grant = { .account = account.id,
                               .role = ROLE_UNIT_OFFICER,
                               .unit = unit,
                               .from = date_of(2020, 1, 1),
                               .why = TEXT("test") };
        e = record_create(cx, tx, &grant_entity, &grant);
    }
    return e ? e : session_key_new(cx, tx, account.id, TEXT("test"), token);
}

static err people(struct ctx *cx, struct tx *tx, void *arg)
{
    struct town *t = arg;
    struct unit root = { .name = TEXT("Tỉnh"), .kind = UNIT_PROVINCE_UNION };
    err e = record_create(cx, tx, &unit_entity, &root);
    struct unit north = { .name = TEXT("Bắc"), .kind = UNIT_AREA, .parent = root.id };
    struct unit south = { .name = TEXT("Nam"), .kind = UNIT_AREA, .parent = root.id };
    if (!e) e = record_create(cx, tx, &unit_entity, &north);
    if (!e) e = record_create(cx, tx, &unit_entity, &south);
    t->north = north.id;
    t->south = south.id;
    if (!e) e = make_account(cx, tx, "officer", north.id, &t->officer_account, &t->officer);
    if (!e) e = make_account(cx, tx, "stranger", south.id, &t->stranger_account, &t->stranger);
    if (!e) e = make_account(cx, tx, "volunteer", ID_NONE, &t->volunteer_account, &t->volunteer);
    return e;
}

/* ---- up and down --------------------------------------------------------------------------- */

struct errand {
    void (*work)(void *arg);
    void *arg;
};

static void *run_errand(void *arg)
{
    struct errand errand = *(struct errand *)arg;
    free(arg);
    errand.work(errand.arg);
    return NULL;
}

/* A pool whose every piece of work has a thread to itself. */
struct pool {
    char nothing;
};
static bool submit(struct pool *pool, void (*work)(void *arg), void *arg)
{
    pthread_t thread;
    (void)pool;
    struct errand *errand = malloc(sizeof(*errand));
    *errand = (struct errand){ work, arg };
    REQUIRE(pthread_create(&thread, NULL, run_errand, errand) == 0);
    pthread_detach(thread);
    return true;
}

static void open_store(struct town *t)
{
    char data[128];
    snprintf(data, sizeof(data), "%s/data", t->dir);
    t->schema = town_schema();
    t->book = town_book(t->arena);
    t->metrics = metrics_new();
    t->limits = limits_new(t->arena, 1024);
    struct db_options options = { .schema = t->schema,
                                  .kv = { .dir = data, .map_bytes = 64 << 20 } };
    ctx_begin(&t->cx, t->arena);
    t->cx.random = &t->random;
    t->cx.actor.system = true;
    t->cx.why = "town";
    REQUIRE(db_open(&t->cx, &options, &t->db) == ERR_NONE);
    t->cx.db = t->db;
    REQUIRE(db_write(&t->cx, people, t) == ERR_NONE);
}

static void open_port(struct town *t)
{
    char *web = arena_alloc(t->arena, 128);
    snprintf(web, 128, "%s/web", t->dir);
    struct page_source source = { "town", town_pages };
    t->routes = town_route_set(t->schema, t->book);
    REQUIRE(t->routes);
    struct page_options pages = {
        .sources = &source, .source_count = 1, .routes = t->routes, .web_dir = web
    };
    t->pages = page_set_new(&pages, say_fault, NULL);
    REQUIRE(t->pages);
    struct http_options options = { .db = t->db,
                                    .book = t->book,
                                    .routes = t->routes,
                                    .pages = t->pages,
                                    .pool = ARENA_NEW(t->arena, struct pool),
                                    .submit = submit,
                                    .limits = t->limits,
                                    .metrics = t->metrics,
                                    .random = &t->random,
                                    .web_dir = web,
                                    .deadline_ms = 1500,
                                    .app = &t->north,
                                    .version = "test" };
    REQUIRE(http_start(&t->cx, &options, &t->http) == ERR_NONE);
    t->port = http_port(t->http);
}

int town_setup(void **state)
{
    struct arena *arena = arena_new();
    struct town *t = ARENA_NEW(arena, struct town);
    crypto_start();
    t->arena = arena;
    t->random = random_machine();
    snprintf(t->dir, sizeof(t->dir), "%s/volbank-town-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    REQUIRE(mkdtemp(t->dir));
    make_web(t);
    open_store(t);
    open_port(t);
    *state = t;
    return 0;
}

int town_teardown(void **state)
{
    struct town *t = *state;
    http_stop(t->http);
    db_close(t->db);
    page_set_free(t->pages);
    route_set_free(t->routes);
    schema_free(t->schema);
    metrics_free(t->metrics);
    REQUIRE(nftw(t->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
    arena_free(t->arena);
    return 0;
}

/* ---- the socket ---------------------------------------------------------------------------- */

static bool is_whole(const char *reply, size_t size)
{
    const char *end = strstr(reply, "\r\n\r\n");
    if (!end) return false;
    if (strncmp(reply, "HTTP/1.1 304", 12) == 0 || strncmp(reply, "HTTP/1.1 204", 12) == 0)
        return true;
    const char *length = strcasestr(reply, "\r\nContent-Length:");
    if (!length || length > end) return false;
    return size >= (size_t)(end + 4 - reply) + strtoul(length + 17, NULL, 10);
}

static int connected(const struct town *t)
{
    union {
        struct sockaddr_in v4;
        struct sockaddr any;
    } address = { .v4 = { .sin_family = AF_INET, .sin_port = htons((uint16_t)t->port) } };
    address.v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(connect(s, &address.any, sizeof(address.v4)) == 0);
    return s;
}

static const char *converse(struct town *t, const char *bytes, const char *until)
{
    int s = connected(t);
    REQUIRE(send(s, bytes, strlen(bytes), MSG_NOSIGNAL) == (ssize_t)strlen(bytes));
    char *reply = arena_alloc(t->arena, TOWN_REPLY_MAX);
    size_t size = 0;
    struct pollfd readable = { .fd = s, .events = POLLIN };
    while (size + 1 < TOWN_REPLY_MAX && poll(&readable, 1, 5000) == 1) {
        ssize_t n = recv(s, reply + size, TOWN_REPLY_MAX - size - 1, 0);
        if (n <= 0) break;
        size += (size_t)n;
        reply[size] = '\0';
        if (until ? strstr(reply, until) != NULL : is_whole(reply, size)) break;
    }
    close(s);
    return reply;
}

const char *town_say(struct town *t, const char *bytes)
{
    return converse(t, bytes, NULL);
}

const char *town_listen(struct town *t, const char *bytes, const char *until)
{
    return converse(t, bytes, until);
}

const char *town_ask(struct town *t, const char *line, const text *token, const char *headers,
                     const char *body)
{
    text key = token ? text_format(t->arena, "Authorization: Bearer %.*s\r\n", TEXT_ARGS(*token))
                     : TEXT("");
    text length = body ? text_format(t->arena, "Content-Length: %zu\r\n", strlen(body)) : TEXT("");
    text all = text_format(t->arena, "%s HTTP/1.1\r\nHost: town\r\n%.*s%.*s%s\r\n%s", line,
                           TEXT_ARGS(key), TEXT_ARGS(length), headers, body ? body : "");
    return town_say(t, text_z(t->arena, all));
}

int reply_status(const char *reply)
{
    return strncmp(reply, "HTTP/1.1 ", 9) == 0 ? atoi(reply + 9) : 0;
}

const char *reply_body(const char *reply)
{
    const char *end = strstr(reply, "\r\n\r\n");
    return end ? end + 4 : "";
}

const char *reply_header_of(struct town *t, const char *reply, const char *name)
{
    text wanted = text_format(t->arena, "\r\n%s: ", name);
    const char *at = strcasestr(reply, text_z(t->arena, wanted));
    const char *end = strstr(reply, "\r\n\r\n");
    if (!at || at >= end) return NULL;
    at += wanted.size;
    return text_z(t->arena, (text){ at, strcspn(at, "\r\n") });
}

const struct json_value *reply_member(struct town *t, const char *reply, const char *name)
{
    const struct json_value *document = NULL;
    struct ctx cx;
    ctx_begin(&cx, t->arena);
    if (json_read(&cx, text_of(reply_body(reply)), &document)) return NULL;
    return json_get(document, name);
}

const char *reply_text(struct town *t, const char *reply, const char *name)
{
    return text_z(t->arena, json_string(reply_member(t, reply, name)));
}
