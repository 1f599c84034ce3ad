-- Derived from the history, like all that the other rooms make; `tema rebuild` makes it again.

-- Every object that was ever born.
CREATE TABLE history_object (
    id             INTEGER PRIMARY KEY,
    guid           BLOB NOT NULL UNIQUE,
    kind           INTEGER NOT NULL,  -- see the list of kinds in docs/project-file.md
    transaction_id INTEGER NOT NULL,  -- in which it was born
    born           BLOB NOT NULL      -- the record of its first values
) STRICT;

-- Every later write of a field. Those not superseded are the field's register.
CREATE TABLE history_write (
    object_id      INTEGER NOT NULL,
    field          INTEGER NOT NULL,  -- 0: removed
    transaction_id INTEGER NOT NULL,
    superseded     INTEGER NOT NULL,  -- 1: a later write has seen it
    value          BLOB NOT NULL,     -- a record of one value
    PRIMARY KEY (object_id, field, transaction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_write_by_transaction ON history_write (transaction_id);

-- Where bytes that are kept already are found again: the content that holds them, the first where
-- several do.
CREATE TABLE history_content (
    sha256     BLOB NOT NULL PRIMARY KEY,
    content_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
