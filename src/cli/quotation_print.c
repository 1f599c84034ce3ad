/* quotation_print.c - see cli/quotation_print.h */
#include "cli/quotation_print.h"
#include "cli/memory.h"

static const char *const columns[] = {
    "key",   "document", "start",   "end",   "words", "case", "speaker",
    "codes", "coders",   "comment", "place", "doubt", NULL,
};
static const char *const shown[] = {"key", "document", "case", "codes", "words", NULL};

static const char *const shown_without_case[] = {"key", "document", "codes", "words",
                                                 NULL};
static const char empty[] =
    "no such quotations: tema quote add DOC --text WORDS --code CODE";
static const char *const shown_doubtful[] = {"key", "document", "doubt", NULL};
static const struct tema_listing listing = {columns, shown, empty, true};
static const struct tema_listing listing_doubtful = {columns, shown_doubtful,
                                                     "no quotation is in doubt", true};
static const struct tema_listing listing_without_case = {columns, shown_without_case,
                                                         empty, true};

const struct tema_listing *quotation_listing_doubtful(void)
{
    return &listing_doubtful;
}

const struct tema_listing *quotation_listing_of(const struct tema_quotations *quotations)
{
    for (size_t i = 0; i < quotations->count; i++) {
        const struct tema_quotation *quotation = quotations->items + i;

        if (quotation->case_name != NULL &&
            strcmp(quotation->case_name, quotation->document_name) != 0)
            return &listing;
    }
    return &listing_without_case;
}

static bool has(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* The codes, or the coders, of the codings, each once. */
static void print_names(struct tema_printer *printer, const char *field,
                        const struct tema_quotation *quotation, bool coders)
{
    CLEANUP_FREE const char **names = take_memory(quotation->coding_count, sizeof *names);
    size_t count = 0;

    for (size_t i = 0; i < quotation->coding_count; i++) {
        const struct tema_coding *coding = quotation->codings + i;
        const char *name = coders ? coding->coder : coding->code_path;

        if (name != NULL && !has(names, count, name))
            names[count++] = name;
    }
    tema_printer_strings(printer, field, names, count);
}

static void print_codings(struct tema_printer *printer,
                          const struct tema_quotation *quotation)
{
    tema_printer_begin_records(printer, "codings");
    for (size_t i = 0; i < quotation->coding_count; i++) {
        tema_printer_begin(printer);
        tema_printer_string(printer, "code", quotation->codings[i].code_path);
        tema_printer_string(printer, "coder", quotation->codings[i].coder);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

/* People are told where it lies that has no words. */
static void print_words(struct tema_printer *printer,
                        const struct tema_quotation *quotation)
{
    CLEANUP_FREE char *place = NULL;

    if (quotation->words[0] == '\0' && quotation->place != NULL &&
        tema_printer_form(printer) == TEMA_TEXT &&
        asprintf(&place, "[%s]", quotation->place) < 0)
        abort();
    tema_printer_string(printer, "words", place != NULL ? place : quotation->words);
}

/* What few quotations have is not told to people of the others. */
static void print_known(struct tema_printer *printer, const char *name, const char *value)
{
    if (value != NULL || tema_printer_form(printer) != TEMA_TEXT)
        tema_printer_string(printer, name, value);
}

void quotation_print_fields(struct tema_printer *printer,
                            const struct tema_quotation *quotation)
{
    tema_printer_string(printer, "key", quotation->key);
    tema_printer_string(printer, "document", quotation->document_name);
    tema_printer_integer(printer, "start", quotation->start);
    tema_printer_integer(printer, "end", quotation->end);
    print_words(printer, quotation);
    tema_printer_string(printer, "case", quotation->case_name);
    tema_printer_string(printer, "speaker", quotation->speaker);
    print_names(printer, "codes", quotation, false);
    print_names(printer, "coders", quotation, true);
    tema_printer_string(printer, "comment", quotation->comment);
    print_known(printer, "place", quotation->place);
    print_known(printer, "doubt", quotation->doubt);
    print_codings(printer, quotation);
}

void quotation_print(struct tema_printer *printer, const struct tema_quotation *quotation)
{
    tema_printer_begin(printer);
    quotation_print_fields(printer, quotation);
    tema_printer_end(printer);
}

bool quotation_get(struct tema_project *project, struct tema_quotation_id id,
                   struct tema_quotations *ret_list,
                   const struct tema_quotation **ret_quotation, struct tema_error *error)
{
    const struct tema_quotation_filter filter = {.quotation = id};

    if (!tema_quotation_list(project, &filter, ret_list, error))
        return false;
    if (ret_list->count == 0)
        return failure(error, TEMA_NOT_FOUND, "the quotation is not there any more");
    *ret_quotation = ret_list->items;
    return true;
}
