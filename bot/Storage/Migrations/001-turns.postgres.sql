CREATE FUNCTION now_ms() RETURNS bigint LANGUAGE sql AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;
CREATE TABLE inbox(
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_key text NOT NULL UNIQUE, conversation text NOT NULL,
    input text, address text NOT NULL, state smallint NOT NULL DEFAULT 0, attempts smallint NOT NULL DEFAULT 0,
    received_at bigint NOT NULL DEFAULT now_ms(), done_at bigint, error text,
    awaited_by uuid, awaited_until bigint NOT NULL DEFAULT 0);
CREATE INDEX inbox_waiting ON inbox(conversation, seq) WHERE state = 0;
CREATE INDEX inbox_oldest ON inbox(received_at) WHERE state = 0;
CREATE INDEX inbox_dead ON inbox(seq) WHERE state = 3;
CREATE TABLE conversation(
    key text PRIMARY KEY, version bigint NOT NULL DEFAULT 0, schema_version int NOT NULL DEFAULT 0, state text,
    address text, wake_at bigint, updated_at bigint NOT NULL DEFAULT now_ms());
CREATE INDEX conversation_due ON conversation(wake_at) WHERE wake_at IS NOT NULL;
CREATE TABLE outbox(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, idem_key text NOT NULL UNIQUE, conversation text NOT NULL, address text NOT NULL,
    card text, reply text, state smallint NOT NULL DEFAULT 0, attempts smallint NOT NULL DEFAULT 0, lost_answers smallint NOT NULL DEFAULT 0,
    not_before bigint NOT NULL DEFAULT 0, owner uuid, lease_until bigint NOT NULL DEFAULT 0,
    created_at bigint NOT NULL DEFAULT now_ms(), done_at bigint, error text);
CREATE INDEX outbox_waiting ON outbox(conversation, id) WHERE state < 2;
CREATE INDEX outbox_oldest ON outbox(created_at) WHERE state < 2;
CREATE TABLE posted(conversation text NOT NULL, card text NOT NULL, platform_id text NOT NULL, PRIMARY KEY(conversation, card));
CREATE TABLE thread_message(
    conversation text NOT NULL, id text NOT NULL, seq bigint NOT NULL, position bigint NOT NULL, only_for text, content text NOT NULL,
    PRIMARY KEY(conversation, id), UNIQUE(conversation, seq));
CREATE TABLE audit(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL DEFAULT now_ms(), conversation text NOT NULL, subject text NOT NULL, what text NOT NULL, detail text);
-- With statistics of an empty table the oldest event is looked for in thirty times as long.
ALTER TABLE inbox SET (autovacuum_analyze_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.02, fillfactor = 80);
ALTER TABLE outbox SET (autovacuum_analyze_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.02, fillfactor = 80);
CREATE TABLE probe(id int PRIMARY KEY, at bigint NOT NULL);
