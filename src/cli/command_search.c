/* command_search.c - tema search WORDS: where words stand in the study */
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {"kind",   "name",  "document", "start",   "end",
                                      "before", "words", "after",    "passage", NULL};
static const char *const shown[] = {"kind", "name", "start", "passage", NULL};
static const struct tema_listing listing = {columns, shown, "these words stand nowhere",
                                            true};

static const struct {
    const char *name;
    enum tema_search_kind kind;
} kinds[] = {
    {"document", TEMA_SEARCH_DOCUMENTS}, {"quotation", TEMA_SEARCH_QUOTATIONS},
    {"memo", TEMA_SEARCH_MEMOS},         {"code", TEMA_SEARCH_CODES},
    {"theme", TEMA_SEARCH_THEMES},       {"case", TEMA_SEARCH_CASES},
};

static unsigned kinds_of(const char *const *names, size_t count)
{
    unsigned set = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof kinds / sizeof *kinds; j++)
            if (strcmp(names[i], kinds[j].name) == 0)
                set |= kinds[j].kind;
    return set;
}

/* What stands there, on one line. */
static void print_passage(struct tema_printer *printer, const struct tema_hit *hit)
{
    CLEANUP_FREE char *passage = NULL;

    if (asprintf(&passage, "%s%s%s", hit->before, hit->words, hit->after) < 0)
        abort();
    for (char *at = passage; *at != '\0'; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    tema_printer_string(printer, "passage", passage);
}

static void print(struct tema_printer *printer, const struct tema_hit *hit)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "kind", hit->kind);
    tema_printer_string(printer, "name", hit->name);
    tema_printer_string(printer, "document", hit->document_name);
    tema_printer_integer(printer, "start", hit->start);
    tema_printer_integer(printer, "end", hit->end);
    tema_printer_string(printer, "before", hit->before);
    tema_printer_string(printer, "words", hit->words);
    tema_printer_string(printer, "after", hit->after);
    print_passage(printer, hit);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_hits_free) struct tema_hits hits = {0};
    CLEANUP_FREE const char **names = NULL;
    struct tema_search search = {.words = session_argument(session, "WORDS"),
                                 .most = 100};
    const char *most = session_option(session, "most");
    size_t count;

    names = session_options(session, "kind", &count);
    search.kinds = kinds_of(names, count);
    if ((most != NULL && !session_number("--most", most, 1, &search.most, error)) ||
        !tema_search(session->project, &search, &hits, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < hits.count; i++)
        print(session->printer, hits.items + i);
    tema_printer_end_list(session->printer);
    if (hits.total > (int64_t)hits.count)
        tema_printer_say(session->printer, "%zu of %lld are shown: --most N", hits.count,
                         (long long)hits.total);
    return true;
}

const struct command command_search = {
    .name = "search",
    .summary = "Tell where words stand in texts, memos, codes and all else",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){{.name = "WORDS", .help = "what to look for"}, {0}},
    .options =
        (const struct option[]){
            {.name = "kind",
             .value = "document|quotation|memo|code|theme|case",
             .help = "only in these",
             .repeated = true},
            {.name = "most",
             .value = "N",
             .help = "no more than N; else no more than 100"},
            {0},
        },
    .description = "Words are found as one phrase, whatever their case, the white space "
                   "between them, their quotation marks and hyphens; accents count. Of "
                   "a document's text every place is told, of all else each thing once.",
    .examples = "tema search 'ensam med'\n"
                "tema search trust --kind memo --kind code",
    .run = run,
};
