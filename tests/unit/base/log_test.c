/* SPDX-License-Identifier: MIT
 * log: the form of a line, what is dropped, what is quoted, that no value can forge a line, and
 * that lines of many threads stay whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/arena.h"
#include "core/base/clock.h"
#include "core/base/log.h"

/* A log into memory and what it has said so far. */
struct ear {
    FILE *stream;
    char *data;
    size_t size;
    struct log *log;
};

static int setup(void **state)
{
    struct ear *ear = test_calloc(1, sizeof *ear);
    ear->stream = open_memstream(&ear->data, &ear->size);
    ear->log = log_new(ear->stream, LOG_INFO);
    *state = ear;
    return 0;
}

static int teardown(void **state)
{
    struct ear *ear = *state;
    log_free(ear->log);
    fclose(ear->stream);
    free(ear->data);
    test_free(ear);
    return 0;
}

/* The single line heard, without its time and the line feed. */
static text heard(const struct ear *ear)
{
    text rest = { ear->data, ear->size };
    text line = text_cut(&rest, '\n');
    assert_int_equal(rest.size, 0);
    assert_int_equal(line.size + 1, ear->size);
    assert_true(text_equal(text_cut(&line, '='), TEXT("time")));
    instant t = 0;
    assert_true(instant_parse(text_cut(&line, ' '), &t));
    assert_true(t <= clock_wall() && t > clock_wall() - CLOCK_MINUTE);
    return line;
}

static void assert_text(text t, const char *expected)
{
    assert_int_equal(t.size, strlen(expected));
    if (t.size) assert_memory_equal(t.data, expected, t.size);
}

static void a_line_has_time_level_message_and_keys(void **state)
{
    struct ear *ear = *state;
    log_line(ear->log, LOG_INFO, "listening", "port=%d host=%s", 8080, "127.0.0.1");
    assert_text(heard(ear), "level=info msg=listening port=8080 host=127.0.0.1");
}

static void a_message_of_words_is_quoted(void **state)
{
    struct ear *ear = *state;
    log_line(ear->log, LOG_ERROR, "cannot open \"data\"", "errno=%d", 2);
    assert_text(heard(ear), "level=error msg=\"cannot open \\\"data\\\"\" errno=2");
}

static void without_keys_the_line_ends_after_the_message(void **state)
{
    struct ear *ear = *state;
    log_line(ear->log, LOG_WARN, "slow", "%s", "");
    assert_text(heard(ear), "level=warn msg=slow");
}

static void lines_below_the_least_level_are_dropped(void **state)
{
    struct ear *ear = *state;
    log_line(ear->log, LOG_DEBUG, "detail", "n=%d", 1);
    fflush(ear->stream);
    assert_int_equal(ear->size, 0);
    log_line(ear->log, LOG_INFO, "seen", "n=%d", 2);
    assert_text(heard(ear), "level=info msg=seen n=2");
}

static void no_log_is_no_trouble(void **state)
{
    (void)state;
    log_line(NULL, LOG_ERROR, "unheard", "n=%d", 1);
    log_free(NULL);
}

static void a_value_cannot_forge_a_line(void **state)
{
    struct ear *ear = *state;
    log_line(ear->log, LOG_INFO, "a\nlevel=error", "path=%s", "/x\r\ntime=0 level=error\x1b[2J");
    assert_text(heard(ear), "level=info msg=\"a\\nlevel=error\" path=/x  time=0 level=error [2J");
}

static void long_lines_are_whole(void **state)
{
    struct ear *ear = *state;
    log_line(ear->log, LOG_INFO, "long", "x=%050000d", 7);
    text line = heard(ear);
    assert_int_equal(line.size, strlen("level=info msg=long x=") + 50000);
    assert_int_equal(line.data[line.size - 1], '7');
}

static void values_are_quoted_when_they_need_it(void **state)
{
    (void)state;
    const struct {
        text value;
        const char *quoted;
    } cases[] = {
        { TEXT("plain-1.2/x:y"), "plain-1.2/x:y" },
        { TEXT("Đắk"), "Đắk" },
        { TEXT(""), "\"\"" },
        { { NULL, 0 }, "\"\"" },
        { TEXT("two words"), "\"two words\"" },
        { TEXT("a=b"), "\"a=b\"" },
        { TEXT("say \"hi\""), "\"say \\\"hi\\\"\"" },
        { TEXT("back\\slash"), "\"back\\\\slash\"" },
        { TEXT("l1\nl2\tx"), "\"l1\\nl2\\tx\"" },
        { TEXT("\r\x7f\x00"), "\"\\x0d\\x7f\\x00\"" },
        { TEXT("Đà Nẵng"), "\"Đà Nẵng\"" },
        { TEXT("bad\xff\xc3"), "\"bad\\xff\\xc3\"" },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_text(log_quote(arena, cases[i].value), cases[i].quoted);
    }
    arena_free(arena);
}

enum { WRITERS = 4, LINES_EACH = 200, VALUE_SIZE = 300 };

struct writer {
    struct log *log;
    char letter;
};

static void *write_lines(void *arg)
{
    const struct writer *writer = arg;
    char value[VALUE_SIZE + 1] = { 0 };
    memset(value, writer->letter, VALUE_SIZE);
    for (int i = 0; i < LINES_EACH; i++) log_line(writer->log, LOG_INFO, "m", "v=%s", value);
    return NULL;
}

static void lines_of_many_threads_stay_whole(void **state)
{
    struct ear *ear = *state;
    pthread_t threads[WRITERS];
    struct writer writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){ ear->log, (char)('a' + i) };
        assert_int_equal(pthread_create(&threads[i], NULL, write_lines, &writers[i]), 0);
    }
    for (int i = 0; i < WRITERS; i++) pthread_join(threads[i], NULL);

    int lines = 0;
    for (text rest = { ear->data, ear->size }; rest.size; lines++) {
        text line = text_cut(&rest, '\n');
        assert_true(line.size > VALUE_SIZE);
        text value = text_part(line, line.size - VALUE_SIZE, line.size);
        text before = text_part(line, 0, line.size - VALUE_SIZE);
        assert_true(text_starts(before, TEXT("time=")));
        assert_true(text_ends(before, TEXT(" level=info msg=m v=")));
        assert_true(before.size < 64);
        for (size_t i = 0; i < value.size; i++) assert_int_equal(value.data[i], value.data[0]);
    }
    assert_int_equal(lines, WRITERS * LINES_EACH);
}

/* A datagram socket shows each write as one packet. */
static void each_line_is_one_write(void **state)
{
    (void)state;
    int ends[2];
    char packet[32768];
    assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends), 0);
    FILE *out = fdopen(ends[1], "w");
    struct log *log = log_new(out, LOG_DEBUG);
    log_line(log, LOG_DEBUG, "short", "n=%d", 1);
    log_line(log, LOG_DEBUG, "long", "n=%020000d", 2);
    ssize_t first = recv(ends[0], packet, sizeof packet, MSG_DONTWAIT);
    assert_true(first > 0 && packet[first - 1] == '\n' && packet[first - 2] == '1');
    ssize_t second = recv(ends[0], packet, sizeof packet, MSG_DONTWAIT);
    assert_true(second > 20000 && packet[second - 1] == '\n' && packet[second - 2] == '2');
    assert_true(recv(ends[0], packet, sizeof packet, MSG_DONTWAIT) < 0);
    log_free(log);
    fclose(out);
    close(ends[0]);
}

static void what_was_printed_before_stands_before(void **state)
{
    (void)state;
    FILE *out = tmpfile();
    char line[256];
    struct log *log = log_new(out, LOG_INFO);
    fputs("first\n", out);
    log_line(log, LOG_INFO, "second", "n=%d", 2);
    rewind(out);
    assert_non_null(fgets(line, sizeof line, out));
    assert_string_equal(line, "first\n");
    assert_non_null(fgets(line, sizeof line, out));
    assert_non_null(strstr(line, "msg=second n=2\n"));
    log_free(log);
    fclose(out);
}

static void a_broken_stream_is_survived(void **state)
{
    (void)state;
    FILE *out = fopen("/dev/full", "w");
    assert_non_null(out);
    struct log *log = log_new(out, LOG_INFO);
    log_line(log, LOG_INFO, "lost", "n=%d", 1);
    log_line(log, LOG_INFO, "lost", "n=%d", 2);
    log_free(log);
    assert_int_equal(fclose(out), 0);
}

#define TEST_WITH_EAR(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_EAR(a_line_has_time_level_message_and_keys),
        TEST_WITH_EAR(a_message_of_words_is_quoted),
        TEST_WITH_EAR(without_keys_the_line_ends_after_the_message),
        TEST_WITH_EAR(lines_below_the_least_level_are_dropped),
        cmocka_unit_test(no_log_is_no_trouble),
        TEST_WITH_EAR(a_value_cannot_forge_a_line),
        TEST_WITH_EAR(long_lines_are_whole),
        cmocka_unit_test(values_are_quoted_when_they_need_it),
        TEST_WITH_EAR(lines_of_many_threads_stay_whole),
        cmocka_unit_test(each_line_is_one_write),
        cmocka_unit_test(what_was_printed_before_stands_before),
        cmocka_unit_test(a_broken_stream_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
