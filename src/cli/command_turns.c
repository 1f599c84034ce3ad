/* command_turns.c - tema turns [DOC]: who speaks, and who that is */
#include <sys/stat.h>

#include "cli/memory.h"
#include "cli/names.h"

static const char *const columns[] = {"document", "speaker", "role",        "case",
                                      "turns",    "words",   "first_words", NULL};
static const char *const shown_of_all[] = {"document", "speaker",     "role", "case",
                                           "turns",    "first_words", NULL};
static const struct tema_listing listing = {
    columns, shown_of_all, "no speakers were found (see: tema help speakers)", false};

static void print(struct tema_printer *printer, const struct tema_speakers *speakers)
{
    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < speakers->count; i++) {
        const struct tema_speaker *speaker = speakers->items + i;

        tema_printer_begin(printer);
        tema_printer_string(printer, "document", speaker->document_name);
        tema_printer_string(printer, "speaker", speaker->label);
        tema_printer_string(printer, "role", tema_role_name(speaker->role));
        tema_printer_string(printer, "case", speaker->case_name);
        tema_printer_integer(printer, "turns", speaker->turns);
        tema_printer_integer(printer, "words", speaker->words);
        tema_printer_string(printer, "first_words", speaker->first_words);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
}

static bool is_file(const char *path)
{
    struct stat status;

    return path != NULL && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool preview(struct session *session, const char *path, struct tema_error *error)
{
    CLEANUP(tema_speakers_free) struct tema_speakers speakers = {0};

    if (!tema_import_preview(path, &speakers, error))
        return false;
    print(session->printer, &speakers);
    tema_printer_say(session->printer, "%s is not imported yet: tema import %s", path,
                     path);
    return true;
}

/* A new case alone leaves each document's role as it is. */
static bool set_case(struct session *session, struct tema_document_id document,
                     const char *label, struct tema_error *error)
{
    CLEANUP(tema_speakers_free) struct tema_speakers speakers = {0};
    const char *case_name = session_option(session, "case");
    bool found = false;

    if (!tema_speaker_list(session->project, document, &speakers, error))
        return false;
    for (size_t i = 0; i < speakers.count; i++) {
        const struct tema_speaker *speaker = speakers.items + i;

        if (strcmp(speaker->label, label) != 0)
            continue;
        found = true;
        if (!tema_speaker_set(session->project, speaker->document, label, speaker->role,
                              case_name, error))
            return false;
    }
    return found || failure(error, TEMA_NOT_FOUND,
                            "no speaker is called '%s' (see: tema turns)", label);
}

static bool set_speaker(struct session *session, struct tema_document_id document,
                        const char *label, struct tema_error *error)
{
    const char *role_name = session_option(session, "role");
    enum tema_role role;

    if (role_name != NULL)
        return tema_role_from_name(role_name, &role, error) &&
               tema_speaker_set(session->project, document, label, role,
                                session_option(session, "case"), error);
    if (!tema_transaction_begin(session->project, NULL, error))
        return false;
    if (set_case(session, document, label, error))
        return tema_transaction_commit(session->project, error);
    tema_transaction_abandon(session->project);
    return false;
}

static bool change(struct session *session, struct tema_document_id document,
                   struct tema_error *error)
{
    const char *label = session_option(session, "speaker");

    if (label == NULL && (session_has(session, "role") || session_has(session, "case")))
        return failure_of_use(error, session->invocation.command,
                              "--role and --case need --speaker LABEL");
    if (label == NULL)
        return true;
    if (!session_has(session, "role") && !session_has(session, "case"))
        return failure_of_use(error, session->invocation.command,
                              "--speaker needs --role or --case");
    return set_speaker(session, document, label, error);
}

/* What is neither a document nor a file. */
static bool fail_to_find(struct tema_error *error)
{
    static const char begins[] = "no document ";
    size_t length = sizeof begins - 1;
    struct tema_error why = *error;

    if (strncmp(why.message, begins, length) != 0)
        return false;
    return failure(error, why.kind, "no document or file %s", why.message + length);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_speakers_free) struct tema_speakers speakers = {0};
    const char *name = session_argument(session, "DOC");
    struct tema_document_id document = {0};

    if (session->project == NULL) {
        if (is_file(name))
            return preview(session, name, error);
        *error = session->no_project;
        return false;
    }
    if (name != NULL && !tema_document_find(session->project, name, &document, error))
        return is_file(name) ? preview(session, name, error) : fail_to_find(error);
    if (!change(session, document, error) ||
        !tema_speaker_list(session->project, document, &speakers, error))
        return false;
    print(session->printer, &speakers);
    return true;
}

const struct command command_turns = {
    .name = "turns",
    .summary = "Show who speaks in a document or a file, and say who that is",
    .needs = WANTS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "DOC",
             .help = "a document, or a file that is not imported yet; else all documents",
             .optional = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "speaker",
             .value = "LABEL",
             .help = "the speaker that --role and --case are about, as the text has it"},
            {.name = "role",
             .value = "interviewer|participant|other",
             .help = "what that speaker is"},
            {.name = "case",
             .value = "CASE",
             .help = "whom that speaker stands for; '' for nobody"},
            {0},
        },
    .description = "Speakers are told by the labels that begin their turns. Look at "
                   "their counts before you rely on them, then say who is who: a "
                   "quotation's case is that of its speaker.",
    .examples =
        "tema turns interview.docx\ntema turns Anna\ntema turns Anna --speaker IP "
        "--role participant --case Anna",
    .run = run,
};
