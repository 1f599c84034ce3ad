/* write_document.h - a document on its way out, with its quotations and codings */
#ifndef EXCHANGE_WRITE_DOCUMENT_H
#define EXCHANGE_WRITE_DOCUMENT_H

#include "exchange/writing.h"
#include "project/region.h"

/* A document; strings in the arena that it was read with. */
struct written_document {
    int64_t id;
    struct guid guid; /* by which the file calls it; a note's is its memo's */
    const char *name, *description, *medium, *importer, *source_name, *location;
    bool has_text, has_source, has_layout;
    struct guid text, layout; /* contents */
    struct written_audit audit;
};

/* Columns of a query that written_document_read takes, of "document d" joined with
 * "history_object o". */
#define WRITTEN_DOCUMENT_COLUMNS                                                         \
    "d.id, o.guid, d.name, d.description, d.medium, d.importer, d.source_name, "         \
    "d.location, d.text, d.layout, d.source IS NOT NULL, d.author_id, d.made_at, "       \
    "d.changed_by_id, d.changed_at "
void written_document_read(const struct rows *rows, struct arena *arena,
                           struct written_document *ret_document);

struct written_documents {
    struct written_document *items;
    size_t count, capacity;
};

/* Appends the documents that are part of OBJECT (a recording, a quotation), by name, then
 * GUID. */
TEMA_MUST_CHECK
bool written_documents_of(struct writing *writing, int64_t object, struct arena *arena,
                          struct written_documents *documents, struct tema_error *error);

/* --- quotations and codings (write_load.c) --- */

struct written_selection {
    int64_t id;
    struct guid guid;
    int64_t start, end; /* code points */
    const char *name;   /* NULL: none */
    struct region *regions;
    size_t region_count;
    bool is_whole; /* a coding of the whole document */
    bool has_comment;
    struct guid comment;
    struct written_audit audit;
    size_t first_coding, coding_count;
};

struct written_coding {
    int64_t id, selection; /* the quotation's id */
    const struct written_code *code;
    int64_t coder_id;
    struct guid coder_guid;
    int64_t made_at;
};

/* All that is marked in one document. */
struct written_selections {
    struct arena *arena;
    ARRAY(struct written_selection) items; /* by start, end, GUID */
    ARRAY(struct written_coding) codings;  /* by quotation, then code and coder */
    ARRAY(int64_t)
    astrals; /* where characters stand that UTF-16 counts as two; code
                points, ascending; empty unless they are to be counted */
};

/* Nothing where quotations are not to be written. Start with {0}; release it whatever
 * comes. */
TEMA_MUST_CHECK
bool written_selections_load(struct writing *writing,
                             const struct written_document *document,
                             struct written_selections *ret_selections,
                             struct tema_error *error);
void written_selections_release(struct written_selections *selections);

/* POSITION, in code points, as the file counts. */
int64_t written_position(const struct written_selections *selections, int64_t position);

/* --- selections (write_selections.c) --- */

/* A PlainTextSelection for each quotation that marks text; of those that are written with
 * their places already (a page, an area) only the text. */
TEMA_MUST_CHECK
bool write_text_selections(struct writing *writing,
                           const struct written_selections *selections,
                           bool places_are_written, struct tema_error *error);

/* An element NAME for each region of TYPE (REGION_PAGE, REGION_AREA, REGION_TIME). */
TEMA_MUST_CHECK
bool write_placed_selections(struct writing *writing,
                             const struct written_selections *selections,
                             const char *name, int type, struct tema_error *error);

/* Starts the element NAME with GUID, the quotation's name and audit. */
void write_selection_head(struct writing *writing, const char *name,
                          const struct guid *guid,
                          const struct written_selection *selection);

/* What is in it: comment, where it is a part of a page its text, codings, notes. */
TEMA_MUST_CHECK
bool write_selection_inside(struct writing *writing,
                            const struct written_selections *selections,
                            const struct written_selection *selection, bool is_page,
                            struct tema_error *error);

/* The Codings of the document as a whole. DOCUMENT: the GUID that it will have where the
 * file is read. */
void write_whole_codings(struct writing *writing,
                         const struct written_selections *selections,
                         const struct guid *document);

/* --- transcripts (write_transcripts.c), texts (write_sources.c) --- */

TEMA_MUST_CHECK
bool write_transcripts(struct writing *writing, const struct written_document *recording,
                       struct tema_error *error);

/* An element of TextSourceType, and what it is of DOCUMENT. */
struct text_element {
    const char *name;
    struct guid guid;
    int64_t notes_of; /* the object whose memos are its NoteRefs; 0: none */
    bool is_part;     /* Representation, TextDescription: the description, the codings of
                         the whole and the values stand on the source */
    bool is_note;     /* GUID is a memo's */
    bool is_short;    /* may stand in the XML itself */
};
TEMA_MUST_CHECK
bool write_text_element(struct writing *writing, const struct text_element *element,
                        const struct written_document *document,
                        const struct written_selections *selections,
                        struct tema_error *error);

/* Starts it (or a Transcript): name, paths, audit, description. */
void write_text_head(struct writing *writing, const struct text_element *element,
                     const struct written_document *document, bool stands_inside);

/* Whether TEXT can stand in the XML, and come back as it is. */
bool write_text_is_short(struct slice text);

#endif
