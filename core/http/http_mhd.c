/* SPDX-License-Identifier: MIT
 * http_mhd: the only file that knows libmicrohttpd. It turns its callbacks into exchanges and their
 * answers into its responses. Rules of the library kept here: the answer is queued in a later
 * handler call than the first (in the first it closes the connection, which refusals want); upload
 * data is consumed whole; a connection is suspended before its work is published; a suspended
 * connection is resumed before the daemon stops. */
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdio.h>
#include <unistd.h>

#include "../base/log.h"
#include "guard.h"
#include "live.h"
#include "site.h"

enum { IDLE_SECONDS = 20, HEAD_BYTES_MAX = 16 * 1024, BACKLOG = 1024, CONNECTIONS_DEFAULT = 4096 };

struct wire {
    struct MHD_Daemon *daemon;
    int socket;
    int port;
    bool judge_layout; /* this library leaves bare LF and folded lines to us */
    _Atomic(struct MHD_Response *) constant; /* the answer of the constant address, once made */
};

/* ---- a request comes in -------------------------------------------------------------------- */

static void *request_line(void *cls, const char *uri, struct MHD_Connection *connection)
{
    struct exchange *x = exchange_take(cls);
    x->connection = connection;
    x->uri_at = uri;
    x->uri = text_copy(x->arena, text_of(uri));
    return x;
}

/* Arguments are taken apart by request.c, after the guard: the library's own decoding is switched
 * off. */
static size_t leave_escapes(void *cls, struct MHD_Connection *connection, char *s)
{
    (void)cls, (void)connection;
    return strlen(s);
}

static enum MHD_Result take_header(void *cls, enum MHD_ValueKind kind, const char *name,
                                   size_t name_size, const char *value, size_t value_size)
{
    struct exchange *x = cls;
    (void)kind;
    if (x->header_count++ < HEADERS_MAX)
        x->headers[x->header_count - 1] =
            (struct header){ { name, name_size }, { value ? value : "", value ? value_size : 0 } };
    return MHD_YES;
}

static size_t head_size(const struct exchange *x)
{
    if (!x->http->wire->judge_layout) return 0;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

static void begin(struct exchange *x, const char *method, const char *version)
{
    MHD_get_connection_values_n(x->connection, MHD_HEADER_KIND, take_header, x);
    struct head head = { .method = method,
                         .version = version,
                         .uri = x->uri_at,
                         .uri_size = x->uri.size,
                         .uri_copy = x->uri,
                         .headers = x->headers,
                         .too_many = x->header_count > HEADERS_MAX };
    if (head.too_many) x->header_count = HEADERS_MAX;
    head.count = x->header_count;
    head.size = head.too_many ? 0 : head_size(x);
    x->begun = true;
    journey_begin(x, &head);
}

/* ---- an answer goes out -------------------------------------------------------------------- */

static ssize_t stream_read(void *cls, uint64_t at, char *out, size_t max)
{
    (void)at;
    size_t size = live_read(cls, out, max);
    return size == LIVE_END ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)size;
}

static void stream_free(void *cls)
{
    live_leave(cls);
}

static struct MHD_Response *response_of(const struct response *rs)
{
    if (rs->stream)
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, stream_read, rs->stream,
                                                 stream_free);
    /* The library never writes through it; the cast is what its signature asks for. */
    union {
        const uint8_t *given;
        void *taken;
    } body = { .given = rs->body.data };
    return MHD_create_response_from_buffer(rs->body.size, body.taken, MHD_RESPMEM_PERSISTENT);
}

static struct MHD_Response *response_with_head(const struct response *rs)
{
    struct MHD_Response *response = response_of(rs);
    for (size_t i = 0; response && i < rs->header_count; i++)
        MHD_add_response_header(response, rs->headers[i].name.data, rs->headers[i].value.data);
    if (response && rs->close) MHD_add_response_header(response, "Connection", "close");
    return response;
}

static bool is_constant(const struct exchange *x, const struct response *rs)
{
    return x->site && x->site->constant && rs->status == 200 && !rs->close;
}

/* The first answer is kept until the daemon stops and sent to everybody: a third of what it costs
 * to say that one is alive is copying the same head again. */
static struct MHD_Response *constant_response(struct wire *wire, const struct response *rs)
{
    struct MHD_Response *kept = atomic_load(&wire->constant);
    if (kept) return kept;
    struct MHD_Response *made = response_with_head(rs);
    if (!made || atomic_compare_exchange_strong(&wire->constant, &kept, made)) return made;
    MHD_destroy_response(made); /* another thread was first */
    return kept;
}

static enum MHD_Result send_response(struct exchange *x, const struct response *rs)
{
    bool constant = is_constant(x, rs);
    struct MHD_Response *response =
        constant ? constant_response(x->http->wire, rs) : response_with_head(rs);
    if (!response) return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(x->connection, (unsigned)rs->status, response);
    if (!constant) MHD_destroy_response(response);
    int class = rs->status / 100;
    atomic_fetch_add_explicit(&x->http->answered[class < 6 ? class : 0], 1, memory_order_relaxed);
    return queued;
}

/* The work under way still owns the exchange, so this answer touches nothing of it. */
static enum MHD_Result send_expired(struct exchange *x)
{
    static const char late[] = "{\"type\":\"about:blank\",\"title\":\"Quá thời "
                               "gian\",\"status\":504,\"code\":\"timeout\"}";
    struct response rs = { .status = 504,
                           .body = { (const uint8_t *)late, sizeof(late) - 1 },
                           .close = true,
                           .header_count = 1 };
    rs.headers[0] = (struct header){ TEXT("Content-Type"), TEXT("application/problem+json") };
    return send_response(x, &rs);
}

static enum MHD_Result answer_resumed(struct exchange *x)
{
    if (exchange_expired(x)) return send_expired(x);
    journey_resume(x);
    return send_response(x, &x->rs);
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **con_cls)
{
    struct exchange *x = *con_cls;
    (void)cls, (void)connection, (void)url;

    if (!x->begun) {
        begin(x, method, version);
        return x->refused ? send_response(x, &x->rs) : MHD_YES;
    }
    if (*upload_size) {
        bool taken = journey_upload(x, upload, *upload_size);
        *upload_size = 0;
        return taken ? MHD_YES : MHD_NO;
    }
    if (x->waited) return answer_resumed(x);
    return journey_run(x) ? send_response(x, &x->rs) : MHD_YES;
}

static void completed(void *cls, struct MHD_Connection *connection, void **con_cls,
                      enum MHD_RequestTerminationCode why)
{
    (void)cls, (void)connection, (void)why;
    if (*con_cls) exchange_drop(*con_cls);
    *con_cls = NULL;
}

/* ---- suspended ----------------------------------------------------------------------------- */

void wire_suspend(struct exchange *x)
{
    MHD_suspend_connection(x->connection);
}

void wire_resume(struct exchange *x)
{
    MHD_resume_connection(x->connection);
}

text wire_address(struct exchange *x)
{
    char out[INET6_ADDRSTRLEN] = "";
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!info || !info->client_addr) return TEXT("");
    const void *peer = info->client_addr;
    if (info->client_addr->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)peer)->sin6_addr, out, sizeof(out));
    else
        inet_ntop(AF_INET, &((const struct sockaddr_in *)peer)->sin_addr, out, sizeof(out));
    return text_copy(x->arena, text_of(out));
}

/* ---- start and stop ------------------------------------------------------------------------ */

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static bool address_of(const char *name, int port, union address *out, socklen_t *size)
{
    *out = (union address){ 0 };
    if (inet_pton(AF_INET, name, &out->v4.sin_addr) == 1) {
        out->v4.sin_family = AF_INET;
        out->v4.sin_port = htons((uint16_t)port);
        *size = sizeof(out->v4);
        return true;
    }
    if (inet_pton(AF_INET6, name, &out->v6.sin6_addr) != 1) return false;
    out->v6.sin6_family = AF_INET6;
    out->v6.sin6_port = htons((uint16_t)port);
    *size = sizeof(out->v6);
    return true;
}

static err listen_failed(struct ctx *cx, const char *address, int port)
{
    const char *why = strerror(errno);
    if (errno == EADDRINUSE)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "port-taken",
                        SAY("Cổng %s:%d đang có chương trình khác dùng", "Port %s:%d is in use"),
                        address, port);
    return ctx_fail(cx, ERR_IO, NULL, "listen",
                    SAY("Không mở được %s:%d: %s", "Cannot listen on %s:%d: %s"), address, port,
                    why);
}

static err open_port(struct ctx *cx, struct wire *wire, const char *name, int port)
{
    union address address;
    socklen_t size;
    if (!address_of(name, port, &address, &size))
        return ctx_fail(cx, ERR_UNSUPPORTED, NULL, "address",
                        SAY("%s không phải là địa chỉ IP", "%s is not an IP address"), name);
    int one = 1;
    wire->socket = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (wire->socket < 0) return listen_failed(cx, name, port);
    setsockopt(wire->socket, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    if (bind(wire->socket, &address.any, size) || listen(wire->socket, BACKLOG) ||
        getsockname(wire->socket, &address.any, &size)) {
        err e = listen_failed(cx, name, port);
        close(wire->socket);
        return e;
    }
    wire->port =
        ntohs(address.any.sa_family == AF_INET ? address.v4.sin_port : address.v6.sin6_port);
    return ERR_NONE;
}

static void library_says(void *cls, const char *format, va_list args) PRINTF_LIKE(2, 0);
static void library_says(void *cls, const char *format, va_list args)
{
    char line[256];
    const struct http *http = cls;
    vsnprintf(line, sizeof(line), format, args);
    line[strcspn(line, "\r\n")] = '\0';
    for (char *c = line; *c; c++)
        if (*c == '"' || *c == '\\') *c = '\'';
    log_line(http->options.log, LOG_DEBUG, "http", "said=\"%s\"", line);
}

/* Not its own strictness: that refuses a missing Host by sending the answer's head twice. */
static struct MHD_Daemon *daemon_of(struct http *http, const struct wire *wire)
{
    const struct http_options *o = &http->options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO |
                     MHD_USE_ERROR_LOG;
    size_t connections = o->connections ? o->connections : CONNECTIONS_DEFAULT;
    unsigned threads = o->threads > 1 ? (unsigned)o->threads : 0;
    return MHD_start_daemon(
        flags, 0, NULL, NULL, handle, http, MHD_OPTION_EXTERNAL_LOGGER, library_says, http,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket)wire->socket, MHD_OPTION_THREAD_POOL_SIZE, threads,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)connections, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES_MAX,
        MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_URI_LOG_CALLBACK, request_line, http,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED, completed,
        http, MHD_OPTION_END);
}

err wire_start(struct ctx *cx, struct http *http)
{
    struct wire *wire = ARENA_NEW(http->arena, struct wire);
    const char *address = http->options.address ? http->options.address : "127.0.0.1";
    err e = open_port(cx, wire, address, http->options.port);
    if (e) return e;
    wire->judge_layout = strncmp(MHD_get_version(), "0.", 2) == 0;
    http->wire = wire;
    wire->daemon = daemon_of(http, wire);
    if (wire->daemon) return ERR_NONE;
    close(wire->socket);
    return ctx_fail(cx, ERR_IO, NULL, "http",
                    SAY("Không khởi động được máy chủ HTTP", "The HTTP server did not start"));
}

int wire_port(const struct http *http)
{
    return http->wire->port;
}

void wire_quiesce(struct http *http)
{
    MHD_socket socket = MHD_quiesce_daemon(http->wire->daemon);
    if (socket != MHD_INVALID_SOCKET) close(socket);
}

void wire_stop(struct http *http)
{
    MHD_stop_daemon(http->wire->daemon);
    if (http->wire->constant) MHD_destroy_response(http->wire->constant);
}
