/* SPDX-License-Identifier: MIT
 * attend: a mark is stored once for a person and a session. */
#include "attend.h"

#include "../gather.h"
#include "clash.h"
#include "course_flow.h"

enum { EARLY_MINUTES = 60, LATE_MINUTES = 15, SKEW_MINUTES = 5 };

/* A whole class behind one address checks in at the same time. */
const struct limit_rule course_check_in_limit = { "course-check-in", 200, 1000 };

#define AT_ROWS(type)                                                                              \
    FIELD(11, struct type, at, TIME, 0, .label = "Lúc ghi, theo máy này",                          \
          .label_en = "Marked at, by this device"),                                                \
        FIELD(12, struct type, sent, TIME, 0, .label = "Lúc gửi, theo máy này",                    \
              .label_en = "Sent at, by this device")

const struct field course_checking_in_fields[] = {
    FIELD(1, struct course_checking_in, code, TEXT, REQUIRED, .max = 12, .label = "Mã điểm danh",
          .label_en = "Check-in code"),
    AT_ROWS(course_checking_in),
    { 0 },
};
const struct field course_marking_fields[] = {
    LIKE(1, struct course_marking, enrolment, presence_fields, enrolment, REQUIRED),
    LIKE(2, struct course_marking, state, presence_fields, state, REQUIRED),
    AT_ROWS(course_marking),
    { 0 },
};
const struct field course_code_asked_fields[] = {
    FIELD(1, struct course_code_asked, ma, TEXT, 0, .max = 12, .label = "Mã", .label_en = "Code"),
    { 0 },
};

/* ---- time ---------------------------------------------------------------------------------- */

bool device_instant(instant at, instant sent, instant now, instant *out, int64_t *ahead_ms)
{
    instant slack = (instant)SKEW_MINUTES * CLOCK_MINUTE;
    *ahead_ms = sent ? sent - now : 0;
    *out = at - *ahead_ms;
    if (sent && at > sent) return false;
    if (*out > now + slack) return false;
    if (*out > now) *out = now;
    return true;
}

static instant begins(const struct course_session *s)
{
    return instant_at(s->day, (int)s->from);
}

int32_t presence_at(const struct course_session *s, instant at)
{
    return at > begins(s) + (instant)LATE_MINUTES * CLOCK_MINUTE ? PRESENCE_LATE : PRESENCE_PRESENT;
}

static err future(struct ctx *cx)
{
    return ctx_fail(cx, ERR_INVALID, "/at", "future",
                    SAY("Giờ điểm danh ở tương lai; hãy xem lại đồng hồ của máy",
                        "The mark lies in the future; check the clock of the device"));
}

/* Fills the three times of a mark. */
static err note_times(struct ctx *cx, instant at, instant sent, struct presence *p,
                      int64_t *ahead_ms)
{
    p->received = cx->now;
    p->device_at = at;
    p->at = cx->now;
    *ahead_ms = 0;
    return at && !device_instant(at, sent, cx->now, &p->at, ahead_ms) ? future(cx) : ERR_NONE;
}

static text clock_notice(struct ctx *cx, int64_t ahead_ms)
{
    int64_t minutes = (ahead_ms < 0 ? -ahead_ms : ahead_ms) / CLOCK_MINUTE;
    if (minutes < SKEW_MINUTES) return TEXT("");
    if (cx->lang == LANG_EN)
        return text_format(cx->arena,
                           "This device's clock is %lld minutes %s; the server's time was noted",
                           (long long)minutes, ahead_ms > 0 ? "fast" : "slow");
    return text_format(cx->arena, "Đồng hồ máy này %s %lld phút; đã ghi theo giờ của máy chủ",
                       ahead_ms > 0 ? "nhanh" : "chậm", (long long)minutes);
}

/* ---- marks --------------------------------------------------------------------------------- */

static err mark_of(struct ctx *cx, struct tx *tx, id session, id enrolment, struct presence *out)
{
    struct presence probe = { .key = pair_key(cx->arena, session, enrolment) };
    err e = record_find(cx, tx, &presence_entity, "key", &probe, out);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e;
}

static err answer(struct ctx *cx, struct response *rs, const struct course_session *s,
                  const struct presence *p, int64_t ahead_ms)
{
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    record_json_members(cx, j, &presence_entity, p, (struct record_view){ .labels = true });
    json_text_at(j, "notice", clock_notice(cx, ahead_ms));
    json_object_end(j);
    respond_live(
        cx, rs,
        text_format(cx->arena, "course_session/%.*s", TEXT_ARGS(id_text(cx->arena, s->id))));
    return ERR_NONE;
}

/* ---- with the code in front of them -------------------------------------------------------- */

static bool in_window(const struct course_session *s, instant at)
{
    return at >= begins(s) - (instant)EARLY_MINUTES * CLOCK_MINUTE &&
           at <= instant_at(s->day, (int)s->to);
}

static text code_plain(struct arena *arena, text typed)
{
    char *plain = arena_alloc(arena, typed.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < typed.size; i++) {
        char c = typed.data[i];
        if (c == ' ' || c == '-' || c == '.') continue;
        plain[size++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return (text){ plain, size };
}

struct finding {
    text code;
    struct course_session session;
    bool found;
};

static enum kv_go find_code(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course_session *s = record;
    struct finding *f = arg;
    (void)cx, (void)tx, (void)failure;
    if (!text_equal(s->code, f->code)) return KV_MORE;
    f->session = *s;
    f->found = true;
    return KV_STOP;
}

/* The session of one of the actor's classes that has the code. */
static err find_mine(struct ctx *cx, struct tx *tx, text code, struct course_session *session,
                     struct enrolment *mine)
{
    struct person me;
    struct gathered all = { 0 };
    struct finding f = { .code = code_plain(cx->arena, code) };
    err e = people(cx)->of_actor(cx, tx, &me);
    if (!e) e = gather(cx, tx, &enrolment_entity, "volunteer", me.id, &all);
    for (size_t i = 0; !e && !f.found && i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        if (n->state != ENROLMENT_ENROLLED) continue;
        *mine = *n;
        e = query_ref(cx, tx, &course_session_entity, "course", n->course, find_code, &f);
    }
    *session = f.session;
    if (e || f.found) return e;
    return ctx_fail(cx, ERR_NOT_FOUND, "/code", "code",
                    SAY("Không có buổi học nào của bạn ứng với mã này. Hãy hỏi tập huấn viên",
                        "No session of yours has this code. Ask the trainer"));
}

err course_check_in(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct course_checking_in *in = request_body(rq);
    struct course_session s;
    struct enrolment mine;
    struct presence mark, there;
    int64_t ahead_ms = 0;
    err e = find_mine(cx, tx, in->code, &s, &mine);
    if (e) return e;
    mark = (struct presence){ .session = s.id,
                              .enrolment = mine.id,
                              .source = in->at ? PRESENCE_OFFLINE : PRESENCE_QR,
                              .marked_by = cx->actor.account };
    e = note_times(cx, in->at, in->sent, &mark, &ahead_ms);
    if (e) return e;
    if (!in_window(&s, mark.at))
        return ctx_fail(cx, ERR_CONFLICT, "/code", "window",
                        SAY("Chỉ điểm danh được từ một giờ trước buổi học đến hết buổi",
                            "Checking in is open from an hour before the session until its end"));
    e = mark_of(cx, tx, s.id, mine.id, &there);
    if (!e) return answer(cx, rs, &s, &there, ahead_ms);
    if (e != ERR_NOT_FOUND) return e;
    mark.state = presence_at(&s, mark.at);
    e = record_create(cx, tx, &presence_entity, &mark);
    return e ? e : answer(cx, rs, &s, &mark, ahead_ms);
}

err course_check_in_page(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    const struct course_code_asked *asked = request_query_record(rq);
    struct json *j = respond_json(cx, rs, 200);
    (void)tx;
    json_object(j);
    json_text_at(j, "code", code_plain(cx->arena, asked->ma));
    json_object_end(j);
    return ERR_NONE;
}

/* ---- from the list ------------------------------------------------------------------------- */

static err open_session(struct ctx *cx, struct tx *tx, id which, struct course_session *s,
                        struct course *c)
{
    err e = record_get(cx, tx, &course_session_entity, which, s);
    if (!e) e = record_get(cx, tx, &course_entity, s->course, c);
    return e ? e : course_require_teaching(cx, tx, c);
}

static err seat_here(struct ctx *cx, struct tx *tx, id enrolment, const struct course *c)
{
    struct enrolment n;
    err e = record_get(cx, tx, &enrolment_entity, enrolment, &n);
    if (e && e != ERR_NOT_FOUND) return e;
    if (!e && id_equal(n.course, c->id) && enrolment_is_seated(n.state)) return ERR_NONE;
    return ctx_fail(
        cx, ERR_CONFLICT, "/enrolment", "not-here",
        SAY("Người này không phải học viên của lớp", "This person is no trainee of the class"));
}

static err must_be_time(struct ctx *cx, const struct course *c, const struct course_session *s,
                        const struct presence *mark)
{
    if (c->state == COURSE_FINISHED || c->state == COURSE_CANCELLED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Lớp đã kết thúc", "The class is over"));
    bool came = mark->state == PRESENCE_PRESENT || mark->state == PRESENCE_LATE;
    if (came && mark->at < begins(s) - (instant)EARLY_MINUTES * CLOCK_MINUTE)
        return ctx_fail(cx, ERR_CONFLICT, "/at", "early",
                        SAY("Buổi học chưa bắt đầu: chưa ai có mặt được",
                            "The session has not begun: nobody can be there yet"));
    return ERR_NONE;
}

static err store(struct ctx *cx, struct tx *tx, struct presence *mark)
{
    struct presence there;
    err e = mark_of(cx, tx, mark->session, mark->enrolment, &there);
    if (e == ERR_NOT_FOUND) return record_create(cx, tx, &presence_entity, mark);
    if (e) return e;
    if (mark->at < there.at) { /* somebody changed it after this was noted */
        *mark = there;
        return ERR_NONE;
    }
    mark->id = there.id;
    return record_update(cx, tx, &presence_entity, mark);
}

err course_session_mark(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct course_marking *in = request_body(rq);
    struct course_session s;
    struct course c;
    struct presence mark = { .enrolment = in->enrolment,
                             .state = in->state,
                             .source = in->at ? PRESENCE_OFFLINE : PRESENCE_LIST,
                             .marked_by = cx->actor.account };
    int64_t ahead_ms = 0;
    err e = open_session(cx, tx, request_id(rq), &s, &c);
    if (!e) e = seat_here(cx, tx, in->enrolment, &c);
    if (!e) e = note_times(cx, in->at, in->sent, &mark, &ahead_ms);
    if (!e) e = must_be_time(cx, &c, &s, &mark);
    mark.session = s.id;
    if (!e) e = store(cx, tx, &mark);
    return e ? e : answer(cx, rs, &s, &mark, ahead_ms);
}
