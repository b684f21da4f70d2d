/* SPDX-License-Identifier: MIT
 * training: the manifest of the training plugin. It begins with what everybody with a paper in
 * hand needs: is this certificate genuine? No certificate has been issued, so every code is
 * unknown. */
#include "core/plugin/plugin.h"

extern API const struct plugin training_plugin;

struct lookup {
    text code;
};
static const struct field lookup_fields[] = { FIELD(1, struct lookup, code, TEXT, REQUIRED,
                                                    .max = 60, .label = "Mã trên chứng nhận",
                                                    .label_en = "Code on the certificate"),
                                              { 0 } };

static err certificate_unknown(struct ctx *cx, struct tx *tx, const struct request *rq,
                               struct response *rs)
{
    (void)tx;
    (void)rq;
    (void)rs;
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "certificate",
                    SAY("Không tìm thấy chứng nhận có mã này. Hãy so lại từng ký tự trên giấy",
                        "No certificate has this code. Compare each character with the paper"));
}

/* What stands in the address: capitals, digits and hyphens, as printed; spaces of the hand go. */
static err code_as_printed(struct ctx *cx, text typed, text *out)
{
    char *plain = ARENA_ARRAY(cx->arena, typed.size + 1, char);
    size_t size = 0;
    for (size_t i = 0; i < typed.size; i++) {
        char c = typed.data[i];
        if (c == ' ') continue;
        if (c >= 'a' && c <= 'z') c = (char)(c - 'a' + 'A');
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
            return ctx_fail(cx, ERR_INVALID, "/code", "code",
                            SAY("Mã chỉ gồm chữ cái không dấu, chữ số và gạch nối",
                                "A code has letters, digits and hyphens only"));
        plain[size++] = c;
    }
    *out = (text){ plain, size };
    return ERR_NONE;
}

/* A form cannot make an address of what was typed into it; this tells the page's code. */
static err certificate_lookup(struct ctx *cx, struct tx *tx, const struct request *rq,
                              struct response *rs)
{
    (void)tx;
    const struct lookup *in = request_body(rq);
    text code = { 0 };
    err e = code_as_printed(cx, in->code, &code);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "code", code);
    json_object_end(j);
    return ERR_NONE;
}

static const struct route routes[] = {
    { GET, "/certificates/:code", certificate_unknown, READ, PUBLIC,
      .summary = "Tra cứu một chứng nhận", .summary_en = "Look a certificate up" },
    { POST, "/certificates/lookups", certificate_lookup, READ, PUBLIC, .body = lookup_fields,
      .body_size = sizeof(struct lookup), .summary = "Mã chứng nhận như in trên giấy",
      .summary_en = "A certificate's code as printed" },
    { 0 }
};

static const struct page pages[] = {
    { "/xac-minh", "lookup", NULL, PUBLIC, "Tra cứu chứng nhận", "Check a certificate",
      "/certificates/lookups", "/xac-minh/{code}", NULL, NULL },
    { "/xac-minh/:code", "verify", "/certificates/:code", PUBLIC, "Tra cứu chứng nhận",
      "Check a certificate", NULL, NULL, NULL, NULL },
    { 0 }
};

API const struct plugin training_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "training",
    .title = { .vi = "Tập huấn", .en = "Training" },
    .routes = routes,
    .pages = pages,
};
