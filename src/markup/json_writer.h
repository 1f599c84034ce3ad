/* json_writer.h - writes JSON into a buffer, in the order given, valid whatever the text
 * holds
 *
 * struct json_writer json = {.out = &buffer};
 * json_writer_begin_object(&json);
 * json_writer_key(&json, "words");
 * json_writer_text(&json, words);
 * json_writer_end_object(&json);
 *
 * Commas come by themselves. Bytes that are not UTF-8 become U+FFFD. */
#ifndef MARKUP_JSON_WRITER_H
#define MARKUP_JSON_WRITER_H

#include <stdint.h>

#include "base/buffer.h"

enum { JSON_WRITER_DEPTH = 64 };

struct json_writer {
    struct buffer *out; /* borrowed */
    int indent;         /* blanks a level and a line a value; 0: all on one line */
    int depth;          /* open arrays and objects, at most JSON_WRITER_DEPTH */
    bool after_key;
    bool filled[JSON_WRITER_DEPTH + 1]; /* something stands at this depth already */
};

void json_writer_begin_object(struct json_writer *json);
void json_writer_end_object(struct json_writer *json);
void json_writer_begin_array(struct json_writer *json);
void json_writer_end_array(struct json_writer *json);

void json_writer_key(struct json_writer *json, const char *key);
void json_writer_text(struct json_writer *json, struct slice text);
void json_writer_string(struct json_writer *json, const char *string); /* NULL: null */
void json_writer_integer(struct json_writer *json, int64_t number);

/* The shortest digits that give the same double again; NaN and infinities become null. */
void json_writer_real(struct json_writer *json, double number);
void json_writer_boolean(struct json_writer *json, bool truth);
void json_writer_null(struct json_writer *json);

#endif
