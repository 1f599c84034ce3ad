/* names.c - see cli/names.h */
#include "cli/names.h"
#include "cli/memory.h"

static bool fail_gone(const char *what, struct tema_error *error)
{
    return failure(error, TEMA_NOT_FOUND, "the %s is not there any more", what);
}

bool name_of_document(struct tema_project *project, struct tema_document_id document,
                      char **ret_name, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents shown = {0};

    if (!tema_document_show(project, document, &shown, error))
        return false;
    *ret_name = strdup(shown.items->name);
    return true;
}

bool name_of_case(struct tema_project *project, struct tema_case_id case_id,
                  char **ret_name, struct tema_error *error)
{
    CLEANUP(tema_cases_free) struct tema_cases all = {0};

    if (!tema_case_list(project, &all, error))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].id.row == case_id.row) {
            *ret_name = strdup(all.items[i].name);
            return true;
        }
    }
    return fail_gone("case", error);
}

bool name_of_code(struct tema_project *project, struct tema_code_id code, char **ret_path,
                  struct tema_error *error)
{
    CLEANUP(tema_codes_free) struct tema_codes all = {0};

    if (!tema_codebook_list(project, &all, error))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].id.row == code.row) {
            *ret_path = strdup(all.items[i].path);
            return true;
        }
    }
    return fail_gone("code", error);
}

bool name_of_theme(struct tema_project *project, struct tema_theme_id theme,
                   char **ret_path, struct tema_error *error)
{
    CLEANUP(tema_themes_free) struct tema_themes all = {0};

    if (!tema_theme_list(project, &all, error))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].id.row == theme.row) {
            *ret_path = strdup(all.items[i].path);
            return true;
        }
    }
    return fail_gone("theme", error);
}

bool named_document(struct session *session, const char *word,
                    struct tema_document_id *ret_document, char **ret_name,
                    struct tema_error *error)
{
    return tema_document_find(session->project, word, ret_document, error) &&
           name_of_document(session->project, *ret_document, ret_name, error);
}

bool named_code(struct session *session, const char *word, struct tema_code_id *ret_code,
                char **ret_path, struct tema_error *error)
{
    return tema_codebook_find(session->project, word, ret_code, error) &&
           name_of_code(session->project, *ret_code, ret_path, error);
}

bool named_theme(struct session *session, const char *word,
                 struct tema_theme_id *ret_theme, char **ret_path,
                 struct tema_error *error)
{
    return tema_theme_find(session->project, word, ret_theme, error) &&
           name_of_theme(session->project, *ret_theme, ret_path, error);
}

bool named_codes(struct session *session, const char *const *words, size_t count,
                 struct tema_code_id **ret_codes, struct tema_error *error)
{
    struct tema_code_id *codes = take_memory(count, sizeof *codes);

    for (size_t i = 0; i < count; i++) {
        if (!tema_codebook_find(session->project, words[i], codes + i, error)) {
            free(codes);
            return false;
        }
    }
    *ret_codes = codes;
    return true;
}
