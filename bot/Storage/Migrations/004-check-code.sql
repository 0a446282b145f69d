CREATE TABLE check_code(code TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation(key) ON DELETE CASCADE);
CREATE INDEX check_code_conversation ON check_code(conversation);
