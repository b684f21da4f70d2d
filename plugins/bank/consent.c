/* SPDX-License-Identifier: MIT
 * consent: the record of what was agreed to. The row keeps the words as shown, so that changing
 * them later changes nothing that was agreed to. */
#include "consent.h"

#define BOX(purpose, member, flg, ...)                                                             \
    FIELD(purpose, struct consent_boxes, member, BOOL, flg, __VA_ARGS__)

const struct field consent_box_fields[] = {
    BOX(CONSENT_CONTACT, consent_contact, REQUIRED,
        .label = "Tôi đồng ý để Đoàn, Hội nơi tôi đăng ký liên lạc với tôi về hoạt động này và các "
                 "hoạt động tôi tham gia",
        .label_en =
            "I agree that the units I sign up with contact me about this and other activities I "
            "join"),
    BOX(CONSENT_MATCHING, consent_matching, REQUIRED,
        .label =
            "Tôi đồng ý để hệ thống dùng kỹ năng, giờ rảnh và nơi ở của tôi để xếp việc phù hợp",
        .label_en =
            "I agree that my skills, free time and commune are used to find fitting work for me"),
    BOX(CONSENT_PARTNER, consent_partner, 0,
        .label = "Tôi đồng ý cho đơn vị phối hợp của hoạt động tôi tham gia biết tên tôi",
        .label_en = "I agree that partners of activities I join learn my name"),
    BOX(CONSENT_PHOTO, consent_photo, 0,
        .label = "Tôi đồng ý để ảnh hoạt động có tôi được đăng trên trang của Đoàn, Hội",
        .label_en = "I agree that the unions publish photographs of activities with me in them"),
    BOX(CONSENT_STATISTICS, consent_statistics, 0,
        .label = "Tôi đồng ý để số liệu của tôi được tính vào thống kê không nêu tên",
        .label_en = "I agree that my figures count in statistics that name nobody"),
    { 0 }
};

bool consent_ticked(const struct consent_boxes *boxes, const struct field *box)
{
    return *(const bool *)field_of(box, boxes);
}

text consent_words(const struct ctx *cx, enum consent_purpose purpose)
{
    for (const struct field *box = consent_box_fields; box->id; box++)
        if (box->id == (uint16_t)purpose) return ctx_say(cx, box->label, box->label_en);
    return TEXT("");
}

struct finding {
    enum consent_purpose purpose;
    struct consent found;
    bool holds, withdrawn;
};

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct consent *c = record;
    struct finding *f = arg;
    if (c->purpose != (int32_t)f->purpose) return KV_MORE;
    f->withdrawn = f->withdrawn || c->withdrawn;
    if (c->withdrawn) return KV_MORE;
    f->found = *c;
    f->holds = true;
    return KV_STOP;
}

static err find(struct ctx *cx, struct tx *tx, id volunteer, struct finding *f)
{
    return query_ref(cx, tx, &consent_entity, "volunteer", volunteer, look_at, f);
}

err consent_holds(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  bool *holds)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    *holds = f.holds;
    return e;
}

err consent_state(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  enum consent_state *out)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    *out = f.holds ? CONSENT_AGREED : f.withdrawn ? CONSENT_TAKEN_BACK : CONSENT_NOT_ASKED;
    return e;
}

err consent_derive(struct ctx *cx, struct tx *tx, void *volunteer, date as_of)
{
    struct volunteer *v = volunteer;
    (void)as_of;
    v->consent = CONSENT_AGREED;
    for (const struct field *box = consent_box_fields; box->id; box++) {
        enum consent_state state;
        if (!(box->flags & REQUIRED)) continue;
        err e = consent_state(cx, tx, v->id, box->id, &state);
        if (e) return e;
        if (state == CONSENT_TAKEN_BACK || v->consent == CONSENT_AGREED)
            v->consent = (int32_t)state;
    }
    return ERR_NONE;
}

static err give(struct ctx *cx, struct tx *tx, struct consent *c)
{
    struct finding f = { .purpose = (enum consent_purpose)c->purpose };
    err e = find(cx, tx, c->volunteer, &f);
    if (e || f.holds) return e;
    c->words = consent_words(cx, f.purpose);
    c->given = cx->now;
    c->by = cx->actor.account;
    return record_create(cx, tx, &consent_entity, c);
}

err consent_give(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                 enum registered_by how)
{
    struct consent c = { .volunteer = volunteer, .purpose = (int32_t)purpose, .how = (int32_t)how };
    return give(cx, tx, &c);
}

err consent_on_paper(struct ctx *cx, struct tx *tx, const struct volunteer *before,
                     const struct volunteer *volunteer)
{
    err e = ERR_NONE;
    for (const struct field *box = consent_box_fields; !e && box->id; box++) {
        struct consent c = { .volunteer = volunteer->id,
                             .purpose = box->id,
                             .how = REGISTERED_PAPER,
                             .paper = volunteer->paper_form };
        bool named = before && code_set_has(before->paper_consents, box->id);
        if (!named && code_set_has(volunteer->paper_consents, box->id)) e = give(cx, tx, &c);
    }
    return e;
}

err consent_withdraw(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    if (e || !f.holds) return e;
    f.found.withdrawn = cx->now;
    return record_update(cx, tx, &consent_entity, &f.found);
}
