/* SPDX-License-Identifier: MIT
 * notify: one line per kind of message. %1: given name, %2: what and when, %3: the officer's words
 * or a deadline. */
#include "notify.h"

#include "consent.h"
#include "words.h"

struct wording {
    const char *about;
    const char *format; /* given name, work and time, extra words */
};

static const struct wording wordings[] = {
    [NOTICE_APPLIED] = { "signup.applied",
                         "Chào %.*s, đã nhận đăng ký %.*s. Chờ đơn vị duyệt.%.*s" },
    [NOTICE_WAITING] = { "signup.waiting",
                         "Chào %.*s, %.*s đã đủ người. Bạn ở danh sách chờ, có chỗ sẽ báo.%.*s" },
    [NOTICE_INVITED] = { "signup.invited", "Chào %.*s, mời bạn tham gia %.*s. Vào mục Lịch để nhận "
                                           "hoặc từ chối.%.*s" },
    [NOTICE_ACCEPTED] = { "signup.accepted",
                          "Chào %.*s, bạn được nhận: %.*s. Không đi được xin báo ở mục Lịch.%.*s" },
    [NOTICE_DECLINED] = { "signup.declined",
                          "Chào %.*s, rất tiếc chưa xếp được bạn vào %.*s. Lý do: %.*s" },
    [NOTICE_OFFERED] = { "signup.offered",
                         "Chào %.*s, có chỗ cho bạn: %.*s. Xác nhận ở mục Lịch trước %.*s." },
    [NOTICE_EXPIRED] = { "signup.expired",
                         "Chào %.*s, đã hết hạn giữ chỗ %.*s nên chỗ được chuyển cho người "
                         "sau.%.*s" },
    [NOTICE_REMINDER] = { "shift.reminder",
                          "Chào %.*s, nhắc bạn %.*s. Không đi được xin báo ngay ở mục Lịch.%.*s" },
    [NOTICE_LAPSED] = { "signup.certificate", "Chào %.*s, bạn được nhận %.*s nhưng chứng chỉ sẽ "
                                              "không còn giá trị hôm đó: "
                                              "%.*s. Hãy gia hạn hoặc gọi người phụ trách." },
    [NOTICE_ALONE] = { "signup.certificate",
                       "Chào %.*s, bạn được nhận %.*s với tư cách học viên nhưng ca chưa có ai có "
                       "chứng chỉ đi cùng. Đơn vị sẽ báo lại.%.*s" },
};

static text what_and_when(struct ctx *cx, const struct signup_place *p)
{
    return text_format(cx->arena, "«%.*s» %.*s %.*s", TEXT_ARGS(p->opening.title),
                       TEXT_ARGS(words_day(cx, p->shift.day)),
                       TEXT_ARGS(words_time(cx, p->shift.from_minute, p->shift.to_minute)));
}

static text extra_words(struct ctx *cx, enum signup_notice notice, const struct signup_place *p,
                        const struct signup *s)
{
    struct civil c = instant_civil(s->offer_until);
    if (notice == NOTICE_DECLINED) return s->reason;
    if (notice == NOTICE_LAPSED) return words_codes(cx, &certificate_vocabulary, s->lapsed);
    if (notice == NOTICE_OFFERED)
        return text_format(cx->arena, "%d:%02d ngày %d/%d", c.hour, c.minute, c.day, c.month);
    if (notice == NOTICE_REMINDER && !text_is_empty(p->campaign.location))
        return text_format(cx->arena, " Tập trung: %.*s.", TEXT_ARGS(p->campaign.location));
    return TEXT("");
}

static struct message address_to(const struct volunteer *v)
{
    bool phone = !text_is_empty(v->phone);
    if (phone) return (struct message){ .channel = CHANNEL_SMS, .to = v->phone };
    if (!text_is_empty(v->email))
        return (struct message){ .channel = CHANNEL_EMAIL, .to = v->email };
    return (struct message){ .channel = CHANNEL_SMS, .to = v->guardian_phone };
}

/* A message to this person; without `to` when there is no way to them or they want none. */
static err begin(struct ctx *cx, struct tx *tx, id volunteer, struct volunteer *v,
                 struct message *m)
{
    bool agreed = false;
    err e = record_get(cx, tx, &volunteer_entity, volunteer, v);
    if (!e) e = consent_holds(cx, tx, volunteer, CONSENT_CONTACT, &agreed);
    if (e) return e;
    *m = address_to(v);
    if (!agreed) m->to = TEXT("");
    m->subject = TEXT("Ngân hàng tình nguyện");
    m->unit =
        v->unit; /* the person's own unit: others must not learn the address from the outbox */
    return ERR_NONE;
}

err notify(struct ctx *cx, struct tx *tx, enum signup_notice notice,
           const struct signup_place *place, const struct signup *signup)
{
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, signup->volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;

    enum lang reader = cx->lang;
    cx->lang = LANG_VI;
    m.about = text_of(wordings[notice].about);
    text extra = extra_words(cx, notice, place, signup);
    text name = viet_given_name(v.full_name);
    text what = what_and_when(cx, place);
    cx->lang = reader;
    m.body = text_format(cx->arena, wordings[notice].format, TEXT_ARGS(name), TEXT_ARGS(what),
                         TEXT_ARGS(extra));
    return message_send(cx, tx, &m);
}

static text list_places(struct ctx *cx, const struct signup_place *places, size_t count)
{
    struct buffer list = buffer_in(cx->arena, 256);
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_z(&list, "; ");
        buffer_text(&list, what_and_when(cx, &places[i]));
    }
    return buffer_as_text(&list);
}

err notify_assigned(struct ctx *cx, struct tx *tx, const struct signup_place *places,
                    const struct signup *signups, size_t count)
{
    static const char asked[] =
        "Chào %.*s, mời bạn tham gia: %.*s. Vào mục Lịch để nhận hoặc từ chối.";
    static const char taken[] = "Chào %.*s, bạn được nhận: %.*s. Không đi được xin báo ở mục Lịch.";
    struct volunteer v;
    struct message m;
    bool invited = false;
    err e = begin(cx, tx, signups[0].volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;
    for (size_t i = 0; i < count; i++) invited = invited || signups[i].state == SIGNUP_INVITED;
    enum lang reader = cx->lang;
    cx->lang = LANG_VI;
    text list = list_places(cx, places, count);
    cx->lang = reader;
    m.about = invited ? TEXT("signup.invited") : TEXT("signup.accepted");
    m.body = text_format(cx->arena, invited ? asked : taken,
                         TEXT_ARGS(viet_given_name(v.full_name)), TEXT_ARGS(list));
    return message_send(cx, tx, &m);
}

err notify_unassigned(struct ctx *cx, struct tx *tx, id volunteer, size_t count)
{
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;
    m.about = TEXT("signup.unassigned");
    m.body = text_format(cx->arena,
                         "Chào %.*s, đơn vị đã rút lại %zu chỗ vừa xếp cho bạn. Xem mục Lịch; các "
                         "đăng ký khác của bạn giữ nguyên.",
                         TEXT_ARGS(viet_given_name(v.full_name)), count);
    return message_send(cx, tx, &m);
}

err notify_end(struct ctx *cx, struct tx *tx, const struct campaign *campaign, id volunteer,
               bool keeps_place, id message)
{
    static const char cancelled[] =
        "Chào %.*s, «%.*s» đã hủy: các ca sắp tới của bạn không diễn ra nữa.%s%.*s";
    static const char closed[] =
        "Chào %.*s, «%.*s» đã thôi nhận người nên lần này chưa xếp được bạn. Cảm ơn bạn.%s%.*s";
    static const char kept[] =
        "Chào %.*s, «%.*s» đã thôi nhận đăng ký. Bạn vẫn giữ chỗ ở các ca đã được nhận.%s%.*s";
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;
    bool over = campaign->state == CAMPAIGN_CANCELLED;
    m.id = message;
    text why = over ? campaign->end_reason : TEXT("");
    m.about = over ? TEXT("campaign.cancelled") : TEXT("campaign.closed");
    m.body = text_format(cx->arena,
                         over          ? cancelled
                         : keeps_place ? kept
                                       : closed,
                         TEXT_ARGS(viet_given_name(v.full_name)), TEXT_ARGS(campaign->title),
                         text_is_empty(why) ? "" : " Lý do: ", TEXT_ARGS(why));
    return message_send(cx, tx, &m);
}

err notify_rated(struct ctx *cx, struct tx *tx, id volunteer, int64_t year, bool corrected,
                 id message)
{
    static const char rated[] =
        "Chào %.*s, kết quả đánh giá năm %lld của bạn đã có. Xem ở mục Đánh giá; nếu thấy chưa "
        "đúng, bạn có thể đề nghị phúc tra ở đó.";
    static const char anew[] =
        "Chào %.*s, kết quả đánh giá năm %lld của bạn đã được điều chỉnh. Xem ở mục Đánh giá.";
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;
    m.id = message;
    m.about = corrected ? TEXT("evaluation.corrected") : TEXT("evaluation.published");
    m.body = text_format(cx->arena, corrected ? anew : rated,
                         TEXT_ARGS(viet_given_name(v.full_name)), (long long)year);
    return message_send(cx, tx, &m);
}

err notify_appeal_refused(struct ctx *cx, struct tx *tx, id volunteer, int64_t year)
{
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;
    m.about = TEXT("evaluation.appeal");
    m.body = text_format(cx->arena,
                         "Chào %.*s, đề nghị phúc tra năm %lld của bạn đã được xem và trả lời. Xem "
                         "ở mục Đánh giá.",
                         TEXT_ARGS(viet_given_name(v.full_name)), (long long)year);
    return message_send(cx, tx, &m);
}

err notify_reaches(struct ctx *cx, struct tx *tx, id volunteer, bool *reached)
{
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, volunteer, &v, &m);
    *reached = !e && !text_is_empty(m.to);
    return e;
}

err notify_tell(struct ctx *cx, struct tx *tx, id volunteer, text about, text words, id message)
{
    struct volunteer v;
    struct message m;
    err e = begin(cx, tx, volunteer, &v, &m);
    if (e || text_is_empty(m.to)) return e;
    m.id = message;
    m.about = about;
    m.body = text_format(cx->arena, "Chào %.*s, %.*s", TEXT_ARGS(viet_given_name(v.full_name)),
                         TEXT_ARGS(words));
    return message_send(cx, tx, &m);
}

err notify_guardian(struct ctx *cx, struct tx *tx, const struct signup_place *place,
                    const struct volunteer *v)
{
    enum { GUARDIAN_UNDER = 16 };
    bool child = date_years(v->birth, instant_date(cx->now)) < GUARDIAN_UNDER;
    if (!child || text_is_empty(v->guardian_phone)) return ERR_NONE;
    enum lang reader = cx->lang;
    cx->lang = LANG_VI;
    text what = what_and_when(cx, place);
    cx->lang = reader;
    text phone = place->campaign.leader_phone;
    text whom = text_is_empty(phone) ? TEXT("đơn vị tổ chức") : words_phone(cx, phone);
    struct message m = {
        .channel = CHANNEL_SMS,
        .to = v->guardian_phone,
        .subject = TEXT("Ngân hàng tình nguyện"),
        .about = TEXT("signup.guardian"),
        .unit = v->unit,
        .body =
            text_format(cx->arena,
                        "Em %.*s ghi bạn là người giám hộ khi đăng ký %.*s. Nếu bạn không đồng "
                        "ý, xin gọi %.*s.",
                        TEXT_ARGS(viet_given_name(v->full_name)), TEXT_ARGS(what), TEXT_ARGS(whom)),
    };
    return message_send(cx, tx, &m);
}
