/* exchange_report.h - what an import or an export of a whole project carried, as a table
 * for people or as fields of a record */
#ifndef CLI_EXCHANGE_REPORT_H
#define CLI_EXCHANGE_REPORT_H

#include "cli/session.h"

/* The columns of the loss report in CSV: a row a line. */
extern const struct tema_listing exchange_listing;

/* The lines of the report, as a list of its own; for people, and in CSV with FILE in each
 * row. READ: what people are told of what went well: "read", "written". */
void exchange_print_table(struct session *session, const char *file, const char *read,
                          const struct tema_exchange_result *result);

/* The rows of that list, within one that is open; not for people. */
void exchange_print_rows(struct tema_printer *printer, const char *file,
                         const struct tema_exchange_result *result);

/* The field "report" of the open record: a list of records. */
void exchange_print_report(struct tema_printer *printer,
                           const struct tema_exchange_result *result);

/* The fields that tell what came in: "program", "project", counts, "convention",
 * "differences". */
void exchange_print_arrival(struct tema_printer *printer,
                            const struct tema_exchange_result *result);

/* For people: what differs between the file and the project, as a table. */
void exchange_print_differences(struct session *session,
                                const struct tema_exchange_result *result);

/* For people: a paragraph, wrapped in a terminal. */
__attribute__((format(printf, 2, 3))) void exchange_say(struct session *session,
                                                        const char *format, ...);

#endif
