/* topics.h - what help tells beside the commands */
#ifndef CLI_TOPICS_H
#define CLI_TOPICS_H

struct exit_code {
    int code;
    const char *meaning; /* NULL ends the table */
};

extern const struct exit_code exit_codes[];

struct variable {
    const char *name; /* NULL ends the table */
    const char *meaning;
};

/* Of the environment. */
extern const struct variable variables[];

struct topic {
    const char *name; /* "exit-codes"; NULL ends the table */
    const char *summary;
    void (*print)(void); /* to standard output */
};

extern const struct topic topics[];

/* How things are named: paragraphs parted by "\n\n". */
extern const char topic_names[];

#endif
