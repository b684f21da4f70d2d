/* SPDX-License-Identifier: MIT
 * record_json: what is written, what is hidden, what is read, and what is refused at which pointer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/store/record_json.h"
#include "tests/support/store/club.h"

static const char *written(struct bench *b, const struct entity *entity, const void *record,
                           struct record_view view)
{
    struct buffer out = buffer_in(b->arena, 256);
    struct json j = json_into(&out);
    record_json(&b->cx, &j, entity, record, view);
    return text_z(b->arena, buffer_as_text(&out));
}

static err read_into(struct bench *b, const struct field *fields, const char *source, void *record)
{
    const struct json_value *object;
    ctx_clear(&b->cx);
    assert_int_equal(json_read(&b->cx, text_of(source), &object), ERR_NONE);
    return fields_from_json(&b->cx, fields, object, record);
}

static bool has_flaw(const struct ctx *cx, const char *pointer, const char *code)
{
    for (const struct flaw *f = cx->flaws; f; f = f->next)
        if (text_equal_z(f->pointer, pointer) && text_equal_z(f->code, code)) return true;
    return false;
}

static struct person sample(void)
{
    struct person p = person_called("An \"Đỏ\"");
    assert_true(id_parse(TEXT("01890000-0000-7000-8000-000000000001"), &p.id));
    assert_true(id_parse(TEXT("01890000-0000-7000-8000-000000000002"), &p.mentor));
    p.birth = date_of(2000, 2, 29);
    code_set_add(&p.skills, 90);
    code_set_add(&p.skills, 3);
    p.free.cells = 1u | 1u << 27;
    p.points = -5;
    p.active = true;
    p.joined = instant_at(date_of(2026, 11, 22), 7 * 60 + 5);
    p.dues = 1500000;
    p.state = PERSON_ACTIVE;
    p.level = 2;
    memset(p.token.bytes, 0xAB, sizeof p.token.bytes);
    return p;
}

static void every_kind_has_its_json(void **state)
{
    struct bench *b = *state;
    struct person p = sample();
    assert_string_equal(written(b, &person_table, &p, (struct record_view){ .personal = true }),
                        "{\"id\":\"01890000-0000-7000-8000-000000000001\",\"full_name\":\"An "
                        "\\\"Đỏ\\\"\",\"email\":null,"
                        "\"birth\":\"2000-02-29\",\"skills\":[\"green\",\"mnong\"],\"free\":[\"mon."
                        "morning\",\"sun.night\"],"
                        "\"points\":-5,\"active\":true,\"joined\":\"2026-11-22T00:05:00Z\","
                        "\"dues\":1500000,\"state\":\"active\","
                        "\"level\":\"skilled\",\"home\":null,\"mentor\":\"01890000-0000-7000-8000-"
                        "000000000002\",\"note\":null,"
                        "\"age\":null,\"checked\":null}");
    assert_string_equal(written(b, &ballot_table, &(struct ballot){ 0 }, (struct record_view){ 0 }),
                        "{\"id\":null,\"choice\":null}");
}

static void personal_fields_are_masked_and_named(void **state)
{
    struct bench *b = *state;
    struct person p = sample();
    const char *json = written(b, &person_table, &p, (struct record_view){ 0 });
    assert_null(strstr(json, "Đỏ"));
    assert_null(strstr(json, "2000-02-29"));
    assert_null(strstr(json, "token"));
    assert_non_null(strstr(json, ",\"masked\":[\"full_name\",\"email\",\"birth\"]}"));
    assert_null(
        strstr(written(b, &club_table, &(struct club){ 0 }, (struct record_view){ 0 }), "masked"));
}

static void labels_are_in_the_readers_language(void **state)
{
    struct bench *b = *state;
    struct person p = sample();
    struct record_view view = { .personal = true, .labels = true };
    const char *vi = written(b, &person_table, &p, view);
    assert_non_null(strstr(vi, "\"skills_label\":\"Môi trường, khí hậu, Tiếng M'Nông\""));
    assert_non_null(strstr(vi, "\"state_label\":\"Đang hoạt động\""));
    assert_non_null(strstr(vi, "\"level_label\":\"Thành thạo\""));
    assert_non_null(strstr(vi, "\"birth_text\":\"29/02/2000\""));
    assert_non_null(strstr(vi, "\"joined_text\":\"07:05 22/11/2026\""));
    b->cx.lang = LANG_EN;
    assert_non_null(strstr(written(b, &person_table, &p, view), "\"state_label\":\"Active\""));
    p.birth = 0;
    assert_non_null(strstr(written(b, &person_table, &p, view), "\"birth_text\":null"));
}

static void what_is_written_is_read_back(void **state)
{
    struct bench *b = *state;
    const struct field *age = entity_field(&person_table, "age", 3);
    assert_non_null(age);
    for (int i = 0; i < 200; i++) {
        struct person p = person_random(b), back = { 0 };
        struct buffer out = buffer_in(b->arena, 256);
        struct json j = json_into(&out);
        json_object(&j);
        for (const struct field *f = person_table.fields; f->id; f++) {
            if (f->flags & (DERIVED | READ_ONLY)) continue;
            json_key(&j, f->name);
            field_json(&b->cx, &j, f, &p);
        }
        json_object_end(&j);
        assert_int_equal(
            read_into(b, person_table.fields, text_z(b->arena, buffer_as_text(&out)), &back),
            ERR_NONE);
        assert_true(records_equal(&person_table, &p, &back));
    }
}

static void members_not_named_are_kept_and_null_clears(void **state)
{
    struct bench *b = *state;
    struct person p = sample();
    assert_int_equal(read_into(b, person_table.fields,
                               "{\"points\":7,\"birth\":null,\"id\":\"x\",\"email\":\"\"}", &p),
                     ERR_NONE);
    assert_int_equal(p.points, 7);
    assert_int_equal(p.birth, 0);
    assert_int_equal(p.dues, 1500000);
}

static void strings_are_cleaned(void **state)
{
    struct bench *b = *state;
    struct person p = { 0 };
    assert_int_equal(
        read_into(b, person_table.fields,
                  "{\"full_name\":\"  Nguye\\u0302\\u0303n \\t An \",\"note\":\"a\\r\\nb\"}", &p),
        ERR_NONE);
    assert_true(text_equal_z(p.full_name, "Nguyễn An"));
    assert_true(text_equal_z(p.note, "a\nb"));
}

static void every_wrong_member_is_a_flaw(void **state)
{
    struct bench *b = *state;
    struct person p = sample(), before = p;
    assert_int_equal(
        read_into(
            b, person_table.fields,
            "{\"full_name\":5,\"birth\":\"29/02/"
            "2000\",\"skills\":[\"green\",\"nope\"],\"free\":[1],"
            "\"points\":1.5,\"active\":1,\"joined\":\"2026-11-22\",\"dues\":\"1\",\"state\":"
            "\"Active\","
            "\"level\":2,\"mentor\":\"me\",\"token\":\"ab\",\"age\":3,\"checked\":9,\"a/b~c\":1}",
            &p),
        ERR_INVALID);
    static const char *const wrong[] = { "/full_name", "/birth",  "/skills", "/free",
                                         "/points",    "/active", "/joined", "/dues",
                                         "/state",     "/level",  "/mentor", "/token" };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) assert_true(has_flaw(&b->cx, wrong[i], "type"));
    assert_true(has_flaw(&b->cx, "/age", "read_only"));
    assert_true(has_flaw(&b->cx, "/checked", "read_only"));
    assert_true(has_flaw(&b->cx, "/a~1b~0c", "unknown"));
    assert_int_equal(b->cx.flaw_count, COUNT_OF(wrong) + 3);
    assert_true(records_equal(&person_table, &p, &before));
    assert_int_equal(read_into(b, person_table.fields, "[]", &p), ERR_INVALID);
}

/* A table of an action's body: no id, members from the start of the struct, levels as rules have
 * them. */
struct body {
    text words;
    code_levels levels;
};

static void a_table_need_not_be_an_entity(void **state)
{
    static const struct field fields[] = {
        FIELD(1, struct body, words, TEXT, REQUIRED, .label = "Lời", .label_en = "Words"),
        FIELD(2, struct body, levels, LEVELS, 0, .terms = &skill_terms, .label = "Mức",
              .label_en = "Levels"),
        { 0 },
    };
    struct bench *b = *state;
    struct body body = { 0 };
    assert_int_equal(
        read_into(b, fields, "{\"words\":\"chào\",\"levels\":{\"mnong\":3,\"green\":100}}", &body),
        ERR_NONE);
    assert_int_equal(body.levels.of[90], 3);
    assert_int_equal(body.levels.of[3], 100);
    assert_int_equal(fields_check(&b->cx, fields, &body), ERR_NONE);
    assert_int_equal(read_into(b, fields, "{\"levels\":{\"mnong\":101}}", &body), ERR_INVALID);
    body.words.size = 0;
    assert_int_equal(fields_check(&b->cx, fields, &body), ERR_INVALID);
    assert_true(has_flaw(&b->cx, "/words", "required"));
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(every_kind_has_its_json),
        WITH_BENCH(personal_fields_are_masked_and_named),
        WITH_BENCH(labels_are_in_the_readers_language),
        WITH_BENCH(what_is_written_is_read_back),
        WITH_BENCH(members_not_named_are_kept_and_null_clears),
        WITH_BENCH(strings_are_cleaned),
        WITH_BENCH(every_wrong_member_is_a_flaw),
        WITH_BENCH(a_table_need_not_be_an_entity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
