CREATE TABLE verdict(article text NOT NULL, signature text NOT NULL, accepted integer NOT NULL, rejected integer NOT NULL, PRIMARY KEY(article, signature));
