/* new_project.c - see cli/new_project.h */
#include <pwd.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/new_project.h"

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

const char *new_project_coder(const struct session *session)
{
    const char *coder = invocation_global(&session->invocation, "coder");

    return coder != NULL ? coder : find_user();
}

char *new_project_path(const char *path)
{
    size_t length = strlen(path);
    char *whole = take_memory(length + sizeof ".tema", 1);
    bool has_it = length > 5 && strcmp(path + length - 5, ".tema") == 0;

    snprintf(whole, length + sizeof ".tema", "%s%s", path, has_it ? "" : ".tema");
    return whole;
}

void new_project_warn(const struct session *session)
{
    const char *warning = tema_project_place_warning(session->project);

    if (warning != NULL)
        fprintf(stderr, "tema: warning: %s\n", warning);
}
