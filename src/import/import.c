/* import.c - see include/tema/import.h: one file becomes one document */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "import/comments.h"
#include "import/importer.h"
#include "import/reading.h"
#include "import/roles.h"
#include "project/cases.h"
#include "tema/import.h"

enum { SPEAKERS_SHOWN = 12 };

/* What an import knows on its way. */
struct import {
    struct tema_project *project;
    const struct tema_import_options *options;
    struct reading reading;
    struct found_speaker *speakers;
    size_t speaker_count;
    const char *name; /* of the document: wanted, then given */
};

static void release_reading(struct import *import)
{
    reading_release(&import->reading);
}

/* --- what is told --- */

static int compare_turns(const void *left, const void *right)
{
    const struct found_speaker *one = left, *other = right;

    if (one->tally.turns != other->tally.turns)
        return one->tally.turns < other->tally.turns ? 1 : -1;
    return strcmp(one->label, other->label);
}

/* "I 24, IP 23" */
static char *list_speakers(const struct import *import)
{
    size_t count = import->speaker_count, bytes = count * sizeof *import->speakers;
    struct found_speaker *sorted = arena_take(import->reading.draft.arena, bytes + 1);
    struct buffer list = {0};

    if (count > 0)
        memcpy(sorted, import->speakers, bytes);
    qsort(sorted, count, sizeof *sorted, compare_turns);
    for (size_t i = 0; i < count && i < SPEAKERS_SHOWN; i++)
        buffer_add_format(&list, "%s%s %lld", i > 0 ? ", " : "", sorted[i].label,
                          (long long)sorted[i].tally.turns);
    if (count > SPEAKERS_SHOWN)
        buffer_add_format(&list, " and %zu more", count - SPEAKERS_SHOWN);
    return buffer_take_string(&list);
}

static char *list_remarks(const struct draft *draft)
{
    struct buffer list = {0};

    for (size_t i = 0; i < draft->remarks.count; i++) {
        if (i > 0)
            buffer_add_byte(&list, '\n');
        buffer_add_string(&list, draft->remarks.items[i]);
    }
    return buffer_take_string(&list);
}

static char *importer_name(const struct importer *importer)
{
    struct buffer name = {0};

    buffer_add_format(&name, "%s %d", importer->name, importer->version);
    return buffer_take_string(&name);
}

void tema_imported_release(struct tema_imported *imported)
{
    free(imported->name);
    free(imported->importer);
    free(imported->speakers);
    free(imported->remarks);
    *imported = (struct tema_imported){0};
}

/* --- a file that was imported before --- */

static bool tell_of(struct tema_project *project, struct tema_document_id id,
                    struct tema_imported *ret_imported, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents shown = {0};

    if (!tema_document_show(project, id, &shown, error))
        return false;
    *ret_imported = (struct tema_imported){
        .document = id,
        .name = memory_copy_string(shown.items->name),
        .importer = memory_copy_string(shown.items->importer),
        .already_there = true,
        .length = shown.items->length,
        .turns = shown.items->turns,
        .speakers = memory_copy_string(""),
        .remarks = memory_copy_string(""),
    };
    return true;
}

static bool look_for_it(struct import *import, struct tema_imported *ret_imported,
                        struct tema_error *error)
{
    struct tema_document_id id;

    return document_with_source(import->project, &import->reading.sha256, &id, error) &&
           (id.row == 0 || tell_of(import->project, id, ret_imported, error));
}

/* --- cases --- */

/* What the case of a speaker is called: as the label, but where that says nothing of who
 * it is, as the document. */
static const char *name_case(const struct import *import, const char *label)
{
    struct arena *arena = import->reading.draft.arena;
    size_t others = 0;

    if (!roles_is_generic(label))
        return arena_copy_string(arena, label);
    for (size_t i = 0; i < import->speaker_count; i++)
        others += import->speakers[i].role != TEMA_INTERVIEWER;
    return others == 1 ? import->name : arena_format(arena, "%s %s", import->name, label);
}

/* Where one alone is asked, the whole document is about him or her too: quotations that
 * begin with a question then are. */
static bool give_speakers_cases(struct import *import, struct new_document *document,
                                struct new_speaker *speakers, struct tema_error *error)
{
    CLEANUP(map_release) struct map names = {0};
    size_t others = 0;

    if (!cases_map(import->project, &names, error))
        return false;
    for (size_t i = 0; i < import->speaker_count; i++) {
        if (speakers[i].role == TEMA_INTERVIEWER)
            continue;
        if (!cases_find_or_bear(import->project, &names,
                                name_case(import, speakers[i].label),
                                &speakers[i].case_id, NULL, error))
            return false;
        document->case_id = ++others == 1 ? speakers[i].case_id : 0;
    }
    return true;
}

static bool find_cases(struct import *import, struct new_document *document,
                       struct new_speaker *speakers, struct tema_error *error)
{
    const struct tema_import_options *options = import->options;

    switch (options->case_rule) {
    case TEMA_CASE_NAMED:
        return cases_named(import->project, options->case_name, &document->case_id, NULL,
                           error);
    case TEMA_CASE_FROM_NAME:
        return cases_named(import->project, import->name, &document->case_id, NULL,
                           error);
    case TEMA_CASE_FROM_SPEAKER:
        if (import->speaker_count == 0)
            draft_add_remark(&import->reading.draft,
                             "no speakers were found, so no case was made");
        return give_speakers_cases(import, document, speakers, error);
    case TEMA_CASE_NONE:
        break;
    }
    return true;
}

/* --- the document --- */

static struct new_speaker *new_speakers(const struct import *import)
{
    struct new_speaker *speakers = arena_take(
        import->reading.draft.arena, (import->speaker_count + 1) * sizeof *speakers);

    for (size_t i = 0; i < import->speaker_count; i++)
        speakers[i] =
            (struct new_speaker){import->speakers[i].label, import->speakers[i].role, 0};
    return speakers;
}

static bool add_document(struct import *import, struct tema_imported *imported,
                         struct tema_error *error)
{
    struct reading *reading = &import->reading;
    struct draft *draft = &reading->draft;
    struct new_speaker *speakers = new_speakers(import);
    struct new_document document = {
        .source_name = reading->name,
        .importer = imported->importer,
        .sha256 = reading->sha256,
        .source = buffer_slice(&reading->bytes),
        .text = buffer_slice(&draft->text),
        .length = draft->length,
        .layout = reading->layout,
        .speakers = speakers,
        .speaker_count = import->speaker_count,
    };
    const char *name;

    /* Cases are called as the document is in the end. */
    if (!document_free_name(import->project, import->name, draft->arena, &import->name,
                            error))
        return false;
    document.name = import->name;
    if (!find_cases(import, &document, speakers, error) ||
        !document_add(import->project, &document, draft->arena, &imported->document,
                      &name, error) ||
        !comments_keep(import->project, draft, imported->document, name, &imported->memos,
                       error))
        return false;
    imported->name = memory_copy_string(name);
    return true;
}

/* Somebody may have imported it while it was read: looks again, now that nobody can. */
static bool add_in_transaction(struct import *import, struct tema_imported *imported,
                               struct tema_error *error)
{
    struct tema_imported found = {0};

    if (!look_for_it(import, &found, error))
        return false;
    if (found.already_there) {
        tema_imported_release(imported);
        *imported = found;
        return true;
    }
    return add_document(import, imported, error);
}

static bool add_new(struct import *import, struct tema_imported *ret_imported,
                    struct tema_error *error)
{
    struct reading *reading = &import->reading;
    CLEANUP(tema_imported_release) struct tema_imported imported = {0};
    bool went_well;

    if (!reading_understand(reading, error))
        return false;
    import->speakers = roles_find(reading, false, &import->speaker_count);
    imported.importer = importer_name(reading->importer);
    imported.length = reading->draft.length;
    imported.turns = (int64_t)reading->layout.turn_count;
    imported.speakers = list_speakers(import);
    if (!project_begin(import->project, error))
        return false;
    went_well = add_in_transaction(import, &imported, error);
    if (!project_end(import->project, went_well, error, "imported %s", reading->name))
        return false;
    if (imported.remarks == NULL)
        imported.remarks = list_remarks(&reading->draft);
    *ret_imported = imported;
    imported = (struct tema_imported){0};
    return true;
}

/* The file's name without its extension: at most 5 letters or digits behind the last
 * dot. */
static const char *plain_name(const char *name, struct arena *arena)
{
    const char *dot = strrchr(name, '.');
    size_t length = dot != NULL ? strlen(dot + 1) : 0;

    if (dot == NULL || dot == name || length == 0 || length > 5 ||
        strspn(dot + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        "0123456789") != length)
        return name;
    return arena_copy_slice(arena, (struct slice){name, (size_t)(dot - name)});
}

static bool import_file(struct import *import, const char *path,
                        struct tema_imported *ret_imported, struct tema_error *error)
{
    struct reading *reading = &import->reading;
    struct tema_imported found = {0};

    if (!reading_open(reading, path, error) || !look_for_it(import, &found, error))
        return reading_explain(reading, error);
    if (found.already_there) {
        *ret_imported = found;
        return true;
    }
    import->name =
        document_tidy_name(import->options->document_name != NULL
                               ? import->options->document_name
                               : plain_name(reading->name, reading->draft.arena),
                           reading->draft.arena);
    return add_new(import, ret_imported, error) || reading_explain(reading, error);
}

bool tema_import_file(struct tema_project *project, const char *path,
                      const struct tema_import_options *options,
                      struct tema_imported *ret_imported, struct tema_error *error)
{
    static const struct tema_import_options usual = {TEMA_CASE_NONE, NULL, NULL};
    CLEANUP(release_reading)
    struct import import = {
        .project = project,
        .options = options != NULL ? options : &usual,
    };

    return import_file(&import, path, ret_imported, error);
}
