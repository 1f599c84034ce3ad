/* names.h - objects by the names that were typed, and the names that they really have */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include "cli/session.h"

/* The name, or path, of an object; new, free with free(). Fails as its list does, and
 * with TEMA_NOT_FOUND. */
bool name_of_document(struct tema_project *project, struct tema_document_id document,
                      char **ret_name, struct tema_error *error);
bool name_of_case(struct tema_project *project, struct tema_case_id case_id,
                  char **ret_name, struct tema_error *error);
bool name_of_code(struct tema_project *project, struct tema_code_id code, char **ret_path,
                  struct tema_error *error);
bool name_of_theme(struct tema_project *project, struct tema_theme_id theme,
                   char **ret_path, struct tema_error *error);

/* What an argument or an option of the session names; RET_NAME as above. */
bool named_document(struct session *session, const char *word,
                    struct tema_document_id *ret_document, char **ret_name,
                    struct tema_error *error);
bool named_code(struct session *session, const char *word, struct tema_code_id *ret_code,
                char **ret_path, struct tema_error *error);
bool named_theme(struct session *session, const char *word,
                 struct tema_theme_id *ret_theme, char **ret_path,
                 struct tema_error *error);

/* The codes called WORDS; new, free with free(). */
bool named_codes(struct session *session, const char *const *words, size_t count,
                 struct tema_code_id **ret_codes, struct tema_error *error);

#endif
