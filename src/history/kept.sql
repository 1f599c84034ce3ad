-- What is kept: the history and the contents it points to. Nothing here is ever changed or
-- deleted, but for the bytes of a content that is purged.

-- The copies of the project that have written to it. A copy of the file on another machine, or
-- another copy on this one, is a device of its own.
CREATE TABLE history_device (
    id   INTEGER PRIMARY KEY,      -- local number
    guid BLOB NOT NULL UNIQUE,     -- 16 bytes
    name TEXT NOT NULL             -- the machine's name
) STRICT;

-- Which device this very file is: the place (file system and inode) where it was last written.
CREATE TABLE history_here (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    device_id INTEGER NOT NULL REFERENCES history_device(id),
    place     TEXT NOT NULL,       -- "machine:device:inode"
    coder     BLOB                 -- GUID of the coder who acted last in this copy
) STRICT;

-- One action of one coder each. Ids ascend in the order in which this file received them.
CREATE TABLE history_transaction (
    id            INTEGER PRIMARY KEY,
    device_id     INTEGER NOT NULL REFERENCES history_device(id),
    number        INTEGER NOT NULL,  -- 1, 2, 3 ... per device
    clock         INTEGER NOT NULL,  -- hybrid logical clock: ms since 1970 * 65536 + a counter
    seen          BLOB NOT NULL,     -- version vector: (device GUID, number as varint)*, by GUID
    coder         BLOB NOT NULL,     -- GUID of the coder object
    made_at       INTEGER NOT NULL,  -- ms since 1970 by the device's own clock
    reverts       BLOB,              -- undo, redo: (device GUID, number as varint)* reverted
    is_redo       INTEGER NOT NULL,  -- 1 where what is reverted was an undo
    label         TEXT NOT NULL,     -- in plain words
    operations    INTEGER NOT NULL,  -- how many
    previous_hash BLOB NOT NULL,     -- of the device's transaction before; 32 zero bytes before 1
    hash          BLOB NOT NULL,     -- BLAKE2b-256 over all of the above but id, and the operations
    UNIQUE (device_id, number)
) STRICT;

-- The operations of a transaction, packed (docs/project-file.md tells how).
CREATE TABLE history_operation (
    transaction_id INTEGER NOT NULL REFERENCES history_transaction(id),
    position       INTEGER NOT NULL, -- 0, 1, 2 ...
    packed         BLOB NOT NULL,    -- up to about 64 KB of whole operations
    PRIMARY KEY (transaction_id, position)
) STRICT, WITHOUT ROWID;

-- Texts, source files, memo bodies. The log points here and holds no text of a participant, so
-- that a person who withdraws can be purged: bytes and sha256 are then NULL.
CREATE TABLE content (
    id     INTEGER PRIMARY KEY,
    guid   BLOB NOT NULL UNIQUE,
    name   TEXT NOT NULL,          -- what it is: text, source, layout, memo, comment, chapter
    bytes  BLOB,
    sha256 BLOB                    -- of bytes
) STRICT;
