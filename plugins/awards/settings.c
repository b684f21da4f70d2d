/* SPDX-License-Identifier: MIT
 * settings: what an operator may set of awards. Numbers that a round or a category may have of its
 * own say so in their help; everything else of an award is data of its round. */
#include "awards.h"

#include "dossier/files.h"
#include "public/vote.h"

const struct setting awards_settings[] = {
    /* dossier/ */
    { "awards.words_max", SETTING_INT, "1500", "Số từ nhiều nhất của mỗi báo cáo",
      "Words of a report at most", .min = 100, .max = 20000, .unit = "từ", .unit_en = "words",
      .help = "Hạng mục của đợt xét có thể đặt số riêng",
      .help_en = "A category of a round may have its own" },
    { "awards.evidence_mb", SETTING_INT, "20", "Mỗi minh chứng nhiều nhất", "Size of a file",
      .min = 1, .max = EVIDENCE_MB_MOST, .unit = "MB", .unit_en = "MB",
      .help = "Tệp lớn hơn bị từ chối trước khi tải lên; với video hãy kèm đường dẫn trong báo cáo",
      .help_en = "Larger files are refused before they are sent; give the address of a film" },
    { "awards.evidence_files", SETTING_INT, "20", "Số minh chứng của một hồ sơ",
      "Files of a dossier", .min = 1, .max = 100, .unit = "tệp", .unit_en = "files" },
    /* ballot/ */
    { "awards.quorum", SETTING_TEXT, "2/3", "Phần hội đồng phải bỏ phiếu thì mới được kiểm",
      "Part of a council that must cast before a ballot counts", 0, 12, NULL, NULL,
      "Ghi như 2/3 (từ hai phần ba) hoặc >1/2 (quá nửa)",
      "Write 2/3 (at least two thirds) or >1/2 (more than half)" },
    { "awards.pass", SETTING_TEXT, ">1/2", "Phần tán thành để được đề nghị khen thưởng",
      "Part in favour by which a dossier is proposed", 0, 12, NULL, NULL,
      "Tính trên số thành viên không có xung đột lợi ích với hồ sơ, kể cả người không bỏ phiếu",
      "Of the members without a conflict, those who do not cast too" },
    /* public/ */
    { VOTE_BATCH_LEAST, SETTING_INT, "20", "Niêm phong phiếu bình chọn khi có ít nhất",
      "Seal public votes once at least so many wait", 1, 500, "phiếu", "votes",
      "Càng nhiều phiếu niêm phong cùng nhau thì càng không ai đoán được phiếu nào của ai",
      "The more are sealed together, the less anybody can guess whose is which" },
    { VOTE_CODES_AT_ONCE, SETTING_INT, "3", "Số mã bình chọn gửi liền cho một số điện thoại",
      "Codes sent at once to one telephone", 1, 20, "mã", "codes",
      "Mỗi mã là một tin nhắn phải trả tiền", "Every code is a message that costs money" },
    { VOTE_CODES_PER_HOUR, SETTING_INT, "4", "Sau đó, số mã bình chọn mỗi giờ cho một số",
      "Codes an hour to one telephone after that", 1, 60, "mã", "codes",
      "Ai chưa nhận được tin thì chờ rồi xin lại", "Who got no message waits and asks again" },
    { 0 }
};
