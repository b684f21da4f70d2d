/* SPDX-License-Identifier: MIT
 * export: `volbank match export`: the instance that a matching would solve now, for anybody to
 * solve and study: people are ordinals, nothing in it says who. */
#ifndef VOLBANK_BANK_MATCH_EXPORT_H
#define VOLBANK_BANK_MATCH_EXPORT_H

#include "core/plugin/plugin.h"

#define USAGE_MATCH_EXPORT                                                                                    \
    "volbank match export --data DIR --campaign ID [--from YYYY-MM-DD] [--to YYYY-MM-DD] [FILE]\n"            \
    "0 xong/done · 1 lỗi máy/failed · 2 sai cú pháp/usage · 3 không có gì để ghép/nothing to " \
    "match"

int match_export_command(struct ctx *cx, int argc, char *argv[]);

#endif
