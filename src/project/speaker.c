/* speaker.c - see include/tema/document.h: whose labels a document's turns bear */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "base/map.h"
#include "project/cases.h"
#include "project/document.h"
#include "project/names.h"
#include "project/speaker.h"

static const char *const role_names[] = {
    [TEMA_ROLE_UNKNOWN] = "unknown",
    [TEMA_INTERVIEWER] = "interviewer",
    [TEMA_PARTICIPANT] = "participant",
    [TEMA_ROLE_OTHER] = "other",
};

const char *tema_role_name(enum tema_role role)
{
    return role_names[role];
}

bool tema_role_from_name(const char *name, enum tema_role *ret_role,
                         struct tema_error *error)
{
    for (size_t i = 0; i < sizeof role_names / sizeof role_names[0]; i++)
        if (strcmp(role_names[i], name) == 0) {
            *ret_role = (enum tema_role)i;
            return true;
        }
    return tema_fail(error, TEMA_INVALID,
                     "'%s' is no role; roles are interviewer, participant, other and "
                     "unknown",
                     name);
}

/* --- the list --- */

void speaker_tally_turn(struct speaker_tally *tally, struct slice words)
{
    tally->turns++;
    tally->questions += words_ask(words);
}

void speaker_tally_add(struct speaker_tally *tally, struct slice words,
                       struct arena *arena)
{
    speaker_tally_turn(tally, words);
    tally->words += words_count(words);
    if (tally->first_words == NULL && words_trim(words).length > 0)
        tally->first_words = words_beginning(words, FIRST_WORDS, arena);
}

struct speaker_array {
    struct tema_speaker *items;
    size_t count, capacity;
};

static bool add_rows(struct tema_project *project, const struct open_document *document,
                     struct speaker_array *speakers, struct map *places,
                     struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT speaker.id, label, role, cases.name FROM speaker LEFT JOIN cases "
        "ON cases.id = speaker.case_id AND cases.removed = 0 "
        "WHERE document_id = ?1 AND speaker.removed = 0 ORDER BY speaker.id";
    const char *name = arena_copy_string(arena, document->name);
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(document->id)), &rows,
                     error))
        return false;
    while (rows_next(&rows)) {
        int64_t id = rows_integer(&rows, 0);

        map_put(places, MAP_KEY(id), (int64_t)speakers->count);
        *array_push(speakers) = (struct tema_speaker){
            .document = {document->id},
            .document_name = name,
            .label = arena_copy_string(arena, rows_text(&rows, 1)),
            .role = (enum tema_role)rows_integer(&rows, 2),
            .case_name = arena_copy_string(arena, rows_text(&rows, 3)),
            .first_words = "",
        };
    }
    return rows_close(&rows, error);
}

static int compare_turns(const void *left, const void *right)
{
    const struct tema_speaker *one = left, *other = right;

    if (one->turns != other->turns)
        return one->turns < other->turns ? 1 : -1;
    return strcmp(one->label, other->label);
}

/* Counts what the speakers from FIRST on say in DOCUMENT. */
static bool tally_turns(const struct open_document *document, struct map *places,
                        struct speaker_array *speakers, size_t first, struct arena *arena,
                        struct tema_error *error)
{
    struct speaker_tally *tallies =
        arena_take(arena, (speakers->count - first + 1) * sizeof *tallies);

    for (size_t i = 0; i < document->turn_count; i++) {
        const struct layout_span *turn = &document->turns[i];
        int64_t place = map_number(places, MAP_KEY(turn->speaker_id), -1);
        struct slice words;

        if (place < 0)
            continue;
        if (!document_words(document, turn->words_start, turn->end, &words, error))
            return false;
        speaker_tally_add(&tallies[(size_t)place - first], words, arena);
    }
    for (size_t i = first; i < speakers->count; i++) {
        const struct speaker_tally *tally = &tallies[i - first];

        speakers->items[i].turns = tally->turns;
        speakers->items[i].words = tally->words;
        if (tally->first_words != NULL)
            speakers->items[i].first_words = tally->first_words;
    }
    return true;
}

static bool add_speakers(struct tema_project *project, int64_t id,
                         struct speaker_array *speakers, struct arena *arena,
                         struct tema_error *error)
{
    CLEANUP(map_release) struct map places = {0};
    const struct open_document *document;
    size_t first = speakers->count;

    if (!document_open(project, id, &document, error) ||
        !add_rows(project, document, speakers, &places, arena, error) ||
        !tally_turns(document, &places, speakers, first, arena, error))
        return false;
    if (speakers->count > first)
        qsort(speakers->items + first, speakers->count - first, sizeof *speakers->items,
              compare_turns);
    return true;
}

static bool add_all_speakers(struct tema_project *project, struct speaker_array *speakers,
                             struct arena *arena, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};

    if (!document_list_uncounted(project, &documents, error))
        return false;
    for (size_t i = 0; i < documents.count; i++)
        if (!add_speakers(project, documents.items[i].id.row, speakers, arena, error))
            return false;
    return true;
}

bool tema_speaker_list(struct tema_project *project, struct tema_document_id document,
                       struct tema_speakers *ret_speakers, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct speaker_array speakers = {0};
    bool went_well =
        document.row == 0
            ? add_all_speakers(project, &speakers, arena, error)
            : project_expect(project, document.row, KIND_DOCUMENT, error) &&
                  add_speakers(project, document.row, &speakers, arena, error);

    if (!went_well) {
        array_release(&speakers);
        return false;
    }
    *ret_speakers = (struct tema_speakers){speakers.items, speakers.count, TAKE(arena)};
    return true;
}

void tema_speakers_free(struct tema_speakers *speakers)
{
    free(speakers->items);
    arena_free(speakers->memory);
    *speakers = (struct tema_speakers){0};
}

/* --- saying who they are --- */

struct label_array {
    struct name *items; /* ids of speakers, and their labels */
    size_t count, capacity;
};

/* The speakers of a document, or of all (0). */
static bool find_labels(struct tema_project *project, int64_t document,
                        struct label_array *labels, struct arena *arena,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT speaker.id, label FROM speaker JOIN document "
        "ON document.id = speaker.document_id WHERE (?1 IS NULL OR document.id = ?1) "
        "AND speaker.removed = 0 AND document.removed = 0 ORDER BY label, speaker.id";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_id(document)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(labels) = (struct name){
            rows_integer(&rows, 0), arena_copy_string(arena, rows_text(&rows, 1))};
    return rows_close(&rows, error);
}

/* LABEL as the documents have it: "ip" may stand for "IP". */
static bool resolve_label(const struct label_array *labels, const char *label,
                          struct arena *arena, const char **ret_label,
                          struct tema_error *error)
{
    struct name *distinct = arena_take(arena, (labels->count + 1) * sizeof *distinct);
    size_t count = 0;
    int64_t found;

    for (size_t i = 0; i < labels->count; i++) {
        const char *name = labels->items[i].name;

        if (count == 0 || strcmp(distinct[count - 1].name, name) != 0) {
            distinct[count] = (struct name){(int64_t)count + 1, name};
            count++;
        }
    }
    if (!names_find("speaker", label, distinct, count, false, &found, error))
        return false;
    *ret_label = distinct[found - 1].name;
    return true;
}

static bool write_speaker(struct tema_project *project, int64_t speaker,
                          enum tema_role role, const char *case_name, int64_t case_id,
                          struct tema_error *error)
{
    if (role != TEMA_ROLE_UNKNOWN &&
        !history_write(project->history, speaker, SPEAKER_ROLE, value_integer(role),
                       error))
        return false;
    return case_name == NULL ||
           cases_point(project, speaker, SPEAKER_CASE, case_id, error);
}

static bool set_speakers(struct tema_project *project, int64_t document,
                         const char *label, enum tema_role role, const char *case_name,
                         struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct label_array labels = {0};
    int64_t case_id = 0;
    bool went_well = find_labels(project, document, &labels, arena, error) &&
                     resolve_label(&labels, label, arena, &label, error);

    if (went_well && case_name != NULL && case_name[0] != '\0')
        went_well = cases_named(project, case_name, &case_id, NULL, error);
    for (size_t i = 0; went_well && i < labels.count; i++)
        if (strcmp(labels.items[i].name, label) == 0)
            went_well = write_speaker(project, labels.items[i].id, role, case_name,
                                      case_id, error);
    array_release(&labels);
    return went_well;
}

bool tema_speaker_set(struct tema_project *project, struct tema_document_id document,
                      const char *label, enum tema_role role, const char *case_name,
                      struct tema_error *error)
{
    const char *about = case_name != NULL && case_name[0] != '\0' ? case_name : NULL;
    bool went_well;

    if (role > TEMA_ROLE_OTHER)
        return tema_fail(error, TEMA_INVALID, "there is no such role");
    if (!project_begin(project, error))
        return false;
    went_well = (document.row == 0 ||
                 project_expect(project, document.row, KIND_DOCUMENT, error)) &&
                set_speakers(project, document.row, label, role, case_name, error);
    return project_end(project, went_well, error, "said who the speaker '%s' is%s%s",
                       label, about != NULL ? ": " : "", about != NULL ? about : "");
}
