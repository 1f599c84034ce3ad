/* command_case_add.c - tema case add CASE [VARIABLE=VALUE...] */
#include "cli/case_values.h"

static bool add(struct session *session, const char *name, struct tema_error *error)
{
    struct tema_case_id case_id;

    return tema_case_add(session->project, name, &case_id, error) &&
           case_values_set(session, case_id, error);
}

static bool run(struct session *session, struct tema_error *error)
{
    const char *name = session_argument(session, "CASE");

    if (!tema_transaction_begin(session->project, NULL, error))
        return false;
    if (!add(session, name, error)) {
        tema_transaction_abandon(session->project);
        return false;
    }
    if (!tema_transaction_commit(session->project, error))
        return false;
    case_print_done(session, "added", name);
    return true;
}

const struct command command_case_add = {
    .name = "case add",
    .summary = "Add a case: whom the data is about",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CASE", .help = "the case's name: a participant, a school"},
            {.name = "VARIABLE=VALUE",
             .help = "what is known of it",
             .optional = true,
             .repeated = true},
            {0},
        },
    .options = case_options,
    .examples = "tema case add Anna Age=44 Years=12 --document Anna",
    .run = run,
};
