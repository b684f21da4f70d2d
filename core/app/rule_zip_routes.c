/* SPDX-License-Identifier: MIT
 * rule_zip_routes: a version with what an editor on one's own computer needs: the script with its
 * tests, the stub of its hook, settings by which LuaLS finds the stub, and what to do with them. */
#include "../paper/archive.h"
#include "../plugin/host.h"
#include "../rules/rulebook.h"
#include "preview_routes.h"

static const char luarc[] = "{\n"
                            "  \"runtime.version\": \"Lua 5.4\",\n"
                            "  \"runtime.builtin\": {\n"
                            "    \"coroutine\": \"disable\", \"debug\": \"disable\", \"io\": "
                            "\"disable\",\n"
                            "    \"os\": \"disable\", \"package\": \"disable\"\n"
                            "  },\n"
                            "  \"workspace.library\": [\"api\"],\n"
                            "  \"workspace.checkThirdParty\": false\n"
                            "}\n";

static text readme(struct ctx *cx, const struct rule_hook *hook, const struct rule_version *v,
                   text unit)
{
    struct buffer out = buffer_in(cx->arena, 2048);
    buffer_format(&out, "# %s\n\n", hook->label);
    buffer_format(&out, "Quy tắc `%s` của %.*s, phiên bản %lld.\n\n", hook->name, TEXT_ARGS(unit),
                  (long long)v->version);
    buffer_format(&out,
                  "| Tệp | Là gì |\n|---|---|\n| `%s.lua` | quy tắc, kèm các kiểm thử trong "
                  "`tests { … }` |\n",
                  hook->name);
    buffer_format(&out,
                  "| `api/%s.lua` | mô tả dữ kiện và các hàm, để trình soạn thảo gợi ý; "
                  "không sửa |\n",
                  hook->name);
    buffer_z(&out, "| `.luarc.json` | cho trình soạn thảo có LuaLS (VS Code: tiện ích «Lua») tìm "
                   "thấy mô tả trên |\n\n");
    buffer_format(&out,
                  "## Sửa và chạy kiểm thử trên máy mình\n\n"
                  "1. Mở thư mục này bằng trình soạn thảo, sửa `%s.lua`.\n"
                  "2. Chạy từng kiểm thử: `volbank rule test %s.lua`\n"
                  "3. Kiểm tra mọi điều kiện để được trình duyệt: `volbank rule check "
                  "%s.lua`\n",
                  hook->name, hook->name, hook->name);
    buffer_format(&out,
                  "4. Thử trên dữ kiện tự gõ: `volbank rule run %s.lua --facts "
                  "du-kien.json`\n\n"
                  "Xong thì dán nội dung vào xưởng quy tắc thành bản nháp mới: bản nháp nào "
                  "cũng được kiểm tra lại ở đó, được xem trước trên lịch sử và cần người thứ "
                  "hai duyệt.\n",
                  hook->name);
    return buffer_as_text(&out);
}

static text stub_of(struct ctx *cx, const struct rule_hook *hook)
{
    struct buffer out = buffer_in(cx->arena, 32768);
    rule_stub_print(hook, &out);
    return buffer_as_text(&out);
}

static text typed(struct ctx *cx, const struct rule_hook *hook, text source)
{
    struct buffer out = buffer_in(cx->arena, source.size + 256);
    rule_stub_typed(hook, source, &out);
    return buffer_as_text(&out);
}

err rule_version_zip(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct host *host = cx->app;
    struct rule_version v;
    struct slice zip;
    err e = record_get(cx, tx, &rule_version_entity, request_id(rq), &v);
    if (!e && v.state < RULE_APPROVED) e = access_require(cx, tx, "rule.read", v.unit);
    if (e) return e;
    const struct rule_hook *hook = registry_hook(host->registry, v.hook);
    if (!hook)
        return ctx_fail(cx, ERR_GONE, NULL, "hook",
                        SAY("Việc này không còn có quy tắc", "This is no longer ruled"));
    text unit = id_is_none(v.unit) ? TEXT("tỉnh") : record_title(cx, tx, &unit_entity, v.unit);
    const char *script = text_z(cx->arena, text_format(cx->arena, "%s.lua", hook->name));
    const char *stub = text_z(cx->arena, text_format(cx->arena, "api/%s.lua", hook->name));
    const struct archive_part parts[] = { { script, typed(cx, hook, v.source) },
                                          { stub, stub_of(cx, hook) },
                                          { ".luarc.json", text_of(luarc) },
                                          { "README.md", readme(cx, hook, &v, unit) } };
    e = archive_pack(cx, parts, COUNT_OF(parts), v.approved_at, &zip);
    if (e) return e;
    text name = text_format(cx->arena, "%s-%lld.zip", hook->name, (long long)v.version);
    return respond_bytes(rs, TEXT("application/zip"), zip, name);
}
