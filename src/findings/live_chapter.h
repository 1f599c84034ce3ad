/* live_chapter.h - a chapter with its live things found: quotations, counts, headings */
#ifndef FINDINGS_LIVE_CHAPTER_H
#define FINDINGS_LIVE_CHAPTER_H

#include "findings/events.h"
#include "findings/front_matter.h"

enum {
    LIVE_CHAPTER_LARGEST = 1024 * 1024, /* bytes; read, that many take 250 MB at most */
};

enum live_kind {
    LIVE_BLOCK,  /* a block quotation, or some paragraphs of one, with a key at the end */
    LIVE_INLINE, /* a quotation within a sentence, or [@key] alone */
    LIVE_COUNT,  /* [Flera terapeuter]{theme="Kollegialt stöd"} */
    LIVE_HEADING, /* of level 2 to 6 */
    LIVE_UNKEYED, /* a block quotation without a key, or words that look like one */
    LIVE_ALMOST,  /* meant to be live, but written amiss */
};

struct live {
    enum live_kind kind;
    int64_t line;
    const char *key;   /* quotations: in small letters; else "" */
    const char *theme; /* counts, headings; else "" */
    struct slice
        words; /* as written, without the marks around them; empty: to be brought */
    const char *stressed; /* words with an emphasis that not all of them have; or NULL */
    const char *mistake;  /* what is wrong with how it is written; or NULL */
};

struct lives {
    struct live *items; /* by paragraph; in it, what is unkeyed or amiss comes last */
    size_t count, capacity;
};

/* In EVENTS, EVENT_LIVE_BEGIN and _END stand around the words of quotations and counts;
 * keys, attributes and the marks around the words are gone. A block quotation with a key
 * is EVENT_LIVE_BEGIN, its paragraphs (none: to be brought), EVENT_LIVE_END. Emphasis and
 * links lie wholly within live words or wholly without. */
struct live_chapter {
    struct arena *arena;
    struct front_matter matter;
    struct events events;
    struct lives lives;
};

/* Fills RET_CHAPTER, which live_chapter_release releases whether this fails or not. Fails
 * with TEMA_UNREADABLE (too large), TEMA_INVALID (front matter). */
TEMA_MUST_CHECK
bool live_chapter_read(const char *text, struct live_chapter *ret_chapter,
                       struct tema_error *error);
void live_chapter_release(struct live_chapter *chapter);

#endif
