/* chapter.h - the findings chapter that a command is about */
#ifndef CLI_CHAPTER_H
#define CLI_CHAPTER_H

#include "cli/session.h"

/* What people call the saved chapter where no file is named. */
#define CHAPTER_SAVED "the saved chapter"

/* [CHAPTER.md] */
extern const struct argument chapter_arguments[];

/* The text of the file that the argument CHAPTER.md names, or of the chapter saved in the
 * project; new. RET_NAME: how to call it; borrowed. */
bool chapter_read(struct session *session, char **ret_text, const char **ret_name,
                  struct tema_error *error);

#endif
