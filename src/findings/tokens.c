/* tokens.c - see findings/tokens.h */
#include "base/cleanup.h"
#include "findings/splitter.h"
#include "text/fold.h"
#include "text/letter.h"
#include "text/utf8.h"

void tokens_release(struct tokens *tokens)
{
    array_release(tokens);
}

static uint32_t hash_of(struct slice text)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * 16777619u;
    return hash;
}

struct slice splitter_folded(const struct splitter *splitter, size_t begin, size_t end)
{
    return slice_cut(splitter->folded, splitter->points[begin].folded_at,
                     splitter->points[end].folded_at);
}

struct token *splitter_push(struct splitter *splitter, enum token_kind kind, size_t begin,
                            size_t end)
{
    const struct point *first = &splitter->points[begin], *last = &splitter->points[end];
    struct token *token = array_push(splitter->tokens);

    *token = (struct token){.kind = kind, .begins_sentence = splitter->begins_sentence};
    token->text = slice_cut(splitter->text, first->at, last->at);
    token->plain = slice_cut(splitter->plain, first->plain_at, last->plain_at);
    token->folded = splitter_folded(splitter, begin, end);
    token->hash = hash_of(token->plain);
    token->folded_hash = hash_of(token->folded);
    token->is_capital = letter_is_capital(first->c);
    splitter->begins_sentence = false;
    return token;
}

bool splitter_is_of_word(uint32_t c)
{
    return letter_is(c) || letter_is_digit(c);
}

size_t splitter_behind_word(const struct splitter *splitter, size_t at)
{
    for (; at < splitter->count; at++) {
        uint32_t c = splitter->points[at].c;
        size_t byte = splitter->points[at].at;
        uint32_t written = utf8_decode(splitter->text, &byte);
        bool joins =
            c == '\'' || written == '-' || written == 0x2010 || written == 0x2011;

        if (!splitter_is_of_word(c) &&
            !(joins && splitter_is_of_word(splitter->points[at + 1].c)))
            break;
    }
    return at;
}

/* Behind dots that stand for words or a pause ("...", ". . ."); AT where there are
 * fewer than two. */
static size_t behind_dots(const struct splitter *splitter, size_t at)
{
    size_t begin = at, end = at;
    int dots = 0;

    for (; at < splitter->count; at++) {
        uint32_t c = splitter->points[at].c;

        if (c == ' ' && dots > 0 && splitter->points[at + 1].c == '.')
            continue;
        if (c != '.' && c != ELLIPSIS)
            break;
        dots += c == ELLIPSIS ? 3 : 1;
        end = at + 1;
    }
    return dots > 1 ? end : begin;
}

static size_t behind_dashes(const struct splitter *splitter, size_t at)
{
    while (at < splitter->count && splitter->points[at].c == '-')
        at++;
    return at;
}

/* Everything that is no word. */
static size_t split_other(struct splitter *splitter, size_t at)
{
    uint32_t c = splitter->points[at].c;
    size_t end;

    if (splitter->is_written && (end = splitter_sign(splitter, at)) > at)
        return end;
    if ((end = behind_dots(splitter, at)) > at) {
        splitter_push(splitter, splitter->is_written ? TOKEN_GAP : TOKEN_MARK, at, end)
            ->is_bare = true;
        splitter->begins_sentence = true;
        return end;
    }
    if ((end = behind_dashes(splitter, at)) == at)
        end = at + 1;
    splitter_push(splitter, TOKEN_MARK, at, end);
    splitter->begins_sentence = c == '.' || c == '?' || c == '!' || c == ':' ||
                                c == '"' || c == '\'' || c == '-' || c == '(';
    return end;
}

/* Marks of one kind are equal however they were written. */
static void make_mark_plain(struct token *mark)
{
    static const struct slice quotation_mark = {"\"", 1}, dash = {"-", 1},
                              dots = {".", 1};
    struct slice plain = mark->plain;

    if (*plain.bytes == '\'' || *plain.bytes == '"')
        mark->plain = quotation_mark;
    else if (*plain.bytes == '-')
        mark->plain = dash;
    else if (plain.length > 1 && *plain.bytes == '.')
        mark->plain = (struct slice){"\xE2\x80\xA6", 3};
    else if (plain.length > 3 && slice_starts_with(plain, SLICE("\xE2\x80\xA6")))
        mark->plain = (struct slice){"\xE2\x80\xA6", 3};
    else if (plain.length == 1 && *plain.bytes == '.')
        mark->plain = dots;
    mark->folded = mark->plain;
    mark->hash = mark->folded_hash = hash_of(mark->plain);
}

static void split(struct splitter *splitter)
{
    for (size_t at = 0; at < splitter->count;) {
        uint32_t c = splitter->points[at].c;
        size_t end = at;

        if (c == ' ' || c == '\n') {
            splitter->begins_sentence = splitter->begins_sentence || c == '\n';
            at++;
        } else if ((end = splitter_behind_word(splitter, at)) > at &&
                   splitter_is_of_word(c)) {
            splitter_push(splitter, TOKEN_WORD, at, end);
            at = end;
        } else {
            at = split_other(splitter, at);
            if (splitter->tokens->items[splitter->tokens->count - 1].kind == TOKEN_MARK)
                make_mark_plain(&splitter->tokens->items[splitter->tokens->count - 1]);
        }
    }
}

void tokens_split(struct slice text, bool is_written, struct arena *arena,
                  struct tokens *tokens)
{
    CLEANUP_BUFFER struct buffer plain = {0};
    CLEANUP_BUFFER struct buffer folded = {0};
    CLEANUP_FREE struct point *points =
        memory_take((text.length + 2) * sizeof(struct point));
    struct splitter splitter = {text, {0}, {0}, points, 0, is_written, true, tokens};
    size_t folded_at = 0;

    fold_for_search(text, &folded);
    splitter.folded =
        (struct slice){arena_copy_slice(arena, buffer_slice(&folded)), folded.length};
    for (size_t at = 0; at < text.length; splitter.count++) {
        struct point *point = &points[splitter.count];

        *point = (struct point){0, at, plain.length, folded_at};
        point->c = fold_typography(utf8_decode(text, &at));
        utf8_add(&plain, point->c);
        folded_at = utf8_next(splitter.folded, folded_at);
    }
    points[splitter.count] = (struct point){0, text.length, plain.length, folded_at};
    splitter.plain =
        (struct slice){arena_copy_slice(arena, buffer_slice(&plain)), plain.length};
    split(&splitter);
}

size_t tokens_count_words(struct slice text)
{
    size_t words = 0;
    bool in_word = false;

    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_decode(text, &at);
        bool is_space = c == '\n' || fold_typography(c) == ' ';

        if (splitter_is_of_word(c) && !in_word) {
            words++;
            in_word = true;
        }
        in_word = in_word && !is_space;
    }
    return words;
}

bool tokens_are_equal(const struct token *left, const struct token *right)
{
    return left->hash == right->hash && slice_equals(left->plain, right->plain);
}

bool tokens_are_alike(const struct token *left, const struct token *right)
{
    return left->folded_hash == right->folded_hash &&
           slice_equals(left->folded, right->folded);
}
