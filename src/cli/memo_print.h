/* memo_print.h - memos as the commands print them */
#ifndef CLI_MEMO_PRINT_H
#define CLI_MEMO_PRINT_H

#include "cli/session.h"

/* The fields of one memo, within the record that is begun already. */
void memo_print_fields(struct tema_printer *printer, const struct tema_memo *memo);

/* The memo that the argument NUMBER names, among all; borrowed from RET_ALL, which the
 * caller frees. */
bool memo_get(struct session *session, struct tema_memos *ret_all,
              const struct tema_memo **ret_memo, struct tema_error *error);

/* "added the memo 3 on code:Stöd" */
bool memo_print_done(struct session *session, struct tema_memo_id id, const char *verb,
                     struct tema_error *error);

#endif
