/* history.h - transactions of operations, and the objects they make
 *
 * An object is born once, in some transaction, with its first values (fields 1, 2, 3 ...
 * of its kind). Every later change writes one field. A field's writes that no later write
 * has seen are its register; normally there is one, and the newest is the field's value.
 * Field 0 says whether the object is removed. What the program reads (documents,
 * quotations, codes ...) is derived: a kind's `derive` makes an object's row from its
 * values, and from nothing else that can change. */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "base/sha256.h"
#include "history/value.h"
#include "store/store.h"

struct history; /* opaque */

enum { FIELD_REMOVED = 0, FIELDS_MOST = 24 };

/* An object as it stands now. */
struct object {
    int64_t id; /* local: the row id of everything derived from it */
    struct guid guid;
    int kind;
    int64_t born_in; /* local id of the transaction; at: its time, ms; coder: who */
    int64_t born_at;
    int64_t changed_at; /* ms, of the newest write, else born_at */
    struct guid coder;
    bool removed;
    bool contested; /* removed by one while another changed it: it stays */
    struct value values[FIELDS_MOST]; /* values[1] is field 1; beyond count: VALUE_NULL */
    size_t count;                     /* highest field + 1 */
};

/* A new object with the first values of all its kind's fields. */
struct birth {
    struct guid guid;
    const struct value *values; /* borrowed; values[0] is field 1 */
};

/* A kind of object, as the room above defines it. */
struct history_kind {
    int number;       /* 1.. ; stands in the file for ever */
    const char *name; /* "quotation" */
    size_t fields;    /* how many a record has, field 0 not counted */
    bool is_ground;   /* other kinds' rows are made from rows of this kind: when all are
                         made again, these come first, whatever came later to point to
                         them */

    /* Called before an object of this kind is born, or written to, by who acts here: what
     * its rows will point to can be born first. May be NULL. */
    bool (*before_change)(void *context, struct tema_error *error);

    /* Makes or remakes the rows that are derived from OBJECT. NEWBORN: there is no row
     * yet. */
    bool (*derive)(void *context, const struct object *object, bool newborn,
                   struct tema_error *error);

    /* As derive for COUNT newborn objects, whose ids are FIRST, FIRST + 1 ... Quicker;
     * may be NULL. */
    bool (*derive_births)(void *context, const struct birth *births, size_t count,
                          int64_t first, struct tema_error *error);

    /* As derive for COUNT objects that are there, of which nothing has changed but
     * whether they are removed, all in the same way; none is contested. Quicker; may be
     * NULL. */
    bool (*derive_removals)(void *context, const int64_t *ids, size_t count, bool removed,
                            struct tema_error *error);

    /* Called after changes to objects of this kind, once: columns that depend on several
     * objects (paths in a tree). May be NULL. */
    bool (*settle)(void *context, struct tema_error *error);

    /* Whether others' living objects need OBJECT, so that undoing its birth would strand
     * them; says what in RET_REASON ("3 quotations are in it"). OWN_TRANSACTION: what was
     * born in it does not count. May be NULL: never needed. */
    bool (*needed)(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error);
};

/* KINDS: ended by NULL; borrowed for the history's life, like STORE and CONTEXT. */
TEMA_MUST_CHECK
bool history_open(struct store *store, const struct history_kind *const *kinds,
                  void *context, struct history **ret_history, struct tema_error *error);
void history_close(struct history *history); /* takes NULL; abandons what is open */

/* Makes the tables of a new project: those that are kept, and the derived ones of this
 * room. */
TEMA_MUST_CHECK
bool history_create_tables(struct store *store, struct tema_error *error);

/* Where the file lies, so that a copy of it becomes a device of its own. */
void history_set_place(struct history *history, const char *path);

/* The coder who acted last in this copy. */
TEMA_MUST_CHECK
bool history_last_coder(struct history *history, struct guid *ret_coder, bool *ret_found,
                        struct tema_error *error);

/* Sets who acts, by the GUID of a coder object. */
void history_act_as(struct history *history, const struct guid *coder);

/* A transaction. Nested calls join the outermost. Reads inside see the changes. When
 * anything fails inside, call history_abandon: it undoes the whole outermost transaction
 * and later calls to history_end of the outer levels fail quietly with TEMA_REFUSED
 * "abandoned". history_end settles, and at the outermost level commits; a transaction
 * without operations leaves no trace. Idiom: if (!history_begin(history, error)) return
 * false; return history_end(history, do_things(...), error, "coded '%s' in %s", ...);
 * where the second argument false abandons and returns false with ERROR as it is. The
 * label of the outermost is kept unless history_label set one before. */
TEMA_MUST_CHECK
bool history_begin(struct history *history, struct tema_error *error);
__attribute__((format(printf, 4, 5))) TEMA_MUST_CHECK bool
history_end(struct history *history, bool went_well, struct tema_error *error,
            const char *label, ...);
void history_abandon(struct history *history);
/* The label of the whole outermost transaction, whatever is joined to it. */
__attribute__((format(printf, 2, 3))) void history_label(struct history *history,
                                                         const char *label, ...);
bool history_is_open(const struct history *history); /* inside a begin or a group */
/* The local id of the open transaction, 0 where none is open. */
int64_t history_current(const struct history *history);
/* Its time, ms. Only while it has operations. */
int64_t history_current_time(const struct history *history);

/* Makes an object of KIND with its first VALUES (fields 1..COUNT). GUID NULL: a new one.
 * With a GUID made from a name the object may be there: then it is only restored if
 * removed, and VALUES are not used. RET_ID and RET_GUID may be NULL. Inside a transaction
 * only, like history_write. */
TEMA_MUST_CHECK
bool history_bear(struct history *history, int kind, const struct guid *guid,
                  const struct value *values, size_t count, int64_t *ret_id,
                  struct tema_error *error);

/* Makes COUNT objects of KIND, none of which is there yet (else TEMA_EXISTS). Their ids
 * ascend by one from RET_FIRST. Several times as fast as one by one. */
TEMA_MUST_CHECK
bool history_bear_many(struct history *history, int kind, const struct birth *births,
                       size_t count, int64_t *ret_first, struct tema_error *error);

/* Writes a field. Writing what stands there already (and is uncontested) is nothing. */
TEMA_MUST_CHECK
bool history_write(struct history *history, int64_t object_id, int field,
                   struct value value, struct tema_error *error);
TEMA_MUST_CHECK
bool history_remove(struct history *history, int64_t object_id, struct tema_error *error);

/* Text and other bytes that the log must not hold itself; yields the GUID to write as a
 * value. NAME: what it is, for people who open the file: "text", "source", "layout",
 * "memo" ... */
TEMA_MUST_CHECK
bool history_add_content(struct history *history, const char *name, struct slice bytes,
                         struct guid *ret_content, struct tema_error *error);
/* The same, but bytes that are kept already (of whatever name, not purged) are not kept
 * twice: *RET_CONTENT is theirs then. */
TEMA_MUST_CHECK
bool history_keep_content(struct history *history, const char *name, struct slice bytes,
                          struct guid *ret_content, struct tema_error *error);
/* The same where SHA256, of BYTES, is known. */
TEMA_MUST_CHECK
bool history_keep_summed(struct history *history, const char *name, struct slice bytes,
                         const struct sha256 *sha256, struct guid *ret_content,
                         struct tema_error *error);
/* The same for SIZE bytes that come in pieces, and are not held in memory: NEXT as of
 * xml_reader_open_source. TEMA_UNREADABLE where there are more or fewer, or more than a
 * thousand million. RET_SHA256 may be NULL. */
TEMA_MUST_CHECK
bool history_keep_stream(struct history *history, const char *name, int64_t size,
                         bool (*next)(void *context, struct slice *ret_piece,
                                      struct tema_error *error),
                         void *context, struct guid *ret_content,
                         struct sha256 *ret_sha256, struct tema_error *error);
/* How many bytes it has; 0 where it was purged. TEMA_DAMAGED where it is missing. */
TEMA_MUST_CHECK
bool history_content_size(struct history *history, const struct guid *content,
                          int64_t *ret_size, struct tema_error *error);
/* Appends at most LENGTH of its bytes from OFFSET on. */
TEMA_MUST_CHECK
bool history_read_content_part(struct history *history, const struct guid *content,
                               int64_t offset, size_t length, struct buffer *buffer,
                               struct tema_error *error);
/* Whether two contents hold the same bytes. */
TEMA_MUST_CHECK
bool history_same_content(struct history *history, const struct guid *left,
                          const struct guid *right, bool *ret_same,
                          struct tema_error *error);
/* New, in BUFFER. TEMA_DAMAGED where it is missing; a purged one is empty. */
TEMA_MUST_CHECK
bool history_read_content(struct history *history, const struct guid *content,
                          struct buffer *buffer, struct tema_error *error);

/* Reads an object; texts in ARENA. TEMA_NOT_FOUND. */
TEMA_MUST_CHECK
bool history_read_object(struct history *history, int64_t id, struct arena *arena,
                         struct object *ret_object, struct tema_error *error);
/* 0 where there is none. */
TEMA_MUST_CHECK
bool history_find_object(struct history *history, const struct guid *guid,
                         int64_t *ret_id, struct tema_error *error);
/* The local id that an object value points to (0 for NULL); uses value->integer if set.
 */
TEMA_MUST_CHECK
bool history_resolve(struct history *history, const struct value *value, int64_t *ret_id,
                     struct tema_error *error);
/* A value that points to the object ID. */
TEMA_MUST_CHECK
bool history_value_of(struct history *history, int64_t id, struct value *ret_value,
                      struct tema_error *error);

/* An object as it was born. */
struct born {
    int64_t id; /* 0: there is none */
    int kind;
    int64_t transaction;  /* in which it was born */
    bool is_written;      /* something was written to it since, be it what stood there */
    bool is_only_removed; /* that was no more than whether it is removed */
};

/* Looks GUID up, with what must be known of it to tell quickly whether anything is new:
 * the record of its first values comes in RECORD. */
TEMA_MUST_CHECK
bool history_find_born(struct history *history, const struct guid *guid,
                       struct buffer *record, struct born *ret_born,
                       struct tema_error *error);
/* The object as it would stand if of all that was written to it only that were there
 * which COUNTS takes by its transaction; superseded or not, the newest stands. changed_at
 * and contested are not filled. */
TEMA_MUST_CHECK
bool history_read_object_by(struct history *history, int64_t id,
                            bool (*counts)(void *context, int64_t transaction),
                            void *context, struct arena *arena, struct object *ret_object,
                            struct tema_error *error);
/* The transaction that wrote what stands in FIELD; 0: none, it stands as it was born. */
TEMA_MUST_CHECK
bool history_find_writer(struct history *history, int64_t object, int field,
                         int64_t *ret_writer, struct tema_error *error);
/* Whether the object is removed, and the transaction that said so. *RET_WRITER is 0 where
 * none did or where several stand, and then *RET_REMOVED is false. */
TEMA_MUST_CHECK
bool history_find_removal(struct history *history, int64_t object, int64_t *ret_writer,
                          bool *ret_removed, struct tema_error *error);

/* An object that is to be there again: all that was ever written to it is whether it is
 * removed, and of that REMOVER's word stands alone. */
struct return_of {
    int64_t id;
    struct guid guid;
    int64_t remover;
};

/* As history_write of FIELD_REMOVED to each of COUNT objects of KIND, all different.
 * Several times as fast. Inside a transaction only. */
TEMA_MUST_CHECK
bool history_bring_back(struct history *history, int kind,
                        const struct return_of *objects, size_t count,
                        struct tema_error *error);

/* Makes what is derived from the object again: for one that was derived before an object
 * that it points to was there. */
TEMA_MUST_CHECK
bool history_derive_again(struct history *history, int64_t id, struct tema_error *error);

/* Drops every derived table, makes them again (DERIVED_SQL: those of the room above) and
 * fills them from what is kept. One commit of its own, unless a transaction is open. */
TEMA_MUST_CHECK
bool history_rebuild(struct history *history, const char *derived_sql,
                     struct tema_error *error);

/* Fills TO, whose tables are new and empty, with what is kept in FROM up to the time
 * UNTIL (ms): each transaction made by then whose author had seen none that is left out.
 * What is derived is to be made of it (history_rebuild). CONTENTS: SQL that yields the
 * rows of the table content to be copied; where bytes are NULL they read as purged. */
TEMA_MUST_CHECK
bool history_copy_until(struct store *from, struct store *to, int64_t until,
                        const char *contents, struct tema_error *error);
/* From now on no transaction begins: TEMA_REFUSED with REASON (borrowed). */
void history_freeze(struct history *history, const char *reason);
bool history_is_frozen(const struct history *history);

/* Undo and redo. Writes a transaction (its label is the caller's) that brings back, for
 * each field that TRANSACTION wrote, what stood before, where that write still stands.
 * What cannot be brought back is told to LEFT (may be NULL), with a reason such as "3
 * quotations are in it". */
TEMA_MUST_CHECK
bool history_revert(struct history *history, int64_t transaction, bool is_redo,
                    void (*left)(void *context, int64_t object_id, const char *reason),
                    void *context, struct tema_error *error);

/* A transaction as the history tells of it. */
struct past {
    int64_t id;
    struct guid coder;
    int64_t made_at;    /* ms */
    const char *label;  /* in the arena */
    const char *device; /* its name; in the arena */
    int64_t operations;
    int64_t reverts; /* the transaction it took back, 0 for none */
    bool is_redo;    /* what it took back was an undo */
    bool undone;     /* stands undone now; of an undo: it was redone */
};

/* All transactions in the order in which this file received them; ITEMS in ARENA. */
TEMA_MUST_CHECK
bool history_read_past(struct history *history, struct arena *arena,
                       struct past **ret_items, size_t *ret_count,
                       struct tema_error *error);

/* The newest MOST (-1: all) of them, in that same order. What took one of them back came
 * later, so it is among them too. */
TEMA_MUST_CHECK
bool history_read_newest(struct history *history, struct arena *arena, int64_t most,
                         struct past **ret_items, size_t *ret_count,
                         struct tema_error *error);

/* Several transactions in one commit: undo of several steps. Not nested. */
TEMA_MUST_CHECK
bool history_begin_group(struct history *history, struct tema_error *error);
TEMA_MUST_CHECK
bool history_end_group(struct history *history, bool went_well, struct tema_error *error);

/* Whether the chain of hashes and the contents are whole: TELL is called with a line a
 * fault. */
TEMA_MUST_CHECK
bool history_verify(struct history *history,
                    void (*tell)(void *context, const char *fault), void *context,
                    struct tema_error *error);

#endif
