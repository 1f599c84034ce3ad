/* command_serve.c - tema serve [FILE.tema]: the app in the browser */
#include "cli/session.h"
#include "server/server.h"

enum { PORT_MOST = 65535 };

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
    int64_t number = 0;

    if (options.project == NULL)
        options.project = invocation_global(&session->invocation, "project");
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
             .help = "the project to begin with; else the app asks",
             .optional = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "no-browser", .help = "print the link and open nothing"},
            {.name = "port", .value = "PORT", .help = "of the address; else a free one"},
            {.name = "until-closed",
             .help = "end half a minute after the app's last window was closed"},
            {0},
        },
    .description =
        "The app works on the same file as the commands do; both may be used at once, "
        "and the app shows what a command has changed within a second. It is at an "
        "address that only this machine can reach, and opens by the link that is "
        "printed, once; nothing goes over a network. tema alone, in a terminal or a "
        "desktop, opens the app too.",
    .examples = "tema serve shame.tema\n\ntema serve shame.tema --no-browser --port 8123",
    .run = run,
};
