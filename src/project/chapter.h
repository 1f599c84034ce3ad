/* chapter.h - the findings chapter as the project keeps it */
#ifndef PROJECT_CHAPTER_H
#define PROJECT_CHAPTER_H

#include "project/project.h"

enum { CHAPTER_LARGEST = 16 * 1024 * 1024 }; /* bytes */

/* Keeps TEXT as the chapter; what is kept so already is no change. TEMA_INVALID where it
 * is not UTF-8 or too large. */
TEMA_MUST_CHECK
bool chapter_save(struct tema_project *project, struct slice text,
                  struct tema_error *error);

/* Appends the chapter to TEXT. TEMA_NOT_FOUND where none was kept. */
TEMA_MUST_CHECK
bool chapter_read(struct tema_project *project, struct buffer *text,
                  struct tema_error *error);

/* Of the chapter called NAME: "chapter", NUL, NAME. */
struct guid chapter_guid(const char *name);

#endif
