import { notify } from "../stores/notice-store.ts";
import { versionOfPage, versionOfServer } from "../stores/page-version.ts";

const CHECKS_NOTHING =
  "The server was updated. This page is of the version before and cannot check its record and its table: load it again.";

let isSaid = false;

/**
 * Raises an alarm about the record or the table, where this page is of the version that the server gives. A page that was open over an update
 * may not know a move, or a field of the table, that came with it: it says so, and alarms nobody with what would be false.
 */
export async function alarmIfOfThisVersion(alarm: () => void): Promise<void> {
  const version = await versionOfServer();
  // A server that gives no page says nothing of its version.
  if (version === null || version === versionOfPage()) {
    alarm();
    return;
  }
  if (isSaid) return;
  isSaid = true;
  notify(CHECKS_NOTHING, { tone: "alarm" });
}
