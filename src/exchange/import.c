/* import.c - see include/tema/exchange.h: a file of another program comes in */
#include <strings.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "exchange/reading.h"
#include "exchange/result.h"
#include "text/utf8.h"

enum { SHOWN = 60 /* code points of a name, in a label */ };

/* --- what is such a file --- */

static bool has_ending(const char *path)
{
    static const char *const endings[] = {".qdpx", ".qde", ".qdc"};
    const char *dot = strrchr(file_name(path), '.');

    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    return false;
}

static bool begins_as_project(struct archive *archive)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event = XML_FINISHED;

    return archive_project(archive, &xml, &error) &&
           xml_reader_next(xml, &event, &error) && event == XML_START &&
           (strcmp(xml_reader_name(xml), "Project") == 0 ||
            strcmp(xml_reader_name(xml), "CodeBook") == 0);
}

bool tema_exchange_is_file(const char *path)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};

    return (archive_open(path, &archive, &error) && begins_as_project(archive)) ||
           has_ending(path);
}

/* --- bringing it in --- */

static void tell_stage(const struct reading *reading, const char *stage)
{
    if (reading->options->progress != NULL)
        reading->options->progress(reading->options->context, stage, 0, 0);
}

/* A codebook has no sources, and a project may have none. */
static bool bring_sources_in(struct reading *reading, struct tema_error *error)
{
    return reading->source_count + reading->note_count == 0 ||
           sources_arrive(reading, error);
}

static bool read_file(struct reading *reading, struct tema_error *error)
{
    tell_stage(reading, "reading");
    if (!extras_load(reading->archive, reading->losses, &reading->extras, error))
        return false;
    reading->is_ours = reading->extras != NULL;
    if (!survey(reading, error))
        return false;
    tell_stage(reading, "codebook");
    if (!head_arrive(reading, error) || !bring_sources_in(reading, error))
        return false;
    tell_stage(reading, "links");
    return extras_arrive(reading, error) && tail_arrive(reading, error) &&
           arrival_list_gone(reading->arrival, error);
}

/* The file's name, which need not be UTF-8. */
static const char *file_of(const struct reading *reading)
{
    CLEANUP_BUFFER struct buffer name = {0};

    utf8_repair(slice_of(archive_name(reading->archive)), &name);
    return arena_copy_slice(reading->arena, buffer_slice(&name));
}

/* "" where no text is marked. */
static const char *convention_of_reading(const struct reading *reading)
{
    return reading->evidence.bounded > 0 ? convention_phrase(&reading->verdict.convention)
                                         : "";
}

/* What came in is on record, with the report, unless it was nothing. */
static bool record(struct reading *reading, struct tema_error *error)
{
    const char *convention = convention_of_reading(reading);
    CLEANUP_BUFFER struct buffer report = {0};
    struct value values[EXCHANGE_FIELDS] = {0};
    struct sha256 sha256;

    if (history_current(reading->project->history) == 0)
        return true;
    losses_write(reading->losses, &report);
    if (!archive_digest(reading->archive, &sha256, error) ||
        !arrival_content(reading->arrival, "report", buffer_slice(&report),
                         &values[EXCHANGE_REPORT - 1], error))
        return false;
    values[EXCHANGE_FILE - 1] = value_text(file_of(reading));
    values[EXCHANGE_SHA256 - 1] = (struct value){
        .type = VALUE_BYTES, .text = {(const char *)sha256.bytes, sizeof sha256.bytes}};
    values[EXCHANGE_PROGRAM - 1] = value_text(reading->origin);
    values[EXCHANGE_PROJECT - 1] = value_text(reading->name);
    values[EXCHANGE_CONVENTION - 1] = value_text(*convention != '\0' ? convention : NULL);
    return history_bear(reading->project->history, KIND_EXCHANGE, NULL, values,
                        EXCHANGE_FIELDS, NULL, error);
}

/* --- what is told of it --- */

static void add_count(struct buffer *label, int64_t count, const char *one,
                      const char *many)
{
    if (count == 0)
        return;
    buffer_add_format(label, "%s%lld %s", label->length > 0 ? ", " : "", (long long)count,
                      count == 1 ? one : many);
}

/* "60 documents, 172 codes, 874 codings"; of what was there: "3 new, 2 changed". */
static void describe(const struct reading *reading, struct buffer *label)
{
    const struct tema_exchange_tally tally = arrival_tally(reading->arrival);
    const struct losses *losses = reading->losses;

    if (tally.same + tally.changed > tally.fresh) {
        add_count(label, tally.fresh, "new", "new");
        add_count(label, tally.changed, "changed", "changed");
        return;
    }
    add_count(label, reading->source_count, "document", "documents");
    add_count(label, (int64_t)reading->codes.count, "code", "codes");
    add_count(label, losses_count(losses, TEMA_EXCHANGE_READ, "codings"), "coding",
              "codings");
}

static void add_beginning(struct buffer *label, const char *text)
{
    struct slice whole = slice_of(text);

    buffer_add(label, text, utf8_skip(whole, 0, SHOWN));
}

/* "imported study.qdpx (NVivo 20.5): 60 documents, 172 codes, 874 codings" */
static void set_label(const struct reading *reading)
{
    CLEANUP_BUFFER struct buffer label = {0}, content = {0};

    buffer_add_string(&label, "imported ");
    add_beginning(&label, file_of(reading));
    if (reading->origin != NULL && reading->origin[0] != '\0') {
        buffer_add_string(&label, " (");
        add_beginning(&label, reading->origin);
        buffer_add_string(&label, ")");
    }
    describe(reading, &content);
    if (content.length > 0)
        buffer_add_format(&label, ": %s", buffer_string(&content));
    history_label(reading->project->history, "%s", buffer_string(&label));
}

static void take_differences(const struct reading *reading,
                             struct tema_exchange_result *result)
{
    struct arena *arena = result->memory;
    const struct tema_exchange_difference *found =
        arrival_differences(reading->arrival, &result->difference_count);
    struct tema_exchange_difference *copies =
        arena_take(arena, (result->difference_count + 1) * sizeof *copies);

    for (size_t i = 0; i < result->difference_count; i++)
        copies[i] = (struct tema_exchange_difference){
            .change = found[i].change,
            .kind = arena_copy_string(arena, found[i].kind),
            .name = arena_copy_string(arena, found[i].name),
            .field = arena_copy_string(arena, found[i].field),
            .before = arena_copy_string(arena, found[i].before),
            .after = arena_copy_string(arena, found[i].after)};
    result->differences = copies;
}

static const char *copy_or_nothing(struct arena *arena, const char *text)
{
    return text != NULL ? arena_copy_string(arena, text) : "";
}

static void take_result(const struct reading *reading,
                        struct tema_exchange_result *ret_result)
{
    struct arena *arena = arena_new();

    *ret_result = (struct tema_exchange_result){
        .tally = arrival_tally(reading->arrival),
        .program = copy_or_nothing(arena, reading->origin),
        .project = copy_or_nothing(arena, reading->name),
        .convention = convention_of_reading(reading),
        .hits = reading->evidence.bounded > 0 ? reading->verdict.hits : 0,
        .of = reading->evidence.bounded > 0 ? reading->verdict.of : 0,
        .by_names = reading->verdict.by_names,
        .has_marked = reading->has_marked,
        .memory = arena,
    };
    result_take_lines(ret_result, reading->losses);
    take_differences(reading, ret_result);
}

/* --- the whole --- */

static void finish(struct reading *reading)
{
    arrival_free(reading->arrival);
    extras_free(reading->extras);
    losses_free(reading->losses);
    archive_free(reading->archive);
    reading_finish(reading);
}

/* Inside the transaction. */
static bool bring_in(struct reading *reading, struct tema_error *error)
{
    if (!arrival_begin(reading->project, &reading->arrival, error))
        return false;
    archive_record(reading->archive, reading->project->path);
    if (!read_file(reading, error))
        return tema_explain(error, "%s", archive_name(reading->archive));
    set_label(reading);
    return record(reading, error);
}

bool tema_exchange_import(struct tema_project *project, const char *path,
                          const struct tema_exchange_import_options *options,
                          struct tema_exchange_result *ret_result,
                          struct tema_error *error)
{
    static const struct tema_exchange_import_options usual = {0};
    CLEANUP(finish)
    struct reading reading = {.project = project,
                              .options = options != NULL ? options : &usual,
                              .losses = losses_new(),
                              .arena = arena_new()};
    struct tema_exchange_result result = {0};

    if (reading.options->dry_run && history_is_open(project->history))
        return tema_fail(error, TEMA_REFUSED,
                         "what an import would do cannot be told within a transaction");
    if (!archive_open(path, &reading.archive, error) || !project_begin(project, error))
        return false;
    if (!bring_in(&reading, error))
        return project_end(project, false, error, NULL);
    take_result(&reading, &result);
    if (reading.options->dry_run) {
        tema_transaction_abandon(project);
    } else if (!project_end(project, true, error, NULL)) {
        tema_exchange_result_free(&result);
        return false;
    }
    *ret_result = result;
    return true;
}
