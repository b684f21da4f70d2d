/* SPDX-License-Identifier: MIT
 * package: everything of one dossier, or of all a unit proposes, as a ZIP a round above takes in.
 * Folders are numbered, not named, so that their paths read everywhere; files keep their names. */
#include "print.h"

enum { PER_DOSSIER = 3, MOST_DOSSIERS = 200 };

struct packing {
    struct ctx *cx;
    struct archive_part *parts;
    size_t count, room;
    struct buffer sums;
    size_t bytes;
};

static err put(struct packing *k, text name, struct slice bytes)
{
    struct hash sum = hash_sha256(bytes);
    REQUIRE(k->count < k->room);
    k->bytes += bytes.size;
    if (k->bytes > (size_t)PACKAGE_MB_MOST << 20)
        return ctx_fail(k->cx, ERR_TOO_LARGE, NULL, "package",
                        SAY("Gói hồ sơ lớn hơn %d MB: hãy tải theo từng đơn vị",
                            "The package is larger than %d MB: take it unit by unit"),
                        PACKAGE_MB_MOST);
    buffer_format(&k->sums, "%.*s  %.*s\n",
                  TEXT_ARGS(hex_text(k->cx->arena, (struct slice){ sum.bytes, HASH_SIZE })),
                  TEXT_ARGS(name));
    k->parts[k->count++] = (struct archive_part){ text_z(k->cx->arena, name), slice_text(bytes) };
    return ERR_NONE;
}

static err put_letter(struct packing *k, const struct letter *l, const char *folder,
                      const char *name)
{
    struct arena *a = k->cx->arena;
    struct slice bytes;
    err e = letter_pdf(k->cx, l, &bytes);
    if (!e) e = put(k, text_format(a, "%s%s.pdf", folder, name), bytes);
    if (!e) e = letter_docx(k->cx, l, &bytes);
    return e ? e : put(k, text_format(a, "%s%s.docx", folder, name), bytes);
}

static err put_files(struct packing *k, const struct printed *p, const char *folder)
{
    struct slice bytes;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < p->files.count; i++) {
        const struct evidence *f = award_list_at(&p->files, i);
        e = file_get(k->cx, f->sha256, &bytes);
        if (!e)
            e = put(k,
                    text_format(k->cx->arena, "%sminh-chung/%02zu-%.*s", folder, i + 1,
                                TEXT_ARGS(f->name)),
                    bytes);
    }
    return e;
}

static err put_dossier(struct packing *k, const struct printed *p, const char *folder)
{
    err e = report_write(k->cx, p, p->letter);
    if (!e) e = put_letter(k, p->letter, folder, "bao-cao-thanh-tich");
    if (!e)
        e = put(k, text_format(k->cx->arena, "%schung-minh.json", folder), text_slice(p->facts));
    return e ? e : put_files(k, p, folder);
}

/* Room for the papers of the round, those of each dossier, its files, and the sums. */
static void packing_begin(struct packing *k, struct ctx *cx, const struct printed *all,
                          size_t count)
{
    *k = (struct packing){ .cx = cx,
                           .room = PER_DOSSIER + PER_DOSSIER * count,
                           .sums = buffer_in(cx->arena, 4096) };
    for (size_t i = 0; i < count; i++) k->room += all[i].files.count;
    k->parts = ARENA_ARRAY(cx->arena, k->room, struct archive_part);
}

static err packing_end(struct packing *k, struct response *rs)
{
    struct slice zip;
    k->parts[k->count++] = (struct archive_part){ "SHA256SUMS", buffer_as_text(&k->sums) };
    err e = archive_pack(k->cx, k->parts, k->count, k->cx->now, &zip);
    return e ? e : respond_bytes(rs, TEXT("application/zip"), zip, TEXT("ho-so-de-nghi.zip"));
}

struct reading {
    id which;
    struct response *rs;
    struct printed p;
};

static err read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    return printed_read(cx, tx, r->which, r->rs, &r->p);
}

err dossier_package(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading r = { .which = request_id(rq), .rs = rs };
    struct packing k;
    (void)tx;
    err e = db_read(cx, read, &r);
    if (e) return e;
    packing_begin(&k, cx, &r.p, 1);
    e = put_dossier(&k, &r.p, "");
    return e ? e : packing_end(&k, rs);
}

static err too_many(struct ctx *cx)
{
    return ctx_fail(cx, ERR_TOO_LARGE, NULL, "package",
                    SAY("Hơn %d hồ sơ: hãy tải theo từng đơn vị",
                        "More than %d dossiers: take them unit by unit"),
                    MOST_DOSSIERS);
}

err round_package(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct proposal_query *q = request_query_record(rq);
    struct proposing p = { .round = request_id(rq), .unit = q->unit, .rs = rs };
    struct packing k;
    (void)tx;
    err e = db_read(cx, proposing_read, &p);
    if (!e && p.count > MOST_DOSSIERS) e = too_many(cx);
    if (e) return e;
    packing_begin(&k, cx, p.all, p.count);
    proposal_write(cx, &p, p.letter);
    e = put_letter(&k, p.letter, "", "to-trinh");
    for (size_t i = 0; !e && i < p.count; i++)
        e = put_dossier(&k, &p.all[i], text_z(cx->arena, text_format(cx->arena, "%03zu/", i + 1)));
    return e ? e : packing_end(&k, rs);
}
