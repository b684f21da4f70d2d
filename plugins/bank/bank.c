/* SPDX-License-Identifier: MIT
 * bank: the manifest of the volunteer bank: nothing but tables. What a row names is in the file of
 * that thing: sign-ups in signup_flow.c, attendance in attend.c, hours in credit.c. */
#include "attend.h"
#include "bank.h"
#include "campaign_affected.h"
#include "campaign_end.h"
#include "campaign_flow.h"
#include "campaign_model.h"
#include "coming.h"
#include "credited.h"
#include "demo.h"
#include "duplicates.h"
#include "evaluate_facts.h"
#include "evaluate/appeals.h"
#include "evaluate/command.h"
#include "evaluate/mine.h"
#include "evaluate/reports.h"
#include "evaluate/round_routes.h"
#include "evaluate/run.h"
#include "evaluate/year_before.h"
#include "jobs.h"
#include "join.h"
#include "lists.h"
#include "match/apply.h"
#include "match/assign.h"
#include "match/command.h"
#include "match/export.h"
#include "match/matching.h"
#include "match/prices.h"
#include "match/replace.h"
#include "match/result.h"
#include "match/run_preview.h"
#include "match/surge.h"
#include "match/tidy.h"
#include "match/why_mine.h"
#include "official_load.h"
#include "me.h"
#include "measures.h"
#include "paper_join.h"
#include "partner/board.h"
#include "person.h"
#include "record_done.h"
#include "risk.h"
#include "signup_routes.h"
#include "state.h"
#include "team_known.h"
#include "team_register/register_routes.h"
#include "verdict.h"
#include "verdict_replay.h"

static const char *const wants[] = { "credential@1", "study@1", "filing@1", NULL };

#define AND_LEADER ROLE_BIT(ROLE_TEAM_LEADER)
#define AND_PARTNER ROLE_BIT(ROLE_PARTNER)
#define ROLES_AREA (ROLE_BIT(ROLE_AREA_ADMIN) | ROLE_BIT(ROLE_PROVINCE_ADMIN))

static const struct permission permissions[] = {
    { "volunteer.read", "Xem hồ sơ tình nguyện viên", "See volunteer records", ROLES_STAFF, true },
    { "volunteer.write", "Sửa hồ sơ tình nguyện viên", "Edit volunteer records", ROLES_STAFF,
      false },
    { "team.write", "Sửa đội, nhóm", "Edit teams", ROLES_STAFF, false },
    { "team.register", "Xem sổ đội, nhóm", "See the register of teams",
      ROLES_WATCHING | ROLE_BIT(ROLE_FRONT), false },
    { "team.review", "Rà soát đội, nhóm", "Review teams", ROLE_BIT(ROLE_FRONT), false },
    { "campaign.read", "Xem chiến dịch, kể cả bản nháp", "See campaigns, drafts too",
      ROLES_WATCHING | AND_LEADER | AND_PARTNER, false },
    { "campaign.write", "Sửa chiến dịch", "Edit campaigns", ROLES_STAFF, false },
    { "campaign_model.write", "Sửa mô hình quản lý và chứng nhận", "Edit models and certificates",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "partner.read", "Xem phần việc của sở, ngành", "See what departments do",
      ROLES_WATCHING | AND_PARTNER, false },
    { "partner.write", "Ghi phần việc của sở, ngành mình", "Edit one's own department's part",
      AND_PARTNER, false },
    { "department.write", "Giao mục của Kế hoạch cho sở, ngành", "Say which row is whose",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "inspection.read", "Xem kiểm tra, giám sát", "See inspections",
      AND_PARTNER | ROLE_BIT(ROLE_MONITOR), false },
    { "inspection.write", "Ghi kiểm tra, giám sát", "Write inspection notes",
      AND_PARTNER | ROLE_BIT(ROLE_MONITOR), false },
    { "signup.read", "Xem đăng ký", "See sign-ups", ROLES_LEADING, true },
    { "signup.decide", "Mời, nhận, từ chối", "Invite, accept, decline", ROLES_STAFF, false },
    { "roster.read", "Xem danh sách ca", "See who comes to a shift", ROLES_LEADING | AND_PARTNER,
      false },
    { "attendance.mark", "Điểm danh", "Mark attendance", ROLES_LEADING, false },
    { "credit.write", "Không ghi nhận giờ", "Decline hours", ROLES_STAFF, false },
    { "cadre.read", "Xem cán bộ chuyên trách", "See full-time cadres", ROLES_STAFF, true },
    { "cadre.write", "Sửa cán bộ chuyên trách", "Edit full-time cadres", ROLES_AREA, false },
    { "evaluate.read", "Xem đánh giá năm", "See a year's evaluations", ROLES_STAFF, true },
    { "evaluate.write", "Ghi việc khác, báo bận", "Record other work and notices of absence",
      ROLES_STAFF, false },
    { "evaluate.run", "Mở và chạy đợt đánh giá", "Open and run evaluations", ROLES_AREA, false },
    { "evaluate.publish", "Công bố kết quả đánh giá", "Publish evaluations", ROLES_AREA, false },
    { "evaluate.appeal", "Quyết định phúc tra", "Decide appeals", ROLES_AREA, false },
    { 0 }
};

static const struct entity *const entities[] = {
    /* who */
    &volunteer_entity, &membership_entity, &consent_entity, &language_check_entity, &team_entity,
    &team_member_entity, &team_review_entity, &team_review_step_entity, &team_report_entity,
    &cadre_entity,
    /* what there is to do */
    &campaign_entity, &campaign_partner_entity, &campaign_model_entity, &opening_entity,
    &shift_entity,
    /* departments beside the Youth Union */
    &department_duty_entity, &part_item_entity, &programme_proposal_entity, &programme_ask_entity,
    &inspection_entity,
    /* who does what, and did */
    &signup_entity, &attendance_entity, &credit_entity, &verdict_entity, &match_run_entity,
    /* what a year came to */
    &evaluation_round_entity, &evaluation_entity, &team_evaluation_entity, &appeal_entity,
    &evaluate_work_entity, &absence_notice_entity,
    /* what rules look up */
    &fire_day_entity, NULL
};

#define BODY(table, type) .body = table, .body_size = sizeof(struct type)
#define QUERY(table, type) .query = table, .query_size = sizeof(struct type)

static const struct route routes[] = {
    /* for everybody */
    { GET, "/public/openings", openings_public, SLOW, PUBLIC,
      QUERY(opening_filter_fields, opening_filter), .summary = "Việc đang mở",
      .summary_en = "Open work" },
    { GET, "/campaigns/:id/public", campaign_public, SLOW, PUBLIC,
      .summary = "Một chiến dịch và các ca", .summary_en = "A campaign and its shifts" },
    { GET, "/shifts/:id/public", shift_public, SLOW, PUBLIC, .summary = "Một ca để đăng ký",
      .summary_en = "One shift to sign up for" },
    { POST, "/public/signups", join_public, WRITE, PUBLIC, .prepare = join_prepare,
      BODY(joining_fields, joining), .limit = &join_limit, .summary = "Đăng ký một ca",
      .summary_en = "Sign up for a shift" },

    /* for a volunteer: one's own */
    { GET, "/signups/:id/receipt", signup_receipt, READ, SIGNED_IN,
      .summary = "Giấy hẹn của một đăng ký", .summary_en = "What a sign-up comes to" },
    { GET, "/signups/:id/calendar", signup_calendar, READ, SIGNED_IN,
      .summary = "Tệp lịch của một ca", .summary_en = "Calendar file of a shift" },
    { GET, "/me/schedule", me_schedule, READ, SIGNED_IN, .summary = "Lịch của tôi",
      .summary_en = "My schedule" },
    { GET, "/openings/:id/why", why_mine, SLOW, SIGNED_IN, .summary = "Vì sao tôi không được chọn",
      .summary_en = "Why I was not chosen" },
    { POST, "/me/confirmations", me_confirm, WRITE, SIGNED_IN, BODY(answering_fields, answering),
      .summary = "Nhận lời mời hoặc chỗ trống",
      .summary_en = "Take an invitation or an offered place" },
    { POST, "/me/withdrawals", me_withdraw, WRITE, SIGNED_IN, BODY(answering_fields, answering),
      .summary = "Không đi được", .summary_en = "I cannot come" },
    { GET, "/me/hours", me_hours, READ, SIGNED_IN, .summary = "Giờ tình nguyện của tôi",
      .summary_en = "My volunteer hours" },
    { GET, "/me/profile", me_profile, READ, SIGNED_IN, .summary = "Hồ sơ của tôi",
      .summary_en = "My record" },
    { POST, "/me/profile", me_profile_change, WRITE, SIGNED_IN, BODY(profile_fields, profile),
      .summary = "Sửa hồ sơ của tôi", .summary_en = "Change my record" },
    { POST, "/me/consents", me_consents_change, WRITE, SIGNED_IN,
      BODY(consenting_fields, consent_boxes), .summary = "Đồng ý hoặc rút lại sự đồng ý",
      .summary_en = "Give or take back consent" },
    { GET, "/me/export", me_export, SLOW, SIGNED_IN, .summary = "Mọi dữ liệu về tôi",
      .summary_en = "Everything held about me" },
    { POST, "/me/erase", me_erase, WRITE, SIGNED_IN, .prepare = me_erase_prepare,
      BODY(erasing_fields, erasing), .summary = "Xóa dữ liệu về tôi",
      .summary_en = "Erase what is held about me" },
    { GET, "/me/checkin", check_in_page, READ, SIGNED_IN, QUERY(code_asked_fields, code_asked),
      .summary = "Ca hôm nay của tôi", .summary_en = "My shifts today" },
    { POST, "/me/check-ins", check_in, WRITE, SIGNED_IN, .prepare = check_in_prepare,
      BODY(checking_in_fields, checking_in), .answers = &attendance_entity,
      .limit = &check_in_limit, .summary = "Tự điểm danh bằng mã",
      .summary_en = "Check in with the code" },

    /* for officers and leaders */
    { GET, "/officer/today", officer_today, READ, "signup.read", .summary = "Việc cần làm hôm nay",
      .summary_en = "What waits for me today" },
    { GET, "/openings/:id/candidates", opening_candidates, SLOW, "signup.read",
      .scope = "opening.campaign.unit", QUERY(candidate_filter_fields, candidate_filter),
      .summary = "Người phù hợp cho một việc", .summary_en = "Who fits an opening" },
    { POST, "/openings/:id/invitations", signup_invite_route, WRITE, "signup.decide",
      .scope = "opening.campaign.unit", BODY(inviting_fields, inviting), .answers = &signup_entity,
      .summary = "Mời một người", .summary_en = "Invite somebody" },
    { GET, "/openings/:id/surge", surge_preview, SLOW, "signup.decide",
      .scope = "opening.campaign.unit", QUERY(surge_fields, surge_wish),
      .summary = "Huy động khẩn thì gọi được bao nhiêu người",
      .summary_en = "How many a call-up would reach" },
    { POST, "/openings/:id/surge", surge_start, JOB, "signup.decide",
      .scope = "opening.campaign.unit", BODY(surge_fields, surge_wish), .answers = &job_entity,
      .summary = "Huy động khẩn", .summary_en = "Call up everybody near" },
    { POST, "/signups/:id/decisions", signup_decide_route, WRITE, "signup.decide",
      .scope = "signup.opening.campaign.unit", BODY(deciding_fields, deciding),
      .answers = &signup_entity, .summary = "Nhận, không nhận, cho chờ",
      .summary_en = "Accept, decline or let wait" },
    { POST, "/signups/:id/waivers", signup_waive_route, WRITE, "signup.decide",
      .scope = "signup.opening.campaign.unit", BODY(waiving_fields, waiving),
      .answers = &signup_entity, .summary = "Giữ người không còn chứng chỉ, có lý do",
      .summary_en = "Keep somebody whose certificate is not valid, for a reason" },
    { POST, "/units/:id/certificate_checks", risk_check, JOB, "signup.decide", .scope = "unit",
      .answers = &job_entity, .summary = "Soát lại chứng chỉ trước ca",
      .summary_en = "Check certificates before shifts again" },
    { POST, "/campaigns/:id/publish", campaign_publish, WRITE, "campaign.write",
      .scope = "campaign.unit", .answers = &campaign_entity, .summary = "Công bố chiến dịch",
      .summary_en = "Publish a campaign" },
    { POST, "/campaigns/:id/close", campaign_close, WRITE, "campaign.write",
      .scope = "campaign.unit", .answers = &campaign_entity, .summary = "Kết thúc chiến dịch",
      .summary_en = "Close a campaign" },
    { GET, "/campaigns/figure", campaigns_figure, SLOW, "campaign.read",
      QUERY(model_query_fields, model_query), .summary = "Chiến dịch theo mô hình đã được đào tạo",
      .summary_en = "Campaigns by a model their leader was trained in" },
    { GET, "/campaigns/:id/affected", campaign_affected, SLOW, "campaign.write",
      .scope = "campaign.unit", .summary = "Hủy thì bao nhiêu người phải biết",
      .summary_en = "How many a cancellation concerns" },
    { POST, "/volunteers/paper", paper_join, WRITE, "volunteer.write", .scope = "body.unit",
      BODY(paper_joining_fields, paper_joining), .answers = &volunteer_entity,
      .summary = "Ghi tên một người từ giấy", .summary_en = "Register somebody from paper" },
    { GET, "/volunteers/duplicates", duplicates_list, SLOW, "volunteer.write",
      .summary = "Hồ sơ có thể trùng", .summary_en = "Records that may be the same person" },
    { POST, "/volunteers/:id/merge", volunteer_merge, WRITE, "volunteer.write",
      .scope = "volunteer.unit", BODY(merging_fields, merging), .answers = &volunteer_entity,
      .summary = "Gộp vào hồ sơ khác", .summary_en = "Merge into another record" },
    { GET, "/shifts/:id/roster", shift_roster, READ, "roster.read", .summary = "Danh sách một ca",
      .summary_en = "Who comes to a shift" },
    { GET, "/shifts/:id/poster", shift_poster, READ, "attendance.mark",
      .scope = "shift.opening.campaign.unit", .summary = "Áp phích điểm danh",
      .summary_en = "Check-in poster" },
    { POST, "/shifts/:id/marks", mark_put, WRITE, "attendance.mark",
      .scope = "shift.opening.campaign.unit", .prepare = mark_prepare,
      BODY(marking_fields, marking), .answers = &attendance_entity,
      .summary = "Điểm danh một người", .summary_en = "Mark somebody" },
    { POST, "/match_runs", match_run_start, JOB, "signup.decide", .scope = "body.unit",
      BODY(match_wish_fields, match_wish), .answers = &match_run_entity,
      .summary = "Ghép hàng loạt", .summary_en = "Match in bulk" },
    { GET, "/match_runs/preview", match_run_preview, SLOW, "signup.decide",
      QUERY(match_wish_fields, match_wish), .summary = "Một lượt ghép sẽ gồm những gì",
      .summary_en = "What a matching would be about" },
    { GET, "/match_runs/:id/result", match_run_result, SLOW, "signup.read",
      .summary = "Kết quả một lượt ghép", .summary_en = "What a matching came to" },
    { GET, "/match_runs/:id/shifts/:shift", match_run_shift, SLOW, "signup.read",
      .summary = "Ai được xếp vào một ca, ai kế tiếp",
      .summary_en = "Who has the seats of a shift, and who is next" },
    { GET, "/match_runs/:id/people/:person", match_run_person, SLOW, "signup.read",
      .summary = "Một người được xếp gì, vì sao", .summary_en = "What one person has, and why" },
    { GET, "/match_runs/:id/compare/:other", match_run_compare, SLOW, "signup.read",
      .summary = "So hai lượt ghép", .summary_en = "Compare two matchings" },
    { GET, "/match_runs/:id/instance", match_run_instance, SLOW, "signup.read",
      .summary = "Bài toán của lượt ghép (VBM1)", .summary_en = "The instance (VBM1)" },
    { GET, "/match_runs/:id/certificate", match_run_certificate, SLOW, "signup.read",
      .summary = "Chứng nhận tối ưu (VBC1)", .summary_en = "The certificate (VBC1)" },
    { GET, "/match_runs/:id/replacements", replace_plan, SLOW, "signup.read",
      .summary = "Ai thay người không đi được",
      .summary_en = "Who replaces those who cannot come" },
    { POST, "/match_runs/:id/replacements", replace_invite, WRITE, "signup.decide",
      .scope = "match_run.unit", .prepare = replace_prepare, BODY(replacing_fields, replacing),
      .summary = "Mời người thay", .summary_en = "Invite the replacements" },
    { POST, "/match_runs/:id/apply", match_run_apply, JOB, "signup.decide",
      .scope = "match_run.unit", .answers = &match_run_entity, .summary = "Áp dụng một lượt ghép",
      .summary_en = "Apply a matching" },
    { POST, "/match_runs/:id/undo", match_run_undo, JOB, "signup.decide", .scope = "match_run.unit",
      .answers = &match_run_entity, .summary = "Hoàn tác một lượt ghép",
      .summary_en = "Undo a matching" },
    { GET, "/verdicts/:id/receipt", verdict_read, READ, SIGNED_IN,
      .summary = "Biên nhận: vì sao và theo quy tắc nào",
      .summary_en = "The receipt: why, and by which rule" },
    { GET, "/verdicts/:id/replay", verdict_replay, SLOW, SIGNED_IN,
      .summary = "Biên nhận, tính lại ngay lúc xem",
      .summary_en = "The receipt, computed again while it is read" },
    { POST, "/verdicts/:id/replays", verdict_replay, SLOW, SIGNED_IN, .summary = "Tính lại",
      .summary_en = "Compute it again" },
    { POST, "/credits/:id/declines", credit_decline, WRITE, "credit.write",
      .scope = "credit.attendance.shift.opening.campaign.unit", BODY(declining_fields, declining),
      .answers = &credit_entity, .summary = "Không ghi nhận giờ", .summary_en = "Decline hours" },

    /* the register of teams */
    { GET, "/public/teams", teams_public, SLOW, PUBLIC,
      QUERY(public_team_filter_fields, public_team_filter),
      .summary = "Danh bạ đội, nhóm hoạt động đúng quy định",
      .summary_en = "Teams that run lawfully" },
    { GET, "/team_register", register_list, SLOW, "team.register",
      QUERY(register_filter_fields, register_filter), .summary = "Sổ đội, nhóm",
      .summary_en = "The register of teams" },
    { GET, "/team_register/export", register_export, SLOW, "team.register",
      .summary = "Tải sổ đội, nhóm về Excel", .summary_en = "Download the register as XLSX" },
    { GET, "/teams/:id/register", register_team, SLOW, "team.register",
      .summary = "Một đội trong sổ", .summary_en = "One team of the register" },
    { GET, "/teams/:id/basis", basis_content, SLOW, "team.register",
      .summary = "Bản chụp quyết định thành lập", .summary_en = "Copy of the founding decision" },
    { POST, "/teams/:id/basis", basis_attach, WRITE, "team.write", .scope = "team.unit",
      .prepare = basis_prepare, .answers = &team_entity, .body_max = BASIS_BODY_MOST,
      .summary = "Nộp bản chụp quyết định thành lập",
      .summary_en = "Hand in a copy of the founding decision" },
    { POST, "/teams/:id/reviews", review_open, WRITE, "team.review",
      BODY(review_opening_fields, review_opening), .answers = &team_review_entity,
      .summary = "Lập lịch rà soát một đội", .summary_en = "Plan the review of a team" },
    { POST, "/team_reviews/:id/moves", review_move, WRITE, SIGNED_IN,
      BODY(review_moving_fields, review_moving), .answers = &team_review_entity,
      .summary = "Một bước của lần rà soát", .summary_en = "A step of a review" },
    { POST, "/teams/:id/closings", team_close, WRITE, "team.write", .scope = "team.unit",
      BODY(team_closing_fields, team_closing), .answers = &team_entity,
      .summary = "Giải thể một đội", .summary_en = "Close a team" },
    { POST, "/team_reports/:id/decisions", team_report_decide, WRITE, "team.write",
      .scope = "team_report.team.unit", BODY(report_deciding_fields, report_deciding),
      .answers = &team_report_entity, .summary = "Nhận hoặc trả lại báo cáo của đội",
      .summary_en = "Accept or return a team's report" },
    { GET, "/me/teams", me_teams, SLOW, SIGNED_IN, .summary = "Đội tôi phụ trách",
      .summary_en = "Teams I lead" },
    { POST, "/me/team_reports", me_team_report, WRITE, SIGNED_IN, BODY(reporting_fields, reporting),
      .answers = &team_report_entity, .summary = "Gửi báo cáo năm của đội",
      .summary_en = "Send a team's yearly report" },
    { POST, "/me/team_answers", me_team_answer, WRITE, SIGNED_IN, BODY(mending_fields, mending),
      .answers = &team_review_entity, .summary = "Báo đã khắc phục",
      .summary_en = "Say that it is mended" },
    { POST, "/me/team_names", me_team_name, WRITE, SIGNED_IN, BODY(naming_fields, naming),
      .answers = &team_member_entity, .summary = "Nêu hay không nêu tên đội trưởng",
      .summary_en = "Name the leader or not" },

    /* a year's evaluation */
    { POST, "/evaluation_rounds", round_open, WRITE, "evaluate.run", .scope = "body.unit",
      .prepare = round_open_prepare, BODY(round_wish_fields, round_wish),
      .answers = &evaluation_round_entity, .summary = "Mở đợt đánh giá một năm",
      .summary_en = "Open the evaluation of a year" },
    { DELETE, "/evaluation_rounds/:id", round_discard, WRITE, "evaluate.run",
      .scope = "evaluation_round.unit", .summary = "Bỏ một đợt đánh giá mở nhầm",
      .summary_en = "Discard a round opened by mistake" },
    { POST, "/evaluation_rounds/:id/rule", round_repin, WRITE, "evaluate.run",
      .scope = "evaluation_round.unit", .prepare = round_repin_prepare,
      .answers = &evaluation_round_entity, .summary = "Dùng quy tắc đang áp dụng hôm nay",
      .summary_en = "Take the rule in force today" },
    { POST, "/evaluation_rounds/:id/run", round_run, JOB, "evaluate.run",
      .scope = "evaluation_round.unit", .answers = &evaluation_round_entity,
      .summary = "Chạy đánh giá", .summary_en = "Run the evaluation" },
    { POST, "/evaluation_rounds/:id/publish", round_publish, JOB, "evaluate.publish",
      .scope = "evaluation_round.unit", .answers = &evaluation_round_entity,
      .summary = "Công bố kết quả đánh giá", .summary_en = "Publish the evaluation" },
    { GET, "/evaluation_rounds/:id/people", round_people, SLOW, "evaluate.read",
      .scope = "evaluation_round.unit", QUERY(people_filter_fields, people_filter),
      .summary = "Người trong đợt, theo thứ hạng",
      .summary_en = "People of a round in order of rank" },
    { GET, "/evaluation_rounds/:id/teams", round_team_list, SLOW, "evaluate.read",
      .scope = "evaluation_round.unit", .summary = "Đội trong đợt",
      .summary_en = "Teams of a round" },
    { GET, "/evaluation_rounds/:id/export", round_export, SLOW, "evaluate.read",
      .scope = "evaluation_round.unit", .summary = "Tải đợt đánh giá về Excel",
      .summary_en = "Download a round as XLSX" },
    { GET, "/evaluations/:id/explained", evaluation_explained, SLOW, "evaluate.read",
      .scope = "evaluation.round.unit", .summary = "Một kết quả và cách tính",
      .summary_en = "One evaluation and its reasons" },
    { POST, "/evaluations/:id/corrections", correction_route, WRITE, "evaluate.appeal",
      .scope = "evaluation.round.unit", .prepare = correction_route_prepare,
      BODY(correcting_fields, correcting), .answers = &evaluation_entity,
      .summary = "Tính lại cho một người", .summary_en = "Work one person's year out again" },
    { POST, "/evaluations/:id/appeals", appeal_make, WRITE, SIGNED_IN,
      BODY(appealing_fields, appealing), .answers = &appeal_entity, .body_max = APPEAL_BODY_MAX,
      .summary = "Đề nghị phúc tra", .summary_en = "Appeal" },
    { GET, "/appeals/:id/evidence", appeal_evidence, READ, SIGNED_IN,
      .summary = "Tệp minh chứng của một đề nghị phúc tra",
      .summary_en = "The evidence sent with an appeal" },
    { POST, "/appeals/:id/accept", appeal_accept, WRITE, "evaluate.appeal",
      .scope = "appeal.round.unit", .prepare = appeal_accept_prepare,
      BODY(answering_appeal_fields, answering_appeal), .answers = &appeal_entity,
      .summary = "Nhận phúc tra: tính lại", .summary_en = "Accept an appeal: work it out again" },
    { POST, "/appeals/:id/refuse", appeal_refuse, WRITE, "evaluate.appeal",
      .scope = "appeal.round.unit", BODY(refusing_appeal_fields, answering_appeal),
      .answers = &appeal_entity, .summary = "Giữ nguyên kết quả",
      .summary_en = "Refuse an appeal" },
    { GET, "/me/evaluations", me_evaluations, READ, SIGNED_IN, .summary = "Đánh giá năm của tôi",
      .summary_en = "My evaluations" },
    { GET, "/me/absence_notices", me_notices, READ, SIGNED_IN, .summary = "Báo bận của tôi",
      .summary_en = "My notices of absence" },
    { POST, "/me/absence_notices", me_notice_give, WRITE, SIGNED_IN,
      BODY(noticing_fields, noticing), .answers = &absence_notice_entity, .summary = "Báo bận",
      .summary_en = "Give notice of absence" },
    { POST, "/me/absence_notices/withdrawals", me_notice_withdraw, WRITE, SIGNED_IN,
      BODY(notice_named_fields, notice_named), .summary = "Rút lại báo bận",
      .summary_en = "Withdraw a notice of absence" },
    /* departments */
    { GET, "/partner/board", partner_board, SLOW, "partner.read",
      QUERY(board_query_fields, board_query), .summary = "Phần việc của một sở, ngành",
      .summary_en = "A department's part" },
    { GET, "/partner/workbook", partner_workbook, SLOW, "partner.read",
      QUERY(board_query_fields, board_query), .summary = "Tải phần việc của sở, ngành về Excel",
      .summary_en = "Download a department's part as XLSX" },
    { GET, "/campaign_partners/:id/part", part_view, SLOW, "partner.read",
      .summary = "Một chiến dịch phối hợp", .summary_en = "A co-hosted campaign" },
    { POST, "/campaign_partners/:id/moves", part_move, WRITE, "partner.read",
      BODY(moving_fields, moving), .answers = &campaign_partner_entity,
      .summary = "Nhận, từ chối, thôi phối hợp", .summary_en = "Take part, decline, step back" },
    { POST, "/part_items/:id/answers", item_answer, WRITE, "campaign.write",
      BODY(item_answering_fields, item_answering), .answers = &part_item_entity,
      .summary = "Trả lời nhu cầu của sở, ngành", .summary_en = "Answer what a department needs" },
    { POST, "/part_items/:id/deliveries", item_deliver, WRITE, "partner.write",
      BODY(item_delivering_fields, item_delivering), .answers = &part_item_entity,
      .summary = "Ghi đã làm xong phần việc", .summary_en = "Say that a part is done" },
    { POST, "/part_items/:id/file", item_file_put, WRITE, "partner.write",
      .prepare = item_file_prepare, .body_max = ITEM_FILE_MOST, .answers = &part_item_entity,
      .summary = "Kèm tệp (multipart)", .summary_en = "Attach a file (multipart)" },
    { GET, "/part_items/:id/content", item_file_get, SLOW, "partner.read", .summary = "Tải tệp kèm",
      .summary_en = "Download the file" },
    { POST, "/programme_proposals/:id/asks", proposal_ask, WRITE, "partner.write",
      .scope = "programme_proposal.unit", BODY(asking_fields, asking),
      .answers = &programme_ask_entity, .summary = "Đề nghị một đơn vị nhận chương trình",
      .summary_en = "Ask a unit to take a programme up" },
    { POST, "/programme_asks/:id/moves", ask_move, WRITE, "partner.read",
      BODY(moving_fields, moving), .answers = &programme_ask_entity,
      .summary = "Nhận, từ chối, rút chương trình", .summary_en = "Take up, refuse, take back" },
    { POST, "/inspections/:id/moves", inspection_move, WRITE, "partner.read",
      BODY(moving_fields, moving), .answers = &inspection_entity,
      .summary = "Gửi, trả lời, kết thúc kiểm tra", .summary_en = "Send, answer, close" },

    { GET, "/evaluation_rounds/:id/before", round_before, SLOW, "evaluate.read",
      .summary = "So với năm trước", .summary_en = "Against the year before" },
    { 0 }
};

static const struct page pages[] = {
    { "/", "home", "/public/openings", PUBLIC, "Việc tình nguyện đang mở", "Open volunteer work",
      NULL, NULL, "home", "home", .about = "Tìm việc hợp với bạn, đăng ký trong một phút",
      .about_en = "Find work that fits you and sign up in a minute" },
    { "/c/:id", "campaign", "/campaigns/:id/public", PUBLIC, "Chiến dịch", "Campaign", NULL, NULL,
      "campaign", "home" },
    { "/ca/:id", "signup", "/shifts/:id/public", PUBLIC, "Đăng ký ca", "Sign up for a shift",
      "/public/signups", "/dang-ky/{id}", "signup", "home" },
    { "/dang-ky/:id", "receipt", "/signups/:id/receipt", SIGNED_IN, "Đã gửi đăng ký",
      "Your sign-up is in", NULL, NULL, NULL, "schedule" },
    { "/vi-sao/:id", "why", "/openings/:id/why", SIGNED_IN, "Vì sao tôi không được chọn?",
      "Why was I not chosen?", NULL, NULL, NULL, "home" },
    { "/lich", "schedule", "/me/schedule", SIGNED_IN, "Lịch của tôi", "My schedule",
      "/me/withdrawals", "/lich", "schedule", "schedule" },
    { "/lich/nhan", "schedule", "/me/schedule", SIGNED_IN, "Lịch của tôi", "My schedule",
      "/me/confirmations", "/lich", "schedule", "schedule" },
    { "/gio", "hours", "/me/hours", SIGNED_IN, "Giờ tình nguyện của tôi", "My volunteer hours",
      NULL, NULL, NULL, "me" },
    { "/bien-nhan/:id", "verdict", "/verdicts/:id/receipt", SIGNED_IN, "Vì sao?", "Why?", NULL,
      NULL, NULL, "me" },
    { "/bien-nhan/:id/tinh-lai", "verdict", "/verdicts/:id/replay", SIGNED_IN, "Tính lại",
      "Computed again", NULL, NULL, NULL, "me" },
    { "/danh-gia", "evaluation", "/me/evaluations", SIGNED_IN, "Đánh giá năm của tôi", "My years",
      NULL, NULL, NULL, "me", .about = "Điểm và xếp loại từng năm, lý do của từng điểm",
      .about_en = "Your score and rating of each year, with every reason" },
    { "/danh-gia/phuc-tra/:id", "appeal", NULL, SIGNED_IN, "Đề nghị phúc tra", "Ask for a review",
      "/evaluations/:id/appeals", "/danh-gia", NULL, "me" },
    { "/bao-ban", "notices", "/me/absence_notices", SIGNED_IN, "Báo bận", "Say when you are busy",
      "/me/absence_notices", "/bao-ban", NULL, "me",
      .about = "Mùa vụ, thi cử, việc nhà: báo trước để không bị tính vắng",
      .about_en = "Harvest, exams, family: say it before, and it is no absence" },
    { "/bao-ban/rut", "notices", "/me/absence_notices", SIGNED_IN, "Báo bận",
      "Say when you are busy", "/me/absence_notices/withdrawals", "/bao-ban", NULL, "me" },
    { "/doi-cua-toi", "own_teams", "/me/teams", SIGNED_IN, "Đội của tôi", "My teams", NULL, NULL,
      NULL, "me", .about = "Báo cáo năm của đội, trả lời Mặt trận khi đội phải khắc phục",
      .about_en = "Your team's yearly report, answers to the Front" },
    { "/doi-cua-toi/bao-cao", "own_teams", "/me/teams", SIGNED_IN, "Đội của tôi", "My teams",
      "/me/team_reports", "/doi-cua-toi", NULL, "me" },
    { "/doi-cua-toi/khac-phuc", "own_teams", "/me/teams", SIGNED_IN, "Đội của tôi", "My teams",
      "/me/team_answers", "/doi-cua-toi", NULL, "me" },
    { "/doi-cua-toi/neu-ten", "own_teams", "/me/teams", SIGNED_IN, "Đội của tôi", "My teams",
      "/me/team_names", "/doi-cua-toi", NULL, "me" },
    { "/doi-nhom", "teams", "/public/teams", PUBLIC, "Đội, nhóm tình nguyện", "Volunteer teams",
      NULL, NULL, NULL, "home", .about = "Đội, câu lạc bộ, nhóm đã được Mặt trận Tổ quốc rà soát",
      .about_en = "Teams, clubs and groups the Fatherland Front has reviewed" },
    { "/ho-so", "profile", "/me/profile", SIGNED_IN, "Hồ sơ của tôi", "My record", "/me/profile",
      "/ho-so", NULL, "me" },
    { "/ho-so/dong-y", "consents", "/me/profile", SIGNED_IN, "Sự đồng ý và dữ liệu của tôi",
      "Consent and my data", "/me/consents", "/ho-so/dong-y", NULL, "me" },
    { "/ho-so/xoa", "erase", "/me/profile", SIGNED_IN, "Xóa dữ liệu của tôi", "Erase my data",
      "/me/erase", "/da-xoa", NULL, "me" },
    { "/da-xoa", "erased", NULL, PUBLIC, "Đã xóa dữ liệu", "Data erased", NULL, NULL, NULL, "me" },
    { "/diem-danh", "checkin", "/me/checkin", SIGNED_IN, "Điểm danh", "Check in", "/me/check-ins",
      "/lich", "checkin", "checkin" },
    { 0 }
};

static const struct rule_hook *const hooks[] = { &bank_score_hook, &bank_credit_hook,
                                                 &bank_evaluate_hook, NULL };

static const struct event events[] = {
    { "campaign", state_board_changed },     { "opening", state_board_changed },
    { "shift", state_board_changed },        { "signup", state_board_changed },
    { "attendance", state_history_changed }, { "language_check", state_history_changed },
    { "volunteer", state_history_changed },  { "consent", state_consent_changed },
    { "place", state_places_changed },       { 0 }
};

static const struct job_kind jobs[] = {
    { "bank.reminders", "Nhắc trước ca", "Reminders before shifts", job_reminders, false, 600 },
    { CAMPAIGN_END_JOB, "Báo chiến dịch kết thúc", "Telling that a campaign is over", job_ending,
      true },
    { CERTIFICATES_JOB, "Soát chứng chỉ trước ca", "Certificates before shifts", job_certificates,
      .every_s = 3600 },
    { "bank.waiting", "Danh sách chờ", "Waiting lists", job_waiting, false, 120 },
    { "bank.match", "Ghép hàng loạt", "Bulk matching", match_run_job },
    { "bank.match_apply", "Áp dụng lượt ghép", "Applying a matching", match_apply_run,
      .resumes = true },
    { "bank.match_undo", "Hoàn tác lượt ghép", "Undoing a matching", match_undo_run,
      .resumes = true },
    { "bank.surge", "Huy động khẩn", "Call-up", surge_run, .resumes = true },
    { EVALUATE_JOB, "Đánh giá một năm", "Evaluating a year", evaluate_job, .resumes = true },
    { EVALUATE_PUBLISH_JOB, "Công bố đánh giá", "Publishing an evaluation", evaluate_publish_job,
      .resumes = true },
    { "bank.match_tidy", "Soát các lượt ghép dở dang", "Matchings left behind", job_match_tidy,
      .every_s = 60 },
    { "bank.prices", "Giá chỗ cho bảng xếp hạng", "Prices for the ranking", job_prices,
      .every_s = 600 },
    { 0 }
};

static const struct setting settings[] = {
    { "bank.reminder_hours", SETTING_INT, "24", "Nhắc người có việc trước ca",
      "Remind people before a shift", 1, 168, "giờ", "hours",
      "Ai đã được nhận sẽ có một tin nhắc giờ và nơi tập trung",
      "Whoever is accepted gets one message with time and place" },
    { "bank.certificate_days", SETTING_INT, "14", "Soát chứng chỉ trước ca",
      "Check certificates before a shift", 1, 90, "ngày", "days",
      "Ai đã được nhận mà chứng chỉ sẽ không còn giá trị được nhắn một lần, và cán bộ thấy ở Hôm "
      "nay",
      "Whoever is accepted and whose certificate will not be valid is told once, and officers see "
      "it under Today" },
    { "bank.offer_hours", SETTING_INT, "24", "Giữ chỗ cho người trong danh sách chờ",
      "Keep a place for somebody who waits", 1, 168, "giờ", "hours",
      "Quá hạn này mà chưa trả lời thì chỗ chuyển cho người kế tiếp",
      "Without an answer by then the place goes to the next" },
    { "bank.team_review_months", SETTING_INT, "12", "Rà soát mỗi đội, nhóm ít nhất một lần trong",
      "Review each team at least once in", 1, 36, "tháng", "months",
      "Quá hạn này đội bị ghi là quá hạn rà soát, không còn trong danh bạ công khai",
      "Later than that a team is overdue, and no longer in the public register" },
    { "bank.late_days", SETTING_INT, "15", "Nhận điểm danh bổ sung sau ca",
      "Take late marks after a shift", 0, 60, "ngày", "days",
      "Danh sách giấy, máy mất mạng: gửi sau vẫn được trong hạn này",
      "Paper lists and phones without network may follow within this time" },
    { "bank.evaluate_quota", SETTING_INT, "20", "Tỷ lệ xuất sắc tối đa khi đánh giá năm",
      "At most so many excellent in a year's evaluation", 0, 100, "%", "%",
      "Tính trên những người từ mức tốt trở lên của mỗi cụm; quy tắc của cụm có thể đặt thấp hơn",
      "Of those at least good, area by area; an area's rule may ask for less" },
    { "bank.appeal_days", SETTING_INT, "15", "Nhận đề nghị phúc tra sau khi công bố",
      "Take appeals after a publication", 0, 120, "ngày", "days",
      "Quá hạn này kết quả đánh giá năm không phúc tra được nữa",
      "Later than that a year's evaluation cannot be appealed against" },
    { "bank.public_url", SETTING_TEXT, "", "Địa chỉ công khai in trên áp phích điểm danh",
      "Public address printed on check-in posters",
      .help = "Ví dụ https://tinhnguyen.example.vn. Để trống thì in địa chỉ đang mở",
      .help_en = "For example https://volunteers.example.vn. While empty, the address in use" },
    { 0 }
};

static const struct command commands[] = {
    { "official", USAGE_OFFICIAL, "nạp địa danh và đơn vị chính thức",
      "load the official places and bodies", true, official_command },
    { "evaluate", USAGE_EVALUATE, "đánh giá một năm của một đơn vị", "evaluate a year of a unit",
      true, evaluate_command },
    { "match", USAGE_MATCH, "ghép người với việc từ tệp, kiểm chứng kết quả",
      "match people with work from a file, verify a result", false, match_command },
    { "match export", USAGE_MATCH_EXPORT, "xuất bài toán ghép của một chiến dịch, không tên ai",
      "write the matching of a campaign as a file without names", true, match_export_command,
      .reads = true },
    { "rule replay", USAGE_REPLAY, "tính lại mọi biên nhận, phải giống từng chữ",
      "compute every receipt again; each must be the same to the byte", true,
      verdict_replay_command, .reads = true },
    { 0 }
};

static const struct service services[] = {
    { "activity", 1, &activity_service }, { "assign", 1, &assign_service },
    { "person", 1, &person_service },     { "rating", 1, &rating_service },
    { "record", 1, &record_service },     { "team", 1, &team_service },
    { "work", 1, &work_service },         { 0 }
};

API const struct plugin bank_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "bank",
    .title = { .vi = "Ngân hàng tình nguyện", .en = "Volunteer bank" },
    .wants = wants,
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .pages = pages,
    .hooks = hooks,
    .events = events,
    .jobs = jobs,
    .settings = settings,
    .commands = commands,
    .services = services,
    .measures = bank_measures,
    .start = state_start,
    .stop = state_stop,
    .demo = bank_demo,
};
