/* import.c - see include/tema/exchange.h: a file of another program comes in */
#include "base/error.h"
#include "tema/exchange.h"

bool tema_exchange_is_file(const char *path)
{
    (void)path;
    return false;
}

bool tema_exchange_import(struct tema_project *project, const char *path,
                          const struct tema_exchange_import_options *options,
                          struct tema_exchange_result *ret_result,
                          struct tema_error *error)
{
    (void)project, (void)options, (void)ret_result;
    return tema_fail(error, TEMA_REFUSED, "'%s' cannot be imported yet", path);
}
