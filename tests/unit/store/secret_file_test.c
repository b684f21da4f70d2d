/* SPDX-License-Identifier: MIT
 * secret_file: what is put is found, by its owner only, until it is destroyed; then nothing of it
 * lies in the folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "core/base/crypto.h"
#include "core/store/secret_file.h"
#include "tests/support/store/db_folder.h"

static struct slice words(text t)
{
    return text_slice(t);
}

static void is_there_until_it_is_destroyed(void **state)
{
    struct folder *f = *state;
    struct random_source random = random_seeded(3, "secret files");
    id one = id_new(&random, 1000), two = id_new(&random, 1000);
    struct slice found;
    id *ids;
    size_t count;

    assert_int_equal(secret_file_list(&f->cx, &ids, &count), ERR_NONE);
    assert_int_equal(count, 0);
    assert_int_equal(secret_file_get(&f->cx, one, &found), ERR_NOT_FOUND);
    assert_int_equal(secret_file_put(&f->cx, one, words(TEXT("first"))), ERR_NONE);
    assert_int_equal(secret_file_put(&f->cx, two, words(TEXT("second"))), ERR_NONE);
    assert_int_equal(secret_file_put(&f->cx, one, words(TEXT("again"))), ERR_NONE);
    assert_int_equal(secret_file_get(&f->cx, one, &found), ERR_NONE);
    assert_true(slice_equal(found, words(TEXT("again"))));
    assert_int_equal(secret_file_list(&f->cx, &ids, &count), ERR_NONE);
    assert_int_equal(count, 2);

    assert_int_equal(secret_file_destroy(&f->cx, one), ERR_NONE);
    assert_int_equal(secret_file_destroy(&f->cx, one), ERR_NONE);
    assert_int_equal(secret_file_get(&f->cx, one, &found), ERR_NOT_FOUND);
    assert_int_equal(secret_file_get(&f->cx, two, &found), ERR_NONE);
    assert_int_equal(secret_file_list(&f->cx, &ids, &count), ERR_NONE);
    assert_int_equal(count, 1);
    assert_true(id_equal(ids[0], two));
}

static void only_its_owner_reads_it(void **state)
{
    struct folder *f = *state;
    struct random_source random = random_seeded(4, "secret files");
    id which = id_new(&random, 1000);
    struct stat st;
    assert_int_equal(secret_file_put(&f->cx, which, words(TEXT("x"))), ERR_NONE);
    text path = text_format(f->cx.arena, "%s/secrets/%.*s", db_folder(f->db),
                            TEXT_ARGS(id_text(f->cx.arena, which)));
    assert_int_equal(stat(text_z(f->cx.arena, path), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_there_until_it_is_destroyed, folder_setup,
                                        folder_teardown),
        cmocka_unit_test_setup_teardown(only_its_owner_reads_it, folder_setup, folder_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
