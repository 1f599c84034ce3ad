/* lines.c - see cli/lines.h */
#include "cli/lines.h"
#include "cli/memory.h"

void lines_print(struct tema_printer *printer, const char *field, const char *text)
{
    CLEANUP_FREE char *copy = strdup(text != NULL ? text : "");
    CLEANUP_FREE const char **items = take_memory(strlen(copy) + 1, sizeof *items);
    size_t count = 0;
    char *rest = NULL;

    for (char *line = strtok_r(copy, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        items[count++] = line;
    tema_printer_strings(printer, field, items, count);
}
