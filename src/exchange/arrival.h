/* arrival.h - objects of a file that comes in, perhaps not for the first time
 *
 * An object that the project does not know is born. One that it has is compared field by
 * field, by three: what the file says, what the project says, and what the last file said
 * (what an import wrote last; where none did, what the object was born with). Where the
 * file says what the last one said, the project's stays; where it says something new,
 * that is written. One that was removed here stays removed, unless it was by undoing an
 * import. All of it is counted and can be listed, and everything happens inside the
 * caller's transaction. */
#ifndef EXCHANGE_ARRIVAL_H
#define EXCHANGE_ARRIVAL_H

#include "base/arena.h"
#include "project/project.h"
#include "tema/exchange.h"

struct arrival; /* opaque */

/* Inside a transaction; PROJECT is borrowed. */
TEMA_MUST_CHECK
bool arrival_begin(struct tema_project *project, struct arrival **ret_arrival,
                   struct tema_error *error);
void arrival_free(struct arrival *arrival);   /* takes NULL */
void arrival_freep(struct arrival **arrival); /* for CLEANUP */

/* An object of KIND with the values of all its fields. NAME: what people call it, for the
 * list of differences; borrowed; NULL: what the project calls it. A field whose bit (1 <<
 * field) is in arrival_leave's mask for the kind is only used for births. What points to
 * objects may come before them. What an earlier call has brought is compared once more,
 * and counted once. RET_ID: its local id, also where it is removed; may be NULL. Fails
 * with TEMA_DAMAGED where GUID is that of an object of another kind: ask arrival_find
 * first. */
TEMA_MUST_CHECK
bool arrival_object(struct arrival *arrival, enum kind kind, const struct guid *guid,
                    const struct value *values, const char *name, int64_t *ret_id,
                    struct tema_error *error);

/* The same for COUNT objects, quickly: those that are new are born in bulk. Of two with
 * the same GUID, and of what came before, the first counts. NAMES may be NULL: no names.
 * RET_IDS (may be NULL): room for COUNT local ids. */
TEMA_MUST_CHECK
bool arrival_objects(struct arrival *arrival, enum kind kind, const struct birth *births,
                     const char *const *names, size_t count, int64_t *ret_ids,
                     struct tema_error *error);

/* Fields of KIND that are never written to what is there (a quotation's key ...). */
void arrival_leave(struct arrival *arrival, enum kind kind, uint32_t fields);

/* A value that points to content of these bytes, named NAME as history_add_content has
 * it; bytes that the project keeps already are not kept twice. */
TEMA_MUST_CHECK
bool arrival_content(struct arrival *arrival, const char *name, struct slice bytes,
                     struct value *ret_value, struct tema_error *error);

/* A value that points to the object GUID, whether it is there already or not. */
struct value arrival_pointer(const struct guid *guid);

/* Whether the project has an object GUID of KIND (0: of any kind), removed or not;
 * *RET_ID 0 where not. */
TEMA_MUST_CHECK
bool arrival_find(struct arrival *arrival, enum kind kind, const struct guid *guid,
                  int64_t *ret_id, struct tema_error *error);

/* Whether this file has brought the object GUID of KIND already. */
TEMA_MUST_CHECK
bool arrival_has_come(struct arrival *arrival, enum kind kind, const struct guid *guid,
                      bool *ret_has_come, struct tema_error *error);

/* To be called once, behind the last object: lists what earlier imports brought into the
 * documents, and the codebook, of this file, and this file has no more. It stays. */
TEMA_MUST_CHECK
bool arrival_list_gone(struct arrival *arrival, struct tema_error *error);

/* How many were new, changed, the same, kept as they are here against the file ("ours"),
 * gone from the file; and the differences, at most DIFFERENCES_MOST of them, new ones
 * being at most half, in the order of their coming; borrowed. What was taken back by
 * undoing an import, and is there again, is new. New quotations and codings are told in a
 * line a document ("quotations", "12 in Anna"), at the end; new references, values,
 * gatherings and speakers are not told. */
enum { DIFFERENCES_MOST = 1000 };
struct tema_exchange_tally arrival_tally(const struct arrival *arrival);
const struct tema_exchange_difference *arrival_differences(const struct arrival *arrival,
                                                           size_t *ret_count);

#endif
