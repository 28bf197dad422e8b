-- Kept, schema 1.
--
-- Conventions: ids are 16-byte UUIDs (version 7); dates are 'YYYY-MM-DD'; instants are
-- 'YYYY-MM-DDTHH:MM:SS.mmmZ' in UTC, so that text order is time order. Long text stands apart
-- from the columns that lists show. Every ON DELETE is explicit.

PRAGMA application_id = 0x4B455054; -- "KEPT"
PRAGMA user_version = 1;

CREATE TABLE vault_meta (
    singleton    INTEGER PRIMARY KEY CHECK (singleton = 1),
    sentinel     TEXT NOT NULL,
    vault_id     BLOB NOT NULL CHECK (length(vault_id) = 16),
    name         TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    kit_saved_at TEXT
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal: a hash chain over everything that happened. It stores hashes of what was written, never the text.
CREATE TABLE event (
    seq          INTEGER PRIMARY KEY,
    at           TEXT NOT NULL,
    zone         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    object       BLOB NOT NULL CHECK (length(object) = 16),
    payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
    prev_hash    BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash         BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'immutable: journal'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'immutable: journal'); END;

-- The vault's own certificate root and leaf, with their keys.
CREATE TABLE signing_identity (
    singleton  INTEGER PRIMARY KEY CHECK (singleton = 1),
    identity   BLOB NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE member (
    id             BLOB PRIMARY KEY CHECK (length(id) = 16),
    revision       INTEGER NOT NULL CHECK (revision >= 1),
    name           TEXT NOT NULL,
    name_key       TEXT NOT NULL, -- the name without case and accents, to sort and find by
    preferred_name TEXT,
    pronouns       TEXT,
    role           TEXT NOT NULL,
    relation       TEXT NOT NULL CHECK (relation IN ('report', 'dotted-line', 'peer', 'mentor')),
    since          TEXT,
    email          TEXT,
    sample         INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
    archived_at    TEXT,
    created_at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_name ON member (archived_at, name_key, id, name, preferred_name, role, relation, created_at);
-- What is filed or sealed about an invented person may be removed with that person, so nobody may become one.
CREATE TRIGGER member_sample_is_frozen BEFORE UPDATE OF sample ON member WHEN NEW.sample <> OLD.sample
BEGIN SELECT RAISE(ABORT, 'immutable: sample member'); END;

CREATE TABLE member_profile (
    member_id      BLOB PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
    best_reached   TEXT,
    recognition    TEXT,
    strengths      TEXT,
    working_with   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE expectation (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    number     INTEGER NOT NULL UNIQUE CHECK (number >= 1),
    member_id  BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    state      TEXT NOT NULL CHECK (state IN ('draft', 'signing', 'agreed', 'declined', 'met', 'not-met', 'dropped')),
    title      TEXT NOT NULL,
    starts_on  TEXT,
    deadline   TEXT,
    sample     INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    closed_at  TEXT, -- when it was met, not met or dropped
    CHECK ((state IN ('met', 'not-met', 'dropped')) = (closed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX expectation_by_change ON expectation (updated_at DESC, id DESC, state, member_id, title, deadline, number);
CREATE INDEX expectation_by_member ON expectation (member_id, updated_at DESC, id DESC, state, title, deadline, number);
CREATE INDEX expectation_by_state ON expectation (state, updated_at DESC, id DESC, member_id, title, deadline, number);
CREATE INDEX expectation_closed ON expectation (member_id, closed_at DESC, id DESC, state, title) WHERE closed_at IS NOT NULL;

CREATE TABLE expectation_body (
    expectation_id       BLOB PRIMARY KEY REFERENCES expectation (id) ON DELETE CASCADE,
    what                 TEXT NOT NULL,
    why                  TEXT,
    measure              TEXT,
    baseline             TEXT,
    target               TEXT,
    unit                 TEXT,
    achievable           TEXT,
    relevant             TEXT,
    reward_what          TEXT,
    reward_when          TEXT,
    reward_decided_by    TEXT,
    consequence_what     TEXT,
    consequence_from     TEXT,
    consequence_first    TEXT,
    exceptions           TEXT,
    own_words            TEXT,
    confidence           INTEGER CHECK (confidence BETWEEN 1 AND 5),
    worry                TEXT
) STRICT, WITHOUT ROWID;
CREATE TRIGGER expectation_body_is_frozen BEFORE UPDATE ON expectation_body
WHEN (SELECT state FROM expectation WHERE id = OLD.expectation_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'immutable: expectation after signing began'); END;

CREATE TABLE review (
    expectation_id BLOB NOT NULL REFERENCES expectation (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL CHECK (position >= 0),
    due_on         TEXT NOT NULL,
    PRIMARY KEY (expectation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    expectation_id  BLOB NOT NULL REFERENCES expectation (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL CHECK (position >= 0),
    revision        INTEGER NOT NULL CHECK (revision >= 1),
    text            TEXT NOT NULL,
    owner_id        BLOB REFERENCES member (id) ON DELETE RESTRICT, -- NULL: the manager
    helpers         TEXT,
    due_on          TEXT,
    result_required INTEGER NOT NULL CHECK (result_required IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('to-do', 'doing', 'blocked', 'handed-in', 'accepted', 'returned', 'dropped')),
    state_note      TEXT, -- why it is blocked, returned or dropped
    result          TEXT,
    state_since     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_expectation ON task (expectation_id, position, state, due_on);
CREATE INDEX task_by_due ON task (state, due_on, expectation_id, id, owner_id, text);

CREATE TABLE promise (
    id             BLOB PRIMARY KEY CHECK (length(id) = 16),
    member_id      BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
    expectation_id BLOB REFERENCES expectation (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL CHECK (position >= 0),
    revision       INTEGER NOT NULL CHECK (revision >= 1),
    text           TEXT NOT NULL,
    due_on         TEXT,
    due_words      TEXT, -- "throughout", when there is no date
    state          TEXT NOT NULL CHECK (state IN ('stated', 'open', 'kept', 'broken', 'withdrawn')),
    closed_at      TEXT,
    -- Orders lists, without a date last. No generated column: an index on one never covers a query.
    due_order      TEXT NOT NULL CHECK (due_order = ifnull(due_on, '9999-12-31'))
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_by_expectation ON promise (expectation_id, position);
CREATE INDEX promise_by_due ON promise (state, due_order, id, member_id, expectation_id, revision, text, due_on, due_words);
CREATE INDEX promise_by_member ON promise (member_id, state, due_order, id, expectation_id, revision, text, due_on, due_words);

-- Templates as they were when forms were filled in; built-in ones are written when first needed.
CREATE TABLE template (
    key        TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version >= 1),
    definition TEXT NOT NULL,
    PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER template_is_frozen BEFORE UPDATE ON template
BEGIN SELECT RAISE(ABORT, 'immutable: template version'); END;

CREATE TABLE form (
    id               BLOB PRIMARY KEY CHECK (length(id) = 16),
    member_id        BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
    template_key     TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    revision         INTEGER NOT NULL CHECK (revision >= 1),
    state            TEXT NOT NULL CHECK (state IN ('draft', 'filed')),
    title            TEXT NOT NULL,
    summary          TEXT,
    event_on         TEXT NOT NULL,
    event_time       TEXT,
    minutes          INTEGER CHECK (minutes >= 0),
    place            TEXT,
    follow_up_on     TEXT,
    filed_at         TEXT,
    filed_zone       TEXT,
    sample           INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
    created_at       TEXT NOT NULL,
    updated_at       TEXT NOT NULL,
    CHECK ((state = 'filed') = (filed_at IS NOT NULL)),
    FOREIGN KEY (template_key, template_version) REFERENCES template (key, version) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX form_by_member ON form
    (member_id, event_on DESC, id DESC, state, template_key, title, summary, filed_at, filed_zone, updated_at);
CREATE INDEX form_by_date ON form (event_on DESC, id DESC, state, member_id, template_key, title, summary, updated_at);
CREATE INDEX form_drafts ON form
    (updated_at DESC, id DESC, state, member_id, template_key, title, summary, event_on) WHERE state = 'draft';
CREATE TRIGGER form_is_filed_update BEFORE UPDATE ON form WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'immutable: filed form'); END;
CREATE TRIGGER form_is_filed_delete BEFORE DELETE ON form
WHEN OLD.state <> 'draft' AND (SELECT sample FROM member WHERE id = OLD.member_id) = 0
BEGIN SELECT RAISE(ABORT, 'immutable: filed form'); END;

CREATE TABLE form_body (
    form_id BLOB PRIMARY KEY REFERENCES form (id) ON DELETE CASCADE,
    answers TEXT NOT NULL -- JSON object: field key -> answer
) STRICT, WITHOUT ROWID;
CREATE TRIGGER form_body_is_filed_update BEFORE UPDATE ON form_body
WHEN (SELECT state FROM form WHERE id = OLD.form_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'immutable: filed form'); END;
CREATE TRIGGER form_body_is_filed_delete BEFORE DELETE ON form_body
WHEN EXISTS (SELECT 1 FROM form f JOIN member m ON m.id = f.member_id
             WHERE f.id = OLD.form_id AND f.state <> 'draft' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: filed form'); END;

CREATE TABLE addendum (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    form_id BLOB NOT NULL REFERENCES form (id) ON DELETE RESTRICT,
    member_id BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
    text    TEXT NOT NULL,
    at      TEXT NOT NULL,
    zone    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX addendum_by_form ON addendum (form_id, at);
CREATE INDEX addendum_by_member ON addendum (member_id, at DESC, id DESC, form_id, zone);
CREATE TRIGGER addendum_is_filed_update BEFORE UPDATE ON addendum
BEGIN SELECT RAISE(ABORT, 'immutable: addendum'); END;
CREATE TRIGGER addendum_is_filed_delete BEFORE DELETE ON addendum
WHEN (SELECT sample FROM member WHERE id = OLD.member_id) = 0
BEGIN SELECT RAISE(ABORT, 'immutable: addendum'); END;

CREATE TABLE document (
    id             BLOB PRIMARY KEY CHECK (length(id) = 16),
    number         TEXT NOT NULL, -- 'EXP-0042'
    kind           TEXT NOT NULL CHECK (kind IN ('expectation-agreement')),
    subject_id     BLOB NOT NULL, -- the expectation
    member_id      BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
    version        INTEGER NOT NULL CHECK (version >= 1),
    revision       INTEGER NOT NULL CHECK (revision >= 1),
    title          TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('with-member', 'handed-back', 'sealed', 'withdrawn')),
    ending         TEXT CHECK (ending IN ('signed', 'signed-with-comment', 'declined')),
    paper_size     TEXT NOT NULL CHECK (paper_size IN ('a4', 'letter')),
    content_sha256 BLOB NOT NULL CHECK (length(content_sha256) = 32),
    created_at     TEXT NOT NULL,
    sealed_at      TEXT,
    pages          INTEGER,
    CHECK ((state = 'sealed') = (sealed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_member ON document (member_id, created_at DESC, id DESC, state, kind, title, version, ending, sealed_at, number);
CREATE INDEX document_by_created ON document (created_at DESC, id DESC, member_id, state, kind, title, version, ending, sealed_at, number);
CREATE INDEX document_by_subject ON document (subject_id, version);
CREATE INDEX document_by_content ON document (content_sha256);
CREATE TRIGGER document_is_sealed_update BEFORE UPDATE ON document WHEN OLD.state = 'sealed'
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;
CREATE TRIGGER document_is_sealed_delete BEFORE DELETE ON document
WHEN OLD.state = 'sealed' AND (SELECT sample FROM member WHERE id = OLD.member_id) = 0
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;

-- What was frozen for signing: canonical JSON of everything on the paper.
CREATE TABLE document_content (
    document_id BLOB PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    content     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER document_content_is_frozen BEFORE UPDATE ON document_content
BEGIN SELECT RAISE(ABORT, 'immutable: frozen text'); END;

CREATE TABLE document_file (
    document_id BLOB PRIMARY KEY REFERENCES document (id) ON DELETE RESTRICT,
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    paper       BLOB NOT NULL, -- canonical JSON of everything on the final paper, to set its pages again
    pdf         BLOB NOT NULL
) STRICT;
CREATE TRIGGER document_file_is_sealed_update BEFORE UPDATE ON document_file
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;
CREATE TRIGGER document_file_is_sealed_delete BEFORE DELETE ON document_file
WHEN (SELECT m.sample FROM document d JOIN member m ON m.id = d.member_id WHERE d.id = OLD.document_id) = 0
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;

-- What happened while it was signed, in order, each with its place in the journal.
CREATE TABLE signing_step (
    document_id BLOB NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL CHECK (position >= 0),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    entry       INTEGER NOT NULL REFERENCES event (seq) ON DELETE RESTRICT,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    document_id BLOB NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    role        TEXT NOT NULL CHECK (role IN ('member', 'manager')),
    statement   TEXT NOT NULL CHECK (statement IN ('agree', 'received-not-agree', 'decline')),
    reason      TEXT,
    comment     TEXT,
    ink         TEXT, -- JSON: simplified strokes or the typed name; NULL when declined
    medium      TEXT, -- 'pen', 'touch', 'mouse', 'typed'
    at          TEXT NOT NULL,
    PRIMARY KEY (document_id, role)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signature_is_given_update BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;
CREATE TRIGGER signature_is_given_delete BEFORE DELETE ON signature
WHEN EXISTS (SELECT 1 FROM document d JOIN member m ON m.id = d.member_id
             WHERE d.id = OLD.document_id AND d.state = 'sealed' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;

-- Copies that left this computer.
CREATE TABLE document_copy (
    document_id BLOB NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    at          TEXT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('file', 'print')),
    PRIMARY KEY (document_id, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder (
    id           BLOB PRIMARY KEY CHECK (length(id) = 16),
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    kind         TEXT NOT NULL CHECK (kind IN ('follow-up', 'review', 'free-text')),
    member_id    BLOB REFERENCES member (id) ON DELETE CASCADE,
    subject_id   BLOB, -- the form or the expectation; NULL for free text
    text         TEXT, -- free text only
    starts_on    TEXT NOT NULL,
    wall_time    TEXT NOT NULL, -- 'HH:MM'
    zone         TEXT NOT NULL, -- IANA name
    rule         TEXT, -- RFC 5545 RRULE; NULL: once
    stopped_at   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_by_subject ON reminder (subject_id, kind, starts_on);

CREATE TABLE occurrence (
    id            BLOB PRIMARY KEY CHECK (length(id) = 16),
    reminder_id   BLOB NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
    due_at        TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed', 'done', 'skipped')),
    snoozed_until TEXT,
    claimed_at    TEXT,
    shown_at      TEXT,
    closed_at     TEXT,
    repeated      INTEGER NOT NULL DEFAULT 0 CHECK (repeated IN (0, 1)),
    UNIQUE (reminder_id, due_at),
    CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_by_due ON occurrence (state, due_at, reminder_id, id, snoozed_until);

-- Search: one row per findable thing, indexed by FTS5 from outside.
CREATE TABLE search_text (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('member', 'expectation', 'form', 'addendum', 'document')),
    subject_id BLOB NOT NULL UNIQUE CHECK (length(subject_id) = 16),
    member_id  BLOB NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    at         TEXT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL
) STRICT;
CREATE INDEX search_text_by_member ON search_text (member_id);
CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, content = 'search_text', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_text_added AFTER INSERT ON search_text
BEGIN INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body); END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text
BEGIN INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body); END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text
BEGIN
    INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
    INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END;
