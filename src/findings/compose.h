/* compose.h - a checked chapter as a report, ready to be written in any format */
#ifndef FINDINGS_COMPOSE_H
#define FINDINGS_COMPOSE_H

#include "findings/attribution.h"
#include "findings/check.h"
#include "findings/marks.h"
#include "report/report.h"

enum { COMPOSE_BLOCK_WORDS = 40 }; /* of a quotation that APA sets as a block */

struct composer {
    const struct checked_chapter *checked;
    const struct attribution *attribution;
    const struct marks *marks;
    struct report *report;
    bool marks_doubts; /* a draft */

    bool paragraph_waits; /* for the first run in it */
    bool space_waits;     /* for what comes behind it in the same paragraph */
    bool skips_stop; /* behind words that were taken out of a sentence to be a block */
    int run_depth;   /* emphasis and links that are open */
    int heading_depth;
    const struct live *live; /* whose words are being composed, or NULL */
    bool lifts;              /* those words are a block of their own */
    bool stop_follows;       /* right behind those words, in the author's sentence */
    uint32_t before;         /* the last code point composed in this paragraph */
};

/* Adds the whole chapter to the composer's report. */
void compose(struct composer *composer);

/* compose_quotation.c: the words of a live quotation. */
void compose_begin_live(struct composer *composer, const struct live *live);
void compose_end_live(struct composer *composer);

/* Opens the paragraph that waits, or adds the space that does: to be called before any
 * run. */
void compose_open_paragraph(struct composer *composer);

/* TEXT with the language's quotation marks: inner ones within a quotation that has marks
 * around it, whatever they were; else in place of straight ones. */
void compose_text(struct composer *composer, struct slice text);

const struct judgement *compose_judgement(const struct composer *composer,
                                          const struct live *live);

#endif
