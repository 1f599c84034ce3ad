/* command_serve.c - tema serve [FILE.tema]: the app in the browser */
#include "cli/session.h"
#include "server/server.h"

enum { PORT_MOST = 65535 };

/* The project that a command would work on here; NULL: there is none, or more than one.
 */
static bool find_project(struct session *session, const char **ret_path,
                         struct tema_error *error)
{
    const char *named = invocation_global(&session->invocation, "project");
    bool is_there = session_open(session, named, error);

    if (!is_there && session->project_path != NULL)
        return false;
    tema_project_close(session->project);
    session->project = NULL;
    *ret_path = session->project_path;
    return true;
}

static bool run(struct session *session, struct tema_error *error)
{
    const char *port = session_option(session, "port");
    struct server_options options = {
        .project = session_argument(session, "FILE.tema"),
        .version = TEMA_VERSION,
        .open_browser = !session_has(session, "no-browser"),
        .until_closed = session_has(session, "until-closed"),
        .out = stdout,
    };
    int64_t number = SERVER_USUAL_PORT;

    if (options.project == NULL && !find_project(session, &options.project, error))
        return false;
    if (port != NULL && !session_number("--port", port, 0, &number, error))
        return false;
    if (number > PORT_MOST)
        return failure(error, TEMA_INVALID, "--port is a number up to %d", PORT_MOST);
    options.port = (int)number;
    return server_run(&options, error);
}

const struct command command_serve = {
    .name = "serve",
    .summary = "Open the app in the browser",
    .needs = NEEDS_NOTHING,
    .arguments =
        (const struct argument[]){
            {.name = "FILE.tema",
             .help = "the project to begin with; else the one here, else the app asks",
             .optional = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "no-browser", .help = "print the link and open nothing"},
            {.name = "port",
             .value = "PORT",
             .help = "of the address; 0: any that is free"},
            {.name = "until-closed",
             .help = "end half a minute after the app's last window was closed"},
            {0},
        },
    .description =
        "The app works on the same file as the commands do; both may be used at once, "
        "and the app shows what a command has changed within a second. It is at an "
        "address that only this machine can reach, and opens by the link that is "
        "printed, once; nothing goes over a network. tema alone, in a terminal, and tema "
        "FILE.tema do the same.",
    .examples = "tema serve shame.tema\n\ntema serve shame.tema --no-browser --port 8123",
    .run = run,
};
