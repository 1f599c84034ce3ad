/* chapter.c - see cli/chapter.h */
#include "cli/chapter.h"
#include "cli/file.h"

const struct argument chapter_arguments[] = {
    {.name = "CHAPTER.md",
     .help = "the chapter, in Markdown; else the saved one",
     .optional = true},
    {0},
};

bool chapter_read(struct session *session, char **ret_text, const char **ret_name,
                  struct tema_error *error)
{
    const char *path = session_argument(session, "CHAPTER.md");

    *ret_name = path != NULL ? path : CHAPTER_SAVED;
    if (path != NULL)
        return file_read(path, ret_text, error);
    return tema_findings_show(session->project, ret_text, error);
}
