/* findings_later.c - stands in until the room findings is built; weak, so that it yields
 */
#include "base/error.h"
#include "tema/findings.h"

#pragma weak tema_findings_check
#pragma weak tema_findings_report_free
#pragma weak tema_findings_write

bool tema_findings_check(struct tema_project *project, const char *chapter,
                         struct tema_findings_report *ret_report,
                         struct tema_error *error)
{
    (void)project, (void)chapter, (void)ret_report;
    return tema_fail(error, TEMA_REFUSED, "findings cannot be checked yet");
}

void tema_findings_report_free(struct tema_findings_report *report)
{
    (void)report;
}

bool tema_findings_write(struct tema_project *project, const char *chapter,
                         const struct tema_findings_style *style, char **ret_bytes,
                         size_t *ret_length, struct tema_error *error)
{
    (void)project, (void)chapter, (void)style, (void)ret_bytes, (void)ret_length;
    return tema_fail(error, TEMA_REFUSED, "findings cannot be written yet");
}
