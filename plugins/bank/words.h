/* SPDX-License-Identifier: MIT
 * words: days, hours and counts as people here say them, in the reader's language. All texts live
 * in cx->arena. */
#ifndef VOLBANK_BANK_WORDS_H
#define VOLBANK_BANK_WORDS_H

#include "bank.h"

/* "Thứ Bảy"; 0 = Monday. */
text words_weekday(const struct ctx *cx, int weekday);
/* "Thứ Bảy 28/11", with the year when it is not the year of cx->now. */
text words_day(struct ctx *cx, date day);
/* "7:00–11:00"; a night past midnight as "22:00–5:00 hôm sau". */
text words_time(struct ctx *cx, int64_t from_minute, int64_t to_minute);
/* "28/11 – 05/12/2026". */
text words_dates(struct ctx *cx, date from, date to);
/* Hundredths as "42,5" (vi) or "42.5" (en), without trailing zeros. */
text words_hundredths(struct ctx *cx, int64_t hundredths);
/* "+84990327246" as "0990 327 246"; other numbers as they are. */
text words_phone(struct ctx *cx, text phone);
/* Labels of a set's terms joined by ", ". */
text words_codes(struct ctx *cx, const struct vocabulary *v, code_set set);
/* Label of one term; empty when there is none. */
text words_term(struct ctx *cx, const struct vocabulary *v, unsigned number);
/* "reasons":[{"text","points"}] of a stored verdict (rule_verdict_print), of which nothing may be
 * left; `zero` is what no points are said as. */
void words_reasons_json(struct ctx *cx, struct json *j, text stored, text zero);

#endif
