/* SPDX-License-Identifier: MIT
 * file_store: files named by what they hold: put once, found whole, refused when a record names one
 * that is not there, swept when no record does, brought back by an undo, carried by a dump, and
 * told by verify when their bytes are not what they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/store/dump.h"
#include "core/store/file_store.h"
#include "core/store/journal.h"
#include "core/store/record.h"
#include "tests/support/store/temp_dir.h"

struct paper {
    id id;
    struct hash file;
};

static const struct field paper_fields[] = {
    FIELD(1, struct paper, file, HASH, REQUIRED | STORED, .label = "Tệp", .label_en = "File"),
    { 0 },
};
static const struct entity paper_entity = { .name = "paper",
                                            .label = "Giấy tờ",
                                            .label_en = "Paper",
                                            .size = sizeof(struct paper),
                                            .fields = paper_fields,
                                            .number = 1 };

struct desk {
    char dir[TEMP_DIR_SIZE];
    struct arena *arena;
    struct schema *schema;
    struct random_source random;
    struct ctx cx;
};

static void no_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static struct desk *desk_new(void)
{
    static const struct entity *const tables[] = { &paper_entity };
    struct arena *arena = arena_new();
    struct desk *d = ARENA_NEW(arena, struct desk);
    d->arena = arena;
    d->schema = schema_new(tables, COUNT_OF(tables), no_fault, NULL);
    ctx_begin(&d->cx, arena);
    d->random = random_machine();
    d->cx.random = &d->random;
    temp_dir_make(d->dir);
    const struct db_options options = { .kv = { .dir = d->dir, .map_bytes = (size_t)64 << 20 },
                                        .schema = d->schema };
    assert_int_equal(db_open(&d->cx, &options, &d->cx.db), ERR_NONE);
    return d;
}

static void desk_free(struct desk *d)
{
    db_close(d->cx.db);
    schema_free(d->schema);
    temp_dir_remove(d->dir);
    arena_free(d->arena);
}

static int setup(void **state)
{
    *state = desk_new();
    return 0;
}

static int teardown(void **state)
{
    desk_free(*state);
    return 0;
}

static struct slice bytes_of(const char *z)
{
    return text_slice(text_of(z));
}

static struct hash put(struct desk *d, const char *words)
{
    struct hash name;
    assert_int_equal(file_put(&d->cx, bytes_of(words), &name), ERR_NONE);
    return name;
}

static void assert_holds(struct desk *d, struct hash name, const char *words)
{
    struct slice got;
    assert_int_equal(file_get(&d->cx, name, &got), ERR_NONE);
    assert_true(slice_equal(got, bytes_of(words)));
}

static err get(struct desk *d, struct hash name)
{
    struct slice got;
    err e = file_get(&d->cx, name, &got);
    ctx_clear(&d->cx);
    return e;
}

static err create(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_create(cx, tx, &paper_entity, arg);
}

static err delete (struct ctx *cx, struct tx *tx, void *arg)
{
    return record_delete(cx, tx, &paper_entity, ((struct paper *)arg)->id);
}

static err undo_last(struct ctx *cx, struct tx *tx, void *arg)
{
    uint64_t last;
    (void)arg;
    err e = journal_last(cx, tx, &last);
    return e ? e : journal_undo(cx, tx, last);
}

static const char *place_of(struct desk *d, struct hash name, const char *below)
{
    text hex = hex_text(d->arena, (struct slice){ name.bytes, sizeof name.bytes });
    if (below)
        return text_z(d->arena,
                      text_format(d->arena, "%s/files/%s/%.*s", d->dir, below, TEXT_ARGS(hex)));
    return text_z(d->arena,
                  text_format(d->arena, "%s/files/%.2s/%.*s", d->dir, hex.data, TEXT_ARGS(hex)));
}

static struct file_sweep sweep_after(struct desk *d, int days)
{
    struct file_sweep swept;
    d->cx.now += (instant)days * 86400000;
    assert_int_equal(file_sweep(&d->cx, &swept), ERR_NONE);
    return swept;
}

static void a_file_is_named_by_what_it_holds(void **state)
{
    struct desk *d = *state;
    struct hash name = put(d, "abc"), again = put(d, "abc");
    struct stat st;
    assert_string_equal(hex_text(d->arena, (struct slice){ name.bytes, 32 }).data,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_memory_equal(name.bytes, again.bytes, sizeof name.bytes);
    assert_holds(d, name, "abc");
    assert_holds(d, put(d, ""), "");
    assert_int_equal(stat(place_of(d, name, NULL), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void damage_is_found_and_healed_by_putting_again(void **state)
{
    struct desk *d = *state;
    struct hash name = put(d, "biên bản");
    FILE *f = fopen(place_of(d, name, NULL), "r+");
    assert_non_null(f);
    assert_true(fputc('?', f) != EOF);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(get(d, name), ERR_CORRUPT);
    assert_memory_equal(put(d, "biên bản").bytes, name.bytes, sizeof name.bytes);
    assert_holds(d, name, "biên bản");
}

static void a_record_names_only_what_is_there(void **state)
{
    struct desk *d = *state;
    struct paper absent = { .file = hash_sha256(bytes_of("never put")) };
    struct paper there = { .file = put(d, "put") };
    assert_int_equal(db_write(&d->cx, create, &absent), ERR_GONE);
    ctx_clear(&d->cx);
    assert_int_equal(db_write(&d->cx, create, &there), ERR_NONE);
}

static void what_no_record_names_goes_in_steps(void **state)
{
    struct desk *d = *state;
    struct paper kept = { .file = put(d, "kept") };
    struct hash stray = put(d, "stray");
    assert_int_equal(db_write(&d->cx, create, &kept), ERR_NONE);
    assert_int_equal(sweep_after(d, 0).left, 0);
    struct file_sweep swept = sweep_after(d, 2);
    assert_int_equal(swept.left, 1);
    assert_int_equal(swept.kept, 1);
    assert_holds(d, stray, "stray");
    assert_int_equal(sweep_after(d, 6).gone, 0);
    assert_int_equal(sweep_after(d, 2).gone, 1);
    assert_int_equal(get(d, stray), ERR_NOT_FOUND);
    assert_holds(d, kept.file, "kept");
}

static void an_undo_brings_a_file_back_while_it_can(void **state)
{
    struct desk *d = *state;
    struct paper p = { .file = put(d, "taken away by mistake") };
    assert_int_equal(db_write(&d->cx, create, &p), ERR_NONE);
    assert_int_equal(db_write(&d->cx, delete, &p), ERR_NONE);
    assert_int_equal(sweep_after(d, 2).left, 1);
    assert_int_equal(access(place_of(d, p.file, "leaving"), F_OK), 0);
    assert_int_equal(db_write(&d->cx, undo_last, NULL), ERR_NONE);
    assert_int_equal(access(place_of(d, p.file, NULL), F_OK), 0);
    assert_int_equal(sweep_after(d, 30).left, 0);
    assert_int_equal(db_write(&d->cx, delete, &p), ERR_NONE);
    (void)sweep_after(d, 2);
    assert_int_equal(sweep_after(d, 8).gone, 1);
    assert_int_equal(db_write(&d->cx, undo_last, NULL), ERR_GONE);
    ctx_clear(&d->cx);
}

static err dump_to(struct ctx *cx, struct tx *tx, void *arg)
{
    return dump_write(cx, tx, arg);
}

static text dumped(struct desk *d)
{
    char *data = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&data, &size);
    assert_int_equal(db_read(&d->cx, dump_to, out), ERR_NONE);
    assert_int_equal(fclose(out), 0);
    text kept = text_copy(d->arena, (text){ data, size });
    free(data);
    return kept;
}

struct faults {
    size_t count, records;
    const char *last;
    struct arena *arena;
};

static void note_fault(void *arg, const char *message)
{
    struct faults *f = arg;
    f->count++;
    f->last = text_z(f->arena, text_of(message));
}

static err verify(struct ctx *cx, struct tx *tx, void *arg)
{
    struct faults *f = arg;
    return dump_verify(cx, tx, note_fault, f, &f->records);
}

static void a_dump_carries_files_and_verify_reads_them(void **state)
{
    struct desk *from = *state, *to = desk_new();
    const size_t size = (1 << 20) + 17; /* more than one part */
    char *large = arena_alloc(from->arena, size + 1);
    memset(large, 'v', size);
    struct paper small = { .file = put(from, "small") }, big = { .file = put(from, large) };
    struct faults faults = { .arena = from->arena };
    assert_int_equal(db_write(&from->cx, create, &small), ERR_NONE);
    assert_int_equal(db_write(&from->cx, create, &big), ERR_NONE);
    (void)put(from, "named by nobody");
    text dump = dumped(from);
    FILE *in = tmpfile();
    assert_non_null(in);
    assert_int_equal(fwrite(dump.data, 1, dump.size, in), dump.size);
    rewind(in);
    assert_int_equal(dump_load(&to->cx, in), ERR_NONE);
    assert_int_equal(fclose(in), 0);
    assert_true(text_equal(dumped(to), dump));
    assert_holds(to, big.file, large);
    assert_int_equal(db_read(&to->cx, verify, &faults), ERR_NONE);
    assert_int_equal(faults.count, 0);
    assert_int_equal(unlink(place_of(to, small.file, NULL)), 0);
    assert_int_equal(db_read(&to->cx, verify, &faults), ERR_NONE);
    assert_int_equal(faults.count, 1);
    assert_non_null(strstr(faults.last, "the file of file is not there"));
    desk_free(to);
}

static void a_copy_holds_every_file_once(void **state)
{
    struct desk *d = *state;
    struct hash name = put(d, "copied");
    size_t count;
    const char *files = text_z(d->arena, text_format(d->arena, "%s/files", d->dir));
    const char *to = text_z(d->arena, text_format(d->arena, "%s/backup", d->dir));
    assert_int_equal(file_copy_all(&d->cx, files, to, &count), ERR_NONE);
    assert_int_equal(count, 1);
    assert_int_equal(unlink(place_of(d, name, NULL)), 0);
    assert_int_equal(get(d, name), ERR_NOT_FOUND);
    assert_int_equal(file_copy_all(&d->cx, to, files, &count), ERR_NONE);
    assert_holds(d, name, "copied");
}

static void a_full_folder_says_so(void **state)
{
    struct desk *d = *state;
    struct hash name;
    const char *files = text_z(d->arena, text_format(d->arena, "%s/files", d->dir));
    FILE *in_the_way = fopen(files, "w");
    assert_non_null(in_the_way);
    assert_int_equal(fclose(in_the_way), 0);
    assert_int_equal(file_put(&d->cx, bytes_of("x"), &name), ERR_IO);
    ctx_clear(&d->cx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_named_by_what_it_holds, setup, teardown),
        cmocka_unit_test_setup_teardown(damage_is_found_and_healed_by_putting_again, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_record_names_only_what_is_there, setup, teardown),
        cmocka_unit_test_setup_teardown(what_no_record_names_goes_in_steps, setup, teardown),
        cmocka_unit_test_setup_teardown(an_undo_brings_a_file_back_while_it_can, setup, teardown),
        cmocka_unit_test_setup_teardown(a_dump_carries_files_and_verify_reads_them, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_copy_holds_every_file_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_full_folder_says_so, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
