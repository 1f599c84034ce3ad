/* report.h - one small document model: what a chapter says, before any format */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/slice.h"

enum {
    REPORT_NESTING_LIMIT =
        9,                  /* lists and block quotations within each other: Word's own */
    REPORT_SPAN_LIMIT = 16, /* runs within each other */
};

enum report_kind {
    REPORT_DOCUMENT, /* holds blocks */

    /* Blocks. */
    REPORT_HEADING,         /* runs; number: level 1..6 */
    REPORT_PARAGRAPH,       /* runs */
    REPORT_BLOCK_QUOTATION, /* blocks, then perhaps an attribution; name */
    REPORT_ATTRIBUTION, /* runs: who said it, bare; the look sets the dash or brackets */
    REPORT_LIST,        /* items; number: the first one's, -1 = bullets */
    REPORT_ITEM,        /* blocks */
    REPORT_CAPTION,     /* runs: what the table below it shows */
    REPORT_TABLE,       /* rows; the first is the head */
    REPORT_ROW,         /* cells */
    REPORT_CELL,        /* runs */
    REPORT_CODE_BLOCK,  /* text: lines, LF between them, none at the end */
    REPORT_BREAK,       /* a line across the page */

    /* Runs. */
    REPORT_TEXT, /* text: no control but TAB */
    REPORT_BOLD,
    REPORT_ITALIC,
    REPORT_CODE,       /* text */
    REPORT_LINK,       /* text: a URI that every format takes; runs */
    REPORT_QUOTATION,  /* a participant's words within a sentence; name; runs */
    REPORT_COUNT,      /* counted words; text: "5 of 8", shown beside them; runs */
    REPORT_DOUBT,      /* a place that does not hold; text: why; runs */
    REPORT_FOOTNOTE,   /* runs, set at the foot of the page */
    REPORT_LINE_BREAK, /* a new line in the same paragraph */
};

struct report_node {
    enum report_kind kind;
    int number;        /* HEADING, LIST */
    struct slice text; /* clean UTF-8; ends in NUL save in TEXT */
    const char *name;  /* quotations: "q_KEY", "q_KEY_2" where it recurs; or NULL */
    const char *key;   /* quotations: ASCII letters and digits; or NULL */
    struct report_node *parent, *previous, *next, *first, *last;
};

enum report_look {
    REPORT_PLAIN,
    REPORT_APA7, /* Publication Manual of the APA, 7th ed., chapter 2 */
};

struct report_options {
    const char *title;    /* NULL: none */
    const char *author;   /* NULL: none */
    const char *date;     /* "2024-03-01" or "2024-03-01T12:00:00Z"; NULL: none */
    const char *language; /* "sv", "en-GB"; NULL: English */
    enum report_look look;
    bool shows_counts; /* COUNT's notes stand in the margin */
};

/* Read by the writers; built by the functions below only. */
struct report {
    struct arena *arena;
    const char *title, *author, *date; /* NULL: none */
    const char *language;              /* a BCP 47 tag with its country: "sv-SE" */
    enum report_look look;
    bool shows_counts;
    struct report_node *document;

    /* The builder's. */
    struct report_node *current;
    ARRAY(bool) begun; /* one for each begin: whether it opened a node */
    struct map keys;   /* how often each key was used */
    int nesting, spans;
    bool in_link, in_footnote;
};

/* New; all texts are copied, here and below. */
struct report *report_new(const struct report_options *options);
void report_free(struct report *report); /* takes NULL */
void report_freep(struct report **report);

/* A node is begun, filled and ended, innermost first:
 *     report_begin(report, REPORT_PARAGRAPH);
 *     report_text(report, SLICE("Det var "));
 *     report_begin(report, REPORT_ITALIC);
 *     report_text(report, SLICE("jobbigt"));
 *     report_end(report);
 *     report_end(report);
 * What holds what is said at enum report_kind; anything else is a mistake of the
 * caller's. Where lists, block quotations or runs lie deeper than the limits, and where a
 * link or a footnote lies in another, the inner one does not show; what it holds does. */
void report_begin(struct report *report, enum report_kind kind);
void report_begin_heading(struct report *report, int level); /* 1..6 */
void report_begin_list(struct report *report, int first); /* 0..999999999; -1 = bullets */

/* KIND is REPORT_BLOCK_QUOTATION or REPORT_QUOTATION; KEY NULL or empty: no key. Of KEY,
 * 24 ASCII letters and digits are kept. */
void report_begin_quotation(struct report *report, enum report_kind kind,
                            const char *key);

/* KIND is REPORT_COUNT or REPORT_DOUBT. */
void report_begin_note(struct report *report, enum report_kind kind, struct slice note);

/* TARGET: http, https, mailto or tel; what is something else does not become a link. */
void report_begin_link(struct report *report, struct slice target);

void report_end(struct report *report);

/* Text is UTF-8; what is not becomes U+FFFD, and controls vanish. A line's end (LF, CR
 * LF, U+2028, U+2029) in TEXT is a REPORT_LINE_BREAK. */
void report_text(struct report *report, struct slice text);
void report_code(struct report *report, struct slice text);
void report_code_block(struct report *report, struct slice text);
void report_add(struct report *report, enum report_kind kind); /* BREAK, LINE_BREAK */

/* As many as the longest row of TABLE has cells. */
int report_count_columns(const struct report_node *table);

/* All text below NODE, one after another, without footnotes; for titles and widths. */
void report_plain_text(const struct report_node *node, struct buffer *out);

/* Whether PARAGRAPH is where its block quotation's words begin, and where they end. */
bool report_quotation_begins(const struct report_node *paragraph);
bool report_quotation_ends(const struct report_node *paragraph);

/* The attribution to set in brackets behind the last words of PARAGRAPH, as APA does;
 * NULL where there is none, or where it has a line of its own. */
const struct report_node *report_attribution_behind(const struct report *report,
                                                    const struct report_node *paragraph);
/* Whether ATTRIBUTION stands behind the words (above) and so has no line of its own. */
bool report_attribution_is_behind(const struct report *report,
                                  const struct report_node *attribution);

/* Whether ATTRIBUTION's line follows PARAGRAPH, which then stays close to it. */
bool report_attribution_is_below(const struct report *report,
                                 const struct report_node *paragraph);

/* "." behind a heading of level 4 to 6 in APA 7 that does not end in a mark of its own;
 * else "". */
const char *report_heading_stop(const struct report *report,
                                const struct report_node *heading);

#endif
