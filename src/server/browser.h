/* browser.h - opening the person's browser */
#ifndef SERVER_BROWSER_H
#define SERVER_BROWSER_H

/* Has the desktop open URL, and does not wait for it. Where there is no desktop nothing
 * happens. */
void browser_open(const char *url);

#endif
