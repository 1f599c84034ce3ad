/* layout.h - a document's paragraphs, turns and sync marks, as the content row that keeps
 * them
 *
 * JSON, so that it can be read without this program:
 * {"paragraphs":[{"start":0,"end":12,"kind":"heading","level":1,"style":"Rubrik 1"},
 * ...],
 *  "turns":[{"start":13,"words":16,"end":80,"speaker":"IP","begin_ms":0,"end_ms":900},
 * ...],
 *  "marks":[{"guid":"018f3c5e-...","position":13,"ms":900}, ...]}
 * Members that are 0, -1 or null by default are left out, and so are "marks" where there
 * are none. */
#ifndef PROJECT_LAYOUT_H
#define PROJECT_LAYOUT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/guid.h"
#include "tema/document.h"

struct layout_turn {
    int64_t start, words_start, end; /* code points */
    const char *speaker;
    int64_t begin_ms, end_ms; /* -1: none */
};

/* Where a transcript and its recording meet, as another program has set it. */
struct layout_mark {
    struct guid guid;
    int64_t position; /* code points; -1: not given */
    int64_t ms;       /* -1: not given */
};

struct layout {
    struct tema_paragraph *paragraphs;
    size_t paragraph_count;
    struct layout_turn *turns;
    size_t turn_count;
    struct layout_mark *marks; /* in any order */
    size_t mark_count;
};

void layout_write(const struct layout *layout, struct buffer *json);

/* Everything in ARENA. TEMA_DAMAGED where JSON is no layout. */
TEMA_MUST_CHECK
bool layout_read(struct slice json, struct arena *arena, struct layout *ret_layout,
                 struct tema_error *error);

/* The same, but paragraphs are only counted (layout->paragraphs is NULL): a long text has
 * a million of them; so are marks. */
TEMA_MUST_CHECK
bool layout_read_turns(struct slice json, struct arena *arena, struct layout *ret_layout,
                       struct tema_error *error);

/* The labels that a layout's turns bear, each once, by first appearance; and for each
 * turn which of them is its own. */
struct layout_labels {
    const char **items;
    size_t count;
    size_t *of_turn;
};

/* Everything in ARENA; the labels themselves are borrowed from LAYOUT. */
void layout_label(const struct layout *layout, struct arena *arena,
                  struct layout_labels *ret_labels);

#endif
