/* roff.c - see cli/roff.h */
#include <stdbool.h>

#include "cli/roff.h"

static void add_letter(FILE *out, char letter, bool begins_line)
{
    if (begins_line && (letter == '.' || letter == '\''))
        fputs("\\&", out);
    if (letter == '\\')
        fputs("\\e", out);
    else if (letter == '-')
        fputs("\\-", out);
    else if (letter == '\'')
        fputs("\\(aq", out);
    else
        fputc(letter, out);
}

static void add_text(FILE *out, const char *text)
{
    bool begins_line = true;

    for (; *text != '\0'; text++) {
        if (text[0] == '\n' && text[1] == '\n') {
            fputs("\n.PP\n", out);
            text++;
            begins_line = true;
            continue;
        }
        add_letter(out, *text, begins_line);
        begins_line = *text == '\n';
    }
    fputc('\n', out);
}

void roff_text(FILE *out, const char *text)
{
    add_text(out, text);
}

void roff_lines(FILE *out, const char *text)
{
    fputs(".PP\n.nf\n.RS 4\n", out);
    add_text(out, text);
    fputs(".RE\n.fi\n", out);
}

void roff_entry(FILE *out, const char *name, const char *text)
{
    fputs(".TP\n.B ", out);
    for (; *name != '\0'; name++)
        add_letter(out, *name, false);
    fputc('\n', out);
    add_text(out, text);
}
