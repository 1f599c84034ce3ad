/* command_case_set.c - tema case set CASE VARIABLE=VALUE... */
#include "cli/case_values.h"
#include "cli/memory.h"
#include "cli/names.h"

static bool check_use(struct session *session, struct tema_error *error)
{
    size_t count;

    session_arguments(session, "VARIABLE=VALUE", &count);
    return count > 0 || session_has(session, "document") ||
           failure_of_use(error, session->invocation.command,
                          "case set: VARIABLE=VALUE is missing");
}

static bool set(struct session *session, struct tema_case_id case_id,
                struct tema_error *error)
{
    if (!tema_transaction_begin(session->project, NULL, error))
        return false;
    if (case_values_set(session, case_id, error))
        return tema_transaction_commit(session->project, error);
    tema_transaction_abandon(session->project);
    return false;
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *name = NULL;
    struct tema_case_id case_id;

    if (!check_use(session, error) ||
        !tema_case_find(session->project, session_argument(session, "CASE"), &case_id,
                        error) ||
        !name_of_case(session->project, case_id, &name, error) ||
        !set(session, case_id, error))
        return false;
    case_print_done(session, "changed", name);
    return true;
}

const struct command command_case_set = {
    .name = "case set",
    .summary = "Say what is known of a case",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CASE", .help = "the case's name"},
            {.name = "VARIABLE=VALUE",
             .help = "a variable and its value; an empty value takes it away",
             .optional = true,
             .repeated = true},
            {0},
        },
    .options = case_options,
    .examples = "tema case set Anna Age=44 'Years in practice=12'",
    .run = run,
};
