/* command_init.c - tema init NAME.tema */
#include "cli/new_project.h"

static void print(struct session *session, const struct tema_study *study)
{
    tema_printer_begin_done(session->printer, "made %s for the coder %s",
                            session->project_path, tema_project_coder(session->project));
    tema_printer_string(session->printer, "project", session->project_path);
    tema_printer_string(session->printer, "title",
                        study->title != NULL ? study->title : "");
    tema_printer_string(session->printer, "language",
                        study->language != NULL ? study->language : "en");
    tema_printer_string(session->printer, "approach",
                        tema_approach_name(study->approach));
    tema_printer_string(session->printer, "coder", tema_project_coder(session->project));
    tema_printer_end(session->printer);
    new_project_warn(session);
}

static bool run(struct session *session, struct tema_error *error)
{
    const char *coder = session_option(session, "coder");
    const char *approach = session_option(session, "approach");
    struct tema_study study = {
        .title = session_option(session, "title"),
        .language = session_option(session, "language"),
    };

    if (coder == NULL)
        coder = new_project_coder(session);
    if (approach != NULL && !tema_approach_from_name(approach, &study.approach, error))
        return false;
    session->project_path = new_project_path(session_argument(session, "NAME.tema"));
    if (!tema_project_create(session->project_path, &study, coder, &session->project,
                             error))
        return false;
    print(session, &study);
    return true;
}

const struct command command_init = {
    .name = "init",
    .summary = "Make a new project",
    .needs = NEEDS_NOTHING,
    .arguments =
        (const struct argument[]){
            {.name = "NAME.tema", .help = "the file to make; it holds the whole study"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "title", .value = "TITLE", .help = "the study's title"},
            {.name = "language",
             .value = "LANGUAGE",
             .help = "the interviews' language: sv, en ...; it decides the quotation "
                     "marks of the findings; else en"},
            {.name = "approach",
             .value = "reflexive|codebook|reliability",
             .help = "how the study reads and counts; else reflexive"},
            {.name = "coder",
             .value = "CODER",
             .help = "the first coder's name; else who is logged in"},
            {0},
        },
    .description = "A project is one study in one file: its interviews, codes, themes, "
                   "memos and findings, and the history of all that was done. Commands "
                   "in the file's folder find it by themselves.",
    .examples = "tema init shame.tema --title 'Shame in the therapy room' --language sv",
    .run = run,
};
