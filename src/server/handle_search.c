/* handle_search.c - words anywhere in the study */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"

static bool add_kind(const char *word, unsigned *kinds, struct tema_error *error)
{
    static const struct {
        const char *word;
        enum tema_search_kind kind;
    } words[] = {
        {"document", TEMA_SEARCH_DOCUMENTS}, {"quotation", TEMA_SEARCH_QUOTATIONS},
        {"memo", TEMA_SEARCH_MEMOS},         {"code", TEMA_SEARCH_CODES},
        {"theme", TEMA_SEARCH_THEMES},       {"case", TEMA_SEARCH_CASES},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0) {
            *kinds |= words[i].kind;
            return true;
        }
    return request_fail(error, TEMA_INVALID,
                        "kinds are document, quotation, memo, code, theme and case, "
                        "not '%s'",
                        word);
}

static bool read_kinds(const struct request *request, unsigned *ret_kinds,
                       struct tema_error *error)
{
    CLEANUP_FREE char *words = copy_string(request_query(request, "kinds"));
    unsigned kinds = 0;
    char *rest = NULL;

    for (char *word = words != NULL ? strtok_r(words, ",", &rest) : NULL; word != NULL;
         word = strtok_r(NULL, ",", &rest))
        if (!add_kind(word, &kinds, error))
            return false;
    *ret_kinds = kinds;
    return true;
}

static void print(struct tema_printer *printer, const struct tema_hit *hit)
{
    bool in_document = hit->document.row != 0;

    tema_printer_begin(printer);
    tema_printer_string(printer, "kind", hit->kind);
    tema_printer_integer(printer, "id", hit->id);
    tema_printer_string(printer, "key", hit->key);
    fields_print_number(printer, "number", hit->number != 0, hit->number);
    tema_printer_string(printer, "name", hit->name);
    fields_print_number(printer, "document", in_document, hit->document.row);
    tema_printer_string(printer, "document_name", hit->document_name);
    tema_printer_integer(printer, "start", hit->start);
    tema_printer_integer(printer, "end", hit->end);
    tema_printer_string(printer, "before", hit->before);
    tema_printer_string(printer, "words", hit->words);
    tema_printer_string(printer, "after", hit->after);
    tema_printer_end(printer);
}

bool handle_search(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_hits_free) struct tema_hits hits = {0};
    struct tema_search search = {.words = request_query(request, "q")};

    if (search.words == NULL)
        search.words = "";
    if (!read_kinds(request, &search.kinds, error) ||
        !request_query_number(request, "most", 0, &search.most, error) ||
        !tema_search(request->project, &search, &hits, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "total", hits.total);
    tema_printer_begin_records(request->printer, "items");
    for (size_t i = 0; i < hits.count; i++)
        print(request->printer, hits.items + i);
    tema_printer_end_records(request->printer);
    tema_printer_end(request->printer);
    return true;
}
