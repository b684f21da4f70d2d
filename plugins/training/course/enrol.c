/* SPDX-License-Identifier: MIT
 * enrol: what people do themselves. An enrolment that was withdrawn is taken up again: there is one
 * of a person in a class. */
#include "enrol.h"

#include "line.h"

const struct field applying_fields[] = {
    LIKE(1, struct applying, minority, enrolment_fields, minority, 0),
    { 0 },
};
const struct field own_enrolment_fields[] = {
    FIELD(1, struct own_enrolment, enrolment, REF, REQUIRED, .target = "enrolment",
          .label = "Ghi danh", .label_en = "Enrolment"),
    { 0 },
};

/* Whether there is nothing of a person in a class that would keep them from asking (again). */
static bool may_ask(int32_t state)
{
    return state == ENROLMENT_WITHDRAWN || state == ENROLMENT_INVITED;
}

err course_apply(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct applying *in = request_body(rq);
    struct person me;
    struct enrolment n = { .course = request_id(rq) };
    err e = people(cx)->of_actor(cx, tx, &me);
    if (e) return e;
    err known = enrolment_of(cx, tx, n.course, me.id, &n);
    if (known && known != ERR_NOT_FOUND) return known;
    if (!known && !may_ask(n.state)) return enrolment_twice(cx, &n);
    bool invited = !known && n.state == ENROLMENT_INVITED;
    n.volunteer = me.id;
    n.minority = in->minority;
    e = line_admit(cx, tx, &n, !invited);
    if (!e)
        e = known ? record_create(cx, tx, &enrolment_entity, &n)
                  : record_update(cx, tx, &enrolment_entity, &n);
    return e ? e : respond_created(cx, tx, rq, rs, &enrolment_entity, &n);
}

static err find_own(struct ctx *cx, struct tx *tx, id which, struct enrolment *n)
{
    err e = record_get(cx, tx, &enrolment_entity, which, n);
    if (!e && !access_owns(cx, tx, &enrolment_entity, n)) e = ERR_NOT_FOUND;
    if (e != ERR_NOT_FOUND) return e;
    return ctx_fail(cx, ERR_NOT_FOUND, "/enrolment", "enrolment",
                    SAY("Bạn không có ghi danh này", "You have no such enrolment"));
}

err enrolment_accept(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct own_enrolment *in = request_body(rq);
    struct enrolment n;
    err e = find_own(cx, tx, in->enrolment, &n);
    if (e) return e;
    if (n.state != ENROLMENT_INVITED) return enrolment_twice(cx, &n);
    e = line_admit(cx, tx, &n, false);
    if (!e) e = record_update(cx, tx, &enrolment_entity, &n);
    return e ? e : respond(cx, tx, rq, rs, &enrolment_entity, &n);
}

static bool may_leave(int32_t state)
{
    return state == ENROLMENT_INVITED || state == ENROLMENT_APPLIED ||
           state == ENROLMENT_ENROLLED || state == ENROLMENT_WAITING;
}

static err leave(struct ctx *cx, struct tx *tx, struct enrolment *n)
{
    struct course c;
    err e = record_get(cx, tx, &course_entity, n->course, &c);
    if (e) return e;
    if (!may_leave(n->state) || course_is_over(c.state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Không còn gì để rút: lớp đã kết thúc hoặc bạn không còn trong lớp",
                            "Nothing to withdraw from: the class is over, or you are not in it"));
    n->state = ENROLMENT_WITHDRAWN;
    n->place_in_line = 0;
    n->minority = false; /* what it was said for is over */
    return record_update(cx, tx, &enrolment_entity, n);
}

err enrolment_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct own_enrolment *in = request_body(rq);
    struct enrolment n;
    err e = find_own(cx, tx, in->enrolment, &n);
    if (!e) e = leave(cx, tx, &n);
    return e ? e : respond(cx, tx, rq, rs, &enrolment_entity, &n);
}

/* ---- the organiser ------------------------------------------------------------------------- */

const struct field enrolment_deciding_fields[] = {
    FIELD(1, struct enrolment_deciding, state, ENUM, REQUIRED, .terms = &enrolment_state_vocabulary,
          .label = "Quyết định", .label_en = "Decision"),
    LIKE(2, struct enrolment_deciding, reason, enrolment_fields, reason, 0),
    { 0 },
};

static err impossible(struct ctx *cx, const struct enrolment *n)
{
    const struct term *t = vocabulary_number(&enrolment_state_vocabulary, (unsigned)n->state);
    return ctx_fail(cx, ERR_CONFLICT, "/state", "state",
                    SAY("Không làm được từ trạng thái hiện tại (%s / %s)",
                        "Not possible from where it stands (%s / %s)"),
                    t->vi, t->en);
}

static err refuse(struct ctx *cx, struct tx *tx, struct enrolment *n, text reason)
{
    if (text_is_empty(reason))
        return ctx_fail(cx, ERR_INVALID, "/reason", "required",
                        SAY("Hãy ghi lý do: người bị từ chối đọc được",
                            "Say why: whoever is refused reads it"));
    n->state = ENROLMENT_REFUSED;
    n->reason = reason;
    n->place_in_line = 0;
    n->minority = false;
    return record_update(cx, tx, &enrolment_entity, n);
}

static err decide(struct ctx *cx, struct tx *tx, struct enrolment *n,
                  const struct enrolment_deciding *in)
{
    bool asks = n->state == ENROLMENT_APPLIED || n->state == ENROLMENT_WITHDRAWN ||
                n->state == ENROLMENT_REFUSED || n->state == ENROLMENT_INVITED;
    if (in->state == ENROLMENT_ENROLLED && asks) {
        instant asked = n->asked;
        bool applied = n->state == ENROLMENT_APPLIED;
        err e = line_admit(cx, tx, n, false);
        if (applied) n->asked = asked; /* waiting to be looked at costs nobody their turn */
        return e ? e : record_update(cx, tx, &enrolment_entity, n);
    }
    if (in->state == ENROLMENT_WITHDRAWN && may_leave(n->state)) return leave(cx, tx, n);
    if (in->state == ENROLMENT_REFUSED && may_leave(n->state)) return refuse(cx, tx, n, in->reason);
    return impossible(cx, n);
}

err enrolment_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct enrolment n;
    err e = record_get(cx, tx, &enrolment_entity, request_id(rq), &n);
    if (!e) e = decide(cx, tx, &n, request_body(rq));
    return e ? e : respond(cx, tx, rq, rs, &enrolment_entity, &n);
}

err enrolment_stands(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx, (void)rq, (void)rs;
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "enrolled",
        SAY("Ghi danh không sửa, không xóa được. Hãy ghi là đã nhận, đã rút hoặc không nhận",
            "An enrolment is neither changed nor deleted. Note that somebody is "
            "enrolled, withdrew or is refused"));
}
