/* place.h - where a project file lies, and whether that will damage it */
#ifndef PROJECT_PLACE_H
#define PROJECT_PLACE_H

/* A sentence for people when PATH lies in a folder that a program copies while we write
 * (Dropbox, OneDrive ...) or on a network share, else NULL; new. */
char *place_warning(const char *path);

#endif
