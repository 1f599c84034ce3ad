/* arrival_internal.h - what the files of the arrival share; see exchange/arrival.h */
#ifndef EXCHANGE_ARRIVAL_INTERNAL_H
#define EXCHANGE_ARRIVAL_INTERNAL_H

#include "base/map.h"
#include "exchange/arrival.h"

enum {
    KINDS = KIND_LAST + 1,
    BATCH = 1024,       /* objects that are born together */
    NEWS_MOST = 500,    /* of the differences: new objects must not crowd out the rest */
    RECENT_MOST = 50000 /* pointers' targets that are remembered */
};

/* What came of an object that was there before; the greater outweighs the smaller. */
enum outcome {
    OUTCOME_NOT_MET,
    OUTCOME_MET, /* and not yet compared */
    OUTCOME_SAME,
    OUTCOME_OURS,
    OUTCOME_CHANGED,
    OUTCOME_BACK, /* it had been taken back with the import that brought it */
};

/* An object as the file has it. */
struct arriving {
    enum kind kind;
    struct guid guid;
    const struct value *values; /* values[0] is field 1 */
    size_t fields;
    const char *name; /* or NULL */
    int64_t *ret_id;  /* where its local id is wanted; or NULL */
};

struct arrival {
    struct tema_project *project;
    struct arena *arena; /* what the differences say */

    struct past *past; /* all transactions but the open one, by id */
    size_t past_count;
    struct map imports; /* ids of those that were imports: 1, or 0 where it was undone */
    struct map earlier; /* those of them that brought something of this file */

    uint32_t left[KINDS];
    bool has_come[KINDS];    /* something of this kind is in the file */
    int64_t newest;          /* the last object that was there before */
    unsigned char *outcomes; /* of each of them: enum outcome */

    struct map recent; /* GUIDs to local ids */
    uint64_t *filter;  /* of arrival_filter.c */

    /* What is about to be born, all of one kind. */
    struct arriving arriving[BATCH];
    struct birth births[BATCH];
    struct value values[BATCH * FIELDS_MOST];
    bool dangles[BATCH];
    size_t birth_count;
    struct map waiting; /* their GUIDs */
    /* What is about to be there again, all of one kind. */
    struct return_of returning[BATCH];
    enum kind returning_kind;
    size_t returning_count;
    ARRAY(int64_t) dangling; /* point to what was not there yet; derived again at last */
    struct buffer born, record; /* scratch */

    struct tema_exchange_tally tally;
    ARRAY(struct tema_exchange_difference) differences;
    size_t news;
};

/* --- arrival_filter.c: which GUIDs are surely not there --- */

/* Fills it with what the project has. */
TEMA_MUST_CHECK
bool arrival_filter_load(struct arrival *arrival, struct tema_error *error);
void arrival_filter_add(struct arrival *arrival, const struct guid *guid);

/* False where no object of the project that arrival_filter_add was told of has GUID. */
bool arrival_may_have(const struct arrival *arrival, const struct guid *guid);

/* --- arrival_compare.c --- */

/* What is there already: BORN, whose record is in arrival->born. Adds at most one to what
 * is about to be there again. */
TEMA_MUST_CHECK
bool arrival_compare(struct arrival *arrival, const struct arriving *arriving,
                     const struct born *born, struct tema_error *error);

/* Gives those of VALUES that point to objects their local ids; RET_DANGLES: one of them
 * is not there yet. */
TEMA_MUST_CHECK
bool arrival_resolve(struct arrival *arrival, struct value *values, size_t count,
                     bool *ret_dangles, struct tema_error *error);

/* Whether the object ID was there before, and the file has it. */
static inline bool arrival_has_met(const struct arrival *arrival, int64_t id)
{
    return id <= arrival->newest && arrival->outcomes[id] != OUTCOME_NOT_MET;
}

/* NULL where TRANSACTION is the open one. */
const struct past *arrival_past(const struct arrival *arrival, int64_t transaction);

/* --- arrival_fields.c: what the fields of the kinds are --- */

enum field_sort {
    SORT_SILENT, /* follows from others: differs with them, and is not told */
    SORT_TEXT,   /* none and "" are the same */
    SORT_NAME,   /* a quotation's (project/region.h); none is another thing than "" */
    SORT_PLACE,  /* likewise */
    SORT_TRUTH,  /* integer; none is 1 */
    SORT_ROLE,
    SORT_SPAN,
    SORT_OBJECT,
    SORT_CONTENT, /* words */
    SORT_BYTES,   /* content or bytes that are no words */
    SORT_MAKER,   /* from here on who and when; none is the transaction's */
    SORT_MADE,
    SORT_CHANGER, /* none is not known */
    SORT_CHANGED,
};

struct field {
    enum field_sort sort;
    const char *name;  /* NULL: not told */
    const char *usual; /* of text: what none means, or NULL */
};

size_t arrival_fields(enum kind kind); /* how many it has */

/* Of no known field: SORT_SILENT. */
const struct field *arrival_field(enum kind kind, int field);

/* "case", "study" ... */
const char *arrival_kind_word(enum kind kind);

/* A bit for each field with which a named object is not born, but which is written to it:
 * objects of one name that two copies made are born alike. */
uint32_t arrival_later_fields(enum kind kind);

/* Whether objects of this kind are told one by one when they are new. */
bool arrival_is_told(enum kind kind);

/* --- arrival_tell.c: differences in words --- */

TEMA_MUST_CHECK
bool arrival_tell(struct arrival *arrival, enum tema_exchange_change change,
                  const struct arriving *arriving, int64_t id, struct tema_error *error);

/* One field; BEFORE: in the project. */
TEMA_MUST_CHECK
bool arrival_tell_field(struct arrival *arrival, enum tema_exchange_change change,
                        const struct arriving *arriving, int64_t id, int field,
                        const struct value *before, struct tema_error *error);

/* Whether there is room for one more of them. */
bool arrival_has_room(const struct arrival *arrival, enum tema_exchange_change change);

/* Everything given; strings in the arrival's arena or static. */
void arrival_list(struct arrival *arrival, struct tema_exchange_difference difference);

/* What people call the object ID, in the arrival's arena. */
TEMA_MUST_CHECK
bool arrival_describe(struct arrival *arrival, enum kind kind, int64_t id,
                      const char **ret_name, struct tema_error *error);

#endif
