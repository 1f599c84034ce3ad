/* quotation_print.h - quotations as the commands print them */
#ifndef CLI_QUOTATION_PRINT_H
#define CLI_QUOTATION_PRINT_H

#include "cli/session.h"

/* How people are shown QUOTATIONS: with their cases where those are called otherwise than
 * the documents. */
const struct tema_listing *quotation_listing_of(const struct tema_quotations *quotations);

/* With what is in doubt about each. */
const struct tema_listing *quotation_listing_doubtful(void);

/* The fields of one quotation, as a record. */
void quotation_print(struct tema_printer *printer,
                     const struct tema_quotation *quotation);

/* Its fields within the record that is begun already. */
void quotation_print_fields(struct tema_printer *printer,
                            const struct tema_quotation *quotation);

/* The quotation ID; borrowed from RET_LIST, which the caller frees. */
bool quotation_get(struct tema_project *project, struct tema_quotation_id id,
                   struct tema_quotations *ret_list,
                   const struct tema_quotation **ret_quotation, struct tema_error *error);

#endif
