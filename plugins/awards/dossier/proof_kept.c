/* SPDX-License-Identifier: MIT
 * proof_kept: the frozen proofs: made when a dossier is handed in, kept for every time it was, and
 * counted again when somebody doubts one. */
#include "proof.h"

#include "dossier_open.h"

err dossier_freeze(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    struct proof p;
    err e = proof_make(cx, tx, &w->nomination, proof_day(cx, &w->round), &p);
    if (e) return e;
    struct nomination_proof kept = { .nomination = w->nomination.id,
                                     .facts = p.facts,
                                     .digest = p.digest,
                                     .made = cx->now,
                                     .as_of = p.as_of };
    return record_create(cx, tx, &nomination_proof_entity, &kept);
}

err proof_frozen(struct ctx *cx, struct tx *tx, id nomination, struct nomination_proof *out)
{
    struct award_list all;
    err e = award_list(cx, tx, &nomination_proof_entity, "nomination", nomination, &all);
    if (!e && !all.count) return ERR_NOT_FOUND;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination_proof *p = award_list_at(&all, i);
        if (i == 0 || p->made >= out->made) *out = *p;
    }
    return e;
}

/* ---- counting again ------------------------------------------------------------------------ */

struct recounting {
    id nomination;
    struct nomination_proof kept;
    struct proof now;
};

static err recount(struct ctx *cx, struct tx *tx, void *arg)
{
    struct recounting *r = arg;
    struct nomination_whole w;
    err e = dossier_open(cx, tx, r->nomination, &w);
    if (!e) e = proof_frozen(cx, tx, r->nomination, &r->kept);
    if (e == ERR_NOT_FOUND)
        return ctx_fail(cx, e, NULL, "proof",
                        SAY("Hồ sơ này chưa nộp nên chưa có bản chứng minh",
                            "This dossier was not handed in: there is no proof of it"));
    return e ? e : proof_make(cx, tx, &w.nomination, r->kept.as_of, &r->now);
}

static void difference(struct json *j, const char *name, const struct json_value *kept,
                       const struct json_value *now)
{
    int64_t was, is;
    if (!json_whole(json_get(kept, name), &was) || !json_whole(json_get(now, name), &is)) return;
    if (was == is) return;
    json_object(j);
    json_z_at(j, "what", name);
    json_int_at(j, "was", was);
    json_int_at(j, "is", is);
    json_object_end(j);
}

static bool digest_fits(struct ctx *cx, const struct nomination_proof *p)
{
    struct hash digest = hash_sha256(text_slice(p->facts));
    return text_equal(p->digest,
                      hex_text(cx->arena, (struct slice){ digest.bytes, sizeof digest.bytes }));
}

err proof_recount(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    static const char *const figures[] = { "years_unbroken", "days",   "hours",
                                           "shifts",         "people", "helped" };
    struct recounting r = { .nomination = request_id(rq) };
    const struct json_value *kept, *now;
    (void)tx;
    err e = db_read(cx, recount, &r);
    if (!e) e = json_read(cx, r.kept.facts, &kept);
    if (!e) e = json_read(cx, r.now.facts, &now);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "as_of", date_format(cx->arena, r.kept.as_of));
    json_bool_at(j, "same", text_equal(r.kept.digest, r.now.digest));
    json_bool_at(j, "digest_fits", digest_fits(cx, &r.kept));
    json_text_at(j, "digest", r.kept.digest);
    json_key(j, "differences");
    json_array(j);
    for (size_t i = 0; i < COUNT_OF(figures); i++) difference(j, figures[i], kept, now);
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
