/* editor.c - see cli/editor.h */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/editor.h"
#include "cli/file.h"
#include "cli/memory.h"

static const char *find_editor(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};

    for (size_t i = 0; i < 2; i++) {
        const char *editor = getenv(variables[i]);

        if (editor != NULL && editor[0] != '\0')
            return editor;
    }
    return "vi";
}

/* The editor may be a command with options ("code --wait"): the shell takes it apart. */
static bool run_editor(const char *path, struct tema_error *error)
{
    CLEANUP_FREE char *script = NULL;
    const char *editor = find_editor();
    int status = 0;
    pid_t child;

    if (asprintf(&script, "%s \"$1\"", editor) < 0)
        abort();
    child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", script, "sh", path, (char *)NULL);
        _exit(127);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failure(error, TEMA_REFUSED, "the editor '%s' failed: nothing is changed",
                       editor);
    return true;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

bool editor_write(const char *before, char **ret_text, struct tema_error *error)
{
    const char *folder = getenv("TMPDIR");
    CLEANUP_FREE char *path = NULL;
    CLEANUP_FREE char *text = NULL;
    int file;
    bool done;

    if (asprintf(&path, "%s/tema-XXXXXX.md", folder != NULL ? folder : "/tmp") < 0)
        abort();
    file = mkstemps(path, 3);
    if (file < 0)
        return failure_of_system(error, "write", path, errno);
    close(file);
    done = file_write(path, before, strlen(before), error) && run_editor(path, error) &&
           file_read(path, &text, error);
    unlink(path);
    if (!done)
        return false;
    if (is_blank(text) || strcmp(text, before) == 0)
        return failure(error, TEMA_REFUSED, "nothing was written: nothing is changed");
    *ret_text = strdup(text);
    return true;
}

bool editor_text(const char *words, const char *file, const char *before, char **ret_text,
                 struct tema_error *error)
{
    char *text = NULL;
    bool done = true;
    size_t length;

    if (words != NULL)
        text = strdup(words);
    else if (file == NULL && isatty(STDIN_FILENO))
        done = editor_write(before, &text, error);
    else
        done = file_read(file != NULL ? file : "-", &text, error);
    if (!done)
        return false;
    length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
    *ret_text = text;
    return true;
}
