/* SPDX-License-Identifier: MIT
 * checklist: see the header. */
#include "checklist.h"

/* Numbers of award_document_vocabulary that stand for a condition. */
enum {
    SHOWS_REPORT = 1,
    SHOWS_FOUNDING = 4,
    SHOWS_CHARTER = 5,
    SHOWS_MEMBERS = 6,
    SHOWS_CONSENT = 11
};
enum { CONSENT_AGE = 16, YEAR_MONTHS = 12 };

int64_t words_count(text t)
{
    int64_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < t.size; i++) {
        bool blank = (unsigned char)t.data[i] <= ' ';
        count += !blank && !inside;
        inside = !blank;
    }
    return count;
}

int64_t words_most(struct ctx *cx, struct tx *tx, const struct award_category *c)
{
    return c->words_max ? c->words_max : setting_int(cx, tx, "awards.words_max");
}

struct checking {
    struct ctx *cx;
    struct tx *tx;
    const struct nomination_whole *w;
    const struct proof *p;
    struct checklist *list;
    code_set attached;
};

static void add(struct checking *c, const char *field, const char *slug, int32_t answer, text vi,
                text en)
{
    struct arena *arena = c->cx->arena;
    REQUIRE(c->list->count < CHECKLIST_MOST);
    c->list->missing += answer == CHECK_MISSING;
    c->list->lines[c->list->count++] =
        (struct check_line){ field, slug, answer, text_z(arena, vi), text_z(arena, en) };
}

/* Proved, else shown by a document of that kind, else missing. */
static int32_t proved_or_shown(const struct checking *c, bool proved, unsigned document)
{
    if (proved) return CHECK_MET;
    return code_set_has(c->attached, document) ? CHECK_SHOWN : CHECK_MISSING;
}

/* ---- conditions ------------------------------------------------------------------------------ */

static int64_t months_between(date from, date to)
{
    struct civil a = date_civil(from), b = date_civil(to);
    return (int64_t)(b.year - a.year) * YEAR_MONTHS + (b.month - a.month) - (b.day < a.day);
}

static void check_age(struct checking *c)
{
    const struct award_category *k = &c->w->category;
    struct arena *a = c->cx->arena;
    if (id_is_none(c->w->nomination.person) || (!k->age_min && !k->age_max)) return;
    date day = round_counted_on(&c->w->round);
    int64_t age = c->p->birth ? months_between(c->p->birth, day) / YEAR_MONTHS : -1;
    bool fits = age >= 0 && age >= k->age_min && (!k->age_max || age <= k->age_max);
    text range_vi = k->age_max ? text_format(a, "từ %lld đến hết %lld", (long long)k->age_min,
                                             (long long)k->age_max)
                               : text_format(a, "từ đủ %lld", (long long)k->age_min);
    text range_en =
        k->age_max ? text_format(a, "%lld to %lld", (long long)k->age_min, (long long)k->age_max)
                   : text_format(a, "%lld or more", (long long)k->age_min);
    if (age < 0)
        add(c, "/person", "age", CHECK_MISSING,
            text_format(a, "Tuổi %.*s: chưa có ngày sinh", TEXT_ARGS(range_vi)),
            text_format(a, "Age %.*s: no day of birth", TEXT_ARGS(range_en)));
    else
        add(c, "/person", "age", fits ? CHECK_MET : CHECK_MISSING,
            text_format(a, "Tuổi %.*s: %lld", TEXT_ARGS(range_vi), (long long)age),
            text_format(a, "Age %.*s: %lld", TEXT_ARGS(range_en), (long long)age));
    if (age >= 0 && age < CONSENT_AGE)
        add(c, "/evidence", "consent",
            code_set_has(c->attached, SHOWS_CONSENT) ? CHECK_MET : CHECK_MISSING,
            TEXT("Dưới 16 tuổi: có đồng ý của người giám hộ"),
            TEXT("Under 16: a guardian's consent is attached"));
}

static void check_number(struct checking *c, const char *slug, int64_t least, int64_t is,
                         unsigned document, const char *vi, const char *en)
{
    struct arena *a = c->cx->arena;
    if (!least) return;
    add(c, "/evidence", slug, proved_or_shown(c, is >= least, document),
        text_format(a, "%s: cần %lld, ngân hàng chứng minh được %lld", vi, (long long)least,
                    (long long)is),
        text_format(a, "%s: %lld needed, the bank proves %lld", en, (long long)least,
                    (long long)is));
}

/* How the register of teams has it. No paper makes up for a review that failed or is overdue; where
 * the category does not ask for one, it is told all the same and stops nobody. */
static void check_review(struct checking *c)
{
    const struct team_known *t = &c->p->team;
    struct arena *a = c->cx->arena;
    bool asked = c->w->category.needs_review;
    if (id_is_none(t->id) || !t->standing || (!asked && t->lawful)) return;
    text until = t->review_due ? date_format_vi(a, t->review_due) : TEXT("");
    add(c, "/team", "review",
        t->lawful ? CHECK_MET
        : asked   ? CHECK_MISSING
                  : CHECK_NOTED,
        text_format(a, "Mặt trận Tổ quốc rà soát: %s%s%.*s", t->standing_vi,
                    until.size ? ", hạn " : "", TEXT_ARGS(until)),
        text_format(a, "Review by the Fatherland Front: %s%s%.*s", t->standing_en,
                    until.size ? ", due " : "", TEXT_ARGS(until)));
}

static void check_conditions(struct checking *c)
{
    const struct award_category *k = &c->w->category;
    const struct team_known *t = &c->p->team;
    date day = round_counted_on(&c->w->round);
    check_age(c);
    check_number(c, "years", k->years_min, c->p->done.years, SHOWS_REPORT,
                 "Số năm tình nguyện liên tục", "Unbroken years as a volunteer");
    check_number(c, "members", k->members_min, t->members, SHOWS_MEMBERS, "Số thành viên",
                 "Members");
    check_number(c, "coordinators", k->coordinators_min, t->coordinators, SHOWS_MEMBERS,
                 "Số người điều hành", "Coordinators");
    check_number(c, "founded", k->months_founded_min,
                 t->founded && t->founded <= day ? months_between(t->founded, day) : 0,
                 SHOWS_FOUNDING, "Số tháng từ khi thành lập", "Months since founding");
    if (k->needs_charter)
        add(c, "/evidence", "charter", proved_or_shown(c, t->charter, SHOWS_CHARTER),
            TEXT("Có quy chế hoạt động"), TEXT("Has an operating charter"));
    check_review(c);
    if (k->minority)
        add(c, "/minority", "minority", c->w->nomination.minority ? CHECK_MET : CHECK_MISSING,
            TEXT("Hạng mục dành cho người dân tộc thiểu số: người được đề cử tự khai"),
            TEXT("For ethnic minorities: said by the nominee"));
}

/* ---- reports and documents ------------------------------------------------------------------- */

static void check_report(struct checking *c, const char *field, text report, bool needed,
                         const char *vi, const char *en)
{
    struct arena *a = c->cx->arena;
    long long words = (long long)words_count(report);
    long long most = (long long)words_most(c->cx, c->tx, &c->w->category);
    if (!words && !needed) return;
    if (!words)
        add(c, field, "missing", CHECK_MISSING, text_format(a, "%s: chưa viết", vi),
            text_format(a, "%s: not written", en));
    else if (words > most)
        add(c, field, "words", CHECK_MISSING,
            text_format(a, "%s: %lld từ, nhiều nhất %lld", vi, words, most),
            text_format(a, "%s: %lld words, at most %lld", en, words, most));
    else
        add(c, field, "words", CHECK_MET, text_format(a, "%s: %lld/%lld từ", vi, words, most),
            text_format(a, "%s: %lld of %lld words", en, words, most));
}

static void check_reports(struct checking *c)
{
    const struct nomination *n = &c->w->nomination;
    bool model = c->w->category.of == NOMINEE_MODEL;
    if (!text_trim(n->summary).size)
        add(c, "/summary", "missing", CHECK_MISSING, TEXT("Tóm tắt thành tích: chưa viết"),
            TEXT("Summary: not written"));
    check_report(c, "/achievements", n->achievements, true, "Báo cáo thành tích", "Achievements");
    check_report(c, "/initiative", n->initiative, model, "Sáng kiến, mô hình",
                 "Initiatives, models");
    check_report(c, "/replication", n->replication, model, "Khả năng nhân rộng",
                 "Can it be copied");
}

static void check_documents(struct checking *c)
{
    struct arena *a = c->cx->arena;
    for (const struct term *t = award_document_vocabulary.terms; t->number; t++)
        if (code_set_has(c->w->category.needs, t->number))
            add(c, "/evidence", "document",
                code_set_has(c->attached, t->number) ? CHECK_MET : CHECK_MISSING,
                text_format(a, "Tài liệu: %s", t->vi), text_format(a, "Document: %s", t->en));
}

err checklist_make(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                   const struct proof *p, struct checklist *out)
{
    struct checking c = { .cx = cx, .tx = tx, .w = w, .p = p, .list = out };
    struct award_list files;
    *out = (struct checklist){ 0 };
    err e = award_list(cx, tx, &evidence_entity, "nomination", w->nomination.id, &files);
    for (size_t i = 0; !e && i < files.count; i++)
        code_set_add(&c.attached, ((const struct evidence *)award_list_at(&files, i))->kind);
    if (e) return e;
    check_conditions(&c);
    check_reports(&c);
    check_documents(&c);
    return ERR_NONE;
}
