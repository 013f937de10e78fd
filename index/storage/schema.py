"""The tables of the catalog.

Numbers of passages and vectors are never given twice (AUTOINCREMENT), so what is new since a
number was seen is what has a higher one. A vector is a little-endian float16 array.
"""

FORMAT = "3"
"""Raised when the tables change; a store of another format is refused with the way out."""

_CUT = 'tokenize="porter unicode61 remove_diacritics 2"'
"""How passages, and what is looked for in them, are cut into terms: alike, or none is found."""

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE records (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    form TEXT NOT NULL,
    symbol TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    states TEXT NOT NULL,
    session TEXT NOT NULL,
    meeting INTEGER,
    date TEXT NOT NULL,
    time TEXT NOT NULL,
    place TEXT NOT NULL,
    chair TEXT NOT NULL,
    language TEXT NOT NULL,
    notes TEXT NOT NULL,
    issued TEXT NOT NULL,
    leftovers TEXT NOT NULL,
    remarks TEXT NOT NULL,
    added TEXT NOT NULL,
    -- What all versions of a record share, and whether this is the one that answers: only that
    -- one has passages.
    work TEXT NOT NULL,
    current INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX records_by_work ON records (work);
CREATE INDEX records_by_date ON records (date, id);
CREATE TABLE record_states (
    record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    PRIMARY KEY (record_id, state)
) WITHOUT ROWID;
CREATE TABLE turns (
    record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    state TEXT,
    side TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (record_id, idx)
) WITHOUT ROWID;
CREATE TABLE paragraphs (
    record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    number INTEGER,
    printed INTEGER NOT NULL,
    turn INTEGER,
    heading TEXT NOT NULL,
    PRIMARY KEY (record_id, idx)
) WITHOUT ROWID;
CREATE TABLE passages (
    rowid INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    side TEXT NOT NULL,
    state TEXT,
    speaker_key TEXT NOT NULL,
    -- What the group is known by for which the State speaks, or NULL.
    group_key TEXT,
    embedded INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL,
    -- The text with Chinese and Japanese set apart for the full text; empty where there is none.
    set_apart TEXT NOT NULL DEFAULT ''
);
CREATE INDEX passages_by_record ON passages (record_id, paragraph);
CREATE INDEX passages_by_speaker ON passages (side, state, speaker_key);
CREATE INDEX passages_to_embed ON passages (rowid) WHERE embedded = 0;
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage INTEGER NOT NULL UNIQUE,
    vector BLOB NOT NULL
);

-- Vectors that have no passage any more and are still to be taken out of Chroma, which takes part
-- in no transaction: they are noted in the same one in which their passage goes.
CREATE TABLE stale_vectors (id TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE VIEW passages_words AS
    SELECT rowid, CASE set_apart WHEN '' THEN text ELSE set_apart END AS text FROM passages;
CREATE VIRTUAL TABLE passages_text USING fts5 (
    text, content='passages_words', content_rowid='rowid',
    {_CUT}
);
CREATE VIRTUAL TABLE passages_terms USING fts5vocab (passages_text, row);
CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
    INSERT INTO passages_text (rowid, text)
        VALUES (new.rowid, CASE new.set_apart WHEN '' THEN new.text ELSE new.set_apart END);
    DELETE FROM stale_vectors WHERE id = new.id;
END;
CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO passages_text (passages_text, rowid, text) VALUES ('delete', old.rowid,
        CASE old.set_apart WHEN '' THEN old.text ELSE old.set_apart END);
    INSERT OR IGNORE INTO stale_vectors VALUES (old.id);
    DELETE FROM vectors WHERE passage = old.rowid;
END;
"""

FOR_SEARCH = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS temp.passages_instances
    USING fts5vocab (main, passages_text, instance);
CREATE VIRTUAL TABLE IF NOT EXISTS temp.asked USING fts5 (
    text, {_CUT}
);
CREATE VIRTUAL TABLE IF NOT EXISTS temp.asked_terms USING fts5vocab (temp, asked, instance);
"""
"""What a connection that searches has besides, in memory: every place of every term, and a text
that is cut into terms as the passages were."""
