/* SPDX-License-Identifier: MIT
 * temp_dir: a folder of a test's own, gone with all it holds when the test is done. */
#ifndef VOLBANK_TESTS_TEMP_DIR_H
#define VOLBANK_TESTS_TEMP_DIR_H

enum { TEMP_DIR_SIZE = 64 };

/* Makes an empty folder and writes its path. Aborts when it cannot. */
void temp_dir_make(char path[TEMP_DIR_SIZE]);
void temp_dir_remove(const char *path);

#endif
