/* member_name.h - names of files in a .qdpx, and the paths by which its XML calls them */
#ifndef EXCHANGE_MEMBER_NAME_H
#define EXCHANGE_MEMBER_NAME_H

#include "base/buffer.h"

/* Appends NAME as names are compared: without case, composed; the backslashes of older
 * Windows programs are slashes. */
void member_name_fold(struct slice name, struct buffer *out);

/* Of folded names: whether it stays within the folder that it would be unpacked to. */
bool member_name_is_safe(struct slice name);

/* Whether it is a *.qde. A Mac puts a second file beside each, "._project.qde" or in a
 * folder of its own, which is none. */
bool member_name_is_project(struct slice name);

/* Whether a path of the XML leads out of the ZIP: absolute:///, relative:///, C:\. */
bool member_name_is_outside(struct slice path);

/* Appends PATH with "%20" as a blank, and so on. */
void member_name_decode(struct slice path, struct buffer *out);

#endif
