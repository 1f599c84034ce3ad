/* formats.c - see report/formats.h */
#include <string.h>
#include <strings.h>

#include "report/formats.h"

const struct report_format report_formats[] = {
    {"docx", "docx", "Word", report_write_docx},
    {"html", "html htm", "web page, one file", report_write_html},
    {"markdown", "md markdown", "Markdown (CommonMark)", report_write_markdown},
    {"odt", "odt", "OpenDocument (LibreOffice)", report_write_odt},
    {0},
};

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (; *words != '\0'; words += strcspn(words, " "), words += strspn(words, " ")) {
        if (length > 0 && strcspn(words, " ") == length &&
            strncasecmp(words, word, length) == 0)
            return true;
    }
    return false;
}

const struct report_format *report_format_find(const char *name)
{
    for (const struct report_format *row = report_formats; row->name != NULL; row++) {
        if (strcasecmp(row->name, name) == 0 || has_word(row->extensions, name))
            return row;
    }
    return NULL;
}

const struct report_format *report_format_of_path(const char *path)
{
    const char *file = strrchr(path, '/'), *dot;

    dot = strrchr(file != NULL ? file : path, '.');
    return dot != NULL ? report_format_find(dot + 1) : NULL;
}
