/* SPDX-License-Identifier: MIT
 * child_process: the outside of a rule child: starts it, hands it the job, listens until it has
 * answered or its time is over, and always ends and reaps it before returning. Nothing it does,
 * dying included, is more than a fault to whoever asked. Safe on any thread: no fork, no signal
 * handler, no descriptor that another start could inherit. */
#include "child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REPLIES_MAX = 64 << 20, NS_PER_MS = 1000000 };

/* ---- starting and ending --------------------------------------------------------------------- */

void child_deadline(const struct ctx *cx, struct child_process *p, uint32_t ms)
{
    p->until = clock_ticks() + (uint64_t)ms * NS_PER_MS;
    if (cx->deadline && cx->deadline < p->until) p->until = cx->deadline;
}

static int ms_left(const struct child_process *p)
{
    uint64_t now = clock_ticks();
    return now >= p->until ? 0 : (int)((p->until - now + NS_PER_MS - 1) / NS_PER_MS);
}

static int spawn(const char *command, int in, int out, pid_t *pid)
{
    char program[] = "volbank", word[64];
    char *argv[] = { program, word, NULL }, *environment[] = { NULL };
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    (void)snprintf(word, sizeof word, "%s", command);
    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    if (posix_spawn_file_actions_init(&files)) return ENOMEM;
    if (posix_spawnattr_init(&attributes)) {
        (void)posix_spawn_file_actions_destroy(&files);
        return ENOMEM;
    }
    int failed = posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    if (!failed) failed = posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    if (!failed) failed = posix_spawnattr_setsigmask(&attributes, &none);
    if (!failed) failed = posix_spawnattr_setsigdefault(&attributes, &all);
    if (!failed)
        failed =
            posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (!failed)
        failed = posix_spawn(pid, "/proc/self/exe", &files, &attributes, argv, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&files);
    return failed;
}

static bool start(const char *command, struct child_process *p)
{
    int down[2], up[2];
    if (pipe2(down, O_CLOEXEC)) return false;
    if (pipe2(up, O_CLOEXEC)) {
        (void)close(down[0]);
        (void)close(down[1]);
        return false;
    }
    p->to = down[1];
    p->from = up[0];
    bool fine = fcntl(p->to, F_SETFL, O_NONBLOCK) == 0 && fcntl(p->from, F_SETFL, O_NONBLOCK) == 0;
    fine = fine && spawn(command, down[0], up[1], &p->pid) == 0;
    (void)close(down[0]);
    (void)close(up[1]);
    if (fine) {
        p->handle = (int)syscall(SYS_pidfd_open, p->pid, 0);
        return true;
    }
    (void)close(p->to);
    (void)close(p->from);
    return false;
}

int child_end(struct child_process *p, bool may_die)
{
    int status = 0;
    struct pollfd dead = { .fd = p->handle, .events = POLLIN };
    if (may_die && p->handle >= 0) (void)poll(&dead, 1, ms_left(p));
    (void)kill(p->pid, SIGKILL);
    while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR) continue;
    if (p->handle >= 0) (void)close(p->handle);
    (void)close(p->to);
    (void)close(p->from);
    return status;
}

/* ---- talking --------------------------------------------------------------------------------- */

static enum talk wait_for(struct child_process *p, int fd, short events)
{
    struct pollfd one = { .fd = fd, .events = events };
    for (;;) {
        int left = ms_left(p);
        int n = left ? poll(&one, 1, left) : 0;
        if (n > 0) return TALK_GOES_ON;
        if (n == 0) return TALK_LATE;
        if (errno != EINTR) return TALK_ENDED;
    }
}

static bool again(void)
{
    return errno == EAGAIN || errno == EINTR;
}

static enum talk say(struct child_process *p, struct slice rest)
{
    while (rest.size) {
        enum talk talk = wait_for(p, p->to, POLLOUT);
        if (talk) return talk;
        ssize_t n = write(p->to, rest.data, rest.size);
        if (n < 0 && !again()) return TALK_ENDED;
        if (n < 0) continue;
        rest.data += n;
        rest.size -= (size_t)n;
    }
    return TALK_GOES_ON;
}

/* Writing to a child that died raises SIGPIPE; it must reach neither us nor whoever runs us. */
enum talk child_say(struct child_process *p, struct slice message)
{
    sigset_t pipe, before, waiting;
    const struct timespec now = { 0 };
    (void)sigemptyset(&pipe);
    (void)sigaddset(&pipe, SIGPIPE);
    (void)sigpending(&waiting);
    (void)pthread_sigmask(SIG_BLOCK, &pipe, &before);
    enum talk talk = say(p, message);
    if (talk == TALK_ENDED && !sigismember(&waiting, SIGPIPE))
        (void)sigtimedwait(&pipe, NULL, &now);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return talk;
}

static enum talk hear_bytes(struct child_process *p, uint8_t *to, size_t size)
{
    while (size) {
        enum talk talk = wait_for(p, p->from, POLLIN);
        if (talk) return talk;
        ssize_t n = read(p->from, to, size);
        if (n == 0 || (n < 0 && !again())) return TALK_ENDED;
        if (n < 0) continue;
        to += n;
        size -= (size_t)n;
    }
    return TALK_GOES_ON;
}

enum talk child_hear(struct ctx *cx, struct child_process *p, enum wire_reply *kind,
                     struct slice *body)
{
    uint8_t head[WIRE_HEAD];
    enum talk talk = hear_bytes(p, head, sizeof head);
    if (talk) return talk;
    size_t size = wire_length(head);
    p->heard += size;
    if (size > WIRE_REPLY_MAX || p->heard > REPLIES_MAX) return TALK_NONSENSE;
    uint8_t *bytes = arena_alloc(cx->arena, size);
    talk = hear_bytes(p, bytes, size);
    *body = (struct slice){ bytes, size };
    if (!talk) *kind = wire_take_kind(body);
    return talk || *kind ? talk : TALK_NONSENSE;
}

/* ---- being ready ----------------------------------------------------------------------------- */

bool child_start(struct ctx *cx, const char *command, struct child_process *p)
{
    enum wire_reply kind = 0;
    struct slice body;
    *p = (struct child_process){ 0 };
    child_deadline(cx, p, RULE_CHILD_START_MS);
    if (!start(command ? command : RULE_CHILD_COMMAND, p)) return false;
    if (child_hear(cx, p, &kind, &body) == TALK_GOES_ON && kind == WIRE_READY) return true;
    (void)child_end(p, false);
    return false;
}

/* ---- what became of it ----------------------------------------------------------------------- */

err child_not_started(struct ctx *cx, struct rule_fault *fault)
{
    const char *vi = "Không mở được tiến trình riêng để chạy thử quy tắc";
    const char *en = "The separate process for trying rules could not be started";
    *fault = (struct rule_fault){ .kind = RULE_RUNTIME, .vi = text_of(vi), .en = text_of(en) };
    return ctx_fail(cx, ERR_IO, NULL, "no-child", "%s%.0s", "%.0s%s", vi, en);
}

err child_late(struct rule_fault *fault)
{
    fault->kind = RULE_BUDGET;
    fault->vi = TEXT("Chạy thử quá lâu nên đã bị dừng, xin thử lại");
    fault->en = TEXT("The trial took too long and was stopped, please try again");
    return ERR_BUSY;
}

err child_died(struct ctx *cx, int status, struct rule_fault *fault)
{
    const char *vi = WIFSIGNALED(status) ? "tín hiệu" : "mã";
    const char *en = WIFSIGNALED(status) ? "signal" : "code";
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    bool refused = WIFSIGNALED(status) && number == SIGSYS;
    fault->kind = RULE_RUNTIME;
    fault->vi = text_format(cx->arena,
                            refused ? "Quy tắc đã làm điều không được phép nên bị dừng (%s %d)"
                                    : "Tiến trình chạy thử quy tắc đã chết giữa chừng (%s %d)",
                            vi, number);
    fault->en = text_format(cx->arena,
                            refused ? "The rule did what is not allowed and was stopped (%s %d)"
                                    : "The process trying the rule died half-way (%s %d)",
                            en, number);
    return ERR_INVALID;
}

err child_talked_nonsense(struct rule_fault *fault)
{
    fault->kind = RULE_RUNTIME;
    fault->vi = TEXT("Tiến trình chạy thử quy tắc trả lời sai cách nên đã bị dừng");
    fault->en = TEXT("The process trying the rule answered out of order and was stopped");
    return ERR_INVALID;
}
