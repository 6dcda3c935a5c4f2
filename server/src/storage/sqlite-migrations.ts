import { DataFolderUnusable } from "./data-folder-unusable.ts";
import type { Database } from "./sqlite-database.ts";

/**
 * Each step once, in this order, for ever: a step that has been released is never edited, a change is a new step.
 * How many have run stands in the file's user_version.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE document_log (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX document_log_by_key ON document_log (key, row);

  CREATE TABLE document_snapshot (
    key TEXT PRIMARY KEY,
    through_row INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE record (
    negotiation TEXT NOT NULL,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (negotiation, seq)
  ) STRICT;
  CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
    BEGIN SELECT RAISE(ABORT, 'the record is never changed'); END;
  CREATE TRIGGER record_is_never_pruned BEFORE DELETE ON record
    BEGIN SELECT RAISE(ABORT, 'the record is never pruned'); END;

  CREATE TABLE record_request (
    seat TEXT NOT NULL,
    key TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (seat, key),
    FOREIGN KEY (negotiation, seq) REFERENCES record (negotiation, seq)
  ) STRICT;

  CREATE TABLE seat (
    id TEXT PRIMARY KEY,
    negotiation TEXT NOT NULL,
    side TEXT,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX seat_by_negotiation ON seat (negotiation);

  CREATE TABLE link (
    number INTEGER PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    seat TEXT NOT NULL REFERENCES seat (id),
    state TEXT NOT NULL CHECK (state IN ('unused', 'used', 'revoked')),
    issued_ms INTEGER NOT NULL,
    used_ms INTEGER
  ) STRICT;
  CREATE INDEX link_by_seat ON link (seat, number);

  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    seat TEXT NOT NULL REFERENCES seat (id),
    since_ms INTEGER NOT NULL,
    last_seen_ms INTEGER NOT NULL,
    device TEXT NOT NULL
  ) STRICT;
  CREATE INDEX session_by_seat ON session (seat);

  CREATE TABLE client_id (
    key TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    seat TEXT NOT NULL REFERENCES seat (id),
    leased_ms INTEGER NOT NULL,
    PRIMARY KEY (key, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX client_id_by_seat ON client_id (key, seat, leased_ms);
  `,
  // DISK-7: the log since the snapshot before stays, so that the two of them can stand in for the newest one.
  `
  CREATE TABLE document_snapshot_before (
    key TEXT PRIMARY KEY,
    through_row INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE document_set_aside (
    key TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (key, number)
  ) STRICT, WITHOUT ROWID;
  `,
  // SIGNED-5: what the server signs its receipts with.
  `
  CREATE TABLE host_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    pkcs8 BLOB NOT NULL
  ) STRICT;
  `,
  // VOTE-6: what a side decides inside itself.
  `
  CREATE TABLE side_log (
    negotiation TEXT NOT NULL,
    side TEXT NOT NULL,
    seq INTEGER NOT NULL,
    entry TEXT NOT NULL,
    seat TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (negotiation, side, seq),
    UNIQUE (seat, key)
  ) STRICT;
  CREATE TRIGGER side_log_is_never_changed BEFORE UPDATE ON side_log
    BEGIN SELECT RAISE(ABORT, 'a side log is never changed'); END;
  CREATE TRIGGER side_log_is_never_pruned BEFORE DELETE ON side_log
    BEGIN SELECT RAISE(ABORT, 'a side log is never pruned'); END;
  `,
  // LINK-4: whether taking the seat by a link ends the sessions that the seat has then.
  `
  ALTER TABLE link ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0 CHECK (replaces IN (0, 1));
  `,
  // DISK-9: a long snapshot is written in parts.
  `
  ALTER TABLE document_snapshot ADD COLUMN part_set INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE document_snapshot_before ADD COLUMN part_set INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE document_snapshot_part_even (
    key TEXT NOT NULL,
    part_set INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (key, part_set, part)
  ) STRICT;
  CREATE TABLE document_snapshot_part_odd (
    key TEXT NOT NULL,
    part_set INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (key, part_set, part)
  ) STRICT;
  `,
];

/** Brings the file to the present form. Throws when a newer Crosstable has written it. */
export function migrate(database: Database, steps: readonly string[] = STEPS): void {
  const version = database.prepare<{ user_version: number }>("PRAGMA user_version").get();
  const done = version?.user_version ?? 0;
  if (done > steps.length) {
    throw new DataFolderUnusable("it was written by a newer Crosstable. Start that one");
  }
  for (const [index, step] of steps.entries()) {
    if (index < done) continue;
    database.transaction(() => {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
