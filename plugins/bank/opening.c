/* SPDX-License-Identifier: MIT
 * opening: a role to fill and its shifts. What is required is enforced at sign-up; what is
 * preferred earns points. Head-counts are per shift. An opening carries the days of its first and
 * last shift so that what is open next is one index scan. */
#include "bank.h"
#include "opening.h"

enum { CHECK_IN_CODE = 6, NIGHT_FROM = 22 * 60, NIGHT_TO = 5 * 60 };

static const struct term state_rows[] = { { OPENING_DRAFT, "draft", "Bản nháp", "Draft" },
                                          { OPENING_OPEN, "open", "Đang nhận", "Open" },
                                          { OPENING_CLOSED, "closed", "Đã đóng", "Closed" },
                                          { OPENING_CANCELLED, "cancelled", "Đã hủy", "Cancelled" },
                                          { 0 } };
static const struct vocabulary state_terms = { "opening_state", "Trạng thái", "State", state_rows };

static const struct field opening_fields[] = {
    FIELD(1, struct opening, campaign, REF, REQUIRED | INDEXED | CASCADE, .target = "campaign",
          .label = "Chiến dịch", .label_en = "Campaign"),
    FIELD(2, struct opening, title, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 120,
          .label = "Việc cần người", .label_en = "Title"),
    FIELD(3, struct opening, duties, TEXT, LINES, .max = 2000, .label = "Làm gì",
          .label_en = "Duties"),
    FIELD(4, struct opening, required_skills, CODES, INDEXED, .terms = &skill_vocabulary,
          .label = "Kỹ năng bắt buộc", .label_en = "Required skills"),
    FIELD(5, struct opening, preferred_skills, CODES, 0, .terms = &skill_vocabulary,
          .label = "Kỹ năng ưu tiên", .label_en = "Preferred skills"),
    FIELD(6, struct opening, languages, CODES, 0, .terms = &language_vocabulary,
          .label = "Tiếng bắt buộc", .label_en = "Required languages"),
    FIELD(7, struct opening, certificates, CODES, 0, .terms = &certificate_vocabulary,
          .label = "Chứng chỉ bắt buộc", .label_en = "Required certificates"),
    FIELD(8, struct opening, language, CODE, 0, .terms = &language_vocabulary,
          .label = "Tiếng ở địa bàn", .label_en = "Local language"),
    FIELD(9, struct opening, min_people, INT, 0, .min = 0, .max = 5000,
          .label = "Cần ít nhất (người mỗi ca)", .label_en = "At least (people a shift)"),
    FIELD(10, struct opening, max_people, INT, REQUIRED, .min = 1, .max = 5000,
          .label = "Nhận nhiều nhất (người mỗi ca)", .label_en = "At most (people a shift)"),
    FIELD(11, struct opening, min_age, INT, 0, .min = 0, .max = 100, .label = "Tuổi nhỏ nhất",
          .label_en = "Minimum age"),
    FIELD(12, struct opening, night, BOOL, READ_ONLY, .label = "Có ca đêm", .label_en = "At night"),
    FIELD(13, struct opening, policy_household, BOOL, 0, .label = "Giúp hộ chính sách, neo đơn",
          .label_en = "Helps a policy or single household"),
    FIELD(14, struct opening, place, PLACE, INDEXED, .label = "Nơi làm việc", .label_en = "Place"),
    FIELD(15, struct opening, state, ENUM, REQUIRED | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State", .fallback = "open"),
    FIELD(16, struct opening, starts, DATE, READ_ONLY | INDEXED, .label = "Ca đầu",
          .label_en = "First shift"),
    FIELD(17, struct opening, ends, DATE, READ_ONLY | INDEXED, .label = "Ca cuối",
          .label_en = "Last shift"),
    FIELD(18, struct opening, language_seats, INT, 0, .min = 0, .max = 5000,
          .label = "Chỗ dành cho người nói tiếng ở địa bàn (mỗi ca)",
          .label_en = "Seats for speakers of the local language (a shift)"),
    FIELD(19, struct opening, lead_seats, INT, 0, .min = 0, .max = 5000,
          .label = "Chỗ dành cho đội trưởng có chứng nhận (mỗi ca)",
          .label_en = "Seats for certified team leaders (a shift)"),
    FIELD(20, struct opening, lead_per, INT, 0, .min = 0, .max = 500,
          .label = "Một đội trưởng cho mỗi bao nhiêu người",
          .label_en = "One team leader for how many people",
          .help = "Dùng khi ghép hàng loạt: đông người đến thì thêm chỗ cho đội trưởng.",
          .help_en = "For bulk matching: the more people come, the more seats for leaders."),
    FIELD(21, struct opening, trainee_seats, INT, 0, .min = 0, .max = 5000,
          .label = "Chỗ cho học viên đi cùng người có chứng chỉ (mỗi ca)",
          .label_en = "Places for trainees beside who is certified (a shift)",
          .help = "Cho người đang học lớp cấp chứng chỉ bắt buộc; ca phải có ít nhất một người có "
                  "chứng chỉ.",
          .help_en = "For people in a class for the required certificate; somebody who has it must "
                     "be at the shift."),
    { 0 }
};

static err opening_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)before;
    struct opening *o = record;
    if (o->min_people > o->max_people)
        ctx_flaw(cx, "/min_people", "order",
                 SAY("Số ít nhất không thể lớn hơn số nhiều nhất",
                     "The minimum cannot be above the maximum"));
    if (o->language_seats + o->lead_seats > o->max_people)
        ctx_flaw(cx, "/language_seats", "seats",
                 SAY("Số chỗ dành riêng không thể nhiều hơn số người nhận",
                     "There cannot be more seats set aside than people taken"));
    if (o->trainee_seats && code_set_is_empty(o->certificates))
        ctx_flaw(cx, "/certificates", "required",
                 SAY("Chọn chứng chỉ bắt buộc mà học viên đang học",
                     "Choose the required certificate that trainees learn for"));
    if (o->trainee_seats && o->trainee_seats >= o->max_people)
        ctx_flaw(cx, "/trainee_seats", "seats",
                 SAY("Mỗi ca cần chỗ cho ít nhất một người có chứng chỉ",
                     "Each shift needs a place for somebody with the certificate"));
    if (o->language_seats && !o->language)
        ctx_flaw(cx, "/language", "required",
                 SAY("Chọn tiếng ở địa bàn để dành chỗ cho người nói tiếng đó",
                     "Choose the local language that seats are set aside for"));
    if (!id_is_none(o->place)) return cx->error;
    struct campaign campaign;
    err e = record_get(cx, tx, &campaign_entity, o->campaign, &campaign);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx); /* the reference check says it better */
        return ERR_NONE;
    }
    o->place = campaign.place;
    return e ? e : cx->error;
}

const struct entity opening_entity = {
    "opening",
    "Việc cần người",
    sizeof(struct opening),
    opening_fields,
    .number = 108,
    .label_en = "Opening",
    .check = opening_check,
    .read = "campaign.read",
    .write = "campaign.write",
    .scope = "campaign.unit",
    .title = "title",
    .sort = "starts",
    .help = "Một vai trò trong chiến dịch, với yêu cầu và số người.",
    .help_en = "One role in a campaign, with what it asks and how many people.",
};

static err shift_counts(struct ctx *cx, struct tx *tx, void *record, date as_of);

static const struct field shift_fields[] = {
    FIELD(1, struct shift, opening, REF, REQUIRED | INDEXED | CASCADE, .target = "opening",
          .label = "Việc", .label_en = "Opening"),
    FIELD(2, struct shift, day, DATE, REQUIRED | INDEXED, .label = "Ngày", .label_en = "Day"),
    FIELD(3, struct shift, from_minute, INT, REQUIRED, .min = 0, .max = 1439,
          .label = "Từ (phút trong ngày)", .label_en = "From (minute of the day)"),
    FIELD(4, struct shift, to_minute, INT, REQUIRED, .min = 1, .max = 2880,
          .label = "Đến (phút trong ngày)", .label_en = "To (minute of the day)"),
    FIELD(5, struct shift, code, TEXT, SECRET | READ_ONLY, .max = 8, .label = "Mã điểm danh",
          .label_en = "Check-in code"),
    FIELD(6, struct shift, taken, INT, DERIVED, .derive = shift_counts, .label = "Đã nhận",
          .label_en = "Taken"),
    FIELD(7, struct shift, waiting, INT, DERIVED, .derive = shift_counts, .label = "Đang chờ",
          .label_en = "Waiting"),
    { 0 }
};

static enum kv_go count_signup(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct signup *s = record;
    struct shift *shift = arg;
    if (s->state == SIGNUP_ACCEPTED || s->state == SIGNUP_OFFERED) shift->taken++;
    if (s->state == SIGNUP_WAITING) shift->waiting++;
    return KV_MORE;
}

static err shift_counts(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    (void)as_of;
    struct shift *shift = record;
    shift->taken = shift->waiting = 0;
    return query_ref(cx, tx, &signup_entity, "shift", shift->id, count_signup, shift);
}

bool shift_is_night(const struct shift *shift)
{
    return shift->from_minute >= NIGHT_FROM || shift->to_minute > NIGHT_FROM + 60 ||
           shift->from_minute < NIGHT_TO;
}

static enum kv_go widen(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct shift *shift = record;
    struct opening *o = arg;
    if (!o->starts || shift->day < o->starts) o->starts = shift->day;
    if (shift->day > o->ends) o->ends = shift->day;
    o->night = o->night || shift_is_night(shift);
    return KV_MORE;
}

err opening_refresh(struct ctx *cx, struct tx *tx, id opening, const struct shift *coming)
{
    struct opening o;
    err e = record_get(cx, tx, &opening_entity, opening, &o);
    if (e) return e;
    o.starts = o.ends = 0;
    o.night = false;
    e = query_ref(cx, tx, &shift_entity, "opening", opening, widen, &o);
    if (coming) {
        err ignored = ERR_NONE;
        struct shift copy = *coming;
        (void)widen(cx, tx, &copy, &o, &ignored);
    }
    return e ? e : record_update(cx, tx, &opening_entity, &o);
}

static err shift_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)before;
    struct shift *s = record;
    if (s->to_minute <= s->from_minute)
        ctx_flaw(cx, "/to_minute", "order",
                 SAY("Giờ kết thúc phải sau giờ bắt đầu", "The end must come after the start"));
    if (s->to_minute - s->from_minute > 24 * 60)
        ctx_flaw(cx, "/to_minute", "long",
                 SAY("Một ca dài nhất 24 giờ", "A shift is at most 24 hours"));
    if (text_is_empty(s->code)) s->code = code_text(cx->arena, cx->random, CHECK_IN_CODE);
    if (cx->error || !record_exists(cx, tx, &opening_entity, s->opening)) return cx->error;
    if (!tx_is_write(tx)) return ERR_NONE; /* an import's dry run only asks */
    return opening_refresh(cx, tx, s->opening, s);
}

const struct entity shift_entity = {
    "shift",
    "Ca",
    sizeof(struct shift),
    shift_fields,
    .number = 109,
    .label_en = "Shift",
    .check = shift_check,
    .read = "campaign.read",
    .write = "campaign.write",
    .scope = "opening.campaign.unit",
    .sort = "day",
    .help = "Một buổi làm việc: ngày, giờ, mã điểm danh.",
    .help_en = "One stretch of work: day, hours, attendance code.",
};
