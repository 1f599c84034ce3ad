/* command_internal_man.c - tema internal man FOLDER: writes the manual's pages */
#include <errno.h>
#include <sys/stat.h>

#include "cli/file.h"
#include "cli/man.h"
#include "cli/memory.h"
#include "cli/session.h"

/* COMMAND NULL: the page of tema itself. */
static bool write_page(const char *folder, const struct command *command,
                       struct tema_error *error)
{
    CLEANUP_FREE char *page = NULL;
    CLEANUP_FREE char *path = NULL;
    char name[100] = "tema";
    size_t length = 0;
    FILE *out = open_memstream(&page, &length);

    if (out == NULL)
        abort();
    if (command != NULL) {
        man_name(command, name, sizeof name);
        man_command(out, command);
    } else {
        man_program(out);
    }
    fclose(out);
    if (asprintf(&path, "%s/%s.1", folder, name) < 0)
        abort();
    return file_write(path, page, length, error);
}

static bool run(struct session *session, struct tema_error *error)
{
    const char *folder = session_argument(session, "FOLDER");

    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return failure_of_system(error, "make the folder", folder, errno);
    if (!write_page(folder, NULL, error))
        return false;
    for (const struct command *const *command = commands; *command != NULL; command++)
        if (!(*command)->hidden && !write_page(folder, *command, error))
            return false;
    return true;
}

const struct command command_internal_man = {
    .name = "internal man",
    .summary = "Write the manual's pages into a folder",
    .needs = NEEDS_NOTHING,
    .hidden = true,
    .arguments =
        (const struct argument[]){
            {.name = "FOLDER", .help = "made where it is missing"},
            {0},
        },
    .run = run,
};
