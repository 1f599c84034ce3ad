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
 * none: then nothing is cut; -1: JSON is not spread over lines either. */
TEMA_API
struct tema_printer *tema_printer_new(enum tema_form form, FILE *out, int width);

/* Prints what is left and frees PRINTER. False when OUT could not be written (TEMA_IO); a
 * reader who went away (EPIPE) is no error. Takes NULL. */
TEMA_API
TEMA_MUST_CHECK bool tema_printer_close(struct tema_printer *printer,
                                        struct tema_error *error);

TEMA_API
enum tema_form tema_printer_form(const struct tema_printer *printer);

/* The shape of a list. */
struct tema_listing {
    const char *const *columns; /* the fields' names in CSV's order, ended by NULL: CSV's
                                   head, even of an empty list */
    const char *const *shown;   /* those that people are shown, in their order; NULL: all.
                                   In a terminal the widest of them are cut */
    const char *empty; /* what people are told of an empty list ("no codes yet: tema code
                          add PATH") */
    bool wraps; /* in a terminal the last column shown is not cut, but goes on below */
};

/* An answer is begun and ended as one record, or as a list of them. LISTING is borrowed
 * until the list's end. A field that is no column is left out of CSV; JSON has them all,
 * in the order given. */
TEMA_API
void tema_printer_begin_list(struct tema_printer *printer,
                             const struct tema_listing *listing);
TEMA_API
void tema_printer_end_list(struct tema_printer *printer);
TEMA_API
void tema_printer_begin(struct tema_printer *printer);
TEMA_API
void tema_printer_end(struct tema_printer *printer);

/* Begins a record of what was done: people get the sentence alone ("added the code
 * Stöd/Kollega"), JSON and CSV the fields. */
__attribute__((format(printf, 2, 3))) TEMA_API
void tema_printer_begin_done(struct tema_printer *printer, const char *format, ...);

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
/* The same of numbers. */
TEMA_API
void tema_printer_integers(struct tema_printer *printer, const char *name,
                           const int64_t *values, size_t count);
/* A list of records within the open record (JSON: an array of objects; text and CSV: left
 * out). Each is begun and ended by tema_printer_begin and tema_printer_end. */
TEMA_API
void tema_printer_begin_records(struct tema_printer *printer, const char *name);
TEMA_API
void tema_printer_end_records(struct tema_printer *printer);
/* A record within the open record (JSON: an object; text and CSV: left out). */
TEMA_API
void tema_printer_begin_object(struct tema_printer *printer, const char *name);
TEMA_API
void tema_printer_end_object(struct tema_printer *printer);

/* A sentence for people, on a line of its own, or a TEXT as it is; nothing in JSON and
 * CSV. Not within a list. */
__attribute__((format(printf, 2, 3))) TEMA_API
void tema_printer_say(struct tema_printer *printer, const char *format, ...);
TEMA_API
void tema_printer_text(struct tema_printer *printer, const char *text);

#endif
