/* printer_form.h - what the printer's three forms share; seen by printer*.c only */
#ifndef REPORT_PRINTER_FORM_H
#define REPORT_PRINTER_FORM_H

#include "base/cleanup.h"
#include "markup/json_writer.h"
#include "report/printer_table.h"
#include "tema/printer.h"

enum printer_kind {
    PRINTER_STRING,
    PRINTER_INTEGER,
    PRINTER_BOOLEAN,
    PRINTER_TIME, /* ms in `integer` */
    PRINTER_STRINGS,
    PRINTER_INTEGERS,
};

struct printer_value {
    enum printer_kind kind;
    const char *string; /* or NULL */
    int64_t integer;
    const char *const *strings;
    const int64_t *integers;
    size_t count;
};

/* One form. It adds to printer->buffer, or to printer->table what must be measured
 * first. */
struct printer_form {
    void (*begin_list)(struct tema_printer *printer);
    void (*end_list)(struct tema_printer *printer);
    void (*begin)(struct tema_printer *printer);
    void (*end)(struct tema_printer *printer);
    void (*value)(struct tema_printer *printer, const char *name,
                  const struct printer_value *value);

    /* A list ('[') or an object ('{') within a record; NULL: the form leaves them out. */
    void (*open)(struct tema_printer *printer, const char *name, char bracket);
    void (*close)(struct tema_printer *printer, char bracket);
};

extern const struct printer_form printer_text, printer_json, printer_csv;

struct tema_printer {
    enum tema_form form;
    const struct printer_form *writer; /* of FORM */
    FILE *out;
    int width;            /* columns; 0: no terminal */
    int failure;          /* errno of the first failure to write, else 0 */
    struct buffer buffer; /* not yet written to OUT */
    struct json_writer json;
    struct printer_table table;
    const struct tema_listing *listing; /* of the open list, or NULL */
    int inner;                          /* open lists and objects within the record */
    bool done_said; /* the open record's sentence is said: people get no fields */
};

/* VALUE as one string, as CSV (PEOPLE false) or as people read it; appended to OUT. */
void printer_value_add(const struct printer_value *value, bool people,
                       struct buffer *out);

/* MS since 1970 as "2024-05-01T11:22:33.123Z", or as local "2024-05-01 13:22". */
void printer_time_add(int64_t ms, bool people, struct buffer *out);

#endif
