/* SPDX-License-Identifier: MIT
 * outbox_send: the only file that knows libcurl: SMTP for e-mail, a POST of {"to","text"} to the
 * SMS gateway. One handle each, so that connections are used again. A URL that carries a password
 * never leaves without TLS; redirects are not followed, because the token would go along. */
#include <curl/curl.h>

#include "../base/json_write.h"
#include "outbox_private.h"

enum {
    CONNECT_MS = 10000,
    WHOLE_MS = 60000,
    CODE_OK_FIRST = 200,
    CODE_OK_LAST = 299,
    CODE_BAD_FIRST = 400
};

struct postman {
    CURL *handle;
    const atomic_bool *stopping;
};

static void postman_close(void *thing)
{
    struct postman *postman = thing;
    curl_easy_cleanup(postman->handle);
}

struct postman *postman_new(struct arena *arena, const atomic_bool *stopping)
{
    struct postman *postman = ARENA_NEW(arena, struct postman);
    REQUIRE(curl_global_init(CURL_GLOBAL_DEFAULT) == 0);
    postman->handle = curl_easy_init();
    REQUIRE(postman->handle);
    postman->stopping = stopping;
    arena_on_release(arena, postman_close, postman);
    return postman;
}

bool outbox_can_send(const struct outbox_ways *ways, int32_t channel)
{
    if (channel == CHANNEL_EMAIL) return ways->smtp_url.size && ways->from.size;
    return channel == CHANNEL_SMS && ways->gateway_url.size;
}

/* ---- what the library asks back ------------------------------------------------------------ */

static int give_up(void *thing, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct postman *postman = thing;
    (void)a, (void)b, (void)c, (void)d;
    return atomic_load(postman->stopping);
}

static size_t read_mail(char *out, size_t size, size_t count, void *thing)
{
    text *rest = thing;
    size_t most = size * count;
    if (most > rest->size) most = rest->size;
    memcpy(out, rest->data, most);
    *rest = text_part(*rest, most, rest->size);
    return most;
}

static size_t drop_answer(char *bytes, size_t size, size_t count, void *thing)
{
    (void)bytes;
    (void)thing;
    return size * count;
}

/* ---- one message --------------------------------------------------------------------------- */

/* An option fails only when the library was built without it: then nothing may be sent. */
static CURLcode prepare(struct postman *postman, const char *url, const char *protocols)
{
    CURL *h = postman->handle;
    curl_easy_reset(h);
    CURLcode c = curl_easy_setopt(h, CURLOPT_URL, url);
    if (!c) c = curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, protocols);
    if (!c) c = curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    if (!c) c = curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
    if (!c) c = curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, (long)WHOLE_MS);
    if (!c) c = curl_easy_setopt(h, CURLOPT_NOPROGRESS, 0L);
    if (!c) c = curl_easy_setopt(h, CURLOPT_XFERINFOFUNCTION, give_up);
    if (!c) c = curl_easy_setopt(h, CURLOPT_XFERINFODATA, postman);
    if (!c) c = curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, drop_answer);
    return c;
}

static err outcome(struct ctx *cx, CURL *h, const char *protocol, CURLcode c)
{
    long code = 0;
    (void)curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &code);
    if (!c && code >= CODE_OK_FIRST && code <= CODE_OK_LAST) return ERR_NONE;
    if (!c || (code >= CODE_BAD_FIRST && c != CURLE_OPERATION_TIMEDOUT))
        return ctx_fail(cx, ERR_IO, NULL, "send", SAY("%s %ld", "%s %ld"), protocol, code);
    return ctx_fail(cx, ERR_IO, NULL, "send", SAY("%s: %s", "%s: %s"), protocol,
                    curl_easy_strerror(c));
}

static err send_mail(struct ctx *cx, struct postman *postman, const struct outbox_ways *ways,
                     const struct message *message)
{
    CURL *h = postman->handle;
    const char *url = text_z(cx->arena, ways->smtp_url);
    text rest = mail_text(cx->arena, message, ways->from, cx->now);
    struct curl_slist *to = curl_slist_append(NULL, text_z(cx->arena, message->to));
    REQUIRE(to);
    CURLcode c = prepare(postman, url, "smtp,smtps");
    if (!c)
        c = curl_easy_setopt(h, CURLOPT_USE_SSL,
                             (long)(strchr(url, '@') ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!c) c = curl_easy_setopt(h, CURLOPT_MAIL_FROM, text_z(cx->arena, ways->from));
    if (!c) c = curl_easy_setopt(h, CURLOPT_MAIL_RCPT, to);
    if (!c) c = curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
    if (!c) c = curl_easy_setopt(h, CURLOPT_READFUNCTION, read_mail);
    if (!c) c = curl_easy_setopt(h, CURLOPT_READDATA, &rest);
    if (!c) c = curl_easy_perform(h);
    err e = outcome(cx, h, "SMTP", c);
    curl_slist_free_all(to);
    return e;
}

static text gateway_body(struct arena *arena, const struct message *message)
{
    text words = message_words(arena, message);
    struct buffer out = buffer_in(arena, words.size + 128);
    struct json j = json_into(&out);
    json_object(&j);
    json_text_at(&j, "to", message->to);
    json_text_at(&j, "text", words);
    json_object_end(&j);
    return buffer_as_text(&out);
}

static struct curl_slist *header(struct ctx *cx, struct curl_slist *before, const char *name,
                                 text value)
{
    text line = text_format(cx->arena, "%s: %.*s", name, TEXT_ARGS(value));
    struct curl_slist *headers = curl_slist_append(before, text_z(cx->arena, line));
    REQUIRE(headers);
    return headers;
}

/* The message's id lets the gateway tell a second delivery, after a crash in between, for one. */
static err send_sms(struct ctx *cx, struct postman *postman, const struct outbox_ways *ways,
                    const struct message *message)
{
    CURL *h = postman->handle;
    text body = gateway_body(cx->arena, message);
    struct curl_slist *headers = header(cx, NULL, "Content-Type", TEXT("application/json"));
    headers = header(cx, headers, "Idempotency-Key", id_text(cx->arena, message->id));
    if (ways->token.size)
        headers = header(cx, headers, "Authorization",
                         text_format(cx->arena, "Bearer %.*s", TEXT_ARGS(ways->token)));
    CURLcode c = prepare(postman, text_z(cx->arena, ways->gateway_url), "http,https");
    if (!c) c = curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers);
    if (!c) c = curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, (long)body.size);
    if (!c) c = curl_easy_setopt(h, CURLOPT_POSTFIELDS, body.data);
    if (!c) c = curl_easy_perform(h);
    err e = outcome(cx, h, "HTTP", c);
    curl_slist_free_all(headers);
    return e;
}

err postman_send(struct ctx *cx, struct postman *postman, const struct outbox_ways *ways,
                 const struct message *message)
{
    REQUIRE(outbox_can_send(ways, message->channel));
    if (message->channel == CHANNEL_EMAIL) return send_mail(cx, postman, ways, message);
    return send_sms(cx, postman, ways, message);
}
