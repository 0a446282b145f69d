ALTER TABLE conversation ADD COLUMN schema_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE conversation ADD COLUMN address TEXT;
ALTER TABLE conversation ADD COLUMN wake_at INTEGER;
CREATE INDEX conversation_due ON conversation(wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX inbox_oldest ON inbox(received_at) WHERE state = 0;
CREATE INDEX inbox_dead ON inbox(seq) WHERE state = 3;
ALTER TABLE outbox ADD COLUMN lost_answers INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_oldest ON outbox(created_at) WHERE state < 2;
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox(conversation, id) WHERE state < 2;
CREATE TABLE audit(
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, conversation TEXT NOT NULL, subject TEXT NOT NULL, what TEXT NOT NULL, detail TEXT);
ALTER TABLE thread_message RENAME TO thread_message_before;
CREATE TABLE thread_message(
    conversation TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, position INTEGER NOT NULL, only_for TEXT, content TEXT NOT NULL,
    PRIMARY KEY(conversation, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX thread_message_order ON thread_message(conversation, seq);
INSERT INTO thread_message(conversation, id, seq, position, only_for, content) SELECT conversation, id, seq, position, only_for, content FROM thread_message_before;
DROP TABLE thread_message_before;
