/* session.c - see cli/session.h */
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/session.h"

enum { USUAL_WIDTH = 80, NAMED_MOST = 3 };

static int terminal_width(void)
{
    struct winsize size = {0};

    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_WIDTH;
    return size.ws_col;
}

static enum tema_form form_of(const char *name)
{
    if (name != NULL && strcmp(name, "json") == 0)
        return TEMA_JSON;
    if (name != NULL && strcmp(name, "csv") == 0)
        return TEMA_CSV;
    return TEMA_TEXT;
}

static int is_project(const struct dirent *entry)
{
    static const char ending[] = ".tema";
    size_t length = strlen(entry->d_name), tail = sizeof ending - 1;

    return length > tail && entry->d_name[0] != '.' &&
           strcmp(entry->d_name + length - tail, ending) == 0;
}

static bool fail_to_choose(struct dirent **found, int count, struct tema_error *error)
{
    char names[300] = "";
    size_t used = 0;

    for (int i = 0; i < count && i < NAMED_MOST && used < sizeof names; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%s",
                                 i > 0 ? ", " : "", found[i]->d_name);
    return failure(error, TEMA_NOT_FOUND,
                   "%d projects are here (%s%s): choose one with --project FILE", count,
                   names, count > NAMED_MOST ? " ..." : "");
}

/* The only *.tema in this folder; new. RET_NONE: there is none at all. */
static bool find_project_here(char **ret_path, bool *ret_none, struct tema_error *error)
{
    struct dirent **found = NULL;
    int count = scandir(".", &found, is_project, alphasort);
    bool done = count == 1;

    *ret_none = count == 0;
    if (count < 0)
        return failure_of_system(error, "look into", "this folder", errno);
    if (count == 1)
        *ret_path = strdup(found[0]->d_name);
    else if (count == 0)
        failure(error, TEMA_NOT_FOUND,
                "no project here: make one with 'tema init NAME.tema', or name one with "
                "--project FILE");
    else
        fail_to_choose(found, count, error);
    for (int i = 0; i < count; i++)
        free(found[i]);
    free(found);
    return done;
}

static bool find_project(struct session *session, const char *path,
                         struct tema_error *error)
{
    if (path == NULL)
        path = getenv("TEMA_PROJECT");
    if (path == NULL || path[0] == '\0')
        return find_project_here(&session->project_path, &session->can_make, error);
    session->project_path = strdup(path);
    session->can_make = access(path, F_OK) != 0 && errno == ENOENT;
    return true;
}

bool session_open(struct session *session, const char *path, struct tema_error *error)
{
    return find_project(session, path, error) &&
           tema_project_open(session->project_path, &session->project, error);
}

static bool goes_without(const struct session *session)
{
    enum needs needs = session->invocation.command->needs;

    return (needs == WANTS_PROJECT && session->project_path == NULL) ||
           (needs == MAKES_PROJECT && session->can_make);
}

static bool open_wanted(struct session *session, struct tema_error *error)
{
    const char *coder = invocation_global(&session->invocation, "coder");
    const char *path = invocation_global(&session->invocation, "project");
    const char *warning;

    if (!session_open(session, path, error)) {
        session->no_project = *error;
        return goes_without(session);
    }
    warning = tema_project_place_warning(session->project);
    if (warning != NULL && isatty(STDERR_FILENO))
        fprintf(stderr, "tema: warning: %s\n", warning);
    return coder == NULL || tema_project_act_as(session->project, coder, error);
}

bool session_begin(struct session *session, int argc, char **argv,
                   struct tema_error *error)
{
    const struct invocation *invocation = &session->invocation;
    const char *form;

    if (!invocation_read(argc, argv, &session->invocation, error))
        return false;
    form = invocation_global(invocation, "format");
    session->width = terminal_width();
    session->printer = tema_printer_new(form_of(form), stdout, session->width);
    if (invocation->command == NULL || invocation->command->needs == NEEDS_NOTHING ||
        invocation_global(invocation, "help") != NULL)
        return true;
    return open_wanted(session, error);
}

bool session_end(struct session *session, struct tema_error *error)
{
    bool done = tema_printer_close(session->printer, error);

    tema_project_close(session->project);
    free(session->project_path);
    invocation_release(&session->invocation);
    return done;
}

const char *const *session_arguments(const struct session *session, const char *name,
                                     size_t *ret_count)
{
    const struct invocation *invocation = &session->invocation;
    const struct argument *argument = invocation->command->arguments;
    size_t at = 0;

    for (; strcmp(argument->name, name) != 0; argument++) {
        at += !argument->filler;
        assert(argument[1].name != NULL);
    }
    *ret_count = at < invocation->word_count ? invocation->word_count - at : 0;
    return invocation->words + at;
}

const char *session_argument(const struct session *session, const char *name)
{
    size_t count;
    const char *const *words = session_arguments(session, name, &count);

    return count > 0 ? words[0] : NULL;
}

const char *session_option(const struct session *session, const char *name)
{
    assert(option_find(session->invocation.command->options, name, strlen(name)));
    return invocation_option(&session->invocation, name);
}

bool session_has(const struct session *session, const char *name)
{
    return session_option(session, name) != NULL;
}

const char **session_options(const struct session *session, const char *name,
                             size_t *ret_count)
{
    const struct invocation *invocation = &session->invocation;
    const char **values = take_memory(invocation->given_count, sizeof *values);

    *ret_count = 0;
    for (size_t i = 0; i < invocation->given_count; i++) {
        const struct given *given = invocation->given + i;

        if (!given->global && strcmp(given->option->name, name) == 0)
            values[(*ret_count)++] = given->value;
    }
    return values;
}

bool session_number(const char *name, const char *word, int64_t least,
                    int64_t *ret_number, struct tema_error *error)
{
    char *end = NULL;
    long long number;

    errno = 0;
    number = strtoll(word, &end, 10);
    if (end == word || *end != '\0' || errno != 0 || number < least)
        return failure(error, TEMA_INVALID, "%s is a number from %lld on, not '%s'", name,
                       (long long)least, word);
    *ret_number = number;
    return true;
}

bool session_is_text(const struct session *session)
{
    return tema_printer_form(session->printer) == TEMA_TEXT;
}
