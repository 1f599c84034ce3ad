/* case_match.c - see include/tema/cases.h: documents that are called as a case is */
#include <stdlib.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "project/cases.h"
#include "project/document.h"
#include "project/names.h"
#include "project/words.h"
#include "text/fold.h"

enum { NOBODY = 0, SEVERAL = -1 };

/* --- names made alike --- */

/* NAME without the ending of a file, where it has one that interviews come with. */
static struct slice without_ending(struct slice name)
{
    static const char *const endings[] = {
        ".docx", ".doc", ".odt", ".rtf", ".txt", ".md",  ".markdown", ".vtt", ".srt",
        ".html", ".htm", ".pdf", ".mp3", ".mp4", ".m4a", ".wav",      NULL,
    };

    for (size_t i = 0; endings[i] != NULL; i++) {
        struct slice ending = slice_of(endings[i]);

        if (name.length > ending.length &&
            slice_equals(slice_from(name, name.length - ending.length), ending))
            return slice_cut(name, 0, name.length - ending.length);
    }
    return name;
}

/* File names have underscores for spaces. FOLDED: what stands for a space is one. */
static void add_without_spaces(struct slice folded, struct buffer *out)
{
    for (size_t i = 0; i < folded.length; i++)
        if (folded.bytes[i] != ' ' && folded.bytes[i] != '\t' && folded.bytes[i] != '_')
            buffer_add_byte(out, folded.bytes[i]);
}

static void make_key(const char *name, enum tema_likeness likeness, struct buffer *key)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    CLEANUP_BUFFER struct buffer spaced = {0};

    buffer_clear(key);
    fold(slice_of(name), &folded);
    fold_for_search(buffer_slice(&folded), &spaced);
    if (likeness == TEMA_LIKE_EXACTLY)
        buffer_add_string(key, name);
    else if (likeness == TEMA_LIKE_BUT_CASE)
        buffer_add_slice(key, buffer_slice(&folded));
    else if (likeness == TEMA_LIKE_BUT_SPACES)
        add_without_spaces(buffer_slice(&spaced), key);
    else
        add_without_spaces(without_ending(words_trim(buffer_slice(&spaced))), key);
}

const char *tema_likeness_name(enum tema_likeness likeness)
{
    static const char *const names[] = {"exact", "case", "spaces", "ending"};

    return names[likeness];
}

/* --- the matches --- */

struct matching {
    struct tema_case_matches *matches;
    struct name *cases;
    size_t case_count;
    struct map by_key[TEMA_LIKENESSES]; /* places in CASES, from 1; or SEVERAL */
};

static bool read_cases(struct tema_project *project, struct matching *matching,
                       struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name FROM cases WHERE removed = 0 ORDER BY id";
    CLEANUP_BUFFER struct buffer key = {0};
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        const char *name = arena_copy_string(arena, rows_text(&rows, 1));
        int64_t place = (int64_t)matching->case_count + 1;

        matching->cases = names_room(arena, matching->cases, matching->case_count,
                                     sizeof *matching->cases);
        matching->cases[matching->case_count++] =
            (struct name){rows_integer(&rows, 0), name};
        for (int i = 0; i < TEMA_LIKENESSES; i++) {
            make_key(name, i, &key);
            map_put(&matching->by_key[i], buffer_slice(&key),
                    map_find(&matching->by_key[i], buffer_slice(&key), NULL) ? SEVERAL
                                                                             : place);
        }
    }
    return rows_close(&rows, error);
}

/* The place of the only case that NAME is like, by the closest likeness that any has. */
static int64_t find(const struct matching *matching, const char *name,
                    enum tema_likeness *ret_likeness)
{
    CLEANUP_BUFFER struct buffer key = {0};
    int64_t place = NOBODY;

    for (int i = 0; i < TEMA_LIKENESSES && place == NOBODY; i++) {
        make_key(name, i, &key);
        place = map_number(&matching->by_key[i], buffer_slice(&key), NOBODY);
        *ret_likeness = i;
    }
    return place == SEVERAL ? NOBODY : place;
}

static void keep(struct tema_case_matches *matches, const struct tema_document *document,
                 const struct name *of_case, enum tema_likeness likeness)
{
    matches->items[matches->count++] = (struct tema_case_match){
        .document = document->id,
        .document_name = arena_copy_string(matches->memory, document->name),
        .case_id = {of_case->id},
        .case_name = of_case->name,
        .likeness = likeness,
    };
}

static bool match_documents(struct tema_project *project, struct matching *matching,
                            struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    CLEANUP_FREE enum tema_likeness *likenesses = NULL;
    CLEANUP_FREE int64_t *places = NULL;

    if (!document_list_uncounted(project, &documents, error))
        return false;
    places = memory_take_zeroed(documents.count + 1, sizeof *places);
    likenesses = memory_take_zeroed(documents.count + 1, sizeof *likenesses);
    matching->matches->items =
        memory_take((documents.count + 1) * sizeof *matching->matches->items);
    for (size_t i = 0; i < documents.count; i++)
        if (documents.items[i].case_name == NULL)
            places[i] = find(matching, documents.items[i].name, &likenesses[i]);
    for (int wanted = 0; wanted < TEMA_LIKENESSES; wanted++)
        for (size_t i = 0; i < documents.count; i++)
            if (places[i] != NOBODY && (int)likenesses[i] == wanted)
                keep(matching->matches, &documents.items[i],
                     &matching->cases[places[i] - 1], wanted);
    return true;
}

bool tema_case_match(struct tema_project *project, struct tema_case_matches *ret_matches,
                     struct tema_error *error)
{
    struct tema_case_matches matches = {.memory = arena_new()};
    struct matching matching = {.matches = &matches};
    bool went_well = read_cases(project, &matching, matches.memory, error) &&
                     match_documents(project, &matching, error);

    for (int i = 0; i < TEMA_LIKENESSES; i++)
        map_release(&matching.by_key[i]);
    if (!went_well) {
        tema_case_matches_free(&matches);
        return false;
    }
    *ret_matches = matches;
    return true;
}

void tema_case_matches_free(struct tema_case_matches *matches)
{
    free(matches->items);
    arena_free(matches->memory);
    *matches = (struct tema_case_matches){0};
}

/* --- connecting them --- */

static bool connect_all(struct tema_project *project,
                        const struct tema_case_match *matches, size_t count,
                        struct tema_error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!project_expect(project, matches[i].document.row, KIND_DOCUMENT, error) ||
            !project_expect(project, matches[i].case_id.row, KIND_CASE, error) ||
            !cases_point_document(project, matches[i].document.row,
                                  matches[i].case_id.row, error))
            return false;
    return true;
}

bool tema_case_connect(struct tema_project *project,
                       const struct tema_case_match *matches, size_t count,
                       struct tema_error *error)
{
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = connect_all(project, matches, count, error);
    if (count == 1)
        return project_end(project, went_well, error,
                           "said that '%s' is about the case '%s'",
                           matches[0].document_name, matches[0].case_name);
    return project_end(project, went_well, error,
                       "said of %zu documents whom they are about", count);
}
