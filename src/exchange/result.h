/* result.h - filling a struct tema_exchange_result */
#ifndef EXCHANGE_RESULT_H
#define EXCHANGE_RESULT_H

#include "exchange/losses.h"

/* Copies the lines of LOSSES into RESULT, whose memory is an arena. */
void result_take_lines(struct tema_exchange_result *result, const struct losses *losses);

#endif
