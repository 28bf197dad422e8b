-- Kept, schema 4: texts and signatures are found without reading those of others. In a table without rowids, finding a
-- row reads every long row on the way, whole.

PRAGMA user_version = 4;

CREATE TABLE form_body_4 (
    form_id BLOB PRIMARY KEY NOT NULL REFERENCES form (id) ON DELETE CASCADE,
    answers TEXT NOT NULL -- JSON object: field key -> answer
) STRICT;
INSERT INTO form_body_4 (form_id, answers) SELECT form_id, answers FROM form_body;
DROP TABLE form_body;
ALTER TABLE form_body_4 RENAME TO form_body;
CREATE TRIGGER form_body_is_filed_update BEFORE UPDATE ON form_body
WHEN (SELECT state FROM form WHERE id = OLD.form_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'immutable: filed form'); END;
CREATE TRIGGER form_body_is_filed_delete BEFORE DELETE ON form_body
WHEN EXISTS (SELECT 1 FROM form f JOIN member m ON m.id = f.member_id
             WHERE f.id = OLD.form_id AND f.state <> 'draft' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: filed form'); END;

CREATE TABLE expectation_body_4 (
    expectation_id       BLOB PRIMARY KEY NOT NULL REFERENCES expectation (id) ON DELETE CASCADE,
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
) STRICT;
INSERT INTO expectation_body_4 (expectation_id, what, why, measure, baseline, target, unit, achievable, relevant,
    reward_what, reward_when, reward_decided_by, consequence_what, consequence_from, consequence_first, exceptions,
    own_words, confidence, worry)
SELECT expectation_id, what, why, measure, baseline, target, unit, achievable, relevant, reward_what, reward_when,
    reward_decided_by, consequence_what, consequence_from, consequence_first, exceptions, own_words, confidence, worry
FROM expectation_body;
DROP TABLE expectation_body;
ALTER TABLE expectation_body_4 RENAME TO expectation_body;
CREATE TRIGGER expectation_body_is_frozen BEFORE UPDATE ON expectation_body
WHEN (SELECT state FROM expectation WHERE id = OLD.expectation_id) NOT IN ('draft')
BEGIN SELECT RAISE(ABORT, 'immutable: expectation after signing began'); END;

CREATE TABLE document_content_4 (
    document_id BLOB PRIMARY KEY NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    content     BLOB NOT NULL
) STRICT;
INSERT INTO document_content_4 (document_id, content) SELECT document_id, content FROM document_content;
DROP TABLE document_content;
ALTER TABLE document_content_4 RENAME TO document_content;
CREATE TRIGGER document_content_is_frozen BEFORE UPDATE ON document_content
BEGIN SELECT RAISE(ABORT, 'immutable: frozen text'); END;

CREATE TABLE signature_4 (
    document_id BLOB NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    role        TEXT NOT NULL CHECK (role IN ('member', 'manager')),
    statement   TEXT NOT NULL CHECK (statement IN ('agree', 'received-not-agree', 'decline')),
    reason      TEXT,
    comment     TEXT,
    ink         TEXT, -- JSON: simplified strokes or the typed name; NULL when declined
    medium      TEXT, -- 'pen', 'touch', 'mouse', 'typed'
    at          TEXT NOT NULL,
    PRIMARY KEY (document_id, role)
) STRICT;
INSERT INTO signature_4 (document_id, role, statement, reason, comment, ink, medium, at)
SELECT document_id, role, statement, reason, comment, ink, medium, at FROM signature;
DROP TABLE signature;
ALTER TABLE signature_4 RENAME TO signature;
CREATE TRIGGER signature_is_given_update BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;
CREATE TRIGGER signature_is_given_delete BEFORE DELETE ON signature
WHEN EXISTS (SELECT 1 FROM document d JOIN member m ON m.id = d.member_id
             WHERE d.id = OLD.document_id AND d.state = 'sealed' AND m.sample = 0)
BEGIN SELECT RAISE(ABORT, 'immutable: signature'); END;
