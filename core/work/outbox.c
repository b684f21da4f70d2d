/* SPDX-License-Identifier: MIT
 * outbox: the record of a message to one person. Where it goes is checked once, when it is made, so
 * that nothing of it can become a command to a mail server. Only code writes it: every field is
 * READ_ONLY. A one-time code is a field of its own that no reader is shown, in the record or in the
 * journal; the text has a mark in its place. */
#include "mail.h"

static const struct term state_rows[] = { { MESSAGE_WAITING, "waiting", "Đang chờ", "Waiting" },
                                          { MESSAGE_SENT, "sent", "Đã gửi", "Sent" },
                                          { MESSAGE_FAILED, "failed", "Không gửi được", "Failed" },
                                          { MESSAGE_DEMO, "demo", "Chỉ hiện ở tỉnh mẫu",
                                            "Shown in the demo only" },
                                          { 0 } };
static const struct vocabulary state_terms = { "message_state", "Trạng thái tin gửi",
                                               "State of a message", state_rows };
static const struct term channel_rows[] = { { CHANNEL_SMS, "sms", "Tin nhắn", "Text message" },
                                            { CHANNEL_EMAIL, "email", "Thư điện tử", "E-mail" },
                                            { 0 } };
static const struct vocabulary channel_terms = { "message_channel", "Đường gửi", "Channel",
                                                 channel_rows };

static const struct field message_fields[] = {
    FIELD(1, struct message, channel, ENUM, REQUIRED | INDEXED | READ_ONLY, .terms = &channel_terms,
          .label = "Đường gửi", .label_en = "Channel"),
    FIELD(2, struct message, to, TEXT, REQUIRED | PERSONAL | READ_ONLY, .max = 254,
          .label = "Gửi tới", .label_en = "To"),
    FIELD(3, struct message, subject, TEXT, READ_ONLY, .max = 200, .label = "Tiêu đề",
          .label_en = "Subject"),
    FIELD(4, struct message, body, TEXT, REQUIRED | PERSONAL | READ_ONLY | LINES, .max = 4000,
          .label = "Nội dung", .label_en = "Text"),
    FIELD(5, struct message, state, ENUM, REQUIRED | INDEXED | READ_ONLY, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(6, struct message, made, TIME, REQUIRED | INDEXED | READ_ONLY, .label = "Viết lúc",
          .label_en = "Written at"),
    FIELD(7, struct message, sent, TIME, READ_ONLY, .label = "Gửi lúc", .label_en = "Sent at"),
    FIELD(8, struct message, tries, INT, READ_ONLY, .label = "Số lần gửi", .label_en = "Tries"),
    FIELD(9, struct message, error, TEXT, READ_ONLY, .max = 200, .label = "Lỗi lần gửi cuối",
          .label_en = "Error of the last try"),
    FIELD(10, struct message, unit, REF, READ_ONLY | CASCADE, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(11, struct message, about, TEXT, INDEXED | READ_ONLY, .max = 80, .label = "Về việc",
          .label_en = "About"),
    FIELD(12, struct message, due, TIME, READ_ONLY, .label = "Gửi tiếp sau",
          .label_en = "Next try"),
    FIELD(13, struct message, secret, TEXT, SECRET | PERSONAL | READ_ONLY, .max = 80,
          .label = "Phần chỉ người nhận biết", .label_en = "What only the receiver knows"),
    { 0 }
};

/* "+84…", as viet_phone writes them. */
static bool is_phone(text t)
{
    for (size_t i = 1; i < t.size; i++)
        if (t.data[i] < '0' || t.data[i] > '9') return false;
    return t.size > 2 && t.data[0] == '+';
}

static err message_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct message *m = record;
    (void)tx;
    if (before) return ERR_NONE;
    bool fits = m->channel == CHANNEL_EMAIL ? mail_is_address(m->to) : is_phone(m->to);
    if (!fits)
        ctx_flaw(cx, "/to", "address",
                 SAY("Không phải địa chỉ hay số điện thoại gửi tới được",
                     "Not an address or a phone number that can be reached"));
    return cx->error;
}

const struct entity message_entity = {
    "message",
    "Tin gửi đi",
    sizeof(struct message),
    message_fields,
    .number = 10,
    .label_en = "Message",
    .check = message_check,
    .read = "message.read",
    .scope = "unit",
    .title = "about",
    .sort = "made",
    .help = "Tin nhắn hoặc thư gửi cho một người, rời máy chủ sau khi việc sinh ra nó đã lưu xong.",
    .help_en = "A message or mail to one person; it leaves once what caused it is stored.",
};

err message_send(struct ctx *cx, struct tx *tx, const struct message *message)
{
    if (!id_is_none(message->id) && record_exists(cx, tx, &message_entity, message->id))
        return ERR_NONE;
    struct message m = { .id = message->id,
                         .channel = message->channel,
                         .to = message->to,
                         .subject = message->subject,
                         .body = message->body,
                         .secret = message->secret,
                         .state = MESSAGE_WAITING,
                         .made = cx->now,
                         .unit = message->unit,
                         .about = message->about,
                         .due = cx->now };
    return record_create(cx, tx, &message_entity, &m);
}

text message_words(struct arena *arena, const struct message *message)
{
    static const char mark[] = MESSAGE_SECRET_MARK;
    const size_t size = sizeof(mark) - 1;
    text body = message->body;
    if (text_is_empty(message->secret)) return body;
    for (size_t i = 0; i + size <= body.size; i++)
        if (!memcmp(body.data + i, mark, size))
            return text_format(arena, "%.*s%.*s%.*s", TEXT_ARGS(text_part(body, 0, i)),
                               TEXT_ARGS(message->secret),
                               TEXT_ARGS(text_part(body, i + size, body.size)));
    return body;
}
