/* handle_memos.c - notes on the study and on what is in it */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"

static void print(struct tema_printer *printer, const struct tema_memo *memo)
{
    tema_printer_begin(printer);
    tema_printer_integer(printer, "number", memo->number);
    tema_printer_string(printer, "title", memo->title);
    tema_printer_string(printer, "on_kind", memo->on_kind);
    tema_printer_string(printer, "on_name", memo->on_name);
    tema_printer_string(printer, "text", memo->text);
    tema_printer_string(printer, "coder", memo->coder);
    fields_print_time(printer, "written_at", memo->written_at);
    fields_print_time(printer, "changed_at", memo->changed_at);
    tema_printer_end(printer);
}

bool handle_memos(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos memos = {0};

    if (!tema_memo_list(request->project, request_query(request, "on"), &memos, error))
        return false;
    tema_printer_begin_list(request->printer, &fields_listing);
    for (size_t i = 0; i < memos.count; i++)
        print(request->printer, memos.items + i);
    tema_printer_end_list(request->printer);
    return true;
}

/* Of ID; TEMA_NOT_FOUND where it went meanwhile. */
static bool get(struct request *request, struct tema_memo_id id,
                struct tema_memos *ret_list, const struct tema_memo **ret_memo,
                struct tema_error *error)
{
    if (!tema_memo_list(request->project, NULL, ret_list, error))
        return false;
    for (size_t i = 0; i < ret_list->count; i++)
        if (ret_list->items[i].id.row == id.row) {
            *ret_memo = ret_list->items + i;
            return true;
        }
    return request_fail(error, TEMA_NOT_FOUND, "the memo is not there any more");
}

static void print_version(struct tema_printer *printer, const struct tema_memo *memo)
{
    tema_printer_begin(printer);
    tema_printer_integer(printer, "number", memo->number);
    fields_print_time(printer, "changed_at", memo->changed_at);
    tema_printer_end(printer);
}

bool handle_memo_add(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos memos = {0};
    const struct tema_memo *memo = NULL;
    struct tema_memo_id id;
    const char *on, *text;
    bool added;

    if (!body_string(request, "on", &on, error) ||
        !body_needs_string(request, "text", &text, error) ||
        !changes_begin(request, error, NULL))
        return false;
    /* Read within the transaction: behind it another program may hold the project, and
     * the memo would be added again. */
    added = tema_memo_add(request->project, on, text, &id, error) &&
            get(request, id, &memos, &memo, error);
    if (!changes_end(request, added, error))
        return false;
    print_version(request->printer, memo);
    return true;
}

static bool find(struct request *request, struct tema_memo_id *ret_memo,
                 struct tema_error *error)
{
    int64_t number;

    return request_row(request, "memo", &number, error) &&
           tema_memo_find(request->project, number, ret_memo, error);
}

static bool check_basis(struct request *request, struct tema_memo_id id,
                        const char *basis, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos memos = {0};
    const struct tema_memo *memo = NULL;
    char changed_at[40], on[40], what[40];

    if (basis == NULL)
        return true;
    if (!get(request, id, &memos, &memo, error))
        return false;
    fields_format_time(memo->changed_at, changed_at);
    if (strcmp(basis, changed_at) == 0)
        return true;
    snprintf(on, sizeof on, "memo:%lld", (long long)memo->number);
    snprintf(what, sizeof what, "memo %lld", (long long)memo->number);
    return changes_refuse(request, what, on, NULL, error);
}

bool handle_memo_change(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos memos = {0};
    const struct tema_memo *now = NULL;
    const char *text, *basis;
    struct tema_memo_id memo;
    bool changed;

    if (!body_needs_string(request, "text", &text, error) ||
        !body_string(request, "basis", &basis, error) || !find(request, &memo, error) ||
        !changes_begin(request, error, NULL))
        return false;
    changed = check_basis(request, memo, basis, error) &&
              tema_memo_edit(request->project, memo, text, error) &&
              get(request, memo, &memos, &now, error);
    if (!changes_end(request, changed, error))
        return false;
    print_version(request->printer, now);
    return true;
}

bool handle_memo_remove(struct request *request, struct tema_error *error)
{
    struct tema_memo_id memo;

    if (!find(request, &memo, error) || !tema_memo_remove(request->project, memo, error))
        return false;
    fields_print_nothing(request);
    return true;
}
