/* SPDX-License-Identifier: MIT
 * demo_curricula: five blocks, four of them core, after the topics the plan names (III.2). What is
 * cut for a lower level is shorter, never without a core block. */
#include "demo_curricula.h"

#include "curriculum/curriculum.h"

static const struct demo_block {
    const char *title, *objectives, *method, *page;
    int64_t minutes;
    bool core;
} blocks[TAUGHT_BLOCKS] = {
    { "Quản lý, điều phối tình nguyện",
      "Biết lập yêu cầu công việc, tuyển, xếp người đúng việc, ghi nhận giờ và giữ chân người.",
      "Nghe giảng 30 %, bài tập nhóm trên một chiến dịch thật 70 %",
      "# Vòng đời của một tình nguyện viên\n\nMời, ghi danh, hướng dẫn, giao việc, kèm cặp, ghi "
      "nhận, "
      "chia tay. Mỗi bước có một người chịu trách nhiệm.\n\n* Việc nào cũng ghi rõ: làm gì, ở đâu, "
      "mấy giờ, cần kỹ năng nào, ai phụ trách.\n* Hỏi trước khi xếp. Xếp xong báo lại trong "
      "ngày.\n",
      210, true },
    { "An toàn cho tình nguyện viên và người dân",
      "Nhận ra rủi ro của từng loại việc, biết dừng việc, báo tin và sơ cứu ban đầu.",
      "Diễn tập theo tình huống: đuối nước, say nắng, cháy rừng, lạc đường",
      "# Trước giờ xuất phát\n\n1. Điểm danh, số điện thoại người nhà.\n2. Thời tiết, đường đi, "
      "điểm tập kết an toàn.\n3. Túi sơ cứu và người biết dùng.\n\nThấy nguy hiểm thì **dừng việc "
      "trước, báo sau**.\n",
      180, true },
    { "Truyền thông cho hoạt động tình nguyện",
      "Viết được lời mời rõ việc, chụp ảnh xin phép, không đưa dữ liệu cá nhân lên mạng.",
      "Mỗi nhóm viết và sửa ba lời mời",
      "# Lời mời tốt\n\nNói việc trước, ý nghĩa sau; có giờ, chỗ, "
      "số người, người liên hệ. Ảnh trẻ em phải được cha mẹ đồng ý.\n",
      150, false },
    { "Xây dựng kế hoạch chiến dịch",
      "Từ nhu cầu của thôn, buôn đến mục tiêu đo được, dự trù người, tiền, rủi ro và báo cáo.",
      "Nhóm lập kế hoạch cho một thôn, bảo vệ trước lớp",
      "# Kế hoạch một trang\n\nNhu cầu, mục tiêu đo được, việc, người, tiền, rủi ro, ai kiểm tra. "
      "Hỏi già làng, trưởng thôn trước khi viết.\n",
      210, true },
    { "Kỹ năng làm việc với đồng bào dân tộc thiểu số",
      "Chào hỏi, xin phép, dùng người phiên dịch; tôn trọng phong tục, mùa vụ và lịch của buôn, "
      "bon.",
      "Già làng và cán bộ người M'Nông, Ê Đê cùng giảng; thực hành tại bon",
      "# Vào bon\n\nGặp già làng trước. Hỏi ngày kiêng. Nói ngắn, nhờ người trong bon nói lại bằng "
      "tiếng mẹ đẻ. Làm cùng, không làm thay.\n",
      210, true },
};

static const struct demo_question {
    const char *prompt, *choices;
    int64_t right, block; /* block from 0 */
} anchors[] = {
    { "Một yêu cầu tình nguyện đủ rõ để người ta nhận việc phải có gì?",
      "Khẩu hiệu của chiến dịch\nViệc làm, nơi, giờ, kỹ năng cần và người phụ trách\nTên các lãnh "
      "đạo đến dự\n"
      "Số tiền của đơn vị tài trợ",
      2, 0 },
    { "Có 30 người đăng ký cho 20 chỗ. Việc nên làm trước tiên là gì?",
      "Nhận cả 30 người\nXếp theo kỹ năng và giờ rảnh, báo ngay cho cả người chưa được xếp\nChọn "
      "người quen biết\n"
      "Hủy hoạt động",
      2, 0 },
    { "Ghi giờ tình nguyện dựa vào đâu?",
      "Lời kể cuối năm\nDanh sách đăng ký ban đầu\nĐiểm danh từng ca có người phụ trách xác "
      "nhận\nSố ảnh đã đăng",
      3, 0 },
    { "Tình nguyện viên say nắng giữa buổi. Làm gì đầu tiên?",
      "Cho uống nước đá thật nhanh\nĐưa vào bóng râm, nới quần áo, làm mát, gọi người biết sơ "
      "cứu\nĐể tự nghỉ rồi làm tiếp\n"
      "Chở ngay về nhà",
      2, 1 },
    { "Trước mùa khô, đội phòng cháy rừng phải có gì mới được vào rừng?",
      "Chỉ cần đông người\nNgười đã tập huấn, đường rút và cách liên lạc với kiểm lâm\nGiấy mời "
      "của báo, đài\n"
      "Xe máy của từng người",
      2, 1 },
    { "Ai có quyền dừng việc khi thấy nguy hiểm?",
      "Chỉ trưởng đoàn\nChỉ công an xã\nBất cứ ai, rồi báo ngay người phụ trách\nNgười lớn tuổi "
      "nhất",
      3, 1 },
    { "Đăng ảnh trẻ em trong buổi trao quà cần điều kiện gì?",
      "Ảnh đủ sáng\nCha mẹ hoặc người giám hộ đồng ý, không kèm địa chỉ\nTrẻ đang cười\nCó biểu "
      "trưng của đơn vị",
      2, 2 },
    { "Mục tiêu nào đo được?",
      "Nâng cao nhận thức của bà con\nTrong tháng 8 dạy bơi 60 em ở ba xã, 50 em bơi được 25 mét\n"
      "Phát huy tinh thần xung kích\nLàm tốt công tác an sinh",
      2, 3 },
    { "Kế hoạch chiến dịch nên bắt đầu từ đâu?",
      "Từ số áo đã in\nTừ nhu cầu của thôn, buôn do chính bà con nói ra\nTừ bản kế hoạch của năm "
      "trước\n"
      "Từ chỉ tiêu số lượt người",
      2, 3 },
    { "Đội đến một bon M'Nông lần đầu. Gặp ai trước?",
      "Vào từng nhà phát quà ngay\nGià làng và trưởng bon, hỏi phong tục, ngày kiêng và mùa "
      "vụ\nTập trung học sinh\n"
      "Dựng sân khấu",
      2, 4 },
};

static const struct demo_level {
    const char *code, *title, *objectives;
    uint8_t audience;
    int64_t percent; /* of the master's minutes in each block */
} levels[TAUGHT_LEVELS] = {
    { "QLTN-CS", "Quản lý, điều phối tình nguyện cho đội trưởng, tình nguyện viên",
      "Tổ chức được một buổi tình nguyện an toàn từ lúc mời đến lúc ghi nhận giờ.",
      AUDIENCE_TEAM_LEADER, 85 },
    { "QLTN-T1", "Tập huấn viên cơ sở: quản lý, điều phối tình nguyện",
      "Dạy lại được bốn phần cốt lõi cho đội trưởng ở xã, phường.", AUDIENCE_TRAINER, 88 },
    { "QLTN-T2", "Tập huấn viên cấp huyện: quản lý, điều phối tình nguyện",
      "Dạy, chấm và kèm cặp tập huấn viên cơ sở.", AUDIENCE_TRAINER, 94 },
    { "QLTN-T3", "Tập huấn viên cấp tỉnh: quản lý, điều phối tình nguyện",
      "Mở lớp, giữ chất lượng qua các bậc, chấm giảng thử.", AUDIENCE_TRAINER, 100 },
    { "QLTN", "Quản lý, điều phối tình nguyện (giáo trình gốc)",
      "Giáo trình gốc của tỉnh: mọi giáo trình khác rút ra từ đây và hỏi cùng mười câu neo.",
      AUDIENCE_TRAINER, 100 },
};

enum { MASTER = TAUGHT_LEVELS - 1, PERCENTS = 100, EVEN = 5, FIELD_MANAGEMENT = 1, NINE = 540 };

text taught_title(int64_t level)
{
    return text_of(levels[level].title);
}

static err make_blocks(struct ctx *cx, struct tx *tx, struct taught *t, size_t level)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < TAUGHT_BLOCKS; i++) {
        int64_t minutes = blocks[i].minutes * levels[level].percent / PERCENTS / EVEN * EVEN;
        struct block b = { .curriculum = t->of[level].id,
                           .position = (int64_t)i + 1,
                           .title = text_of(blocks[i].title),
                           .objectives = text_of(blocks[i].objectives),
                           .method = text_of(blocks[i].method),
                           .minutes = minutes,
                           .core = blocks[i].core,
                           .origin = level == MASTER ? ID_NONE : t->of[MASTER].blocks[i] };
        e = record_create(cx, tx, &block_entity, &b);
        t->of[level].blocks[i] = b.id;
        t->of[level].core[i] = b.core;
    }
    return e;
}

static err make_master_parts(struct ctx *cx, struct tx *tx, const struct taught_curriculum *master)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(anchors); i++) {
        struct question q = { .curriculum = master->id,
                              .block = master->blocks[anchors[i].block],
                              .position = (int64_t)i + 1,
                              .prompt = text_of(anchors[i].prompt),
                              .choices = text_of(anchors[i].choices),
                              .right = anchors[i].right,
                              .anchor = true };
        e = record_create(cx, tx, &question_entity, &q);
    }
    for (size_t i = 0; !e && i < TAUGHT_BLOCKS; i++) {
        struct material m = { .curriculum = master->id,
                              .block = master->blocks[i],
                              .title = text_of(blocks[i].title),
                              .body = text_of(blocks[i].page),
                              .language = 1 };
        e = record_create(cx, tx, &material_entity, &m);
    }
    return e;
}

err taught_make(struct ctx *cx, struct tx *tx, id unit, id completion_kind, date first_day,
                struct taught *out)
{
    err e = ERR_NONE;
    for (size_t n = 0; !e && n < TAUGHT_LEVELS; n++) {
        size_t level = MASTER - n; /* the master first */
        struct curriculum c = { .code = text_of(levels[level].code),
                                .title = text_of(levels[level].title),
                                .unit = unit,
                                .audience = levels[level].audience,
                                .level = (int64_t)level,
                                .field = FIELD_MANAGEMENT,
                                .objectives = text_of(levels[level].objectives),
                                .pass_percent = 80,
                                .certificate_kind = level == 0 ? completion_kind : ID_NONE,
                                .master = level == MASTER ? ID_NONE : out->of[MASTER].id,
                                .version = 1,
                                .state = CURRICULUM_APPROVED,
                                .submitted = instant_at(first_day - 40, NINE),
                                .decided = instant_at(first_day - 30, NINE) };
        e = record_create(cx, tx, &curriculum_entity, &c);
        out->of[level].id = c.id;
        if (!e) e = make_blocks(cx, tx, out, level);
        if (!e && level == MASTER) e = make_master_parts(cx, tx, &out->of[MASTER]);
    }
    return e;
}
