/* tokens.c - see findings/tokens.h */
#include "findings/tokens.h"
#include "base/cleanup.h"
#include "findings/notes.h"
#include "text/fold.h"
#include "text/letter.h"
#include "text/utf8.h"

enum { ELLIPSIS = 0x2026 };

/* A code point in each of the three forms that are compared. */
struct point {
    uint32_t c;                     /* with one kind of apostrophe, hyphen ... */
    size_t at, plain_at, folded_at; /* bytes */
};

struct splitter {
    struct slice text, plain, folded;
    struct point *points; /* COUNT and one behind the end, whose c is 0 */
    size_t count;
    bool is_written;
    bool begins_sentence;
    struct tokens *tokens;
};

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

static struct slice folded_between(const struct splitter *splitter, size_t begin,
                                   size_t end)
{
    return slice_cut(splitter->folded, splitter->points[begin].folded_at,
                     splitter->points[end].folded_at);
}

static struct token *push(struct splitter *splitter, enum token_kind kind, size_t begin,
                          size_t end)
{
    const struct point *first = &splitter->points[begin], *last = &splitter->points[end];
    struct token *token = array_push(splitter->tokens);

    *token = (struct token){.kind = kind, .begins_sentence = splitter->begins_sentence};
    token->text = slice_cut(splitter->text, first->at, last->at);
    token->plain = slice_cut(splitter->plain, first->plain_at, last->plain_at);
    token->folded = folded_between(splitter, begin, end);
    token->hash = hash_of(token->plain);
    token->folded_hash = hash_of(token->folded);
    token->is_capital = letter_is_capital(first->c);
    splitter->begins_sentence = false;
    return token;
}

static bool is_of_word(uint32_t c)
{
    return letter_is(c) || letter_is_digit(c);
}

/* Behind the word that begins or goes on at AT; apostrophes and hyphens (but no dashes)
 * between letters are part of it. */
static size_t behind_word(const struct splitter *splitter, size_t at)
{
    for (; at < splitter->count; at++) {
        uint32_t c = splitter->points[at].c;
        size_t byte = splitter->points[at].at;
        uint32_t written = utf8_decode(splitter->text, &byte);
        bool joins =
            c == '\'' || written == '-' || written == 0x2010 || written == 0x2011;

        if (!is_of_word(c) && !(joins && is_of_word(splitter->points[at + 1].c)))
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

/* Whether only dots, dashes and spaces stand between, and more than spaces. */
static bool says_nothing(const struct splitter *splitter, size_t begin, size_t end)
{
    bool has_marks = false;

    for (size_t i = begin; i < end; i++) {
        uint32_t c = splitter->points[i].c;

        if (c != '.' && c != ELLIPSIS && c != '-' && c != ' ')
            return false;
        has_marks = has_marks || c != ' ';
    }
    return has_marks;
}

enum { GAP_LARGEST = 12 }; /* code points between its brackets */

/* Behind a gap in round brackets or between strokes, "(...)", "/---/"; else AT. */
static size_t behind_gap(const struct splitter *splitter, size_t at)
{
    uint32_t open = splitter->points[at].c;
    uint32_t wanted = open == '(' ? ')' : open == '/' ? '/' : 0;
    size_t end = at + 1;

    if (wanted == 0)
        return at;
    while (end < splitter->count && end <= at + GAP_LARGEST &&
           splitter->points[end].c != wanted)
        end++;
    if (end >= splitter->count || splitter->points[end].c != wanted ||
        !says_nothing(splitter, at + 1, end))
        return at;
    return end + 1;
}

static bool is_all_word(const struct splitter *splitter, size_t begin, size_t end)
{
    return end > begin && behind_word(splitter, begin) >= end;
}

/* A word with letters in brackets: HEAD is where the word begins, or OPEN. */
static size_t split_bent(struct splitter *splitter, size_t head, size_t open,
                         size_t close)
{
    size_t end = behind_word(splitter, close + 1);
    struct token *token;

    if (head < open) { /* its beginning was taken for a word */
        splitter->begins_sentence =
            splitter->tokens->items[--splitter->tokens->count].begins_sentence;
    }
    token = push(splitter, TOKEN_BENT, head, end);
    token->head = folded_between(splitter, head, open);
    token->inner = folded_between(splitter, open + 1, close);
    token->tail = folded_between(splitter, close + 1, end);
    return end;
}

/* The author's square brackets at AT, or AT itself where they are not closed. */
static size_t split_bracket(struct splitter *splitter, size_t at)
{
    size_t close = at + 1, head = at;
    bool is_inside_word;

    while (close < splitter->count && splitter->points[close].c != ']' &&
           splitter->points[close].c != '[')
        close++;
    if (close >= splitter->count || splitter->points[close].c != ']')
        return at;
    if (at > 0 && splitter->tokens->count > 0) {
        const struct token *last = &splitter->tokens->items[splitter->tokens->count - 1];

        if (last->kind == TOKEN_WORD &&
            last->text.bytes + last->text.length ==
                splitter->text.bytes + splitter->points[at].at)
            while (splitter->points[head].at >
                   (size_t)(last->text.bytes - splitter->text.bytes))
                head--;
    }
    is_inside_word = head < at || is_of_word(splitter->points[close + 1].c);
    if (is_inside_word && is_all_word(splitter, at + 1, close))
        return split_bent(splitter, head, at, close);
    if (says_nothing(splitter, at + 1, close)) {
        push(splitter, TOKEN_GAP, at, close + 1);
    } else {
        enum note_kind note = note_of(folded_between(splitter, at + 1, close));

        push(splitter, note != NOTE_NONE ? TOKEN_NOTE : TOKEN_BRACKET, at, close + 1);
        splitter->tokens->marks_emphasis =
            splitter->tokens->marks_emphasis || note == NOTE_EMPHASIS;
    }
    return close + 1;
}

/* Everything that is no word. */
static size_t split_other(struct splitter *splitter, size_t at)
{
    uint32_t c = splitter->points[at].c;
    size_t end;

    if (splitter->is_written && c == '[' && (end = split_bracket(splitter, at)) > at)
        return end;
    if (splitter->is_written && (end = behind_gap(splitter, at)) > at) {
        push(splitter, TOKEN_GAP, at, end);
        return end;
    }
    if ((end = behind_dots(splitter, at)) > at) {
        push(splitter, splitter->is_written ? TOKEN_GAP : TOKEN_MARK, at, end)->is_bare =
            true;
        splitter->begins_sentence = true;
        return end;
    }
    if ((end = behind_dashes(splitter, at)) == at)
        end = at + 1;
    push(splitter, TOKEN_MARK, at, end);
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
        } else if ((end = behind_word(splitter, at)) > at && is_of_word(c)) {
            push(splitter, TOKEN_WORD, at, end);
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

        if (is_of_word(c) && !in_word) {
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
