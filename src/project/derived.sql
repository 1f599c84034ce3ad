-- The study as the program reads it. Everything here is derived from the history: `tema rebuild`
-- drops it and makes it again, equal. Ids are the objects' (history_object.id). A row whose object
-- is removed stays with removed = 1, so that what points to it still finds it. Positions are
-- Unicode code points, half-open; times are milliseconds since 1970 UTC.

CREATE TABLE study (
    id       INTEGER PRIMARY KEY,
    title    TEXT NOT NULL,
    language TEXT NOT NULL,     -- BCP 47
    approach TEXT NOT NULL,     -- reflexive, codebook, reliability
    description TEXT NOT NULL,
    author_id   INTEGER REFERENCES coder(id), -- NULL: not known
    made_at     INTEGER,        -- NULL: not known
    changed_by_id INTEGER REFERENCES coder(id), -- in another program; NULL: not known
    changed_at  INTEGER         -- likewise
) STRICT;

-- The coder whose name is '' is nobody: the maker of a thing of which no maker is known.
CREATE TABLE coder (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    known_as BLOB,              -- the GUID that other programs' files give, or NULL
    initials TEXT NOT NULL
) STRICT;

-- A "case" is a word of SQL's own, hence the plural.
CREATE TABLE cases (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    description TEXT NOT NULL,
    removed   INTEGER NOT NULL
) STRICT;

CREATE TABLE variable (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    type    TEXT NOT NULL,      -- text, boolean, integer, float, date, datetime
    description TEXT NOT NULL,
    known_as BLOB,              -- as of coders
    removed INTEGER NOT NULL
) STRICT;

-- Of a case or of a document: one of the two is NULL.
CREATE TABLE value (
    id          INTEGER PRIMARY KEY,
    case_id     INTEGER REFERENCES cases(id),
    document_id INTEGER REFERENCES document(id),
    variable_id INTEGER NOT NULL REFERENCES variable(id),
    value       TEXT NOT NULL,   -- "" where it was taken away
    removed     INTEGER NOT NULL
) STRICT;
CREATE INDEX value_by_case ON value (case_id);
CREATE INDEX value_by_document ON value (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE document (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    source_name TEXT NOT NULL,   -- the file's name when it was imported
    importer    TEXT NOT NULL,   -- "docx 1": reader and its version
    sha256      BLOB NOT NULL,   -- of the source file; empty where it was not brought along
    length      INTEGER NOT NULL, -- code points
    words       INTEGER NOT NULL, -- without speakers' labels
    paragraphs  INTEGER NOT NULL,
    turns       INTEGER NOT NULL,
    text        BLOB,            -- GUID of the content; NULL where there is none
    source      BLOB,            -- likewise: the file's own bytes
    layout      BLOB,            -- likewise
    case_id     INTEGER REFERENCES cases(id),
    medium      TEXT NOT NULL,   -- text, pdf, picture, audio, video, transcript, note
    part_of_id  INTEGER,         -- the recording of a transcript, the quotation of its text
    description TEXT NOT NULL,
    location    TEXT NOT NULL,   -- where the file lies that was not brought along, or ''
    author_id   INTEGER REFERENCES coder(id), -- NULL: not known
    made_at     INTEGER,        -- NULL: not known
    changed_by_id INTEGER REFERENCES coder(id), -- in another program; NULL: not known
    changed_at  INTEGER,        -- likewise
    imported_at INTEGER NOT NULL,
    removed     INTEGER NOT NULL
) STRICT;
CREATE INDEX document_by_source ON document (sha256);
CREATE INDEX document_by_whole ON document (part_of_id) WHERE part_of_id IS NOT NULL;

-- A label that turns bear in one document.
CREATE TABLE speaker (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document(id),
    label       TEXT NOT NULL,
    role        INTEGER NOT NULL, -- 0 not known, 1 interviewer, 2 participant, 3 other
    case_id     INTEGER REFERENCES cases(id),
    removed     INTEGER NOT NULL
) STRICT;
CREATE INDEX speaker_by_document ON speaker (document_id, label);

CREATE TABLE turn (
    document_id INTEGER NOT NULL REFERENCES document(id),
    number      INTEGER NOT NULL,  -- from 1
    start       INTEGER NOT NULL,  -- where the label begins
    words_start INTEGER NOT NULL,  -- where the words begin
    "end"       INTEGER NOT NULL,
    label       TEXT NOT NULL,
    speaker_id  INTEGER,           -- of the speaker object; NULL where none was born
    begin_ms    INTEGER,           -- NULL: not known
    end_ms      INTEGER,
    PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_by_label ON turn (document_id, label);

CREATE TABLE code (
    id             INTEGER PRIMARY KEY,
    name           TEXT NOT NULL,
    parent_id      INTEGER REFERENCES code(id), -- as written; NULL at the root
    description    TEXT NOT NULL,
    color          TEXT NOT NULL,               -- "#rrggbb" or ""
    merged_into_id INTEGER REFERENCES code(id), -- as written
    codable        INTEGER NOT NULL,            -- 0: but a heading over other codes
    includes       TEXT NOT NULL,               -- when to use it
    excludes       TEXT NOT NULL,               -- when not
    example        BLOB,                        -- GUID of a quotation, there or not; or NULL
    removed        INTEGER NOT NULL,
    contested      INTEGER NOT NULL,            -- removed by one while another changed it
    -- settled: from the whole codebook
    effective_id   INTEGER,  -- the code it is one with after merges; itself where not merged
    shown_parent_id INTEGER, -- the parent after merges, with cycles cut
    path           TEXT,     -- "Stöd/Kollega"
    depth          INTEGER,  -- 0 at the root
    position       INTEGER   -- place in the tree, parents first, siblings by name; from 0
) STRICT;
CREATE INDEX code_by_effective ON code (effective_id);

CREATE TABLE theme (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    parent_id INTEGER REFERENCES theme(id),
    concept   TEXT NOT NULL,
    rank      INTEGER NOT NULL,
    removed   INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    -- settled
    shown_parent_id INTEGER,
    path      TEXT,
    depth     INTEGER,
    position  INTEGER
) STRICT;

CREATE TABLE gathering (
    id       INTEGER PRIMARY KEY,
    theme_id INTEGER NOT NULL REFERENCES theme(id),
    code_id  INTEGER NOT NULL REFERENCES code(id),
    removed  INTEGER NOT NULL
) STRICT;
CREATE INDEX gathering_by_theme ON gathering (theme_id);

-- A theme gathers a quotation itself.
CREATE TABLE evidence (
    id           INTEGER PRIMARY KEY,
    theme_id     INTEGER NOT NULL REFERENCES theme(id),
    quotation_id INTEGER NOT NULL REFERENCES quotation(id),
    role         TEXT NOT NULL,   -- gathered, strong, contrary
    removed      INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_by_theme ON evidence (theme_id);
CREATE INDEX evidence_by_quotation ON evidence (quotation_id);

CREATE TABLE quotation (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL,     -- "q7k3f2"; a second one of the same key after a merge has a
                                   -- longer one here
    document_id INTEGER NOT NULL REFERENCES document(id),
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    words       TEXT NOT NULL,     -- the text between, verbatim
    speaker_id  INTEGER,           -- of the turn in which it starts; NULL: none
    comment     BLOB,              -- GUID of the content, or NULL
    turns       INTEGER NOT NULL,  -- how many turns it touches; 0: it stands outside of all
    place       TEXT NOT NULL,     -- in a page, picture or recording; '' for a span of text
    name        TEXT,              -- NULL: as its words begin (project/region.h)
    doubt       TEXT NOT NULL,     -- why it may not stand where it was meant to, or ''
    author_id   INTEGER REFERENCES coder(id), -- NULL: not known
    made_at     INTEGER,        -- NULL: not known
    changed_by_id INTEGER REFERENCES coder(id), -- in another program; NULL: not known
    changed_at  INTEGER,        -- likewise
    removed     INTEGER NOT NULL
) STRICT;
CREATE INDEX quotation_by_key ON quotation (key);
-- These hold all that counts ask for, so that no words are passed over (project/census.c).
CREATE INDEX quotation_by_document ON quotation (document_id, start, speaker_id, turns, removed);

CREATE TABLE coding (
    id           INTEGER PRIMARY KEY,
    quotation_id INTEGER NOT NULL REFERENCES quotation(id),
    code_id      INTEGER NOT NULL REFERENCES code(id),
    coder_id     INTEGER NOT NULL REFERENCES coder(id),
    made_at      INTEGER,          -- NULL: not known
    removed      INTEGER NOT NULL
) STRICT;
CREATE INDEX coding_by_quotation ON coding (quotation_id, code_id, coder_id, removed);
CREATE INDEX coding_by_code ON coding (code_id);

CREATE TABLE memo (
    id         INTEGER PRIMARY KEY,
    number     INTEGER NOT NULL,  -- from 1 in the order of writing, removed ones counted
    on_id      INTEGER,           -- the object it is on; NULL: the project
    body       BLOB NOT NULL,     -- GUID of the content
    name       TEXT NOT NULL,     -- '' where the first line is its name
    description TEXT NOT NULL,
    document_id INTEGER REFERENCES document(id), -- its text as a document, or NULL
    coder_id   INTEGER,           -- who wrote it; NULL: not known
    written_at INTEGER,           -- NULL: not known
    changed_by_id INTEGER REFERENCES coder(id), -- NULL: not known
    changed_at INTEGER,           -- NULL: not known, or never
    removed    INTEGER NOT NULL
) STRICT;
CREATE INDEX memo_by_on ON memo (on_id);

CREATE TABLE chapter (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    body    BLOB NOT NULL,        -- GUID of the content
    removed INTEGER NOT NULL
) STRICT;

-- A set, a case or a memo names what belongs to it.
CREATE TABLE reference (
    id        INTEGER PRIMARY KEY,
    holder_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    removed   INTEGER NOT NULL
) STRICT;
CREATE INDEX reference_by_holder ON reference (holder_id);
CREATE INDEX reference_by_target ON reference (target_id);

-- "set" and "link" are what other programs made; "set" is a word of SQL's own.
CREATE TABLE sets (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    removed     INTEGER NOT NULL
) STRICT;

CREATE TABLE link (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    direction TEXT NOT NULL,   -- associative, oneway, bidirectional or ''
    color     TEXT NOT NULL,   -- "#rrggbb" or ''
    origin_id INTEGER,         -- an object, or NULL
    target_id INTEGER,
    origin    BLOB,            -- GUID of what the project does not hold, or NULL
    target    BLOB,
    removed   INTEGER NOT NULL
) STRICT;
CREATE INDEX link_by_origin ON link (origin_id);
CREATE INDEX link_by_target ON link (target_id);

CREATE TABLE graph (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    drawing BLOB NOT NULL,     -- GUID of the content
    removed INTEGER NOT NULL
) STRICT;

-- What came in from other programs' files.
CREATE TABLE exchange (
    id         INTEGER PRIMARY KEY,
    file       TEXT NOT NULL,
    sha256     BLOB NOT NULL,
    program    TEXT NOT NULL,
    project    TEXT NOT NULL,
    convention TEXT NOT NULL,
    report     BLOB NOT NULL,  -- GUID of the content
    transaction_id INTEGER NOT NULL, -- in which it came
    removed    INTEGER NOT NULL
) STRICT;

-- Whom a quotation is about: the case of the speaker in whose turn it starts; else a case that names
-- the quotation, or else one that names a code with which it is coded (the first by name); else
-- nobody where it lies within a turn of the interviewer; else its document's case. The first
-- question is the same for all rows and asked once; where the answer is no, as in most projects, the
-- next two are never asked.
CREATE VIEW quotation_about AS
SELECT q.id AS quotation_id,
       CASE WHEN own.id IS NOT NULL THEN own.id
            ELSE coalesce(
                CASE WHEN EXISTS (SELECT 1 FROM reference r JOIN cases c ON c.id = r.holder_id)
                THEN coalesce(
                    (SELECT c.id FROM reference r JOIN cases c ON c.id = r.holder_id
                     WHERE r.target_id = q.id AND r.removed = 0 AND c.removed = 0
                     ORDER BY c.name, c.id LIMIT 1),
                    (SELECT c.id FROM coding g JOIN code used ON used.id = g.code_id
                     JOIN code named ON named.effective_id = used.effective_id
                     JOIN reference r ON r.target_id = named.id
                     JOIN cases c ON c.id = r.holder_id
                     WHERE g.quotation_id = q.id AND g.removed = 0 AND r.removed = 0
                     AND c.removed = 0 ORDER BY c.name, c.id LIMIT 1)) END,
                CASE WHEN s.role = 1 AND q.turns = 1 THEN NULL ELSE whole.id END) END AS case_id
FROM quotation q
JOIN document d ON d.id = q.document_id
LEFT JOIN speaker s ON s.id = q.speaker_id
LEFT JOIN cases own ON own.id = s.case_id AND own.removed = 0
LEFT JOIN cases whole ON whole.id = d.case_id AND whole.removed = 0;
