/* SPDX-License-Identifier: MIT
 * ready: what a round must say before it opens: categories, criteria of 100 % together, dates in
 * order and to come. All that is missing is said at once. */
#include "round_move.h"

static const char *pointer(struct ctx *cx, const char *what, id which)
{
    return text_z(cx->arena,
                  text_format(cx->arena, "/%s/%.*s", what, TEXT_ARGS(id_text(cx->arena, which))));
}

static err check_category(struct ctx *cx, struct tx *tx, const struct award_category *c)
{
    struct award_list criteria;
    int64_t weight = 0;
    err e = award_list(cx, tx, &award_criterion_entity, "category", c->id, &criteria);
    if (e) return e;
    for (size_t i = 0; i < criteria.count; i++)
        weight += ((const struct award_criterion *)award_list_at(&criteria, i))->weight;
    if (weight != 100)
        ctx_flaw(cx, pointer(cx, "categories", c->id), "weights",
                 SAY("«%.*s»: trọng số các tiêu chí cộng lại là %lld %%, phải là 100 %%",
                     "«%.*s»: the weights of its criteria make %lld %%, not 100 %%"),
                 TEXT_ARGS(c->title), (long long)weight);
    return ERR_NONE;
}

static void in_order(struct ctx *cx, const char *at, date earlier, date later, const char *vi,
                     const char *en)
{
    if (earlier && later && later < earlier)
        ctx_flaw(cx, at, "order", SAY("%s%.0s", "%.0s%s"), vi, en);
}

static void check_pair(struct ctx *cx, const char *at, date from, date until)
{
    if (!from != !until)
        ctx_flaw(cx, at, "pair",
                 SAY("Ghi cả ngày bắt đầu và ngày kết thúc, hoặc để trống cả hai",
                     "Give both the first and the last day, or neither"));
}

void round_check_dates(struct ctx *cx, const struct award_round *r)
{
    in_order(cx, "/dossiers_until", r->dossiers_from, r->dossiers_until,
             "Ngày cuối nhận hồ sơ phải từ ngày đầu trở đi", "It must not end before it begins");
    in_order(cx, "/check_until", r->dossiers_until, r->check_until,
             "Hạn xác nhận phải từ ngày cuối nhận hồ sơ trở đi",
             "Levels confirm until the last day for dossiers at least");
    in_order(cx, "/comment_until", r->comment_from, r->comment_until,
             "Ngày cuối lấy ý kiến phải từ ngày đầu trở đi", "It must not end before it begins");
    in_order(cx, "/vote_until", r->vote_from, r->vote_until,
             "Ngày cuối bình chọn phải từ ngày đầu trở đi", "It must not end before it begins");
    in_order(cx, "/council_on", r->check_until, r->council_on,
             "Hội đồng họp sau hạn xác nhận hồ sơ",
             "The council meets when dossiers are confirmed");
    in_order(cx, "/council_on", r->comment_until, r->council_on,
             "Hội đồng họp sau khi lấy ý kiến xong", "The council meets when comments are over");
    in_order(cx, "/council_on", r->vote_until, r->council_on, "Hội đồng họp sau khi bình chọn xong",
             "The council meets when the vote is over");
    in_order(cx, "/decision_on", r->council_on, r->decision_on,
             "Ngày quyết định phải từ ngày họp hội đồng trở đi",
             "It is decided when the council has met");
    in_order(cx, "/ceremony_on", r->decision_on, r->ceremony_on,
             "Ngày trao phải từ ngày quyết định trở đi", "It is given when it is decided");
    if (r->blind && (r->comment_from || r->vote_from))
        ctx_flaw(cx, "/blind", "public",
                 SAY("Đã lấy ý kiến hoặc bình chọn công khai thì ai cũng biết hồ sơ của ai: không "
                     "chấm kín danh tính được",
                     "What the public comments or votes on everybody knows: it cannot be judged "
                     "blind"));
    check_pair(cx, "/comment_until", r->comment_from, r->comment_until);
    check_pair(cx, "/vote_until", r->vote_from, r->vote_until);
}

err round_ready(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    struct award_list categories;
    err e = award_list(cx, tx, &award_category_entity, "round", r->id, &categories);
    if (e) return e;
    round_check_dates(cx, r);
    if (r->dossiers_until < instant_date(cx->now))
        ctx_flaw(cx, "/dossiers_until", "past",
                 SAY("Ngày cuối nhận hồ sơ đã qua", "The last day for dossiers has passed"));
    if (!categories.count)
        ctx_flaw(cx, "/categories", "none",
                 SAY("Đợt xét chưa có hạng mục nào", "The round has no category"));
    for (size_t i = 0; !e && i < categories.count; i++)
        e = check_category(cx, tx, award_list_at(&categories, i));
    return e ? e : cx->error;
}
