/* extras.h - what the standard has no place for: the folder tema/ in a .qdpx
 *
 *     tema/study.json             language, approach, speakers, themes, keys, chapters
 * ... tema/layout/GUID.json       a document's paragraphs and turns (project/layout.h)
 *     tema/source/GUID.EXTENSION  the file that a document was imported from, where that
 * is not the one under sources/ tema/chapter/NAME.md        the findings chapter Other
 * programs drop it; then only that is missing when the project comes back. The members'
 * exact form stands in docs/exchange.md. */
#ifndef EXCHANGE_EXTRAS_H
#define EXCHANGE_EXTRAS_H

#include "exchange/archive.h"
#include "exchange/losses.h"
#include "markup/zip_writer.h"
#include "project/document.h"

struct extras; /* opaque: study.json, read */

/* What a .qdpx tells beyond the standard; *RET_EXTRAS is NULL where it has no folder
 * tema/, or one that cannot be read (which is noted as lost). */
TEMA_MUST_CHECK
bool extras_load(struct archive *archive, struct losses *losses,
                 struct extras **ret_extras, struct tema_error *error);
void extras_free(struct extras *extras); /* takes NULL */

/* A document's own: what is asked for is 0 or NULL where the extras do not know it. */
struct extras_document {
    const char *importer;      /* "docx 1" */
    const char *source_name;   /* the file's name when it was imported */
    const char *source_member; /* "tema/source/....docx": number it with archive_has */
    const char *layout_member; /* "tema/layout/....json" */
    bool has_case;
    struct guid case_guid; /* whom all of it is about: DOCUMENT_CASE */
};
bool extras_document(const struct extras *extras, const struct guid *document,
                     struct extras_document *ret_document);

/* Whether the set GUID is a theme. */
bool extras_is_theme(const struct extras *extras, const struct guid *set);

/* A quotation's key, where it is not the shortest that its GUID makes; else NULL. And its
 * doubt, or NULL. */
const char *extras_key(const struct extras *extras, const struct guid *quotation);
const char *extras_doubt(const struct extras *extras, const struct guid *quotation);

/* Last of all: themes' parents, order and codes, speakers' roles and cases, the study's
 * language and approach, chapters. */
struct reading;
TEMA_MUST_CHECK
bool extras_arrive(struct reading *reading, struct tema_error *error);

/* Adds the folder to a ZIP that is being written. */
struct writing;
TEMA_MUST_CHECK
bool extras_write(struct writing *writing, struct zip_writer *zip,
                  struct tema_error *error);

#endif
