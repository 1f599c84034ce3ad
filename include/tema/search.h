/* search.h - words looked for everywhere in a study */
#ifndef TEMA_SEARCH_H
#define TEMA_SEARCH_H

#include "tema/document.h"

/* Bits of a set. */
enum tema_search_kind {
    TEMA_SEARCH_DOCUMENTS = 1,  /* texts, every place; and names */
    TEMA_SEARCH_QUOTATIONS = 2, /* comments, and the beginnings of keys */
    TEMA_SEARCH_MEMOS = 4,
    TEMA_SEARCH_CODES = 8,   /* names and descriptions */
    TEMA_SEARCH_THEMES = 16, /* names and concepts */
    TEMA_SEARCH_CASES = 32   /* names and values */
};

struct tema_search {
    const char *words; /* all of them one behind the other, parts of words too; 1..1,000
                          code points. Case, white space, typographic quotes and hyphens
                          are as good as others; accents count */
    unsigned kinds;    /* 0: all */
    int64_t most;      /* how many hits to hand out; 0: all */
};

struct tema_hit {
    const char *kind;                 /* document, quotation, memo, code, theme, case */
    int64_t id;                       /* the row of its kind's id */
    const char *key;                  /* of a quotation, else NULL */
    int64_t number;                   /* of a memo, else 0 */
    const char *name;                 /* what people call it: name, path, key, title */
    struct tema_document_id document; /* of a document and a quotation, else row 0 */
    const char *document_name;        /* likewise, else NULL */
    int64_t start, end; /* code points in the document: where the words stand, or the
                           quotation; 0 and 0 in other kinds and in a document's name */
    const char *before, *after; /* at most 60 code points, as they stand there */
    const char *words;          /* what was found, as it stands there */
};

struct tema_hits {
    struct tema_hit *items; /* names of documents, codes, themes, cases, memos and
                               quotations, each once; then places in texts, by document's
                               name and position */
    size_t count;
    int64_t total; /* how many there are, those left out counted */
    void *memory;
};

/* Fails with TEMA_INVALID where there are no words, too many or a negative number. */
TEMA_API
TEMA_MUST_CHECK bool tema_search(struct tema_project *project,
                                 const struct tema_search *search,
                                 struct tema_hits *ret_hits, struct tema_error *error);
TEMA_API
void tema_hits_free(struct tema_hits *hits);

#endif
