/* quotation.h - what the files about quotations and codings share */
#ifndef PROJECT_QUOTATION_H
#define PROJECT_QUOTATION_H

#include "base/map.h"
#include "project/document.h"
#include "project/project.h"
#include "tema/quotation.h"

/* Code points, half-open. */
struct span {
    int64_t start, end;
};

/* Keys (quotation_key.c): 'q' and 5..12 characters. */
enum {
    KEY_SHORTEST = 6,
    KEY_LONGEST = 13,
    KEY_SIZE = KEY_LONGEST + 1
}; /* with the 'q' */

bool quotation_key_is_well_formed(const char *key);

/* A key of LENGTH characters, the 'q' counted, from GUID's digest. */
void quotation_key_make(const struct guid *guid, size_t length, char ret_key[KEY_SIZE]);

/* All keys of the project, removed quotations' too. */
TEMA_MUST_CHECK
bool quotation_keys_load(struct tema_project *project, struct map *keys,
                         struct tema_error *error);

/* Whether KEY is taken: according to KEYS, or where that is NULL to the project. */
TEMA_MUST_CHECK
bool quotation_key_is_taken(struct tema_project *project, const struct map *keys,
                            const char *key, bool *ret_taken, struct tema_error *error);

/* The shortest key for GUID that is not taken. */
TEMA_MUST_CHECK
bool quotation_key_choose(struct tema_project *project, const struct map *keys,
                          const struct guid *guid, char ret_key[KEY_SIZE],
                          struct tema_error *error);

/* Where copies that were merged have given one key to several quotations, the one with
 * the smallest GUID keeps it and the others get longer ones, each from its own GUID: the
 * same in every copy, whatever came first. */
TEMA_MUST_CHECK
bool quotation_keys_settle(struct tema_project *project, struct tema_error *error);

/* Words in a text (quotation_search.c). Folded texts are made when they are first needed,
 * and kept for the next search in the same document. */
struct search_text {
    struct buffer text;
    uint32_t *positions; /* the code point in the document behind each byte of text */
};

struct search {
    const struct open_document *document; /* borrowed */
    struct search_text folded[2];         /* typography; typography and case */
};

void search_init(struct search *search, const struct open_document *document);
void search_release(struct search *search);

/* Where WORDS stand: exactly, else with white space and typography folded, else with case
 * folded too. TEMA_NOT_FOUND unless that is one place; TEMA_INVALID where WORDS are none.
 */
TEMA_MUST_CHECK
bool search_find(struct search *search, struct slice words, struct span *ret_span,
                 struct tema_error *error);

/* Whether the two read the same but for white space and typography. */
bool search_alike(struct slice left, struct slice right);

/* Marking (quotation_add.c). */

/* Takes white space off SPAN's ends and the label of the turn where it starts. Fails with
 * TEMA_INVALID where it lies outside of the text or nothing remains. */
TEMA_MUST_CHECK
bool quotation_fit(const struct open_document *document, struct span *span,
                   struct tema_error *error);

/* Fields as they are written (quotation.c); the bytes are borrowed. */
enum {
    SPAN_LARGEST = 20, /* bytes */
    DIGEST_BYTES = 8,
    CONTEXT = 32, /* code points on either side that the digest takes in */
};

struct value quotation_span_value(struct span span, char bytes[SPAN_LARGEST]);
struct value quotation_digest_value(const struct open_document *document,
                                    struct span span, unsigned char bytes[DIGEST_BYTES]);

/* A quotation about to be born. */
struct quotation_birth {
    struct guid guid;
    char key[KEY_SIZE];    /* well-formed, not taken */
    struct value document; /* the object */
    struct value comment;  /* quotation_comment_value */
    struct span span;      /* fits */

    /* What quotation_birth_values fills: */
    struct value values[QUOTATION_FIELDS];
    char span_bytes[SPAN_LARGEST];
    unsigned char digest_bytes[DIGEST_BYTES];
};

/* Fills BIRTH's values, which are borrowed from it. */
void quotation_birth_values(struct quotation_birth *birth,
                            const struct open_document *document);

/* The value of a new comment; null where it is empty. */
TEMA_MUST_CHECK
bool quotation_comment_value(struct tema_project *project, struct slice comment,
                             struct value *ret_value, struct tema_error *error);

/* Fails with TEMA_INVALID unless COMMENT is UTF-8 of at most a million bytes. */
TEMA_MUST_CHECK
bool quotation_check_comment(struct slice comment, struct tema_error *error);

/* Writes COMMENT (empty: none) unless it stands there already. */
TEMA_MUST_CHECK
bool quotation_write_comment(struct tema_project *project, int64_t quotation,
                             struct slice comment, struct tema_error *error);

/* Codings (coding.c): objects that point to the quotation, the code and the coder, in the
 * order of the fields, and are named by them. */
struct guid coding_guid(const struct value values[CODING_FIELDS]);

TEMA_MUST_CHECK
bool coding_bear(struct tema_project *project, const struct value values[CODING_FIELDS],
                 struct tema_error *error);

/* An index that is filled in no order is quicker made anew, if COMING codings and their
 * quotations are many, and more than there are: then those of quotations' keys and of
 * codings by code are dropped, *RET_DROPPED is true, and they are to be made again in the
 * same transaction. Nobody looks anything up in them meanwhile. */
TEMA_MUST_CHECK
bool coding_indexes_drop(struct tema_project *project, int64_t coming, bool *ret_dropped,
                         struct tema_error *error);
TEMA_MUST_CHECK
bool coding_indexes_make(struct tema_project *project, struct tema_error *error);

/* Lets the acting coder code QUOTATION, unless it is so. Inside a transaction. */
TEMA_MUST_CHECK
bool coding_add(struct tema_project *project, int64_t quotation, int64_t code,
                struct tema_error *error);

/* What labels of transactions call them; appended to NAME. */
TEMA_MUST_CHECK
bool coding_code_path(struct tema_project *project, int64_t code, struct buffer *name,
                      struct tema_error *error);

#endif
