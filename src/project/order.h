/* order.h - lists in the order in which people look for names */
#ifndef PROJECT_ORDER_H
#define PROJECT_ORDER_H

#include <stddef.h>

/* Sorts COUNT ITEMS of SIZE bytes each by the name (a const char *, valid UTF-8) that
 * stands NAME_OFFSET bytes into each; names that a reader takes for equal by their bytes,
 * equal ones as they stood. */
void order_by_name(void *items, size_t count, size_t size, size_t name_offset);

#endif
