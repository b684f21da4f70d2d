/* SPDX-License-Identifier: MIT
 * schema: what is found in it, and one table wrong on purpose for each message. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "tests/support/store/club.h"

/* ---- a good schema ---- */

static void entities_are_found_by_name_and_number(void **state)
{
    struct bench *b = *state;
    assert_int_equal(schema_count(b->schema), 6);
    assert_ptr_equal(schema_at(b->schema, 0), &place_table);
    assert_ptr_equal(schema_at(b->schema, 5), &visit_table);
    assert_ptr_equal(schema_named(b->schema, TEXT("club")), &club_table);
    assert_null(schema_named(b->schema, TEXT("clubs")));
    assert_ptr_equal(schema_numbered(b->schema, 102), &membership_table);
    assert_null(schema_numbered(b->schema, 99));
    assert_null(schema_numbered(b->schema, 65535));
}

static void links_lead_from_target_to_referrer(void **state)
{
    struct bench *b = *state;
    size_t count;
    const struct schema_link *links = schema_links(b->schema, &person_table, &count);
    assert_int_equal(count, 3);
    assert_string_equal(links[0].field->name, "mentor");
    assert_ptr_equal(links[1].from, &club_table);
    assert_ptr_equal(links[2].from, &membership_table);
    links = schema_links(b->schema, &place_table, &count);
    assert_int_equal(count, 1);
    assert_string_equal(links[0].field->name, "home");
    schema_links(b->schema, &ballot_table, &count);
    assert_int_equal(count, 0);
    assert_ptr_equal(schema_target(b->schema, entity_field(&person_table, "home", 4)),
                     &place_table);
    assert_null(schema_target(b->schema, entity_field(&person_table, "note", 4)));
}

/* ---- tables wrong on purpose ---- */

struct heard {
    char text[2048];
    size_t size;
};

static void hear(void *arg, const char *message)
{
    struct heard *heard = arg;
    size_t size = strlen(message);
    assert_true(heard->size + size + 2 < sizeof heard->text);
    memcpy(heard->text + heard->size, message, size);
    heard->size += size;
    heard->text[heard->size++] = '\n';
    heard->text[heard->size] = 0;
}

struct thing {
    id id;
    text name;
    int64_t number;
    int32_t kind;
    code_set codes;
    bool flag;
    struct id ref;
    id other;
    code_levels levels;
    struct fact_list list;
};

#define OK_LABEL .label = "Nhãn", .label_en = "Label"
#define NAME_FIELD FIELD(1, struct thing, name, TEXT, REQUIRED, OK_LABEL)

/* Builds a schema of the one entity and expects exactly this message. */
static void expect_fault(struct entity entity, const char *message)
{
    const struct entity *const tables[] = { &entity };
    struct heard heard = { { 0 }, 0 };
    struct schema *schema = schema_new(tables, 1, hear, &heard);
    assert_null(schema);
    char line[300];
    REQUIRE(strlen(message) + 2 < sizeof line);
    strcpy(line, message);
    strcat(line, "\n");
    assert_string_equal(heard.text, line);
}

static struct entity thing_with(const struct field *fields)
{
    return (struct entity){
        .name = "thing", OK_LABEL, .size = sizeof(struct thing), .fields = fields, .number = 1
    };
}

static void expect_field_fault(struct field row, const char *message)
{
    const struct field fields[] = { row, { 0 } };
    expect_fault(thing_with(fields), message);
}

/* A row for `member` of struct thing. */
#define ROW(member, kind, flags, ...)                                                              \
    (struct field) FIELD(1, struct thing, member, kind, flags, __VA_ARGS__)

static void each_fault_of_a_shape_has_its_message(void **state)
{
    struct field f;
    (void)state;
    f = ROW(name, TEXT, 0, OK_LABEL);
    f.name = "Name";
    expect_field_fault(f, "thing.Name: the name is not [a-z][a-z0-9_]*");
    f.name = "id";
    expect_field_fault(f, "thing.id: every record has an id, it is not in the table");
    expect_field_fault(ROW(name, TEXT, 0, .label = "Nhãn"),
                       "thing.name: has no label in both languages");
    expect_field_fault(ROW(name, TEXT, 0, OK_LABEL, .help = "Lời giúp"),
                       "thing.name: has help in one language only");
    f = ROW(name, TEXT, 0, OK_LABEL);
    f.kind = 77;
    expect_field_fault(f, "thing.name: the kind is not one of the list");
    f.kind = FIELD_INT;
    expect_field_fault(f, "thing.name: the member has not the size of its kind");
    f = ROW(name, TEXT, 0, OK_LABEL);
    f.offset = 0;
    expect_field_fault(f, "thing.name: the member lies outside the record behind its id");
    f.offset = sizeof(struct thing) - 8;
    expect_field_fault(f, "thing.name: the member lies outside the record behind its id");
    expect_field_fault(ROW(levels, LEVELS, 0, OK_LABEL),
                       "thing.levels: LEVELS are for rule facts only");
    expect_field_fault(ROW(list, LIST, 0, OK_LABEL), "thing.list: LISTS are for rule facts only");
    expect_field_fault(
        (struct field)LIKE(1, struct thing, name, person_fields, full_name, 0, OK_LABEL),
        "thing.full_name: is LIKE another: an entity describes its own fields");
}

static void each_fault_of_flags_has_its_message(void **state)
{
    struct field f;
    (void)state;
    expect_field_fault(ROW(kind, ENUM, 0, OK_LABEL), "thing.kind: has no terms");
    expect_field_fault(ROW(name, TEXT, 0, OK_LABEL, .terms = &skill_terms),
                       "thing.name: terms are for ENUM, CODE and CODES");
    expect_field_fault(ROW(name, TEXT, SENSITIVE, OK_LABEL),
                       "thing.name: SENSITIVE without PERSONAL");
    expect_field_fault(ROW(name, TEXT, SENSITIVE | PERSONAL | REQUIRED, OK_LABEL),
                       "thing.name: SENSITIVE is always optional");
    expect_field_fault(ROW(codes, CODES, UNIQUE, OK_LABEL, .terms = &skill_terms),
                       "thing.codes: CODES and GRID cannot be UNIQUE");
    expect_field_fault(ROW(number, INT, SEARCHED, OK_LABEL), "thing.number: SEARCHED is for TEXT");
    expect_field_fault(ROW(number, INT, LINES, OK_LABEL), "thing.number: LINES is for TEXT");
    expect_field_fault(ROW(number, INT, CASCADE, OK_LABEL), "thing.number: CASCADE is for REF");
    expect_field_fault(ROW(number, INT, 0, OK_LABEL, .min = 5, .max = 3),
                       "thing.number: min is above max");
    expect_field_fault(ROW(number, INT, DERIVED, OK_LABEL),
                       "thing.number: DERIVED without .derive");
    f = ROW(number, INT, 0, OK_LABEL);
    f.derive = entity_field(&person_table, "age", 3)->derive;
    expect_field_fault(f, "thing.number: .derive without DERIVED");
    f.flags = DERIVED | INDEXED;
    expect_field_fault(
        f,
        "thing.number: DERIVED is never stored: not REQUIRED, UNIQUE, INDEXED, SEARCHED, CASCADE");
}

static void each_fault_of_targets_fallbacks_and_terms_has_its_message(void **state)
{
    static const struct term twice[] = { { 1, "a", "A", "A" }, { 1, "b", "B", "B" }, { 0 } };
    static const struct vocabulary bad = { "bad", "Sai", "Bad", twice };
    static const struct term comma[] = { { 1, "a,b", "A", "A" }, { 2, "c", "C", NULL }, { 0 } };
    static const struct vocabulary odd = { "odd", "Lạ", "Odd", comma };
    (void)state;
    expect_field_fault(ROW(ref, REF, 0, OK_LABEL), "thing.ref: REF has no target");
    expect_field_fault(ROW(ref, REF, 0, OK_LABEL, .target = "shfit"),
                       "thing.ref: target «shfit» is not an entity");
    expect_field_fault(ROW(ref, PLACE, 0, OK_LABEL), "thing.ref: target «place» is not an entity");
    expect_field_fault(ROW(number, INT, 0, OK_LABEL, .target = "thing"),
                       "thing.number: target is for REF");
    expect_field_fault(ROW(number, INT, 0, OK_LABEL, .fallback = "many"),
                       "thing.number: fallback «many» cannot be read");
    expect_field_fault(ROW(kind, ENUM, 0, OK_LABEL, .terms = &state_terms, .fallback = "old"),
                       "thing.kind: fallback «old» cannot be read");
    expect_field_fault(ROW(flag, BOOL, 0, OK_LABEL, .fallback = "1"),
                       "thing.flag: BOOL has no fallback: absent is false");
    expect_field_fault(ROW(kind, ENUM, 0, OK_LABEL, .terms = &bad),
                       "vocabulary bad: term 1: the number is used twice");
    expect_field_fault(ROW(kind, ENUM, 0, OK_LABEL, .terms = &odd),
                       "vocabulary odd: term 1: the code has a space, comma or semicolon\n"
                       "vocabulary odd: term 2: needs a code and both languages");
}

static void fields_must_differ(void **state)
{
    static const struct field same_number[] = { NAME_FIELD,
                                                FIELD(1, struct thing, number, INT, 0, OK_LABEL),
                                                { 0 } };
    static const struct field same_name[] = { NAME_FIELD,
                                              FIELD(2, struct thing, name, TEXT, 0, OK_LABEL),
                                              { 0 } };
    (void)state;
    expect_fault(thing_with(same_number), "thing.number: the field number is used twice");
    expect_fault(thing_with(same_name), "thing.name: the name is used twice");
}

static void each_fault_of_an_entity_has_its_message(void **state)
{
    static const struct field fields[] = {
        NAME_FIELD,
        FIELD(2, struct thing, codes, CODES, INDEXED, OK_LABEL, .terms = &skill_terms),
        FIELD(3, struct thing, ref, REF, 0, OK_LABEL, .target = "thing"),
        { 0 }
    };
    struct entity thing = thing_with(fields), e;
    (void)state;
    e = thing, e.name = "Thing";
    e.fields = (const struct field[]){ NAME_FIELD, { 0 } };
    expect_fault(e, "Thing: the name is not [a-z][a-z0-9_]*");
    e = thing, e.number = 0;
    expect_fault(e, "thing: has no number");
    e = thing, e.label_en = NULL;
    expect_fault(e, "thing: has no label in both languages");
    e = thing, e.help = "Lời giúp";
    expect_fault(e, "thing: has help in one language only");
    e = thing, e.fields = NULL;
    expect_fault(e, "thing: has no field table");
    e = thing, e.scope = "unit";
    expect_fault(e, "thing: scope «unit» does not follow REF fields");
    e = thing, e.owner = "ref.name";
    expect_fault(e, "thing: owner «ref.name» does not follow REF fields");
    e = thing, e.person = "";
    expect_fault(e, "thing: person «» does not follow REF fields");
    e = thing, e.title = "codes";
    expect_fault(e, "thing: title is not a stored TEXT field");
    e = thing, e.sort = "codes";
    expect_fault(e, "thing: sort is not an INDEXED field with an order");
    e = thing, e.sort = "name";
    expect_fault(e, "thing: sort is not an INDEXED field with an order");
    e = thing, e.key = "nobody";
    expect_fault(e, "thing: key needs stored fields, one of them INDEXED");
    e = thing, e.key = "name";
    expect_fault(e, "thing: key needs stored fields, one of them INDEXED");
    e = thing, e.same = "given:codes";
    expect_fault(e, "thing: same needs stored fields, one of each set INDEXED");
}

static void entities_must_differ(void **state)
{
    static const struct field fields[] = { NAME_FIELD, { 0 } };
    const struct entity a = thing_with(fields), b = thing_with(fields);
    const struct entity *const tables[] = { &a, &b };
    struct heard heard = { { 0 }, 0 };
    (void)state;
    assert_null(schema_new(tables, 2, hear, &heard));
    assert_string_equal(
        heard.text,
        "thing: the entity number is used twice\nthing: the entity name is used twice\n");
}

static void a_path_may_pass_several_references(void **state)
{
    static const struct field fields[] = {
        NAME_FIELD, FIELD(3, struct thing, ref, REF, 0, OK_LABEL, .target = "thing"), { 0 }
    };
    struct entity thing = thing_with(fields);
    const struct entity *const tables[] = { &thing };
    struct heard heard = { { 0 }, 0 };
    (void)state;
    thing.scope = "id";
    thing.owner = "ref.ref.ref";
    struct schema *schema = schema_new(tables, 1, hear, &heard);
    assert_string_equal(heard.text, "");
    assert_non_null(schema);
    schema_free(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(entities_are_found_by_name_and_number, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(links_lead_from_target_to_referrer, bench_setup,
                                        bench_teardown),
        cmocka_unit_test(each_fault_of_a_shape_has_its_message),
        cmocka_unit_test(each_fault_of_flags_has_its_message),
        cmocka_unit_test(each_fault_of_targets_fallbacks_and_terms_has_its_message),
        cmocka_unit_test(fields_must_differ),
        cmocka_unit_test(each_fault_of_an_entity_has_its_message),
        cmocka_unit_test(entities_must_differ),
        cmocka_unit_test(a_path_may_pass_several_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
