/* SPDX-License-Identifier: MIT
 * steps: the tables, and what is asked of them. */
#include "steps.h"

/* clang-format off: read it as a table */
#define P(state) PARTNER_##state
#define A(state) ASK_##state
#define I(state) INSPECTION_##state
enum { UNION = SIDE_UNION, DEPARTMENT = SIDE_DEPARTMENT };

const struct step_rule part_steps[] = {
    /* state       action         who         words   next */
    { P(INVITED), STEP_ACCEPT, DEPARTMENT, false, P(ACCEPTED) },
    { P(INVITED), STEP_DECLINE, DEPARTMENT, true, P(DECLINED) },
    { P(INVITED), STEP_RECORD, UNION, true, P(ACCEPTED) },
    { P(INVITED), STEP_WITHDRAW, UNION, true, P(WITHDRAWN) },
    { P(ACCEPTED), STEP_LEAVE, DEPARTMENT, true, P(LEFT) },
    { P(ACCEPTED), STEP_WITHDRAW, UNION, true, P(WITHDRAWN) },
    { P(DECLINED), STEP_INVITE, UNION, true, P(INVITED) },
    { P(WITHDRAWN), STEP_INVITE, UNION, true, P(INVITED) },
    { P(LEFT), STEP_INVITE, UNION, true, P(INVITED) },
    { 0 },
};

const struct step_rule ask_steps[] = {
    { A(ASKED), STEP_TAKE, UNION, false, A(TAKEN) },
    { A(ASKED), STEP_DECLINE, UNION, true, A(REFUSED) },
    { A(ASKED), STEP_WITHDRAW, DEPARTMENT, true, A(WITHDRAWN) },
    { A(REFUSED), STEP_INVITE, DEPARTMENT, true, A(ASKED) },
    { A(WITHDRAWN), STEP_INVITE, DEPARTMENT, true, A(ASKED) },
    { 0 },
};

const struct step_rule inspection_steps[] = {
    { I(DRAFT), STEP_SEND, DEPARTMENT, false, I(SENT) },
    { I(SENT), STEP_ANSWER, UNION, true, I(ANSWERED) },
    { I(ANSWERED), STEP_RETURN, DEPARTMENT, true, I(SENT) },
    { I(ANSWERED), STEP_CLOSE, DEPARTMENT, false, I(CLOSED) },
    { 0 },
};
/* clang-format on */

static const struct term step_rows[] = {
    { STEP_ACCEPT, "accept", "Nhận phối hợp", "Take part" },
    { STEP_DECLINE, "decline", "Từ chối", "Decline" },
    { STEP_RECORD, "record", "Ghi công văn đồng ý", "Record an agreement by letter" },
    { STEP_WITHDRAW, "withdraw", "Rút lời mời", "Take the invitation back" },
    { STEP_LEAVE, "leave", "Thôi phối hợp", "Step back" },
    { STEP_INVITE, "invite", "Mời lại", "Ask again" },
    { STEP_TAKE, "take", "Nhận chương trình", "Take the programme up" },
    { STEP_SEND, "send", "Gửi đơn vị", "Send to the unit" },
    { STEP_ANSWER, "answer", "Trả lời", "Answer" },
    { STEP_RETURN, "return", "Yêu cầu làm tiếp", "Ask for more" },
    { STEP_CLOSE, "close", "Kết thúc", "Close" },
    { 0 }
};
const struct vocabulary partner_step_vocabulary = { "partner_step", "Bước", "Step", step_rows };

const struct field moving_fields[] = { FIELD(1, struct moving, action, ENUM, REQUIRED,
                                             .terms = &partner_step_vocabulary, .label = "Bước",
                                             .label_en = "Step"),
                                       FIELD(2, struct moving, words, TEXT, LINES, .max = 1000,
                                             .label = "Lời ghi", .label_en = "Words"),
                                       { 0 } };

const struct step_rule *step_rule(const struct step_rule *table, int32_t state, int32_t action)
{
    for (const struct step_rule *r = table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}

err step_ask(struct ctx *cx, const struct step_rule *table, int32_t state, unsigned sides,
             const struct moving *move, const struct step_rule **out)
{
    const struct step_rule *rule = step_rule(table, state, move->action);
    if (!rule)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Bước này đã qua hoặc chưa tới lượt: hãy tải lại trang",
                            "This step is over or not due yet: load the page again"));
    if (!(rule->sides & sides))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "side",
                        rule->sides == SIDE_UNION ? "Bước này là việc của đơn vị Đoàn, Hội"
                                                  : "Bước này là việc của sở, ngành",
                        rule->sides == SIDE_UNION ? "This step is for the unit of the Youth Union"
                                                  : "This step is for the department");
    if (rule->words && text_is_empty(text_trim(move->words))) {
        ctx_flaw(cx, "/words", "required", SAY("Hãy ghi vài lời", "Say a few words"));
        return cx->error;
    }
    *out = rule;
    return ERR_NONE;
}

void step_actions_json(struct ctx *cx, struct json *j, const struct step_rule *table, int32_t state,
                       unsigned sides)
{
    json_key(j, "actions");
    json_array(j);
    for (const struct step_rule *r = table; r->state; r++) {
        if (r->state != state || !(r->sides & sides)) continue;
        const struct term *t = vocabulary_number(&partner_step_vocabulary, r->action);
        json_object(j);
        json_z_at(j, "action", t->code);
        json_text_at(j, "label", ctx_say(cx, t->vi, t->en));
        json_bool_at(j, "words", r->words);
        json_object_end(j);
    }
    json_array_end(j);
}
