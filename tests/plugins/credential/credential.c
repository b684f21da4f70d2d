/* SPDX-License-Identifier: MIT
 * credential: a plugin for tests: serves credential@1 from certificates a test writes down, so that
 * the bank can be seen enforcing them before any shipped plugin issues one. */
#include "core/plugin/plugin.h"

extern API const struct plugin credential_plugin;

struct test_certificate {
    id id;
    id volunteer;
    text code; /* of the bank's certificate vocabulary */
    date issued, expires;
};

static const struct field fields[] = {
    FIELD(1, struct test_certificate, volunteer, REF, REQUIRED | INDEXED | CASCADE,
          .target = "volunteer", .label = "Người được cấp", .label_en = "Holder"),
    FIELD(2, struct test_certificate, code, TEXT, REQUIRED, .max = 40, .label = "Chứng chỉ",
          .label_en = "Certificate"),
    FIELD(3, struct test_certificate, issued, DATE, REQUIRED, .label = "Ngày cấp",
          .label_en = "Issued"),
    FIELD(4, struct test_certificate, expires, DATE, 0, .label = "Hết hạn", .label_en = "Expires"),
    { 0 }
};
static const struct entity test_certificate_entity = {
    "test_certificate",
    "Chứng chỉ thử",
    sizeof(struct test_certificate),
    fields,
    .number = 60000,
    .label_en = "Test certificate",
    .read = "test_certificate.write",
    .write = "test_certificate.write",
    .help = "Chỉ dùng trong kiểm thử.",
    .help_en = "For tests only.",
};

struct asking {
    text code;
    date day;
    bool valid;
};

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct test_certificate *c = record;
    struct asking *a = arg;
    bool in_force = c->issued <= a->day && (!c->expires || a->day <= c->expires);
    a->valid = in_force && text_equal(c->code, a->code);
    return a->valid ? KV_STOP : KV_MORE;
}

static err valid_on(struct ctx *cx, struct tx *tx, id person, text code, date day, bool *valid)
{
    struct asking a = { .code = code, .day = day };
    err e = query_ref(cx, tx, &test_certificate_entity, "volunteer", person, look_at, &a);
    *valid = a.valid;
    return e;
}

static const struct credential_1 functions = { valid_on };
static const struct service services[] = { { "credential", 1, &functions }, { 0 } };
static const struct entity *const entities[] = { &test_certificate_entity, NULL };
static const struct permission permissions[] = { { "test_certificate.write", "Ghi chứng chỉ thử",
                                                   "Write test certificates",
                                                   ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
                                                 { 0 } };
static const char *const needs[] = { "bank", NULL };

API const struct plugin credential_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "credential",
    .title = { .vi = "Chứng chỉ thử", .en = "Test certificates" },
    .needs = needs,
    .permissions = permissions,
    .entities = entities,
    .services = services,
};
