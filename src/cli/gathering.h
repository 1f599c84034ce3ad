/* gathering.h - what theme gather and theme release share */
#ifndef CLI_GATHERING_H
#define CLI_GATHERING_H

#include "cli/session.h"

/* THEME [CODE...] */
extern const struct argument gathering_arguments[];

/* Gathers CODE... and each --quotation, in --role, under THEME, or releases them from it,
 * and tells so. */
bool gathering_run(struct session *session, bool gather, struct tema_error *error);

#endif
