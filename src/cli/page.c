/* page.c - see cli/page.h */
#include <stdbool.h>
#include <string.h>

#include "cli/page.h"

/* Columns of BYTES of UTF-8 without wide letters, which our own texts have not. */
static int columns_of(const char *text, size_t bytes)
{
    int columns = 0;

    for (size_t i = 0; i < bytes; i++)
        columns += ((unsigned char)text[i] & 0xC0) != 0x80;
    return columns;
}

void page_wrap(FILE *out, const char *text, int used, int indent)
{
    bool first = true;

    fprintf(out, "%*s", used < indent ? indent - used : 0, "");
    used = used < indent ? indent : used;
    while (*text != '\0') {
        size_t bytes = strcspn(text, " \n");
        int columns = columns_of(text, bytes);

        if (!first && used + 1 + columns > PAGE_WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            used = indent;
        } else if (!first) {
            fputc(' ', out);
            used++;
        }
        fwrite(text, 1, bytes, out);
        used += columns;
        first = false;
        text += bytes;
        while (*text == ' ')
            text++;
        if (*text == '\n') {
            text++;
            fprintf(out, "\n%*s", *text == '\n' || *text == '\0' ? 0 : indent, "");
            used = indent;
            first = true;
        }
    }
    fputc('\n', out);
}

void page_entry(FILE *out, const char *name, const char *text, int column)
{
    int used = 2 + columns_of(name, strlen(name));

    fprintf(out, "  %s", name);
    if (used + 2 > column) {
        fputc('\n', out);
        used = 0;
    }
    page_wrap(out, text, used, column);
}
