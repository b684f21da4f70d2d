/* SPDX-License-Identifier: MIT
 * consent: which words people agree to, purpose by purpose (Luật 91/2025/QH15 Đ9: not bundled, not
 * pre-ticked, provable). A withdrawal is written on the row of what was given. */
#ifndef VOLBANK_BANK_CONSENT_H
#define VOLBANK_BANK_CONSENT_H

#include "bank.h"

/* The words themselves: the same constants label the boxes of the forms and are kept with what was
 * agreed to, so that nobody agreed to anything but what they read. */
#define CONTACT_VI                                                                                                                      \
    "Tôi đồng ý để Đoàn, Hội nơi tôi đăng ký liên lạc với tôi về hoạt động này và các hoạt động " \
    "tôi tham gia"
#define CONTACT_EN                                                                                 \
    "I agree that the units I sign up with contact me about this and other activities I join"
#define MATCHING_VI                                                                                \
    "Tôi đồng ý để hệ thống dùng kỹ năng, giờ rảnh và nơi ở của tôi để xếp việc phù hợp"
#define MATCHING_EN                                                                                \
    "I agree that my skills, free time and commune are used to find fitting work for me"
#define PARTNER_VI "Tôi đồng ý cho đơn vị phối hợp của hoạt động tôi tham gia biết tên tôi"
#define PARTNER_EN "I agree that partners of activities I join learn my name"
#define PHOTO_VI "Tôi đồng ý để ảnh hoạt động có tôi được đăng trên trang của Đoàn, Hội"
#define PHOTO_EN "I agree that the unions publish photographs of activities with me in them"
#define STATISTICS_VI "Tôi đồng ý để số liệu của tôi được tính vào thống kê không nêu tên"
#define STATISTICS_EN "I agree that my figures count in statistics that name nobody"

/* One purpose as a form asks for it. */
struct consent_row {
    enum consent_purpose purpose;
    bool needed;      /* without it there is nothing this bank can do for the person */
    const char *name; /* of the form field, "consent_contact" */
    const char *vi, *en;
};
/* Ended by purpose 0. */
extern const struct consent_row consent_rows[];

/* The words of a purpose in the reader's language. */
text consent_words(const struct ctx *cx, enum consent_purpose purpose);
/* Whether the person agreed and has not taken it back. */
err consent_holds(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  bool *holds) MUST_CHECK;
/* Whether the person agreed once and has taken it back. Somebody never asked (an imported roster)
 * has not. */
err consent_taken_back(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                       bool *taken_back) MUST_CHECK;
/* Records that the person agrees to the words just shown; nothing when it holds already. */
err consent_give(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                 enum registered_by how) MUST_CHECK;
/* Writes the withdrawal on what holds; nothing when nothing does. */
err consent_withdraw(struct ctx *cx, struct tx *tx, id volunteer,
                     enum consent_purpose purpose) MUST_CHECK;

#endif
