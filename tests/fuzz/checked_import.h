/* checked_import.h - reads bytes with an importer, and stops where the draft does not
 * hold together */
#ifndef TESTS_FUZZ_CHECKED_IMPORT_H
#define TESTS_FUZZ_CHECKED_IMPORT_H

#include <stdio.h>

#include "base/cleanup.h"
#include "import/importer.h"
#include "import/turns.h"
#include "text/normal.h"
#include "text/utf8.h"

/* Like assert, in every kind of build. */
#define must(condition)                                                                  \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                     \
        }                                                                                \
    } while (0)

static inline void check_name(const char *name)
{
    must(name != NULL && name[0] != '\0' && strchr(name, '\n') == NULL);
    must(utf8_is_valid(slice_of(name)));
}

static inline void check_text(const struct draft *draft)
{
    struct slice text = buffer_slice(&draft->text);

    must(utf8_is_valid(text));
    must(normal_is_composed(text));
    must(utf8_length(text) == draft->length);
    for (size_t i = 0; i < text.length; i++)
        must((unsigned char)text.bytes[i] >= 0x20 || text.bytes[i] == '\n' ||
             text.bytes[i] == '\t');
}

/* They cover the text without a gap, and each is a line. */
static inline void check_paragraphs(const struct draft *draft)
{
    struct slice rest = buffer_slice(&draft->text);
    int64_t next = 0;

    for (size_t i = 0; i < draft->paragraphs.count; i++) {
        const struct draft_paragraph *paragraph = &draft->paragraphs.items[i];
        const char *end = memchr(rest.bytes, '\n', rest.length);
        struct slice line;

        must(end != NULL);
        line = slice_cut(rest, 0, (size_t)(end - rest.bytes));
        rest = slice_from(rest, line.length + 1);
        must(paragraph->start == next);
        must(paragraph->end == next + utf8_length(line));
        next = paragraph->end + 1;
        must(paragraph->level >= 0 && paragraph->level <= 9);
        if (paragraph->style != NULL)
            check_name(paragraph->style);
        if (paragraph->speaker != NULL)
            check_name(paragraph->speaker);
    }
    must(next == draft->length && rest.length == 0);
}

static inline void check_comments(const struct draft *draft)
{
    for (size_t i = 0; i < draft->comments.count; i++) {
        const struct draft_comment *comment = &draft->comments.items[i];

        must(comment->start >= 0 && comment->start <= comment->end);
        must(comment->end <= draft->length);
        must(utf8_is_valid(slice_of(comment->text)));
        if (comment->author != NULL)
            check_name(comment->author);
    }
    for (size_t i = 0; i < draft->remarks.count; i++)
        check_name(draft->remarks.items[i]);
}

static inline void check_turns(const struct draft *draft)
{
    int64_t next = 0;

    for (size_t i = 0; i < draft->turns.count; i++) {
        const struct draft_turn *turn = &draft->turns.items[i];

        must(turn->start >= next && turn->start <= turn->words_start);
        must(turn->words_start <= turn->end && turn->end <= draft->length);
        must(turn->begin_ms >= -1 && turn->end_ms >= -1);
        check_name(turn->speaker);
        next = turn->end;
    }
}

static inline void checked_import(const struct importer *importer, struct slice bytes)
{
    struct import_source source = {bytes, "fuzz"};
    struct tema_error error = {0};
    struct draft draft;
    int bid = importer->bid(&source);

    must(bid >= 0 && bid <= 100);
    draft_init(&draft);
    if (importer->read(&source, &draft, &error) && draft_finish(&draft, &error)) {
        turns_detect(&draft);
        check_text(&draft);
        check_paragraphs(&draft);
        check_comments(&draft);
        check_turns(&draft);
    } else {
        must(error.kind == TEMA_UNREADABLE);
        check_name(error.message);
    }
    draft_release(&draft);
}

#endif
