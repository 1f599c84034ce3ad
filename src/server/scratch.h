/* scratch.h - a file of one's own for the length of a request, under a name of one's own
 */
#ifndef SERVER_SCRATCH_H
#define SERVER_SCRATCH_H

#include "server/request.h"

/* Start with {0}. */
struct scratch {
    char *folder; /* seen by this user alone; owned */
    char *path;   /* of the file within it; owned */
};

/* A folder within PLACE (NULL: where the machine keeps what is temporary) for the one
 * file NAME, which is not made yet. NAME: as a browser sent it; of a path the last part
 * is taken. Fails with TEMA_INVALID (no name is left, or too long), TEMA_IO. */
bool scratch_make(struct scratch *ret_scratch, const char *place, const char *name,
                  struct tema_error *error);
/* Removes the file and the folder. */
void scratch_release(struct scratch *scratch);

/* Gives the file at PATH the scratch's name, without copying it where that can be. */
bool scratch_take(const struct scratch *scratch, const char *path,
                  struct tema_error *error);

bool scratch_write(const struct scratch *scratch, const char *bytes, size_t count,
                   struct tema_error *error);
/* The bytes are new. */
bool scratch_read(const struct scratch *scratch, char **ret_bytes, size_t *ret_count,
                  struct tema_error *error);

/* NAME as a file may be called: its last part, without what no file's name has. New; ""
 * where nothing is left. */
char *scratch_clean_name(const char *name);

/* The study's title, else USUAL, as a file's name with ENDING: "Skam.docx". New. */
bool scratch_study_name(struct request *request, const char *usual, const char *ending,
                        char **ret_name, struct tema_error *error);

#endif
