/* handle_project.c - one project: the study, its counts, who acts */
#include "server/handlers.h"
#include "server/memory.h"
#include "server/serving.h"
#include "server/shelf.h"

static void print_place(struct request *request)
{
    const struct shelved *shelved = request->shelved;
    struct tema_printer *printer = request->printer;
    const char *slash = strrchr(shelved->path, '/');
    CLEANUP_FREE char *name = copy_string(slash != NULL ? slash + 1 : shelved->path);
    char *dot = strrchr(name, '.');

    if (dot != NULL && dot != name && strcmp(dot, ".tema") == 0)
        *dot = '\0';
    tema_printer_string(printer, "id", shelved->id);
    tema_printer_string(printer, "name", name);
    tema_printer_string(printer, "path", shelved->path);
}

static bool print_study(struct request *request, struct tema_error *error)
{
    struct tema_printer *printer = request->printer;
    CLEANUP(tema_study_details_free) struct tema_study_details study = {0};

    if (!tema_project_study(request->project, &study, error))
        return false;
    tema_printer_string(printer, "title", study.title);
    tema_printer_string(printer, "language", study.language);
    tema_printer_string(printer, "approach", tema_approach_name(study.approach));
    return true;
}

static bool print_state(struct request *request, struct tema_error *error)
{
    const struct shelved *shelved = request->shelved;
    struct tema_printer *printer = request->printer;
    CLEANUP_FREE char *undo = NULL;
    CLEANUP_FREE char *redo = NULL;
    int64_t version;

    if (!tema_project_version(request->project, &version, error) ||
        !tema_undo_next(request->project, &undo, &redo, error))
        return false;
    tema_printer_string(printer, "coder", tema_project_coder(request->project));
    tema_printer_string(printer, "warning", tema_project_place_warning(request->project));
    tema_printer_boolean(printer, "read_only", shelved->read_only);
    if (shelved->as_of != 0)
        tema_printer_time(printer, "as_of", shelved->as_of);
    else
        tema_printer_string(printer, "as_of", NULL);
    tema_printer_integer(printer, "version", version);
    tema_printer_string(printer, "undo", undo);
    tema_printer_string(printer, "redo", redo);
    return true;
}

static bool print_coders(struct request *request, struct tema_error *error)
{
    struct tema_printer *printer = request->printer;
    CLEANUP(tema_coders_free) struct tema_coders coders = {0};

    if (!tema_project_coders(request->project, &coders, error))
        return false;
    tema_printer_begin_records(printer, "coders");
    for (size_t i = 0; i < coders.count; i++) {
        tema_printer_begin(printer);
        tema_printer_string(printer, "name", coders.items[i].name);
        tema_printer_integer(printer, "codings", coders.items[i].codings);
        tema_printer_integer(printer, "transactions", coders.items[i].transactions);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
    return true;
}

static bool print_counts(struct request *request, struct tema_error *error)
{
    struct tema_printer *printer = request->printer;
    struct tema_counts counts;

    if (!tema_project_counts(request->project, &counts, error))
        return false;
    tema_printer_begin_object(printer, "counts");
    tema_printer_integer(printer, "documents", counts.documents);
    tema_printer_integer(printer, "turns", counts.turns);
    tema_printer_integer(printer, "quotations", counts.quotations);
    tema_printer_integer(printer, "codes", counts.codes);
    tema_printer_integer(printer, "codings", counts.codings);
    tema_printer_integer(printer, "themes", counts.themes);
    tema_printer_integer(printer, "cases", counts.cases);
    tema_printer_integer(printer, "variables", counts.variables);
    tema_printer_integer(printer, "memos", counts.memos);
    tema_printer_integer(printer, "coders", counts.coders);
    tema_printer_integer(printer, "chapters", counts.chapters);
    tema_printer_integer(printer, "transactions", counts.transactions);
    tema_printer_integer(printer, "characters", counts.characters);
    tema_printer_end_object(printer);
    return true;
}

bool handle_project(struct request *request, struct tema_error *error)
{
    tema_printer_begin(request->printer);
    print_place(request);
    if (!print_study(request, error) || !print_state(request, error) ||
        !print_coders(request, error) || !print_counts(request, error))
        return false;
    tema_printer_end(request->printer);
    return true;
}

/* What the body leaves out stays as it is. */
static bool describe(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_study_details_free) struct tema_study_details now = {0};
    const char *approach;
    struct tema_study study = {0};

    if (!tema_project_study(request->project, &now, error) ||
        !body_string(request, "title", &study.title, error) ||
        !body_string(request, "language", &study.language, error) ||
        !body_string(request, "approach", &approach, error))
        return false;
    study.approach = now.approach;
    if (approach != NULL && !tema_approach_from_name(approach, &study.approach, error))
        return false;
    if (study.title == NULL && study.language == NULL && approach == NULL)
        return true;
    return tema_project_describe(request->project, &study, error);
}

bool handle_project_change(struct request *request, struct tema_error *error)
{
    const char *coder;

    if (!body_string(request, "coder", &coder, error) ||
        (coder != NULL && !tema_project_act_as(request->project, coder, error)))
        return false;
    return describe(request, error);
}

/* What goes on after it is in events.c. */
bool handle_events(struct request *request, struct tema_error *error)
{
    (void)request, (void)error;
    return true;
}

bool handle_project_at(struct request *request, struct tema_error *error)
{
    struct shelved *shelved;
    const char *time;
    int64_t at;

    if (!body_needs_string(request, "time", &time, error) ||
        !request_time_of("time", time, &at, error) ||
        !shelf_open_at(request->server->shelf, request->shelved->path, at, &shelved,
                       error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_string(request->printer, "id", shelved->id);
    tema_printer_end(request->printer);
    return true;
}
