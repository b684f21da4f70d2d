/* SPDX-License-Identifier: MIT
 * training: the manifest of the training plugin. It begins with the one page everybody with a paper
 * in hand needs: is this certificate genuine? No certificate has been issued, so every code is
 * unknown. */
#include "core/plugin/plugin.h"

extern API const struct plugin training_plugin;

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

static const struct route routes[] = { { GET, "/certificates/:code", certificate_unknown, READ,
                                         PUBLIC, .summary = "Tra cứu một chứng nhận",
                                         .summary_en = "Look a certificate up" },
                                       { 0 } };

static const struct page pages[] = { { "/xac-minh/:code", "verify", "/certificates/:code", PUBLIC,
                                       "Tra cứu chứng nhận", "Check a certificate", NULL, NULL,
                                       NULL, NULL },
                                     { 0 } };

API const struct plugin training_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "training",
    .title = { .vi = "Tập huấn", .en = "Training" },
    .routes = routes,
    .pages = pages,
};
