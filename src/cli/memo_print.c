/* memo_print.c - see cli/memo_print.h */
#include "cli/memo_print.h"
#include "cli/memory.h"

/* "code:Stöd/Kollega", or "project"; new. */
static char *make_on(const struct tema_memo *memo)
{
    char *on = NULL;

    if (memo->on_name == NULL || memo->on_name[0] == '\0')
        return strdup(memo->on_kind);
    if (asprintf(&on, "%s:%s", memo->on_kind, memo->on_name) < 0)
        abort();
    return on;
}

static void print_time(struct tema_printer *printer, const char *name, int64_t ms)
{
    if (ms == -1)
        tema_printer_string(printer, name, NULL);
    else
        tema_printer_time(printer, name, ms);
}

void memo_print_fields(struct tema_printer *printer, const struct tema_memo *memo)
{
    CLEANUP_FREE char *on = make_on(memo);

    tema_printer_integer(printer, "memo", memo->number);
    tema_printer_string(printer, "on", on);
    tema_printer_string(printer, "title", memo->title);
    tema_printer_string(printer, "coder", memo->coder);
    print_time(printer, "written_at", memo->written_at);
    print_time(printer, "changed_at", memo->changed_at);
    tema_printer_string(printer, "text", memo->text);
}

static bool find(struct tema_project *project, struct tema_memo_id id,
                 struct tema_memos *ret_all, const struct tema_memo **ret_memo,
                 struct tema_error *error)
{
    if (!tema_memo_list(project, NULL, ret_all, error))
        return false;
    for (size_t i = 0; i < ret_all->count; i++) {
        if (ret_all->items[i].id.row == id.row) {
            *ret_memo = ret_all->items + i;
            return true;
        }
    }
    return failure(error, TEMA_NOT_FOUND, "the memo is not there any more");
}

bool memo_get(struct session *session, struct tema_memos *ret_all,
              const struct tema_memo **ret_memo, struct tema_error *error)
{
    struct tema_memo_id id;
    int64_t number;

    return session_number("a memo", session_argument(session, "NUMBER"), 1, &number,
                          error) &&
           tema_memo_find(session->project, number, &id, error) &&
           find(session->project, id, ret_all, ret_memo, error);
}

bool memo_print_done(struct session *session, struct tema_memo_id id, const char *verb,
                     struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos all = {0};
    CLEANUP_FREE char *on = NULL;
    const struct tema_memo *memo = NULL;

    if (!find(session->project, id, &all, &memo, error))
        return false;
    on = make_on(memo);
    tema_printer_begin_done(session->printer, "%s memo %lld on %s: %s", verb,
                            (long long)memo->number, on, memo->title);
    memo_print_fields(session->printer, memo);
    tema_printer_end(session->printer);
    return true;
}
