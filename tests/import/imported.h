/* imported.h - a file's bytes read into a draft, for the importers' tests */
#ifndef TESTS_IMPORT_IMPORTED_H
#define TESTS_IMPORT_IMPORTED_H

#include "import/importer.h"
#include "test.h"
#include "text/position.h"

/* Reads BYTES as a file named NAME into DRAFT (not initialised) with the surest importer,
 * which must be the one called IMPORTER. */
static inline void import_bytes(struct draft *draft, const char *name, struct slice bytes,
                                const char *importer)
{
    struct import_source source = {bytes, name};
    const struct importer *surest = importer_for(&source);
    struct tema_error error = {0};

    assert_non_null(surest);
    assert_string_equal(surest->name, importer);
    draft_init(draft);
    assert_ok(surest->read(&source, draft, &error));
    assert_ok(draft_finish(draft, &error));
}

/* Reads BYTES and compares the text, a paragraph a line. */
static inline void assert_text(const char *name, struct slice bytes, const char *importer,
                               const char *expected)
{
    struct draft draft;

    import_bytes(&draft, name, bytes, importer);
    assert_string_equal(buffer_string(&draft.text), expected);
    draft_release(&draft);
}

/* Whether a remark of DRAFT holds WORDS. */
static inline bool has_remark(const struct draft *draft, const char *words)
{
    for (size_t i = 0; i < draft->remarks.count; i++)
        if (strstr(draft->remarks.items[i], words) != NULL)
            return true;
    return false;
}

#endif
