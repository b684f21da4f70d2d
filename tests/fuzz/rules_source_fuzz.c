/* SPDX-License-Identifier: MIT
 * Any bytes as a rule that is still being written: reading it for advice and for a summary ends,
 * and what is advised can be read in both languages. Nothing of it is run. */
#include "core/rules/advice.h"
#include "core/rules/summary.h"
#include "rules_hook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    text source = { (const char *)data, size };
    struct rule_fault advice[RULE_ADVICE_MAX];
    size_t count = rule_advise(arena, &hook, source, advice);
    for (size_t i = 0; i < count; i++)
        REQUIRE(advice[i].vi.size && advice[i].en.size && text_is_utf8(advice[i].vi) &&
                text_is_utf8(advice[i].en) && text_is_utf8(advice[i].fact));
    struct buffer out = buffer_in(arena, 1024);
    struct json j = json_into(&out);
    rule_summary_json(&j, rule_summarise(arena, source));
    arena_free(arena);
    return 0;
}
