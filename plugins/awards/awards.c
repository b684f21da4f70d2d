/* SPDX-License-Identifier: MIT
 * awards: the manifest of the awards plugin: rounds, dossiers, councils, ballots, honours. */
#include "awards.h"

#include "ballot/flow.h"
#include "council/council_routes.h"
#include "demo_rounds.h"
#include "dossier/dossier.h"
#include "dossier/files.h"
#include "dossier/print.h"
#include "dossier/view.h"
#include "dossier/write.h"
#include "nomination/move.h"
#include "nomination/start.h"
#include "nomination/view.h"
#include "public/ceremony.h"
#include "public/comment.h"
#include "public/demo_public.h"
#include "public/honour_book.h"
#include "public/public.h"
#include "public/reach.h"
#include "public/round_view.h"
#include "public/shown.h"
#include "public/vote.h"
#include "round/round_move.h"
#include "round/template.h"
#include "score/facts.h"
#include "score/score.h"
#include "score/standing.h"

extern API const struct plugin awards_plugin;

static err demo_awards(struct ctx *cx, const struct demo_options *options)
{
    err e = demo_public(cx, options);
    return e ? e : demo_rounds(cx, options);
}

static const char *const needs[] = { "bank", NULL };
static const char *const wants[] = { "paper@1", "tie@1", NULL };

static const struct permission permissions[] = {
    /* round/, nomination/ */
    { "award_round.write", "Mở, đặt lịch các đợt xét khen thưởng", "Open rounds of awards",
      ROLES_STAFF, false },
    { "nomination.read", "Xem hồ sơ đề nghị khen thưởng", "Read dossiers", ROLES_WATCHING, true },
    { "nomination.write", "Lập hồ sơ đề nghị cho đơn vị", "Nominate for a unit", ROLES_STAFF,
      true },
    { "nomination.confirm", "Xác nhận, trả lại hồ sơ của cấp dưới", "Confirm dossiers from below",
      ROLES_STAFF, true },
    { "nomination.decide", "Thẩm định hồ sơ, ra quyết định của đợt xét",
      "Check dossiers and decide a round", ROLES_STAFF, true },
    /* council/, ballot/ */
    { "council.read", "Xem thành viên hội đồng", "See who sits on councils", ROLES_WATCHING, true },
    { "council.manage", "Lập hội đồng, phân công chấm", "Name councils, assign reviews",
      ROLES_STAFF, true },
    { "council.sit", "Chấm hồ sơ, bỏ phiếu trong hội đồng", "Score and vote in a council",
      ROLES_STAFF | ROLE_BIT(ROLE_COUNCIL), false },
    /* public/ */
    { "honour.read", "Xem sổ khen thưởng", "Read the book of honours", ROLES_WATCHING, true },
    { "honour.write", "Ghi, thu hồi khen thưởng", "Write and revoke honours", ROLES_STAFF, true },
    { "comment.moderate", "Duyệt ý kiến của công chúng", "Moderate comments", ROLES_STAFF, true },
    { 0 }
};

/* clang-format off: a line for each part */
static const struct entity *const entities[] = {
    /* round/, nomination/ */
    &award_entity, &award_round_entity, &award_category_entity, &award_criterion_entity,
    &nomination_entity, &confirmation_entity,
    /* dossier/ */
    &nomination_proof_entity, &evidence_entity, &declared_conflict_entity,
    /* council/ */
    &council_member_entity, &review_entity, &review_score_entity,
    /* ballot/, score/ */
    &ballot_box_entity, &ballot_candidate_entity, &ballot_entity, &ballot_taken_entity,
    &award_verdict_entity,
    /* public/ */
    &honour_entity, &public_comment_entity, &public_vote_entity, &public_voter_entity,
    &vote_batch_entity, &poll_entity, &nomination_consent_entity, &round_document_entity, NULL
};
/* clang-format on */

#define BODY(table, type) .body = table, .body_size = sizeof(struct type)
#define QUERY(table, type) .query = table, .query_size = sizeof(struct type)

static const struct route routes[] = {
    /* round/, nomination/ */
    { GET, "/award_templates", award_templates, SLOW, "award_round.write",
      .summary = "Mẫu đợt xét có sẵn", .summary_en = "Shipped templates of rounds" },
    { POST, "/award_rounds/from_template", round_from_template, WRITE, "award_round.write",
      .prepare = round_from_template_prepare, BODY(round_making_fields, round_making),
      .answers = &award_round_entity, .summary = "Lập đợt xét từ mẫu",
      .summary_en = "Make a round from a template" },
    { POST, "/award_rounds/:id/copies", round_copy, WRITE, "award_round.write",
      .scope = "award_round.unit", BODY(round_copying_fields, round_copying),
      .answers = &award_round_entity, .summary = "Chép đợt xét sang năm khác",
      .summary_en = "Copy a round for another year" },
    { POST, "/award_rounds/:id/moves", round_move_route, WRITE, "award_round.write",
      .scope = "award_round.unit", BODY(round_moving_fields, round_moving),
      .answers = &award_round_entity, .summary = "Chuyển bước một đợt xét",
      .summary_en = "Move a round on" },
    { GET, "/award_rounds/:id/dossiers", round_dossiers, SLOW, SIGNED_IN,
      QUERY(dossier_query_fields, dossier_query), .summary = "Hồ sơ của một đợt xét",
      .summary_en = "The dossiers of a round" },
    { POST, "/award_rounds/:id/nominations", nomination_start, WRITE, SIGNED_IN,
      BODY(nominating_fields, nominating), .answers = &nomination_entity,
      .summary = "Bắt đầu một hồ sơ đề cử", .summary_en = "Begin a dossier" },
    { GET, "/nominations/waiting", nominations_waiting, SLOW, SIGNED_IN,
      .summary = "Hồ sơ đang chờ tôi", .summary_en = "Dossiers that wait for me" },
    { GET, "/nominations/:id/path", nomination_path, READ, SIGNED_IN,
      .summary = "Hồ sơ đã qua những bước nào, tôi làm được gì",
      .summary_en = "Where a dossier is, and what I can do" },
    { POST, "/nominations/:id/moves", nomination_move_route, WRITE, SIGNED_IN,
      BODY(nomination_moving_fields, nomination_moving), .answers = &nomination_entity,
      .summary = "Nộp, xác nhận, trả lại, từ chối, rút, thẩm định một hồ sơ",
      .summary_en = "Hand in, confirm, return, refuse, withdraw, check a dossier" },
    { DELETE, "/nominations/:id", nomination_discard, WRITE, SIGNED_IN,
      .summary = "Xóa một bản nháp", .summary_en = "Delete a draft" },
    /* dossier/ */
    { GET, "/me/nominations", me_nominations, READ, SIGNED_IN, .summary = "Hồ sơ đề cử của tôi",
      .summary_en = "My dossiers, and where I may begin one" },
    { GET, "/award_rounds/:id/nominating", round_nominating, READ, SIGNED_IN,
      .summary = "Đề cử vào một đợt: hạng mục nào, thay nhóm nào",
      .summary_en = "Nominating in a round: which categories, for which teams" },
    { GET, "/nominations/:id/dossier", dossier_view, SLOW, SIGNED_IN,
      .summary = "Một hồ sơ: đã viết gì, còn thiếu gì, ngân hàng chứng minh gì",
      .summary_en = "A dossier: what is written, missing, proved, attached" },
    { PATCH, "/nominations/:id", nomination_save, WRITE, SIGNED_IN, BODY(drafting_fields, drafting),
      .body_max = DRAFT_BODY_MOST, .answers = &nomination_entity, .summary = "Lưu bản nháp",
      .summary_en = "Save a draft" },
    { POST, "/nominations/:id/drafts", nomination_save, WRITE, SIGNED_IN,
      BODY(drafting_fields, drafting), .body_max = DRAFT_BODY_MOST, .answers = &nomination_entity,
      .summary = "Lưu bản nháp, rồi nộp", .summary_en = "Save a draft, and hand it in" },
    { POST, "/nominations/:id/evidence", evidence_attach, WRITE, SIGNED_IN,
      .prepare = evidence_prepare, BODY(attaching_fields, attaching),
      .body_max = EVIDENCE_BODY_MOST, .answers = &evidence_entity,
      .summary = "Kèm minh chứng (multipart)", .summary_en = "Attach evidence (multipart)" },
    { GET, "/evidence/:id/content", evidence_content, SLOW, SIGNED_IN,
      .summary = "Tải một minh chứng", .summary_en = "Download evidence" },
    { DELETE, "/evidence/:id", evidence_remove, WRITE, SIGNED_IN, .summary = "Bỏ một minh chứng",
      .summary_en = "Take evidence out" },
    { POST, "/evidence/:id/removals", evidence_remove, WRITE, SIGNED_IN,
      .summary = "Bỏ một minh chứng", .summary_en = "Take evidence out" },
    { POST, "/nominations/:id/conflicts", conflict_declare, WRITE, SIGNED_IN,
      BODY(declaring_fields, declaring), .answers = &declared_conflict_entity,
      .summary = "Khai quan hệ với người có thể chấm",
      .summary_en = "Declare a tie with somebody who may judge" },
    { DELETE, "/declared_conflicts/:id", conflict_take_back, WRITE, SIGNED_IN,
      .summary = "Bỏ một quan hệ đã khai", .summary_en = "Take a declared tie back" },
    { GET, "/nominations/:id/proof/recount", proof_recount, SLOW, SIGNED_IN,
      .summary = "Tính lại bản chứng minh của một hồ sơ",
      .summary_en = "Count a dossier's proof again" },
    { GET, "/nominations/:id/report.pdf", report_pdf, SLOW, SIGNED_IN,
      .summary = "Báo cáo thành tích (PDF)", .summary_en = "The report of merit (PDF)" },
    { GET, "/nominations/:id/report.docx", report_docx, SLOW, SIGNED_IN,
      .summary = "Báo cáo thành tích (Word)", .summary_en = "The report of merit (Word)" },
    { GET, "/nominations/:id/package.zip", dossier_package, SLOW, SIGNED_IN,
      .summary = "Cả hồ sơ (ZIP)", .summary_en = "The whole dossier (ZIP)" },
    { GET, "/award_rounds/:id/proposal.pdf", proposal_pdf, SLOW, "nomination.read",
      QUERY(proposal_query_fields, proposal_query), .summary = "Tờ trình và danh sách (PDF)",
      .summary_en = "The submission and its list (PDF)" },
    { GET, "/award_rounds/:id/proposal.docx", proposal_docx, SLOW, "nomination.read",
      QUERY(proposal_query_fields, proposal_query), .summary = "Tờ trình và danh sách (Word)",
      .summary_en = "The submission and its list (Word)" },
    { GET, "/award_rounds/:id/package.zip", round_package, SLOW, "nomination.read",
      QUERY(proposal_query_fields, proposal_query),
      .summary = "Mọi hồ sơ của một đơn vị, kèm tờ trình (ZIP)",
      .summary_en = "All dossiers of a unit with its submission (ZIP)" },
    /* council/ */
    { GET, "/councils", council_mine, READ, "council.sit", .summary = "Các hội đồng của tôi",
      .summary_en = "The councils I sit on" },
    { GET, "/award_rounds/:id/council", council_view, SLOW, "council.sit",
      QUERY(council_query_fields, council_query), .summary = "Hội đồng, phân công và điểm chấm",
      .summary_en = "The council, its reviews and their points" },
    { POST, "/award_rounds/:id/council", council_seat_new, WRITE, "council.sit",
      BODY(seating_fields, seating), .answers = &council_member_entity,
      .summary = "Mời vào hội đồng", .summary_en = "Name a member of the council" },
    { GET, "/award_rounds/:id/reviews", review_list, READ, "council.sit",
      .summary = "Hồ sơ tôi chấm", .summary_en = "What I review" },
    { POST, "/award_rounds/:id/reviews", council_share, WRITE, "council.sit",
      .prepare = council_share_prepare, BODY(sharing_out_fields, sharing_out),
      .summary = "Phân công chấm", .summary_en = "Share dossiers out to reviewers" },
    { GET, "/reviews/:id", review_view, SLOW, "council.sit", .summary = "Hồ sơ và phiếu chấm",
      .summary_en = "A dossier and its review" },
    { PUT, "/reviews/:id/scores", review_score, WRITE, "council.sit", BODY(scoring_fields, scoring),
      .summary = "Cho điểm một tiêu chí", .summary_en = "Give points for a criterion" },
    { POST, "/reviews/:id/give", review_give, WRITE, "council.sit", BODY(giving_fields, giving),
      .summary = "Nộp phiếu chấm", .summary_en = "Give the review" },
    { POST, "/reviews/:id/set_aside", review_put_aside, WRITE, "council.sit",
      BODY(setting_aside_fields, setting_aside), .summary = "Để phiếu ra ngoài",
      .summary_en = "Set a review aside" },
    /* ballot/, score/ */
    { POST, "/award_rounds/:id/rule_scores", award_round_score, JOB, "nomination.decide",
      .scope = "award_round.unit", .answers = &job_entity,
      .summary = "Chấm các hồ sơ của đợt xét bằng quy tắc của từng cụm",
      .summary_en = "Ask the districts' rules about every dossier of a round" },
    { GET, "/nominations/:id/rule_score", nomination_rule_score, READ, SIGNED_IN,
      .summary = "Điểm mà quy tắc của cụm cho một hồ sơ",
      .summary_en = "What the district's rule said of a dossier" },
    { POST, "/award_verdicts/:id/replays", award_verdict_replay, SLOW, SIGNED_IN,
      .summary = "Tính lại điểm của quy tắc", .summary_en = "Compute a rule's points again" },
    { GET, "/award_rounds/:id/standing", award_round_standing, SLOW, SIGNED_IN,
      .summary = "Thứ hạng các hồ sơ theo điểm của hội đồng",
      .summary_en = "The order of a round's dossiers by the council's scores" },
    { GET, "/award_rounds/:id/ballots", award_round_ballots, SLOW, SIGNED_IN,
      .summary = "Các hòm phiếu của một đợt xét", .summary_en = "The ballot boxes of a round" },
    { POST, "/award_rounds/:id/ballots", ballot_open, WRITE, SIGNED_IN,
      .prepare = ballot_open_prepare, BODY(ballot_opening_fields, ballot_opening),
      .answers = &ballot_box_entity, .summary = "Mở hòm phiếu kín cho một hạng mục",
      .summary_en = "Open a secret ballot over a category" },
    { GET, "/ballot_boxes/:id/paper", ballot_paper, READ, SIGNED_IN,
      .summary = "Lá phiếu; sau khi kiểm có kết quả",
      .summary_en = "The ballot paper; the counts once it is closed" },
    { PUT, "/ballot_boxes/:id/ballot", ballot_cast, WRITE, "council.sit",
      .prepare = ballot_cast_prepare, BODY(ballot_casting_fields, ballot_casting),
      .summary = "Bỏ phiếu", .summary_en = "Cast a ballot" },
    { POST, "/ballot_boxes/:id/closings", ballot_close, WRITE, SIGNED_IN,
      .prepare = ballot_close_prepare, BODY(ballot_closing_fields, ballot_closing),
      .answers = &ballot_box_entity, .summary = "Kiểm phiếu", .summary_en = "Count a ballot" },
    { POST, "/ballot_boxes/:id/voids", ballot_void, WRITE, SIGNED_IN,
      BODY(ballot_voiding_fields, ballot_voiding), .answers = &ballot_box_entity,
      .summary = "Hủy một hòm phiếu để bỏ lại", .summary_en = "Declare a ballot void" },
    { GET, "/ballot_boxes/:id/minutes", ballot_minutes, SLOW, SIGNED_IN,
      .summary = "Biên bản kiểm phiếu để in", .summary_en = "The minutes of a ballot to print" },
    { POST, "/award_rounds/:id/decisions", award_round_decide, WRITE, "nomination.decide",
      .scope = "award_round.unit", BODY(award_deciding_fields, award_deciding),
      .answers = &award_round_entity, .summary = "Ghi số, ngày quyết định khen thưởng",
      .summary_en = "Note the decision's number and day" },
    { GET, "/award_rounds/:id/decision_paper", award_decision_paper, SLOW, "nomination.decide",
      .scope = "award_round.unit", .summary = "Quyết định khen thưởng để in",
      .summary_en = "The decision to print" },
    /* public/ */
    { GET, "/public/award_rounds", rounds_public, READ, PUBLIC,
      .summary = "Các đợt xét khen thưởng", .summary_en = "Rounds of awards" },
    { GET, "/public/award_rounds/:id", round_public, READ, PUBLIC,
      .summary = "Một đợt xét: lịch, người được đề cử, kết quả",
      .summary_en = "A round: calendar, nominees, results" },
    { GET, "/public/honours", honours_public, READ, PUBLIC,
      QUERY(honours_query_fields, honours_query), .summary = "Ai đã được khen",
      .summary_en = "Who was honoured" },
    { GET, "/public/honours/:id", honour_public, READ, PUBLIC, .summary = "Một tấm gương, mô hình",
      .summary_en = "One honour and its story" },
    { POST, "/award_rounds/:id/honours", honours_create, WRITE, "honour.write",
      .scope = "award_round.unit", .summary = "Vào sổ khen thưởng theo quyết định",
      .summary_en = "Enter what the decision awarded in the book" },
    { PATCH, "/honours/:id", honour_write, WRITE, "honour.write", .scope = "honour.unit",
      BODY(honour_writing_fields, honour_writing), .answers = &honour_entity,
      .summary = "Viết câu chuyện, công khai hoặc không", .summary_en = "Its story, and if shown" },
    { POST, "/honours/:id/revocations", honour_revoke, WRITE, "honour.write",
      .scope = "honour.unit", BODY(honour_revoking_fields, honour_revoking),
      .answers = &honour_entity, .summary = "Thu hồi khen thưởng",
      .summary_en = "Revoke an honour" },
    { GET, "/honours/:id/paper", honour_paper_print, SLOW, "honour.read", .scope = "honour.unit",
      .summary = "Giấy chứng nhận khen thưởng để in (PDF, A4 ngang)",
      .summary_en = "The certificate to print (PDF, A4 landscape)" },
    { GET, "/award_rounds/:id/ceremony.xlsx", ceremony_sheet, SLOW, "honour.read",
      .scope = "award_round.unit", .summary = "Danh sách trao thưởng (Excel)",
      .summary_en = "The list for the ceremony (Excel)" },
    { GET, "/award_rounds/:id/ceremony.pdf", ceremony_paper, SLOW, "honour.read",
      .scope = "award_round.unit", .summary = "Danh sách trao thưởng để in (PDF)",
      .summary_en = "The list for the ceremony to print (PDF)" },
    { GET, "/award_rounds/:id/reach", round_reach, SLOW, "nomination.read",
      .scope = "award_round.unit", .summary = "Nhóm nào chưa được đề cử",
      .summary_en = "Who is never nominated" },
    { GET, "/public/nominations/:id", nomination_public, READ, PUBLIC,
      .summary = "Một người, tập thể được đề cử và ý kiến công chúng",
      .summary_en = "A nominee before the public, and what people say" },
    { POST, "/public/nominations/:id/comments", comment_create, WRITE, PUBLIC,
      BODY(commenting_fields, commenting), .limit = &comment_limit, .summary = "Góp ý",
      .summary_en = "Comment on a nominee" },
    { POST, "/public_comments/:id/decisions", comment_decide, WRITE, "comment.moderate",
      .scope = "public_comment.nomination.round.unit",
      BODY(comment_deciding_fields, comment_deciding), .answers = &public_comment_entity,
      .summary = "Đăng hoặc không đăng một ý kiến", .summary_en = "Show a comment, or not" },
    { GET, "/public/award_rounds/:id/ballot", vote_ballot, READ, PUBLIC,
      .summary = "Phiếu bình chọn của một đợt", .summary_en = "The ballot of a round" },
    { POST, "/public/award_rounds/:id/vote_codes", vote_code_create, WRITE, PUBLIC,
      .prepare = vote_code_prepare, BODY(vote_code_wish_fields, vote_code_wish),
      .limit = &vote_code_limit, .summary = "Xin mã bình chọn qua tin nhắn",
      .summary_en = "Ask for a code to vote with" },
    { POST, "/public/award_rounds/:id/vote_tickets", vote_ticket_create, WRITE, PUBLIC,
      .prepare = vote_ticket_prepare, BODY(vote_code_given_fields, vote_code_given),
      .limit = &vote_ticket_limit, .summary = "Nhập mã để bình chọn",
      .summary_en = "Give the code, get the right to vote" },
    { POST, "/public/award_rounds/:id/votes", vote_create, WRITE, PUBLIC, .prepare = vote_prepare,
      BODY(vote_cast_fields, vote_cast), .limit = &vote_limit, .summary = "Bình chọn",
      .summary_en = "Vote" },
    { GET, "/public/award_rounds/:id/count", vote_count_view, SLOW, PUBLIC,
      .summary = "Dấu niêm phong, và kết quả sau khi kiểm phiếu",
      .summary_en = "Heads of the chain, and the counts once it is over" },
    { GET, "/public/award_rounds/:id/votes.txt", vote_file, SLOW, PUBLIC,
      .summary = "Mọi phiếu, để ai cũng đếm lại được",
      .summary_en = "All votes, for anybody to count again" },
    { POST, "/award_rounds/:id/vote_counts", vote_count_start, JOB, "nomination.decide",
      .scope = "award_round.unit", .answers = &job_entity,
      .summary = "Niêm phong phiếu đang chờ; kiểm phiếu nếu đã hết hạn",
      .summary_en = "Seal what waits; count when the vote is over" },
    { 0 }
};

static const struct page pages[] = {
    /* dossier/ */
    { "/de-cu", "nominating", "/me/nominations", SIGNED_IN, "Đề cử khen thưởng", "Nominating", NULL,
      NULL, NULL, "me", .about = "Đề cử bản thân hoặc đội của bạn",
      .about_en = "Nominate yourself or your team" },
    { "/de-cu/dot/:id", "nominate", "/award_rounds/:id/nominating", SIGNED_IN, "Bắt đầu một hồ sơ",
      "Begin a dossier", "/award_rounds/:id/nominations", "/de-cu/{id}", NULL, "me" },
    { "/de-cu/:id", "dossier", "/nominations/:id/dossier", SIGNED_IN, "Hồ sơ đề cử", "Dossier",
      "/nominations/:id/drafts", "/de-cu/{id}", NULL, "me" },
    { "/de-cu/:id/minh-chung", "dossier_file", "/nominations/:id/dossier", SIGNED_IN,
      "Kèm minh chứng", "Attach evidence", "/nominations/:id/evidence", "/de-cu/{nomination}", NULL,
      "me" },
    { "/de-cu/:id/quan-he", "dossier_tie", "/nominations/:id/dossier", SIGNED_IN, "Khai quan hệ",
      "Declare a tie", "/nominations/:id/conflicts", "/de-cu/{nomination}", NULL, "me" },
    { "/de-cu/:id/rut", "dossier_withdraw", "/nominations/:id/dossier", SIGNED_IN, "Rút hồ sơ",
      "Withdraw", "/nominations/:id/moves", "/de-cu/{id}", NULL, "me" },
    { "/bo-minh-chung/:id", "dossier_file_out", NULL, SIGNED_IN, "Bỏ minh chứng",
      "Take evidence out", "/evidence/:id/removals", "/de-cu/{nomination}", NULL, "me" },
    /* public/ */
    { "/giai-thuong", "award_rounds", "/public/award_rounds", PUBLIC, "Giải thưởng, khen thưởng",
      "Awards", NULL, NULL, NULL, NULL,
      .about = "Đợt xét nào đang mở, ai được đề cử, góp ý và bình chọn",
      .about_en = "Open rounds and nominees, to comment on and vote for" },
    { "/giai-thuong/:id", "award_round", "/public/award_rounds/:id", PUBLIC, "Đợt xét khen thưởng",
      "Round of an award", NULL, NULL, NULL, NULL },
    { "/vinh-danh", "honours", "/public/honours", PUBLIC, "Bảng vàng tình nguyện", "Honours", NULL,
      NULL, NULL, NULL, .about = "Người, tập thể, mô hình đã được khen và chuyện của họ",
      .about_en = "People, groups and models honoured, and their stories" },
    { "/vinh-danh/:id", "honour", "/public/honours/:id", PUBLIC, "Tấm gương tình nguyện", "Honour",
      NULL, NULL, NULL, NULL },
    { "/ung-vien/:id", "nominee", "/public/nominations/:id", PUBLIC, "Người được đề cử", "Nominee",
      "/public/nominations/:id/comments", "/ung-vien/{nomination}?gui=1", NULL, NULL },
    { "/giai-thuong/:id/binh-chon", "vote", "/public/award_rounds/:id/ballot", PUBLIC, "Bình chọn",
      "Vote", "/public/award_rounds/:id/vote_codes", "/giai-thuong/{round}/binh-chon/ma", NULL,
      NULL },
    { "/giai-thuong/:id/binh-chon/ma", "vote_code", "/public/award_rounds/:id/ballot", PUBLIC,
      "Nhập mã bình chọn", "Your code", "/public/award_rounds/:id/vote_tickets",
      "/giai-thuong/{round}/binh-chon/phieu", NULL, NULL },
    { "/giai-thuong/:id/binh-chon/phieu", "vote_ballot", "/public/award_rounds/:id/ballot", PUBLIC,
      "Phiếu bình chọn", "Your ballot", "/public/award_rounds/:id/votes",
      "/giai-thuong/{round}/binh-chon/phieu?gui=1", NULL, NULL },
    { "/giai-thuong/:id/kiem-phieu", "vote_count", "/public/award_rounds/:id/count", PUBLIC,
      "Kiểm phiếu bình chọn", "The count", NULL, NULL, NULL, NULL },
    { 0 }
};

static const struct rule_hook *const hooks[] = { &awards_score_hook, NULL };

static const struct job_kind jobs[] = {
    /* round/ */
    { "awards.rounds", "Chuyển bước các đợt xét theo lịch", "Rounds of awards by their calendar",
      job_award_rounds, .every_s = 3600 },
    /* ballot/, score/ */
    { AWARD_SCORING_JOB, "Chấm hồ sơ bằng quy tắc", "Scoring dossiers by rule", job_award_scoring,
      true },
    { BALLOT_KEYS_JOB, "Hủy khóa hòm phiếu", "Destroying keys of ballot boxes", job_ballot_keys,
      true, 3600 },
    /* public/ */
    { VOTE_JOB, "Niêm phong, kiểm phiếu bình chọn", "Sealing and counting public votes", vote_job,
      .resumes = true, .every_s = 60 },
    { 0 }
};

static const struct command commands[] = {
    /* public/ */
    { "vote recount", USAGE_RECOUNT, "đếm lại một lượt bình chọn từ tệp đã công bố hoặc từ dữ liệu",
      "count a public vote again, from the published file or the data", false, vote_recount_command,
      .reads = true },
    { "vote tickets", USAGE_TICKETS, "phiếu thử của tỉnh mẫu, để thử tải",
      "tickets of a demo, to try the vote under load", true, vote_tickets_command, .reads = true },
    { 0 }
};

static const struct service services[] = { { "honour", 1, &honour_service }, { 0 } };

API const struct plugin awards_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "awards",
    .title = { .vi = "Khen thưởng", .en = "Awards" },
    .needs = needs,
    .wants = wants,
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .pages = pages,
    .hooks = hooks,
    .jobs = jobs,
    .settings = awards_settings,
    .commands = commands,
    .services = services,
    .demo = demo_awards,
};
