/* SPDX-License-Identifier: MIT
 * err: the closed list of ways the world can misbehave. One X-macro row gives the code, the HTTP
 * status and the slug that appears in problem+json and on the command line. 0 is success. */
#ifndef VOLBANK_BASE_ERR_H
#define VOLBANK_BASE_ERR_H

#include "check.h"

/*    name                 status slug                    Vietnamese title English title */
#define ERR_ROWS(X)                                                                                \
    X(BAD_REQUEST, 400, "bad-request", "Yêu cầu không đọc được", "The request cannot be read")     \
    X(UNAUTHENTICATED, 401, "unauthenticated", "Cần đăng nhập", "Please sign in")                  \
    X(FORBIDDEN, 403, "forbidden", "Không có quyền", "Not permitted")                              \
    X(NOT_FOUND, 404, "not-found", "Không tìm thấy", "Not found")                                  \
    X(METHOD_NOT_ALLOWED, 405, "method-not-allowed", "Không dùng được cách gọi này",               \
      "Method not allowed")                                                                        \
    X(NOT_ACCEPTABLE, 406, "not-acceptable", "Không có dạng dữ liệu đã xin",                       \
      "No such representation")                                                                    \
    X(CONFLICT, 409, "conflict", "Trái với dữ liệu đang có", "In conflict with what is stored")    \
    X(GONE, 410, "gone", "Không còn nữa", "No longer here")                                        \
    X(PRECONDITION_FAILED, 412, "precondition-failed", "Dữ liệu đã được người khác sửa",           \
      "Somebody else has changed this")                                                            \
    X(TOO_LARGE, 413, "too-large", "Nội dung quá lớn", "Too large")                                \
    X(URI_TOO_LONG, 414, "uri-too-long", "Địa chỉ quá dài", "The address is too long")             \
    X(UNSUPPORTED_MEDIA, 415, "unsupported-media", "Không nhận loại nội dung này",                 \
      "Unsupported content type")                                                                  \
    X(INVALID, 422, "invalid", "Thông tin chưa đúng", "Some values are not valid")                 \
    X(TOO_MANY, 429, "too-many", "Quá nhiều lần thử", "Too many attempts")                         \
    X(IO, 500, "io", "Lỗi đọc ghi dữ liệu", "Reading or writing data failed")                      \
    X(CORRUPT, 500, "corrupt", "Dữ liệu bị hỏng", "Stored data is damaged")                        \
    X(UNSUPPORTED, 501, "unsupported", "Chưa bật chức năng này", "This function is not enabled")   \
    X(BUSY, 503, "busy", "Máy chủ đang bận, xin thử lại", "The server is busy, try again")         \
    X(RETRY, 503, "retry", "Xin thử lại", "Please try again")                                      \
    X(TIMEOUT, 504, "timeout", "Quá thời gian", "Timed out")                                       \
    X(NO_SPACE, 507, "no-space", "Hết chỗ lưu dữ liệu", "Out of storage space")

#define ERR_ENUM(name, status, slug, vi, en) ERR_##name,
typedef enum err { ERR_NONE = 0, ERR_ROWS(ERR_ENUM) ERR_COUNT } err;
#undef ERR_ENUM

/* HTTP status of an error; 200 for ERR_NONE. */
API int err_status(err e);
/* Stable lower-case name, e.g. "conflict"; "ok" for ERR_NONE. */
API const char *err_slug(err e);
/* Short titles for people, Vietnamese and English. */
API const char *err_title_vi(err e);
API const char *err_title_en(err e);

#endif
