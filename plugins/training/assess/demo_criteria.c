/* SPDX-License-Identifier: MIT
 * demo_criteria: two example sets. Points and steps are data: a province changes them in the
 * browser. */
#include "demo_assess.h"

#define DISCIPLINE "Nền nếp công tác"
#define TEACHING "Giáo dục, truyền thông"
#define MOVEMENT "Phong trào tình nguyện"
#define TOGETHER "Đồng hành với thanh niên"
#define CHILDREN "Chăm lo thiếu nhi"
#define ABROAD "Hợp tác, đối ngoại"
#define BUILDING "Xây dựng tổ chức"
#define BONUS "Điểm thưởng"

const struct demo_criterion demo_commune_criteria[] = {
    { DISCIPLINE, "Có kế hoạch hoạt động tình nguyện năm",
      "12: ban hành đúng hạn, có chỉ tiêu và kinh phí\n0: không có, hoặc sau quý I", 12, true,
      false },
    { DISCIPLINE, "Thực hiện chế độ báo cáo",
      "8: đủ và đúng hạn mọi báo cáo\n6: báo cáo năm, 6 tháng đúng hạn và đủ báo cáo tháng\n4: "
      "thiếu một báo cáo tháng\n2: thiếu hai\n0: thiếu từ ba, hoặc thiếu báo cáo năm, 6 tháng",
      8, true, false },
    { DISCIPLINE, "Dự họp giao ban với cấp trên",
      "10: đủ\n8: vắng dưới hai lần\n6: vắng dưới ba\n4: vắng dưới bốn\n0: vắng từ bốn lần", 10,
      false, false },
    { TEACHING, "Tuyên truyền về hoạt động tình nguyện và quyền của người tham gia",
      "Mỗi quý một đợt, mỗi đợt 1,5 điểm, làm tròn", 6, false, false },
    { TEACHING, "Giới thiệu gương tình nguyện, tin bài", "6: từ 12 tin bài\n4: từ 8\n2: từ 4", 6,
      true, false },
    { MOVEMENT, "Tổ chức chiến dịch theo mô hình đã được tập huấn",
      "12: mọi chiến dịch có chỉ huy đã tập huấn\n9: từ 80%\n5: từ 50%", 12, true, false },
    { MOVEMENT, "Ghi nhận, cập nhật hoạt động trên hệ thống",
      "9: từ 80% hoạt động\n6: từ 60%\n3: từ 40%", 9, false, false },
    { MOVEMENT, "Số ngày công tình nguyện so với kế hoạch", "6: từ 100%\n4: từ 80%\n2: từ 60%", 6,
      false, false },
    { TOGETHER, "Tập huấn kỹ năng cho tình nguyện viên, đội trưởng", "8: từ hai lớp\n5: một lớp", 8,
      true, false },
    { TOGETHER, "Cán bộ phụ trách được bồi dưỡng, cập nhật", "8: 100%\n6: từ 80%\n3: từ 50%", 8,
      false, false },
    { TOGETHER, "Ưu tiên vùng biên giới, vùng đồng bào dân tộc thiểu số",
      "6: từ ba hoạt động có người dân tộc thiểu số tham gia tổ chức\n3: từ một", 6, true, false },
    { CHILDREN, "Hoạt động hè, bảo đảm an toàn cho trẻ em",
      "6: đủ các điểm sinh hoạt hè và có cam kết an toàn\n3: được một nửa", 6, true, false },
    { ABROAD, "Phối hợp với đơn vị bạn, lực lượng biên phòng", "2: có chương trình phối hợp", 2,
      false, false },
    { BUILDING, "Hồ sơ tình nguyện viên được cập nhật", "8: từ 90%\n5: từ 70%\n2: từ 50%", 8, false,
      false },
    { BUILDING, "Đội hình, câu lạc bộ có quy chế và ban điều hành",
      "7: mọi đội hình\n4: từ một nửa", 7, true, false },
    { BUILDING, "An toàn, bảo hiểm, đồng ý của người giám hộ",
      "6: đủ cho mọi hoạt động\n0: có hoạt động không đủ", 6, true, false },
    { BONUS, "Mô hình sáng tạo được nhân rộng", "6: cấp tỉnh công nhận\n3: cấp cụm công nhận", 6,
      true, true },
    { BONUS, "Đăng cai hoạt động cấp tỉnh", "4 điểm mỗi lần, nhiều nhất một lần", 4, false, true },
    { 0 },
};

#define KNOWING "Kiến thức"
#define DOING "Kỹ năng tổ chức, điều phối"
#define STANCE "Trách nhiệm, thái độ"
#define RESULT "Kết quả công việc"

const struct demo_criterion demo_cadre_criteria[] = {
    { KNOWING, "Nắm quy định về tình nguyện, bảo vệ dữ liệu, an toàn",
      "10: đạt bài kiểm tra từ 80%\n5: từ 60%", 10, true, false },
    { KNOWING, "Dự bồi dưỡng trong hai năm gần nhất", "10: có chứng nhận còn hạn\n0: không có", 10,
      true, false },
    { DOING, "Lập kế hoạch, mô tả việc cần người, phân ca", "10: tự làm được\n5: cần hướng dẫn", 10,
      false, false },
    { DOING, "Tuyển, ghép và phân công tình nguyện viên", "10: tự làm được\n5: cần hướng dẫn", 10,
      false, false },
    { DOING, "Quản lý rủi ro, xử lý tình huống", "10: có phương án và đã diễn tập\n5: có phương án",
      10, true, false },
    { DOING, "Dùng hệ thống: điểm danh, ghi nhận, báo cáo",
      "10: thành thạo\n5: làm được việc chính", 10, false, false },
    { STANCE, "Lắng nghe, ghi nhận, giữ người",
      "10: có khảo sát và việc làm sau khảo sát\n5: có "
      "khảo sát",
      10, false, false },
    { STANCE, "Đúng hạn, đúng chế độ", "10: không chậm việc nào\n6: chậm một\n2: chậm hai", 10,
      false, false },
    { RESULT, "Hoạt động trong năm so với kế hoạch", "10: từ 100%\n7: từ 80%\n4: từ 60%", 10, false,
      false },
    { RESULT, "Tỷ lệ tình nguyện viên tham gia lại", "10: từ 60%\n6: từ 40%\n3: từ 20%", 10, false,
      false },
    { BONUS, "Hướng dẫn lại cho cán bộ khác", "5: từ hai người, có xác nhận", 5, true, true },
    { 0 },
};
