/* SPDX-License-Identifier: MIT
 * mail: a message as the text of one e-mail. Private to this floor. */
#ifndef VOLBANK_WORK_MAIL_H
#define VOLBANK_WORK_MAIL_H

#include "work.h"

/* RFC 5322 text with CRLF line ends: UTF-8 in base64, which passes every relay. The Message-ID is
 * the message's own id, so that a second delivery can be told for one. from and message->to are
 * plain addresses. */
text mail_text(struct arena *arena, const struct message *message, text from, instant now);
/* True for one plain address (local@domain), with nothing that could end a line or a command. */
bool mail_is_address(text t);

#endif
