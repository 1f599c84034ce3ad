/* export.c - see include/tema/exchange.h: the project goes out */
#include "base/error.h"
#include "tema/exchange.h"

bool tema_exchange_export(struct tema_project *project, const char *path,
                          const struct tema_exchange_export_options *options,
                          struct tema_exchange_result *ret_result,
                          struct tema_error *error)
{
    (void)project, (void)options, (void)ret_result;
    return tema_fail(error, TEMA_REFUSED, "'%s' cannot be written yet", path);
}
