/* private.h - a folder that this user alone can look into, for what is sent along */
#ifndef SERVER_PRIVATE_H
#define SERVER_PRIVATE_H

#include "tema/error.h"

enum { PRIVATE_PATH = 80 };

/* Makes it where the machine keeps what is temporary. Those of programs that ended
 * without clearing theirs are cleared first: interviews may be in them. Fails with
 * TEMA_IO. */
TEMA_MUST_CHECK bool private_make(char ret_path[PRIVATE_PATH], struct tema_error *error);

/* Another one within FOLDER, which is such a one. */
TEMA_MUST_CHECK bool private_make_within(const char *folder, char ret_path[PRIVATE_PATH],
                                         struct tema_error *error);

/* With all that is in it. "" is nothing. */
void private_remove(const char *path);

#endif
