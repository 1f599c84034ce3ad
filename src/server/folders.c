/* folders.c - see server/folders.h */
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/folders.h"
#include "server/memory.h"

static char *home(void)
{
    const char *named = getenv("HOME");
    const struct passwd *user;

    if (named != NULL && named[0] == '/')
        return copy_string(named);
    user = getpwuid(getuid());
    return copy_string(user != NULL ? user->pw_dir : "/");
}

/* user-dirs.dirs: https://www.freedesktop.org/wiki/Software/xdg-user-dirs/
 * XDG_DOCUMENTS_DIR="$HOME/Documents" */
static char *read_line(const char *line, const char *base)
{
    static const char key[] = "XDG_DOCUMENTS_DIR=\"", below[] = "$HOME/";
    const char *value = line + sizeof key - 1;
    char *path = NULL;
    int length;

    if (strncmp(line, key, sizeof key - 1) != 0)
        return NULL;
    length = (int)strcspn(value, "\"");
    if (value[0] == '/')
        return strndup(value, (size_t)length);
    if (strncmp(value, below, sizeof below - 1) != 0)
        return NULL;
    if (asprintf(&path, "%s%.*s", base, length - 5, value + 5) < 0)
        abort();
    return path;
}

static FILE *open_names(const char *base)
{
    const char *config = getenv("XDG_CONFIG_HOME");
    CLEANUP_FREE char *path = NULL;

    if (config != NULL && config[0] == '/') {
        if (asprintf(&path, "%s/user-dirs.dirs", config) < 0)
            abort();
    } else if (asprintf(&path, "%s/.config/user-dirs.dirs", base) < 0) {
        abort();
    }
    return fopen(path, "re");
}

char *folders_usual(void)
{
    char *base = home(), *found = NULL, line[1024];
    FILE *names = open_names(base);
    struct stat about;

    while (names != NULL && found == NULL && fgets(line, sizeof line, names) != NULL)
        found = read_line(line, base);
    if (names != NULL)
        fclose(names);
    if (found != NULL && stat(found, &about) == 0 && S_ISDIR(about.st_mode)) {
        free(base);
        return found;
    }
    free(found);
    return base;
}

char *folders_person(void)
{
    const struct passwd *user = getpwuid(getuid());
    char *name;

    if (user == NULL)
        return copy_string("coder");
    name = strndup(user->pw_gecos, strcspn(user->pw_gecos, ","));
    if (name != NULL && name[0] != '\0')
        return name;
    free(name);
    return copy_string(user->pw_name);
}
