import {
  PROCESS_BACKLOG_BYTES,
  SOCKET_BACKLOG_AGE_MS,
  SOCKET_HARD_BACKLOG_BYTES,
  SOCKET_SOFT_BACKLOG_BYTES,
  SOCKET_TAKES_AT_LEAST_BYTES,
} from "@crosstable/shared/document-limits";
import { expect, test } from "vitest";

import { NO_METER } from "../meter.ts";
import { Outlet } from "./outlet.ts";
import { People } from "./people.ts";
import { BUDGETS } from "./person.ts";
import { Pulse } from "./pulse.ts";
import type { SyncSocket } from "./sync-socket.ts";
import { wireFrame } from "./wire-frame.ts";

const DOCUMENT_BYTES = 4 * 1024 * 1024;

/** The other end has not taken so much of what was sent. */
class SlowLine {
  backlogBytes = 0;
  sent = 0;

  send(): void {
    this.sent += 1;
  }
}

/** What a person's tab is to the bound of the whole process. */
class SlowTab {
  readonly seat: { readonly id: string };
  readonly backlogBytes: number;
  closed: string | null = null;

  constructor(id: string, backlogBytes: number) {
    this.seat = { id };
    this.backlogBytes = backlogBytes;
  }

  close(reason: string): void {
    this.closed = reason;
  }
}

test("FAULT-5 R8 past the soft bound a socket is told of no presence, past the hard one of nothing more, and below of everything", () => {
  const line = new SlowLine();
  const outlet = new Outlet(line as never, NO_METER);
  const frame = wireFrame(new Uint8Array([1]));
  const tried = [0, SOCKET_SOFT_BACKLOG_BYTES, SOCKET_HARD_BACKLOG_BYTES].flatMap((bytes) =>
    [bytes, bytes + 1].map((backlog) => {
      line.backlogBytes = backlog;
      return [outlet.hasRoomForPresence(), outlet.send(frame)];
    }),
  );
  expect(tried).toEqual([
    [true, true],
    [true, true],
    [true, true],
    [false, true],
    [false, true],
    [false, false],
  ]);
  expect(line.sent).toBe(5);
});

test("FAULT-5 R8 past the bound of the whole process those with the longest backlogs come back, and only as many as it takes", () => {
  const people = new People(BUDGETS, () => 0);
  const half = PROCESS_BACKLOG_BYTES / 2;
  const tabs = [
    new SlowTab("quick", 10),
    new SlowTab("slowest", half),
    new SlowTab("slow", half - 20),
  ];
  const [quick, slowest, slow] = tabs;
  for (const tab of tabs) people.of(tab.seat.id as never).enter(tab as unknown as SyncSocket);
  const closed = () => tabs.map((tab) => tab.closed);
  people.shedBacklog();
  expect(closed()).toEqual([null, null, null]);

  const last = new SlowTab("last", 11);
  people.of(last.seat.id as never).enter(last as unknown as SyncSocket);
  people.shedBacklog();
  expect([quick?.closed, slowest?.closed, slow?.closed, last.closed]).toEqual([
    null,
    "tryAgain",
    null,
    null,
  ]);
});

test("FAULT-5 R8 a backlog past the soft bound that stays for its time is stuck; one that goes below it in between begins anew", () => {
  let nowMs = 0;
  const pulse = new Pulse(() => nowMs);
  const look = (bytes: number) => {
    pulse.heard();
    return pulse.look({ backlogBytes: bytes, underWayBytes: bytes });
  };
  const some = SOCKET_SOFT_BACKLOG_BYTES + 1;
  expect(look(some)).toBe("well");
  nowMs = SOCKET_BACKLOG_AGE_MS;
  expect(look(some)).toBe("well");
  expect(look(SOCKET_SOFT_BACKLOG_BYTES)).toBe("well");
  nowMs += SOCKET_BACKLOG_AGE_MS + 1;
  expect(look(some)).toBe("well");
  nowMs += SOCKET_BACKLOG_AGE_MS + 1;
  expect(look(some)).toBe("stuck");
});

test("FAULT-5 R8 a long document that a slow line takes bit by bit is not stuck; one of which it takes next to nothing is", () => {
  let nowMs = 0;
  const pulse = new Pulse(() => nowMs);
  /** At every heartbeat; the whole counts as waiting until the last of it is gone. */
  const lookAfter = (takenBytes: number) => {
    nowMs += SOCKET_BACKLOG_AGE_MS / 2;
    underWayBytes -= takenBytes;
    pulse.heard();
    return pulse.look({ backlogBytes: DOCUMENT_BYTES, underWayBytes });
  };
  let underWayBytes = DOCUMENT_BYTES;
  const beats = DOCUMENT_BYTES / SOCKET_TAKES_AT_LEAST_BYTES - 1;
  const slow = Array.from({ length: beats }, () => lookAfter(SOCKET_TAKES_AT_LEAST_BYTES / 2));
  expect(new Set(slow)).toEqual(new Set(["well"]));
  expect([1, 2, 3].map(() => lookAfter(1_000))).toContain("stuck");
});
