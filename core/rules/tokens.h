/* SPDX-License-Identifier: MIT
 * tokens: a source word by word, without running it: names, strings, and marks of one byte.
 * Comments and blanks are passed over. Where strings and comments begin and end it agrees with Lua,
 * for what a rule may not contain and how it is spelled (spelling.h) hang on it; its lines end at
 * \n only. */
#ifndef VOLBANK_RULES_TOKENS_H
#define VOLBANK_RULES_TOKENS_H

#include "../base/text.h"

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_OTHER };

struct token {
    enum token_kind kind;
    text word; /* of a string: what is between the quotes */
    size_t start, end;
    int line;
};

struct scanner {
    text source;
    size_t at;
    int line;
};

struct scanner scan_begin(text source);
/* TOKEN_END when there is none left. */
struct token token_next(struct scanner *s);
bool token_name_byte(char c);
bool token_is(const struct token *t, const char *mark);
/* How a word changes the depth of blocks: 1, 0 or -1. */
int token_depth(const struct token *t);
/* Goes just past the bracket that opens the top-level declaration `word {`; false when there is
 * none. */
bool scan_enter(struct scanner *s, const char *word);

#endif
