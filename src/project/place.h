/* place.h - where a project file lies, and whether that will damage it */
#ifndef PROJECT_PLACE_H
#define PROJECT_PLACE_H

#include "base/error.h"

/* A sentence for people when PATH lies in a folder that a program copies while we write
 * (Dropbox, OneDrive ...) or on a network share, else NULL; new. */
char *place_warning(const char *path);

/* Fails where no project can be at PATH, or (CREATE) be made, and says why: a folder, no
 * such folder, a name too long. What it does not know of, opening the file will tell. */
TEMA_MUST_CHECK
bool place_check(const char *path, bool create, struct tema_error *error);

#endif
