/* offers.c - see cli/offers.h */
#include "cli/offers.h"
#include "cli/memory.h"

void offers_print(const struct offers *offers, const char *name)
{
    if (strncmp(name, offers->typed, strlen(offers->typed)) == 0 &&
        strchr(name, '\n') == NULL)
        tema_printer_say(offers->session->printer, "%s%s", offers->before, name);
}

static void offer_files(struct offers *offers)
{
    tema_printer_say(offers->session->printer, "\tfiles");
}

static void offer_documents(struct offers *offers)
{
    CLEANUP(tema_documents_free) struct tema_documents all = {0};
    struct tema_error error = {0};

    if (tema_document_list(offers->session->project, &all, &error))
        for (size_t i = 0; i < all.count; i++)
            offers_print(offers, all.items[i].name);
}

static void offer_cases(struct offers *offers)
{
    CLEANUP(tema_cases_free) struct tema_cases all = {0};
    struct tema_error error = {0};

    if (tema_case_list(offers->session->project, &all, &error))
        for (size_t i = 0; i < all.count; i++)
            offers_print(offers, all.items[i].name);
}

static void offer_variables(struct offers *offers)
{
    CLEANUP(tema_cases_free) struct tema_cases all = {0};
    struct tema_error error = {0};

    if (tema_case_list(offers->session->project, &all, &error))
        for (size_t i = 0; i < all.variable_count; i++)
            offers_print(offers, all.variables[i]);
}

static void offer_codes(struct offers *offers)
{
    CLEANUP(tema_codes_free) struct tema_codes all = {0};
    struct tema_error error = {0};

    if (tema_codebook_list(offers->session->project, &all, &error))
        for (size_t i = 0; i < all.count; i++)
            offers_print(offers, all.items[i].path);
}

static void offer_themes(struct offers *offers)
{
    CLEANUP(tema_themes_free) struct tema_themes all = {0};
    struct tema_error error = {0};

    if (tema_theme_list(offers->session->project, &all, &error))
        for (size_t i = 0; i < all.count; i++)
            offers_print(offers, all.items[i].path);
}

static void offer_quotations(struct offers *offers)
{
    CLEANUP(tema_quotations_free) struct tema_quotations all = {0};
    const struct tema_quotation_filter everything = {0};
    struct tema_error error = {0};

    if (tema_quotation_list(offers->session->project, &everything, &all, &error))
        for (size_t i = 0; i < all.count; i++)
            offers_print(offers, all.items[i].key);
}

static void offer_coders(struct offers *offers)
{
    CLEANUP(tema_coders_free) struct tema_coders all = {0};
    struct tema_error error = {0};

    if (tema_project_coders(offers->session->project, &all, &error))
        for (size_t i = 0; i < all.count; i++)
            offers_print(offers, all.items[i].name);
}

static void offer_memos(struct offers *offers)
{
    CLEANUP(tema_memos_free) struct tema_memos all = {0};
    struct tema_error error = {0};
    char number[24];

    if (!tema_memo_list(offers->session->project, NULL, &all, &error))
        return;
    for (size_t i = 0; i < all.count; i++) {
        snprintf(number, sizeof number, "%lld", (long long)all.items[i].number);
        offers_print(offers, number);
    }
}

/* Several parts are parted by commas. */
static void offer_parts(struct offers *offers)
{
    static const char *const parts[] = {"codebook", "documents", "codings",
                                        "cases",    "memos",     "sets",
                                        "links",    "graphs",    "extras"};
    const char *comma = strrchr(offers->typed, ',');
    struct offers inner = *offers;
    char before[200];

    if (comma != NULL) {
        snprintf(before, sizeof before, "%s%.*s", offers->before,
                 (int)(comma + 1 - offers->typed), offers->typed);
        inner.before = before;
        inner.typed = comma + 1;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        offers_print(&inner, parts[i]);
}

struct row {
    const char *name; /* a value's, or a kind's before ':' */
    void (*offer)(struct offers *offers);
    bool from_project;
};

static const struct row values[] = {
    {"FILE", offer_files, false},       {"FILE.tema", offer_files, false},
    {"PATH", offer_files, false},       {"OUT", offer_files, false},
    {"CHAPTER.md", offer_files, false}, {"NAME.tema", offer_files, false},
    {"FOLDER", offer_files, false},     {"DOC", offer_documents, true},
    {"CASE", offer_cases, true},        {"VARIABLE", offer_variables, true},
    {"CODE", offer_codes, true},        {"THEME", offer_themes, true},
    {"KEY", offer_quotations, true},    {"CODER", offer_coders, true},
    {"NUMBER", offer_memos, true},      {"PART", offer_parts, false},
    {0},
};

static const struct row kinds[] = {
    {"document:", offer_documents, true},
    {"quotation:", offer_quotations, true},
    {"code:", offer_codes, true},
    {"theme:", offer_themes, true},
    {"case:", offer_cases, true},
    {"memo:", offer_memos, true},
    {0},
};

static bool open_project(struct offers *offers)
{
    struct tema_error error = {0};

    return offers->session->project != NULL ||
           session_open(offers->session, offers->project, &error);
}

static void offer_choices(struct offers *offers, const char *choices)
{
    CLEANUP_FREE char *copy = strdup(choices);
    char *rest = NULL;

    for (char *choice = strtok_r(copy, "|", &rest); choice != NULL;
         choice = strtok_r(NULL, "|", &rest))
        offers_print(offers, choice);
}

/* "code:St" offers the codes that begin so; "co" offers "code:". */
static void offer_kinds(struct offers *offers)
{
    char before[200];

    for (const struct row *row = kinds; row->name != NULL; row++) {
        size_t length = strlen(row->name);
        struct offers inner = *offers;

        if (strncmp(offers->typed, row->name, length) != 0) {
            offers_print(offers, row->name);
            continue;
        }
        if (!open_project(offers))
            return;
        snprintf(before, sizeof before, "%s%s", offers->before, row->name);
        inner.before = before;
        inner.typed = offers->typed + length;
        row->offer(&inner);
    }
    offers_print(offers, "project");
}

/* Where a code or a theme is moved to is one of its own sort. */
static const char *own_sort(const struct command *command, const char *value)
{
    if (strcmp(value, "PARENT") != 0 && strcmp(value, "OTHER") != 0)
        return value;
    return command != NULL && command_within(command, "theme") != NULL ? "THEME" : "CODE";
}

void offers_value(struct offers *offers, const struct command *command, const char *value)
{
    value = own_sort(command, value);
    if (strcmp(value, "KIND:NAME") == 0) {
        offer_kinds(offers);
        return;
    }
    if (strchr(value, '|') != NULL) {
        offer_choices(offers, value);
        return;
    }
    for (const struct row *row = values; row->name != NULL; row++) {
        if (strcmp(row->name, value) != 0)
            continue;
        if (!row->from_project || open_project(offers))
            row->offer(offers);
    }
}
