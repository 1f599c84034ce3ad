/* fuzz_importer.c - any bytes through one importer: no crash, and a draft that holds
 * together
 *
 * Built once an importer, with -DIMPORTER=importer_text and so on. */
#include "checked_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    checked_import(&IMPORTER, (struct slice){(const char *)bytes, length});
    return 0;
}
