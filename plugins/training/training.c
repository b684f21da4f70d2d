/* SPDX-License-Identifier: MIT
 * training: the manifest of the training plugin: certificates, from the register to the file that
 * anybody can verify without this server. */
#include "training.h"

#include "assess/cadres.h"
#include "assess/due.h"
#include "assess/flow.h"
#include "assess/report.h"
#include "assess/set_flow.h"
#include "assess/standing.h"
#include "certificate.h"
#include "command.h"
#include "course/after.h"
#include "course/attend.h"
#include "course/course_flow.h"
#include "course/delivery.h"
#include "course/enrol.h"
#include "course/finish.h"
#include "course/public_course.h"
#include "course/study.h"
#include "credential.h"
#include "curriculum/copy.h"
#include "curriculum/files.h"
#include "curriculum/life.h"
#include "curriculum/order.h"
#include "curriculum/outline.h"
#include "curriculum/sit.h"
#include "demo.h"
#include "ladder/assess.h"
#include "ladder/certify.h"
#include "ladder/flow.h"
#include "ladder/idle.h"
#include "ladder/ladder.h"
#include "ladder/verdict.h"
#include "ladder/view.h"
#include "lineage/shelf.h"
#include "lineage/view.h"
#include "look_up.h"
#include "measures.h"
#include "participation.h"
#include "print.h"
#include "remind.h"

extern API const struct plugin training_plugin;

const struct person_1 *people(const struct ctx *cx)
{
    const struct person_1 *service = ctx_service(cx, "person", 1);
    REQUIRE(service); /* of the bank, which this plugin needs */
    return service;
}

static const char *const needs[] = { "bank", NULL };
static const char *const wants[] = { "honour@1", "library@1", NULL };

static const struct permission permissions[] = {
    { "certificate.read", "Xem sổ cấp chứng nhận", "Read the register of certificates",
      ROLES_WATCHING, true },
    { "certificate.issue", "Cấp chứng nhận", "Issue certificates", ROLES_STAFF, true },
    { "certificate.revoke", "Thu hồi chứng nhận", "Revoke certificates", ROLES_STAFF, true },
    { "certificate_kind.write", "Đặt các loại chứng nhận", "Keep the kinds of certificates",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "curriculum.read", "Xem tài liệu tập huấn", "Read training materials",
      ROLES_WATCHING | ROLE_BIT(ROLE_TRAINER) | ROLE_BIT(ROLE_ASSESSOR) | ROLE_BIT(ROLE_PARTNER),
      false },
    { "curriculum.write", "Biên soạn giáo trình, câu hỏi", "Write curricula and questions",
      ROLES_STAFF | ROLE_BIT(ROLE_TRAINER), false },
    { "curriculum.approve", "Duyệt giáo trình", "Approve curricula",
      ROLE_BIT(ROLE_PROVINCE_ADMIN) | ROLE_BIT(ROLE_PARTNER), false },
    /* course */
    { "course.read", "Xem các lớp tập huấn", "See classes",
      ROLES_WATCHING | ROLE_BIT(ROLE_TRAINER) | ROLE_BIT(ROLE_ASSESSOR), false },
    { "course.write", "Mở lớp, ghi danh, điểm danh", "Open classes, enrol, mark attendance",
      ROLES_STAFF, false },
    { "enrolment.read", "Xem học viên các lớp", "See the trainees of classes", ROLES_WATCHING,
      true },
    /* ladder */
    { "candidacy.read", "Xem hồ sơ xét tập huấn viên", "See candidacies of trainers",
      ROLES_WATCHING | ROLE_BIT(ROLE_ASSESSOR), true },
    { "candidacy.write", "Mở hồ sơ xét tập huấn viên, xếp giảng thử",
      "Open candidacies of trainers, plan teach-backs", ROLES_STAFF, true },
    { "candidacy.decide", "Quyết định công nhận tập huấn viên", "Decide on trainers' levels",
      ROLES_STAFF, true },
    { "teach_back.score", "Chấm giảng thử", "Score teach-backs",
      ROLES_STAFF | ROLE_BIT(ROLE_ASSESSOR), true },
    { "issuer_key.manage", "Quản lý khóa ký chứng nhận", "Manage the keys that sign certificates",
      ROLE_BIT(ROLE_PROVINCE_ADMIN) | ROLE_BIT(ROLE_OPERATOR), false },
    /* lineage */
    { "lineage.read", "Xem cây tập huấn viên và số liệu",
      "See the tree of trainers and its figures",
      ROLES_WATCHING | ROLE_BIT(ROLE_TRAINER) | ROLE_BIT(ROLE_ASSESSOR), false },
    { "lineage.names", "Xem tên tập huấn viên trong cây", "See trainers' names in the tree",
      ROLES_STAFF | ROLE_BIT(ROLE_TRAINER) | ROLE_BIT(ROLE_ASSESSOR), true },
    /* assess/ */
    { "criteria.write", "Soạn, mở, khóa bộ tiêu chí", "Write, open and close criteria sets",
      ROLE_BIT(ROLE_AREA_ADMIN) | ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "assessment.read", "Xem phiếu đánh giá năng lực", "Read assessments", ROLES_WATCHING, true },
    { "assessment.self", "Tự chấm phiếu của đơn vị", "Fill in the unit's own assessment",
      ROLES_STAFF, true },
    { "assessment.appraise", "Thẩm định phiếu của cấp dưới", "Appraise units below", ROLES_STAFF,
      true },
    { 0 }
};

/* clang-format off: a line for each part */
static const struct entity *const entities[] = {
    &certificate_kind_entity, &certificate_entity, &dropped_place_entity, &issuer_key_entity,
    /* curriculum/ */
    &curriculum_entity, &block_entity, &material_entity, &material_file_entity, &question_entity,
    &sitting_entity, &test_window_entity, &paper_result_entity,
    /* course/ */
    &course_entity, &course_trainer_entity, &course_session_entity, &enrolment_entity,
    &presence_entity, &block_delivery_entity, &course_feedback_entity, &follow_up_entity,
    /* ladder/ */
    &candidacy_entity, &teach_back_entity, &teach_back_score_entity, &declared_tie_entity,
    &training_verdict_entity,
    /* assess/ */
    &criteria_set_entity, &criterion_entity, &assessment_entity, &assessment_line_entity,
    &classification_entity, NULL
};
/* clang-format on */

#define BODY(table, type) .body = table, .body_size = sizeof(struct type)
#define QUERY(table, type) .query = table, .query_size = sizeof(struct type)

static const struct route routes[] = {
    /* for everybody */
    { GET, "/public/certificates/:code", certificate_public, READ, PUBLIC,
      .summary = "Tra cứu một chứng nhận", .summary_en = "Look a certificate up" },
    { POST, "/certificates/lookups", certificate_lookup, READ, PUBLIC, BODY(lookup_fields, lookup),
      .summary = "Mã chứng nhận như in trên giấy",
      .summary_en = "A certificate's code as printed" },
    { GET, "/.well-known/did.json", issuer_document, READ, PUBLIC,
      .summary = "Khóa công khai của nơi cấp (did:web)",
      .summary_en = "The issuer's public keys (did:web)" },
    { GET, "/status-lists/:number", status_list_download, READ, PUBLIC,
      .summary = "Danh sách thu hồi (Bitstring Status List)",
      .summary_en = "Which are revoked (Bitstring Status List)" },

    /* for the holder */
    { GET, "/me/certificates", me_certificates, READ, SIGNED_IN, .summary = "Chứng nhận của tôi",
      .summary_en = "My certificates" },
    { GET, "/certificates/:id/credential", credential_download, READ, SIGNED_IN,
      .summary = "Chứng nhận điện tử có chữ ký (VC-JWT)",
      .summary_en = "The signed credential (VC-JWT)" },
    { GET, "/certificates/:id/paper", certificate_paper, SLOW, SIGNED_IN,
      .summary = "Giấy chứng nhận để in (PDF, A4 ngang)",
      .summary_en = "The certificate to print (PDF, A4 landscape)" },

    /* for officers */
    { GET, "/participations", participation_preview, READ, "certificate.issue",
      QUERY(participation_query_fields, participation_query),
      .summary = "Ai được cấp giấy chứng nhận tham gia một chiến dịch",
      .summary_en = "Who would be certified to have taken part in a campaign" },
    { POST, "/participations", participation_issue, JOB, "certificate.issue", .scope = "body.unit",
      BODY(participating_fields, participating), .answers = &job_entity,
      .summary = "Cấp giấy chứng nhận tham gia cho cả chiến dịch",
      .summary_en = "Certify everybody who took part in a campaign" },
    { POST, "/certificates/:id/revocations", certificate_revoke, WRITE, "certificate.revoke",
      .scope = "certificate.unit", BODY(revoking_fields, revoking), .answers = &certificate_entity,
      .summary = "Thu hồi một chứng nhận", .summary_en = "Revoke a certificate" },
    { POST, "/certificates/:id/reissues", certificate_reissue, WRITE, "certificate.revoke",
      .scope = "certificate.unit", BODY(reissuing_fields, reissuing),
      .answers = &certificate_entity, .summary = "Cấp lại một chứng nhận",
      .summary_en = "Issue a certificate anew" },
    { PATCH, "/certificates/:id", certificate_stands, WRITE, "certificate.issue",
      .scope = "certificate.unit", .summary = "Không sửa được: thu hồi hoặc cấp lại",
      .summary_en = "Never: revoke it or issue it anew" },
    { DELETE, "/certificates/:id", certificate_stands, WRITE, "certificate.issue",
      .scope = "certificate.unit", .summary = "Không xóa được: thu hồi",
      .summary_en = "Never: revoke it" },
    { POST, "/issuer_keys", issuer_rotate, WRITE, "issuer_key.manage",
      .answers = &issuer_key_entity, .summary = "Ký bằng khóa mới từ nay",
      .summary_en = "Sign with a new key from now on" },

    /* ladder */
    { GET, "/me/ladder", me_ladder, SLOW, SIGNED_IN, .summary = "Bậc thang tập huấn viên của tôi",
      .summary_en = "My way up the trainers' ladder" },
    { GET, "/candidacies/:id/explained", candidacy_explained, SLOW, SIGNED_IN,
      .summary = "Một hồ sơ: đã đạt gì, còn thiếu gì",
      .summary_en = "A candidacy: what is met, what is missing" },
    { POST, "/candidacies/:id/decisions", candidacy_decide, WRITE, "candidacy.decide",
      .scope = "candidacy.unit", .prepare = candidacy_decide_prepare,
      BODY(deciding_fields, deciding), .answers = &candidacy_entity,
      .summary = "Công nhận hoặc chưa công nhận", .summary_en = "Certify or refuse" },
    { POST, "/candidacies/:id/withdrawals", candidacy_withdraw, WRITE, SIGNED_IN,
      BODY(withdrawing_fields, giving_up), .answers = &candidacy_entity, .summary = "Rút hồ sơ",
      .summary_en = "Withdraw a candidacy" },
    { PATCH, "/candidacies/:id", candidacy_change, WRITE, "candidacy.write",
      .scope = "candidacy.unit", BODY(candidacy_change_fields, candidacy_change),
      .answers = &candidacy_entity, .summary = "Đổi người hướng dẫn hoặc đơn vị xét",
      .summary_en = "Change the mentor or the unit" },
    { DELETE, "/candidacies/:id", candidacy_stands, WRITE, "candidacy.write",
      .scope = "candidacy.unit", .summary = "Không xóa được: rút hồ sơ",
      .summary_en = "Never: withdraw it" },
    { POST, "/teach_backs/:id/voids", teach_back_void, WRITE, "candidacy.write",
      .scope = "teach_back.candidacy.unit", BODY(voiding_fields, giving_up),
      .answers = &teach_back_entity, .summary = "Không tính một buổi giảng thử",
      .summary_en = "Leave a teach-back out" },
    { DELETE, "/teach_back_scores/:id", candidacy_stands, WRITE, "teach_back.score",
      .scope = "teach_back_score.teach_back.candidacy.unit", .summary = "Không xóa được phiếu chấm",
      .summary_en = "Never: scores are kept" },
    { POST, "/training_verdicts/:id/replays", training_verdict_replay, SLOW, SIGNED_IN,
      .summary = "Tính lại một kết luận", .summary_en = "Compute a verdict again" },

    /* assess/: what units and cadres can do */
    { GET, "/cadres/known", cadres_known, READ, "cadre.read",
      QUERY(cadre_query_fields, cadre_query), .summary = "Cán bộ và kiến thức còn hạn hay không",
      .summary_en = "Cadres, and whether what they learned is up to date" },
    { GET, "/cadres/figure", cadres_figure, READ, "cadre.read",
      QUERY(cadre_query_fields, cadre_query),
      .summary = "Tỷ lệ cán bộ chuyên trách được bồi dưỡng, theo đơn vị",
      .summary_en = "Share of full-time cadres whose training is valid, by unit" },
    { POST, "/criteria_sets/:id/copies", criteria_set_copy, WRITE, "criteria.write",
      BODY(copying_fields, copying), .answers = &criteria_set_entity,
      .summary = "Chép bộ tiêu chí sang năm khác", .summary_en = "Copy a set for another year" },
    { POST, "/criteria_sets/:id/opening", criteria_set_open, JOB, "criteria.write",
      .scope = "criteria_set.unit", .answers = &criteria_set_entity,
      .summary = "Mở bộ tiêu chí: lập phiếu cho mọi đơn vị, cán bộ",
      .summary_en = "Open a set: an assessment for everybody it is for" },
    { POST, "/criteria_sets/:id/closing", criteria_set_close, WRITE, "criteria.write",
      .scope = "criteria_set.unit", .answers = &criteria_set_entity, .summary = "Khóa sổ",
      .summary_en = "Close a set" },
    { POST, "/criteria_sets/:id/rule", criteria_set_repin, WRITE, "criteria.write",
      .scope = "criteria_set.unit", .summary = "Phiếu chưa xếp loại dùng quy tắc đang áp dụng",
      .summary_en = "Let what is not classified take the rule in force today" },
    { GET, "/criteria_sets/:id/standing", criteria_set_standing, SLOW, "assessment.read",
      .summary = "Các phiếu của bộ, ai chậm bao nhiêu ngày",
      .summary_en = "The assessments of a set, and who is late by how many days" },
    { GET, "/criteria_sets/:id/differences", criteria_set_differences, SLOW, "assessment.read",
      .summary = "Bảng chênh lệch điểm về Excel", .summary_en = "The difference report as XLSX" },
    { GET, "/assessments/waiting", assessments_waiting, SLOW, SIGNED_IN,
      .summary = "Phiếu đang chờ tôi", .summary_en = "What waits for me" },
    { GET, "/assessments/:id/form", assessment_form, READ, SIGNED_IN,
      .summary = "Một phiếu đánh giá", .summary_en = "One assessment, whole" },
    { GET, "/assessments/:id/differences", assessment_differences, SLOW, "assessment.read",
      .summary = "Chênh lệch điểm của một phiếu về Excel",
      .summary_en = "One assessment's differences as XLSX" },
    { PATCH, "/assessment_lines/:id/self", line_self, WRITE, SIGNED_IN,
      BODY(self_scoring_fields, self_scoring), .answers = &assessment_line_entity,
      .summary = "Tự chấm một tiêu chí", .summary_en = "Own score of one criterion" },
    { PATCH, "/assessment_lines/:id/appraisal", line_appraisal, WRITE, "assessment.appraise",
      BODY(appraising_fields, appraising), .answers = &assessment_line_entity,
      .summary = "Thẩm định một tiêu chí", .summary_en = "Appraise one criterion" },
    { POST, "/assessments/:id/submissions", assessment_submit, WRITE, SIGNED_IN,
      BODY(submitting_fields, submitting), .answers = &assessment_entity,
      .summary = "Nộp phiếu tự chấm", .summary_en = "Hand the self score in" },
    { POST, "/assessments/:id/returns", assessment_return, WRITE, "assessment.appraise",
      BODY(returning_fields, returning), .answers = &assessment_entity,
      .summary = "Trả lại để bổ sung", .summary_en = "Send it back" },
    { POST, "/assessments/:id/confirmations", assessment_confirm, WRITE, "assessment.appraise",
      .prepare = assessment_confirm_prepare, .answers = &assessment_entity,
      .summary = "Xác nhận thẩm định và xếp loại",
      .summary_en = "Confirm the appraisal and classify" },
    { POST, "/assessments/:id/corrections", assessment_reopen, WRITE, "assessment.appraise",
      BODY(reopening_fields, reopening), .answers = &assessment_entity,
      .summary = "Xem xét lại một phiếu đã xếp loại",
      .summary_en = "Look at a classified assessment again" },
    { POST, "/classifications/:id/replays", classification_replay, SLOW, SIGNED_IN,
      .summary = "Tính lại một kết quả xếp loại", .summary_en = "Compute a classification again" },
    /* course/, for everybody */
    { GET, "/public/courses", courses_public, READ, PUBLIC, .summary = "Các lớp đang ghi danh",
      .summary_en = "Classes open for enrolment" },
    { GET, "/public/courses/:id", course_public, READ, PUBLIC, .summary = "Một lớp tập huấn",
      .summary_en = "A class" },
    /* course/, for trainees */
    { POST, "/courses/:id/applications", course_apply, WRITE, SIGNED_IN,
      BODY(applying_fields, applying), .answers = &enrolment_entity, .summary = "Ghi danh một lớp",
      .summary_en = "Apply for a class" },
    { GET, "/me/courses", me_courses, READ, SIGNED_IN, .summary = "Lớp của tôi",
      .summary_en = "My classes" },
    { POST, "/me/enrolments/acceptances", enrolment_accept, WRITE, SIGNED_IN,
      BODY(own_enrolment_fields, own_enrolment), .answers = &enrolment_entity,
      .summary = "Nhận lời mời học", .summary_en = "Accept an invitation" },
    { POST, "/me/enrolments/withdrawals", enrolment_withdraw, WRITE, SIGNED_IN,
      BODY(own_enrolment_fields, own_enrolment), .answers = &enrolment_entity,
      .summary = "Rút khỏi lớp", .summary_en = "Withdraw from a class" },
    { GET, "/me/course_check_in", course_check_in_page, READ, SIGNED_IN,
      QUERY(course_code_asked_fields, course_code_asked), .summary = "Mã điểm danh vừa quét",
      .summary_en = "The code that was scanned" },
    { POST, "/me/course_check_ins", course_check_in, WRITE, SIGNED_IN,
      BODY(course_checking_in_fields, course_checking_in), .limit = &course_check_in_limit,
      .summary = "Điểm danh buổi học", .summary_en = "Check in to a session" },
    { GET, "/enrolments/:id/own", enrolment_own, READ, SIGNED_IN, .summary = "Ghi danh của tôi",
      .summary_en = "My enrolment" },
    { POST, "/enrolments/:id/feedback", feedback_give, WRITE, SIGNED_IN,
      BODY(feedback_giving_fields, course_feedback), .summary = "Gửi ý kiến về lớp, không ghi tên",
      .summary_en = "Say what you think of a class, without a name" },
    { POST, "/enrolments/:id/follow_ups", follow_up_answer, WRITE, SIGNED_IN,
      BODY(follow_up_answering_fields, follow_up_answering), .answers = &follow_up_entity,
      .summary = "Trả lời đã áp dụng được gì", .summary_en = "Say what you apply" },
    /* course/, for organisers; those of SIGNED_IN are also for the class's trainers */
    { POST, "/courses/:id/publications", course_publish, WRITE, "course.write",
      .scope = "course.unit", .answers = &course_entity, .summary = "Công bố lớp",
      .summary_en = "Publish a class" },
    { POST, "/courses/:id/cancellations", course_cancel, WRITE, "course.write",
      .scope = "course.unit", BODY(course_cancelling_fields, course_cancelling),
      .answers = &course_entity, .summary = "Hủy lớp", .summary_en = "Cancel a class" },
    { GET, "/courses/:id/out_of_date", course_out_of_date, READ, "course.write",
      .scope = "course.unit", .summary = "Cán bộ cần học lớp này",
      .summary_en = "Cadres who need this class" },
    { POST, "/courses/:id/invitations", course_invite, WRITE, "course.write",
      .scope = "course.unit", BODY(inviting_fields, inviting), .summary = "Mời học",
      .summary_en = "Invite" },
    { POST, "/enrolments/:id/decisions", enrolment_decide, WRITE, "course.write",
      .scope = "enrolment.course.unit", BODY(enrolment_deciding_fields, enrolment_deciding),
      .answers = &enrolment_entity, .summary = "Nhận, từ chối hoặc cho rút",
      .summary_en = "Enrol, refuse or withdraw somebody" },
    { PATCH, "/enrolments/:id", enrolment_stands, WRITE, "course.write",
      .scope = "enrolment.course.unit", .summary = "Không sửa được: hãy ghi quyết định",
      .summary_en = "Never: note a decision" },
    { DELETE, "/enrolments/:id", enrolment_stands, WRITE, "course.write",
      .scope = "enrolment.course.unit", .summary = "Không xóa được: ghi là đã rút",
      .summary_en = "Never: note that it was withdrawn" },
    { GET, "/course_sessions/:id/roster", course_session_roster, READ, SIGNED_IN,
      .summary = "Danh sách và mã điểm danh của một buổi",
      .summary_en = "A session's list and check-in code" },
    { POST, "/course_sessions/:id/marks", course_session_mark, WRITE, SIGNED_IN,
      BODY(course_marking_fields, course_marking), .summary = "Điểm danh theo danh sách",
      .summary_en = "Mark attendance from the list" },
    { GET, "/courses/:id/deliveries", course_deliveries, READ, SIGNED_IN,
      .summary = "Phần nào đã dạy", .summary_en = "Which blocks were taught" },
    { POST, "/courses/:id/deliveries", course_deliver, WRITE, SIGNED_IN,
      BODY(delivering_fields, delivering), .answers = &block_delivery_entity,
      .summary = "Ghi một phần đã dạy hay chưa", .summary_en = "Note whether a block was taught" },
    { GET, "/courses/:id/outcomes", course_outcomes, SLOW, "enrolment.read", .scope = "course.unit",
      .summary = "Ai hoàn thành nếu kết thúc lúc này",
      .summary_en = "Who completes it if it ended now" },
    { POST, "/courses/:id/finishes", course_finish, WRITE, "course.write", .scope = "course.unit",
      .prepare = course_finish_prepare, BODY(finishing_fields, finishing),
      .answers = &course_entity, .summary = "Kết thúc lớp, cấp chứng nhận",
      .summary_en = "Finish a class, issue certificates" },
    { GET, "/courses/:id/summary", course_summary, SLOW, SIGNED_IN,
      .summary = "Bốn mức Kirkpatrick của một lớp",
      .summary_en = "A class on Kirkpatrick's four levels" },
    { POST, "/follow_ups/:id/observations", follow_up_observe, WRITE, SIGNED_IN,
      BODY(follow_up_observing_fields, follow_up_observing), .answers = &follow_up_entity,
      .summary = "Người đến xem ghi nhận", .summary_en = "Note what was observed" },

    /* curriculum/ */
    { GET, "/public/materials/:id", material_public, READ, PUBLIC,
      .summary = "Một tài liệu để đọc và in", .summary_en = "A material to read and print" },
    { GET, "/material_files/:id/content", material_file_content, READ, PUBLIC,
      .summary = "Tải một tệp đính kèm", .summary_en = "Download an attachment" },
    { GET, "/curriculums/:id/outline", curriculum_outline, READ, SIGNED_IN,
      .summary = "Các phần, tài liệu, thời lượng của một giáo trình",
      .summary_en = "Blocks, materials and hours of a curriculum" },
    { GET, "/curriculums/:id/questions", curriculum_questions, READ, SIGNED_IN,
      .summary = "Ngân hàng câu hỏi, có đáp án", .summary_en = "The bank, with right answers" },
    { POST, "/curriculums/:id/submissions", curriculum_submit, WRITE, "curriculum.write",
      .scope = "curriculum.unit", .prepare = curriculum_submit_prepare,
      .answers = &curriculum_entity, .summary = "Gửi duyệt giáo trình",
      .summary_en = "Submit a curriculum" },
    { POST, "/curriculums/:id/withdrawals", curriculum_withdraw, WRITE, "curriculum.write",
      .scope = "curriculum.unit", .answers = &curriculum_entity,
      .summary = "Lấy lại giáo trình đã gửi để sửa", .summary_en = "Take a submitted one back" },
    { POST, "/curriculums/:id/approvals", curriculum_approve, WRITE, "curriculum.approve",
      BODY(curriculum_approving_fields, curriculum_reviewing), .answers = &curriculum_entity,
      .summary = "Duyệt giáo trình", .summary_en = "Approve a curriculum" },
    { POST, "/curriculums/:id/returns", curriculum_return, WRITE, "curriculum.approve",
      BODY(curriculum_returning_fields, curriculum_reviewing), .answers = &curriculum_entity,
      .summary = "Trả giáo trình lại để sửa", .summary_en = "Return a curriculum" },
    { POST, "/curriculums/:id/retirements", curriculum_retire, WRITE, "curriculum.approve",
      .scope = "curriculum.unit", .answers = &curriculum_entity, .summary = "Thôi dùng giáo trình",
      .summary_en = "Retire a curriculum" },
    { POST, "/curriculums/:id/versions", curriculum_renew, WRITE, "curriculum.write",
      .scope = "curriculum.unit", .answers = &curriculum_entity,
      .summary = "Lập bản mới của giáo trình", .summary_en = "Make a new version" },
    { POST, "/curriculums/:id/cuts", curriculum_cut, WRITE, "curriculum.write",
      BODY(curriculum_cutting_fields, curriculum_cutting), .answers = &curriculum_entity,
      .summary = "Rút một giáo trình từ giáo trình này",
      .summary_en = "Cut a curriculum from this one" },
    { DELETE, "/curriculums/:id", curriculum_delete, WRITE, "curriculum.write",
      .scope = "curriculum.unit", .summary = "Xóa giáo trình chưa từng gửi duyệt",
      .summary_en = "Delete a curriculum that was never submitted" },
    { POST, "/blocks/:id/moves", block_move, WRITE, "curriculum.write",
      .scope = "block.curriculum.unit", BODY(block_moving_fields, block_moving),
      .answers = &block_entity, .summary = "Chuyển một phần lên hoặc xuống",
      .summary_en = "Move a block up or down" },
    { DELETE, "/blocks/:id", block_delete, WRITE, "curriculum.write",
      .scope = "block.curriculum.unit", .summary = "Xóa một phần", .summary_en = "Delete a block" },
    { DELETE, "/questions/:id", question_delete, WRITE, "curriculum.write",
      .scope = "question.curriculum.unit", .summary = "Xóa một câu hỏi",
      .summary_en = "Delete a question" },
    { POST, "/materials/previews", material_preview, READ, "curriculum.write",
      BODY(material_previewing_fields, material_previewing), .summary = "Xem trước tài liệu",
      .summary_en = "Preview a material" },
    { POST, "/materials/:id/files", material_file_add, WRITE, "curriculum.write",
      .scope = "material.curriculum.unit", BODY(material_attaching_fields, material_attaching),
      .answers = &material_file_entity, .body_max = FILE_BODY_MAX, .summary = "Đính kèm một tệp",
      .summary_en = "Attach a file" },
    { DELETE, "/material_files/:id", material_file_delete, WRITE, "curriculum.write",
      .scope = "material_file.material.curriculum.unit", .summary = "Xóa tệp đính kèm",
      .summary_en = "Delete an attachment" },
    { DELETE, "/materials/:id", material_delete, WRITE, "curriculum.write",
      .scope = "material.curriculum.unit", .summary = "Xóa một tài liệu",
      .summary_en = "Delete a material" },
    /* lineage */
    { GET, "/public/lineage", lineage_public, SLOW, PUBLIC,
      .summary = "Cây tập huấn viên cho mọi người",
      .summary_en = "The tree of trainers for everybody" },
    { GET, "/lineage", lineage_read, SLOW, "lineage.read",
      .summary = "Cây tập huấn viên, số liệu từng bậc, xã còn trống",
      .summary_en = "The tree of trainers, figures by generation, gaps" },
    { GET, "/lineage/people/:id", lineage_person, SLOW, "lineage.read",
      .summary = "Một tập huấn viên: lớp, học từ ai, dạy ai, tới đâu",
      .summary_en = "A trainer: classes, parents, children, reach" },
    { GET, "/courses/:id/tests", course_tests, READ, SIGNED_IN,
      .summary = "Các bài kiểm tra của tôi ở một lớp", .summary_en = "My tests in a class" },
    { POST, "/courses/:id/sittings", sitting_begin, WRITE, SIGNED_IN,
      BODY(sitting_beginning_fields, sitting_beginning), .answers = &sitting_entity,
      .summary = "Bắt đầu hoặc làm tiếp một bài", .summary_en = "Begin a test or go on with it" },
    { GET, "/sittings/:id/paper", sitting_paper, READ, SIGNED_IN,
      .summary = "Một câu hỏi của bài đang làm, hoặc kết quả",
      .summary_en = "A question of the test under way, or the result" },
    { POST, "/sittings/:id/answers", sitting_answer, WRITE, SIGNED_IN,
      BODY(sitting_answering_fields, sitting_answering), .summary = "Trả lời một câu, hoặc nộp bài",
      .summary_en = "Answer a question, or hand in" },
    { POST, "/sittings/:id/voids", sitting_void, WRITE, "course.write",
      .scope = "sitting.enrolment.course.unit", BODY(sitting_voiding_fields, sitting_voiding),
      .answers = &sitting_entity, .summary = "Hủy một lượt làm bài",
      .summary_en = "Make a sitting void" },
    { PATCH, "/paper_results/:id", paper_result_stands, WRITE, "course.write",
      .scope = "paper_result.course.unit", .summary = "Không sửa được: hủy rồi nhập lại",
      .summary_en = "Never: make it void and enter it again" },
    { DELETE, "/paper_results/:id", paper_result_stands, WRITE, "course.write",
      .scope = "paper_result.course.unit", .summary = "Không xóa được: hủy lượt làm bài",
      .summary_en = "Never: make the sitting void" },
    { POST, "/courses/:id/collections", course_collect, WRITE, "course.write",
      .scope = "course.unit", .summary = "Thu các bài đang làm dở",
      .summary_en = "Collect what is still under way" },
    { GET, "/courses/:id/results", course_results, READ, SIGNED_IN,
      .summary = "Kết quả kiểm tra của một lớp", .summary_en = "Results of a class's tests" },
    { 0 }
};

static const struct page pages[] = {
    { "/xac-minh", "lookup", NULL, PUBLIC, "Tra cứu chứng nhận", "Check a certificate",
      "/certificates/lookups", "/xac-minh/{code}", NULL, NULL,
      .about = "Quét mã trên giấy hoặc nhập mã để biết thật hay đã thu hồi",
      .about_en = "Scan or type the code on a paper: valid or revoked" },
    { "/xac-minh/:code", "verify", "/public/certificates/:code", PUBLIC, "Tra cứu chứng nhận",
      "Check a certificate", NULL, NULL, NULL, NULL },
    { "/chung-chi", "certificates", "/me/certificates", SIGNED_IN, "Chứng nhận của tôi",
      "My certificates", NULL, NULL, NULL, "me", .about = "Xem, in và tải chứng nhận của bạn",
      .about_en = "See, print and download your certificates" },
    /* ladder */
    { "/bac-thang", "ladder", "/me/ladder", SIGNED_IN, "Bậc thang tập huấn viên",
      "The trainers' ladder", NULL, NULL, NULL, "me",
      .about = "Muốn thành tập huấn viên: đã đạt gì, còn thiếu gì",
      .about_en = "Becoming a trainer: what is met, what is missing" },
    /* course/ */
    { "/lop", "courses", "/public/courses", PUBLIC, "Lớp tập huấn", "Classes", NULL, NULL, NULL,
      "home", .about = "Lớp nào đang nhận người, ghi danh tại đây",
      .about_en = "Classes open for enrolment" },
    { "/lop/:id", "course", "/public/courses/:id", PUBLIC, "Lớp tập huấn", "Class",
      "/courses/:id/applications", "/lop-cua-toi", NULL, "home" },
    { "/lop-cua-toi", "my_courses", "/me/courses", SIGNED_IN, "Lớp của tôi", "My classes",
      "/me/enrolments/withdrawals", "/lop-cua-toi", NULL, "me" },
    { "/lop-cua-toi/nhan", "my_courses", "/me/courses", SIGNED_IN, "Lớp của tôi", "My classes",
      "/me/enrolments/acceptances", "/lop-cua-toi", NULL, "me" },
    { "/lop-cua-toi/diem-danh", "course_check_in", "/me/course_check_in", SIGNED_IN,
      "Điểm danh buổi học", "Check in to a session", "/me/course_check_ins", "/lop-cua-toi", NULL,
      "checkin" },
    { "/lop-cua-toi/y-kien/:id", "course_feedback", "/enrolments/:id/own", SIGNED_IN,
      "Ý kiến về lớp", "What you think of a class", "/enrolments/:id/feedback", "/lop-cua-toi",
      NULL, "me" },
    { "/lop-cua-toi/ap-dung/:id", "course_follow_up", "/enrolments/:id/own", SIGNED_IN,
      "Đã áp dụng được gì", "What you apply", "/enrolments/:id/follow_ups", "/lop-cua-toi", NULL,
      "me" },
    { "/tai-lieu/:id", "material", "/public/materials/:id", PUBLIC, "Tài liệu tập huấn",
      "Training material", NULL, NULL, NULL, NULL },
    { "/pha-he", "lineage", "/public/lineage", PUBLIC, "Cây tập huấn viên", "Tree of trainers",
      NULL, NULL, NULL, NULL, .about = "Ai đã tập huấn ai, nơi nào chưa có tập huấn viên",
      .about_en = "Who trained whom, and where trainers are missing" },
    { "/lop/:id/kiem-tra", "course_tests", "/courses/:id/tests", SIGNED_IN, "Bài kiểm tra", "Tests",
      "/courses/:id/sittings", "/bai-kiem-tra/{id}", NULL, "me" },
    { "/bai-kiem-tra/:id", "sitting", "/sittings/:id/paper", SIGNED_IN, "Làm bài kiểm tra",
      "Sit a test", "/sittings/:id/answers", "/bai-kiem-tra/{id}?cau={next}", NULL, "me" },
    { 0 }
};

static const struct rule_hook *const hooks[] = { &training_classify_hook, &training_assess_hook,
                                                 &training_certify_hook, NULL };

/* What a book of the lineage is made of. */
static const struct event events[] = { { "course", shelf_changed },
                                       { "course_trainer", shelf_changed },
                                       { "course_session", shelf_changed },
                                       { "enrolment", shelf_changed },
                                       { "block_delivery", shelf_changed },
                                       { "follow_up", shelf_changed },
                                       { "sitting", shelf_changed },
                                       { "curriculum", shelf_changed },
                                       { "block", shelf_changed },
                                       { "certificate", shelf_changed },
                                       { "volunteer", shelf_changed },
                                       { "unit", shelf_changed },
                                       { "place", shelf_changed },
                                       { "place_successor", shelf_changed },
                                       { 0 } };

static const struct job_kind jobs[] = {
    { "training.reminders", "Nhắc hạn chứng nhận", "Reminders of certificates",
      job_certificate_reminders, .every_s = 3600 },
    { IDLE_JOB, "Nhắc tập huấn viên lâu chưa đứng lớp", "Reminders of idle trainers",
      job_idle_trainers, .every_s = 86400 },
    { PARTICIPATION_JOB, "Cấp giấy chứng nhận tham gia", "Certificates of participation",
      participation_job, .resumes = true },
    { CRITERIA_OPEN_JOB, "Lập phiếu đánh giá năng lực", "Making assessments", criteria_open_job,
      .resumes = true },
    { "training.assess_due", "Nhắc hạn đánh giá năng lực", "Reminders of assessments",
      assess_due_job, .every_s = 3600 },
    { "training.courses", "Lớp khai giảng, hỏi sau lớp", "Classes beginning, follow-ups",
      job_courses, .every_s = 3600 },
    { 0 }
};

static const struct setting settings[] = {
    { "training.public_url", SETTING_TEXT, "", "Địa chỉ công khai của nơi cấp chứng nhận",
      "Public address of the issuer of certificates",
      .help = "Ví dụ https://tinhnguyen.example.vn. Nằm trong mã QR và chữ ký, nên đừng đổi; để "
              "trống thì dùng địa chỉ đang mở",
      .help_en = "For example https://volunteers.example.vn. It stands in QR codes and signatures, "
                 "so never change it; while empty, the address in use" },
    { "training.reminder_days", SETTING_INT, "14", "Nhắc trước hạn của chứng nhận",
      "Remind before a certificate's dates", 1, 90, "ngày", "days",
      "Ngày được gia hạn, ngày hết hạn, ngày cuối còn được gia hạn: mỗi ngày một tin",
      "The days from which it may be renewed, until which it is valid, and the last one to renew: "
      "a message for each" },
    { IDLE_MONTHS, SETTING_INT, "18", "Nhắc tập huấn viên chưa đứng lớp từ",
      "Remind trainers who have not taught for", 1, 60, "tháng", "months",
      "Không đứng lớp thì không được gia hạn; nhắc một lần cho mỗi chứng nhận, khi còn kịp",
      "Who does not teach is not renewed; told once for a certificate, while there is time" },
    { "training.cadre_certificates", SETTING_TEXT,
      "volunteer_management,trainer,trainer_t1,trainer_t2,trainer_t3,trainer_t4",
      "Chứng nhận tính là cán bộ đã được bồi dưỡng", "Certificates that count as a trained cadre",
      .help = "Mã các loại chứng nhận, cách nhau bằng dấu phẩy",
      .help_en = "Codes of kinds of certificates, with commas between" },
    { 0 }
};

static const struct command commands[] = {
    { "credential verify", USAGE_VERIFY, "kiểm tra một chứng nhận điện tử, không cần mạng",
      "verify a signed credential without a network", false, credential_verify_command },
    { 0 }
};

static const struct service services[] = { { "credential", 1, &credential_service },
                                           { "paper", 1, &paper_service },
                                           { "study", 1, &study_service },
                                           { "tie", 1, &tie_service },
                                           { 0 } };

API const struct plugin training_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "training",
    .title = { .vi = "Tập huấn", .en = "Training" },
    .needs = needs,
    .wants = wants,
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .pages = pages,
    .hooks = hooks,
    .jobs = jobs,
    .settings = settings,
    .commands = commands,
    .services = services,
    .measures = training_measures,
    .events = events,
    .start = shelf_start,
    .stop = shelf_stop,
    .demo = training_demo,
};
