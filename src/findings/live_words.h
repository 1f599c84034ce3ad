/* live_words.h - the text of neighbouring runs as one, and the live things in it */
#ifndef FINDINGS_LIVE_WORDS_H
#define FINDINGS_LIVE_WORDS_H

#include "base/buffer.h"
#include "findings/live_chapter.h"

/* The words of a paragraph (or heading): line ends are spaces or LF; code, which is never
 * live, is one byte. */
struct live_words {
    struct buffer text;
    ARRAY(struct live_run {
        size_t start; /* byte of text */
        size_t event;
    })
    runs;
};

void live_words_add(struct live_words *words, const struct event *event, size_t index);
void live_words_release(struct live_words *words);

/* The line of the chapter where byte AT stands. */
int64_t live_words_line(const struct live_words *words, const struct events *events,
                        size_t at);

/* What is live in a text: of the bytes [start, end) there remain the words, and perhaps a
 * stop between their closing mark and the key. */
struct live_place {
    size_t start, end;
    size_t words_start, words_end;
    size_t stop_start, stop_end;
    struct live live;
};

struct live_places {
    struct live_place *items; /* one behind the other */
    size_t count, capacity;
};

/* Finds what is live in the text of WORDS; lines are not filled. */
void live_words_find(const struct live_words *words, struct arena *arena,
                     struct live_places *places);

/* Whether a quotation mark closes the words before byte AT of TEXT (not before FROM), be
 * there a stop and white space between. */
bool live_words_closing(struct slice text, size_t from, size_t at, size_t *ret_closing);

/* Takes white space off both ends of [*START, *END). */
void live_words_tighten(struct slice text, size_t *start, size_t *end);

/* A key in brackets at byte AT: its end, and the key (or what is wrong with it). */
struct live_key {
    size_t end;
    const char *key;
    const char *mistake; /* or NULL */
};
bool live_words_key(struct slice text, size_t at, struct arena *arena,
                    struct live_key *ret_key);

#endif
