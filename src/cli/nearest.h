/* nearest.h - what somebody may have meant who mistyped a command or an option */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

enum { NEAREST_MOST = 3, NEAREST_LENGTH = 48 };

struct nearest {
    char word[NEAREST_LENGTH];
    struct {
        char name[NEAREST_LENGTH];
        int distance; /* the less the nearer */
    } best[NEAREST_MOST];
    size_t count;
};

struct nearest nearest_to(const char *word, size_t length);

/* Keeps PREFIX followed by NAME where it is among the nearest. */
void nearest_offer(struct nearest *nearest, const char *prefix, const char *name);

/* ": 'code add' or 'code list'?", or "" where nothing is near. */
void nearest_say(const struct nearest *nearest, char *ret_text, size_t room);

#endif
