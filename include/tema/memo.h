/* memo.h - notes on the project or on any object in it */
#ifndef TEMA_MEMO_H
#define TEMA_MEMO_H

#include "tema/project.h"

/* Row 0 = no memo. */
struct tema_memo_id {
    int64_t row;
};

struct tema_memo {
    struct tema_memo_id id;
    int64_t number;      /* from 1 in the order of writing; how people name it */
    const char *title;   /* as another program called it, else the first line without '#',
                            at most 60 code points */
    const char *on_kind; /* project, document, quotation, code, theme, case, memo ... */
    const char *on_name; /* its name, path or key; "" for the project */
    const char *text;    /* Markdown */
    const char *coder;   /* NULL: not known */
    int64_t written_at, changed_at; /* ms; -1: not known. One that was never changed: when
                                       it was written */
};

struct tema_memos {
    struct tema_memo *items; /* by number */
    size_t count;
    void *memory;
};

/* ON: "KIND:NAME" (document:Anna, code:Stöd/Kollega, theme:..., case:...,
 * quotation:q7k3f2, memo:3, project); NULL: everything. Fails with TEMA_INVALID,
 * TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_memo_list(struct tema_project *project, const char *on,
                                    struct tema_memos *ret_memos,
                                    struct tema_error *error);
TEMA_API
void tema_memos_free(struct tema_memos *memos);

/* By number. Fails with TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_memo_find(struct tema_project *project, int64_t number,
                                    struct tema_memo_id *ret_memo,
                                    struct tema_error *error);

/* ON as above; NULL: on the project. TEXT: 1..1,000,000 bytes. */
TEMA_API
TEMA_MUST_CHECK bool tema_memo_add(struct tema_project *project, const char *on,
                                   const char *text, struct tema_memo_id *ret_memo,
                                   struct tema_error *error);
/* Fails with TEMA_REFUSED where quotations lie in the memo: those are in a document that
 * came with it from another program, and is removed with it. */
TEMA_API
TEMA_MUST_CHECK bool tema_memo_edit(struct tema_project *project,
                                    struct tema_memo_id memo, const char *text,
                                    struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_memo_remove(struct tema_project *project,
                                      struct tema_memo_id memo, struct tema_error *error);

#endif
