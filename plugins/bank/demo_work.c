/* SPDX-License-Identifier: MIT
 * demo_work: what there is to do. Required skill and certificates are real hurdles and therefore
 * rare; what is preferred is common. */
#include "demo_work.h"

#define S(n) (1u << (n))
enum {
    AID = 1,
    A1,
    CAR,
    COMPUTER,
    MC,
    TEACH,
    PHOTO,
    BUILD,
    COOK,
    MEDIC,
    RESCUE,
    SPEAK,
    WIRE,
    FARM,
    MUSIC,
    SPORT,
    LEAD,
    WRITING,
    DESIGN,
    FIRE,
    SERVICE,
    HAIR
};
enum { CERT_AID = 1, CERT_WATER, CERT_FIRE, CERT_CHILD = 8 };

const struct demo_work work_harvest[] = {
    { "Hái cà phê giúp hộ neo đơn",
      "Hái quả chín, trải bạt, gom về sân cho hộ neo đơn, già yếu. Mang giày kín, áo dài tay, mũ; "
      "bạt và bao do Đoàn xã chuẩn bị.",
      0, S(FARM), 0, WHEN_MORNING, 6, 16, 16, WORK_HOUSEHOLD },
    { "Hái cà phê giúp gia đình chính sách",
      "Hái chọn quả chín từ 90 %, không tuốt cành. Có người của hộ hướng dẫn tại rẫy.", 0,
      S(FARM) | S(A1), 0, WHEN_DAY, 8, 20, 16, WORK_HOUSEHOLD | WORK_ANY_DAY },
    { "Chở cà phê từ rẫy về sân",
      "Chở bao cà phê bằng xe máy hoặc máy cày của hộ; đường dốc, chỉ nhận người có bằng lái.",
      S(A1), S(CAR) | S(FARM), 0, WHEN_AFTERNOON, 2, 6, 18, WORK_HOUSEHOLD },
    { "Phơi và trở cà phê", "Trải, cào trở cà phê trên sân hai giờ một lần, che bạt khi mưa.", 0,
      S(FARM), 0, WHEN_AFTERNOON, 2, 6, 0, 0 },
    { "Nấu cơm cho đội hái cà phê", "Đi chợ, nấu bữa trưa cho 30–40 người tại nhà văn hóa thôn.", 0,
      S(COOK), 0, WHEN_MORNING, 2, 5, 0, 0 },
    { "Trông trẻ cho nhà đang thu hoạch",
      "Trông và chơi với các cháu 4–10 tuổi ở nhà văn hóa khi cha mẹ đi rẫy.", 0,
      S(TEACH) | S(MUSIC), 0, WHEN_DAY, 3, 8, 18, WORK_ANY_DAY },
    { "Trực đêm giữ cà phê trên sân",
      "Cùng công an xã và dân quân đi tuần, trực sân phơi chống trộm cà phê.", 0, S(SPORT), 0,
      WHEN_NIGHT, 3, 8, 18, 0 },
    { 0 }
};
const struct demo_work work_green[] = {
    { "Dọn rác, phát cỏ đường thôn", "Phát cỏ, nhặt rác hai bên đường, phân loại rác nhựa.", 0,
      S(FARM), 0, WHEN_MORNING, 10, 30, 0, 0 },
    { "Trồng hoa, cây bóng mát", "Đào hố, trồng và rào cây theo tuyến đường đã chọn.", 0,
      S(FARM) | S(BUILD), 0, WHEN_MORNING, 8, 25, 0, 0 },
    { "Đổi rác lấy quà", "Cân rác nhựa, pin cũ, ghi sổ và phát quà cho các em.", 0, S(LEAD), 0,
      WHEN_AFTERNOON, 3, 8, 0, 0 },
    { "Vớt rác lòng suối", "Vớt rác dọc suối, có dây an toàn; cần người biết bơi cứu hộ đi cùng.",
      S(RESCUE), S(SPORT), S(CERT_WATER), WHEN_MORNING, 2, 5, 18, 0 },
    { "Vẽ tranh tường tuyên truyền",
      "Phác, tô tranh về bảo vệ rừng và nguồn nước trên tường nhà văn hóa.", 0, S(DESIGN), 0,
      WHEN_DAY, 3, 10, 0, 0 },
    { "Chụp ảnh, viết tin ngày ra quân",
      "Chụp ảnh, viết một tin ngắn gửi trang của Đoàn xã trong ngày.", 0, S(PHOTO) | S(WRITING), 0,
      WHEN_MORNING, 1, 3, 0, 0 },
    { 0 }
};
const struct demo_work work_blood[] = {
    { "Đón tiếp, phát phiếu hiến máu", "Hướng dẫn người hiến máu điền phiếu, xếp số thứ tự.", 0,
      S(COMPUTER) | S(LEAD), 0, WHEN_MORNING, 4, 12, 18, 0 },
    { "Nhập danh sách người hiến máu", "Nhập thông tin vào máy tính, đối chiếu thẻ hiến máu cũ.",
      S(COMPUTER), S(SERVICE), 0, WHEN_MORNING, 2, 5, 18, 0 },
    { "Chăm sóc sau hiến máu", "Theo dõi người vừa hiến máu 15 phút, đưa sữa, báo y tế khi mệt.", 0,
      S(AID) | S(MEDIC), 0, WHEN_MORNING, 3, 8, 18, 0 },
    { "Sơ cứu tại điểm hiến máu", "Cùng bác sĩ xử trí khi có người choáng, ngất.", S(AID), S(MEDIC),
      S(CERT_AID), WHEN_MORNING, 1, 3, 18, 0 },
    { "Vận động hiến máu ở thôn, bon", "Đến từng nhà phát thư mời, giải thích điều kiện hiến máu.",
      0, S(SPEAK), 0, WHEN_EVENING, 4, 10, 18, WORK_ANY_DAY },
    { "Giữ xe, hướng dẫn lối đi", "Xếp xe, phát thẻ xe, chỉ lối vào hội trường.", 0, 0, 0,
      WHEN_MORNING, 2, 6, 0, 0 },
    { 0 }
};
const struct demo_work work_digital[] = {
    { "Hướng dẫn nộp hồ sơ trực tuyến",
      "Ngồi cùng bà con tại trung tâm hành chính công, chỉ từng bước nộp hồ sơ.", 0,
      S(SERVICE) | S(COMPUTER), 0, WHEN_MORNING, 2, 6, 16, WORK_ANY_DAY },
    { "Cài định danh, ví điện tử cho bà con",
      "Cài ứng dụng, hướng dẫn đặt mật khẩu và nhận biết lừa đảo.", 0, S(SERVICE), 0, WHEN_EVENING,
      3, 10, 16, WORK_ANY_DAY },
    { "Dạy dùng điện thoại thông minh",
      "Lớp tối cho người lớn tuổi: gọi có hình, tìm tin, tra giá nông sản.", 0,
      S(TEACH) | S(COMPUTER), 0, WHEN_EVENING, 3, 8, 16, WORK_ANY_DAY },
    { "Phiên dịch ở lớp học số", "Nói lại bằng tiếng của bà con những gì thầy cô hướng dẫn.", 0,
      S(SPEAK) | S(TEACH), 0, WHEN_EVENING, 1, 4, 16, WORK_SPEAKS | WORK_ANY_DAY },
    { "Đưa nông sản lên sàn", "Chụp ảnh, viết mô tả, tạo gian hàng cho hợp tác xã.", S(COMPUTER),
      S(PHOTO) | S(WRITING) | S(DESIGN), 0, WHEN_AFTERNOON, 2, 5, 16, 0 },
    { "Kéo dây, lắp mạng nhà văn hóa", "Kéo dây mạng, lắp bộ phát không dây, kiểm tra sóng.",
      S(WIRE), S(COMPUTER), 0, WHEN_DAY, 2, 4, 18, 0 },
    { 0 }
};
const struct demo_work work_children[] = {
    { "Quản trò ngày hội thiếu nhi", "Tổ chức trò chơi vòng tròn, trò chơi lớn cho 60–100 em.", 0,
      S(LEAD) | S(MC) | S(MUSIC), 0, WHEN_MORNING, 4, 12, 16, 0 },
    { "Dẫn chương trình sân khấu", "Dẫn chương trình 90 phút, phối hợp âm thanh.", S(MC), S(MUSIC),
      0, WHEN_EVENING, 1, 2, 16, 0 },
    { "Cắt tóc miễn phí cho các em", "Cắt tóc cho học sinh tiểu học; có sẵn tông đơ, khăn.",
      S(HAIR), 0, 0, WHEN_MORNING, 1, 4, 0, 0 },
    { "Kèm bài sau giờ học", "Kèm toán, tiếng Việt lớp 2–5 tại nhà văn hóa, hai em một người.", 0,
      S(TEACH), S(CERT_CHILD), WHEN_EVENING, 3, 8, 16, WORK_ANY_DAY },
    { "Sửa sân chơi, sơn xích đu", "Cạo gỉ, sơn lại xích đu, cầu trượt, đổ cát sân chơi.", 0,
      S(BUILD) | S(WIRE), 0, WHEN_DAY, 4, 12, 16, 0 },
    { "Trang trí trại, gói quà", "Dựng cổng trại, gói 150 phần quà cho các em.", 0, S(DESIGN), 0,
      WHEN_AFTERNOON, 4, 12, 0, 0 },
    { 0 }
};
const struct demo_work work_exam[] = {
    { "Chỉ đường ở cổng điểm thi", "Hướng dẫn thí sinh, phụ huynh, giữ trật tự trước cổng.", 0,
      S(A1), 0, WHEN_MORNING, 6, 14, 16, WORK_ANY_DAY },
    { "Xe ôm đưa đón thí sinh", "Đưa đón thí sinh ở xa, đi theo tuyến đã phân công.", S(A1), 0, 0,
      WHEN_DAY, 3, 10, 18, WORK_ANY_DAY },
    { "Nấu cơm miễn phí cho thí sinh", "Nấu và phát 120 suất cơm trưa.", 0, S(COOK), 0,
      WHEN_MORNING, 4, 10, 0, WORK_ANY_DAY },
    { "Trực y tế điểm thi", "Trực tủ thuốc, đưa thí sinh mệt đến trạm y tế.", S(AID), S(MEDIC),
      S(CERT_AID), WHEN_DAY, 1, 3, 18, WORK_ANY_DAY },
    { "Sắp chỗ ở cho thí sinh xa nhà", "Dọn phòng ký túc xá, nhận và hướng dẫn thí sinh.", 0,
      S(LEAD), 0, WHEN_AFTERNOON, 2, 8, 16, WORK_ANY_DAY },
    { 0 }
};
const struct demo_work work_building[] = {
    { "Làm đường bê tông vào thôn",
      "Trộn, đổ, san bê tông cùng bà con; có kỹ thuật viên hướng dẫn.", 0, S(BUILD), 0,
      WHEN_MORNING, 10, 30, 18, 0 },
    { "Lắp đèn đường năng lượng mặt trời", "Đào hố, dựng cột, lắp đèn trên 1 km đường thôn.", 0,
      S(WIRE) | S(BUILD), 0, WHEN_DAY, 5, 14, 18, 0 },
    { "Sửa nhà tạm cho hộ nghèo", "Tháo mái cũ, lợp tôn, trát tường.", 0, S(BUILD), 0, WHEN_DAY, 5,
      12, 18, WORK_HOUSEHOLD },
    { "Sửa điện an toàn trong nhà dân", "Thay dây hở, cầu dao cho các hộ khó khăn.", S(WIRE),
      S(BUILD), 0, WHEN_MORNING, 2, 5, 18, WORK_HOUSEHOLD },
    { "Làm nhà vệ sinh, bể nước", "Xây bể nước 5 m³, nhà vệ sinh cho điểm trường.", 0, S(BUILD), 0,
      WHEN_DAY, 4, 10, 18, 0 },
    { "Hậu cần công trường", "Nước uống, bữa trưa, giữ dụng cụ.", 0, S(COOK), 0, WHEN_MORNING, 2, 6,
      0, 0 },
    { 0 }
};
const struct demo_work work_fire[] = {
    { "Trực chốt phòng cháy rừng", "Trực chốt, ghi sổ người ra vào rừng, báo khói qua bộ đàm.", 0,
      S(FIRE) | S(SPORT), 0, WHEN_DAY, 3, 8, 18, WORK_ANY_DAY },
    { "Tuần tra đêm ven rừng", "Cùng kiểm lâm đi tuần đường băng, báo lửa.", S(FIRE), S(SPORT),
      S(CERT_FIRE), WHEN_NIGHT, 2, 6, 18, WORK_ANY_DAY },
    { "Dọn đường băng cản lửa", "Phát dọn thực bì, thu gom vật liệu cháy.", 0, S(FARM) | S(SPORT),
      0, WHEN_MORNING, 8, 20, 18, 0 },
    { "Đi từng nhà vận động không đốt rẫy", "Ký cam kết, phát tờ rơi, hướng dẫn làm giàn ủ.", 0,
      S(SPEAK), 0, WHEN_EVENING, 3, 10, 16, WORK_ANY_DAY },
    { "Loa lưu động bằng tiếng địa phương", "Đọc thông báo cấp cháy rừng ở thôn, bon.", 0,
      S(SPEAK) | S(MC), 0, WHEN_EVENING, 1, 3, 16, WORK_SPEAKS | WORK_ANY_DAY },
    { 0 }
};
const struct demo_work work_water[] = {
    { "Trực cứu đuối bến sông", "Trực bến, nhắc trẻ mặc áo phao, cứu khi cần.", S(RESCUE), S(SPORT),
      S(CERT_WATER), WHEN_AFTERNOON, 2, 6, 18, WORK_ANY_DAY },
    { "Dạy bơi cho thiếu nhi", "Phụ huấn luyện viên dạy bơi cơ bản ở bể lắp ghép.", 0,
      S(RESCUE) | S(TEACH), S(CERT_CHILD), WHEN_AFTERNOON, 2, 8, 18, WORK_ANY_DAY },
    { "Cắm biển báo hố sâu, hồ nước", "Khảo sát, cắm biển, căng dây quanh hồ tưới.", 0, S(BUILD), 0,
      WHEN_MORNING, 4, 10, 16, 0 },
    { "Tập huấn sơ cứu ngạt nước", "Làm mẫu ép tim, thổi ngạt cho phụ huynh.", S(AID), S(TEACH),
      S(CERT_AID), WHEN_EVENING, 1, 3, 18, 0 },
    { "Sắp phao, áo phao ở điểm bơi", "Kiểm tra, xếp và giặt áo phao.", 0, 0, 0, WHEN_AFTERNOON, 2,
      6, 0, 0 },
    { 0 }
};
const struct demo_work work_border[] = {
    { "Phát quang đường tuần tra", "Cùng bộ đội biên phòng phát quang, sơn cột mốc phụ.", 0,
      S(SPORT) | S(FARM), 0, WHEN_DAY, 6, 20, 18, 0 },
    { "Khám bệnh, phát thuốc vùng biên", "Đo huyết áp, ghi phiếu, phát thuốc theo đơn bác sĩ.", 0,
      S(MEDIC) | S(AID), 0, WHEN_MORNING, 4, 10, 18, 0 },
    { "Phiên dịch cho đoàn khám bệnh", "Hỏi bệnh, dặn cách uống thuốc bằng tiếng của bà con.", 0,
      S(SPEAK) | S(MEDIC), 0, WHEN_MORNING, 1, 4, 16, WORK_SPEAKS },
    { "Tổ chức Tết, chợ 0 đồng", "Dựng gian hàng, phát phiếu, giúp bà con chọn hàng.", 0,
      S(LEAD) | S(MUSIC), 0, WHEN_DAY, 6, 18, 0, 0 },
    { "Trực đêm tại điểm biên giới", "Trực cùng dân quân ở chốt; mang áo ấm, đèn.", 0, S(SPORT), 0,
      WHEN_NIGHT, 2, 5, 18, 0 },
    { "Lái xe chở hàng lên biên giới", "Lái xe tải nhỏ chở quà, đường đất.", S(CAR), 0, 0,
      WHEN_MORNING, 1, 3, 21, 0 },
    { 0 }
};
const struct demo_work work_culture[] = {
    { "Thuyết minh điểm Công viên địa chất", "Dẫn khách theo tuyến, kể chuyện hang núi lửa.", 0,
      S(MC) | S(WRITING), 0, WHEN_MORNING, 2, 6, 16, 0 },
    { "Phiên dịch tiếng địa phương cho đoàn", "Đi cùng đoàn khảo sát, hỏi già làng về lễ hội.", 0,
      S(SPEAK), 0, WHEN_DAY, 1, 3, 16, WORK_SPEAKS },
    { "Ghi hình nghệ nhân cồng chiêng", "Quay phim, thu tiếng, đặt tên tệp theo bài.", 0, S(PHOTO),
      0, WHEN_AFTERNOON, 1, 4, 0, 0 },
    { "Dựng sân khấu lễ hội", "Dựng sân khấu, nối điện, xếp ghế.", 0, S(WIRE) | S(BUILD), 0,
      WHEN_DAY, 6, 16, 16, 0 },
    { "Đón khách, giữ xe lễ hội", "Phát bản đồ, hướng dẫn gửi xe.", 0, 0, 0, WHEN_EVENING, 6, 20, 0,
      0 },
    { "Dọn đường vào hang, thác", "Nhặt rác, phát dọn lối mòn, sửa biển chỉ dẫn.", 0, S(SPORT), 0,
      WHEN_MORNING, 5, 15, 16, 0 },
    { 0 }
};
const struct demo_work work_giving[] = {
    { "Gói bánh chưng tặng hộ nghèo", "Rửa lá, gói, trông nồi bánh đến sáng.", 0, S(COOK), 0,
      WHEN_EVENING, 8, 24, 0, 0 },
    { "Trao quà Tết tận nhà", "Đi theo tổ 4 người, mỗi tổ 15 nhà, chụp ảnh ký nhận.", 0, S(A1), 0,
      WHEN_DAY, 6, 20, 16, WORK_HOUSEHOLD },
    { "Phân loại quần áo, sách vở", "Kiểm, giặt, xếp theo cỡ; đóng thùng ghi nhãn.", 0, 0, 0,
      WHEN_AFTERNOON, 5, 15, 0, WORK_ANY_DAY },
    { "Gian hàng áo ấm 0 đồng", "Bày hàng, giúp bà con thử và chọn.", 0, S(LEAD), 0, WHEN_MORNING,
      4, 12, 0, 0 },
    { "Sửa xe, cắt tóc miễn phí", "Cắt tóc tại sân nhà văn hóa cho bà con.", S(HAIR), 0, 0,
      WHEN_MORNING, 1, 4, 0, 0 },
    { "Phiên dịch khi thăm hộ", "Đi cùng đoàn thăm hộ già yếu, nói tiếng địa phương.", 0, S(SPEAK),
      0, WHEN_DAY, 1, 3, 16, WORK_SPEAKS },
    { 0 }
};
const struct demo_work work_teaching[] = {
    { "Đứng lớp xóa mù chữ buổi tối", "Dạy đọc, viết cho 10–15 cô chú, ba tối một tuần.", S(TEACH),
      S(SPEAK), 0, WHEN_EVENING, 1, 4, 18, WORK_ANY_DAY },
    { "Trợ giảng lớp xóa mù", "Cầm tay viết chữ, đọc chậm cùng học viên.", 0, S(TEACH) | S(SPEAK),
      0, WHEN_EVENING, 2, 6, 16, WORK_ANY_DAY },
    { "Trợ giảng nói tiếng địa phương", "Giải nghĩa bằng tiếng của học viên.", 0,
      S(SPEAK) | S(TEACH), 0, WHEN_EVENING, 1, 3, 16, WORK_SPEAKS | WORK_ANY_DAY },
    { "Trông con cho học viên", "Trông trẻ ở phòng bên trong giờ học.", 0, S(MUSIC), 0,
      WHEN_EVENING, 2, 5, 16, WORK_ANY_DAY },
    { "Soạn vở tập viết, thẻ chữ", "In, cắt, ép thẻ chữ có hình nông cụ quen thuộc.", 0,
      S(DESIGN) | S(COMPUTER), 0, WHEN_AFTERNOON, 2, 6, 0, 0 },
    { 0 }
};
const struct demo_work work_traffic[] = {
    { "Trực cổng trường giờ tan học", "Hướng dẫn phụ huynh dừng xe đúng chỗ, dẫn các em qua đường.",
      0, S(LEAD), 0, WHEN_AFTERNOON, 4, 10, 16, WORK_ANY_DAY },
    { "Phân luồng ở chợ, lễ hội", "Cùng công an phân luồng giờ cao điểm.", 0, S(SPORT), 0,
      WHEN_MORNING, 4, 12, 18, 0 },
    { "Đổi mũ bảo hiểm cũ", "Kiểm mũ, hướng dẫn cài quai, phát mũ mới.", 0, S(MC), 0, WHEN_MORNING,
      3, 8, 0, 0 },
    { "Vá ổ gà, sơn gờ giảm tốc", "Trộn nhựa nguội, vá, sơn vạch.", 0, S(BUILD), 0, WHEN_MORNING, 5,
      14, 18, 0 },
    { "Trực đêm Tết ở đèo", "Trà nóng, vá xe cho người về quê, báo tai nạn.", 0, S(AID) | S(A1), 0,
      WHEN_NIGHT, 3, 8, 18, 0 },
    { 0 }
};
const struct demo_work work_ready[] = {
    { "Trực ứng phó mưa lũ", "Trực tại nhà văn hóa, sẵn sàng sơ tán dân vùng trũng.", 0,
      S(AID) | S(SPORT), 0, WHEN_NIGHT, 3, 10, 18, WORK_ANY_DAY },
    { "Kê cao tài sản cho nhà vùng trũng", "Khiêng đồ, kê lúa, đưa người già đến nơi an toàn.", 0,
      S(SPORT), 0, WHEN_DAY, 5, 15, 18, WORK_HOUSEHOLD },
    { "Sơ cứu ban đầu", "Đi cùng đội, sơ cứu, ghi phiếu chuyển viện.", S(AID), S(MEDIC),
      S(CERT_AID), WHEN_DAY, 1, 4, 18, WORK_ANY_DAY },
    { "Bếp ăn dã chiến", "Nấu 80–100 suất ăn, chia theo thôn.", 0, S(COOK), 0, WHEN_MORNING, 3, 10,
      0, 0 },
    { "Lái xe cứu trợ", "Lái xe bán tải chở hàng, chở người.", S(CAR), S(A1), 0, WHEN_DAY, 1, 4, 21,
      0 },
    { "Khơi cống, dọn cây đổ", "Cưa cành, dọn cây đổ, khơi cống sau mưa.", 0, S(BUILD) | S(FARM), 0,
      WHEN_MORNING, 6, 18, 18, 0 },
    { 0 }
};
