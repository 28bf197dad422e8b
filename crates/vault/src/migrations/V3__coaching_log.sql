-- Kept, schema 3: notes and captures, tags and links, agenda points, cadences, questions, templates of the manager's
-- own, and what follows from a form.
--
-- Tables whose CHECKs grow are copied. Foreign keys are not enforced while migrations run; they are checked at the end.

PRAGMA user_version = 3;

-- A form may continue another: a meeting, an amendment or the end of a performance improvement plan.
-- No RESTRICT: the forms of a sample plan go in one statement.
ALTER TABLE form ADD COLUMN continues_id BLOB REFERENCES form (id);
CREATE INDEX form_continuing ON form (continues_id, event_on, id) WHERE continues_id IS NOT NULL;

-- What its template is for. Until now there were talks alone.
ALTER TABLE form ADD COLUMN purpose TEXT NOT NULL DEFAULT 'talk' CHECK (purpose IN ('talk', 'written', 'one-to-one',
    'feedback', 'recognition', 'correction', 'pip', 'pip-meeting', 'pip-outcome'));
CREATE INDEX form_by_purpose ON form (purpose, state, event_on DESC, id DESC, member_id) WHERE purpose <> 'talk';
-- The talks without rules of their own in the log, told apart by their templates.
CREATE INDEX form_talks_in_log ON form (event_on DESC, id DESC, template_key) WHERE purpose = 'talk';
CREATE INDEX form_of_member_by_purpose ON form (member_id, purpose, state, event_on DESC, id DESC) WHERE purpose <> 'talk';

-- Whether a talk was held that a filed form tells of.
ALTER TABLE form ADD COLUMN talk_held INTEGER NOT NULL DEFAULT 1 CHECK (talk_held IN (0, 1));
CREATE INDEX form_talks ON form (member_id, event_on DESC, id DESC, state, talk_held) WHERE state = 'filed' AND talk_held = 1;

-- A draft is saved every second while somebody types, so the indexes of all forms hold nothing that each save changes.
-- When a filed form was saved last is when it was filed.
DROP INDEX form_by_member;
DROP INDEX form_by_date;
CREATE INDEX form_by_member ON form
    (member_id, event_on DESC, id DESC, state, template_key, title, summary, filed_at, filed_zone);
CREATE INDEX form_by_date ON form (event_on DESC, id DESC, state, member_id, template_key, title, summary, filed_at);

-- What was added to a form goes on its paper only if it is official.
ALTER TABLE addendum ADD COLUMN circle TEXT NOT NULL DEFAULT 'mine' CHECK (circle IN ('mine', 'shareable', 'official'));

-- Feedback that was written down before it was given.
CREATE TABLE feedback (
    form_id      BLOB PRIMARY KEY REFERENCES form (id) ON DELETE CASCADE,
    member_id    BLOB NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    deliver_on   TEXT,
    delivered_on TEXT,
    way          TEXT CHECK (way IN ('in-person', 'call', 'written')),
    talk_held    INTEGER NOT NULL DEFAULT 0 CHECK (talk_held IN (0, 1)), -- giving it was a talk
    CHECK ((delivered_on IS NULL) = (way IS NULL)),
    CHECK (talk_held = 0 OR delivered_on IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_pending ON feedback (member_id, deliver_on, form_id, delivered_on) WHERE delivered_on IS NULL;
CREATE INDEX feedback_talks ON feedback (member_id, delivered_on DESC, talk_held) WHERE talk_held = 1;

-- A promise may have been made in a talk.
ALTER TABLE promise ADD COLUMN form_id BLOB REFERENCES form (id) ON DELETE RESTRICT;
CREATE INDEX promise_by_form ON promise (form_id, position) WHERE form_id IS NOT NULL;
DROP INDEX promise_by_due;
DROP INDEX promise_by_member;
CREATE INDEX promise_by_due ON promise
    (state, due_order, id, member_id, expectation_id, form_id, revision, text, due_on, due_words);
CREATE INDEX promise_by_member ON promise
    (member_id, state, due_order, id, expectation_id, form_id, revision, text, due_on, due_words);

-- A task is a step of an expectation, or was agreed in a talk.
CREATE TABLE task_3 (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    expectation_id  BLOB REFERENCES expectation (id) ON DELETE CASCADE,
    form_id         BLOB REFERENCES form (id) ON DELETE RESTRICT,
    member_id       BLOB REFERENCES member (id) ON DELETE RESTRICT, -- whose talk it was
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
    state_since     TEXT NOT NULL,
    CHECK ((expectation_id IS NULL) <> (form_id IS NULL)),
    CHECK ((form_id IS NULL) = (member_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO task_3 (id, expectation_id, position, revision, text, owner_id, helpers, due_on, result_required, state,
    state_note, result, state_since)
SELECT id, expectation_id, position, revision, text, owner_id, helpers, due_on, result_required, state, state_note,
    result, state_since FROM task;
DROP TABLE task;
ALTER TABLE task_3 RENAME TO task;
CREATE INDEX task_by_expectation ON task (expectation_id, position, state, due_on);
CREATE INDEX task_by_form ON task (form_id, position) WHERE form_id IS NOT NULL;
CREATE INDEX task_by_due ON task (state, due_on, expectation_id, id, owner_id, text);
-- What is left to do of talks. Nobody closes the tasks of a talk for one, so there may be many, and most are late.
CREATE INDEX task_of_talks ON task (due_on, id, member_id, state, form_id)
    WHERE form_id IS NOT NULL AND state IN ('to-do', 'doing', 'blocked', 'handed-in', 'returned');
CREATE INDEX task_of_member ON task (member_id, due_on, id, state, form_id)
    WHERE form_id IS NOT NULL AND state IN ('to-do', 'doing', 'blocked', 'handed-in', 'returned');

-- A reminder may also be that of the next talk in a cadence.
CREATE TABLE reminder_3 (
    id           BLOB PRIMARY KEY CHECK (length(id) = 16),
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    kind         TEXT NOT NULL CHECK (kind IN ('follow-up', 'review', 'free-text', 'talk')),
    member_id    BLOB REFERENCES member (id) ON DELETE CASCADE,
    subject_id   BLOB, -- the form, the expectation, or the member whose cadence it is; NULL for free text
    text         TEXT, -- free text only
    starts_on    TEXT NOT NULL,
    wall_time    TEXT NOT NULL, -- 'HH:MM'
    zone         TEXT NOT NULL, -- IANA name
    rule         TEXT, -- RFC 5545 RRULE; NULL: once
    stopped_at   TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO reminder_3 (id, revision, kind, member_id, subject_id, text, starts_on, wall_time, zone, rule, stopped_at)
SELECT id, revision, kind, member_id, subject_id, text, starts_on, wall_time, zone, rule, stopped_at FROM reminder;
DROP TABLE reminder;
ALTER TABLE reminder_3 RENAME TO reminder;
CREATE INDEX reminder_by_subject ON reminder (subject_id, kind, starts_on);

-- How often the manager talks with a member.
CREATE TABLE cadence (
    member_id    BLOB PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    template_key TEXT NOT NULL,
    starts_on    TEXT NOT NULL,
    wall_time    TEXT NOT NULL, -- 'HH:MM'
    rule         TEXT, -- RFC 5545 RRULE; NULL: as needed
    gap_days     INTEGER CHECK (gap_days > 0), -- the longest time between two talks under that rule
    CHECK ((rule IS NULL) = (gap_days IS NULL))
) STRICT, WITHOUT ROWID;

-- What one of both wants to talk about; it stays until it was discussed or dropped.
CREATE TABLE agenda_point (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    member_id  BLOB NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    side       TEXT NOT NULL CHECK (side IN ('mine', 'theirs')),
    position   INTEGER NOT NULL CHECK (position >= 0),
    state      TEXT NOT NULL CHECK (state IN ('open', 'discussed', 'dropped')),
    text       TEXT NOT NULL,
    form_id    BLOB REFERENCES form (id) ON DELETE SET NULL, -- the talk in which it was settled
    created_at TEXT NOT NULL,
    closed_at  TEXT,
    CHECK ((state = 'open') = (closed_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_point_open ON agenda_point (member_id, state, side, position, id, revision, text, created_at);
CREATE INDEX agenda_point_by_form ON agenda_point (form_id, side, position) WHERE form_id IS NOT NULL;

-- Questions of the manager's own, and when which question was asked.
CREATE TABLE question (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    theme       TEXT NOT NULL,
    text        TEXT NOT NULL,
    archived_at TEXT,
    created_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE question_asked (
    question  TEXT NOT NULL, -- the key of a built-in question, or the id of one of the manager's own
    member_id BLOB NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    asked_on  TEXT NOT NULL,
    form_id   BLOB REFERENCES form (id) ON DELETE CASCADE,
    PRIMARY KEY (member_id, question, asked_on)
) STRICT, WITHOUT ROWID;

-- Templates of the manager's own. What is being written need not be sound; what is published stands in `template`.
CREATE TABLE own_template (
    id                 BLOB PRIMARY KEY CHECK (length(id) = 16),
    key                TEXT NOT NULL UNIQUE,
    revision           INTEGER NOT NULL CHECK (revision >= 1),
    title              TEXT NOT NULL,
    definition         TEXT NOT NULL, -- JSON
    published          INTEGER NOT NULL CHECK (published >= 0), -- the newest published version; 0: none
    published_revision INTEGER NOT NULL CHECK (published_revision BETWEEN 0 AND revision), -- what it was made of
    archived_at        TEXT,
    created_at         TEXT NOT NULL,
    updated_at         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX own_template_by_title ON own_template
    (title, key, id, revision, published, published_revision, archived_at, updated_at);

-- A quick, dated remark about a member.
CREATE TABLE note (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    member_id  BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    kind       TEXT NOT NULL CHECK (kind IN ('note', 'open-door', 'small-talk', 'win', 'vote-of-confidence', 'backed-up',
                   'challenge', 'mistake')),
    tone       TEXT CHECK (tone IN ('plus', 'minus')),
    event_on   TEXT NOT NULL,
    line       TEXT NOT NULL, -- how it begins, for lists
    sample     INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
    created_at TEXT NOT NULL,
    zone       TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_by_member ON note
    (member_id, event_on DESC, id DESC, kind, tone, line, revision, created_at, zone, updated_at);
CREATE INDEX note_by_kind ON note (kind, event_on DESC, id DESC, member_id);
CREATE INDEX note_by_date ON note (event_on DESC, id DESC);
CREATE TABLE note_body (
    note_id BLOB PRIMARY KEY NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    text    TEXT NOT NULL
) STRICT;

-- How much the log has in each month. Counting every form and note takes long where there are many, and this is asked
-- for whenever the log is opened, so the triggers below keep the count.
CREATE TABLE log_month (
    month    TEXT NOT NULL, -- '2026-11'
    source   TEXT NOT NULL CHECK (source IN ('form', 'note')),
    kind     TEXT NOT NULL, -- the purpose of a form, the kind of a note
    template TEXT NOT NULL, -- the key of the template of a form; '' for notes
    count    INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (month, source, kind, template)
) STRICT, WITHOUT ROWID;
INSERT INTO log_month (month, source, kind, template, count)
SELECT substr(event_on, 1, 7), 'form', purpose, template_key, count(*) FROM form GROUP BY 1, 3, 4;
CREATE TRIGGER log_month_is_empty AFTER UPDATE ON log_month WHEN NEW.count = 0
BEGIN
    DELETE FROM log_month
    WHERE month = NEW.month AND source = NEW.source AND kind = NEW.kind AND template = NEW.template;
END;
CREATE TRIGGER log_month_form_added AFTER INSERT ON form
BEGIN
    INSERT INTO log_month VALUES (substr(NEW.event_on, 1, 7), 'form', NEW.purpose, NEW.template_key, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER log_month_form_removed AFTER DELETE ON form
BEGIN
    UPDATE log_month SET count = count - 1
    WHERE month = substr(OLD.event_on, 1, 7) AND source = 'form' AND kind = OLD.purpose AND template = OLD.template_key;
END;
CREATE TRIGGER log_month_form_moved AFTER UPDATE OF event_on, purpose, template_key ON form
WHEN (NEW.event_on, NEW.purpose, NEW.template_key) <> (OLD.event_on, OLD.purpose, OLD.template_key)
BEGIN
    UPDATE log_month SET count = count - 1
    WHERE month = substr(OLD.event_on, 1, 7) AND source = 'form' AND kind = OLD.purpose AND template = OLD.template_key;
    INSERT INTO log_month VALUES (substr(NEW.event_on, 1, 7), 'form', NEW.purpose, NEW.template_key, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER log_month_note_added AFTER INSERT ON note
BEGIN
    INSERT INTO log_month VALUES (substr(NEW.event_on, 1, 7), 'note', NEW.kind, '', 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER log_month_note_removed AFTER DELETE ON note
BEGIN
    UPDATE log_month SET count = count - 1
    WHERE month = substr(OLD.event_on, 1, 7) AND source = 'note' AND kind = OLD.kind AND template = '';
END;
CREATE TRIGGER log_month_note_moved AFTER UPDATE OF event_on, kind ON note
WHEN (NEW.event_on, NEW.kind) <> (OLD.event_on, OLD.kind)
BEGIN
    UPDATE log_month SET count = count - 1
    WHERE month = substr(OLD.event_on, 1, 7) AND source = 'note' AND kind = OLD.kind AND template = '';
    INSERT INTO log_month VALUES (substr(NEW.event_on, 1, 7), 'note', NEW.kind, '', 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- A file that is attached to a note or a form. It is never changed, and one of a filed form stays. Only how it looks may
-- come later.
CREATE TABLE attachment (
    id        BLOB PRIMARY KEY CHECK (length(id) = 16),
    member_id BLOB NOT NULL REFERENCES member (id) ON DELETE RESTRICT, -- whose the note or the form is
    note_id   BLOB REFERENCES note (id) ON DELETE CASCADE,
    form_id   BLOB REFERENCES form (id) ON DELETE CASCADE,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('jpeg', 'png', 'gif', 'webp', 'picture', 'pdf', 'text', 'page', 'program',
                  'archive', 'office', 'media', 'file')), -- by its content
    misnamed  INTEGER NOT NULL CHECK (misnamed IN (0, 1)), -- the name claims another kind
    size      INTEGER NOT NULL CHECK (size BETWEEN 0 AND 25000000), -- bytes
    sha256    BLOB NOT NULL CHECK (length(sha256) = 32),
    pages     INTEGER CHECK (pages > 0), -- that can be shown; NULL: none
    at        TEXT NOT NULL,
    zone      TEXT NOT NULL,
    CHECK ((note_id IS NULL) <> (form_id IS NULL)),
    CHECK (pages IS NULL OR misnamed = 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_note ON attachment (note_id, at, id) WHERE note_id IS NOT NULL;
CREATE INDEX attachment_by_form ON attachment (form_id, at, id) WHERE form_id IS NOT NULL;
CREATE INDEX attachment_by_size ON attachment (size);
CREATE TABLE attachment_file (
    attachment_id BLOB PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    thumbnail     BLOB, -- PNG, drawn when it was attached, or when it was first opened if that took too long
    content       BLOB NOT NULL
) STRICT;
CREATE TRIGGER attachment_is_kept_update
BEFORE UPDATE OF id, member_id, note_id, form_id, name, kind, misnamed, size, sha256, at, zone ON attachment
BEGIN SELECT RAISE(ABORT, 'immutable: attachment'); END;
CREATE TRIGGER attachment_is_drawn_once BEFORE UPDATE OF pages ON attachment WHEN OLD.pages IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'immutable: attachment'); END;
CREATE TRIGGER attachment_file_is_kept_update BEFORE UPDATE OF attachment_id, content ON attachment_file
BEGIN SELECT RAISE(ABORT, 'immutable: attachment'); END;
CREATE TRIGGER attachment_file_is_drawn_once BEFORE UPDATE OF thumbnail ON attachment_file WHEN OLD.thumbnail IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'immutable: attachment'); END;
CREATE TRIGGER attachment_is_filed_delete BEFORE DELETE ON attachment
WHEN EXISTS (SELECT 1 FROM form f JOIN member m ON m.id = f.member_id
             WHERE f.id = OLD.form_id AND f.state = 'filed' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: attachment of a filed form'); END;
CREATE TRIGGER attachment_file_is_filed_delete BEFORE DELETE ON attachment_file
WHEN EXISTS (SELECT 1 FROM attachment a JOIN form f ON f.id = a.form_id JOIN member m ON m.id = f.member_id
             WHERE a.id = OLD.attachment_id AND f.state = 'filed' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: attachment of a filed form'); END;

-- What was captured and belongs to nobody yet, because its member was not named or not known.
CREATE TABLE capture (
    id   BLOB PRIMARY KEY CHECK (length(id) = 16),
    text TEXT NOT NULL,
    at   TEXT NOT NULL,
    zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE -- the name without case and accents
) STRICT, WITHOUT ROWID;
CREATE TABLE record_tag (
    record_id BLOB NOT NULL CHECK (length(record_id) = 16),
    tag_id    BLOB NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('note', 'form', 'expectation')),
    PRIMARY KEY (record_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_tag_by_tag ON record_tag (tag_id, record_id, kind);

-- One record that speaks of another.
CREATE TABLE record_link (
    from_id   BLOB NOT NULL CHECK (length(from_id) = 16),
    to_id     BLOB NOT NULL CHECK (length(to_id) = 16),
    from_kind TEXT NOT NULL CHECK (from_kind IN ('note', 'form')),
    to_kind   TEXT NOT NULL CHECK (to_kind IN ('member', 'note', 'form', 'expectation', 'document')),
    at        TEXT NOT NULL,
    PRIMARY KEY (from_id, to_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_link_back ON record_link (to_id, at DESC, from_id, from_kind, to_kind);

-- A document may be the paper of a filed form. Two triggers of other tables look at it, so they are made again.
DROP TRIGGER document_file_is_sealed_delete;
DROP TRIGGER signature_is_given_delete;
CREATE TABLE document_3 (
    id             BLOB PRIMARY KEY CHECK (length(id) = 16),
    number         TEXT NOT NULL, -- 'EXP-0042', 'LOG-0118'
    kind           TEXT NOT NULL CHECK (kind IN ('expectation-agreement', 'form')),
    subject_id     BLOB NOT NULL, -- the expectation or the form
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
INSERT INTO document_3 (id, number, kind, subject_id, member_id, version, revision, title, state, ending, paper_size,
    content_sha256, created_at, sealed_at, pages)
SELECT id, number, kind, subject_id, member_id, version, revision, title, state, ending, paper_size, content_sha256,
    created_at, sealed_at, pages FROM document;
DROP TABLE document;
ALTER TABLE document_3 RENAME TO document;
CREATE INDEX document_by_member ON document
    (member_id, created_at DESC, id DESC, state, kind, title, version, ending, sealed_at, number);
CREATE INDEX document_by_created ON document
    (created_at DESC, id DESC, member_id, state, kind, title, version, ending, sealed_at, number);
CREATE INDEX document_by_subject ON document (subject_id, version DESC, created_at DESC, id, state, number);
CREATE INDEX document_by_content ON document (content_sha256);
CREATE INDEX document_open ON document
    (kind, created_at DESC, id DESC, member_id, state, title, version, ending, sealed_at, number)
    WHERE state NOT IN ('sealed', 'withdrawn');
CREATE TRIGGER document_is_sealed_update BEFORE UPDATE ON document WHEN OLD.state = 'sealed'
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;
CREATE TRIGGER document_is_sealed_delete BEFORE DELETE ON document
WHEN OLD.state = 'sealed' AND (SELECT sample FROM member WHERE id = OLD.member_id) = 0
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;
CREATE TRIGGER document_file_is_sealed_delete BEFORE DELETE ON document_file
WHEN (SELECT m.sample FROM document d JOIN member m ON m.id = d.member_id WHERE d.id = OLD.document_id) = 0
BEGIN SELECT RAISE(ABORT, 'immutable: sealed document'); END;
CREATE TRIGGER signature_is_given_delete BEFORE DELETE ON signature
WHEN EXISTS (SELECT 1 FROM document d JOIN member m ON m.id = d.member_id
             WHERE d.id = OLD.document_id AND d.state = 'sealed' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;

-- Somebody who was there while a document was signed. They agree to nothing, so they make no statement.
CREATE TABLE witness (
    document_id BLOB PRIMARY KEY NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    name        TEXT NOT NULL CHECK (name <> ''),
    role        TEXT, -- in the organisation
    ink         TEXT NOT NULL, -- JSON: simplified strokes or the typed name
    medium      TEXT NOT NULL CHECK (medium IN ('pen', 'touch', 'mouse', 'typed')),
    at          TEXT NOT NULL
) STRICT;
CREATE TRIGGER witness_has_signed_update BEFORE UPDATE ON witness
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;
CREATE TRIGGER witness_has_signed_delete BEFORE DELETE ON witness
WHEN EXISTS (SELECT 1 FROM document d JOIN member m ON m.id = d.member_id
             WHERE d.id = OLD.document_id AND d.state = 'sealed' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;

-- Search finds notes and the names of attachments too.
DROP TRIGGER search_text_added;
DROP TRIGGER search_text_removed;
DROP TRIGGER search_text_changed;
DROP TABLE search_index;
CREATE TABLE search_text_3 (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('member', 'expectation', 'form', 'addendum', 'document', 'note',
                   'attachment')),
    subject_id BLOB NOT NULL UNIQUE CHECK (length(subject_id) = 16),
    member_id  BLOB NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    at         TEXT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL
) STRICT;
INSERT INTO search_text_3 (id, kind, subject_id, member_id, at, title, body)
SELECT id, kind, subject_id, member_id, at, title, body FROM search_text;
DROP TABLE search_text;
ALTER TABLE search_text_3 RENAME TO search_text;
CREATE INDEX search_text_by_member ON search_text (member_id);
CREATE INDEX search_text_by_day ON search_text (at DESC, id DESC, kind, member_id, subject_id);
CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, content = 'search_text', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
INSERT INTO search_index (search_index) VALUES ('rebuild');
CREATE TRIGGER search_text_added AFTER INSERT ON search_text
BEGIN INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body); END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text
BEGIN INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body); END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text
BEGIN
    INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
    INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END;
CREATE TRIGGER attachment_is_gone AFTER DELETE ON attachment
BEGIN DELETE FROM search_text WHERE subject_id = OLD.id; END;
