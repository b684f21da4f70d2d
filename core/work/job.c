/* SPDX-License-Identifier: MIT
 * job: the record of long work. It says who asked for what, how far it is, what came of it, and
 * which journal entries would have to be put back to undo it. Only code writes it: every field is
 * READ_ONLY. */
#include "work.h"

static const struct term state_rows[] = { { JOB_WAITING, "waiting", "Đang chờ", "Waiting" },
                                          { JOB_RUNNING, "running", "Đang chạy", "Running" },
                                          { JOB_DONE, "done", "Đã xong", "Done" },
                                          { JOB_FAILED, "failed", "Không thành", "Failed" },
                                          { JOB_STOPPED, "stopped", "Đã dừng", "Stopped" },
                                          { 0 } };
static const struct vocabulary state_terms = { "job_state", "Trạng thái công việc nền",
                                               "State of a job", state_rows };

enum { INPUT_MAX = 1 << 20, RESULT_MAX = 1 << 18, UNDO_MAX = 1 << 16, NOTE_MAX = 500 };

static const struct field job_fields[] = {
    FIELD(1, struct job, kind, TEXT, REQUIRED | INDEXED | READ_ONLY, .max = 80, .label = "Việc",
          .label_en = "Kind"),
    FIELD(2, struct job, state, ENUM, REQUIRED | INDEXED | READ_ONLY, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(3, struct job, account, REF, READ_ONLY | CASCADE, .target = "account",
          .label = "Người yêu cầu", .label_en = "Asked by"),
    FIELD(4, struct job, unit, REF, READ_ONLY | CASCADE, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(5, struct job, input, TEXT, READ_ONLY | PERSONAL | LINES, .max = INPUT_MAX,
          .label = "Dữ liệu đầu vào", .label_en = "Input"),
    FIELD(6, struct job, result, TEXT, READ_ONLY | PERSONAL | LINES, .max = RESULT_MAX,
          .label = "Kết quả", .label_en = "Result"),
    FIELD(7, struct job, done, INT, READ_ONLY, .label = "Đã làm", .label_en = "Steps done"),
    FIELD(8, struct job, total, INT, READ_ONLY, .label = "Tổng số bước",
          .label_en = "Steps in all"),
    FIELD(9, struct job, note, TEXT, READ_ONLY | LINES, .max = NOTE_MAX, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(10, struct job, made, TIME, REQUIRED | INDEXED | READ_ONLY, .label = "Yêu cầu lúc",
          .label_en = "Asked at"),
    FIELD(11, struct job, started, TIME, READ_ONLY, .label = "Bắt đầu lúc",
          .label_en = "Started at"),
    FIELD(12, struct job, ended, TIME, READ_ONLY, .label = "Kết thúc lúc", .label_en = "Ended at"),
    FIELD(13, struct job, undo, TEXT, READ_ONLY, .max = UNDO_MAX, .label = "Các mục nhật ký đã ghi",
          .label_en = "Journal entries written"),
    FIELD(14, struct job, stopping, BOOL, READ_ONLY, .label = "Được yêu cầu dừng",
          .label_en = "Asked to stop"),
    { 0 }
};

const struct entity job_entity = {
    "job",
    "Công việc nền",
    sizeof(struct job),
    job_fields,
    .number = 9,
    .label_en = "Job",
    .read = "job.read",
    .scope = "unit",
    .owner = "account",
    .title = "kind",
    .sort = "made",
    .help = "Việc chạy lâu: nhập, xuất, ghép. Người yêu cầu có thể rời đi và quay lại xem.",
    .help_en =
        "Work that takes long: import, export, matching. Whoever asked may leave and come back.",
};

err job_start(struct ctx *cx, struct tx *tx, const char *kind, id unit, text input, struct job *out)
{
    struct job job = { .kind = text_of(kind),
                       .state = JOB_WAITING,
                       .account = cx->actor.account,
                       .unit = unit,
                       .input = input,
                       .made = cx->now };
    /* Nobody's job would run with the rights of the system. */
    if (id_is_none(cx->actor.account) && !cx->actor.system)
        return ctx_fail(cx, ERR_UNAUTHENTICATED, NULL, "sign-in",
                        SAY("Hãy đăng nhập rồi làm lại việc này", "Sign in, then try this again"));
    err e = record_create(cx, tx, &job_entity, &job);
    if (!e && out) *out = job;
    return e;
}

err job_ask_stop(struct ctx *cx, struct tx *tx, id which)
{
    struct job job;
    err e = record_get(cx, tx, &job_entity, which, &job);
    if (e) return e;
    if (job.state != JOB_WAITING && job.state != JOB_RUNNING)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "ended",
                        SAY("Công việc này đã kết thúc", "This job has ended already"));
    job.stopping = true;
    if (job.state == JOB_WAITING) {
        job.state = JOB_STOPPED;
        job.ended = cx->now;
    }
    return record_update(cx, tx, &job_entity, &job);
}
