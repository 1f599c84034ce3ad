/* exchange_report.c - see cli/exchange_report.h */
#include <stdarg.h>

#include "cli/exchange_report.h"
#include "cli/memory.h"
#include "cli/page.h"

static const char *const columns[] = {"file", "outcome",  "element", "count",
                                      "how",  "examples", NULL};
static const char *const shown[] = {"outcome", "count", "what", "how", NULL};
const struct tema_listing exchange_listing = {columns, shown, "there was nothing in it",
                                              true};

static void print_line(struct tema_printer *printer,
                       const struct tema_exchange_line *line)
{
    tema_printer_string(printer, "outcome", tema_exchange_outcome_name(line->outcome));
    tema_printer_string(printer, "element", line->element);
    tema_printer_integer(printer, "count", line->count);
    tema_printer_string(printer, "how", line->how);
    tema_printer_strings(printer, "examples", line->examples, line->example_count);
}

/* "two had one name: the second got a number (Anna, Bo ...)" */
static char *tell_how(const struct tema_exchange_line *line)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    if (out == NULL)
        abort();
    fputs(line->how, out);
    for (size_t i = 0; i < line->example_count; i++)
        fprintf(out, "%s%s",
                i > 0                ? "; "
                : *line->how != '\0' ? " ("
                                     : "",
                line->examples[i]);
    if (line->example_count > 0 && line->count > (int64_t)line->example_count)
        fputs(" ...", out);
    if (line->example_count > 0 && *line->how != '\0')
        fputc(')', out);
    fclose(out);
    return text;
}

/* "codings", of one "coding"; "ends of links", of one "end of links"; new. */
static char *name_of(const struct tema_exchange_line *line)
{
    const char *rest = strstr(line->element, " of ");
    size_t length = rest != NULL ? (size_t)(rest - line->element) : strlen(line->element);
    bool is_one = line->count == 1 && length > 0 && line->element[length - 1] == 's' &&
                  strstr(line->element, " and ") == NULL;
    char *name = NULL;

    if (asprintf(&name, "%.*s%s", (int)(is_one ? length - 1 : length), line->element,
                 line->element + length) < 0)
        abort();
    return name;
}

static void show_line(struct tema_printer *printer, const char *read,
                      const struct tema_exchange_line *line)
{
    CLEANUP_FREE char *how = tell_how(line);
    CLEANUP_FREE char *what = name_of(line);
    bool is_read = line->outcome == TEMA_EXCHANGE_READ;

    tema_printer_string(printer, "outcome",
                        is_read ? read : tema_exchange_outcome_name(line->outcome));
    tema_printer_integer(printer, "count", line->count);
    tema_printer_string(printer, "what", what);
    tema_printer_string(printer, "how", how);
}

void exchange_print_rows(struct tema_printer *printer, const char *file,
                         const struct tema_exchange_result *result)
{
    for (size_t i = 0; i < result->line_count; i++) {
        tema_printer_begin(printer);
        tema_printer_string(printer, "file", file);
        print_line(printer, &result->lines[i]);
        tema_printer_end(printer);
    }
}

void exchange_print_table(struct session *session, const char *file, const char *read,
                          const struct tema_exchange_result *result)
{
    struct tema_printer *printer = session->printer;

    tema_printer_begin_list(printer, &exchange_listing);
    if (!session_is_text(session))
        exchange_print_rows(printer, file, result);
    for (size_t i = 0; session_is_text(session) && i < result->line_count; i++) {
        tema_printer_begin(printer);
        show_line(printer, read, &result->lines[i]);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
}

void exchange_print_report(struct tema_printer *printer,
                           const struct tema_exchange_result *result)
{
    tema_printer_begin_records(printer, "report");
    for (size_t i = 0; i < result->line_count; i++) {
        tema_printer_begin(printer);
        print_line(printer, &result->lines[i]);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

static void print_convention(struct tema_printer *printer,
                             const struct tema_exchange_result *result)
{
    tema_printer_begin_object(printer, "convention");
    tema_printer_string(printer, "positions",
                        *result->convention != '\0' ? result->convention : NULL);
    tema_printer_integer(printer, "hits", result->hits);
    tema_printer_integer(printer, "of", result->of);
    tema_printer_boolean(printer, "by_names", result->by_names);
    tema_printer_end_object(printer);
}

void exchange_print_arrival(struct tema_printer *printer,
                            const struct tema_exchange_result *result)
{
    const struct tema_exchange_tally *tally = &result->tally;

    tema_printer_string(printer, "program", result->program);
    tema_printer_string(printer, "project", result->project);
    tema_printer_integer(printer, "new", tally->fresh);
    tema_printer_integer(printer, "changed", tally->changed);
    tema_printer_integer(printer, "same", tally->same);
    tema_printer_integer(printer, "ours", tally->ours);
    tema_printer_integer(printer, "gone", tally->gone);
    print_convention(printer, result);
    tema_printer_begin_records(printer, "differences");
    for (size_t i = 0; i < result->difference_count; i++) {
        const struct tema_exchange_difference *difference = &result->differences[i];

        tema_printer_begin(printer);
        tema_printer_string(printer, "change",
                            tema_exchange_change_name(difference->change));
        tema_printer_string(printer, "kind", difference->kind);
        tema_printer_string(printer, "name", difference->name);
        tema_printer_string(printer, "field", difference->field);
        tema_printer_string(printer, "before", difference->before);
        tema_printer_string(printer, "after", difference->after);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

/* "description: 'old' -> 'new'" */
static char *tell_difference(const struct tema_exchange_difference *difference)
{
    char *text = NULL;
    int written;

    if (*difference->before == '\0' && *difference->after == '\0')
        written = asprintf(&text, "%s", difference->field);
    else
        written = asprintf(&text, "%s: '%s' -> '%s'", difference->field,
                           difference->before, difference->after);
    if (written < 0)
        abort();
    return text;
}

void exchange_print_differences(struct session *session,
                                const struct tema_exchange_result *result)
{
    static const char *const fields[] = {"change", "kind", "name", "here -> file", NULL};
    static const struct tema_listing listing = {fields, fields, "nothing differs", true};
    struct tema_printer *printer = session->printer;

    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < result->difference_count; i++) {
        const struct tema_exchange_difference *difference = &result->differences[i];
        CLEANUP_FREE char *what = tell_difference(difference);

        tema_printer_begin(printer);
        tema_printer_string(printer, "change",
                            tema_exchange_change_name(difference->change));
        tema_printer_string(printer, "kind", difference->kind);
        tema_printer_string(printer, "name", difference->name);
        tema_printer_string(printer, "here -> file", what);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
}

/* What a terminal would obey becomes blanks: names come from others' files. */
static void tame(char *line)
{
    for (unsigned char *byte = (unsigned char *)line; *byte != '\0'; byte++)
        if (*byte < 0x20 || *byte == 0x7F)
            *byte = ' ';
        else if (byte[0] == 0xC2 && byte[1] >= 0x80 && byte[1] < 0xA0)
            byte[0] = byte[1] = ' ';
}

void exchange_say(struct session *session, const char *format, ...)
{
    CLEANUP_FREE char *line = NULL;
    CLEANUP_FREE char *page = NULL;
    size_t length;
    va_list values;
    int written;
    FILE *out;

    va_start(values, format);
    written = vasprintf(&line, format, values);
    va_end(values);
    out = open_memstream(&page, &length);
    if (written < 0 || out == NULL)
        abort();
    tame(line);
    if (session->width > 0)
        page_wrap(out, line, 0, 0);
    else
        fprintf(out, "%s\n", line);
    fclose(out);
    tema_printer_text(session->printer, page);
}
