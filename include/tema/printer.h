/* printer.h - one way to print records, as text for people, as JSON or as CSV
 *
 * An answer is one record (an object) or a list of records of one shape. The caller names
 * each field with the field's word (`key`, `document`, `start` ...) and gives its value;
 * the printer knows the form. */
#ifndef TEMA_PRINTER_H
#define TEMA_PRINTER_H

#include <stdio.h>

#include "tema/error.h"

enum tema_form { TEMA_TEXT, TEMA_JSON, TEMA_CSV };

struct tema_printer; /* opaque */

/* Prints to OUT (borrowed; not closed). WIDTH: columns of the terminal, 0 where it is
 * none: then nothing is cut. */
TEMA_API
struct tema_printer *tema_printer_new(enum tema_form form, FILE *out, int width);

/* Prints what is left. False when OUT could not be written (TEMA_IO). Takes NULL. */
TEMA_API
TEMA_MUST_CHECK bool tema_printer_close(struct tema_printer *printer,
                                        struct tema_error *error);

/* An answer is begun and ended as one record, or as a list of them. COLUMNS: the names of
 * the fields that a list's records have, ended by NULL; printed as CSV's head even when
 * the list is empty. EMPTY: what the text form says of an empty list ("no codes yet: tema
 * code add PATH"). */
TEMA_API
void tema_printer_begin_list(struct tema_printer *printer, const char *const *columns,
                             const char *empty);
TEMA_API
void tema_printer_end_list(struct tema_printer *printer);
TEMA_API
void tema_printer_begin(struct tema_printer *printer);
TEMA_API
void tema_printer_end(struct tema_printer *printer);

/* A field of the open record. NULL prints as null, an empty cell or nothing. */
TEMA_API
void tema_printer_string(struct tema_printer *printer, const char *name,
                         const char *value);
TEMA_API
void tema_printer_integer(struct tema_printer *printer, const char *name, int64_t value);
TEMA_API
void tema_printer_boolean(struct tema_printer *printer, const char *name, bool value);
/* MS since 1970: ISO 8601 in UTC in JSON and CSV, local time for people. */
TEMA_API
void tema_printer_time(struct tema_printer *printer, const char *name, int64_t ms);
/* A list of strings: an array in JSON, "; " between them elsewhere. */
TEMA_API
void tema_printer_strings(struct tema_printer *printer, const char *name,
                          const char *const *values, size_t count);
/* A list of records within the open record (JSON: an array of objects; text and CSV: left
 * out). */
TEMA_API
void tema_printer_begin_records(struct tema_printer *printer, const char *name);
TEMA_API
void tema_printer_end_records(struct tema_printer *printer);

/* A sentence for people; nothing in JSON and CSV. */
__attribute__((format(printf, 2, 3))) TEMA_API
void tema_printer_say(struct tema_printer *printer, const char *format, ...);

#endif
