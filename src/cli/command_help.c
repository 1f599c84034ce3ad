/* command_help.c - tema help [COMMAND] */
#include "cli/help.h"
#include "cli/memory.h"
#include "cli/nearest.h"
#include "cli/session.h"
#include "cli/topics.h"

static bool fail_unknown(const char *name, struct tema_error *error)
{
    struct nearest nearest = nearest_to(name, strlen(name));
    char suggestion[200];

    for (const struct command *const *command = commands; *command != NULL; command++)
        if (!(*command)->hidden)
            nearest_offer(&nearest, "", (*command)->name);
    for (const struct group *group = groups; group->name != NULL; group++)
        nearest_offer(&nearest, "", group->name);
    for (const struct topic *topic = topics; topic->name != NULL; topic++)
        nearest_offer(&nearest, "", topic->name);
    nearest_say(&nearest, suggestion, sizeof suggestion);
    return failure(error, TEMA_INVALID, "no help on '%s'%s", name, suggestion);
}

static bool run(struct session *session, struct tema_error *error)
{
    char name[200] = "";
    size_t count, used = 0;
    const char *const *words = session_arguments(session, "COMMAND", &count);

    for (size_t i = 0; i < count && used < sizeof name; i++)
        used += (size_t)snprintf(name + used, sizeof name - used, "%s%s",
                                 i > 0 ? " " : "", words[i]);
    if (count == 0) {
        help_program(stdout);
        return true;
    }
    if (command_find(name) != NULL) {
        help_command(stdout, command_find(name));
        return true;
    }
    if (command_group(name) != NULL) {
        help_group(stdout, command_group(name));
        return true;
    }
    for (const struct topic *topic = topics; topic->name != NULL; topic++) {
        if (strcmp(topic->name, name) == 0) {
            topic->print();
            return true;
        }
    }
    return fail_unknown(name, error);
}

const struct command command_help = {
    .name = "help",
    .summary = "Tell about tema, a command or a topic",
    .needs = NEEDS_NOTHING,
    .arguments =
        (const struct argument[]){
            {.name = "COMMAND",
             .help = "a command, the first word of several, or a topic",
             .optional = true,
             .repeated = true},
            {0},
        },
    .run = run,
};
