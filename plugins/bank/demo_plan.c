/* SPDX-License-Identifier: MIT
 * demo_plan: the year after the calendar of the provincial union (Tháng Thanh niên in March, summer
 * campaigns from June to August, coffee from October to January, dry season from December to
 * April). */
#include "demo_plan.h"

#include "demo_work.h"

#define M(month) (1u << (month))
#define EVERY_MONTH 0x1FFE
#define SUMMER (M(6) | M(7) | M(8))
#define HARVEST (M(10) | M(11) | M(12) | M(1))
#define DRY (M(12) | M(1) | M(2) | M(3) | M(4))
#define RAINS (M(6) | M(7) | M(8) | M(9) | M(10) | M(11))
enum {
    TTN = 1,
    TBBG,
    TSMT,
    MHX,
    HPD,
    KNH,
    HQX,
    MDTN,
    XTN,
    NTB,
    NCNX,
    HMTN,
    BDHVS,
    TNXK
}; /* types */
enum {
    RURAL = 1,
    URBAN,
    NATURE,
    WELFARE,
    CHILDREN,
    TRAFFIC,
    DIGITAL,
    LITERACY,
    HEALTH,
    DISASTER,
    FOREST_FIRE,
    DROWNING,
    COFFEE,
    BORDER,
    CULTURE
};                                                                                     /* fields */
enum { GIA_NGHIA, DAK_GLONG, CU_JUT, DAK_MIL, KRONG_NO, DAK_SONG, DAK_RLAP, TUY_DUC }; /* areas */

const int16_t demo_when_minutes[WHEN_COUNT][2] = { [WHEN_MORNING] = { 420, 660 },
                                                   [WHEN_AFTERNOON] = { 810, 1020 },
                                                   [WHEN_EVENING] = { 1110, 1260 },
                                                   [WHEN_NIGHT] = { 1320, 1740 },
                                                   [WHEN_DAY] = { 450, 960 } };

const struct demo_drive demo_drives[] = {
    { "Ngày cà phê nghĩa tình – %s",
      "Giúp hộ neo đơn, gia đình chính sách thu hoạch cà phê đúng vụ, hái quả chín.", work_harvest,
      HARVEST, MDTN, COFFEE, DAK_MIL, false, 0, "ubmttq" },
    { "Đội đổi công hái cà phê %s",
      "Các đội đổi công cho nhau trong vụ, ưu tiên nhà thiếu người làm.", work_harvest, HARVEST,
      MDTN, COFFEE, ANY_AREA, false, 0, NULL },
    { "Áo xanh giúp dân thu hoạch – %s",
      "Bộ đội, công an trẻ và đoàn viên giúp bà con thu hoạch cà phê, hồ tiêu.", work_harvest,
      HARVEST | M(2), MDTN, COFFEE, DAK_SONG, false, UNIT_ARMED_FORCES, "ubmttq" },
    { "Tình nguyện mùa đông – Áo ấm đến %s",
      "Quyên góp, phân loại và trao áo ấm, sách vở trước mùa lạnh.", work_giving,
      M(10) | M(11) | M(12) | M(1), MDTN, WELFARE, ANY_AREA, false, 0, "hoi-chu-thap-do" },
    { "Xuân tình nguyện – Tết ấm %s", "Gói bánh chưng, trao quà, sửa nhà đón Tết cho hộ nghèo.",
      work_giving, M(12) | M(1) | M(2), XTN, WELFARE, ANY_AREA, false, 0, "ubmttq" },
    { "Bình dân học vụ số – %s",
      "Mỗi thôn, bon một lớp: nộp hồ sơ, thanh toán, phòng lừa đảo trên mạng.", work_digital,
      EVERY_MONTH, BDHVS, DIGITAL, ANY_AREA, false, 0, "so-kh-cn" },
    { "Tổ công nghệ số cộng đồng %s",
      "Trực cùng trung tâm hành chính công, giúp bà con dùng dịch vụ trực tuyến.", work_digital,
      EVERY_MONTH, NTB, DIGITAL, GIA_NGHIA, false, 0, "so-kh-cn" },
    { "Ngày Chủ nhật xanh – %s", "Dọn rác, trồng cây, đổi rác lấy quà.", work_green, EVERY_MONTH,
      NCNX, NATURE, ANY_AREA, false, 0, "so-nn-mt" },
    { "Sêrêpốk sạch – %s", "Giữ sạch bờ sông, cảnh báo điểm nước sâu.", work_green, EVERY_MONTH,
      NCNX, NATURE, CU_JUT, false, UNIT_CLUB, "so-nn-mt" },
    { "Giọt hồng %s", "Ngày hiến máu tình nguyện; chỉ tiêu 150 đơn vị máu.", work_blood,
      EVERY_MONTH, HMTN, HEALTH, ANY_AREA, false, 0, "hoi-chu-thap-do" },
    { "Ngày thứ bảy tình nguyện – %s",
      "Cán bộ, đoàn viên làm thêm ngày thứ bảy vì dân: đường, điện, nhà.", work_building,
      EVERY_MONTH, NTB, RURAL, ANY_AREA, false, 0, NULL },
    { "Tiếng nói chung – lớp học ở %s",
      "Lớp xóa mù chữ buổi tối, có người nói tiếng M'Nông, Mạ, Mông đứng cùng.", work_teaching,
      EVERY_MONTH, BDHVS, LITERACY, DAK_GLONG, false, 0, "so-gd-dt" },
    { "Lớp học song ngữ %s", "Xóa mù chữ cho bà con M'Nông; cần người nói được tiếng M'Nông.",
      work_teaching, EVERY_MONTH, BDHVS, LITERACY, TUY_DUC, false, 0, "so-gd-dt" },
    { "Giữ rừng mùa khô – %s", "Trực chốt, tuần tra, dọn đường băng cản lửa.", work_fire, DRY, TNXK,
      FOREST_FIRE, ANY_AREA, false, 0, "kiem-lam" },
    { "Tà Đùng xanh – %s", "Cùng kiểm lâm Vườn quốc gia giữ rừng và lòng hồ.", work_fire,
      DRY | M(11), TNXK, FOREST_FIRE, DAK_GLONG, false, UNIT_AGENCY, "kiem-lam" },
    { "Xung kích mùa mưa lũ – %s", "Trực ứng phó, sơ tán, dọn dẹp sau mưa lũ.", work_ready, RAINS,
      TNXK, DISASTER, KRONG_NO, false, 0, NULL },
    { "Đội xung kích an toàn %s", "Đội thanh niên xung kích phòng, chống thiên tai, cứu nạn.",
      work_ready, EVERY_MONTH, TNXK, DISASTER, ANY_AREA, false, 0, NULL },
    { "Biên giới trong tim – %s", "Khám bệnh, chợ 0 đồng, trực cùng bộ đội biên phòng.",
      work_border, EVERY_MONTH, XTN, BORDER, ANY_AREA, true, 0, "so-y-te" },
    { "Tháng Ba biên giới – %s", "Cùng biên phòng phát quang đường tuần tra, thăm bà con.",
      work_border, M(2) | M(3), TBBG, BORDER, ANY_AREA, true, 0, "so-y-te" },
    { "Kể chuyện đá – Công viên địa chất ở %s",
      "Thuyết minh, ghi hình cồng chiêng, dọn đường vào hang.", work_culture, EVERY_MONTH, NTB,
      CULTURE, KRONG_NO, false, 0, "so-vhttdl" },
    { "Đêm hội cồng chiêng %s", "Phục vụ lễ hội, ghi hình nghệ nhân, đón khách.", work_culture,
      EVERY_MONTH, NTB, CULTURE, ANY_AREA, false, 0, "so-vhttdl" },
    { "Cổng trường an toàn – %s", "Giảm ùn tắc giờ tan học, đổi mũ bảo hiểm.", work_traffic,
      EVERY_MONTH & ~SUMMER, NTB, TRAFFIC, ANY_AREA, false, 0, "ban-attg" },
    { "Đường về nhà bình an – %s", "Trực đèo, vá xe, trà nóng cho người về quê dịp Tết.",
      work_traffic, M(12) | M(1) | M(2), XTN, TRAFFIC, DAK_RLAP, false, 0, "ban-attg" },
    { "Ngày hội thiếu nhi vui khỏe %s", "Trò chơi, kèm bài, sửa sân chơi cho các em.",
      work_children, EVERY_MONTH, NTB, CHILDREN, ANY_AREA, false, 0, "so-gd-dt" },
    { "Tháng Thanh niên – %s chung sức", "Công trình thanh niên: đường, đèn, sân chơi.",
      work_building, M(3), TTN, RURAL, ANY_AREA, false, 0, NULL },
    { "Tháng Thanh niên – màu xanh %s", "Trồng cây, làm sạch thôn, bon.", work_green, M(2) | M(3),
      TTN, NATURE, ANY_AREA, false, 0, NULL },
    { "Tiếp sức mùa thi – %s", "Đưa đón, cơm, chỗ ở cho thí sinh.", work_exam, M(6) | M(7), TSMT,
      WELFARE, ANY_AREA, false, 0, "so-gd-dt" },
    { "Mùa hè xanh – %s", "Đội hình sinh viên và thanh niên tại chỗ làm đường, sửa nhà, dạy hè.",
      work_building, SUMMER, MHX, RURAL, ANY_AREA, false, 0, NULL },
    { "Mùa hè xanh – lớp hè ở %s", "Ôn tập, kỹ năng, sinh hoạt hè cho thiếu nhi.", work_children,
      SUMMER, MHX, CHILDREN, ANY_AREA, false, 0, "so-gd-dt" },
    { "Hoa phượng đỏ – %s", "Học sinh chăm sóc nghĩa trang, trồng cây, giúp em nhỏ.", work_green,
      SUMMER, HPD, NATURE, ANY_AREA, false, UNIT_SCHOOL, NULL },
    { "Kỳ nghỉ hồng – %s", "Công nhân, viên chức trẻ sửa điện, sửa nhà cho hộ khó khăn.",
      work_building, SUMMER, KNH, WELFARE, ANY_AREA, false, UNIT_AGENCY, NULL },
    { "Hành quân xanh – %s", "Chiến sĩ trẻ làm dân vận, khám bệnh, phát thuốc.", work_border,
      SUMMER, HQX, BORDER, ANY_AREA, true, UNIT_ARMED_FORCES, "so-y-te" },
    { "Hè an toàn, không đuối nước – %s", "Trực bến, dạy bơi, cắm biển báo.", work_water,
      M(5) | SUMMER, HPD, DROWNING, CU_JUT, false, 0, "so-gd-dt" },
    { "Bơi vì an toàn – %s", "Dạy bơi, sơ cứu ngạt nước, cảnh báo hồ tưới.", work_water,
      EVERY_MONTH, NTB, DROWNING, CU_JUT, false, 0, "so-gd-dt" },
};
const size_t demo_drive_count = COUNT_OF(demo_drives);

size_t demo_work_count(const struct demo_drive *drive)
{
    size_t count = 0;
    while (drive->work[count].title) count++;
    REQUIRE(count > 0);
    return count;
}
