/* folders.h - this person's name and folders, as the desktop has them */
#ifndef SERVER_FOLDERS_H
#define SERVER_FOLDERS_H

/* Where people keep documents; else the home folder. New. */
char *folders_usual(void);

/* The full name of who is logged in, else the login name. New. */
char *folders_person(void);

#endif
