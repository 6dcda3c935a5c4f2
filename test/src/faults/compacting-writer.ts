// A program of its own, so that it can be recorded: writes a document row by row with the real storage, puts a snapshot in place of its
// log again and again, and prints when each row was stored.
import { SNAPSHOT_PART_BYTES } from "@crosstable/server/storage/sqlite-snapshot-parts";
import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { compactAtOnce } from "@crosstable/server/storage/storage";
import { makeSnapshot } from "@crosstable/server/sync/make-snapshot";
import * as Y from "yjs";

const KEY = "talks/worksheet";
const ROWS = 160;
const ROWS_A_SNAPSHOT = 20;

const [, , dataDir = ""] = process.argv;
const storage = openSqliteStorage({ dataDir, onDiskBroken: () => process.exit(1) });
const doc = new Y.Doc();
const stored: { mark: string; sinceNs: string }[] = [];
let update: Uint8Array = new Uint8Array();
doc.on("update", (made: Uint8Array) => {
  update = made;
});
// So long that its snapshots are written in parts, each with a sync of its own.
doc.getText("long").insert(0, "l".repeat(1.5 * SNAPSHOT_PART_BYTES));
storage.transaction(() => storage.documents.append([{ key: KEY, update }]));
for (let row = 1; row <= ROWS; row += 1) {
  const mark = `mark-a-${row}`;
  doc.getText("rows").insert(doc.getText("rows").length, `${mark} `);
  storage.transaction(() => storage.documents.append([{ key: KEY, update }]));
  stored.push({ mark, sinceNs: String(process.hrtime.bigint()) });
  if (row % ROWS_A_SNAPSHOT !== 0) continue;
  const { updates, lastRow } = storage.documents.load(KEY);
  compactAtOnce(storage.documents, {
    key: KEY,
    snapshot: makeSnapshot(updates),
    throughRow: lastRow,
  });
}
storage.close();
process.stdout.write(JSON.stringify(stored));
