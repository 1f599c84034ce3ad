/* document_add.c - see project/document.h: a new document with its speakers */
#include "base/cleanup.h"
#include "base/map.h"
#include "project/document.h"
#include "project/speaker.h"
#include "project/words.h"
#include "text/fold.h"
#include "text/normal.h"
#include "text/utf8.h"

enum { NAME_MOST = 190 }; /* code points, so that " 2" fits behind it */

/* --- its name --- */

const char *document_tidy_name(const char *wanted, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer name = {0};
    struct slice tidy;

    normal_add(&name, slice_of(wanted));
    for (size_t i = 0; i < name.length; i++)
        if (name.bytes[i] == '\n' || name.bytes[i] == '\t')
            name.bytes[i] = ' ';
    tidy = words_trim(buffer_slice(&name));
    tidy = words_trim(slice_cut(tidy, 0, utf8_skip(tidy, 0, NAME_MOST)));
    return tidy.length > 0 ? arena_copy_slice(arena, tidy) : "document";
}

bool document_taken_names(struct tema_project *project, struct map *names,
                          struct tema_error *error)
{
    static const char select[] = "SELECT name FROM document WHERE removed = 0";
    CLEANUP_BUFFER struct buffer folded = {0};
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        buffer_clear(&folded);
        fold(rows_slice(&rows, 0), &folded);
        map_put(names, buffer_slice(&folded), 1);
    }
    return rows_close(&rows, error);
}

bool document_free_name(struct tema_project *project, const char *wanted,
                        struct arena *arena, const char **ret_name,
                        struct tema_error *error)
{
    CLEANUP(map_release) struct map taken = {0};
    CLEANUP_BUFFER struct buffer folded = {0};
    const char *plain = document_tidy_name(wanted, arena), *name = plain;

    if (!document_taken_names(project, &taken, error))
        return false;
    for (int number = 2;; number++) {
        buffer_clear(&folded);
        fold(slice_of(name), &folded);
        if (!map_find(&taken, buffer_slice(&folded), NULL))
            break;
        name = arena_format(arena, "%s %d", plain, number);
    }
    *ret_name = name;
    return project_check_name(name, "document", error);
}

/* --- its speakers --- */

static bool bear_speaker(struct tema_project *project, const struct value *document,
                         const struct new_speaker *speaker, int64_t *ret_id,
                         struct tema_error *error)
{
    struct guid guid = speaker_guid(&document->guid, speaker->label);
    struct value values[SPEAKER_FIELDS] = {
        [SPEAKER_DOCUMENT - 1] = *document,
        [SPEAKER_LABEL - 1] = value_text(speaker->label),
        [SPEAKER_ROLE - 1] = value_integer(speaker->role),
    };

    if (speaker->case_id != 0 && !history_value_of(project->history, speaker->case_id,
                                                   &values[SPEAKER_CASE - 1], error))
        return false;
    return history_bear(project->history, KIND_SPEAKER, &guid, values, SPEAKER_FIELDS,
                        ret_id, error);
}

static bool bear_speakers(struct tema_project *project, const struct value *value,
                          const struct new_document *document,
                          const struct layout_labels *labels, int64_t *ret_ids,
                          struct tema_error *error)
{
    CLEANUP(map_release) struct map named = {0};

    for (size_t i = 0; i < document->speaker_count; i++)
        map_put(&named, slice_of(document->speakers[i].label), (int64_t)i);
    for (size_t i = 0; i < labels->count; i++) {
        int64_t number = map_number(&named, slice_of(labels->items[i]), -1);
        struct new_speaker unknown = {.label = labels->items[i]};

        if (!bear_speaker(project, value,
                          number >= 0 ? &document->speakers[number] : &unknown,
                          &ret_ids[i], error))
            return false;
    }
    return true;
}

/* --- itself --- */

int64_t document_count_words(const struct position_index *text,
                             const struct layout *layout)
{
    int64_t words = 0, at = 0;

    for (size_t i = 0; i < layout->turn_count; i++) {
        const struct layout_turn *turn = &layout->turns[i];

        words += words_count(position_slice(text, at, turn->start));
        at = turn->words_start;
    }
    return words + words_count(position_slice(text, at, text->length));
}

static int64_t count_words(const struct new_document *document)
{
    struct position_index index;
    int64_t words;

    position_index_init(&index, document->text);
    words = document_count_words(&index, &document->layout);
    position_index_release(&index);
    return words;
}

static bool add_contents(struct history *history, const struct new_document *document,
                         struct value *values, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer json = {0};
    struct guid text, source, layout;

    layout_write(&document->layout, &json);
    if (!history_add_content(history, "text", document->text, &text, error) ||
        !history_add_content(history, "source", document->source, &source, error) ||
        !history_add_content(history, "layout", buffer_slice(&json), &layout, error))
        return false;
    values[DOCUMENT_TEXT - 1] = value_content(&text);
    values[DOCUMENT_SOURCE - 1] = value_content(&source);
    values[DOCUMENT_LAYOUT - 1] = value_content(&layout);
    return true;
}

static bool bear(struct tema_project *project, const struct new_document *document,
                 const struct value *values, struct arena *arena, int64_t *ret_id,
                 struct tema_error *error)
{
    struct document_turns turns = {.layout = &document->layout};
    struct value value = {.type = VALUE_OBJECT, .guid = guid_new()};
    int64_t *speakers;
    bool went_well;

    layout_label(turns.layout, arena, &turns.labels);
    turns.speakers = speakers =
        arena_take(arena, (turns.labels.count + 1) * sizeof *speakers);
    project->layout_at_hand = turns.layout;
    went_well = history_bear(project->history, KIND_DOCUMENT, &value.guid, values,
                             DOCUMENT_FIELDS, &value.integer, error) &&
                bear_speakers(project, &value, document, &turns.labels, speakers, error);
    project->layout_at_hand = NULL;
    *ret_id = value.integer;
    return went_well && document_store_turns(project, value.integer, &turns, error);
}

bool document_add(struct tema_project *project, const struct new_document *document,
                  struct arena *arena, struct tema_document_id *ret_document,
                  const char **ret_name, struct tema_error *error)
{
    struct value values[DOCUMENT_FIELDS] = {0};
    const char *name;
    int64_t id;

    if (!document_free_name(project, document->name, arena, &name, error))
        return false;
    values[DOCUMENT_NAME - 1] = value_text(name);
    values[DOCUMENT_SOURCE_NAME - 1] = value_text(document->source_name);
    values[DOCUMENT_IMPORTER - 1] = value_text(document->importer);
    values[DOCUMENT_SHA256 - 1] = (struct value){
        .type = VALUE_BYTES,
        .text = {(const char *)document->sha256.bytes, sizeof document->sha256.bytes}};
    values[DOCUMENT_LENGTH - 1] = value_integer(document->length);
    values[DOCUMENT_WORDS - 1] = value_integer(count_words(document));
    if (!add_contents(project->history, document, values, error))
        return false;
    if (document->case_id != 0 && !history_value_of(project->history, document->case_id,
                                                    &values[DOCUMENT_CASE - 1], error))
        return false;
    if (!bear(project, document, values, arena, &id, error))
        return false;
    ret_document->row = id;
    *ret_name = name;
    return true;
}

bool document_with_source(struct tema_project *project, const struct sha256 *sha256,
                          struct tema_document_id *ret_document, struct tema_error *error)
{
    static const char select[] =
        "SELECT min(id) FROM document WHERE sha256 = ?1 AND removed = 0";

    return store_integer(project->store, select,
                         BIND(sql_bytes(sha256->bytes, sizeof sha256->bytes)), 0,
                         &ret_document->row, error);
}
