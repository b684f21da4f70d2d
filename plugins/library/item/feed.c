/* SPDX-License-Identifier: MIT
 * feed: what is new, for readers of feeds (RSS 2.0), and what one can come to, for calendars. Both
 * are made for programs that come again and again: addresses are whole, and the same thing keeps
 * its name. */
#include <stdlib.h>

#include "public.h"

enum { FEED_MOST = 50, CALENDAR_MOST = 200 };

static void xml(struct buffer *out, text t)
{
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        if (c == '&')
            buffer_z(out, "&amp;");
        else if (c == '<')
            buffer_z(out, "&lt;");
        else if (c == '>')
            buffer_z(out, "&gt;");
        else
            buffer_byte(out, (uint8_t)c);
    }
}

static void element(struct buffer *out, const char *name, text words)
{
    buffer_format(out, "<%s>", name);
    xml(out, words);
    buffer_format(out, "</%s>\n", name);
}

/* RFC 822: "Mon, 23 Nov 2026 00:00:00 +0700". */
static text feed_day(struct arena *arena, date day)
{
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct civil c = date_civil(day);
    return text_format(arena, "%s, %02d %s %04d 00:00:00 +0700", days[date_weekday(day)], c.day,
                       months[c.month - 1], c.year);
}

static int newest_first(const void *x, const void *y)
{
    const struct library_item *a = x;
    const struct library_item *b = y;
    if (a->published != b->published) return a->published > b->published ? -1 : 1;
    return id_compare(b->id, a->id);
}

static void feed_item(struct ctx *cx, struct buffer *out, text site, const struct library_item *i)
{
    buffer_z(out, "<item>\n");
    element(out, "title", i->title);
    element(out, "link",
            text_format(cx->arena, "%.*s%.*s", TEXT_ARGS(site), TEXT_ARGS(item_url(cx->arena, i))));
    element(out, "description", i->summary);
    element(out, "category", library_term(cx, &item_kind_vocabulary, (unsigned)i->kind));
    buffer_format(out, "<guid isPermaLink=\"false\">%.*s</guid>\n",
                  TEXT_ARGS(id_text(cx->arena, i->id)));
    element(out, "pubDate", feed_day(cx->arena, i->published));
    buffer_z(out, "</item>\n");
}

err library_feed(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct library_list items;
    struct buffer out = buffer_in(cx->arena, 16384);
    text site = library_site(cx, rq);
    err e = item_shelf(cx, tx, &items);
    if (e) return e;
    if (items.count) qsort(items.records, items.count, sizeof(struct library_item), newest_first);
    buffer_z(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
                   "xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n");
    element(&out, "title",
            ctx_say(cx, "Thư viện tình nguyện Đắk Nông", "Volunteering library of Đắk Nông"));
    element(&out, "link", text_format(cx->arena, "%.*s/cam-nang", TEXT_ARGS(site)));
    buffer_z(&out, "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    xml(&out, site);
    buffer_z(&out, "/api/v1/public/library/feed.xml\"/>\n");
    element(&out, "description",
            ctx_say(cx, "Luật, cẩm nang, mô hình hay, tấm gương, bài viết mới",
                    "New law, handbooks, models, people and publications"));
    element(&out, "language", ctx_say(cx, "vi", "en"));
    for (size_t i = 0; i < items.count && i < FEED_MOST; i++)
        feed_item(cx, &out, site, library_list_at(&items, i));
    buffer_z(&out, "</channel></rss>\n");
    return respond_bytes(rs, TEXT("application/rss+xml; charset=utf-8"), buffer_as_slice(&out),
                         (text){ 0 });
}

/* ---- what one can come to ------------------------------------------------------------------ */

static struct ics_event event_of(struct ctx *cx, text site, const struct open_day *a)
{
    text which = id_text(cx->arena, a->campaign);
    text day = date_format(cx->arena, instant_date(a->starts));
    return (struct ics_event){
        .uid = text_format(cx->arena, "%.*s-%.*s@volbank", TEXT_ARGS(which), TEXT_ARGS(day)),
        .start = a->starts,
        .end = a->ends,
        .summary = a->title,
        .location = a->place,
        .description = a->unit,
        .url = text_format(cx->arena, "%.*s/c/%.*s", TEXT_ARGS(site), TEXT_ARGS(which)),
    };
}

struct coming {
    struct open_day *items;
    size_t count;
};

static err ask(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct activity_1 *service = ctx_service(cx, "activity", 1);
    struct coming *c = arg;
    return service ? service->coming(cx, tx, CALENDAR_MOST, &c->items, &c->count) : ERR_NONE;
}

err library_calendar(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct coming c = { 0 };
    text file, site = library_site(cx, rq);
    (void)tx;
    err e = db_read(cx, ask, &c);
    if (e) return e;
    struct ics_event *events = ARENA_ARRAY(cx->arena, c.count + 1, struct ics_event);
    for (size_t i = 0; i < c.count; i++) events[i] = event_of(cx, site, &c.items[i]);
    e = ics_calendar(cx, events, c.count, &file);
    return e ? e
             : respond_bytes(rs, text_of(ics_media()), text_slice(file),
                             TEXT("hoat-dong-tinh-nguyen.ics"));
}
