/* tail.h - what comes in behind the sources, in parts */
#ifndef EXCHANGE_TAIL_H
#define EXCHANGE_TAIL_H

#include "exchange/reading.h"

/* A NoteRef whose object is there, or will be. */
struct tail_ref {
    struct guid note; /* as in the file */
    size_t number;    /* in the order of the file */
    struct value object;
};

/* notes.c: the memo of NOTE, which REFS (COUNT, each object once, without the study)
 * refer to. RET_ON: its MEMO_ON; the others are to become references. */
TEMA_MUST_CHECK
bool notes_bring_in(struct reading *reading, const struct read_note *note,
                    const struct tail_ref *refs, size_t count, int64_t *ret_memo,
                    struct value *ret_on, struct tema_error *error);

/* What the GUID of the file points to, if the project has it or will: FAMILY is what it
 * should be, 0: anything. *RET_VALUE bears its local id where it is there by now. */
TEMA_MUST_CHECK
bool tail_find(struct reading *reading, enum family family, const struct guid *guid,
               struct value *ret_value, bool *ret_found, struct tema_error *error);

/* The same for the project's GUID of an object. */
TEMA_MUST_CHECK
bool tail_find_object(struct reading *reading, const struct guid *object,
                      struct value *ret_value, bool *ret_found, struct tema_error *error);

/* References, which are many, come in together, behind all that they may join. */
struct tail_references {
    struct reading *reading;
    ARRAY(struct tail_reference { struct value fields[REFERENCE_FIELDS]; }) items;
};

void tail_refer(struct tail_references *references, const struct value *holder,
                const struct value *target);

/* HOLDER refers to what the GUIDs of LIST, of FAMILY, point to; those that point to
 * nothing are noted as lost under NOUN, with NAME as their example. */
TEMA_MUST_CHECK
bool tail_refer_list(struct tail_references *references, const struct value *holder,
                     enum family family, const struct guid_list *list, const char *noun,
                     const char *name, struct tema_error *error);

/* The parts. */
TEMA_MUST_CHECK
bool tail_bring_cases_in(struct tail_references *references, struct tema_error *error);
TEMA_MUST_CHECK
bool tail_bring_sets_in(struct tail_references *references, struct tema_error *error);
TEMA_MUST_CHECK
bool tail_bring_links_in(struct reading *reading, struct tema_error *error);
TEMA_MUST_CHECK
bool tail_bring_graphs_in(struct reading *reading, struct tema_error *error);
TEMA_MUST_CHECK
bool tail_bring_memos_in(struct tail_references *references, struct tema_error *error);

#endif
