/* command_init.c - tema init NAME.tema */
#include <pwd.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/session.h"

/* Who is logged in: the full name, else the login name; borrowed. */
static const char *find_user(void)
{
    static char name[200];
    const struct passwd *user = getpwuid(getuid());

    if (user == NULL)
        return "coder";
    snprintf(name, sizeof name, "%.*s", (int)strcspn(user->pw_gecos, ","),
             user->pw_gecos);
    return name[0] != '\0' ? name : user->pw_name;
}

/* PATH with .tema behind it where it is not; new. */
static char *add_ending(const char *path)
{
    size_t length = strlen(path);
    char *whole = take_memory(length + sizeof ".tema", 1);
    bool has_it = length > 5 && strcmp(path + length - 5, ".tema") == 0;

    snprintf(whole, length + sizeof ".tema", "%s%s", path, has_it ? "" : ".tema");
    return whole;
}

static void print(struct session *session, const struct tema_study *study)
{
    const char *warning = tema_project_place_warning(session->project);

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
    if (warning != NULL)
        fprintf(stderr, "tema: warning: %s\n", warning);
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
        coder = invocation_global(&session->invocation, "coder");
    if (coder == NULL)
        coder = find_user();
    if (approach != NULL && !tema_approach_from_name(approach, &study.approach, error))
        return false;
    session->project_path = add_ending(session_argument(session, "NAME.tema"));
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
