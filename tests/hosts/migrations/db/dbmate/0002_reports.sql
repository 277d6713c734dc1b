-- migrate:up
CREATE TABLE report (id INTEGER PRIMARY KEY, error INTEGER NOT NULL);
INSERT INTO report VALUES (1, 27), (2, 99999);
-- migrate:down
