/* SPDX-License-Identifier: MIT
 * awards: the manifest of the awards plugin: rounds, dossiers, councils, ballots, honours. */
#include "awards.h"

#include "ballot/ballot.h"
#include "council/council.h"
#include "dossier/dossier.h"
#include "nomination/start.h"
#include "nomination/view.h"
#include "public/public.h"
#include "round/round_move.h"
#include "score/facts.h"
#include "score/score.h"

extern API const struct plugin awards_plugin;

static const char *const needs[] = { "bank", NULL };
static const char *const wants[] = { "tie@1", NULL };

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
    &ballot_box_entity, &ballot_entity, &ballot_taken_entity, &award_verdict_entity,
    /* public/ */
    &honour_entity, &public_comment_entity, &public_vote_entity, &vote_tally_entity,
    &round_document_entity, NULL
};
/* clang-format on */

#define BODY(table, type) .body = table, .body_size = sizeof(struct type)
#define QUERY(table, type) .query = table, .query_size = sizeof(struct type)

static const struct route routes[] = {
    /* round/, nomination/ */
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
    /* council/ */
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
    /* public/ */
    { 0 }
};

static const struct page pages[] = {
    /* dossier/ */
    /* public/ */
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
    { 0 }
};

static const struct setting settings[] = { { 0 } };

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
    .settings = settings,
};
