/* SPDX-License-Identifier: MIT
 * err: the one table behind the four questions one may ask about an error code. It is made from
 * ERR_ROWS, so a code without a status, slug or title does not compile. */
#include "err.h"

#include <stddef.h>

struct err_row {
    int status;
    const char *slug;
    const char *vi, *en;
};

#define ERR_ROW(name, status, slug, vi, en) [ERR_##name] = { status, slug, vi, en },
static const struct err_row rows[ERR_COUNT] = { [ERR_NONE] = { 200, "ok", "Thành công", "Success" },
                                                ERR_ROWS(ERR_ROW) };
#undef ERR_ROW

static const struct err_row *row_of(err e)
{
    REQUIRE((size_t)e < COUNT_OF(rows));
    return &rows[e];
}

int err_status(err e)
{
    return row_of(e)->status;
}

const char *err_slug(err e)
{
    return row_of(e)->slug;
}

const char *err_title_vi(err e)
{
    return row_of(e)->vi;
}

const char *err_title_en(err e)
{
    return row_of(e)->en;
}
