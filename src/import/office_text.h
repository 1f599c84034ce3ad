/* office_text.h - paragraphs of an office document, which may lie within one another
 *
 * A text box or a note stands in the middle of a paragraph; a document's text has one
 * paragraph after the other. What lies within follows: a text box behind the paragraph
 * around it, a note at the document's end. */
#ifndef IMPORT_OFFICE_TEXT_H
#define IMPORT_OFFICE_TEXT_H

#include "import/draft.h"

enum { LIMIT_ASIDES = 100 * 1000 }; /* paragraphs of text boxes, and of notes */

/* A paragraph that waits for its turn. */
struct office_aside {
    struct draft_paragraph attributes;
    struct buffer text;
};

struct office_asides {
    struct office_aside *items;
    size_t count, capacity;
};

struct office_paragraph {
    struct draft_paragraph attributes;
    struct office_asides *list; /* where it waits once it has text; NULL: in the draft */
    bool is_begun;              /* it has text */
    bool joins_next; /* set by the reader: its end was deleted, so the next one continues
                        it */
    size_t aside;    /* its place in the list */
};

/* Start with {.draft = ...}. */
struct office_text {
    struct draft *draft;                 /* borrowed */
    ARRAY(struct office_paragraph) open; /* the innermost last */
    struct office_asides boxes, notes;
    bool in_note;   /* set by the reader: paragraphs opened now belong to a note */
    bool is_joined; /* the last paragraph goes on in the next one */
    bool has_too_many;
};

void office_text_release(struct office_text *text);

/* The style is borrowed until office_text_finish. */
void office_text_open(struct office_text *text, const struct draft_paragraph *attributes);

/* The innermost open paragraph, whose attributes may be changed before text is added;
 * NULL where none is open. */
struct office_paragraph *office_text_innermost(struct office_text *text);

/* Ignored where no paragraph is open. IS_BOLD counts of a paragraph's first text. */
void office_text_add(struct office_text *text, struct slice words, bool is_bold);

void office_text_close(struct office_text *text);

/* What comes does not continue a paragraph whose end was deleted. */
void office_text_break(struct office_text *text);

/* Closes what is open and adds the notes. Fails with TEMA_UNREADABLE where there were too
 * many asides. */
TEMA_MUST_CHECK
bool office_text_finish(struct office_text *text, struct tema_error *error);

/* Tells the user of tracked changes that were accepted, and of places with hidden text
 * that was left out. */
void office_text_remark(struct draft *draft, size_t changes, size_t hidden);

#endif
