/* look.h - how each kind of paragraph looks; DOCX and ODT make their styles from it */
#ifndef REPORT_LOOK_H
#define REPORT_LOOK_H

#include "report/report.h"

enum paragraph_role {
    ROLE_BODY,
    ROLE_TITLE,
    ROLE_AUTHOR,
    ROLE_HEADING_1, /* to ROLE_HEADING_6: ROLE_HEADING_1 + level - 1 */
    ROLE_HEADING_2,
    ROLE_HEADING_3,
    ROLE_HEADING_4,
    ROLE_HEADING_5,
    ROLE_HEADING_6,
    ROLE_QUOTATION,
    ROLE_ATTRIBUTION,
    ROLE_LIST,
    ROLE_CODE,
    ROLE_CAPTION,
    ROLE_CELL,
    ROLE_HEAD_CELL,
    ROLE_FOOTNOTE,
    ROLE_PAGE_NUMBER,
    ROLE_COUNT,
};

enum alignment {
    ALIGN_LEFT,
    ALIGN_CENTRE,
    ALIGN_RIGHT,
};

/* Lengths in twentieths of a point (twips): 1.27 cm = 720. */
struct paragraph_look {
    enum alignment alignment;
    bool bold, italic, keeps_with_next;
    const char *font;  /* NULL: the body's */
    int size;          /* half points */
    int before, after; /* white above and below */
    int line;          /* of a single line's height: 240 = single, 480 = double */
    int left, right, first_line;
};

struct page_look {
    const char *font;
    int margin;                         /* on all four sides */
    bool number_at_the_top;             /* right; else at the foot, centred */
    const struct paragraph_look *roles; /* ROLE_COUNT of them */
};

enum {
    PAGE_WIDTH = 11906, /* A4 */
    PAGE_HEIGHT = 16838,
    LOOK_INDENT = 720,      /* one level of block quotation */
    LOOK_LIST_INDENT = 425, /* one level of list */
    LOOK_ATTRIBUTED = 40, /* white between words and the line that says whose they are */
};

const struct page_look *look_of(enum report_look look);

/* The role of NODE's paragraphs. */
enum paragraph_role look_role(const struct report_node *node);

/* The widths of the columns of TABLE, in twips, together WIDTH; as many as its longest
 * row has cells (RET_COUNT), by how much their cells hold. In ARENA. */
int *look_column_widths(struct arena *arena, const struct page_look *page,
                        const struct report_node *table, int width, int *ret_count);

#endif
