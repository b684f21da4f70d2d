/* SPDX-License-Identifier: MIT
 * offline: the library, or one item, as one HTML file: style, a search that needs no accents, and
 * pictures all inside, nothing fetched. Read in one transaction, laid out outside it. Pictures are
 * put in while there is room; those that do not fit leave their description. */
#include "file.h"
#include "public.h"

struct bound {
    struct library_item item;
    struct library_list chapters, copies, files;
};
struct binding {
    text code; /* one item; empty = all */
    struct bound *pages;
    size_t count;
    struct ctx *cx;
    size_t left; /* bytes pictures may still take */
};

enum { PICTURE_ROOM = 1500000 };

/* ---- reading ------------------------------------------------------------------------------- */

static err read_page(struct ctx *cx, struct tx *tx, const struct library_item *item,
                     struct bound *page)
{
    page->item = *item;
    err e = item_chapters(cx, tx, item->id, &page->chapters);
    if (!e) e = item_replications(cx, tx, item->id, &page->copies);
    return e ? e : library_list(cx, tx, &library_file_entity, "item", item->id, &page->files);
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct binding *b = arg;
    struct library_list items;
    err e = item_shelf(cx, tx, &items);
    b->pages = ARENA_ARRAY(cx->arena, items.count + 1, struct bound);
    b->count = 0;
    for (size_t i = 0; !e && i < items.count; i++) {
        const struct library_item *item = library_list_at(&items, i);
        if (!b->code.size || text_equal(item->code, b->code))
            e = read_page(cx, tx, item, &b->pages[b->count++]);
    }
    return e || b->count ? e : ERR_NOT_FOUND;
}

/* ---- writing ------------------------------------------------------------------------------- */

static void escaped(struct buffer *out, text t)
{
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        if (c == '&')
            buffer_z(out, "&amp;");
        else if (c == '<')
            buffer_z(out, "&lt;");
        else if (c == '"')
            buffer_z(out, "&quot;");
        else
            buffer_byte(out, (uint8_t)c);
    }
}

static void element(struct buffer *out, const char *name, text words)
{
    if (!words.size) return;
    buffer_format(out, "<%s>", name);
    escaped(out, words);
    buffer_format(out, "</%s>\n", name);
}

static text data_url(struct arena *arena, text type, struct slice bytes)
{
    text url64 = base64url_text(arena, bytes);
    struct buffer out = buffer_in(arena, url64.size + 64);
    buffer_format(&out, "data:%.*s;base64,", TEXT_ARGS(type));
    for (size_t i = 0; i < url64.size; i++) {
        char c = url64.data[i];
        buffer_byte(&out, (uint8_t)(c == '-' ? '+' : c == '_' ? '/' : c));
    }
    for (size_t i = url64.size; i % 4; i++) buffer_byte(&out, '=');
    return buffer_as_text(&out);
}

static bool inside(void *arg, const struct library_file *file, text *url)
{
    struct binding *b = arg;
    struct slice bytes;
    size_t size = (size_t)file->size / 3 * 4 + 64;
    if (!library_is_picture(file) || size > b->left) return false;
    if (file_get(b->cx, file->sha256, &bytes)) {
        ctx_clear(b->cx);
        return false;
    }
    b->left -= size;
    *url = data_url(b->cx->arena, file->type, bytes);
    return true;
}

static void write_law(struct ctx *cx, struct buffer *out, const struct library_item *item)
{
    if (item->kind != ITEM_LAW) return;
    buffer_z(out, "<p>");
    escaped(out, item->number);
    if (item->issued)
        buffer_format(out, ", %.*s", TEXT_ARGS(date_format_vi(cx->arena, item->issued)));
    if (item->issued_by.size) buffer_z(out, " · ");
    escaped(out, item->issued_by);
    if (!item_in_force(item, instant_date(cx->now)))
        buffer_z(out, cx->lang == LANG_EN ? " · <b>no longer in force</b>"
                                          : " · <b>không còn hiệu lực</b>");
    buffer_z(out, "</p>\n");
}

static void write_page(struct binding *b, struct buffer *out, struct bound *p)
{
    struct ctx *cx = b->cx;
    struct library_names names = { .cx = cx, .files = p->files, .file = inside, .arg = b };
    buffer_z(out, "<article id=\"");
    escaped(out, p->item.code);
    buffer_z(out, "\">\n");
    element(out, "small", library_term(cx, &item_kind_vocabulary, (unsigned)p->item.kind));
    element(out, "h2", p->item.title);
    write_law(cx, out, &p->item);
    element(out, "p", p->item.summary);
    buffer_text(out, library_html(&names, p->item.body, 3, NULL));
    for (size_t i = 0; i < p->chapters.count; i++) {
        const struct library_chapter *c = library_list_at(&p->chapters, i);
        buffer_z(out, "<section>\n");
        element(out, "h3", c->title);
        buffer_text(out, library_html(&names, c->body, 4, NULL));
        buffer_z(out, "</section>\n");
    }
    element(out, "p", p->item.evidence);
    for (size_t i = 0; i < p->copies.count; i++)
        element(out, "p", ((const struct replication *)library_list_at(&p->copies, i))->result);
    buffer_z(out, "</article>\n");
}

static const char style[] =
    "body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:44rem;"
    "color:#1d1a17;background:#fff;overflow-wrap:break-word}h1,h2,h3,h4{line-height:1.34}"
    "article{border-top:1px solid #bbb;padding-top:1rem;margin-top:2rem}img{max-width:100%;"
    "height:auto}pre{overflow-x:auto}small,.meta{color:#5b544d}input{font:inherit;width:100%;"
    "box-sizing:border-box;padding:.5rem;min-height:44px}nav a{display:inline-block;padding:.4rem "
    "0}"
    "[hidden]{display:none!important}@media(prefers-color-scheme:dark){body{color:#f0ebe4;"
    "background:#1b1714}small,.meta{color:#c0b7ac}a{color:#9fd6a4}}";

/* Words are folded as the server folds them: marks off, đ is d. */
static const char script[] =
    "const f=t=>t.normalize('NFD').replace(/\\p{M}+/gu,'').replace(/[\\u0111\\u0110]/g,'d')"
    ".toLowerCase();const q=document.getElementById('q'),n=document.getElementById('n'),"
    "all=[...document.querySelectorAll('article')].map(e=>[e,f(e.textContent)]);"
    "q.addEventListener('input',()=>{const w=f(q.value).split(/\\s+/).filter(Boolean);let c=0;"
    "for(const[e,t]of all){e.hidden=!w.every(x=>t.includes(x));if(!e.hidden)c++;"
    "document.querySelector('nav a[href=\"#'+e.id+'\"]').hidden=e.hidden}"
    "n.textContent=c+'/'+all.length});";

static void write_head(struct binding *b, struct buffer *out, text title)
{
    struct ctx *cx = b->cx;
    bool en = cx->lang == LANG_EN;
    buffer_format(out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                  en ? "en" : "vi");
    buffer_z(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    element(out, "title", title);
    buffer_format(out, "<style>%s</style>\n</head>\n<body>\n<header>\n", style);
    element(out, "h1", title);
    buffer_format(out, "<p class=\"meta\">%s %.*s</p>\n",
                  en ? "For reading without a network. As of" : "Đọc khi không có mạng. Bản ngày",
                  TEXT_ARGS(date_format_vi(cx->arena, instant_date(cx->now))));
    buffer_format(out,
                  "<label for=\"q\">%s</label>\n<input id=\"q\" type=\"search\">\n"
                  "<p id=\"n\" class=\"meta\" role=\"status\"></p>\n</header>\n<nav>\n",
                  en ? "Search, accents are not needed" : "Tìm, gõ không dấu cũng được");
    for (size_t i = 0; i < b->count; i++) {
        buffer_z(out, "<a href=\"#");
        escaped(out, b->pages[i].item.code);
        buffer_z(out, "\">");
        escaped(out, b->pages[i].item.title);
        buffer_z(out, "</a><br>\n");
    }
    buffer_z(out, "</nav>\n<main>\n");
}

err library_offline(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct binding b = { .code = request_query(rq, "code"), .cx = cx, .left = PICTURE_ROOM };
    (void)tx;
    err e = db_read(cx, gather, &b);
    if (e == ERR_NOT_FOUND)
        return ctx_fail(cx, e, NULL, "item", SAY("Không có tài liệu này", "No such item"));
    if (e) return e;
    struct buffer out = buffer_in(cx->arena, (size_t)1 << 16);
    text title = b.code.size ? b.pages[0].item.title
                             : ctx_say(cx, "Thư viện tình nguyện Đắk Nông",
                                       "Volunteering library of Đắk Nông");
    write_head(&b, &out, title);
    for (size_t i = 0; i < b.count; i++) write_page(&b, &out, &b.pages[i]);
    buffer_format(&out, "</main>\n<script>%s</script>\n</body>\n</html>\n", script);
    text name = text_format(cx->arena, "%.*s.html",
                            TEXT_ARGS(b.code.size ? b.code : TEXT("thu-vien-tinh-nguyen")));
    return respond_bytes(rs, TEXT("text/html; charset=utf-8"), buffer_as_slice(&out), name);
}
