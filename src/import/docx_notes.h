/* docx_notes.h - what a DOCX keeps beside its text: numbers of notes, words of
 * comments */
#ifndef IMPORT_DOCX_NOTES_H
#define IMPORT_DOCX_NOTES_H

#include "base/array.h"
#include "import/docx_package.h"
#include "import/draft.h"

/* A note that the text refers to. */
struct docx_note {
    enum docx_part part; /* DOCX_FOOTNOTES or DOCX_ENDNOTES */
    long id;
    int number; /* from 1, in the text's order, over both parts */
};

struct docx_notes {
    ARRAY(struct docx_note) items;
    int count; /* numbers given */
    bool is_sorted;
};

/* The number of the next reference. */
int docx_notes_refer(struct docx_notes *notes, enum docx_part part, long id);

/* The number of that note's first reference, 0 where it has none; once all are known. */
int docx_notes_find(struct docx_notes *notes, enum docx_part part, long id);

struct docx_comment {
    long id;
    const char *author; /* or NULL; in the package's arena */
    const char *text;
    struct draft_mark start, end;
    bool has_start, has_end;
};

struct docx_comments {
    ARRAY(struct docx_comment) items; /* sorted by id */
};

TEMA_MUST_CHECK
bool docx_comments_read(struct docx_comments *comments, struct docx_package *package,
                        struct tema_error *error);
void docx_comments_release(struct docx_comments *comments);

/* NULL where there is none; one of them where several have that id. */
struct docx_comment *docx_comments_find(const struct docx_comments *comments, long id);

/* The comments that have a place become the draft's. */
void docx_comments_add(const struct docx_comments *comments, struct draft *draft);

/* The number in the attribute NAME, or MISSING. */
long docx_number(const struct xml_reader *xml, const char *name, long missing);

#endif
