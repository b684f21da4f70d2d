/* SPDX-License-Identifier: MIT
 * consent: the words and their record. The row keeps the words as shown, so that changing them here
 * changes nothing that was agreed to. */
#include "consent.h"

const struct consent_row consent_rows[] = {
    { CONSENT_CONTACT, "consent_contact", true,
      "Tôi đồng ý để Đoàn, Hội nơi tôi đăng ký liên lạc với tôi về hoạt động này và các hoạt động "
      "tôi tham gia.",
      "I agree that the units I sign up with contact me about this and other activities I join." },
    { CONSENT_MATCHING, "consent_matching", true,
      "Tôi đồng ý để hệ thống dùng kỹ năng, giờ rảnh và nơi ở của tôi để xếp việc phù hợp.",
      "I agree that my skills, free time and commune are used to find fitting work for me." },
    { CONSENT_PARTNER, "consent_partner", false,
      "Tôi đồng ý cho đơn vị phối hợp của hoạt động tôi tham gia biết tên tôi.",
      "I agree that partners of activities I join learn my name." },
    { CONSENT_PHOTO, "consent_photo", false,
      "Tôi đồng ý để ảnh hoạt động có tôi được đăng trên trang của Đoàn, Hội.",
      "I agree that photographs of activities with me in them are published by the unions." },
    { CONSENT_STATISTICS, "consent_statistics", false,
      "Tôi đồng ý để số liệu của tôi được tính vào thống kê không nêu tên.",
      "I agree that my figures count in statistics that name nobody." },
    { 0 }
};

text consent_words(const struct ctx *cx, enum consent_purpose purpose)
{
    for (const struct consent_row *r = consent_rows; r->purpose; r++)
        if (r->purpose == purpose) return ctx_say(cx, r->vi, r->en);
    return TEXT("");
}

struct finding {
    enum consent_purpose purpose;
    struct consent found;
    bool holds;
};

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct consent *c = record;
    struct finding *f = arg;
    if (c->purpose != (int32_t)f->purpose || c->withdrawn) return KV_MORE;
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

err consent_give(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                 enum registered_by how)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    if (e || f.holds) return e;
    struct consent c = { .volunteer = volunteer,
                         .purpose = purpose,
                         .words = consent_words(cx, purpose),
                         .given = cx->now,
                         .how = how,
                         .by = cx->actor.account };
    return record_create(cx, tx, &consent_entity, &c);
}

err consent_withdraw(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose)
{
    struct finding f = { .purpose = purpose };
    err e = find(cx, tx, volunteer, &f);
    if (e || !f.holds) return e;
    f.found.withdrawn = cx->now;
    return record_update(cx, tx, &consent_entity, &f.found);
}
