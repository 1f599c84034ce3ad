/* html_style.h - the style sheet inside every HTML file */
#ifndef REPORT_HTML_STYLE_H
#define REPORT_HTML_STYLE_H

#include "report/report.h"

/* Nothing in it needs escaping, be the file read as HTML or as XML. */
const char *html_style_common(void);
const char *html_style_of_look(enum report_look look);

#endif
