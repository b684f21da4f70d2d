/* SPDX-License-Identifier: MIT
 * candidacy: its table, and what must hold for one to be opened. */
#include "../gather.h"
#include "ladder.h"

static const struct term states[] = {
    { CANDIDACY_OPEN, "open", "Đang xét", "Open" },
    { CANDIDACY_CERTIFIED, "certified", "Đã công nhận", "Certified" },
    { CANDIDACY_REFUSED, "refused", "Chưa công nhận", "Refused" },
    { CANDIDACY_WITHDRAWN, "withdrawn", "Đã rút", "Withdrawn" },
    { 0 },
};
static const struct vocabulary state_terms = { "candidacy_state", "Trạng thái", "State", states };

static err name_of(struct ctx *cx, struct tx *tx, id person, text *out)
{
    struct person who = { 0 };
    if (id_is_none(person)) return ERR_NONE;
    err e = people(cx)->read(cx, tx, person, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    *out = who.full_name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err derive_name(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct candidacy *c = record;
    (void)as_of;
    return name_of(cx, tx, c->volunteer, &c->name);
}

static err derive_mentor(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct candidacy *c = record;
    (void)as_of;
    return name_of(cx, tx, c->mentor, &c->mentor_name);
}

const struct field candidacy_fields[] = {
    FIELD(1, struct candidacy, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Người dự xét", .label_en = "Candidate"),
    FIELD(2, struct candidacy, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị xét", .label_en = "Unit", .help = "Đơn vị theo dõi và cấp chứng nhận",
          .help_en = "Looks after it and issues the certificate"),
    FIELD(3, struct candidacy, level, INT, REQUIRED | INDEXED, .min = 1, .max = TRAINER_LEVELS,
          .label = "Bậc dự xét", .label_en = "Level",
          .help = "1: cơ sở, 2: cấp huyện, 3: cấp tỉnh, 4: nòng cốt",
          .help_en = "1: grassroots, 2: district, 3: province, 4: core"),
    FIELD(4, struct candidacy, renewal, BOOL, 0, .label = "Gia hạn bậc đang có",
          .label_en = "Renews the level they have"),
    FIELD(5, struct candidacy, mentor, REF, INDEXED, .target = "volunteer",
          .label = "Người hướng dẫn", .label_en = "Mentor",
          .help = "Người hướng dẫn không được đánh giá giảng thử",
          .help_en = "A mentor may not assess the teach-back"),
    FIELD(6, struct candidacy, state, ENUM, READ_ONLY | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(7, struct candidacy, opened, DATE, READ_ONLY | INDEXED, .label = "Mở ngày",
          .label_en = "Opened on"),
    FIELD(8, struct candidacy, decided, DATE, READ_ONLY, .label = "Quyết định ngày",
          .label_en = "Decided on"),
    FIELD(9, struct candidacy, reason, TEXT, READ_ONLY | LINES, .max = 600,
          .label = "Lý do chưa công nhận", .label_en = "Why not"),
    FIELD(10, struct candidacy, certificate, REF, READ_ONLY, .target = "certificate",
          .label = "Chứng nhận", .label_en = "Certificate"),
    FIELD(11, struct candidacy, verdict, REF, READ_ONLY, .target = "training_verdict",
          .label = "Kết luận của quy tắc", .label_en = "The rule's verdict"),
    FIELD(12, struct candidacy, officer, REF, READ_ONLY, .target = "account",
          .label = "Người quyết định", .label_en = "Decided by"),
    FIELD(13, struct candidacy, name, TEXT, DERIVED | PERSONAL, .max = 120, .derive = derive_name,
          .label = "Họ và tên", .label_en = "Name"),
    FIELD(14, struct candidacy, mentor_name, TEXT, DERIVED | PERSONAL, .max = 120,
          .derive = derive_mentor, .label = "Tên người hướng dẫn", .label_en = "Mentor's name"),
    { 0 }
};

static void person_known(struct ctx *cx, struct tx *tx, id person, const char *field, err *e)
{
    bool visible = cx->actor.system;
    if (*e || id_is_none(person)) return;
    if (!visible) *e = people(cx)->visible(cx, tx, person, &visible);
    if (*e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        *e = ERR_NONE;
    }
    if (*e || visible) return;
    ctx_flaw(cx, field, "unknown",
             SAY("Không có tình nguyện viên này trong phạm vi của bạn",
                 "There is no such volunteer within your units"));
}

/* One open candidacy at a time: two would share the same evidence. */
static err refuse_second(struct ctx *cx, struct tx *tx, const struct candidacy *c)
{
    struct gathered all;
    err e = gather(cx, tx, &candidacy_entity, "volunteer", c->volunteer, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct candidacy *other = gathered_at(&all, i);
        if (other->state == CANDIDACY_OPEN && !id_equal(other->id, c->id))
            return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "open",
                            SAY("Người này đang dự xét bậc T%lld, hãy quyết định hồ sơ đó trước",
                                "They are a candidate for T%lld already; decide that one first"),
                            (long long)other->level);
    }
    return e;
}

/* What may change once it is open: the mentor and the unit. */
static err refuse_change(struct ctx *cx, const struct candidacy *old, const struct candidacy *c)
{
    if (old->state != CANDIDACY_OPEN && !id_equal(old->mentor, c->mentor))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "decided",
                        SAY("Hồ sơ này đã có quyết định", "This candidacy has been decided"));
    if (old->level == c->level && old->renewal == c->renewal) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "fixed",
                    SAY("Bậc dự xét không đổi được; hãy rút hồ sơ này và mở hồ sơ khác",
                        "The level does not change; withdraw this one and open another"));
}

/* Two records of one person became one, which alone changes whose it is. Where both were on the way
 * the kept record's candidacy goes on. */
static err merge(struct ctx *cx, struct tx *tx, struct candidacy *c)
{
    if (id_equal(c->volunteer, c->mentor)) c->mentor = ID_NONE;
    err e = c->state == CANDIDACY_OPEN ? refuse_second(cx, tx, c) : ERR_NONE;
    if (e != ERR_CONFLICT) return e;
    ctx_clear(cx);
    c->state = CANDIDACY_WITHDRAWN;
    c->decided = instant_date(cx->now);
    c->reason = TEXT("Gộp hai hồ sơ của một người");
    return ERR_NONE;
}

static err candidacy_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct candidacy *old = before;
    struct candidacy *c = record;
    err e = ERR_NONE;
    if (old && !id_equal(old->volunteer, c->volunteer)) return merge(cx, tx, c);
    if (id_equal(c->volunteer, c->mentor) && !id_is_none(c->mentor))
        ctx_flaw(cx, "/mentor", "self",
                 SAY("Không ai tự hướng dẫn mình", "Nobody is their own mentor"));
    if (old) {
        e = refuse_change(cx, old, c);
        return e ? e : cx->error;
    }
    person_known(cx, tx, c->volunteer, "/volunteer", &e);
    person_known(cx, tx, c->mentor, "/mentor", &e);
    if (e || cx->error) return e ? e : cx->error;
    c->state = CANDIDACY_OPEN;
    if (!c->opened) c->opened = instant_date(cx->now);
    return refuse_second(cx, tx, c);
}

static err candidacy_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct candidacy *old = before;
    const struct candidacy *c = record;
    if (id_is_none(c->mentor) || (old && id_equal(old->mentor, c->mentor))) return ERR_NONE;
    return ladder_mentored(cx, tx, c->volunteer, c->mentor);
}

const struct entity candidacy_entity = {
    "candidacy",
    "Hồ sơ xét bậc tập huấn viên",
    sizeof(struct candidacy),
    candidacy_fields,
    .number = 240,
    .label_en = "Candidacy",
    .check = candidacy_check,
    .saved = candidacy_saved,
    .read = "candidacy.read",
    .write = "candidacy.write",
    .scope = "unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .sort = "opened",
    .help = "Một người dự xét lên bậc, hoặc gia hạn bậc tập huấn viên.",
    .help_en = "Somebody on the way to a trainer's level, or renewing it.",
};
