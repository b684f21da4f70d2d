/* SPDX-License-Identifier: MIT
 * command: `volbank match solve` and `volbank match verify`: matching from files, for anybody who
 * wants to solve, measure or check an allocation without a server. */
#ifndef VOLBANK_BANK_MATCH_COMMAND_H
#define VOLBANK_BANK_MATCH_COMMAND_H

#include "core/plugin/plugin.h"

#define USAGE_MATCH                                                                                \
    "volbank match solve INSTANCE [--seed N] [--epsilon N] [--certificate FILE] [--json] "         \
    "[--overlap]\n"                                                                                \
    "volbank match verify INSTANCE FILE [--gap]\n"                                                 \
    "solve:  0 xong/done · 1 lỗi ghi/cannot write · 2 bài ghép hỏng/bad instance\n"        \
    "verify: 0 đúng/holds · 1 sai, nêu chỗ đầu tiên/the first violation · 2 sai cú pháp/usage"

/* Exit codes as in the usage. */
int match_command(struct ctx *cx, int argc, char *argv[]);

#endif
