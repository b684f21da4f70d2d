/* SPDX-License-Identifier: MIT
 * static: files of the front end. A name under /static is made of plain characters in at most four
 * segments, none of them beginning with a dot, so no path leads out of the folder. Names carry a
 * hash, hence immutable. Beside a file may lie its .gz. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csp.h"
#include "negotiate.h"
#include "response.h"
#include "site.h"

enum { FILE_MAX = 16 * 1024 * 1024, SEGMENTS_MAX = 4 };

bool file_read(struct arena *arena, const char *path, size_t max, struct slice *out)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return false;
    bool good = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (uint64_t)st.st_size <= max;
    uint8_t *bytes = good ? arena_alloc(arena, (size_t)st.st_size) : NULL;
    size_t size = 0;
    while (good && size < (size_t)st.st_size) {
        ssize_t n = read(fd, bytes + size, (size_t)st.st_size - size);
        if (n < 0 && errno == EINTR) continue;
        good = n > 0;
        if (good) size += (size_t)n;
    }
    close(fd);
    *out = (struct slice){ bytes, size };
    return good;
}

static bool plain_name(text name)
{
    if (text_is_empty(name) || name.data[0] == '.') return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '-' || c == '_' || c == '.';
        if (!plain) return false;
    }
    return true;
}

static bool plain_path(text path)
{
    size_t segments = 0;
    if (text_is_empty(path) || path.data[path.size - 1] == '/') return false;
    while (path.size)
        if (!plain_name(text_cut(&path, '/')) || ++segments > SEGMENTS_MAX) return false;
    return true;
}

struct media {
    const char *ending;
    text type;
};

static text media_of(text name)
{
    static const struct media known[] = {
        { ".js", { "text/javascript; charset=utf-8", 30 } },
        { ".css", { "text/css; charset=utf-8", 23 } },
        { ".svg", { "image/svg+xml", 13 } },
        { ".png", { "image/png", 9 } },
        { ".ico", { "image/x-icon", 12 } },
        { ".webp", { "image/webp", 10 } },
        { ".json", { "application/json", 16 } },
        { ".woff2", { "font/woff2", 10 } },
        { ".html", { "text/html; charset=utf-8", 24 } },
        { ".txt", { "text/plain; charset=utf-8", 25 } },
        { ".webmanifest", { "application/manifest+json", 25 } },
        { ".map", { "application/json", 16 } },
    };
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (text_ends(name, text_of(known[i].ending))) return known[i].type;
    return TEXT("application/octet-stream");
}

static err no_file(struct exchange *x)
{
    return ctx_fail(&x->cx, ERR_NOT_FOUND, NULL, "no-such-file",
                    SAY("Không có tệp này", "There is no such file"));
}

static bool read_packed(struct exchange *x, text path, struct slice *out)
{
    if (!header_offers(exchange_header(x, "accept-encoding"), TEXT("gzip"))) return false;
    if (!file_read(x->arena, text_z(x->arena, text_format(x->arena, "%.*s.gz", TEXT_ARGS(path))),
                   FILE_MAX, out))
        return false;
    reply_static_header(&x->rs, TEXT("Content-Encoding"), TEXT("gzip"));
    return true;
}

err static_file(struct exchange *x)
{
    text name = text_part(x->rq.path, sizeof("/static/") - 1, x->rq.path.size);
    struct slice bytes;
    if (!x->http->options.web_dir || !plain_path(name)) return no_file(x);
    text path = text_format(x->arena, "%s/static/%.*s", x->http->options.web_dir, TEXT_ARGS(name));
    if (!read_packed(x, path, &bytes) &&
        !file_read(x->arena, text_z(x->arena, path), FILE_MAX, &bytes))
        return no_file(x);
    reply_bytes(x, 200, media_of(name), bytes);
    reply_static_header(&x->rs, TEXT("Cache-Control"), TEXT("public, max-age=31536000, immutable"));
    reply_static_header(&x->rs, TEXT("Vary"), TEXT("Accept-Encoding"));
    return ERR_NONE;
}

err officer_page(struct exchange *x)
{
    struct slice bytes;
    if (!x->http->options.web_dir) return no_file(x);
    const char *path =
        text_z(x->arena, text_format(x->arena, "%s/officer/index.html", x->http->options.web_dir));
    if (!file_read(x->arena, path, FILE_MAX, &bytes)) return no_file(x);
    reply_bytes(x, 200, TEXT("text/html; charset=utf-8"), bytes);
    x->rs.etag = text_format(x->arena, "W/\"%016llx\"", (unsigned long long)checksum(bytes));
    x->rs.gzip = true;
    reply_header(x, "Content-Security-Policy", csp_of(x->arena, slice_text(bytes)));
    return ERR_NONE;
}
