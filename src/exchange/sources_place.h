/* sources_place.h - where the reading of one source stands; shared by sources_read*.c */
#ifndef EXCHANGE_SOURCES_PLACE_H
#define EXCHANGE_SOURCES_PLACE_H

#include "exchange/sources_read.h"

struct place {
    struct source_memory *memory;
    struct xml_reader *xml;
    struct read_source *source;
    size_t selection;          /* around the element at hand, or SELECTION_NONE */
    struct read_coding coding; /* the Coding at hand */
    size_t first_coding;       /* of those that it has made */
    struct guid_list notes;    /* it refers to */
};

/* An element within another, and what reads it to its end. */
struct child {
    const char *element;
    bool (*read)(struct place *place, struct tema_error *error);
};

/* To the end of the element at hand, whose children are those of CHILDREN, ended by {0};
 * others are noted as unknown. */
TEMA_MUST_CHECK
bool place_read_children(struct place *place, const struct child *children,
                         struct tema_error *error);

/* An attribute, in the source's arena; NULL where it is not there. */
TEMA_MUST_CHECK
bool place_copy_attribute(struct place *place, const char *name, const char **ret_value,
                          struct tema_error *error);

/* Fails: more than can be held. */
bool place_is_too_much(struct tema_error *error);

/* Children of sources and of selections; each of them reads to its element's end. */
TEMA_MUST_CHECK bool place_read_description(struct place *, struct tema_error *);
TEMA_MUST_CHECK bool place_read_note_ref(struct place *, struct tema_error *);
TEMA_MUST_CHECK bool place_read_inset(struct place *, struct tema_error *);
TEMA_MUST_CHECK bool place_read_coding(struct place *, struct tema_error *);
TEMA_MUST_CHECK bool place_read_selection(struct place *, struct tema_error *);
TEMA_MUST_CHECK bool place_read_mark(struct place *, struct tema_error *);

/* The attribute targetGUID of the element at hand, which is passed over. */
TEMA_MUST_CHECK
bool place_read_target(struct place *place, bool *ret_found, struct guid *ret_target,
                       struct tema_error *error);

static inline struct losses *place_losses(const struct place *place)
{
    return place->memory->reading->losses;
}

#endif
