/* fields.h - what the handlers of several resources print and read alike */
#ifndef SERVER_FIELDS_H
#define SERVER_FIELDS_H

#include "server/request.h"

/* A list's shape: JSON needs none. */
extern const struct tema_listing fields_listing;

/* The record {}, of what changed something and made nothing. */
void fields_print_nothing(struct request *request);

void fields_print_number(struct tema_printer *printer, const char *name, bool known,
                         int64_t value);
/* MS -1: null. */
void fields_print_time(struct tema_printer *printer, const char *name, int64_t ms);

/* MS as fields_print_time prints it; "" for -1. */
void fields_format_time(int64_t ms, char ret_text[40]);

/* An object of an array that a body has, to be read by body_string and its like. Fails
 * with TEMA_INVALID where ITEM is no object; NAME: the array's. */
bool fields_read_item(json_t *item, const char *name, struct request *ret_item,
                      struct tema_error *error);

/* The array `values` of variable and value; NULL and 0 where absent. New, free with
 * free(); strings are the body's. */
bool fields_read_values(const struct request *request, struct tema_value **ret_values,
                        size_t *ret_count, struct tema_error *error);

/* Where a new code or theme goes: `path`, or `name` below ABOVE, the path of `parent`
 * (NULL: at the root). New. TEMA_INVALID where there is neither or the name has '/'. */
bool fields_read_path(const struct request *request, const char *above, char **ret_path,
                      struct tema_error *error);

/* Several changes as one transaction. FORMAT: its label; NULL: the first change's own.
 * After changes_begin changes_end must be called; it passes WENT_WELL on. */
__attribute__((format(printf, 3, 4))) bool
changes_begin(struct request *request, struct tema_error *error, const char *format, ...);
bool changes_end(struct request *request, bool went_well, struct tema_error *error);

/* Fills ERROR with who changed WHAT meanwhile, and returns false. ON: as for
 * tema_history_list, or NULL; LABEL: words of the transactions meant, or NULL. */
bool changes_refuse(struct request *request, const char *what, const char *on,
                    const char *label, struct tema_error *error);

#endif
