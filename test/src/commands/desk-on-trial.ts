import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { firstSeats } from "@crosstable/server/commands/first-seats";
import { openCommands, type Commands } from "@crosstable/server/commands/open-commands";
import { startTalks } from "@crosstable/server/commands/open-negotiation";
import type { Audience, SeatChange } from "@crosstable/server/commands/ports";
import type { Warn } from "@crosstable/server/log";
import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import type { Storage } from "@crosstable/server/storage/storage";
import { openSyncHouse } from "@crosstable/server/sync/sync-house";
import type { Fact } from "@crosstable/shared/events/facts";
import type { MakeMove } from "@crosstable/shared/events/make-move";
import type { Answer, Request } from "@crosstable/shared/events/requests";
import { mustProposalId, parseNegotiationId, type SeatId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { EMPTY_HEAD, type RecordEntry } from "@crosstable/shared/record/entry";
import type { HostAct } from "@crosstable/shared/record/host-act";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import type { RefusalReason } from "@crosstable/shared/refusals";
import type { Role, Seat } from "@crosstable/shared/roles";
import { DOCUMENT_NAMES } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";

import { SigningSeats } from "./signing-seats.ts";

/** The commands over a real storage and real documents, with nobody connected. */
export interface DeskOnTrial extends AsyncDisposable {
  readonly commands: Commands;
  readonly storage: Storage;
  /** What was announced, oldest first. */
  readonly told: readonly { audience: Audience; fact: Fact }[];
  readonly seatChanges: readonly { seat: SeatId; why: SeatChange }[];
  readonly warnings: readonly string[];
  /** The server's clocks, that on the wall and the one that only grows. A test sets them. */
  readonly clock: Clock;
  /** While true, no row of the record can be stored. */
  readonly disk: { isFull: boolean };
  seat(side: SideMark | null, role: Role, ordinal?: number): Seat;
  ask(seat: Seat, request: Asked): Answer;
  readonly devices: SigningSeats;
  rows(): RecordEntry[];
  /** Everything that is stored of the talks but the bytes of documents, as one text to be compared. */
  picture(): string;
  /** Starts the commands anew on what is stored. `before` may spoil it first. */
  restart(before?: () => void): Promise<void>;
  readonly dataDir: string;
}

interface Clock {
  nowMs: number;
  steadyMs: number;
}

export const TALKS = mustTalks();
export const W7 = mustProposalId("W-7");

/** A key as clients make them; the number keeps apart those of one test. */
export function key(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** A request; moves without their signature are signed by the seat's device, as its page would do. */
type Asked = Request | Omit<MakeMove, "signed">;

export function moving(keyNumber: number, ...moves: Move[]): Omit<MakeMove, "signed"> {
  return { request: "make-move", key: key(keyNumber), moves };
}

export const TABLING: Move = {
  kind: "table-proposal",
  proposal: W7,
  number: "W-7",
  title: null,
  subject: "Script fees",
  category: null,
  article: null,
  currentLanguage: null,
  text: "Two per cent more.",
};

/** The reason of a refusal, or "done". */
export function outcome(answer: Answer): RefusalReason | "done" {
  return "refused" in answer ? answer.refused.reason : "done";
}

/** Talks of two sides with a few seats each. */
/** The seat of the host. */
export function hostOf(desk: DeskOnTrial): Seat {
  return desk.seat(null, "host");
}

/** What the last row of the record says that the host did. */
export function lastHostAct(desk: DeskOnTrial): HostAct | undefined {
  const act = desk.rows().at(-1)?.act;
  return act?.kind === "host-act" ? act.hostAct : undefined;
}

export function openDesk(): DeskOnTrial {
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-desk-"));
  const clock: Clock = { nowMs: Date.parse("2007-10-22T17:00:00.000Z"), steadyMs: 0 };
  const disk = { isFull: false };
  const notes = {
    told: [] as { audience: Audience; fact: Fact }[],
    seatChanges: [] as { seat: SeatId; why: SeatChange }[],
    warnings: [] as string[],
  };
  const open = () => openParts({ dataDir, clock, disk, ...notes });
  let parts = open();
  startTalks(parts.commands.desk, opening(), { by: THE_SERVER, request: null });
  const shut = async () => {
    await parts.sync.close();
    parts.storage.close();
  };
  const devices = new SigningSeats();
  const run = (seat: Seat, request: Request) => parts.commands.run({ seat, tab: "tab" }, request);
  const ask = (seat: Seat, asked: Asked): Answer => {
    if (asked.request !== "make-move" || "signed" in asked) return run(seat, asked);
    const saw = parts.commands.desk.talks.headOf(TALKS)?.head ?? EMPTY_HEAD;
    const answer = run(seat, devices.sign(seat, saw, asked));
    if (outcome(answer) !== "device-revoked") return answer;
    // As the page does when its key was revoked with its seat's rights.
    devices.takeNew(seat);
    return run(seat, devices.sign(seat, saw, asked));
  };
  const rows = () => parts.storage.record.read({ negotiation: TALKS, after: 0, limit: 1000 });
  return {
    ...notes,
    clock,
    disk,
    dataDir,
    get commands() {
      return parts.commands;
    },
    get storage() {
      return parts.storage;
    },
    seat(side, role, ordinal = 1) {
      const seats = parts.storage.seats.list(TALKS);
      const found = seats.filter((each) => each.side === side && each.role === role)[ordinal - 1];
      if (found === undefined) throw new Error(`no ${side ?? "neutral"} ${role} ${ordinal}`);
      return found;
    },
    ask,
    devices,
    rows,
    picture() {
      const seats = parts.storage.seats.list(TALKS);
      const links = seats.map(({ id }) => parts.storage.links.stateOf(id));
      const state = parts.commands.stateOf(TALKS);
      const proposals = [...(state?.proposals.values() ?? [])];
      const packages = [...(state?.packages.values() ?? [])];
      return canonicalText({
        rows: rows(),
        seats,
        links,
        state: { ...state, proposals, packages },
      });
    },
    async restart(before) {
      await shut();
      before?.();
      parts = open();
    },
    async [Symbol.asyncDispose]() {
      await shut();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function openParts(at: {
  dataDir: string;
  clock: Clock;
  disk: { isFull: boolean };
  told: { audience: Audience; fact: Fact }[];
  seatChanges: { seat: SeatId; why: SeatChange }[];
  warnings: string[];
}) {
  const now = () => at.clock.nowMs;
  const warn: Warn = (event, fields) => void at.warnings.push(`${event} ${JSON.stringify(fields)}`);
  const sqlite = openSqliteStorage({ dataDir: at.dataDir, onDiskBroken: () => undefined });
  const storage: Storage = {
    ...sqlite,
    record: {
      ...sqlite.record,
      append(entry, request) {
        sqlite.record.append(entry, request);
        // After the row was written and before its transaction ends, where a real disk fills up.
        if (at.disk.isFull) throw new Error("the disk is full");
      },
    },
  };
  const sync = openSyncHouse({ storage, warn, sideShort: () => null });
  const everything = DOCUMENT_NAMES.map((document) => ({ negotiation: TALKS, document }));
  sync.lookOver(everything);
  const commands = openCommands(storage, {
    announcer: { tell: (audience, fact) => void at.told.push({ audience, fact }) },
    connected: { isConnected: () => false },
    whereabouts: { enter: () => undefined, report: () => undefined },
    documents: sync.serverDocuments,
    guestsChanged: () => undefined,
    seatChanged: (seat, why) => void at.seatChanges.push({ seat, why }),
    now,
    steadyMs: () => at.clock.steadyMs,
    warn,
  });
  return { storage, sync, commands };
}

function opening() {
  const zone = "America/Los_Angeles";
  const sides = {
    a: { name: "The Guild", short: "Guild", letter: "G", zone },
    b: { name: "The Producers", short: "Producers", letter: "P", zone },
  };
  const counts = { negotiatorsPerSide: 2, staffPerSide: 1, mediators: 1, observers: 1 };
  return {
    kind: "open-negotiation" as const,
    negotiation: TALKS,
    title: "Talks",
    sides,
    expiration: null,
    clock: null,
    gaps: [],
    seats: firstSeats({ sides, ...counts }),
  };
}

function mustTalks() {
  const id = parseNegotiationId("talks");
  if (id === undefined) throw new Error("not a negotiation's id");
  return id;
}
