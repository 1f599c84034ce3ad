/* writing.h - a project on its way out
 *
 * Everything is written in an order that depends on names, positions and GUIDs alone,
 * never on local ids or the day: the same project gives the same bytes, whichever copy of
 * it is asked. */
#ifndef EXCHANGE_WRITING_H
#define EXCHANGE_WRITING_H

#include "exchange/losses.h"
#include "markup/xml_writer.h"
#include "markup/zip_writer.h"
#include "project/project.h"
#include "tema/exchange.h"

struct writing {
    struct tema_project *project;
    const struct tema_exchange_export_options *options;
    unsigned parts; /* enum tema_exchange_part, closed over what each needs */
    struct losses *losses;
    struct arena *arena;
    struct xml_writer xml;
    struct zip_writer *zip; /* NULL for a codebook */
};

static inline bool writes(const struct writing *writing, enum tema_exchange_part part)
{
    return (writing->parts & part) != 0;
}

/* The GUID by which the file calls an object: the object's own, or what the other
 * programs know it as (coders, variables). */
TEMA_MUST_CHECK
bool writing_guid(struct writing *writing, int64_t object, struct guid *ret_guid,
                  struct tema_error *error);

/* Audit attributes, on the element just started; columns author_id, made_at,
 * changed_by_id, changed_at from COLUMN on. Not known: left out. */
struct rows;
void writing_audit(struct writing *writing, const struct rows *rows, int column);

#endif
