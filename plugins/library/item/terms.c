/* SPDX-License-Identifier: MIT
 * terms: the closed lists of the library. */
#include "item.h"

static const struct term kinds[] = {
    { ITEM_LAW, "law", "Luật, chính sách", "Law and policy" },
    { ITEM_HANDBOOK, "handbook", "Cẩm nang", "Handbook" },
    { ITEM_MODEL, "model", "Mô hình hay", "Good model" },
    { ITEM_PERSON, "person", "Tấm gương", "Person to follow" },
    { ITEM_PUBLICATION, "publication", "Ấn phẩm, bài viết", "Publication" },
    { 0 },
};
const struct vocabulary item_kind_vocabulary = { "library_kind", "Loại tài liệu", "Kind", kinds };

static const struct term states[] = {
    { ITEM_DRAFT, "draft", "Bản nháp", "Draft" },
    { ITEM_PUBLISHED, "published", "Đã đăng", "Published" },
    { ITEM_WITHDRAWN, "withdrawn", "Đã gỡ", "Withdrawn" },
    { 0 },
};
const struct vocabulary item_state_vocabulary = { "library_state", "Trạng thái", "State", states };

static const struct term topics[] = {
    { 1, "recruiting", "Tuyển và ghép việc", "Recruiting and matching" },
    { 2, "training", "Tập huấn", "Training" },
    { 3, "safety", "An toàn", "Safety" },
    { 4, "reporting", "Ghi nhận, báo cáo", "Recording and reporting" },
    { 5, "rewarding", "Khen thưởng, đãi ngộ", "Rewards and support" },
    { 6, "money", "Kinh phí, vận động", "Money and fund-raising" },
    { 7, "digital", "Chuyển đổi số", "Going digital" },
    { 8, "environment", "Môi trường", "Environment" },
    { 9, "community", "Buôn làng, cộng đồng", "Villages and communities" },
    { 10, "education", "Giáo dục", "Education" },
    { 11, "health", "Sức khỏe", "Health" },
    { 0 },
};
const struct vocabulary library_topic_vocabulary = { "library_topic", "Chủ đề", "Topic", topics };

static const struct term languages[] = {
    { 1, "vi", "Tiếng Việt", "Vietnamese" },
    { 2, "en", "Tiếng Anh", "English" },
    { 3, "rad", "Tiếng Ê Đê", "Ê Đê" },
    { 4, "cmo", "Tiếng M’Nông", "M’Nông" },
    { 5, "hmn", "Tiếng Mông", "Hmong" },
    { 6, "cma", "Tiếng Mạ", "Mạ" },
    { 0 },
};
const struct vocabulary library_language_vocabulary = { "library_language", "Ngôn ngữ", "Language",
                                                        languages };

static const struct term replications[] = {
    { REPLICATION_REPORTED, "reported", "Chờ xác nhận", "Waits for confirmation" },
    { REPLICATION_CONFIRMED, "confirmed", "Đã xác nhận", "Confirmed" },
    { REPLICATION_REFUSED, "refused", "Chưa xác nhận được", "Not confirmed" },
    { 0 },
};
const struct vocabulary replication_state_vocabulary = { "replication_state", "Trạng thái", "State",
                                                         replications };
