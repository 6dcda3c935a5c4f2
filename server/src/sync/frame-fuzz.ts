import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { CLOSE } from "@crosstable/shared/close-codes";
import { parseNegotiationId, parseSeatId } from "@crosstable/shared/ids";
import type { Role, Seat } from "@crosstable/shared/roles";
import { documentKey, type DocumentAddress, type DocumentName } from "@crosstable/shared/rooms";
import * as fc from "fast-check";
import * as Y from "yjs";

import type { LogEvent } from "../log.ts";
import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { Sender, Witness, WITNESS_ID, type Answer } from "./fuzz-links.ts";
import { isSame, wrongShape } from "./guard/harm.ts";
import { HUGE, SENDER_IDS, trial, type Trial } from "./hostile-frames.ts";
import { openLink, type MemoryLink } from "./link-in-memory.ts";
import type { SyncHouse } from "./ports.ts";
import { openSyncHouse } from "./sync-house.ts";

/** What became of a hostile frame. */
type End = Answer | "taken";

export interface FrameFuzzResult {
  readonly inputs: number;
  readonly ends: Readonly<Record<End, number>>;
  /** The first thing that went wrong, in fast-check's words; null when nothing did. */
  readonly failure: string | null;
  /** Bytes of memory in use after the first half, and after the second. */
  readonly heap: readonly [number, number];
}

/** Ends that a client must not come back from by itself: coming back with the same frame would end the same way. */
const PERMANENT: ReadonlySet<number> = new Set(
  [
    CLOSE.malformed,
    CLOSE.foreignClientId,
    CLOSE.tooLarge,
    CLOSE.cannotResync,
    CLOSE.notAllowed,
    CLOSE.readOnlyWrote,
    CLOSE.presenceRefused,
  ].map(Number),
);
/** The client itself said goodbye, under a code that a client may give. */
const GOODBYES: ReadonlySet<number> = new Set([1000, 1005, 4000]);

const FRAMES_A_RUN = 100;
/** The one thing that the house may have to say of a hostile frame; anything else is a bug that it has met. */
const REFUSED: LogEvent = "document-socket-refused";
const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const WORKSHEET: DocumentName = { kind: "worksheet" };

/** Which seat sends it into which document. */
const POSTS = [
  { name: "writer", document: CAUCUS },
  { name: "writer", document: CAUCUS },
  { name: "writer", document: WORKSHEET },
  { name: "writer", document: WORKSHEET },
  { name: "staff", document: WORKSHEET },
] as const;

/** A property of a whole house: whatever frames come, it answers as it should and stays what it was. */
export async function fuzzFrames(options: {
  readonly seed: number;
  readonly inputs: number;
}): Promise<FrameFuzzResult> {
  using house = new FuzzHouse();
  await house.open();
  const runs = Math.ceil(options.inputs / FRAMES_A_RUN);
  const heap: number[] = [];
  const frames = fc.array(trial, { minLength: FRAMES_A_RUN, maxLength: FRAMES_A_RUN });
  let failure: string | null = null;
  for (const half of [0, 1]) {
    const details = await fc.check(
      fc.asyncProperty(fc.constantFrom(...POSTS), frames, async (post, trials) =>
        house.play(post, trials),
      ),
      // What went before is part of what happened, so a smaller example would be another story.
      { seed: options.seed + half, numRuns: Math.ceil(runs / 2), endOnFailure: true },
    );
    if (details.failed) failure ??= `seed ${options.seed}: ${String(details.errorInstance)}`;
    heap.push(usedHeap());
  }
  await house.play(POSTS[0], [HUGE]).catch((error: unknown) => (failure ??= String(error)));
  const [first = 0, second = 0] = heap;
  return { inputs: house.inputs, ends: house.ends, failure, heap: [first, second] };
}

function usedHeap(): number {
  // Without it the number tells when the collector last came by.
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

/** A whole document wire on a real disk, with somebody honest in each document, and one hostile link after the other. */
class FuzzHouse {
  readonly ends: Record<End, number> = { taken: 0, silent: 0, resync: 0, closed: 0 };
  inputs = 0;
  readonly #folder = mkdtempSync(join(tmpdir(), "crosstable-fuzz-"));
  readonly #storage: Storage;
  readonly #sync: SyncHouse;
  readonly #seats = new Map<string, Seat>();
  readonly #witnesses = new Map<string, Witness>();
  readonly #warnings: string[] = [];
  #rows = 0;
  #nowMs = 0;

  constructor() {
    const disk = openSqliteStorage({ dataDir: this.#folder, onDiskBroken: () => undefined });
    this.#storage = {
      ...disk,
      documents: {
        load: (key) => disk.documents.load(key),
        readInSteps: (key) => disk.documents.readInSteps(key),
        append: (rows) => {
          this.#rows += rows.length;
          disk.documents.append(rows);
        },
        compactInSteps: (how) => disk.documents.compactInSteps(how),
        setAside: (key) => disk.documents.setAside(key),
      },
    };
    this.#sync = openSyncHouse({
      storage: this.#storage,
      warn: (words) => void this.#warnings.push(words),
      sideShort: () => null,
      // A minute a frame: what a person may do in a minute is tried elsewhere.
      monotonicMs: () => (this.#nowMs += 60_000),
    });
    this.#addSeat("writer", "chief");
    this.#addSeat("witness", "negotiator");
    this.#addSeat("staff", "staff");
  }

  [Symbol.dispose](): void {
    for (const witness of this.#witnesses.values()) witness.link.end();
    void this.#sync.close();
    this.#storage.close();
    rmSync(this.#folder, { recursive: true });
  }

  async open(): Promise<void> {
    for (const document of [CAUCUS, WORKSHEET]) {
      const address = addressOf(document);
      this.#lease("writer", address, SENDER_IDS);
      this.#lease("witness", address, [WITNESS_ID]);
      const witness = new Witness(this.#link("witness", address));
      this.#witnesses.set(documentKey(address), witness);
      await witness.readAll();
    }
  }

  #addSeat(name: string, role: Role): void {
    const id = parseSeatId(name);
    if (id === undefined) throw new Error(`no seat's id: ${name}`);
    this.#storage.seats.add({ id, negotiation: TALKS, side: "a", role, name, epoch: 1 });
    const seat = this.#storage.seats.find(id);
    if (seat !== undefined) this.#seats.set(name, seat);
  }

  #seat(name: string): Seat {
    const seat = this.#seats.get(name);
    if (seat === undefined) throw new Error(`no seat ${name}`);
    return seat;
  }

  #lease(name: string, address: DocumentAddress, clientIds: readonly number[]): void {
    const key = documentKey(address);
    const seat = this.#seat(name).id;
    this.#storage.clientIds.lease({ key, seat, clientIds: [...clientIds], atMs: 0 });
  }

  #link(name: string, address: DocumentAddress): MemoryLink {
    return openLink(this.#sync, { seat: this.#seat(name), address });
  }

  #witness(address: DocumentAddress): Witness {
    const witness = this.#witnesses.get(documentKey(address));
    if (witness === undefined) throw new Error("nobody is there to see it");
    return witness;
  }

  /** One run: frames one after the other, on a new link whenever one was closed. Throws on what must not be. */
  async play(post: (typeof POSTS)[number], trials: readonly Trial[]): Promise<void> {
    const address = addressOf(post.document);
    const witness = this.#witness(address);
    let sender: Sender | null = null;
    for (const each of trials) {
      sender ??= new Sender(this.#link(post.name, address), witness);
      const end = await this.#try(sender, each);
      this.inputs += 1;
      this.ends[end] += 1;
      if (end !== "closed") continue;
      sender.link.end();
      sender = null;
    }
    sender?.link.end();
    await witness.readAll();
    this.#mustBeWhole(address, witness);
    await witness.tidyUp();
  }

  async #try(sender: Sender, each: Trial): Promise<End> {
    const before = this.#rows;
    const end = await sender.send(each);
    const stored = this.#rows - before;
    const told = (): string => JSON.stringify(each).slice(0, 400);
    if (end === "closed") {
      const code = sender.link.closed ?? 0;
      if (!PERMANENT.has(code) && !(each.kind === "wire" && (GOODBYES.has(code) || code === 1006)))
        throw new Error(`closed with ${code} for ${told()}`);
    }
    if (end !== "silent" && stored > 0) throw new Error(`${end}, and yet stored: ${told()}`);
    const bug = this.#warnings.find((event) => event !== REFUSED);
    this.#warnings.length = 0;
    if (bug !== undefined) throw new Error(`${bug} for ${told()}`);
    return stored > 0 ? "taken" : end;
  }

  /** What is on the disk is what the witness has, whole and in its shape, and written by nobody but those who may. */
  #mustBeWhole(address: DocumentAddress, witness: Witness): void {
    const stored = new Y.Doc();
    for (const update of this.#storage.documents.load(documentKey(address)).updates)
      Y.applyUpdate(stored, update);
    const { pendingStructs, pendingDs, clients } = stored.store;
    if (pendingStructs !== null || pendingDs !== null) throw new Error("pending on the disk");
    if (!isSame(stored, witness.doc)) throw new Error("the witness has another document");
    for (const client of clients.keys())
      if (client !== WITNESS_ID && !(SENDER_IDS as readonly number[]).includes(client))
        throw new Error(`writing of ${client} on the disk`);
    const kind = address.document.kind === "worksheet" ? "worksheet" : "caucus";
    const wrong = wrongShape(stored, kind);
    if (wrong !== null) throw new Error(wrong);
  }
}

const TALKS = parseNegotiationId("talks") ?? fail();

function fail(): never {
  throw new Error("no id");
}

function addressOf(document: DocumentName): DocumentAddress {
  return { negotiation: TALKS, document };
}
