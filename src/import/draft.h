/* draft.h - a document in the making: what a reader of a foreign format hands over
 *
 * A reader opens a paragraph, adds text and marks, closes it. The draft applies the rules
 * of a document's text (text/normal.h): NFC, no stray controls, one paragraph a line, LF.
 * When it is finished all positions are code points of the finished text. */
#ifndef IMPORT_DRAFT_H
#define IMPORT_DRAFT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"

enum paragraph_kind {
    PARAGRAPH_BODY,
    PARAGRAPH_HEADING, /* level 1..9 */
    PARAGRAPH_LIST,    /* level 1..9 */
    PARAGRAPH_CELL, /* a paragraph of a table's cell: table, row, column count from 1 */
    PARAGRAPH_NOTE, /* the body of a footnote or endnote; number counts from 1 */
    PARAGRAPH_CUE,  /* a subtitle's cue: begin_ms, end_ms */
};

struct draft_paragraph {
    int64_t start, end; /* code points; end is where its LF stands */
    enum paragraph_kind kind;
    int level;                /* headings and list items, else 0 */
    int table, row, column;   /* cells, else 0 */
    int number;               /* notes, else 0 */
    int64_t begin_ms, end_ms; /* cues and stamped paragraphs, else -1 */
    const char *style; /* the source's own name of its style, or NULL; in the arena */
    const char
        *speaker;    /* named by the format itself (<v Anna>), not by the text; or NULL */
    bool bold_start; /* the paragraph begins in bold: a hint of a speaker's label */
};

/* A comment of the source file, anchored to a range of the text (start == end: a
 * point). */
struct draft_comment {
    int64_t start, end; /* code points */
    const char *author; /* or NULL; in the arena */
    const char *text;   /* UTF-8; in the arena */
};

/* One utterance (filled by turns.h). It begins with its label; words_start is behind the
 * label and any time beside it, in the next paragraph where the label stands alone. It
 * ends before its last paragraph's LF, and before a time that the paragraph ends with. */
struct draft_turn {
    int64_t start, words_start, end; /* code points */
    const char *speaker;             /* label as written, without colon; in the arena */
    int64_t begin_ms, end_ms;        /* -1: not known */
};

struct draft {
    struct arena *arena;
    struct buffer text; /* UTF-8, NFC, LF; each paragraph is closed by one LF */
    int64_t length;     /* code points of text */
    ARRAY(struct draft_paragraph) paragraphs;
    ARRAY(struct draft_comment) comments;
    ARRAY(struct draft_turn) turns;
    ARRAY(const char *)
    remarks; /* for the user, one line each: "3 tracked changes accepted" */
    struct draft_state *state; /* of draft.c */
};

void draft_init(struct draft *draft);
void draft_release(struct draft *draft);

/* Opens a paragraph; style and speaker are copied. Only the fields a reader knows need be
 * set; start and end are the draft's. A paragraph open already is closed first. */
void draft_open_paragraph(struct draft *draft, const struct draft_paragraph *attributes);

/* Adds text: whole code points (what is not UTF-8 becomes U+FFFD). Line ends, that is CR,
 * LF, CRLF, VT, NEL, U+2028 and U+2029, begin a new paragraph with the same attributes.
 * Opens a body paragraph if none is open. */
void draft_add_text(struct draft *draft, struct slice text);

/* Closes the paragraph; one of nothing but spaces is kept only if KEEP_EMPTY. */
void draft_close_paragraph(struct draft *draft, bool keep_empty);

/* A mark at the present place; its position is known once the draft is finished. Between
 * a letter and an accent that become one it stands behind them; in a paragraph that is
 * not kept it moves to where the next one begins. */
struct draft_mark {
    size_t index;
};
struct draft_mark draft_mark(struct draft *draft);
int64_t draft_mark_position(const struct draft *draft,
                            struct draft_mark mark); /* code points */

/* Comments are anchored by marks while reading and resolved by draft_finish. Strings are
 * copied by the rules of text; AUTHOR may be NULL. */
void draft_add_comment(struct draft *draft, struct draft_mark start,
                       struct draft_mark end, const char *author, const char *text);

__attribute__((format(printf, 2, 3))) void draft_add_remark(struct draft *draft,
                                                            const char *format, ...);

/* Closes what is open and resolves marks. TEMA_UNREADABLE where a limit of
 * import/limits.h was passed on the way (adding beyond a limit is silent until here). */
TEMA_MUST_CHECK
bool draft_finish(struct draft *draft, struct tema_error *error);

#endif
