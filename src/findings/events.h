/* events.h - a chapter as one run of events: blocks begin and end, words stand in them */
#ifndef FINDINGS_EVENTS_H
#define FINDINGS_EVENTS_H

#include <stdint.h>

#include "base/array.h"
#include "base/slice.h"

enum event_kind {
    /* Blocks. */
    EVENT_BLOCK_QUOTATION_BEGIN,
    EVENT_BLOCK_QUOTATION_END,
    EVENT_LIST_BEGIN, /* number: the first item's, -1 = bullets */
    EVENT_LIST_END,
    EVENT_ITEM_BEGIN,
    EVENT_ITEM_END,
    EVENT_PARAGRAPH_BEGIN,
    EVENT_PARAGRAPH_END,
    EVENT_HEADING_BEGIN, /* number: level 1..6 */
    EVENT_HEADING_END,
    EVENT_CODE_BLOCK, /* text */
    EVENT_BREAK,

    /* Runs. */
    EVENT_TEXT,  /* text, on one line */
    EVENT_SPACE, /* a line's end in the chapter */
    EVENT_LINE_BREAK,
    EVENT_CODE, /* text */
    EVENT_ITALIC_BEGIN,
    EVENT_ITALIC_END,
    EVENT_BOLD_BEGIN,
    EVENT_BOLD_END,
    EVENT_LINK_BEGIN, /* text: where it leads */
    EVENT_LINK_END,

    /* Live things; number: which. */
    EVENT_LIVE_BEGIN,
    EVENT_LIVE_END,
};

struct event {
    enum event_kind kind;
    int number;
    int64_t line; /* of the chapter's file, from 1 */
    struct slice text;
};

struct events {
    struct event *items;
    size_t count, capacity;
};

#endif
