/* SPDX-License-Identifier: MIT
 * people: volunteers, their units over time, what they agreed to, and verified language skill.
 * Collect little: only name, birth date and a commune are required; sex is optional; ethnicity and
 * religion are not collected at all (Nghị định 356/2025 Đ4; rules use verified language skill
 * instead). */
#include "bank.h"
#include "consent.h"

enum { GUARDIAN_UNDER = 16, AGE_MIN = 10, AGE_MAX = 100, CODE_LENGTH = 8 };

static const struct term sex_rows[] = { { 1, "male", "Nam", "Male" },
                                        { 2, "female", "Nữ", "Female" },
                                        { 3, "other", "Khác", "Other" },
                                        { 0 } };
static const struct vocabulary sex_terms = { "sex", "Giới tính", "Sex", sex_rows };

static const struct term state_rows[] = { { VOLUNTEER_ACTIVE, "active", "Đang tham gia", "Active" },
                                          { VOLUNTEER_PAUSED, "paused", "Tạm nghỉ", "Paused" },
                                          { VOLUNTEER_LEFT, "left", "Đã thôi", "Left" },
                                          { VOLUNTEER_MERGED, "merged", "Đã gộp hồ sơ", "Merged" },
                                          { 0 } };
static const struct vocabulary state_terms = { "volunteer_state", "Trạng thái", "State",
                                               state_rows };

static const struct term registered_rows[] = {
    { REGISTERED_SELF, "self", "Tự đăng ký", "Signed up alone" },
    { REGISTERED_PAPER, "paper", "Cán bộ ghi từ giấy", "From paper, by an officer" },
    { REGISTERED_IMPORT, "import", "Nhập từ danh sách", "Imported" },
    { 0 }
};
static const struct vocabulary registered_terms = { "registered_by", "Cách đăng ký",
                                                    "How registered", registered_rows };

static err volunteer_age(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    (void)cx;
    (void)tx;
    struct volunteer *v = record;
    v->age = date_years(v->birth, as_of);
    return ERR_NONE;
}

static const struct term consent_state_rows[] = {
    { CONSENT_NOT_ASKED, "not_asked", "Chưa hỏi", "Not asked yet" },
    { CONSENT_AGREED, "agreed", "Đã đồng ý", "Agreed" },
    { CONSENT_TAKEN_BACK, "taken_back", "Đã rút lại", "Taken back" },
    { 0 }
};
static const struct vocabulary consent_state_terms = { "consent_state", "Sự đồng ý", "Consent",
                                                       consent_state_rows };

/* When their unit ends people go on at its heir, where they live nearest; their area stays theirs,
 * for a commune of two former districts belongs to both. */
static const struct field_heir unit_heir = { HEIR_MOVES, NULL, NULL, "commune" };
static const struct field_heir area_heir = { HEIR_AREA, NULL, NULL, "unit" };

const struct field volunteer_fields[] = {
    FIELD(1, struct volunteer, full_name, TEXT, REQUIRED | PERSONAL | SEARCHED, .max = 120,
          .label = "Họ và tên", .label_en = "Full name",
          .help = "Viết như trên giấy tờ, ví dụ: Y Ngông Niê Kdăm",
          .help_en = "As on your papers, for example: Y Ngông Niê Kdăm",
          .aliases = "họ tên|họ & tên|tên|tên đoàn viên|họ và tên đoàn viên|tên tình nguyện viên"),
    FIELD(2, struct volunteer, sort_name, TEXT, READ_ONLY | INDEXED | PERSONAL, .max = 260,
          .label = "Tên để xếp thứ tự", .label_en = "Sort name"),
    FIELD(3, struct volunteer, birth, DATE, REQUIRED | INDEXED | PERSONAL, .label = "Ngày sinh",
          .label_en = "Birth date",
          .aliases = "ngày tháng năm sinh|ngày, tháng, năm sinh|năm sinh|sinh ngày"),
    FIELD(4, struct volunteer, sex, ENUM, PERSONAL, .terms = &sex_terms, .label = "Giới tính",
          .label_en = "Sex", .aliases = "nam/nữ|phái"),
    FIELD(5, struct volunteer, phone, TEXT, PERSONAL | INDEXED, .max = 20, .label = "Điện thoại",
          .label_en = "Phone", .aliases = "sđt|số điện thoại|di động|đt|số đt|điện thoại di động"),
    FIELD(6, struct volunteer, email, TEXT, PERSONAL | INDEXED, .max = 120, .label = "Thư điện tử",
          .label_en = "E-mail", .aliases = "email|thư|hòm thư"),
    FIELD(7, struct volunteer, commune, PLACE, REQUIRED | INDEXED, .label = "Xã, phường nơi ở",
          .label_en = "Commune of residence",
          .aliases = "xã|phường|xã/phường|xã, phường, thị trấn|nơi ở|địa chỉ|nơi ở hiện nay|xã "
                     "phường thị trấn"),
    FIELD(8, struct volunteer, hamlet, TEXT, PERSONAL, .max = 80, .label = "Thôn, bon, buôn",
          .label_en = "Hamlet", .aliases = "thôn|bon|buôn|tổ dân phố|thôn/bon/buôn"),
    FIELD(9, struct volunteer, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .heir = &unit_heir,
          .aliases = "chi đoàn|đoàn cơ sở|đơn vị đoàn|đơn vị công tác|trường|cơ quan"),
    FIELD(10, struct volunteer, area, REF, READ_ONLY | INDEXED, .target = "unit", .label = "Cụm",
          .label_en = "Area", .heir = &area_heir),
    FIELD(11, struct volunteer, account, REF, READ_ONLY | INDEXED, .target = "account",
          .label = "Tài khoản", .label_en = "Account"),
    FIELD(12, struct volunteer, occupation, CODE, INDEXED, .terms = &occupation_vocabulary,
          .label = "Nghề nghiệp", .label_en = "Occupation", .aliases = "công việc|nghề"),
    FIELD(13, struct volunteer, skills, CODES, INDEXED, .terms = &skill_vocabulary,
          .label = "Kỹ năng", .label_en = "Skills",
          .aliases = "năng khiếu|sở trường|kỹ năng, sở trường"),
    FIELD(14, struct volunteer, languages, CODES, INDEXED, .terms = &language_vocabulary,
          .label = "Tiếng nói được", .label_en = "Languages",
          .aliases = "ngôn ngữ|tiếng dân tộc|ngoại ngữ"),
    FIELD(15, struct volunteer, free, GRID, INDEXED, .label = "Giờ rảnh trong tuần",
          .label_en = "Weekly free time", .aliases = "lịch rảnh|thời gian rảnh"),
    FIELD(16, struct volunteer, busy_harvest, BOOL, 0, .label = "Bận mùa thu hoạch (15/10–15/01)",
          .label_en = "Busy at harvest (15 Oct – 15 Jan)"),
    FIELD(17, struct volunteer, radius_km, INT, 0, .min = 0, .max = 300,
          .label = "Đi được bao xa (km)", .label_en = "How far, at most (km)",
          .help = "Để 0 nếu đi được khắp tỉnh", .help_en = "0 means anywhere in the province"),
    FIELD(18, struct volunteer, member_code, TEXT, INDEXED | PERSONAL, .max = 30,
          .label = "Mã đoàn viên", .label_en = "Member code",
          .aliases = "mã số đoàn viên|mã đv|số thẻ đoàn"),
    FIELD(19, struct volunteer, joined, DATE, READ_ONLY, .label = "Ngày tham gia",
          .label_en = "Joined"),
    FIELD(20, struct volunteer, guardian_name, TEXT, PERSONAL, .max = 120, .label = "Người giám hộ",
          .label_en = "Guardian", .help = "Bắt buộc khi chưa đủ 16 tuổi",
          .help_en = "Required under 16", .aliases = "họ tên người giám hộ|phụ huynh"),
    FIELD(21, struct volunteer, guardian_phone, TEXT, PERSONAL, .max = 20,
          .label = "Điện thoại người giám hộ", .label_en = "Guardian's phone",
          .aliases = "sđt phụ huynh|sđt người giám hộ"),
    FIELD(22, struct volunteer, registered_by, ENUM, READ_ONLY, .terms = &registered_terms,
          .label = "Cách đăng ký", .label_en = "How registered"),
    FIELD(23, struct volunteer, state, ENUM, INDEXED, .terms = &state_terms, .label = "Trạng thái",
          .label_en = "State", .fallback = "active"),
    FIELD(24, struct volunteer, merged_into, REF, READ_ONLY, .target = "volunteer",
          .label = "Đã gộp vào", .label_en = "Merged into"),
    FIELD(25, struct volunteer, code, TEXT, READ_ONLY | UNIQUE, .max = 12, .label = "Mã xác nhận",
          .label_en = "Confirmation code"),
    FIELD(26, struct volunteer, age, INT, DERIVED | PERSONAL, .derive = volunteer_age,
          .label = "Tuổi", .label_en = "Age"),
    FIELD(27, struct volunteer, paper_consents, CODES, 0, .terms = &consent_purpose_vocabulary,
          .label = "Đã đồng ý trên giấy", .label_en = "Agreed to on paper",
          .help = "Chỉ ghi mục đích mà người này đã ký trên phiếu; để trống là chưa hỏi",
          .help_en = "Only what this person has signed; empty means not asked yet",
          .aliases = "đồng ý|mục đích đã đồng ý|mục đích đồng ý trên giấy"),
    FIELD(28, struct volunteer, paper_form, TEXT, PERSONAL, .max = 120,
          .label = "Phiếu đồng ý (số, nơi lưu)", .label_en = "Signed form (number, where kept)",
          .aliases = "phiếu đồng ý|số phiếu đồng ý|minh chứng đồng ý"),
    FIELD(29, struct volunteer, consent, ENUM, DERIVED, .terms = &consent_state_terms,
          .derive = consent_derive, .label = "Đồng ý liên lạc và xếp việc",
          .label_en = "Consent to contact and matching"),
    { 0 }
};

static void check_phone(struct ctx *cx, text *phone, const char *pointer)
{
    if (text_is_empty(*phone)) return;
    text plain;
    if (viet_phone(cx->arena, *phone, &plain)) {
        *phone = plain;
    } else {
        ctx_flaw(cx, pointer, "phone",
                 SAY("Số điện thoại chưa đúng; ví dụ 0905 123 456",
                     "Not a phone number of Viet Nam; for example 0905 123 456"));
    }
}

static void check_age(struct ctx *cx, const struct volunteer *v)
{
    int age = date_years(v->birth, instant_date(cx->now));
    if (age < AGE_MIN || age > AGE_MAX)
        ctx_flaw(cx, "/birth", "age",
                 SAY("Ngày sinh chưa đúng: cần từ 10 đến 100 tuổi",
                     "The birth date is not right: 10 to 100 years of age"));
    if (age < AGE_MIN || age >= GUARDIAN_UNDER) return;
    if (text_is_empty(v->guardian_name))
        ctx_flaw(cx, "/guardian_name", "guardian",
                 SAY("Bạn chưa đủ 16 tuổi: hãy ghi tên cha, mẹ hoặc người giám hộ",
                     "You are under 16: give the name of a parent or guardian"));
    if (text_is_empty(v->guardian_phone))
        ctx_flaw(cx, "/guardian_phone", "guardian",
                 SAY("Bạn chưa đủ 16 tuổi: hãy ghi điện thoại của người giám hộ",
                     "You are under 16: give the guardian's phone number"));
}

/* Thirty letters to the eighth: two of a hundred thousand people share one less than once in a
 * hundred provinces; whoever would is given another. */
static void give_code(struct ctx *cx, struct tx *tx, struct volunteer *v)
{
    enum { TRIES = 8 };
    struct volunteer other;
    for (int i = 0; i < TRIES; i++) {
        v->code = text_format(cx->arena, "TNV-%.*s",
                              TEXT_ARGS(code_text(cx->arena, cx->random, CODE_LENGTH)));
        if (record_find(cx, tx, &volunteer_entity, "code", v, &other) == ERR_NOT_FOUND) return;
    }
}

static err volunteer_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct volunteer *v = record;
    const struct volunteer *old = before;
    check_phone(cx, &v->phone, "/phone");
    check_phone(cx, &v->guardian_phone, "/guardian_phone");
    check_age(cx, v);
    v->sort_name = text_format(cx->arena, "%.*s %.*s", TEXT_ARGS(viet_given_name(v->full_name)),
                               TEXT_ARGS(v->full_name));
    if (!old || !id_equal(old->unit, v->unit) || id_is_none(v->area))
        v->area = unit_above(cx, tx, v->unit, UNIT_AREA);
    if (!before && !v->joined) v->joined = instant_date(cx->now);
    if (!before && !v->registered_by) v->registered_by = REGISTERED_PAPER;
    if (!code_set_is_empty(v->paper_consents) && text_is_empty(v->paper_form))
        ctx_flaw(cx, "/paper_form", "paper",
                 SAY("Ghi số phiếu và nơi lưu phiếu mà người này đã ký",
                     "Say which form this person signed and where it is kept"));
    if (text_is_empty(v->code)) give_code(cx, tx, v);
    return cx->error;
}

static err volunteer_imported(struct ctx *cx, struct tx *tx, void *record)
{
    struct volunteer *v = record;
    v->registered_by = REGISTERED_IMPORT;
    return record_update(cx, tx, &volunteer_entity, v);
}

static enum kv_go close_membership(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                   err *failure)
{
    (void)arg;
    struct membership *m = record;
    if (m->to) return KV_MORE;
    m->to = instant_date(cx->now) - 1;
    if (m->to < m->from) m->to = m->from;
    *failure = record_update(cx, tx, &membership_entity, m);
    return *failure ? KV_STOP : KV_MORE;
}

/* A person's unit is a dated membership, never overwritten: a new unit ends the old one. */
static err volunteer_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct volunteer *v = record;
    const struct volunteer *old = before;
    struct unit unit;
    err e = consent_on_paper(cx, tx, old, v);
    if (e || (old && id_equal(old->unit, v->unit))) return e;
    e = record_get(cx, tx, &unit_entity, v->unit, &unit);
    if (!e && old)
        e = query_ref(cx, tx, &membership_entity, "volunteer", v->id, close_membership, NULL);
    if (e) return e;
    date since = unit.valid_from > v->joined ? unit.valid_from : v->joined;
    struct membership m = { .volunteer = v->id,
                            .unit = v->unit,
                            .from = old ? instant_date(cx->now) : since };
    return record_create(cx, tx, &membership_entity, &m);
}

const struct entity volunteer_entity = {
    "volunteer",
    "Tình nguyện viên",
    sizeof(struct volunteer),
    volunteer_fields,
    .number = 100,
    .label_en = "Volunteer",
    .check = volunteer_check,
    .saved = volunteer_saved,
    .read = "volunteer.read",
    .write = "volunteer.write",
    .scope = "unit",
    .owner = "account",
    .title = "full_name",
    .sort = "sort_name",
    .imported = volunteer_imported,
    .same = "member_code|full_name+birth|phone+given:full_name",
    .help = "Người tham gia Ngân hàng tình nguyện.",
    .help_en = "Somebody in the volunteer bank.",
};

static const struct field_heir membership_heir = { HEIR_CONTINUES, "from", "to",
                                                   "volunteer.commune" };

static const struct field membership_fields[] = {
    FIELD(1, struct membership, volunteer, REF, REQUIRED | INDEXED | CASCADE, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct membership, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .heir = &membership_heir),
    FIELD(3, struct membership, from, DATE, REQUIRED, .label = "Từ ngày", .label_en = "From"),
    FIELD(4, struct membership, to, DATE, 0, .label = "Đến hết ngày", .label_en = "To"),
    { 0 }
};
const struct entity membership_entity = {
    "membership",
    "Sinh hoạt tại đơn vị",
    sizeof(struct membership),
    membership_fields,
    .number = 101,
    .label_en = "Membership",
    .read = "volunteer.read",
    .scope = "unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Đơn vị của một người theo thời gian; không ghi đè.",
    .help_en = "A person's body over time; never overwritten.",
};

static const struct term purpose_rows[] = {
    { CONSENT_CONTACT, "contact", "Liên lạc về hoạt động", "Contact about activities" },
    { CONSENT_MATCHING, "matching", "Xếp việc phù hợp", "Finding fitting work" },
    { CONSENT_PARTNER, "partner", "Chia sẻ tên với đơn vị phối hợp",
      "Sharing my name with partners" },
    { CONSENT_PHOTO, "photo", "Dùng ảnh hoạt động", "Use of photographs" },
    { CONSENT_STATISTICS, "statistics", "Thống kê không tên", "Statistics without names" },
    { 0 }
};
const struct vocabulary consent_purpose_vocabulary = { "consent_purpose", "Mục đích", "Purpose",
                                                       purpose_rows };

static const struct field consent_fields[] = {
    FIELD(1, struct consent, volunteer, REF, REQUIRED | INDEXED | CASCADE, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct consent, purpose, ENUM, REQUIRED, .terms = &consent_purpose_vocabulary,
          .label = "Mục đích", .label_en = "Purpose"),
    FIELD(3, struct consent, words, TEXT, REQUIRED | LINES, .max = 1000, .label = "Lời đã đồng ý",
          .label_en = "Words agreed to"),
    FIELD(4, struct consent, given, TIME, REQUIRED, .label = "Đồng ý lúc", .label_en = "Given"),
    FIELD(5, struct consent, withdrawn, TIME, 0, .label = "Rút lại lúc", .label_en = "Withdrawn"),
    FIELD(6, struct consent, how, ENUM, REQUIRED, .terms = &registered_terms,
          .label = "Cách ghi nhận", .label_en = "How recorded"),
    FIELD(7, struct consent, by, REF, 0, .target = "account", .label = "Người ghi",
          .label_en = "Recorded by"),
    FIELD(8, struct consent, paper, TEXT, PERSONAL, .max = 120, .label = "Phiếu đồng ý",
          .label_en = "Signed form"),
    { 0 }
};
const struct entity consent_entity = {
    "consent",
    "Sự đồng ý",
    sizeof(struct consent),
    consent_fields,
    .number = 102,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Consent",
    .read = "volunteer.read",
    .scope = "volunteer.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Ai đồng ý việc gì, với lời nào, lúc nào (Luật 91/2025/QH15 Đ9).",
    .help_en = "Who agreed to what, in which words, when (Law 91/2025/QH15, art. 9).",
};

static const struct field language_check_fields[] = {
    FIELD(1, struct language_check, volunteer, REF, REQUIRED | INDEXED | CASCADE,
          .target = "volunteer", .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct language_check, language, CODE, REQUIRED | INDEXED,
          .terms = &language_vocabulary, .label = "Tiếng", .label_en = "Language"),
    FIELD(3, struct language_check, level, INT, REQUIRED, .min = 1, .max = 5, .label = "Mức (1–5)",
          .label_en = "Level (1–5)"),
    FIELD(4, struct language_check, verified_by, REF, 0, .target = "account",
          .label = "Người xác nhận", .label_en = "Verified by"),
    FIELD(5, struct language_check, verified_on, DATE, REQUIRED, .label = "Xác nhận ngày",
          .label_en = "Verified on"),
    { 0 }
};
const struct entity language_check_entity = {
    "language_check",
    "Xác nhận ngôn ngữ",
    sizeof(struct language_check),
    language_check_fields,
    .number = 103,
    .label_en = "Verified language",
    .read = "volunteer.read",
    .write = "volunteer.write",
    .scope = "volunteer.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Mức nói được một thứ tiếng, có người xác nhận.",
    .help_en = "How well somebody speaks a language, as somebody confirmed.",
};
