/* SPDX-License-Identifier: MIT
 * vote: the three steps of voting: a code to the telephone, a ticket for the code, a vote for the
 * ticket. The telephone is known to the first step only, and to the message that carries the code.
 */
#include "vote.h"

#include "shown.h"

/* Whole classes and villages share an address behind their operator, so many may vote at once; who
 * goes on after that waits. */
const struct limit_rule vote_code_limit = { "vote-code", 40, 80 };
const struct limit_rule vote_ticket_limit = { "vote-ticket", 60, 120 };
const struct limit_rule vote_limit = { "vote", 40, 80 };
/* A code is a message that somebody pays for and somebody else may not want. */
static err take_code_of_phone(struct ctx *cx, struct tx *tx, text phone)
{
    struct limit_rule rule = { "vote-phone", setting_int(cx, tx, VOTE_CODES_AT_ONCE),
                               setting_int(cx, tx, VOTE_CODES_PER_HOUR) };
    return ctx_limit(cx, &rule, phone);
}

enum { VOTER_COOKIE_S = 3600, TICKET_COOKIE_S = 2 * 3600, RECEIPT_COOKIE_S = 86400 };

const struct field vote_code_wish_fields[] = {
    FIELD(1, struct vote_code_wish, phone, TEXT, REQUIRED, .max = 20,
          .label = "Số điện thoại di động", .label_en = "Mobile phone number",
          .help = "Chỉ dùng để gửi mã và để mỗi số chọn một lần; không công bố, xóa khi kiểm phiếu",
          .help_en = "Only to send the code and to count each number once; never shown, deleted "
                     "with the count"),
    { 0 }
};
const struct field vote_code_given_fields[] = {
    FIELD(1, struct vote_code_given, code, TEXT, REQUIRED, .max = 12,
          .label = "Mã trong tin nhắn (6 số)", .label_en = "Code from the message (6 digits)"),
    { 0 }
};
const struct field vote_cast_fields[] = { FIELD(1, struct vote_cast, nomination, REF, REQUIRED,
                                                .target = "nomination", .label = "Bạn chọn",
                                                .label_en = "Your choice"),
                                          { 0 } };

static err not_open(struct ctx *cx)
{
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "closed",
        SAY("Đợt xét này không trong thời gian bình chọn", "There is no vote in this round now"));
}

static err open_round(struct ctx *cx, struct tx *tx, id which, struct award_round *out)
{
    err e = record_get(cx, tx, &award_round_entity, which, out);
    return e || round_takes_votes(out, instant_date(cx->now)) ? e : not_open(cx);
}

/* One code at a time for a voter; the stored name is the keyed hash, not the telephone. */
static text code_name(struct arena *arena, id round, id voter)
{
    return text_format(arena, "vote %.*s %.*s", TEXT_ARGS(id_text(arena, round)),
                       TEXT_ARGS(id_text(arena, voter)));
}

/* ---- a code to the telephone --------------------------------------------------------------- */

static err phone_read(struct ctx *cx, text typed, text *phone)
{
    if (viet_phone(cx->arena, text_trim(typed), phone)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/phone", "phone",
                    SAY("Cần số di động Việt Nam có 10 số, ví dụ 0912 345 678",
                        "A Vietnamese mobile number of 10 digits, like 0912 345 678"));
}

struct asking {
    text phone;
    struct poll poll; /* may not be stored yet */
    struct hash key;
};

/* A key of its own for each who finds no vote begun; the first to be stored is the vote's. */
static err begin_poll(struct ctx *cx, id round, struct asking *a)
{
    a->poll = (struct poll){ .id = id_new(cx->random, cx->now), .round = round };
    random_bytes(cx->random, a->key.bytes, sizeof(a->key.bytes));
    return secret_file_put(cx, a->poll.id, (struct slice){ a->key.bytes, sizeof(a->key.bytes) });
}

err vote_code_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct vote_code_wish *wish = request_body(rq);
    struct asking *a = ARENA_NEW(cx->arena, struct asking);
    struct award_round round;
    *prepared = a;
    err e = phone_read(cx, wish->phone, &a->phone);
    if (!e) e = open_round(cx, tx, request_id(rq), &round);
    if (!e) e = take_code_of_phone(cx, tx, a->phone);
    if (e) return e;
    e = poll_of(cx, tx, round.id, &a->poll);
    if (e != ERR_NOT_FOUND) return e ? e : poll_key(cx, &a->poll, &a->key);
    ctx_clear(cx);
    return begin_poll(cx, round.id, a);
}

/* Somebody else was first in between: their key counts. */
static err poll_stands(struct ctx *cx, struct tx *tx, struct asking *a)
{
    struct poll now;
    struct poll new = a->poll;
    err e = poll_of(cx, tx, a->poll.round, &now);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return record_create(cx, tx, &poll_entity, &new);
    }
    if (e || (!now.closed && id_equal(now.id, a->poll.id))) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "again",
                    SAY("Hãy bấm gửi mã một lần nữa", "Ask for the code once more"));
}

static err code_send(struct ctx *cx, struct tx *tx, const struct award_round *round, text phone,
                     text code)
{
    struct message m = {
        .channel = CHANNEL_SMS,
        .to = phone,
        .subject = TEXT("Mã bình chọn"),
        .body = TEXT(MESSAGE_SECRET_MARK " là mã bình chọn của bạn, dùng một lần trong 10 phút. "
                                         "Không đưa mã này cho ai."),
        .secret = code,
        .about = vote_about(cx->arena, round->id),
    };
    return message_send(cx, tx, &m);
}

err vote_code_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct asking *a = request_prepared(rq);
    struct award_round round;
    text code;
    err e = open_round(cx, tx, request_id(rq), &round);
    if (!e) e = poll_stands(cx, tx, a);
    if (e) return e;
    id voter = voter_of_phone(&a->key, a->phone);
    e = login_code_make(cx, tx, code_name(cx->arena, round.id, voter), &code);
    if (!e) e = code_send(cx, tx, &round, a->phone, code);
    if (e) return e;
    respond_cookie(cx, rs, VOTER_COOKIE, id_text(cx->arena, voter), VOTER_COOKIE_S);
    struct json *j = respond_json(cx, rs, 202);
    json_object(j);
    json_id_at(j, "round", round.id);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- a ticket for the code ----------------------------------------------------------------- */

static err wrong_code(struct ctx *cx)
{
    return ctx_fail(cx, ERR_UNAUTHENTICATED, "/code", "code",
                    SAY("Mã chưa đúng hoặc đã hết hạn. Xem lại tin nhắn, hoặc xin mã mới",
                        "The code is not right or too old. Look at the message again, or ask for "
                        "a new one"));
}

err vote_ticket_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct hash *key = ARENA_NEW(cx->arena, struct hash);
    struct award_round round;
    struct poll poll;
    *prepared = key;
    err e = open_round(cx, tx, request_id(rq), &round);
    if (!e) e = poll_of(cx, tx, round.id, &poll);
    if (!e) return poll_key(cx, &poll, key);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return wrong_code(cx);
}

err vote_ticket_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct vote_code_given *in = request_body(rq);
    const struct hash *key = request_prepared(rq);
    id round = request_id(rq), voter;
    bool right = false;
    if (id_parse(request_cookie(rq, VOTER_COOKIE), &voter)) {
        err e = login_code_use(cx, tx, code_name(cx->arena, round, voter), in->code, &right);
        if (e) return e;
    }
    /* The counted try must stay. */
    if (!right) return respond_refused(rs, wrong_code(cx));
    respond_cookie(cx, rs, VOTER_COOKIE, TEXT(""), 0);
    respond_cookie(cx, rs, TICKET_COOKIE, voter_ticket(cx->arena, key, voter), TICKET_COOKIE_S);
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_id_at(j, "round", round);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- a vote for the ticket ----------------------------------------------------------------- */

static err no_ticket(struct ctx *cx)
{
    return ctx_fail(cx, ERR_UNAUTHENTICATED, NULL, "ticket",
                    SAY("Hãy xác nhận số điện thoại trước khi chọn",
                        "Confirm your telephone number before you vote"));
}

static err on_the_ballot(struct ctx *cx, struct tx *tx, const struct nomination_whole *w, id round)
{
    struct shown shown;
    if (!id_equal(w->nomination.round, round)) return ERR_NOT_FOUND;
    err e = nomination_shown(cx, tx, &w->nomination, &shown);
    if (e || shown.is) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/nomination", "not-on-ballot",
                    SAY("Người hoặc tập thể này không có trong danh sách bình chọn",
                        "This nominee is not on the ballot"));
}

struct casting {
    struct hash key;
    id voter;
};

/* What is kept of a request with a key says when it came and, by its digest, what it held. */
static err no_repeat_key(struct ctx *cx, const struct request *rq)
{
    if (text_is_empty(request_header(rq, "idempotency-key"))) return ERR_NONE;
    return ctx_fail(cx, ERR_BAD_REQUEST, NULL, "idempotency-key",
                    SAY("Gửi phiếu không dùng Idempotency-Key: gửi lại cũng chỉ tính một lần",
                        "A vote takes no Idempotency-Key: sent again it still counts once"));
}

err vote_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct casting *c = ARENA_NEW(cx->arena, struct casting);
    struct poll poll;
    *prepared = c;
    err e = no_repeat_key(cx, rq);
    if (!e) e = poll_of(cx, tx, request_id(rq), &poll);
    if (!e) e = poll_key(cx, &poll, &c->key);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    bool may = !e && vote_ticket_of(cx, rq, &c->key, &c->voter);
    if (e && e != ERR_NOT_FOUND) return e;
    return may ? ERR_NONE : no_ticket(cx);
}

/* Nothing in the answer's body or in the journal says which vote this became: the code goes to the
 * browser that cast it alone. */
static err vote_put(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                    const struct casting *c, struct response *rs)
{
    struct public_voter has = { .id = voter_in_category(&c->key, c->voter, w->category.id),
                                .round = w->round.id };
    struct public_vote vote = { .round = w->round.id, .nomination = w->nomination.id };
    if (record_exists(cx, tx, &public_voter_entity, has.id))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "voted",
                        SAY("Số điện thoại này đã bình chọn ở hạng mục này; phiếu đã gửi không đổi "
                            "được",
                            "This telephone has voted in this category; a vote cannot be changed"));
    err e = record_create(cx, tx, &public_voter_entity, &has);
    if (!e) e = record_create(cx, tx, &public_vote_entity, &vote);
    if (e) return e;
    respond_cookie(cx, rs, RECEIPT_COOKIE, vote_code(cx->arena, vote.id), RECEIPT_COOKIE_S);
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_bool_at(j, "counted", true);
    json_id_at(j, "round", w->round.id);
    json_object_end(j);
    return ERR_NONE;
}

err vote_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct vote_cast *in = request_body(rq);
    const struct casting *c = request_prepared(rq);
    struct nomination_whole w;
    struct poll poll;
    err e = nomination_whole(cx, tx, in->nomination, &w);
    if (!e) e = on_the_ballot(cx, tx, &w, request_id(rq));
    if (!e) e = poll_of(cx, tx, w.round.id, &poll);
    if (e) return e;
    if (poll.closed || !round_takes_votes(&w.round, instant_date(cx->now))) return not_open(cx);
    return vote_put(cx, tx, &w, c, rs);
}
