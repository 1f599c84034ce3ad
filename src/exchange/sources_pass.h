/* sources_pass.h - the second pass: what its files share
 *
 * sources.c walks over the XML. Of each source it reads the element (sources_read.h),
 * then its text (sources_text.c), brings in the document (sources_document.c) and what is
 * marked in it (sources_mark.c), and forgets it. */
#ifndef EXCHANGE_SOURCES_PASS_H
#define EXCHANGE_SOURCES_PASS_H

#include "exchange/raw_text.h"
#include "exchange/sources.h"
#include "exchange/sources_read.h"
#include "project/quotation.h"

enum { MARK_BATCH = 512 }; /* quotations, or codings, that come in together */

/* Keys of quotations that are taken (sources_keys.c). Start with {0}. */
struct source_keys {
    unsigned char *shortest; /* a bit each */
    struct map others;       /* those that are longer */
};

/* All keys of the project, removed quotations' too. */
TEMA_MUST_CHECK
bool source_keys_load(struct source_keys *keys, struct tema_project *project,
                      struct tema_error *error);
void source_keys_release(struct source_keys *keys);

/* False where KEY is taken; else it is now. */
bool source_keys_take(struct source_keys *keys, const char *key);

/* The shortest key for GUID that was not taken. */
TEMA_MUST_CHECK
bool source_keys_choose(struct source_keys *keys, const struct guid *guid,
                        char ret_key[KEY_SIZE], struct tema_error *error);

struct source_pass {
    struct reading *reading;
    struct source_memory memory;
    struct arena *arena; /* of the source at hand: that of memory too */
    struct map names;    /* folded: what documents are called, and the number to try next
                            behind it */
    struct source_keys keys;
    struct map cases;         /* source_map_cases */
    int64_t done;             /* sources and notes */
    struct mark_batch *batch; /* of sources_mark.c */
};

/* A source's text and files. Start with {0}. */
struct source_text {
    bool has_text;
    struct raw_text raw;
    bool is_verbatim; /* the file's bytes are the text's */
    int64_t units;    /* of all of it, as the file's program counts */
    bool is_open;     /* the document that it is now: */
    struct open_document open;
    struct buffer bytes; /* as they came; released when they are kept */

    bool has_plain, has_rich;
    size_t plain, rich;   /* members of the archive */
    const char *location; /* where a file lies that did not come along, or NULL */
};

void source_text_release(struct source_text *text);

/* AUDIT as four values of a birth. */
static inline void audit_values(const struct audit *audit, struct value *values)
{
    values[0] = audit->author;
    values[1] = audit->made_at;
    values[2] = audit->changed_by;
    values[3] = audit->changed_at;
}

/* --- sources_text.c --- */

/* Finds the source's files and reads its text; what is missing is noted. */
TEMA_MUST_CHECK
bool source_text_read(struct source_pass *pass, const struct read_source *source,
                      struct source_text *text, struct tema_error *error);

/* --- sources_names.c --- */

/* What the document is to be called: as its source, else as its file, and unlike all
 * others. ID: of the document where it is there already (else 0); it keeps the name that
 * it was given for the same name before. In the pass's arena. */
TEMA_MUST_CHECK
bool source_choose_name(struct source_pass *pass, const struct read_source *source,
                        int64_t id, const char **ret_name, struct tema_error *error);

/* --- sources_document.c --- */

/* Brings the document in with its speakers. PART_OF: 0 or the object it is part of.
 * RET_ID: 0 where it was removed here and stays so. The source's GUID becomes another
 * where its text is not that of the document that the project has: texts never change. */
TEMA_MUST_CHECK
bool source_document_arrive(struct source_pass *pass, struct read_source *source,
                            struct source_text *text, const struct value *part_of,
                            int64_t *ret_id, struct tema_error *error);

/* --- sources_mark.c --- */

/* Brings in the quotations and codings of the source, whose document is DOCUMENT. */
TEMA_MUST_CHECK
bool source_mark(struct source_pass *pass, struct read_source *source,
                 const struct source_text *text, int64_t document,
                 struct tema_error *error);
void mark_batch_free(struct mark_batch *batch); /* takes NULL */

/* --- sources_pages.c --- */

/* Notes what is odd about a PDF's boxes; they are kept as they are. */
void source_note_pages(const struct source_pass *pass, const struct read_source *source);

/* --- sources_span.c --- */

/* Finds the sync points that SOURCE's quotations stand between; to be called before they
 * are brought in. */
void source_resolve_marks(struct read_source *source);

/* Where the span of SELECTION lies in the text, brought into it where it must be; what
 * is doubtful about it is appended to DOUBT, in words for people. Without a text, or a
 * span: nothing at 0. */
struct span source_span(const struct source_pass *pass, const struct source_text *text,
                        const struct read_source *source,
                        const struct read_selection *selection, struct buffer *doubt);

#endif
