CREATE TABLE IF NOT EXISTS inbox(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, event_key TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL,
    input TEXT, address TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
    received_at INTEGER NOT NULL, done_at INTEGER, error TEXT);
CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox(conversation, seq) WHERE state = 0;
CREATE TABLE IF NOT EXISTS conversation(
    key TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox(
    id INTEGER PRIMARY KEY AUTOINCREMENT, idem_key TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL, address TEXT NOT NULL,
    card TEXT, reply TEXT, state INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, done_at INTEGER, error TEXT);
CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox(conversation, id) WHERE state = 0;
CREATE TABLE IF NOT EXISTS posted(
    conversation TEXT NOT NULL, card TEXT NOT NULL, platform_id TEXT NOT NULL, PRIMARY KEY(conversation, card)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thread_message(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, conversation TEXT NOT NULL, id TEXT NOT NULL,
    only_for TEXT, content TEXT NOT NULL, UNIQUE(conversation, id));
