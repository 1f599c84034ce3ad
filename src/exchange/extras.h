/* extras.h - what the standard has no place for: the folder tema/ in a .qdpx
 *
 *     tema/study.json             what the study is, whose words are whose, themes, keys
 *     tema/layout/GUID.json       a document's paragraphs and turns (project/layout.h)
 *     tema/source/GUID.EXTENSION  the file that a document was imported from, where that
 *                                 is not the one under sources/
 *     tema/chapter/NAME.md        the findings chapter
 *
 * Other programs drop it; then only that is missing when the project comes back. The
 * members' exact form stands in docs/exchange.md. GUIDs are those of the file, which in
 * what tema has written are the objects' too; what the file does not have is not asked
 * for, and passed over where something points to it. Functions that take EXTRAS take NULL
 * for "none". */
#ifndef EXCHANGE_EXTRAS_H
#define EXCHANGE_EXTRAS_H

#include "exchange/archive.h"
#include "exchange/losses.h"
#include "markup/zip_writer.h"
#include "project/document.h"

struct extras; /* opaque: study.json, read */

/* What a .qdpx tells beyond the standard; *RET_EXTRAS is NULL where it has no folder
 * tema/, or one that cannot be read or is of a newer version (which is noted as lost). */
TEMA_MUST_CHECK
bool extras_load(struct archive *archive, struct losses *losses,
                 struct extras **ret_extras, struct tema_error *error);
void extras_free(struct extras *extras); /* takes NULL */

/* --- for the head --- */

/* The study's: "sv", "codebook"; untouched where they are not told. Borrowed. */
void extras_study(const struct extras *extras, const char **language,
                  const char **approach);

/* The type of a variable that was written as text for a value that is not of it; else
 * NULL. */
const char *extras_variable_type(const struct extras *extras,
                                 const struct guid *variable);

/* When a code is to be used and when not, or NULL; and a quotation of the file that shows
 * it. False where nothing is told. */
struct extras_code {
    const char *includes, *excludes;
    bool has_example;
    struct guid example;
};
bool extras_code(const struct extras *extras, const struct guid *code,
                 struct extras_code *ret_code);

/* --- for the sources --- */

/* A document's own: what is asked for is NULL where the extras do not know it. */
struct extras_document {
    const char *name;          /* where the file gives it another one: of notes' texts */
    const char *importer;      /* "docx 1" */
    const char *source_name;   /* the file's name when it was imported */
    const char *source_member; /* "tema/source/....docx": number it with archive_has;
                                  NULL: the file under sources/, or the text itself */
    bool knows_case;           /* the next two go before what the cases' SourceRefs say */
    bool has_case;
    struct guid case_guid; /* whom all of it is about: DOCUMENT_CASE, where the file has
                              that case */
};
bool extras_document(const struct extras *extras, const struct guid *document,
                     struct extras_document *ret_document);

/* The paragraphs and turns of a document whose text has LENGTH code points; in ARENA.
 * *RET_FOUND is false where there are none, or none that fit the text (which is noted as
 * lost). Without marks: those stand in the XML. */
struct reading;
TEMA_MUST_CHECK
bool extras_layout(struct reading *reading, const struct guid *document, int64_t length,
                   struct arena *arena, struct layout *ret_layout, bool *ret_found,
                   struct tema_error *error);

/* Who the speaker LABEL of a document is. False where it is not told: his role is not
 * known then, and he stands for no case. CASE_GUID counts where the file has that case.
 */
struct extras_speaker {
    enum tema_role role;
    bool has_case;
    struct guid case_guid;
};
bool extras_speaker(const struct extras *extras, const struct guid *document,
                    const char *label, struct extras_speaker *ret_speaker);

/* A quotation's key, where it is not the shortest that its GUID makes; its doubt; the
 * comment on a whole document; else NULL. */
const char *extras_key(const struct extras *extras, const struct guid *quotation);
const char *extras_doubt(const struct extras *extras, const struct guid *quotation);
const char *extras_comment(const struct extras *extras, const struct guid *quotation);

/* --- for the tail --- */

/* Whether the set GUID is a theme: then it is no set, and extras_arrive brings it in. */
bool extras_is_theme(const struct extras *extras, const struct guid *set);

/* What a memo is on (MEMO_ON), where its first NoteRef does not tell it: all NoteRefs
 * but one to that very object are references then. *RET_ON is null where it is on the
 * project. NOTE: GUID in the file. */
TEMA_MUST_CHECK
bool extras_memo_on(struct reading *reading, const struct guid *note, bool *ret_found,
                    struct value *ret_on, struct tema_error *error);

/* Behind the sources, before the tail: themes and what they gather, quotations too,
 * chapters; adds to reading->note_refs what memos are on beside, where the standard has
 * no NoteRef for it. */
TEMA_MUST_CHECK
bool extras_arrive(struct reading *reading, struct tema_error *error);

/* --- writing --- */

/* Adds the folder to a ZIP that is being written; nothing where the part is not wanted.
 * What it fetches later needs WRITING until the ZIP is finished. */
struct writing;
TEMA_MUST_CHECK
bool extras_write(struct writing *writing, struct zip_writer *zip,
                  struct tema_error *error);

#endif
