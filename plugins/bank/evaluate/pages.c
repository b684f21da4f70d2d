/* SPDX-License-Identifier: MIT
 * pages: each page is a unit of work of its own inside the caller's transaction. */
#include "pages.h"

enum { PAGE = 4096 };

struct walk {
    pages_keep keep;
    void *arg;
    size_t left; /* of the page */
};

static enum kv_go keep_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    struct walk *w = arg;
    w->keep(w->arg, record);
    return --w->left == 0 ? KV_STOP : KV_MORE;
}

static err walk(struct ctx *page, struct tx *tx, struct query *query, struct walk *w)
{
    struct arena *keeper = arena_new();
    err e = ERR_NONE;
    do {
        struct slice cursor = { 0 };
        w->left = PAGE;
        e = query_run(page, tx, query, keep_one, w, &cursor);
        arena_reset(keeper);
        char *copy = ARENA_ARRAY(keeper, cursor.size, char);
        if (cursor.size) memcpy(copy, cursor.data, cursor.size);
        query->after = (struct slice){ (const void *)copy, cursor.size };
        if (!e) arena_reset(page->arena);
    } while (!e && w->left == 0);
    arena_free(keeper);
    return e;
}

err pages_walk(struct ctx *cx, struct tx *tx, struct query query, pages_keep keep, void *arg)
{
    struct walk w = { .keep = keep, .arg = arg };
    struct ctx page;
    ctx_begin(&page, arena_new());
    page.actor = cx->actor;
    page.now = cx->now;
    page.lang = cx->lang;
    page.log = cx->log;
    page.db = cx->db;
    page.app = cx->app;
    err e = walk(&page, tx, &query, &w);
    arena_free(page.arena);
    return e ? ctx_fail(cx, e, NULL, "read",
                        SAY("Không đọc được dữ liệu", "Data could not be read"))
             : ERR_NONE;
}
