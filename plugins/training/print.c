/* SPDX-License-Identifier: MIT
 * print: what stands on the paper, from the register. What is revoked or has expired can still be
 * printed for a file, with that across the page. */
#include "print.h"

#include "days.h"
#include "issuer.h"

struct printing {
    const struct request *rq;
    struct response *rs;
    struct certificate certificate;
    struct paper_words words;
};

/* The body above the issuing one; areas only share rules and issue nothing. */
static err body_above(struct ctx *cx, struct tx *tx, const struct unit *unit, text *out)
{
    struct unit above = { 0 };
    err e = ERR_NONE;
    *out = TEXT("");
    for (id next = unit->parent; !e && !id_is_none(next); next = above.parent) {
        e = record_get(cx, tx, &unit_entity, next, &above);
        if (!e && above.kind != UNIT_AREA) {
            *out = above.name;
            break;
        }
    }
    return e;
}

static err say_body(struct ctx *cx, struct tx *tx, id issuer, date issued,
                    struct paper_words *words)
{
    struct unit unit;
    err e = record_get(cx, tx, &unit_entity, issuer, &unit);
    if (e) return e;
    text place = record_title(cx, tx, &place_entity, unit.place);
    text day = letter_day(cx->arena, issued);
    words->body = unit.name;
    words->place_and_day =
        text_is_empty(place)
            ? text_format(cx->arena, "N%.*s", TEXT_ARGS(text_part(day, 1, day.size)))
            : text_format(cx->arena, "%.*s, %.*s", TEXT_ARGS(letter_place(place)), TEXT_ARGS(day));
    return body_above(cx, tx, &unit, &words->above);
}

static err say_holder(struct ctx *cx, struct tx *tx, struct printing *p)
{
    struct person who;
    err e = people(cx)->read(cx, tx, p->certificate.volunteer, &who);
    if (e) return e;
    text unit = record_title(cx, tx, &unit_entity, who.unit);
    p->words.holder = who.full_name;
    p->words.about =
        who.birth ? text_format(cx->arena, "sinh %.*s", TEXT_ARGS(letter_day(cx->arena, who.birth)))
                  : TEXT("");
    if (!text_is_empty(unit))
        p->words.about = text_format(cx->arena, "%.*s%s%.*s", TEXT_ARGS(unit),
                                     who.birth ? ", " : "", TEXT_ARGS(p->words.about));
    return ERR_NONE;
}

static text stamp_of(const struct certificate *c, date today)
{
    if (c->revoked_on) return TEXT("ĐÃ THU HỒI");
    return certificate_valid_on(c, today) ? TEXT("") : TEXT("HẾT HẠN");
}

/* Slanted letters are read by no machine, so a revoked one says it in a line as well. */
static text ends_of(struct ctx *cx, const struct certificate *c)
{
    date day = c->revoked_on ? c->revoked_on : c->expires;
    const char *what = c->revoked_on                        ? "ĐÃ THU HỒI NGÀY"
                       : c->expires < instant_date(cx->now) ? "HẾT HẠN NGÀY"
                                                            : "Có giá trị đến hết";
    if (!day) return TEXT("");
    return text_format(cx->arena, "%s\n%.*s", what, TEXT_ARGS(date_format_vi(cx->arena, day)));
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct printing *p = arg;
    struct certificate *c = &p->certificate;
    struct certificate_kind kind = { 0 };
    err e = record_get(cx, tx, &certificate_entity, request_id(p->rq), c);
    if (!e && !access_personal(cx, tx, &certificate_entity, c)) e = ERR_NOT_FOUND;
    if (!e) e = respond_saw(cx, tx, p->rs, &certificate_entity, c);
    if (!e) e = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (!e) e = say_body(cx, tx, c->unit, c->issued, &p->words);
    if (!e) e = say_holder(cx, tx, p);
    if (e) return e;
    p->words.regime = kind.regime;
    p->words.deed = TEXT("đạt yêu cầu");
    p->words.kind = kind.title;
    p->words.criteria = kind.criteria;
    p->words.number = c->number;
    p->words.course = c->course;
    p->words.signer = c->signer;
    p->words.entry = text_format(cx->arena, "%04lld/%lld", (long long)c->entry, (long long)c->year);
    p->words.ends = ends_of(cx, c);
    p->words.code = c->code;
    p->words.url = text_format(cx->arena, "%.*s/xac-minh/%.*s",
                               TEXT_ARGS(issuer_url(cx, tx, p->rq)), TEXT_ARGS(c->code));
    p->words.stamp = stamp_of(c, instant_date(cx->now));
    return ERR_NONE;
}

err certificate_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct printing *p = ARENA_NEW(cx->arena, struct printing);
    struct slice pdf = { 0 };
    (void)tx;
    p->rq = rq;
    p->rs = rs;
    err e = db_read(cx, gather, p);
    if (!e) e = paper_draw(cx, &p->words, &pdf);
    if (e) return e;
    text name = text_format(cx->arena, "chung-nhan-%.*s.pdf", TEXT_ARGS(p->words.code));
    return respond_bytes(rs, TEXT("application/pdf"), pdf, name);
}

/* ---- for other plugins' books ---------------------------------------------------------------- */

struct asked {
    const struct request *rq;
    const struct paper_asked *what;
    struct paper_words words;
};

static err say_asked(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asked *a = arg;
    const struct paper_asked *w = a->what;
    a->words = (struct paper_words){ .regime = w->regime,
                                     .number = w->number,
                                     .holder = w->holder,
                                     .about = w->about,
                                     .deed = w->deed,
                                     .kind = w->title,
                                     .course = w->basis,
                                     .entry = w->entry,
                                     .ends = w->ends,
                                     .code = w->code,
                                     .stamp = w->stamp };
    a->words.url = text_format(cx->arena, "%.*s/xac-minh/%.*s",
                               TEXT_ARGS(issuer_url(cx, tx, a->rq)), TEXT_ARGS(w->code));
    return say_body(cx, tx, w->unit, w->day, &a->words);
}

static err print_asked(struct ctx *cx, const struct request *rq, const struct paper_asked *what,
                       struct slice *pdf)
{
    struct asked *a = ARENA_NEW(cx->arena, struct asked);
    a->rq = rq;
    a->what = what;
    err e = db_read(cx, say_asked, a);
    return e ? e : paper_draw(cx, &a->words, pdf);
}

const struct paper_1 paper_service = { .print = print_asked };
