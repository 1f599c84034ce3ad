/* handle_documents.c - the study's texts: what is marked in them, and who speaks */
#include <stddef.h>

#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"

static void print_fields(struct tema_printer *printer,
                         const struct tema_document *document)
{
    tema_printer_integer(printer, "id", document->id.row);
    tema_printer_string(printer, "name", document->name);
    tema_printer_string(printer, "source_name", document->source_name);
    tema_printer_string(printer, "medium", document->medium);
    tema_printer_string(printer, "case", document->case_name);
    tema_printer_integer(printer, "length", document->length);
    tema_printer_integer(printer, "words", document->words);
    tema_printer_integer(printer, "paragraphs", document->paragraphs);
    tema_printer_integer(printer, "turns", document->turns);
    tema_printer_integer(printer, "quotations", document->quotations);
    tema_printer_integer(printer, "codings", document->codings);
    fields_print_time(printer, "imported_at", document->imported_at);
}

bool handle_documents(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};

    if (!tema_document_list(request->project, &documents, error))
        return false;
    tema_printer_begin_list(request->printer, &fields_listing);
    for (size_t i = 0; i < documents.count; i++) {
        tema_printer_begin(request->printer);
        print_fields(request->printer, documents.items + i);
        tema_printer_end(request->printer);
    }
    tema_printer_end_list(request->printer);
    return true;
}

/* The document in the path: the only one of LIST. */
static bool find(struct request *request, struct tema_documents *ret_list,
                 const struct tema_document **ret_document, struct tema_error *error)
{
    struct tema_document_id document;

    if (!request_row(request, "document", &document.row, error) ||
        !tema_document_show(request->project, document, ret_list, error))
        return false;
    *ret_document = ret_list->items;
    return true;
}

/* --- one document --- */

static void print_speakers(struct tema_printer *printer,
                           const struct tema_speakers *speakers)
{
    tema_printer_begin_records(printer, "speakers");
    for (size_t i = 0; i < speakers->count; i++) {
        const struct tema_speaker *speaker = speakers->items + i;

        tema_printer_begin(printer);
        tema_printer_string(printer, "label", speaker->label);
        tema_printer_string(printer, "role", tema_role_name(speaker->role));
        tema_printer_string(printer, "case", speaker->case_name);
        tema_printer_integer(printer, "turns", speaker->turns);
        tema_printer_integer(printer, "words", speaker->words);
        tema_printer_string(printer, "first_words", speaker->first_words);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

/* The int64_t at OFFSET in each turn. */
static void print_numbers(struct tema_printer *printer, const char *name,
                          const struct tema_turns *turns, size_t offset)
{
    CLEANUP_FREE int64_t *values = take_memory(turns->count, sizeof *values);

    for (size_t i = 0; i < turns->count; i++)
        memcpy(&values[i], (const char *)&turns->items[i] + offset, sizeof *values);
    tema_printer_integers(printer, name, values, turns->count);
}

static bool have_times(const struct tema_turns *turns)
{
    for (size_t i = 0; i < turns->count; i++)
        if (turns->items[i].begin_ms >= 0)
            return true;
    return false;
}

/* Column by column: a long interview has tens of thousands, and the reader waits. */
static void print_turns(struct tema_printer *printer, const struct tema_turns *turns)
{
    CLEANUP_FREE const char **speakers = take_memory(turns->count, sizeof *speakers);

    for (size_t i = 0; i < turns->count; i++)
        speakers[i] = turns->items[i].speaker != NULL ? turns->items[i].speaker : "";
    tema_printer_begin_object(printer, "turn_list");
    print_numbers(printer, "start", turns, offsetof(struct tema_turn, start));
    print_numbers(printer, "words_start", turns, offsetof(struct tema_turn, words_start));
    print_numbers(printer, "end", turns, offsetof(struct tema_turn, end));
    tema_printer_strings(printer, "speaker", speakers, turns->count);
    if (have_times(turns)) {
        print_numbers(printer, "begin_ms", turns, offsetof(struct tema_turn, begin_ms));
        print_numbers(printer, "end_ms", turns, offsetof(struct tema_turn, end_ms));
    }
    tema_printer_end_object(printer);
}

static void print_paragraphs(struct tema_printer *printer,
                             const struct tema_paragraphs *paragraphs)
{
    tema_printer_begin_records(printer, "paragraph_list");
    for (size_t i = 0; i < paragraphs->count; i++) {
        const struct tema_paragraph *paragraph = paragraphs->items + i;

        if (strcmp(paragraph->kind, "body") == 0)
            continue;
        tema_printer_begin(printer);
        tema_printer_integer(printer, "start", paragraph->start);
        tema_printer_integer(printer, "end", paragraph->end);
        tema_printer_string(printer, "kind", paragraph->kind);
        tema_printer_integer(printer, "level", paragraph->level);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

bool handle_document(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    CLEANUP(tema_speakers_free) struct tema_speakers speakers = {0};
    CLEANUP(tema_turns_free) struct tema_turns turns = {0};
    CLEANUP(tema_paragraphs_free) struct tema_paragraphs paragraphs = {0};
    const struct tema_document *document = NULL;

    if (!find(request, &documents, &document, error) ||
        !tema_speaker_list(request->project, document->id, &speakers, error) ||
        !tema_turn_list(request->project, document->id, &turns, error) ||
        !tema_document_paragraphs(request->project, document->id, &paragraphs, error))
        return false;
    tema_printer_begin(request->printer);
    print_fields(request->printer, document);
    print_speakers(request->printer, &speakers);
    print_turns(request->printer, &turns);
    print_paragraphs(request->printer, &paragraphs);
    tema_printer_end(request->printer);
    return true;
}

bool handle_document_text(struct request *request, struct tema_error *error)
{
    struct tema_document_text text = {0};
    struct tema_document_id document;

    if (!request_row(request, "document", &document.row, error) ||
        !tema_document_read(request->project, document, &text, error))
        return false;
    request_answer_bytes(request, text.utf8, text.bytes, "text/plain; charset=utf-8",
                         NULL);
    return true;
}

/* --- marks --- */

static void print_mark(struct tema_printer *printer, const struct tema_mark *mark)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "key", mark->key);
    tema_printer_integer(printer, "start", mark->start);
    tema_printer_integer(printer, "end", mark->end);
    tema_printer_string(printer, "comment", mark->comment);
    tema_printer_string(printer, "doubt", mark->doubt);
    tema_printer_begin_records(printer, "codings");
    for (size_t i = 0; i < mark->coding_count; i++) {
        tema_printer_begin(printer);
        tema_printer_integer(printer, "code", mark->codings[i].code.row);
        tema_printer_string(printer, "coder", mark->codings[i].coder);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
    tema_printer_end(printer);
}

bool handle_document_marks(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_marks_free) struct tema_marks marks = {0};
    struct tema_document_id document;
    int64_t from, until;

    if (!request_row(request, "document", &document.row, error) ||
        !request_query_number(request, "from", 0, &from, error) ||
        !request_query_number(request, "until", from > 0 ? INT32_MAX : 0, &until,
                              error) ||
        !tema_mark_list(request->project, document, from, until, &marks, error))
        return false;
    tema_printer_begin_list(request->printer, &fields_listing);
    for (size_t i = 0; i < marks.count; i++)
        print_mark(request->printer, marks.items + i);
    tema_printer_end_list(request->printer);
    return true;
}

/* --- changes --- */

/* A case that is not there yet is added; "": the document is about none. */
static bool assign(struct request *request, struct tema_document_id document,
                   const char *name, struct tema_error *error)
{
    CLEANUP(tema_cases_free) struct tema_cases cases = {0};
    struct tema_case_id case_id = {0};

    if (*name != '\0') {
        if (!tema_case_list(request->project, &cases, error))
            return false;
        for (size_t i = 0; i < cases.count; i++)
            if (strcmp(cases.items[i].name, name) == 0)
                case_id = cases.items[i].id;
        if (case_id.row == 0 && !tema_case_add(request->project, name, &case_id, error))
            return false;
    }
    return tema_case_assign(request->project, document, case_id, error);
}

static bool change(struct request *request, const struct tema_document *document,
                   const char *name, const char *case_name, struct tema_error *error)
{
    return (name == NULL ||
            tema_document_rename(request->project, document->id, name, error)) &&
           (case_name == NULL || assign(request, document->id, case_name, error));
}

bool handle_document_change(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    const struct tema_document *document = NULL;
    const char *name, *case_name;

    if (!body_string(request, "name", &name, error) ||
        !body_string(request, "case", &case_name, error) ||
        !find(request, &documents, &document, error))
        return false;
    if (name != NULL && case_name != NULL) {
        if (!changes_begin(request, error, "changed the document '%s'", document->name))
            return false;
    } else if (!changes_begin(request, error, NULL)) {
        return false;
    }
    if (!changes_end(request, change(request, document, name, case_name, error), error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_document_remove(struct request *request, struct tema_error *error)
{
    struct tema_document_id document;

    if (!request_row(request, "document", &document.row, error) ||
        !tema_document_remove(request->project, document, error))
        return false;
    fields_print_nothing(request);
    return true;
}

/* --- speakers --- */

static bool set_speaker(struct request *request, struct tema_document_id document,
                        json_t *item, struct tema_error *error)
{
    enum tema_role role = TEMA_ROLE_UNKNOWN;
    const char *label, *role_name, *case_name;
    struct request speaker;

    return fields_read_item(item, "speakers", &speaker, error) &&
           body_needs_string(&speaker, "label", &label, error) &&
           body_string(&speaker, "role", &role_name, error) &&
           body_string(&speaker, "case", &case_name, error) &&
           (role_name == NULL || tema_role_from_name(role_name, &role, error)) &&
           tema_speaker_set(request->project, document, label, role, case_name, error);
}

static bool set_speakers(struct request *request, struct tema_document_id document,
                         json_t *speakers, struct tema_error *error)
{
    for (size_t i = 0; i < json_array_size(speakers); i++)
        if (!set_speaker(request, document, json_array_get(speakers, i), error))
            return false;
    return true;
}

bool handle_speakers_change(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    const struct tema_document *document = NULL;
    struct tema_document_id where;
    json_t *speakers;
    bool all;

    if (!body_array(request, "speakers", &speakers, error) ||
        !body_boolean(request, "all_documents", false, &all, error) ||
        !find(request, &documents, &document, error) ||
        !changes_begin(request, error, "said who speaks in %s",
                       all ? "all documents" : document->name))
        return false;
    where = all ? (struct tema_document_id){0} : document->id;
    if (!changes_end(request, set_speakers(request, where, speakers, error), error))
        return false;
    fields_print_nothing(request);
    return true;
}
