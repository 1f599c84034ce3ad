/* sources.c - the second pass: documents, and what is marked in them, come in one by one
 */
#include "exchange/sources.h"
#include "base/cleanup.h"
#include "exchange/sources_pass.h"
#include "project/cases.h"
#include "project/document.h"

enum { TOLD_EVERY = 20 }; /* sources between two words of progress */

/* --- one source --- */

static void note_kind(const struct source_pass *pass, const struct read_source *source)
{
    static const char *const elements[] = {"texts",      "PDFs",   "pictures",
                                           "recordings", "videos", "transcripts",
                                           "texts",      NULL};

    if (elements[source->type] != NULL)
        losses_add(pass->reading->losses, TEMA_EXCHANGE_READ, elements[source->type], "",
                   1);
}

static bool bring_in(struct source_pass *pass, struct read_source *source,
                     const struct value *part_of, struct tema_error *error);

static bool bring_parts_in(struct source_pass *pass, const struct read_source *source,
                           int64_t document, struct tema_error *error)
{
    for (size_t i = 0; i < source->parts.count; i++) {
        struct read_source *part = source->parts.items[i];
        struct value whole = arrival_pointer(&source->guid);

        whole.integer = document;
        if (part->part_of != (size_t)SELECTION_NONE)
            whole = arrival_pointer(&source->selections.items[part->part_of].guid);
        if (!bring_in(pass, part, &whole, error))
            return false;
    }
    return true;
}

static bool bring_values_in(struct source_pass *pass, const struct read_source *source,
                            struct tema_error *error)
{
    for (size_t i = 0; i < source->values.count; i++)
        if (!source_value_arrive(pass->reading, &source->guid, &source->values.items[i],
                                 source->name, error))
            return false;
    return true;
}

static bool bring_text_in(struct source_pass *pass, struct read_source *source,
                          const struct value *part_of, struct source_text *text,
                          struct tema_error *error)
{
    int64_t document;

    note_kind(pass, source);
    if (!source_text_read(pass, source, text, error) ||
        !source_document_arrive(pass, source, text, part_of, &document, error))
        return false;
    if (document == 0) {
        losses_note(pass->reading->losses, TEMA_EXCHANGE_LOST, "documents",
                    "removed here: they stay so, with what is marked in them",
                    source->name);
        return true;
    }
    source_note_pages(pass, source);
    if (!source_mark(pass, source, text, document, error))
        return false;
    source_text_release(text); /* before its parts need theirs */
    *text = (struct source_text){0};
    return bring_values_in(pass, source, error) &&
           bring_parts_in(pass, source, document, error);
}

static bool bring_in(struct source_pass *pass, struct read_source *source,
                     const struct value *part_of, struct tema_error *error)
{
    CLEANUP(source_text_release) struct source_text text = {0};

    return bring_text_in(pass, source, part_of, &text, error);
}

static void tell_progress(struct source_pass *pass)
{
    const struct reading *reading = pass->reading;
    int64_t total = reading->source_count + reading->note_count;

    if (reading->options->progress != NULL &&
        (pass->done % TOLD_EVERY == 0 || pass->done == total))
        reading->options->progress(reading->options->context, "documents", pass->done,
                                   total);
    pass->done++;
}

static void begin_source(struct source_pass *pass)
{
    tell_progress(pass);
    arena_free(pass->arena);
    pass->arena = pass->memory.arena = arena_new();
}

static bool take_source(struct source_pass *pass, struct xml_reader *xml,
                        enum source_type type, struct tema_error *error)
{
    const struct value nothing = value_null();
    CLEANUP(read_source_release) struct read_source source = {0};

    begin_source(pass);
    return source_read(&pass->memory, xml, type, pass->done, &source, error) &&
           bring_in(pass, &source, &nothing, error);
}

/* --- a note --- */

/* Whether a memo cannot hold all of it. */
static bool is_document(const struct read_source *note)
{
    return note->selections.count > 0 || note->values.count > 0 ||
           note->rich_path != NULL || note->parts.count > 0;
}

static bool take_note_text(struct source_pass *pass, struct read_source *note,
                           struct source_text *text, struct read_note *ret_note,
                           struct tema_error *error)
{
    const struct value nothing = value_null();
    struct arena *arena = pass->reading->arena;

    *ret_note = (struct read_note){
        .known_as = note->known_as,
        .guid = note->memo,
        .name = arena_copy_string(arena, note->name),
        .description = arena_copy_string(arena, note->description),
        .audit = note->audit,
        .has_document = is_document(note),
    };
    if (ret_note->has_document) {
        if (!bring_text_in(pass, note, &nothing, text, error))
            return false;
        ret_note->document = note->guid;
        source_text_release(text);
        *text = (struct source_text){0};
    }
    if (!source_text_read(pass, note, text, error))
        return false;
    return !text->has_text ||
           arrival_content(pass->reading->arrival, "memo", buffer_slice(&text->raw.text),
                           &ret_note->body, error);
}

bool source_read_note_document(struct reading *reading, struct xml_reader *xml,
                               struct read_note *ret_note, struct tema_error *error)
{
    struct source_pass *pass = reading->sources;
    CLEANUP(read_source_release) struct read_source note = {0};
    CLEANUP(source_text_release) struct source_text text = {0};

    begin_source(pass);
    return source_read(&pass->memory, xml, SOURCE_NOTE, pass->done, &note, error) &&
           take_note_text(pass, &note, &text, ret_note, error);
}

/* --- cases and values --- */

bool source_is_case_of(const struct found_case *found)
{
    return (found->name == NULL || found->name[strspn(found->name, " \t\r\n")] == '\0') &&
           found->values.count > 0 && found->sources.count == 1 &&
           found->codes.count == 0 && found->selections.count == 0;
}

void source_map_cases(const struct reading *reading, struct map *ret_cases)
{
    for (size_t i = 0; i < reading->cases.count; i++) {
        const struct found_case *found = &reading->cases.items[i];

        if (source_is_case_of(found))
            continue;
        for (size_t j = 0; j < found->sources.count; j++) {
            struct slice key = MAP_KEY(found->sources.items[j]);
            int64_t place = map_number(ret_cases, key, (int64_t)i);

            map_put(ret_cases, key, place == (int64_t)i ? place : -1);
        }
    }
}

bool source_value_arrive(struct reading *reading, const struct guid *owner,
                         const struct found_value *value, const char *name,
                         struct tema_error *error)
{
    int64_t place = map_number(&reading->variables_by_guid, MAP_KEY(value->variable), -1);
    struct value values[VALUE_FIELDS] = {0};
    struct guid guid;

    if (value->value == NULL)
        return true;
    if (place < 0) {
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, "values",
                    "their variable is not in the file", name);
        return true;
    }
    values[VALUE_OF - 1] = arrival_pointer(owner);
    values[VALUE_VARIABLE - 1] = arrival_pointer(&reading->variables.items[place].guid);
    values[VALUE_VALUE - 1] = value_text(value->value);
    guid = cases_value_guid(owner, &values[VALUE_VARIABLE - 1].guid);
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "values", "", 1);
    return arrival_object(reading->arrival, KIND_VALUE, &guid, values, name, NULL, error);
}

/* --- the pass --- */

static bool begin(struct source_pass *pass, struct tema_error *error)
{
    static const uint32_t fixed = 1U << DOCUMENT_SOURCE_NAME | 1U << DOCUMENT_IMPORTER |
                                  1U << DOCUMENT_SHA256 | 1U << DOCUMENT_LENGTH |
                                  1U << DOCUMENT_WORDS | 1U << DOCUMENT_TEXT |
                                  1U << DOCUMENT_SOURCE | 1U << DOCUMENT_LAYOUT |
                                  1U << DOCUMENT_MEDIUM | 1U << DOCUMENT_PART_OF;
    struct reading *reading = pass->reading;

    arrival_leave(reading->arrival, KIND_DOCUMENT, fixed);
    arrival_leave(reading->arrival, KIND_QUOTATION, 1U << QUOTATION_KEY);
    source_map_cases(reading, &pass->cases);
    return document_taken_names(reading->project, &pass->names, error) &&
           source_keys_load(&pass->keys, reading->project, error);
}

static bool walk(struct source_pass *pass, struct xml_reader *xml,
                 struct tema_error *error)
{
    enum source_type type;
    enum xml_event event;

    for (;;) {
        const char *name;

        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_FINISHED)
            return true;
        if (event != XML_START)
            continue;
        name = xml_reader_name(xml);
        if (source_type_of(name, &type)) {
            if (!take_source(pass, xml, type, error))
                return false;
        } else if (strcmp(name, "Note") == 0) {
            if (!notes_read_one(pass->reading, xml, error))
                return false;
        } else if (strcmp(name, "Project") != 0 && strcmp(name, "Sources") != 0 &&
                   strcmp(name, "Notes") != 0) {
            if (!xml_reader_skip(xml, error))
                return false;
        }
    }
}

static void end(struct source_pass *pass)
{
    source_memory_release(&pass->memory);
    arena_free(pass->arena);
    map_release(&pass->names);
    source_keys_release(&pass->keys);
    map_release(&pass->cases);
    mark_batch_free(pass->batch);
}

bool sources_arrive(struct reading *reading, struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    CLEANUP(end)
    struct source_pass pass = {.reading = reading, .memory = {.reading = reading}};
    bool went_well, dropped;

    if (reading->is_codebook)
        return true;
    reading->sources = &pass;
    went_well = coding_indexes_drop(reading->project, reading->evidence.bounded, &dropped,
                                    error) &&
                begin(&pass, error) &&
                archive_project_again(reading->archive, &xml, error) &&
                walk(&pass, xml, error) &&
                (!dropped || coding_indexes_make(reading->project, error));
    reading->sources = NULL;
    return went_well;
}
