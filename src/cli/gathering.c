/* gathering.c - see cli/gathering.h */
#include "cli/gathering.h"
#include "cli/memory.h"
#include "cli/names.h"

const struct argument gathering_arguments[] = {
    {.name = "THEME", .help = "the theme's path or name"},
    {.name = "CODE", .help = "a code's path or name", .optional = true, .repeated = true},
    {0},
};

/* What a theme was asked to do, and did. */
struct gathering {
    const char *theme; /* its path */
    const struct tema_code_id *codes;
    const struct tema_gathered_quotation *items;
    const char **keys; /* of the items, as they were typed */
    size_t code_count, item_count;
    size_t codes_changed, items_changed;
    bool gather; /* else release */
};

/* "1 code of 2": of what was so already nothing is claimed. Nothing where COUNT is 0. */
static void phrase(char *text, size_t size, const char *noun, size_t changed,
                   size_t count)
{
    text[0] = '\0';
    if (count > 0 && changed < count)
        snprintf(text, size, "%zu %s%s of %zu", changed, noun, changed == 1 ? "" : "s",
                 count);
    else if (count > 0)
        snprintf(text, size, "%zu %s%s", changed, noun, changed == 1 ? "" : "s");
}

static void begin(struct tema_printer *printer, const struct gathering *gathering)
{
    bool both = gathering->code_count > 0 && gathering->item_count > 0;
    char codes[80], quotations[80];

    if (gathering->codes_changed + gathering->items_changed == 0) {
        tema_printer_begin_done(printer, "nothing is changed: %s %s already",
                                gathering->theme,
                                gathering->gather ? "gathers this" : "is without this");
        return;
    }
    phrase(codes, sizeof codes, "code", gathering->codes_changed, gathering->code_count);
    phrase(quotations, sizeof quotations, "quotation", gathering->items_changed,
           gathering->item_count);
    tema_printer_begin_done(printer, "%s %s%s%s: %s",
                            gathering->gather ? "gathered" : "released", codes,
                            both ? " and " : "", quotations, gathering->theme);
}

static bool print(struct session *session, const struct gathering *gathering,
                  struct tema_error *error)
{
    size_t count = gathering->code_count;
    char **paths = take_memory(count + 1, sizeof *paths);
    bool done = true;

    for (size_t i = 0; done && i < count; i++)
        done = name_of_code(session->project, gathering->codes[i], paths + i, error);
    if (done) {
        begin(session->printer, gathering);
        tema_printer_string(session->printer, "theme", gathering->theme);
        tema_printer_strings(session->printer, "codes", (const char *const *)paths,
                             count);
        tema_printer_strings(session->printer, "quotations", gathering->keys,
                             gathering->item_count);
        tema_printer_integer(
            session->printer, "changed",
            (int64_t)(gathering->codes_changed + gathering->items_changed));
        tema_printer_end(session->printer);
    }
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
    return done;
}

static bool release_items(struct tema_project *project, struct tema_theme_id theme,
                          struct gathering *gathering, struct tema_error *error)
{
    CLEANUP_FREE struct tema_quotation_id *ids =
        take_memory(gathering->item_count + 1, sizeof *ids);

    for (size_t i = 0; i < gathering->item_count; i++)
        ids[i] = gathering->items[i].quotation;
    return tema_theme_release_quotations(project, theme, ids, gathering->item_count,
                                         &gathering->items_changed, error);
}

static bool change_each(struct tema_project *project, struct tema_theme_id theme,
                        struct gathering *gathering, struct tema_error *error)
{
    if (gathering->code_count > 0 &&
        !(gathering->gather ? tema_theme_gather : tema_theme_release)(
            project, theme, gathering->codes, gathering->code_count,
            &gathering->codes_changed, error))
        return false;
    if (gathering->item_count == 0)
        return true;
    return gathering->gather
               ? tema_theme_gather_quotations(project, theme, gathering->items,
                                              gathering->item_count,
                                              &gathering->items_changed, error)
               : release_items(project, theme, gathering, error);
}

/* Codes and quotations go together, or not at all. */
static bool change(struct session *session, struct tema_theme_id theme,
                   struct gathering *gathering, struct tema_error *error)
{
    bool both = gathering->code_count > 0 && gathering->item_count > 0;
    char label[400];

    snprintf(label, sizeof label, "%s codes and quotations %s '%s'",
             gathering->gather ? "gathered" : "released",
             gathering->gather ? "under" : "from", gathering->theme);
    if (!tema_transaction_begin(session->project, both ? label : NULL, error))
        return false;
    if (change_each(session->project, theme, gathering, error))
        return tema_transaction_commit(session->project, error);
    tema_transaction_abandon(session->project);
    return false;
}

/* The quotations that --quotation names, each in the role of --role. */
static bool read_items(struct session *session, struct gathering *gathering,
                       struct tema_gathered_quotation *items, struct tema_error *error)
{
    const char *role = gathering->gather ? session_option(session, "role") : NULL;

    for (size_t i = 0; i < gathering->item_count; i++) {
        items[i].role = TEMA_GATHERED;
        if (!tema_quotation_find(session->project, gathering->keys[i],
                                 &items[i].quotation, error) ||
            (role != NULL && !tema_evidence_role_from_name(role, &items[i].role, error)))
            return false;
    }
    gathering->items = items;
    return true;
}

static bool check_use(struct session *session, const struct gathering *gathering,
                      struct tema_error *error)
{
    const struct command *command = session->invocation.command;

    if (gathering->code_count + gathering->item_count == 0)
        return failure_of_use(error, command, "%s needs a CODE or --quotation",
                              command->name);
    if (gathering->gather && gathering->item_count == 0 && session_has(session, "role"))
        return failure_of_use(error, command, "--role is of a --quotation");
    return true;
}

bool gathering_run(struct session *session, bool gather, struct tema_error *error)
{
    CLEANUP_FREE struct tema_code_id *codes = NULL;
    CLEANUP_FREE struct tema_gathered_quotation *items = NULL;
    CLEANUP_FREE const char **keys = NULL;
    CLEANUP_FREE char *path = NULL;
    struct gathering gathering = {.gather = gather};
    const char *const *words = session_arguments(session, "CODE", &gathering.code_count);
    struct tema_theme_id theme;

    keys = session_options(session, "quotation", &gathering.item_count);
    gathering.keys = keys;
    items = take_memory(gathering.item_count + 1, sizeof *items);
    if (!check_use(session, &gathering, error) ||
        !named_theme(session, session_argument(session, "THEME"), &theme, &path, error) ||
        !named_codes(session, words, gathering.code_count, &codes, error) ||
        !read_items(session, &gathering, items, error))
        return false;
    gathering.theme = path;
    gathering.codes = codes;
    return change(session, theme, &gathering, error) && print(session, &gathering, error);
}
