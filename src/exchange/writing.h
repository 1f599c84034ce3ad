/* writing.h - a project on its way out
 *
 * Everything is written in an order that depends on names, positions and GUIDs alone,
 * never on local ids or the day: the same project gives the same bytes, whichever copy of
 * it is asked. Documents stand by name, then GUID; codes as in the tree; quotations by
 * start, end, GUID; all else by GUID.
 *
 * The XML is too large to be held: it goes through a spool, and into the ZIP from there.
 * Users stand first in it and are known last, so the beginning is made behind all else
 * (HEAD). Texts and files are fetched one by one while the ZIP is packed. */
#ifndef EXCHANGE_WRITING_H
#define EXCHANGE_WRITING_H

#include "base/map.h"
#include "exchange/lexical.h"
#include "exchange/losses.h"
#include "exchange/spool.h"
#include "markup/xml_writer.h"
#include "markup/zip_writer.h"
#include "project/project.h"
#include "tema/exchange.h"

/* A coder, whether he will be a User or not. */
struct written_coder {
    struct guid guid;                 /* the object's: codings are named by it */
    char known_as[LEXICAL_GUID_SIZE]; /* as written */
    const char *name, *initials;
    bool is_nobody, is_used; /* he has no name; something written is his */
};

/* A code, merged ones too. */
struct written_code {
    int64_t id;       /* of the one that is written: itself, or what it is merged into */
    struct guid guid; /* that one's */
    char text[LEXICAL_GUID_SIZE];
    bool is_written; /* not where it is removed */
};

struct written_variable {
    int64_t id;
    struct guid known_as; /* as written */
    const char *name, *description;
    const char *type; /* "text", "integer" ...: "text" where a value is not of its */
};

/* The memo stands on the object. */
struct written_note_ref {
    int64_t object;
    struct guid memo;
};

/* A file beside the XML. */
enum {
    EXTENSION_SIZE = 12,
    MEMBER_SIZE = sizeof "internal://" + LEXICAL_GUID_SIZE + EXTENSION_SIZE
};
struct written_member {
    enum { MEMBER_TEXT, MEMBER_BODY, MEMBER_SOURCE } type;
    int64_t object; /* the document, or the memo */
    char name[MEMBER_SIZE];
};

/* How many elements there are, for the report. */
struct written_tally {
    int64_t coders, codes, variables, cases, values, documents, quotations, codings,
        memos, links, sets, themes, graphs;
};

struct writing {
    struct tema_project *project;
    const struct tema_exchange_export_options *options;
    unsigned parts; /* enum tema_exchange_part, closed over what each needs */
    struct losses *losses;
    struct arena *arena; /* lives as long as the writing */

    struct xml_writer xml; /* into SPOOL's buffer */
    struct spool spool;
    struct buffer head;     /* what stands before it in project.qde */
    struct zip_writer *zip; /* while it is written */
    bool is_codebook;       /* a .qdc, and no ZIP */

    /* write_keys.c */
    ARRAY(struct written_coder) coders;                    /* by GUID as written */
    ARRAY(struct written_code) codes;                      /* in no order */
    ARRAY(struct written_variable) variables;              /* by GUID as written */
    ARRAY(struct written_note_ref) note_refs;              /* by object, then memo */
    struct map coders_by_id, codes_by_id, variables_by_id; /* int64_t, to the place */
    ARRAY(struct written_member) members;
    struct map taken; /* 16 bytes: GUIDs of elements that are no objects */

    struct written_tally tally;
    int64_t astral_documents; /* that hold characters beyond the basic plane */
    int64_t members_done;     /* so many are packed, for the progress */
    struct time_text {        /* the last one that was written */
        int64_t ms;
        char text[LEXICAL_TIME_SIZE];
    } last_time;
};

static inline bool writes(const struct writing *writing, enum tema_exchange_part part)
{
    return (writing->parts & part) != 0;
}

/* --- keys (write_keys.c) --- */

/* Reads coders, codes, variables, and who stands on what. */
TEMA_MUST_CHECK
bool writing_load_keys(struct writing *writing, struct tema_error *error);

/* The GUID by which the file calls an object: the object's own, what the other programs
 * know it as (coders, variables), what it is merged into (codes), the memo's (documents
 * of medium "note"), the document's (quotations of the whole of it). False in
 * *RET_WRITTEN where the file has no such element: it is removed, of a part that is not
 * written, or of a kind that the standard does not know. */
TEMA_MUST_CHECK
bool writing_guid(struct writing *writing, int64_t object, struct guid *ret_guid,
                  bool *ret_written, struct tema_error *error);

/* What a holder names, for the file: each once, by kind, then GUID as written. What is
 * not in the file is left out. */
struct written_refs {
    struct written_ref {
        enum kind kind; /* KIND_MEMO also of a document of medium "note" */
        struct guid guid;
    } * items;
    size_t count, capacity;
};
TEMA_MUST_CHECK
bool writing_add_ref(struct writing *writing, int64_t object, struct written_refs *refs,
                     struct tema_error *error);
/* What REFERENCE objects say of HOLDER. */
TEMA_MUST_CHECK
bool writing_add_refs(struct writing *writing, int64_t holder, struct written_refs *refs,
                      struct tema_error *error);
void writing_sort_refs(struct written_refs *refs);
/* An element NAME, with the attribute, for each of KIND; they have been sorted. */
void writing_put_refs(struct writing *writing, const struct written_refs *refs,
                      enum kind kind, const char *name, const char *attribute);

/* NULL where it is not there. The coder is used then. */
const struct written_code *writing_code(const struct writing *writing, int64_t id);
const struct written_coder *writing_coder(struct writing *writing, int64_t id);
const struct written_variable *writing_variable(const struct writing *writing,
                                                int64_t id);

/* GUID for an element that is no object; another one where the file has it already. */
TEMA_MUST_CHECK
bool writing_own_guid(struct writing *writing, const struct guid *guid,
                      struct guid *ret_guid, struct tema_error *error);

/* --- elements (write_elements.c) --- */

/* Starts an element on a line of its own. */
void writing_start(struct writing *writing, const char *name);
void writing_end(struct writing *writing);

/* An empty element with the attribute targetGUID: CodeRef, NoteRef ... */
void writing_ref(struct writing *writing, const char *name, const struct guid *target);

/* Attributes, on the element just started. */
void writing_put_guid(struct writing *writing, const char *name, const struct guid *guid);
void writing_put_time(struct writing *writing, const char *name, int64_t ms);
void writing_put_color(struct writing *writing, const char *color); /* "" or NULL: none */

/* Who made it, and when; not known (0, or nobody): left out. */
struct written_audit {
    int64_t author_id, made_at, changed_by_id, changed_at;
};
struct written_audit writing_read_audit(const struct rows *rows, int column);
void writing_put_audit(struct writing *writing, const struct written_audit *audit);

/* The element Description; "" or NULL: none. */
void writing_put_description(struct writing *writing, const char *description);

/* A NoteRef for each memo that stands on OBJECT. */
void writing_put_note_refs(struct writing *writing, int64_t object);

/* --- what there is to write, in the order of the file --- */

/* All of project.qde, into HEAD and SPOOL, and the members that it names. */
TEMA_MUST_CHECK
bool write_project(struct writing *writing, struct tema_error *error);
/* All of a .qdc, into SPOOL. TEMA_REFUSED where there are no codes. */
TEMA_MUST_CHECK
bool write_codebook(struct writing *writing, struct tema_error *error);

TEMA_MUST_CHECK
bool write_codes(struct writing *writing, struct tema_error *error); /* Codes */
TEMA_MUST_CHECK
bool write_variables(struct writing *writing, struct tema_error *error);
TEMA_MUST_CHECK
bool write_cases(struct writing *writing, struct tema_error *error);
TEMA_MUST_CHECK
bool write_sources(struct writing *writing, struct tema_error *error);
TEMA_MUST_CHECK
bool write_notes(struct writing *writing, struct tema_error *error);
TEMA_MUST_CHECK
bool write_links(struct writing *writing, struct tema_error *error);
/* Sets and themes; those of codes alone for a codebook. */
TEMA_MUST_CHECK
bool write_sets(struct writing *writing, struct tema_error *error);
TEMA_MUST_CHECK
bool write_graphs(struct writing *writing, struct tema_error *error);

/* The VariableValues of a case or document. */
TEMA_MUST_CHECK
bool write_values(struct writing *writing, int64_t of, struct tema_error *error);

/* --- members of the ZIP (write_members.c) --- */

/* Whether the file that a document was imported from is the one under sources/, or
 * another one that only tema reads (extras.h): not of what came in as text. */
bool writing_holds_source(const char *medium, const char *importer,
                          const char *source_name);

/* "docx": what SOURCE_NAME ends in, lower case; what MEDIUM mostly has where it ends in
 * nothing usable. */
void writing_extension(const char *medium, const char *source_name,
                       char ret_extension[EXTENSION_SIZE]);

/* Adds a member: sources/GUID.txt with the text of DOCUMENT or the body of MEMO,
 * sources/GUID.EXTENSION with DOCUMENT's source; puts internal://... as the attribute
 * NAME on the element just started. */
void writing_add_text(struct writing *writing, const char *name, const struct guid *guid,
                      int64_t document);
void writing_add_body(struct writing *writing, const char *name, const struct guid *guid,
                      int64_t memo);
void writing_add_source(struct writing *writing, const char *name,
                        const struct guid *guid, const char *extension, int64_t document);

/* Appends a memo's body as it is written: with LF, without a byte order mark. Nothing
 * where it has none. */
TEMA_MUST_CHECK
bool writing_read_body(struct writing *writing, const struct guid *body,
                       struct buffer *ret_text, struct tema_error *error);

/* Puts them into the ZIP, behind project.qde, whose text stands in HEAD and SPOOL. */
TEMA_MUST_CHECK
bool writing_pack(struct writing *writing, struct tema_error *error);

/* --- the report (write_losses.c) --- */

/* What was written, and what the standard has no place for. */
TEMA_MUST_CHECK
bool writing_tell(struct writing *writing, struct tema_error *error);

#endif
