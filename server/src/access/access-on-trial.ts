import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseNegotiationId, parseSeatId, type NegotiationId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";

import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import { newSecret } from "./secret.ts";
import { openSessions } from "./sessions.ts";

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("it is not there");
  return value;
}

export const TALKS: NegotiationId = must(parseNegotiationId("talks"));

function seat(id: string, who: Pick<Seat, "side" | "role">): Seat {
  return { id: must(parseSeatId(id)), negotiation: TALKS, name: id, epoch: 1, ...who };
}

export const chief = seat("chief", { side: "a", role: "chief" });
export const staff = seat("staff", { side: "b", role: "staff" });
export const observer = seat("observer", { side: null, role: "observer" });

/** Three seats in a real storage, with a clock that the test moves: they get links and hold sessions. */
export function openAccess() {
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-access-"));
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const clock = { nowMs: 1_000_000_000_000 };
  const now = () => clock.nowMs;
  for (const each of [chief, staff, observer]) storage.seats.add(each);
  const sessions = openSessions({ storage, now, warn: () => undefined });
  const link = (of: Seat): string => {
    const { secret, hash } = newSecret();
    storage.links.issue({ seat: of.id, secretHash: hash, atMs: now() });
    return secret;
  };
  const close = () => {
    storage.close();
    rmSync(dataDir, { recursive: true });
  };
  return { dataDir, storage, clock, now, sessions, link, close };
}
