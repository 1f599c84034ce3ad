/* extras_write.h - what the files that make the folder tema/ share */
#ifndef EXCHANGE_EXTRAS_WRITE_H
#define EXCHANGE_EXTRAS_WRITE_H

#include "exchange/extras_internal.h"
#include "exchange/writing.h"
#include "markup/json_writer.h"

/* Objects, or what is said of them, in the order in which they are written. */
struct extras_item {
    int64_t id;
    struct guid guid; /* in the file */
    const char *text; /* never NULL; in the writing's arena */
};

struct extras_items {
    struct extras_item *items;
    size_t count, capacity;
};

void extras_items_release(struct extras_items *items);

/* Adds the object ID where the file has it; TEXT is copied, NULL is "". */
TEMA_MUST_CHECK
bool extras_add(struct writing *writing, struct extras_items *items, int64_t id,
                const char *text, struct tema_error *error);

/* Adds all that SELECT yields (an id, and a text), those that the file has; sorted. */
TEMA_MUST_CHECK
bool extras_list(struct writing *writing, const char *select, struct extras_items *items,
                 struct tema_error *error);

/* By GUID, then text. */
void extras_sort(struct extras_items *items);

/* The member KEY: an object from GUIDs to texts; left out where there are none. Sorts. */
void extras_put_texts(struct json_writer *json, const char *key,
                      struct extras_items *items);

void extras_put_guid(struct json_writer *json, const struct guid *guid);
void extras_key_guid(struct json_writer *json, const struct guid *guid);

/* The member KEY: the GUID of the object ID; left out where it is 0 or not in the file.
 */
TEMA_MUST_CHECK
bool extras_put_object(struct writing *writing, struct json_writer *json, const char *key,
                       int64_t id, struct tema_error *error);

/* --- the members of study.json --- */

/* extras_write_documents.c; also the members of the ZIP that belong to them. */
TEMA_MUST_CHECK
bool extras_write_documents(struct writing *writing, struct json_writer *json,
                            struct zip_writer *zip, struct tema_error *error);
TEMA_MUST_CHECK
bool extras_write_speakers(struct writing *writing, struct json_writer *json,
                           struct tema_error *error);

/* extras_write_evidence.c: of codes; and, within a theme's object, of that theme. */
TEMA_MUST_CHECK
bool extras_write_codes(struct writing *writing, struct json_writer *json,
                        struct tema_error *error);
TEMA_MUST_CHECK
bool extras_write_evidence(struct writing *writing, struct json_writer *json,
                           int64_t theme, struct tema_error *error);

/* extras_write_marks.c */
TEMA_MUST_CHECK
bool extras_write_quotations(struct writing *writing, struct json_writer *json,
                             struct tema_error *error);
TEMA_MUST_CHECK
bool extras_write_memos(struct writing *writing, struct json_writer *json,
                        struct tema_error *error);

#endif
