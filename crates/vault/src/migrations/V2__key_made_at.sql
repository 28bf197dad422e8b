-- Kept, schema 2: a vault can be given a new key, so what was the day of its making is the day of its key.

PRAGMA user_version = 2;

ALTER TABLE vault_meta RENAME COLUMN created_at TO key_made_at;
