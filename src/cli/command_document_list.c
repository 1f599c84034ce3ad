/* command_document_list.c - tema document list */
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {
    "document",   "source",      "importer", "sha256",     "case",
    "characters", "words",       "coded",    "paragraphs", "turns",
    "quotations", "imported_at", "medium",   NULL,
};
static const char *const shown[] = {"document",   "case",        "words", "turns",
                                    "quotations", "imported_at", NULL};
static const char *const shown_with_medium[] = {
    "document", "medium", "case", "words", "turns", "quotations", "imported_at", NULL};
static const char empty[] = "no documents yet: tema import FILE or FOLDER";
static const struct tema_listing listing = {columns, shown, empty, false};
static const struct tema_listing listing_with_medium = {columns, shown_with_medium, empty,
                                                        false};

static const struct tema_listing *listing_of(const struct tema_documents *documents)
{
    for (size_t i = 0; i < documents->count; i++)
        if (strcmp(documents->items[i].medium, "text") != 0)
            return &listing_with_medium;
    return &listing;
}

static void print(struct tema_printer *printer, const struct tema_document *document,
                  int64_t coded)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "document", document->name);
    tema_printer_string(printer, "source", document->source_name);
    tema_printer_string(printer, "importer", document->importer);
    tema_printer_string(printer, "sha256", document->sha256);
    tema_printer_string(printer, "case", document->case_name);
    tema_printer_integer(printer, "characters", document->length);
    tema_printer_integer(printer, "words", document->words);
    tema_printer_integer(printer, "coded", coded);
    tema_printer_integer(printer, "paragraphs", document->paragraphs);
    tema_printer_integer(printer, "turns", document->turns);
    tema_printer_integer(printer, "quotations", document->quotations);
    tema_printer_time(printer, "imported_at", document->imported_at);
    tema_printer_string(printer, "medium", document->medium);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};

    CLEANUP_FREE int64_t *coded = NULL;

    if (!tema_document_list(session->project, &documents, error))
        return false;
    coded = take_memory(documents.count + 1, sizeof *coded);
    for (size_t i = 0; i < documents.count; i++)
        if (!tema_document_coded(session->project, documents.items[i].id, &coded[i],
                                 error))
            return false;
    tema_printer_begin_list(session->printer, listing_of(&documents));
    for (size_t i = 0; i < documents.count; i++)
        print(session->printer, documents.items + i, coded[i]);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_document_list = {
    .name = "document list",
    .summary = "List the study's documents",
    .needs = NEEDS_PROJECT,
    .description = "In JSON and CSV, coded is how many of a text's characters lie within "
                   "quotations that have a code.",
    .run = run,
};
