/* main.c - the program: one command, one answer, one exit code */
#include <signal.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/session.h"

/* A person who types no more than `tema` gets the app; a script gets help. */
static bool asks_for_app(const struct invocation *invocation)
{
    return invocation->command == NULL && invocation->group == NULL &&
           invocation_global(invocation, "help") == NULL &&
           invocation_global(invocation, "version") == NULL && isatty(STDOUT_FILENO);
}

static bool run(struct session *session, struct tema_error *error)
{
    struct invocation *invocation = &session->invocation;
    const struct command *command;

    if (asks_for_app(invocation))
        invocation->command = &command_serve;
    command = invocation->command;

    if (invocation_global(invocation, "version") != NULL)
        printf("tema %s\n", TEMA_VERSION);
    else if (command != NULL && invocation_global(invocation, "help") != NULL)
        help_command(stdout, command);
    else if (command != NULL)
        return command->run(session, error);
    else if (invocation->group != NULL && invocation_global(invocation, "help") == NULL)
        return help_choose(invocation->group, error);
    else if (invocation->group != NULL)
        help_group(stdout, invocation->group);
    else
        help_program(stdout);
    return true;
}

int main(int argc, char **argv)
{
    struct session session = {0};
    struct tema_error error = {0}, late = {0};
    bool done;

    /* A reader who leaves early must not end us in the middle of a change. */
    signal(SIGPIPE, SIG_IGN);
    done = session_begin(&session, argc, argv, &error) && run(&session, &error);
    if (!session_end(&session, &late) && done) {
        error = late;
        done = false;
    }
    if (done)
        return session.exit_code;
    failure_print(&error);
    return tema_error_exit_code(error.kind);
}
