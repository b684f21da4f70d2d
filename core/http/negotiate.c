/* SPDX-License-Identifier: MIT
 * negotiate: small readings of request headers; q values are only told apart from zero. */
#include "negotiate.h"

static bool refused(text parameters)
{
    while (parameters.size) {
        text p = text_trim(text_cut(&parameters, ';'));
        if (p.size < 3 || (p.data[0] | 0x20) != 'q' || p.data[1] != '=') continue;
        text q = text_part(p, 2, p.size);
        size_t zeros = 0;
        while (zeros < q.size && (q.data[zeros] == '0' || q.data[zeros] == '.')) zeros++;
        return zeros == q.size;
    }
    return false;
}

bool header_offers(text header, text name)
{
    while (header.size) {
        text rest = text_cut(&header, ',');
        text item = text_trim(text_cut(&rest, ';'));
        if (text_equal_ascii(item, name)) return !refused(rest);
    }
    return false;
}

static bool lang_of(text tag, enum lang *out)
{
    text primary = text_part(tag, 0, text_find(tag, '-', 0));
    if (text_equal_ascii(primary, TEXT("vi")))
        *out = LANG_VI;
    else if (text_equal_ascii(primary, TEXT("en")))
        *out = LANG_EN;
    else
        return false;
    return true;
}

enum lang negotiate_lang(const struct exchange *x, bool page)
{
    enum lang lang = LANG_VI;
    text cookie = request_cookie(&x->rq, "lang");
    if (lang_of(cookie, &lang) || page) return lang;
    text header = exchange_header(x, "accept-language");
    while (header.size) {
        text rest = text_cut(&header, ',');
        text tag = text_trim(text_cut(&rest, ';'));
        if (!refused(rest) && lang_of(tag, &lang)) return lang;
    }
    return lang;
}

bool wants_html(const struct exchange *x)
{
    return header_offers(exchange_header(x, "accept"), TEXT("text/html"));
}

static text without_weak(text tag)
{
    return text_starts(tag, TEXT("W/")) ? text_part(tag, 2, tag.size) : tag;
}

bool etag_listed(text list, text etag)
{
    if (text_equal_z(text_trim(list), "*")) return true;
    while (list.size) {
        text tag = text_trim(text_cut(&list, ','));
        if (tag.size && text_equal(without_weak(tag), without_weak(etag))) return true;
    }
    return false;
}

bool is_local_path(text path)
{
    if (path.size == 0 || path.data[0] != '/') return false;
    if (path.size > 1 && (path.data[1] == '/' || path.data[1] == '\\')) return false;
    for (size_t i = 0; i < path.size; i++)
        if ((unsigned char)path.data[i] <= ' ' || path.data[i] == '\\' || path.data[i] == 127)
            return false;
    return path.size <= 2000;
}
