/* splitter_sign.c - the signs of an author's edits: gaps, notes, brackets */
#include "findings/notes.h"
#include "findings/splitter.h"

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

enum { GAP_LARGEST = 12, NOTE_LARGEST = 40 }; /* code points between round brackets */

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
    return end > begin && splitter_behind_word(splitter, begin) >= end;
}

/* A word with letters in brackets: HEAD is where the word begins, or OPEN. */
static size_t split_bent(struct splitter *splitter, size_t head, size_t open,
                         size_t close)
{
    size_t end = splitter_behind_word(splitter, close + 1);
    struct token *token;

    if (head < open) { /* its beginning was taken for a word */
        splitter->begins_sentence =
            splitter->tokens->items[--splitter->tokens->count].begins_sentence;
    }
    token = splitter_push(splitter, TOKEN_BENT, head, end);
    token->head = splitter_folded(splitter, head, open);
    token->inner = splitter_folded(splitter, open + 1, close);
    token->tail = splitter_folded(splitter, close + 1, end);
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
    is_inside_word = head < at || splitter_is_of_word(splitter->points[close + 1].c);
    if (is_inside_word && is_all_word(splitter, at + 1, close))
        return split_bent(splitter, head, at, close);
    if (says_nothing(splitter, at + 1, close)) {
        splitter_push(splitter, TOKEN_GAP, at, close + 1);
    } else {
        enum note_kind note = note_of(splitter_folded(splitter, at + 1, close));

        splitter_push(splitter, note != NOTE_NONE ? TOKEN_NOTE : TOKEN_BRACKET, at,
                      close + 1);
        splitter->tokens->marks_emphasis =
            splitter->tokens->marks_emphasis || note == NOTE_EMPHASIS;
    }
    return close + 1;
}

/* Behind "(sic)", "(min kursivering)", as some styles write them; else AT. */
static size_t split_round_note(struct splitter *splitter, size_t at)
{
    size_t close = at + 1;
    enum note_kind note;

    while (close < splitter->count && close <= at + NOTE_LARGEST &&
           splitter->points[close].c != ')')
        close++;
    if (close >= splitter->count || splitter->points[close].c != ')')
        return at;
    note = note_of(splitter_folded(splitter, at + 1, close));
    if (note == NOTE_NONE)
        return at;
    splitter_push(splitter, TOKEN_NOTE, at, close + 1);
    splitter->tokens->marks_emphasis =
        splitter->tokens->marks_emphasis || note == NOTE_EMPHASIS;
    return close + 1;
}

size_t splitter_sign(struct splitter *splitter, size_t at)
{
    uint32_t c = splitter->points[at].c;
    size_t end = at;

    if (c == '[')
        return split_bracket(splitter, at);
    if (c == '(' && (end = split_round_note(splitter, at)) > at)
        return end;
    if ((end = behind_gap(splitter, at)) > at)
        splitter_push(splitter, TOKEN_GAP, at, end);
    return end;
}
