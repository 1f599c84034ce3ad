/* new_project.h - where a new project lies and who is its first coder */
#ifndef CLI_NEW_PROJECT_H
#define CLI_NEW_PROJECT_H

#include "cli/session.h"

/* The coder who was named with --coder, else who is logged in; borrowed. */
const char *new_project_coder(const struct session *session);

/* PATH with .tema behind it where it is not; new, free with free(). */
char *new_project_path(const char *path);

/* Tells when the project lies where it is not safe. */
void new_project_warn(const struct session *session);

#endif
