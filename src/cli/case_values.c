/* case_values.c - see cli/case_values.h */
#include "cli/case_values.h"
#include "cli/memory.h"

const struct option case_options[] = {
    {.name = "document",
     .value = "DOC",
     .help = "a document that is about the case",
     .repeated = true},
    {0},
};

/* Parts "Age=44" at its first '='; the variable is new memory. */
static bool part(const char *word, struct tema_value *ret_value, struct tema_error *error)
{
    const char *equals = strchr(word, '=');

    if (equals == NULL || equals == word)
        return failure(error, TEMA_INVALID, "'%s' is not VARIABLE=VALUE", word);
    ret_value->variable = strndup(word, (size_t)(equals - word));
    ret_value->value = equals + 1;
    return true;
}

static bool part_all(const char *const *words, size_t count, struct tema_value *values,
                     struct tema_error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!part(words[i], values + i, error))
            return false;
    return true;
}

static bool set_values(struct session *session, struct tema_case_id case_id,
                       struct tema_error *error)
{
    size_t count;
    const char *const *words = session_arguments(session, "VARIABLE=VALUE", &count);
    struct tema_value *values = take_memory(count, sizeof *values);
    bool done =
        part_all(words, count, values, error) &&
        (count == 0 || tema_case_set(session->project, case_id, values, count, error));

    for (size_t i = 0; i < count; i++)
        free((char *)values[i].variable);
    free(values);
    return done;
}

static bool assign_documents(struct session *session, struct tema_case_id case_id,
                             struct tema_error *error)
{
    size_t count;
    CLEANUP_FREE const char **names = session_options(session, "document", &count);

    for (size_t i = 0; i < count; i++) {
        struct tema_document_id document;

        if (!tema_document_find(session->project, names[i], &document, error) ||
            !tema_case_assign(session->project, document, case_id, error))
            return false;
    }
    return true;
}

bool case_values_set(struct session *session, struct tema_case_id case_id,
                     struct tema_error *error)
{
    return set_values(session, case_id, error) &&
           assign_documents(session, case_id, error);
}

void case_print_done(struct session *session, const char *done, const char *name)
{
    tema_printer_begin_done(session->printer, "%s the case %s", done, name);
    tema_printer_string(session->printer, "case", name);
    tema_printer_end(session->printer);
}
