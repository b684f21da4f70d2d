/* SPDX-License-Identifier: MIT
 * poll: the records of a public vote. None of them has routes of its own. */
#include "vote.h"

static const struct field poll_fields[] = {
    FIELD(1, struct poll, round, REF, REQUIRED | UNIQUE | CASCADE, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct poll, closed, BOOL, 0, .label = "Đã kiểm phiếu", .label_en = "Counted"),
    { 0 }
};

const struct entity poll_entity = {
    "poll",
    "Lượt bình chọn",
    sizeof(struct poll),
    poll_fields,
    .number = 322,
    .label_en = "Public vote of a round",
    .help = "Khóa biến số điện thoại thành số không đọc ngược được nằm ngoài kho, bị hủy khi kiểm "
            "phiếu.",
    .help_en =
        "The key that makes of telephones what nobody can read back lies beside the store and "
        "is destroyed when votes are counted.",
};

static const struct field public_voter_fields[] = {
    FIELD(1, struct public_voter, round, REF, REQUIRED | CASCADE, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    { 0 }
};

const struct entity public_voter_entity = {
    "public_voter",
    "Lượt đã bình chọn",
    sizeof(struct public_voter),
    public_voter_fields,
    .number = 325,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Somebody who voted",
    .help = "Một số máy đã bình chọn ở một hạng mục; không ghi số nào, chọn ai, lúc nào.",
    .help_en = "That a telephone voted in a category; not which, for whom, or when.",
};

static const struct field public_vote_fields[] = {
    FIELD(1, struct public_vote, round, REF, REQUIRED | CASCADE, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct public_vote, nomination, REF, REQUIRED, .target = "nomination",
          .label = "Bình chọn cho", .label_en = "Vote for"),
    { 0 }
};

const struct entity public_vote_entity = {
    "public_vote",
    "Phiếu bình chọn",
    sizeof(struct public_vote),
    public_vote_fields,
    .number = 318,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Public vote",
    .help = "Một phiếu chưa niêm phong; không ghi của ai, lúc nào.",
    .help_en = "A vote that is not sealed yet; nothing says whose it is or when it was cast.",
};

/* VOTE_BATCH_MOST lines and some. */
enum { LINES_MAX = 40000 };

static const struct field vote_batch_fields[] = {
    FIELD(1, struct vote_batch, round, REF, REQUIRED | CASCADE, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct vote_batch, number, INT, REQUIRED, .min = 1, .max = 10000000,
          .label = "Đợt niêm phong", .label_en = "Batch"),
    FIELD(3, struct vote_batch, votes, INT, REQUIRED, .min = 1, .max = VOTE_BATCH_MOST,
          .label = "Số phiếu", .label_en = "Votes"),
    FIELD(4, struct vote_batch, lines, TEXT, REQUIRED | LINES | VERBATIM, .max = LINES_MAX,
          .label = "Các phiếu", .label_en = "Votes, one a line"),
    FIELD(5, struct vote_batch, head, TEXT, REQUIRED, .max = 64, .label = "Dấu niêm phong",
          .label_en = "Head of the chain"),
    FIELD(6, struct vote_batch, sealed, TIME, REQUIRED, .label = "Niêm phong lúc",
          .label_en = "Sealed at"),
    FIELD(7, struct vote_batch, key, TEXT, REQUIRED | UNIQUE | INDEXED, .max = 60,
          .label = "Khóa của bản ghi", .label_en = "Key of the record"),
    { 0 }
};

const struct entity vote_batch_entity = {
    "vote_batch",
    "Đợt phiếu đã niêm phong",
    sizeof(struct vote_batch),
    vote_batch_fields,
    .number = 319,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Sealed votes",
    .help = "Các phiếu niêm phong cùng nhau, nối vào chuỗi đã công bố.",
    .help_en = "Votes sealed together, a link of the published chain.",
};

err poll_of(struct ctx *cx, struct tx *tx, id round, struct poll *out)
{
    struct poll probe = { .round = round };
    return record_find(cx, tx, &poll_entity, "round", &probe, out);
}

err poll_key(struct ctx *cx, const struct poll *poll, struct hash *key)
{
    struct slice secret;
    err e = poll->closed ? ERR_NOT_FOUND : secret_file_get(cx, poll->id, &secret);
    bool whole = !e && secret.size == sizeof(key->bytes);
    if (whole) memcpy(key->bytes, secret.data, sizeof(key->bytes));
    if (whole || (e && e != ERR_NOT_FOUND)) return e;
    ctx_clear(cx);
    return ctx_fail(cx, ERR_CONFLICT, NULL, poll->closed ? "closed" : "key-lost",
                    SAY("Lượt bình chọn đã dừng, không nhận thêm phiếu",
                        "The vote has ended, no more votes are taken"));
}

bool vote_ticket_of(struct ctx *cx, const struct request *rq, const struct hash *key, id *who)
{
    return voter_ticket_read(cx->arena, key, request_cookie(rq, TICKET_COOKIE), who);
}

text vote_about(struct arena *arena, id round)
{
    return text_format(arena, "award.vote.%.*s", TEXT_ARGS(id_text(arena, round)));
}
