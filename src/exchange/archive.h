/* archive.h - a .qdpx, .qde or .qdc file and its members, by the names that others write
 *
 * Names are compared without regard to the case of letters. The project is any single
 * *.qde at the root (in a .qde or .qdc file: the file itself). What is called
 * internal://NAME is the member sources/NAME. */
#ifndef EXCHANGE_ARCHIVE_H
#define EXCHANGE_ARCHIVE_H

#include "base/buffer.h"
#include "base/sha256.h"
#include "markup/xml_reader.h"
#include "markup/zip_reader.h"

struct archive; /* opaque */

/* TEMA_NOT_FOUND (no such file), TEMA_UNREADABLE: neither ZIP nor XML; a truncated one;
 * no .qde in it or two; a name with "..", a name that begins with '/' or has a drive
 * letter; a member over 2^31-1 bytes; one that unpacks to too many times its size. */
TEMA_MUST_CHECK
bool archive_open(const char *path, struct archive **ret_archive,
                  struct tema_error *error);
void archive_free(struct archive *archive);   /* takes NULL */
void archive_freep(struct archive **archive); /* for CLEANUP */

const char *archive_name(const struct archive *archive); /* the file's, without folder */

/* The SHA-256 of the file; read once, when first asked for. */
TEMA_MUST_CHECK
bool archive_digest(struct archive *archive, struct sha256 *ret_digest,
                    struct tema_error *error);

/* The project's XML as a stream; each call begins anew. RET_XML: free it before ARCHIVE.
 */
TEMA_MUST_CHECK
bool archive_project(struct archive *archive, struct xml_reader **ret_xml,
                     struct tema_error *error);

/* From now on what a reader of the XML reads is kept for archive_project_again: where it
 * is much, in a file without a name in the folder of NEIGHBOUR, a path. NULL: it is not.
 */
void archive_record(struct archive *archive, const char *neighbour);
/* What archive_project's last reader, which is freed, has read to the end, once more. */
TEMA_MUST_CHECK
bool archive_project_again(struct archive *archive, struct xml_reader **ret_xml,
                           struct tema_error *error);

/* Where the file that a path in the XML names can be found. */
enum archive_place {
    ARCHIVE_INSIDE,  /* it is a member: *RET_MEMBER */
    ARCHIVE_OUTSIDE, /* relative:///, absolute:///: it did not come along */
    ARCHIVE_MISSING, /* internal://, but there is no such member */
};

/* PATH as the XML has it: internal://NAME, internal:/NAME, a bare NAME, sources/NAME
 * (also percent-encoded); RET_MEMBER: number of the member. */
enum archive_place archive_find(const struct archive *archive, const char *path,
                                size_t *ret_member);

/* The member of exactly that name (of tema/...), case folded; false where there is none.
 */
bool archive_has(const struct archive *archive, const char *name, size_t *ret_member);

const char *archive_member_name(const struct archive *archive, size_t member);
int64_t archive_member_size(const struct archive *archive, size_t member); /* unpacked */

/* Appends the member's bytes; refuses those over MOST bytes with TEMA_UNREADABLE. */
TEMA_MUST_CHECK
bool archive_read(struct archive *archive, size_t member, size_t most,
                  struct buffer *ret_bytes, struct tema_error *error);

/* The member as a stream of pieces (borrowed until the next call; empty at its end), for
 * files that are too large to be held. */
struct zip_stream;
TEMA_MUST_CHECK
bool archive_open_member(struct archive *archive, size_t member,
                         struct zip_stream **ret_stream, struct tema_error *error);

#endif
