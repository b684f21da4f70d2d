/* SPDX-License-Identifier: MIT
 * look_up: the public page shows a name because the paper does; of a minor it shows initials, which
 * is enough to compare with the paper in hand. */
#include "look_up.h"

#include <stdlib.h>

#include "days.h"
#include "issuer.h"
#include "register.h"

enum { OF_AGE = 18 };

const struct field lookup_fields[] = { FIELD(1, struct lookup, code, TEXT, REQUIRED, .max = 60,
                                             .label = "Mã trên chứng nhận",
                                             .label_en = "Code on the certificate"),
                                       { 0 } };

/* A form cannot make an address of what was typed into it; this tells the page's code. */
err certificate_lookup(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct lookup *in = request_body(rq);
    text code = { 0 };
    (void)tx;
    if (!register_code_read(cx->arena, in->code, &code))
        return ctx_fail(cx, ERR_INVALID, "/code", "code",
                        SAY("Mã có 16 chữ cái không dấu và chữ số, in thành bốn nhóm",
                            "A code has 16 letters and digits, printed in four groups"));
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "code", code);
    json_object_end(j);
    return ERR_NONE;
}

text initials(struct arena *arena, text name)
{
    struct buffer out = buffer_in(arena, 32);
    text rest = text_trim(name);
    while (rest.size) {
        text word = text_cut(&rest, ' ');
        size_t size = 1;
        if (word.size == 0) continue;
        while (size < word.size && ((uint8_t)word.data[size] & 0xC0) == 0x80) size++;
        if (out.size) buffer_byte(&out, ' ');
        buffer_text(&out, text_part(word, 0, size));
        buffer_byte(&out, '.');
    }
    return buffer_as_text(&out);
}

text term_label(const struct ctx *cx, const struct vocabulary *v, unsigned number)
{
    const struct term *t = number ? vocabulary_number(v, number) : NULL;
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

static text kind_title(const struct ctx *cx, const struct certificate_kind *k)
{
    return cx->lang == LANG_EN && !text_is_empty(k->title_en) ? k->title_en : k->title;
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    if (day)
        json_text_at(j, key, date_format_vi(cx->arena, day));
    else
        json_z_at(j, key, NULL);
}

/* Members that the public page and the holder's share. */
static err paper_json(struct ctx *cx, struct tx *tx, struct json *j, const struct certificate *c)
{
    date today = instant_date(cx->now);
    enum certificate_standing standing = certificate_standing_on(c, today);
    struct certificate_kind kind = { 0 };
    err e = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (e) return e;
    const struct term *t = vocabulary_number(&standing_vocabulary, standing);
    json_bool_at(j, "valid", certificate_valid_on(c, today));
    json_z_at(j, "state", t->code);
    json_text_at(j, "state_label", ctx_say(cx, t->vi, t->en));
    json_text_at(j, "code", c->code);
    json_text_at(j, "number", c->number);
    json_int_at(j, "year", c->year);
    json_text_at(j, "kind", kind_title(cx, &kind));
    json_text_at(j, "course", c->course);
    json_text_at(j, "signer", c->signer);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, c->unit));
    day_at(cx, j, "issued_text", c->issued);
    day_at(cx, j, "until_text", c->expires);
    day_at(cx, j, "revoked_text", c->revoked_on);
    json_text_at(j, "reason", term_label(cx, &revoke_vocabulary, (unsigned)c->revoke_reason));
    return ERR_NONE;
}

/* ---- for everybody ------------------------------------------------------------------------- */

static err unknown(struct ctx *cx)
{
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "certificate",
                    SAY("Không tìm thấy chứng nhận có mã này. Hãy so lại từng ký tự trên giấy",
                        "No certificate has this code. Compare each character with the paper"));
}

static text name_shown(struct ctx *cx, const struct person *who)
{
    int age = date_years(who->birth, instant_date(cx->now));
    return age >= OF_AGE ? who->full_name : initials(cx->arena, who->full_name);
}

/* The paper of an award, which stands in the book of the awards plugin, if there is one. */
static err honour_public(struct ctx *cx, struct tx *tx, text code, struct response *rs)
{
    const struct honour_1 *honours = ctx_service(cx, "honour", 1);
    struct honour_paper h;
    err e = honours ? honours->look_up(cx, tx, code, &h) : ERR_NOT_FOUND;
    if (e) return e == ERR_NOT_FOUND ? unknown(cx) : e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_bool_at(j, "valid", h.valid);
    json_text_at(j, "state", h.state);
    json_text_at(j, "state_label", h.state_label);
    json_text_at(j, "code", code);
    json_text_at(j, "number", h.number);
    json_int_at(j, "year", h.year);
    json_text_at(j, "kind", h.title);
    json_text_at(j, "unit", h.unit);
    day_at(cx, j, "issued_text", h.decided);
    day_at(cx, j, "revoked_text", h.revoked_on);
    json_text_at(j, "reason", h.reason);
    json_text_at(j, "holder", h.name);
    json_object_end(j);
    return ERR_NONE;
}

err certificate_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct certificate c, probe = { 0 };
    struct person who;
    if (!register_code_read(cx->arena, request_param(rq, "code"), &probe.code)) return unknown(cx);
    err e = record_find(cx, tx, &certificate_entity, "code", &probe, &c);
    if (e == ERR_NOT_FOUND) return honour_public(cx, tx, probe.code, rs);
    if (!e) e = people(cx)->read(cx, tx, c.volunteer, &who);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    e = paper_json(cx, tx, j, &c);
    json_text_at(j, "holder", name_shown(cx, &who));
    json_object_end(j);
    return e;
}

/* ---- for the holder ------------------------------------------------------------------------ */

struct shelf {
    struct certificate *items;
    size_t count, room;
};

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct shelf *s = arg;
    (void)tx, (void)failure;
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 8;
        struct certificate *more = ARENA_ARRAY(cx->arena, room, struct certificate);
        if (s->count) memcpy(more, s->items, s->count * sizeof(*more));
        s->items = more;
        s->room = room;
    }
    s->items[s->count++] = *(const struct certificate *)record;
    return KV_MORE;
}

static int newest_first(const void *x, const void *y)
{
    const struct certificate *a = x;
    const struct certificate *b = y;
    if (a->issued != b->issued) return a->issued > b->issued ? -1 : 1;
    return -id_compare(a->id, b->id);
}

static err own_json(struct ctx *cx, struct tx *tx, struct json *j, const struct certificate *c,
                    text site)
{
    text svg,
        url = text_format(cx->arena, "%.*s/xac-minh/%.*s", TEXT_ARGS(site), TEXT_ARGS(c->code));
    json_object(j);
    json_id_at(j, "id", c->id);
    err e = paper_json(cx, tx, j, c);
    day_at(cx, j, "renew_text", c->renew_from);
    day_at(cx, j, "grace_text", c->grace_until);
    json_text_at(j, "url", url);
    text at =
        text_format(cx->arena, "/api/v1/certificates/%.*s/", TEXT_ARGS(id_text(cx->arena, c->id)));
    json_text_at(j, "file", text_format(cx->arena, "%.*scredential", TEXT_ARGS(at)));
    json_text_at(j, "paper", text_format(cx->arena, "%.*spaper", TEXT_ARGS(at)));
    if (!e) e = qr_svg(cx, url, ctx_say(cx, "Mã QR để tra cứu", "QR code to check it by"), &svg);
    if (!e) json_text_at(j, "qr_svg", svg);
    json_object_end(j);
    return e;
}

err me_certificates(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct person me;
    struct shelf mine = { 0 };
    err e = people(cx)->of_actor(cx, tx, &me);
    if (!e) e = query_ref(cx, tx, &certificate_entity, "volunteer", me.id, keep, &mine);
    if (e) return e;
    if (mine.count) qsort(mine.items, mine.count, sizeof(*mine.items), newest_first);
    text site = issuer_url(cx, tx, rq);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "holder", me.full_name);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < mine.count; i++) e = own_json(cx, tx, j, &mine.items[i], site);
    json_array_end(j);
    json_object_end(j);
    return e;
}
