/* convention.h - how the positions in a project were counted, judged by the evidence
 *
 * Programs say what they count by what they write: a quotation's name mostly begins as
 * its words do, and its ends mostly lie where words end. Both are counted under each of
 * the eight conventions. Those whose names fit best are looked at, and of these those
 * whose ends fit best; less than 3 hits are no difference. Of what is left, the one that
 * is nearest to the habit of the program that wrote the file is the project's. */
#ifndef EXCHANGE_CONVENTION_H
#define EXCHANGE_CONVENTION_H

#include "exchange/raw_text.h"

enum { CONVENTIONS = 8 };

/* Project/@origin of what is written here: it says what it counts. */
#define ORIGIN_CODE_POINTS "tema"
#define ORIGIN_UTF16 "tema (UTF-16)"

struct evidence {
    int64_t named, bounded;             /* quotations looked at: with a name; all */
    int64_t name_hits[CONVENTIONS];     /* whose words begin as their name says */
    int64_t boundary_hits[CONVENTIONS]; /* both of whose ends lie between words */
};

struct convention convention_of(int number); /* 0..CONVENTIONS-1 */

/* Counts a quotation in: START and END as the file has them; NAME may be NULL or "".
 * One in a text where all conventions agree is counted for all. */
void evidence_add(struct evidence *evidence, const struct raw_text *text, int64_t start,
                  int64_t end, const char *name);

struct verdict {
    struct convention convention;
    int64_t hits, of;
    bool by_names; /* hits are names, where most quotations have such that are of their
                      words; else ends of words */
    int64_t next_hits; /* of the best that differs in anything counted; -1: none does */
    const char *prior; /* whose habit decided among equals: "NVivo", "ATLAS.ti"; NULL: the
                          standard's (code points, CRLF 2, mark not counted) */
};

/* ORIGIN: Project/@origin, may be NULL. NVivo: UTF-16, CRLF 2, mark not counted;
 * ATLAS.ti: code points, CRLF 1; others: code points, CRLF 2. */
struct verdict evidence_judge(const struct evidence *evidence, const char *origin);

/* "UTF-16 units, CRLF as 2, byte order mark not counted"; static. */
const char *convention_phrase(const struct convention *convention);

/* Whether the text at [START, END), code points of TEXT, begins as NAME says: white space
 * runs are one blank, and a "…" or "..." at NAME's end, and what comes behind its first
 * 60 code points, do not count; nor does a speaker's label ("Anna: ") that the name
 * lacks. True where NAME is NULL or has nothing to compare. False where the text has no
 * such positions. */
bool convention_name_fits(const struct raw_text *text, int64_t start, int64_t end,
                          const char *name);

/* Whether both ends lie between words (or at the text's ends); false where the text has
 * no such positions. */
bool convention_ends_fit(const struct raw_text *text, int64_t start, int64_t end);

#endif
