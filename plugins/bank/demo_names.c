/* SPDX-License-Identifier: MIT
 * demo_names: pools and patterns. Numbers behind Kinh surnames are hundredths of a percent. */
#include "demo_names.h"

struct surname {
    const char *name;
    uint16_t weight;
};
static const struct surname kinh_surnames[] = {
    { "Nguyễn", 2964 }, { "Trần", 1014 }, { "Lê", 837 },     { "Phạm", 593 },  { "Hoàng", 406 },
    { "Phan", 318 },    { "Bùi", 268 },   { "Võ", 257 },     { "Hồ", 217 },    { "Vũ", 199 },
    { "Đặng", 190 },    { "Đỗ", 178 },    { "Trương", 168 }, { "Huỳnh", 162 }, { "Ngô", 158 },
    { "Đinh", 155 },    { "Dương", 123 }, { "Trịnh", 101 },  { "Mai", 98 },    { "Hà", 97 },
    { "Đoàn", 93 },     { "Lương", 89 },  { "Cao", 86 },     { "Đào", 76 },    { "Tạ", 55 },
    { "Lưu", 51 },      { "Lý", 49 },     { "Thái", 45 },    { "Lâm", 42 },    { "Phùng", 37 },
    { "Tô", 34 },       { "Châu", 30 },   { "Kiều", 24 },    { "Quách", 15 }
};
static const struct surname tay_nung_surnames[] = {
    { "Nông", 30 }, { "Hoàng", 28 }, { "Lý", 12 }, { "Triệu", 10 }, { "Vi", 9 }, { "Chu", 9 },
    { "Hứa", 7 },   { "Đàm", 7 },    { "Lục", 5 }, { "Ma", 4 },     { "Bế", 4 }, { "Lương", 8 },
    { "Sầm", 2 },   { "Lã", 3 },     { "Mã", 3 },  { "Phan", 3 }
};
static const struct surname mong_surnames[] = { { "Giàng", 22 }, { "Sùng", 18 }, { "Thào", 15 },
                                                { "Vàng", 15 },  { "Lầu", 9 },   { "Vừ", 8 },
                                                { "Hờ", 5 },     { "Lý", 8 },    { "Ma", 6 } };
static const struct surname dao_surnames[] = { { "Triệu", 24 }, { "Bàn", 20 }, { "Đặng", 20 },
                                               { "Phùng", 12 }, { "Lý", 12 },  { "Chảo", 6 } };
static const struct surname thai_surnames[] = { { "Lò", 26 },   { "Lường", 14 }, { "Quàng", 12 },
                                                { "Tòng", 10 }, { "Cà", 10 },    { "Vi", 14 },
                                                { "Hà", 8 },    { "Lô", 10 } };

static const char *const men_middle[] = { "Minh",  "Đức",  "Quốc",  "Hữu",   "Thanh", "Anh",
                                          "Tuấn",  "Xuân", "Công",  "Đình",  "Ngọc",  "Quang",
                                          "Hoàng", "Gia",  "Trọng", "Thành", "Duy",   "Bảo",
                                          "Trung", "Hải",  "Nhật",  "Tấn",   "Viết",  "Mạnh",
                                          "Phúc",  "Bá",   "Thế",   "Tiến",  "Khánh", "Chí" };
static const char *const men_given[] = {
    "Huy",   "Nam",   "Long",  "Khoa",  "Tuấn",  "Hưng",  "Dũng", "Cường", "Thắng", "Sơn",
    "Hải",   "Đạt",   "Phúc",  "Kiên",  "Trung", "Hiếu",  "Quân", "Bình",  "Tùng",  "Phong",
    "Hoàng", "Thành", "Việt",  "Lộc",   "Tài",   "Nghĩa", "Vinh", "Khánh", "Đức",   "Toàn",
    "Trí",   "Duy",   "Thịnh", "Quý",   "Nhân",  "An",    "Bảo",  "Tâm",   "Hậu",   "Lâm",
    "Chiến", "Tú",    "Kỳ",    "Thiện", "Phước", "Danh",  "Khôi", "Luân",  "Nhật",  "Tiến"
};
static const char *const women_middle[] = { "Thu",   "Ngọc", "Kim",   "Thanh", "Hồng",  "Phương",
                                            "Minh",  "Bích", "Mỹ",    "Thùy",  "Quỳnh", "Hoài",
                                            "Tuyết", "Diệu", "Khánh", "Như",   "Bảo",   "Thảo",
                                            "Xuân",  "Hải",  "Kiều",  "Tường", "Ánh",   "Cẩm",
                                            "Mai",   "Lan",  "Hà",    "Yến",   "Diễm",  "Tú" };
static const char *const women_given[] = {
    "Hương", "Lan",   "Hà",   "Trang", "Linh",   "Thảo",   "Mai",  "Hoa",   "Nga",   "Yến",
    "Nhung", "Hằng",  "Hiền", "Thúy",  "Phương", "Anh",    "Ngân", "Vy",    "Trinh", "My",
    "Ngọc",  "Oanh",  "Loan", "Dung",  "Hạnh",   "Nhi",    "Uyên", "Quỳnh", "Châu",  "Giang",
    "Duyên", "Tuyền", "Trâm", "Diễm",  "Thư",    "Vân",    "Hồng", "Liên",  "Huyền", "Tâm",
    "Chi",   "Ánh",   "Thủy", "Quyên", "Nguyệt", "Thương", "Tiên", "Hòa",   "Bích",  "Xuân"
};

static const char *const mnong_men[] = { "Krăng", "Nhem",  "Blơi",  "Lết",  "Hùng",   "Sơn",
                                         "Thái",  "Djăng", "Mbrai", "Ngơr", "Tuân",   "K'Ré",
                                         "Phước", "Xuân",  "Njuh",  "Byốt", "Khương", "Tơi",
                                         "Brôl",  "Nđơr",  "Pyang" };
static const char *const mnong_women[] = { "Mai",    "Brum",  "Ngơi",   "Djang", "Hương", "Nga",
                                           "Yang",   "Duyên", "Phương", "Lan",   "Bơi",   "Khuyên",
                                           "Ngoanh", "Nhung", "Rơi",    "Mbơh",  "Grao",  "Lợi" };
static const char *const mnong_clans[] = {
    "B'Krông", "Ya", "Ktul", "Knul", "Ayun", "Preng", "Kpơr"
};
static const char *const ede_men[] = { "Ngông", "Wang", "Thăm", "Bhiăo", "Djoh", "Khiêm",
                                       "Phi",   "Tuân", "Sanh", "Yuăn",  "Blơm", "Nguyên",
                                       "Dhăm",  "Rin",  "Ƀlô",  "Săn",   "Čung", "Lê Pas" };
static const char *const ede_women[] = { "Nghia", "Blum", "Jam",   "Či",  "Hoa",  "Yuôr",
                                         "Mĩa",   "Wiên", "Rin",   "Nga", "Bliă", "Dlang",
                                         "Ngăm",  "Luyn", "Sarah", "Wă",  "Juên", "Mŏ" };
static const char *const ede_clans[] = { "Niê",        "Mlô",     "Êban",  "Niê Kdăm",
                                         "Kbuôr",      "Adrơ̆ng",  "Ayun",  "Kmăn",
                                         "Buôn Krông", "Buôn Yă", "Êñuôl", "Hđơk" };
static const char *const ma_men[] = { "Wẻ",   "Brèm", "Tèo",  "Brôi",  "Tiêng", "Đẽo",
                                      "Dũng", "Lâm",  "Hùng", "Broih", "Thuận", "Xuân" };
static const char *const ma_women[] = { "Mai",    "Hương", "Dịp",  "Hiền",  "Rin", "Sảo",
                                        "Thuyên", "Loan",  "Thảo", "Nhuyn", "Hồng" };
static const char *const mong_men[] = { "Páo", "Dũng", "Lử",   "Chứ",  "Vảng", "Sình",  "Tủa",
                                        "Dế",  "Nhà",  "Minh", "Hồng", "Phứ",  "Tráng", "Công" };
static const char *const mong_women[] = { "Mỷ", "Dợ",  "Sua",  "Chở",  "Dinh", "Pà",
                                          "Ly", "Máy", "Ganh", "Xuân", "Hoa",  "Mai" };

#define PICK(d, pool) ((pool)[demo_below((d), COUNT_OF(pool))])

static const char *surname_of(struct demo *d, const struct surname pool[], size_t count)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += pool[i].weight;
    uint32_t drawn = demo_below(d, sum);
    size_t at = 0;
    while (drawn >= pool[at].weight) drawn -= pool[at++].weight;
    return pool[at].name;
}
#define SURNAME(d, pool) surname_of((d), (pool), COUNT_OF(pool))

/* Words of men's names: 2 in 1 %, 3 in 73 %, 4 in 26 %. "Văn" is going out of use. */
static text man_named(struct demo *d, const char *surname, int birth_year)
{
    const char *given = PICK(d, men_given);
    const char *middle = demo_chance(d, birth_year < 1995 ? 24 : 5) ? "Văn" : PICK(d, men_middle);
    uint32_t words = demo_below(d, 100);
    if (words < 1) return text_format(d->scratch, "%s %s", surname, given);
    if (words < 74) return text_format(d->scratch, "%s %s %s", surname, middle, given);
    return text_format(d->scratch, "%s %s %s %s", surname, middle, PICK(d, men_middle), given);
}

/* Words of women's names: 3 in 35 %, 4 in 64 %; "Thị" is very common. */
static text woman_named(struct demo *d, const char *surname, int birth_year)
{
    const char *given = PICK(d, women_given);
    bool thi = demo_chance(d, birth_year < 2000 ? 78 : 55);
    const char *middle = thi ? "Thị" : PICK(d, women_middle);
    uint32_t words = demo_below(d, 1000);
    if (words < 2) return text_format(d->scratch, "%s %s", surname, given);
    if (words < 355) return text_format(d->scratch, "%s %s %s", surname, middle, given);
    return text_format(d->scratch, "%s %s %s %s", surname, middle, PICK(d, women_middle), given);
}

static text kinh_like(struct demo *d, const char *surname, int32_t sex, int birth_year)
{
    return sex == 1 ? man_named(d, surname, birth_year) : woman_named(d, surname, birth_year);
}

/* Surname, Văn or Thị, given name: Dao and Thái of all ages, Mông women. */
static text plain_three(struct demo *d, const char *surname, int32_t sex, const char *given)
{
    return text_format(d->scratch, "%s %s %s", surname, sex == 1 ? "Văn" : "Thị", given);
}

static text common_three(struct demo *d, const char *surname, int32_t sex)
{
    return plain_three(d, surname, sex, sex == 1 ? PICK(d, men_given) : PICK(d, women_given));
}

static text mnong(struct demo *d, int32_t sex, int birth_year)
{
    const char *given = sex == 1 ? PICK(d, mnong_men) : PICK(d, mnong_women);
    const char *clan = demo_chance(d, birth_year >= 2000 ? 75 : 20) ? PICK(d, mnong_clans) : "";
    const char *gap = *clan ? " " : "";
    static const char *const men[] = { "Y ", "Điểu ", "Y ", "K'" };
    static const char *const women[] = { "H'", "Thị ", "H'", "H' " };
    const char *prefix = sex == 1 ? PICK(d, men) : PICK(d, women);
    if (given[1] == '\'' && prefix[1] == '\'') prefix = "Điểu ";
    return text_format(d->scratch, "%s%s%s%s", prefix, given, gap, clan);
}

static text ede(struct demo *d, int32_t sex)
{
    const char *given = sex == 1 ? PICK(d, ede_men) : PICK(d, ede_women);
    return text_format(d->scratch, "%s%s %s", sex == 1 ? "Y " : "H'", given, PICK(d, ede_clans));
}

static text mong(struct demo *d, int32_t sex)
{
    const char *surname = SURNAME(d, mong_surnames);
    if (sex == 2) return plain_three(d, surname, sex, PICK(d, mong_women));
    const char *middle = demo_chance(d, 80) ? "A" : "Seo";
    return text_format(d->scratch, "%s %s %s", surname, middle, PICK(d, mong_men));
}

text demo_name(struct demo *d, enum demo_naming naming, int32_t sex, date birth)
{
    int year = date_civil(birth).year;
    switch (naming) {
    case NAMED_MNONG:
        return mnong(d, sex, year);
    case NAMED_EDE:
        return ede(d, sex);
    case NAMED_MONG:
        return mong(d, sex);
    case NAMED_MA:
        if (sex == 1) return text_format(d->scratch, "K'%s", PICK(d, ma_men));
        return text_format(d->scratch, "Ka %s", PICK(d, ma_women));
    case NAMED_TAY_NUNG:
        return kinh_like(d, SURNAME(d, tay_nung_surnames), sex, year);
    case NAMED_DAO:
        return common_three(d, SURNAME(d, dao_surnames), sex);
    case NAMED_THAI:
        return common_three(d, SURNAME(d, thai_surnames), sex);
    case NAMED_KINH:
    case NAMED_COUNT:
        break;
    }
    return kinh_like(d, SURNAME(d, kinh_surnames), sex, year);
}

/* ---- who lives where ---- */

/* Terms of the language vocabulary that have people of their own here. */
enum { MNONG = 1, MA, EDE, MONG, NUNG, TAY, DAO, THAI };

static enum demo_naming naming_with(uint8_t language)
{
    static const uint8_t of[] = {
        [MNONG] = NAMED_MNONG,   [MA] = NAMED_MA,        [EDE] = NAMED_EDE, [MONG] = NAMED_MONG,
        [NUNG] = NAMED_TAY_NUNG, [TAY] = NAMED_TAY_NUNG, [DAO] = NAMED_DAO, [THAI] = NAMED_THAI
    };
    return language < COUNT_OF(of) ? (enum demo_naming)of[language] : NAMED_KINH;
}

enum demo_naming demo_naming_in(struct demo *d, const struct demo_commune *c)
{
    static const uint16_t anywhere[NAMED_COUNT] = {
        [NAMED_MNONG] = 30,    [NAMED_MA] = 5,  [NAMED_EDE] = 6, [NAMED_MONG] = 18,
        [NAMED_TAY_NUNG] = 28, [NAMED_DAO] = 6, [NAMED_THAI] = 7
    };
    if (!demo_chance(d, c->minority)) return NAMED_KINH;
    if (c->language && demo_chance(d, 65)) return naming_with(c->language);
    return (enum demo_naming)demo_weighted(d, anywhere, NAMED_COUNT);
}

uint8_t demo_language_of(struct demo *d, enum demo_naming naming)
{
    static const uint8_t of[NAMED_COUNT] = {
        [NAMED_MNONG] = MNONG, [NAMED_MA] = MA,   [NAMED_EDE] = EDE,
        [NAMED_MONG] = MONG,   [NAMED_DAO] = DAO, [NAMED_THAI] = THAI
    };
    if (naming == NAMED_TAY_NUNG) return demo_chance(d, 50) ? NUNG : TAY;
    return of[naming];
}

text demo_hamlet(struct demo *d, const struct demo_commune *c)
{
    static const char *const bons[] = { "Pi Nao",   "Bu N'Drung", "Sa Nar",   "U1",
                                        "U3",       "Bu Ndoh",    "Đắk Blao", "N'Jriêng",
                                        "Phai Kol", "Bu Prăng",   "Dơng",     "Bu Koh",
                                        "R'Bút",    "Ol Bu Tung" };
    static const char *const buons[] = {
        "Nui", "U1", "Trum", "Buôr", "Ea Pô", "Choah", "K62", "9"
    };
    uint32_t number = 1 + demo_below(d, 12);
    if (c->urban) return text_format(d->scratch, "Tổ dân phố %u", number);
    bool own = c->language && demo_chance(d, c->minority);
    if (own && c->language == EDE) return text_format(d->scratch, "Buôn %s", PICK(d, buons));
    if (own && (c->language == MNONG || c->language == MA))
        return text_format(d->scratch, "Bon %s", PICK(d, bons));
    if (own) return text_format(d->scratch, "Bản %u", number);
    return text_format(d->scratch, "Thôn %u", number);
}
