/* SPDX-License-Identifier: MIT
 * bad_child: see bad_child.h. */
#include "bad_child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/rules/child_wire.h"
#include "plugins/bank/evaluate_facts.h"
#include "plugins/bank/facts.h"

static const struct rule_hook *find(const void *arg, text name)
{
    (void)arg;
    if (text_equal_z(name, bank_score_hook.name)) return &bank_score_hook;
    if (text_equal_z(name, bank_evaluate_hook.name)) return &bank_evaluate_hook;
    return text_equal_z(name, bank_credit_hook.name) ? &bank_credit_hook : NULL;
}

static void send_kind(struct ctx *cx, enum wire_reply kind)
{
    struct buffer message = wire_begin(cx->arena);
    cbor_put_int(&message, kind);
    if (kind == WIRE_SCRIPT) cbor_put_int(&message, 0);
    if (kind == WIRE_SCRIPT) cbor_put_int(&message, 0);
    struct slice bytes = wire_end(&message);
    if (write(STDOUT_FILENO, bytes.data, bytes.size) < 0) _exit(1);
}

static void spin(struct ctx *cx)
{
    (void)cx;
    for (volatile unsigned n = 0;; n++) continue;
}

static void trap(struct ctx *cx)
{
    (void)cx;
    __builtin_trap();
}

static void flood(struct ctx *cx)
{
    (void)cx;
    static const uint8_t bytes[4096] = { 0, 0x10 };
    while (write(STDOUT_FILENO, bytes, sizeof bytes) > 0) continue;
}

static void claim_gigabytes(struct ctx *cx)
{
    (void)cx;
    static const uint8_t head[WIRE_HEAD] = { 0xff, 0xff, 0xff, 0xff };
    if (write(STDOUT_FILENO, head, sizeof head) > 0) spin(cx);
}

static void lie(struct ctx *cx)
{
    struct rule_verdict verdict = { .score = bank_score_hook.max + 1 };
    struct buffer message = wire_begin(cx->arena);
    wire_put_verdict(&message, &verdict);
    struct slice bytes = wire_end(&message);
    send_kind(cx, WIRE_SCRIPT);
    if (write(STDOUT_FILENO, bytes.data, bytes.size) > 0) spin(cx);
}

static void reject_where_none_may(struct ctx *cx)
{
    struct rule_verdict verdict = { .rejected = TEXT("x"), .rejected_vi = TEXT("x") };
    struct buffer message = wire_begin(cx->arena);
    wire_put_verdict(&message, &verdict);
    struct slice bytes = wire_end(&message);
    send_kind(cx, WIRE_SCRIPT);
    if (write(STDOUT_FILENO, bytes.data, bytes.size) > 0) spin(cx);
}

static void end_early(struct ctx *cx)
{
    (void)cx;
    _exit(CHILD_ENDED);
}

/* ---- mid-stream: they open, and then answer no question as they should ---- */

/* Reads one message, whatever it says. */
static void be_asked(void)
{
    static uint8_t bytes[1 << 16];
    uint8_t head[WIRE_HEAD];
    if (read(STDIN_FILENO, head, sizeof head) != WIRE_HEAD) _exit(CHILD_SURVIVED);
    for (size_t left = wire_length(head); left > 0;) {
        ssize_t n = read(STDIN_FILENO, bytes, left < sizeof bytes ? left : sizeof bytes);
        if (n <= 0) _exit(CHILD_SURVIVED);
        left -= (size_t)n;
    }
}

static void open_stream(struct ctx *cx)
{
    be_asked();
    send_kind(cx, WIRE_OPEN);
    be_asked();
}

static void end_mid_stream(struct ctx *cx)
{
    open_stream(cx);
    _exit(CHILD_ENDED);
}

static void hang_mid_stream(struct ctx *cx)
{
    open_stream(cx);
    spin(cx);
}

static void answer_badly(struct ctx *cx, struct rule_standing standing, size_t count)
{
    struct rule_standing of[2][RULE_SIDES] = { { standing, standing }, { standing, standing } };
    struct rule_standings standings = { .of = of, .count = count };
    struct buffer message = wire_begin(cx->arena);
    open_stream(cx);
    wire_put_standings(&message, &standings);
    struct slice bytes = wire_end(&message);
    if (write(STDOUT_FILENO, bytes.data, bytes.size) > 0) spin(cx);
}

static void overrate(struct ctx *cx)
{
    answer_badly(cx, (struct rule_standing){ .score = (int32_t)bank_score_hook.max + 1 }, 1);
}
static void answer_too_much(struct ctx *cx)
{
    answer_badly(cx, (struct rule_standing){ .score = 0 }, 2);
}
static void name_no_kind(struct ctx *cx)
{
    answer_badly(cx, (struct rule_standing){ .kind = RULE_FAULTED + 1 }, 1);
}
static void claim_gigabytes_mid_stream(struct ctx *cx)
{
    open_stream(cx);
    claim_gigabytes(cx);
}

/* What a script in command of the process would try. Through syscall(): no library between. */
static void open_file(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY);
}
static void connect_out(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_socket, AF_INET, SOCK_STREAM, 0);
}
static void fork_off(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}
static void run_program(struct ctx *cx)
{
    (void)cx;
    char path[] = "/bin/true", *argv[] = { path, NULL }, *environment[] = { NULL };
    (void)syscall(SYS_execve, path, argv, environment);
}
static void kill_parent(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_kill, getppid(), 0);
}
static void make_code(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_mmap, NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}
static void write_elsewhere(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_write, STDERR_FILENO, "x", 1);
}
static void lift_limits(struct ctx *cx)
{
    (void)cx;
    (void)syscall(SYS_prlimit64, 0, 0, NULL, NULL);
}
static void take_memory(struct ctx *cx)
{
    (void)cx;
    void *much =
        mmap(NULL, (size_t)1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    _exit(much == MAP_FAILED && errno == ENOMEM ? CHILD_MEMORY_REFUSED : CHILD_SURVIVED);
}

const struct bad_child misdeeds[] = {
    { "rule-child-opens", open_file },
    { "rule-child-connects", connect_out },
    { "rule-child-forks", fork_off },
    { "rule-child-runs", run_program },
    { "rule-child-kills", kill_parent },
    { "rule-child-makes-code", make_code },
    { "rule-child-writes", write_elsewhere },
    { "rule-child-lifts", lift_limits },
    { NULL, NULL },
};

static const struct bad_child failings[] = {
    { "rule-child-spins", spin },
    { "rule-child-traps", trap },
    { "rule-child-floods", flood },
    { "rule-child-claims", claim_gigabytes },
    { "rule-child-lies", lie },
    { "rule-child-rejects", reject_where_none_may },
    { "rule-child-ends", end_early },
    { "rule-child-takes-memory", take_memory },
    { "rule-child-stream-ends", end_mid_stream },
    { "rule-child-stream-hangs", hang_mid_stream },
    { "rule-child-stream-overrates", overrate },
    { "rule-child-stream-says-more", answer_too_much },
    { "rule-child-stream-odd", name_no_kind },
    { "rule-child-stream-claims", claim_gigabytes_mid_stream },
    { NULL, NULL },
};

static void misbehave(struct ctx *cx, const struct bad_child *rows, const char *command)
{
    for (; rows->command; rows++) {
        if (strcmp(rows->command, command) != 0) continue;
        rule_child_lock_down();
        send_kind(cx, WIRE_READY);
        rows->act(cx);
        _exit(CHILD_SURVIVED);
    }
}

static void be_a_child(const char *command)
{
    struct ctx cx;
    ctx_begin(&cx, arena_new());
    if (strcmp(command, RULE_CHILD_COMMAND) == 0) rule_child_serve(&cx, find, NULL);
    misbehave(&cx, misdeeds, command);
    misbehave(&cx, failings, command);
    _exit(1);
}

bool is_a_child(int argc, char *argv[])
{
    if (argc != 2 || strncmp(argv[1], RULE_CHILD_COMMAND, strlen(RULE_CHILD_COMMAND)) != 0)
        return false;
    be_a_child(argv[1]);
    return true;
}
