/* command_internal_completion.c - tema internal completion: what bash is to read */
#include <errno.h>
#include <sys/stat.h>

#include "cli/file.h"
#include "cli/memory.h"
#include "cli/session.h"

/* The words as bash parts them are joined again at '=' and ':'; the candidates come from
 * `tema internal complete`, one a line, and a tab with "files" asks for files. */
static const char script[] =
    "# bash completion for tema\n"
    "_tema()\n"
    "{\n"
    "    local cur words cword line plain\n"
    "    if declare -F _get_comp_words_by_ref >/dev/null; then\n"
    "        _get_comp_words_by_ref -n '=:' cur words cword\n"
    "    else\n"
    "        cur=${COMP_WORDS[COMP_CWORD]} words=(\"${COMP_WORDS[@]}\")\n"
    "        cword=$COMP_CWORD\n"
    "    fi\n"
    "    plain=${cur#[\\'\\\"]}\n"
    "    plain=${plain//\\\\/}\n"
    "    words[cword]=$plain\n"
    "    COMPREPLY=()\n"
    "    while IFS= read -r line; do\n"
    "        if [[ $line == $'\\t'files ]]; then\n"
    "            compopt -o filenames 2>/dev/null\n"
    "            while IFS= read -r line; do\n"
    "                COMPREPLY+=(\"$line\")\n"
    "            done < <(compgen -f -- \"$plain\")\n"
    "            continue\n"
    "        fi\n"
    "        [[ $line == *: ]] && compopt -o nospace 2>/dev/null\n"
    "        [[ $plain == \"$cur\" || $cur == *\\\\* ]] && printf -v line %q \"$line\"\n"
    "        COMPREPLY+=(\"$line\")\n"
    "    done < <(\"${words[0]/#\\~/$HOME}\" internal complete -- "
    "\"${words[@]:1:cword}\" "
    "2>/dev/null)\n"
    "    if declare -F __ltrim_colon_completions >/dev/null; then\n"
    "        __ltrim_colon_completions \"$cur\"\n"
    "    fi\n"
    "}\n"
    "complete -F _tema tema\n";

/* The script's name is that of the program it is for. */
static bool write_into(const char *folder, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;

    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return failure_of_system(error, "make the folder", folder, errno);
    if (asprintf(&path, "%s/tema", folder) < 0)
        abort();
    return file_write(path, script, sizeof script - 1, error);
}

static bool run(struct session *session, struct tema_error *error)
{
    const char *folder = session_argument(session, "FOLDER");

    if (folder != NULL)
        return write_into(folder, error);
    tema_printer_text(session->printer, script);
    return true;
}

const struct command command_internal_completion = {
    .name = "internal completion",
    .summary = "Print the completion script for bash, or write it into a folder",
    .needs = NEEDS_NOTHING,
    .hidden = true,
    .arguments =
        (const struct argument[]){
            {.name = "FOLDER", .help = "made where it is missing", .optional = true},
            {0},
        },
    .run = run,
};
