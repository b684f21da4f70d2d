/* SPDX-License-Identifier: MIT
 * member: the tables of a council: who sits on it, who reviews what, the points given. */
#include "council_routes.h"

static const struct term parts[] = {
    { COUNCIL_CHAIR, "chair", "Chủ tịch hội đồng", "Chair" },
    { COUNCIL_SECRETARY, "secretary", "Thư ký", "Secretary" },
    { COUNCIL_MEMBER, "member", "Ủy viên", "Member" },
    { 0 },
};
const struct vocabulary council_part_vocabulary = { "council_part", "Vai trò trong hội đồng",
                                                    "Part in the council", parts };

static err derive_name(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct council_member *m = record;
    (void)as_of;
    m->name = record_title(cx, tx, &account_entity, m->account);
    return ERR_NONE;
}

const struct field council_member_fields[] = {
    FIELD(1, struct council_member, round, REF, REQUIRED | INDEXED | CASCADE,
          .target = "award_round", .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct council_member, account, REF, REQUIRED | INDEXED, .target = "account",
          .label = "Tài khoản", .label_en = "Account"),
    FIELD(3, struct council_member, person, REF, INDEXED, .target = "volunteer",
          .label = "Hồ sơ người", .label_en = "Person", .help = "Để biết người thân, người kèm cặp",
          .help_en = "To know kin and mentors"),
    FIELD(4, struct council_member, part, ENUM, REQUIRED, .terms = &council_part_vocabulary,
          .label = "Vai trò", .label_en = "Part", .fallback = "member"),
    FIELD(5, struct council_member, until, DATE, 0, .label = "Thôi từ ngày", .label_en = "Left on"),
    FIELD(6, struct council_member, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    FIELD(7, struct council_member, name, TEXT, DERIVED | PERSONAL, .max = 160,
          .derive = derive_name, .label = "Tên", .label_en = "Name"),
    { 0 }
};

/* So that kin and mentors are known; an office account may be nobody's. */
static err find_person(struct ctx *cx, struct tx *tx, struct council_member *m)
{
    struct person who = { 0 };
    err e = award_people(cx)->of_account(cx, tx, m->account, &who);
    m->person = who.id;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err member_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct council_member *m = record;
    m->key = award_pair_key(cx->arena, m->round, m->account);
    return before || !id_is_none(m->person) ? ERR_NONE : find_person(cx, tx, m);
}

const struct entity council_member_entity = {
    "council_member",
    "Thành viên hội đồng",
    sizeof(struct council_member),
    council_member_fields,
    .number = 309,
    .label_en = "Council member",
    .check = member_check,
    .saved = council_member_saved,
    .read = "council.read",
    .write = "council.manage",
    .scope = "round.unit",
    .owner = "account",
    .person = "person",
    .help = "Ai ngồi trong hội đồng của một đợt xét.",
    .help_en = "Who sits on the council of a round.",
};
