/* SPDX-License-Identifier: MIT
 * command: what it prints is for people; programs read the exit code. */
#include "command.h"

#include <stdio.h>

#include "verify.h"

enum { VALID = 0, UNREADABLE = 1, USAGE = 2, FORGED = 3, OUT_OF_TIME = 4, REVOKED = 5 };
enum { FILE_MAX = 1024 * 1024 };

struct wanted {
    const char *file, *issuer, *status;
    date on;
};

static bool read_args(int argc, char *argv[], struct wanted *w)
{
    *w = (struct wanted){ 0 };
    for (int i = 0; i < argc; i++) {
        bool more = i + 1 < argc;
        if (strcmp(argv[i], "--issuer") == 0 && more)
            w->issuer = argv[++i];
        else if (strcmp(argv[i], "--status") == 0 && more)
            w->status = argv[++i];
        else if (strcmp(argv[i], "--on") == 0 && more) {
            if (!date_parse(text_of(argv[++i]), &w->on)) return false;
        } else if (argv[i][0] == '-' || w->file)
            return false;
        else
            w->file = argv[i];
    }
    return w->file && w->issuer;
}

static err read_file(struct ctx *cx, const char *path, text *out)
{
    FILE *file = fopen(path, "rbe");
    char *bytes = ARENA_ARRAY(cx->arena, FILE_MAX + 1, char);
    size_t size = file ? fread(bytes, 1, FILE_MAX + 1, file) : 0;
    bool good = file && !ferror(file) && size <= FILE_MAX;
    if (file) (void)fclose(file);
    *out = (text){ bytes, size };
    if (good) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file", SAY("Không đọc được tệp %s", "Cannot read %s"), path);
}

/* A key on the command line, or the name of a file with keys. */
static err read_issuer(struct ctx *cx, const char *given, struct issuer_keys *out)
{
    text source;
    err e = issuer_keys_read(cx, text_of(given), out);
    if (!e) return e;
    ctx_clear(cx);
    e = read_file(cx, given, &source);
    return e ? e : issuer_keys_read(cx, source, out);
}

static err judge(struct ctx *cx, const struct wanted *w, struct verification *out)
{
    enum { NOON = 12 * 60 };
    struct issuer_keys *keys = ARENA_NEW(cx->arena, struct issuer_keys);
    text token, status = TEXT("");
    if (w->on) cx->now = instant_at(w->on, NOON);
    err e = read_file(cx, w->file, &token);
    if (!e) e = read_issuer(cx, w->issuer, keys);
    if (!e && w->status) e = read_file(cx, w->status, &status);
    return e ? e : credential_verify(cx, token, status, keys, out);
}

static const struct saying {
    const char *vi, *en;
    int code;
} sayings[] = {
    [VERDICT_VALID] = { "CÒN GIÁ TRỊ", "VALID", VALID },
    [VERDICT_FORGED] = { "GIẢ: chữ ký không khớp, nội dung đã bị sửa hoặc do người khác ký",
                         "FORGED: changed after it was signed, or signed by somebody else",
                         FORGED },
    [VERDICT_UNKNOWN_KEY] = { "KHÔNG RÕ: ký bằng khóa không phải của nơi cấp này",
                              "UNKNOWN KEY: signed by no key of this issuer", FORGED },
    [VERDICT_NOT_YET] = { "CHƯA CÓ GIÁ TRỊ", "NOT YET VALID", OUT_OF_TIME },
    [VERDICT_EXPIRED] = { "HẾT HẠN", "EXPIRED", OUT_OF_TIME },
    [VERDICT_REVOKED] = { "ĐÃ THU HỒI", "REVOKED", REVOKED },
    [VERDICT_BAD_LIST] = { "DANH SÁCH THU HỒI KHÔNG DÙNG ĐƯỢC: không phải của chứng nhận này",
                           "STATUS LIST UNUSABLE: it is not the one this credential names",
                           FORGED },
};

static void say_day(struct ctx *cx, const char *label, instant at)
{
    if (at)
        (void)printf("%s: %.*s\n", label, TEXT_ARGS(date_format_vi(cx->arena, instant_date(at))));
}

static void say_words(struct ctx *cx, const struct verification *v)
{
    (void)printf("Chứng nhận / Credential: %.*s\n", TEXT_ARGS(v->name));
    (void)printf("Người được cấp / Holder: %.*s\n", TEXT_ARGS(v->holder));
    (void)printf("Khóa / Course: %.*s\n", TEXT_ARGS(v->course));
    (void)printf("Nơi cấp / Issuer: %.*s\n", TEXT_ARGS(v->issuer));
    say_day(cx, "Từ ngày / From", v->from);
    say_day(cx, "Đến hết ngày / Until", v->until);
    if (v->listed_checked)
        say_day(cx, "Danh sách thu hồi ngày / Status list of", v->listed_at);
    else
        (void)printf("Chưa đối chiếu danh sách thu hồi / Revocation not checked\n");
    (void)printf("Tra cứu / Look it up: %.*s\n", TEXT_ARGS(v->address));
}

int credential_verify_command(struct ctx *cx, int argc, char *argv[])
{
    struct wanted w;
    struct verification v;
    if (!read_args(argc, argv, &w)) {
        (void)fprintf(stderr, "%s\n", USAGE_VERIFY);
        return USAGE;
    }
    if (judge(cx, &w, &v)) {
        (void)fprintf(stderr, "volbank: %.*s\nvolbank: %.*s\n", TEXT_ARGS(cx->detail_vi),
                      TEXT_ARGS(cx->detail_en));
        return UNREADABLE;
    }
    const struct saying *s = &sayings[v.verdict];
    (void)printf("%s / %s\n", s->vi, s->en);
    if (s->code != FORGED) say_words(cx, &v);
    return s->code;
}
