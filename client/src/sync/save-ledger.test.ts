import { describe, expect, test } from "vitest";

import { SaveLedger } from "./save-ledger.ts";

/** Types `count` edits on an open socket: each is followed by its frame. */
function type(ledger: SaveLedger, count: number): void {
  for (let each = 0; each < count; each += 1) {
    ledger.edited(each);
    ledger.sentUpdate();
  }
}

function connected(): SaveLedger {
  const ledger = new SaveLedger();
  ledger.connected();
  ledger.sentStep2();
  return ledger;
}

describe("the save ledger", () => {
  test("an edit is unsaved until its own frame is stored", () => {
    const ledger = connected();
    type(ledger, 3);
    ledger.saved(1);
    expect(ledger.unsaved).toBe(3);
    expect(ledger.saved(3)).toEqual({ edits: 2, heldOffline: 0 });
    expect(ledger.unsaved).toBe(1);
    ledger.saved(4);
    expect(ledger.unsaved).toBe(0);
    expect(ledger.heldSinceMs).toBeNull();
  });

  test("an edit made before the first answer of the server goes with the SyncStep2", () => {
    const ledger = new SaveLedger();
    ledger.edited(0);
    ledger.connected();
    ledger.sentStep2();
    expect(ledger.unsaved).toBe(1);
    expect(ledger.saved(1)).toEqual({ edits: 1, heldOffline: 1 });
  });

  test("an Update typed before the SyncStep2 does not settle what was made offline", () => {
    const ledger = connected();
    ledger.disconnected();
    ledger.edited(1);
    ledger.edited(2);
    ledger.connected();
    type(ledger, 1);
    ledger.sentStep2();
    expect(ledger.saved(1)).toEqual({ edits: 1, heldOffline: 0 });
    expect(ledger.unsaved).toBe(2);
    expect(ledger.saved(2)).toEqual({ edits: 2, heldOffline: 2 });
  });

  test("what a lost socket had not confirmed is unsaved again, whatever was sent on it", () => {
    const ledger = connected();
    type(ledger, 2);
    ledger.disconnected();
    ledger.connected();
    expect(ledger.saved(3)).toEqual({ edits: 0, heldOffline: 0 });
    expect(ledger.unsaved).toBe(2);
    ledger.sentStep2();
    // They were shown as held on this device, so that they were added is told, although they were made on an open socket.
    expect(ledger.saved(1)).toEqual({ edits: 2, heldOffline: 2 });
  });

  test("a frame without an edit of this device takes no edit with it", () => {
    const ledger = connected();
    ledger.edited(0);
    ledger.sentUpdate();
    ledger.sentUpdate();
    ledger.saved(2);
    expect(ledger.unsaved).toBe(0);
  });

  test("edits that an earlier page load kept are counted, oldest first", () => {
    const ledger = new SaveLedger();
    ledger.edited(9);
    ledger.foundHeld(3, 5);
    expect(ledger.unsaved).toBe(4);
    expect(ledger.heldSinceMs).toBe(5);
  });
});
