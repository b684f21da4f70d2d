/* SPDX-License-Identifier: MIT
 * heading: forms are compared whole. Guessing from parts ("Họ và tên mẹ" begins like "Họ và tên")
 * would put a mother's name on her child without anybody noticing, so it is not done. */
#include "heading.h"

#include "../base/buffer.h"
#include "../base/viet.h"

/* Carry no meaning in a heading. */
static const char *const small_words[] = { "va", "cua", "cac", "the", "of", "and" };

/* Whose it is, when the whole list is about them; said of the attributes below only: "mã đoàn viên"
 * and "mã hội viên" are different numbers. */
static const char *const owners[] = {
    " doan vien thanh nien", " doan vien",      " hoi vien", " tinh nguyen vien", " tnv",
    " thanh nien",           " nguoi tham gia", " hoc sinh", " sinh vien",        " hoc vien",
    " thanh vien",           " can bo",         " ca nhan",
};
static const char *const owned[] = { "ho ten",  "ngay sinh", "dien thoai", "gioi tinh",
                                     "dia chi", "email",     "dan toc" };

/* Written so in real lists -> the form of the usual heading. Both sides are without small words. */
static const struct short_form {
    const char *written, *form;
} short_forms[] = {
    { "sdt", "dien thoai" },
    { "dt", "dien thoai" },
    { "dtdd", "dien thoai" },
    { "so dien thoai", "dien thoai" },
    { "so dt", "dien thoai" },
    { "so dtdd", "dien thoai" },
    { "so di dong", "dien thoai" },
    { "so dien thoai di dong", "dien thoai" },
    { "so dien thoai lien he", "dien thoai" },
    { "so dien thoai lien lac", "dien thoai" },
    { "tel", "phone" },
    { "di dong", "dien thoai" },
    { "dien thoai di dong", "dien thoai" },
    { "dien thoai lien he", "dien thoai" },
    { "dien thoai lien lac", "dien thoai" },
    { "ten", "ho ten" },
    { "ten day du", "ho ten" },
    { "ho ten khai sinh", "ho ten" },
    { "ho chu dem ten", "ho ten" },
    { "ho ten dem ten", "ho ten" },
    { "fullname", "full name" },
    { "ngay thang nam sinh", "ngay sinh" },
    { "ngay thang sinh", "ngay sinh" },
    { "ngay sinh dd mm yyyy", "ngay sinh" },
    { "sinh ngay", "ngay sinh" },
    { "nam sinh", "ngay sinh" },
    { "ntns", "ngay sinh" },
    { "dob", "ngay sinh" },
    { "date birth", "ngay sinh" },
    { "birthday", "ngay sinh" },
    { "so cccd", "can cuoc cong dan" },
    { "so can cuoc", "can cuoc cong dan" },
    { "so can cuoc cong dan", "can cuoc cong dan" },
    { "so cccd cmnd", "can cuoc cong dan" },
    { "so cmnd cccd", "can cuoc cong dan" },
    { "so dinh danh ca nhan", "can cuoc cong dan" },
    { "cccd", "can cuoc cong dan" },
    { "can cuoc", "can cuoc cong dan" },
    { "cmnd cccd", "can cuoc cong dan" },
    { "cccd cmnd", "can cuoc cong dan" },
    { "dinh danh ca nhan", "can cuoc cong dan" },
    { "dia chi email", "email" },
    { "thu dien tu", "email" },
    { "e mail", "email" },
    { "mail", "email" },
    { "dc", "dia chi" },
    { "gt", "gioi tinh" },
    { "phai", "gioi tinh" },
};

/* Cuts "(dd/mm/yyyy)", "[bắt buộc]" and what follows an unclosed bracket. */
static text without_notes(struct arena *arena, text t)
{
    struct buffer b = buffer_in(arena, t.size + 1);
    unsigned depth = 0;

    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        if (c == '(' || c == '[') depth++;
        buffer_byte(&b, depth ? ' ' : (uint8_t)c);
        if ((c == ')' || c == ']') && depth) depth--;
    }
    return buffer_as_text(&b);
}

static bool is_small(text word)
{
    for (size_t i = 0; i < COUNT_OF(small_words); i++)
        if (text_equal_z(word, small_words[i])) return true;
    return false;
}

static text without_small_words(struct arena *arena, text folded)
{
    struct buffer b = buffer_in(arena, folded.size + 1);

    while (folded.size) {
        text word = text_cut(&folded, ' ');
        if (word.size == 0 || is_small(word)) continue;
        if (b.size) buffer_byte(&b, ' ');
        buffer_text(&b, word);
    }
    return buffer_as_text(&b);
}

static text written_out(text form)
{
    for (size_t i = 0; i < COUNT_OF(short_forms); i++)
        if (text_equal_z(form, short_forms[i].written)) return text_of(short_forms[i].form);
    return form;
}

static text without_owner(text form)
{
    for (size_t i = 0; i < COUNT_OF(owners); i++) {
        if (!text_ends(form, text_of(owners[i]))) continue;
        text rest = written_out(text_part(form, 0, form.size - strlen(owners[i])));
        for (size_t k = 0; k < COUNT_OF(owned); k++)
            if (text_equal_z(rest, owned[k])) return rest;
    }
    return form;
}

text heading_form(struct arena *arena, text heading)
{
    text folded = viet_fold(arena, without_notes(arena, heading));

    return without_owner(written_out(without_small_words(arena, folded)));
}

bool heading_is_running_number(text form)
{
    static const char *const names[] = { "stt", "tt",    "thu tu", "no",        "nr",
                                         "t t", "s t t", "so tt",  "so thu tu", "so" };

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (text_equal_z(form, names[i])) return true;
    return false;
}

bool heading_is_family_names(text form)
{
    static const char *const names[] = { "ho",         "ho dem",     "ho lot",
                                         "ho ten dem", "ho chu dem", "ho ten lot" };

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (text_equal_z(form, names[i])) return true;
    return false;
}

static void book_add(struct heading_book *book, text form, const struct field *field)
{
    if (form.size) book->names[book->count++] = (struct heading_name){ form, field };
}

static void book_add_aliases(struct heading_book *book, struct arena *arena,
                             const struct field *field)
{
    text rest = text_of(field->aliases);

    while (rest.size) book_add(book, heading_form(arena, text_cut(&rest, '|')), field);
}

static size_t names_most(const struct field fields[])
{
    size_t count = 0;

    for (const struct field *f = fields; f->name; f++) {
        count += 4;
        for (const char *c = f->aliases; c && *c; c++) count += *c == '|';
    }
    return count;
}

struct heading_book heading_book_of(struct arena *arena, const struct field fields[])
{
    struct heading_book book = { .count = 0 };

    book.names = ARENA_ARRAY(arena, names_most(fields), struct heading_name);
    for (const struct field *f = fields; f->name; f++)
        book_add(&book, heading_form(arena, text_of(f->label)), f);
    for (const struct field *f = fields; f->name; f++)
        book_add(&book, heading_form(arena, text_of(f->label_en)), f);
    for (const struct field *f = fields; f->name; f++)
        book_add(&book, heading_form(arena, text_of(f->name)), f);
    for (const struct field *f = fields; f->name; f++) book_add_aliases(&book, arena, f);
    return book;
}

const struct field *heading_book_find(const struct heading_book *book, text form)
{
    for (size_t i = 0; form.size && i < book->count; i++)
        if (text_equal(book->names[i].form, form)) return book->names[i].field;
    return NULL;
}
