import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId, type NegotiationId } from "@crosstable/shared/ids";
import { documentKey, type DocumentAddress, type DocumentName } from "@crosstable/shared/rooms";
import { lookReply } from "@crosstable/shared/session/sign-in";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { printedSeats, startProcess, type HouseProcess } from "../harness/house-process.ts";
import { takeSeat, type Person, type SeatedHouse } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";

const KILLS = 20;
const WITHIN_MS = 240_000;
/** Each life of the server lasts until everybody has had so much more confirmed, and then for a random while. */
const CONFIRMED_A_LIFE = 5;
const LONGEST_WHILE_MS = 250;
const LONGEST_PAUSE_MS = 12;

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const WORKSHEET: DocumentName = { kind: "worksheet" };
const DRAFT = draftRoot(mustProposalId("W-1"));
const MARK = /[a-d]-\d+/g;

/** mulberry32: small, seeded, good enough to choose moments. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every mark that somebody typed into this document, on the worksheet or in the draft. */
function marksIn(doc: Y.Doc, name: DocumentName): Set<string> {
  const text =
    name.kind === "worksheet"
      ? [...doc.getMap(WORKSHEET_CELLS).keys()].join(" ")
      : doc.getText(DRAFT).toJSON();
  return new Set(text.match(MARK));
}

/**
 * Somebody who never stops typing, connected or not, and remembers what their screen called saved: all that it no longer counts
 * among the unsaved. Edits are confirmed in the order made, so a number tells which.
 */
class Typist {
  readonly session: DocumentSession;
  readonly #letter: string;
  #typed = 0;
  confirmed = 0;

  constructor(session: DocumentSession, letter: string) {
    this.session = session;
    this.#letter = letter;
    session.state.subscribe(({ unsaved }) => {
      this.confirmed = Math.max(this.confirmed, this.#typed - unsaved);
    });
  }

  type(): void {
    const { doc, name } = this.session;
    const mark = `${this.#letter}-${this.#typed + 1}`;
    // Counted first: when the screen counts it as unsaved, it is among those typed.
    this.#typed += 1;
    if (name.kind === "worksheet") {
      const cell = { value: mark, at: "2007-10-22T17:00:00.000Z" };
      doc.getMap(WORKSHEET_CELLS).set(cellKey(mustProposalId(mark), "remarks"), cell);
    } else doc.getText(DRAFT).insert(doc.getText(DRAFT).length, `${mark} `);
  }

  isOffline(): boolean {
    return this.session.state.getState().status === "offline";
  }

  /** What has to be on the disk now: own marks that were called saved, and whatever others' marks this screen shows. */
  owed(): string[] {
    const own = Array.from(
      { length: this.confirmed },
      (_each, index) => `${this.#letter}-${index + 1}`,
    );
    const { doc, name } = this.session;
    return [...own, ...[...marksIn(doc, name)].filter((mark) => !mark.startsWith(this.#letter))];
  }
}

test(
  `SAVE-4 ${KILLS} kills of the server under typing lose nothing that was called saved or that another has seen`,
  async () => {
    const seed = Date.now() % 100_000;
    const chance = chanceFrom(seed);
    const dataDir = mkdtempSync(join(tmpdir(), "crosstable-killed-"));
    let server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
    const port = new URL(await server.whenOpen()).port;
    await using people = new AsyncDisposableStack();
    const house = await seatedHouse(server, Number(port));
    const negotiation = negotiationOf(house);
    const typists = await seatTypists(house, people);
    const typing = new AbortController();
    const pause = () => 1 + chance() * LONGEST_PAUSE_MS;
    const hands = typists.map(async (typist) =>
      keepTyping(typist, { pause, signal: typing.signal }),
    );

    let owedInAll = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const goals = typists.map(({ confirmed }) => confirmed + CONFIRMED_A_LIFE);
      await waitUntil(`everybody has more confirmed (seed ${seed}, kill ${kill})`, () =>
        typists.every(({ confirmed }, index) => confirmed >= (goals[index] ?? 0)),
      );
      await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST_WHILE_MS));
      server.signal("SIGKILL");
      await server.exit();
      await waitUntil("everybody knows", () => typists.every((typist) => typist.isOffline()));
      // Before anybody can come back: clients hold what they typed and would put it there again.
      const owed = typists.map((typist) => ({ name: typist.session.name, marks: typist.owed() }));
      const lost = owed.flatMap(({ name, marks }) => {
        const stored = storedMarks(dataDir, { negotiation, document: name });
        return marks.filter((mark) => !stored.has(mark));
      });
      expect(lost, `seed ${seed}, kill ${kill}`).toEqual([]);
      owedInAll = owed.reduce((sum, { marks }) => sum + marks.length, 0);
      server = startProcess({ DATA_DIR: dataDir, PORT: port });
      await server.whenOpen();
    }
    typing.abort();
    await Promise.all(hands);
    expect(owedInAll).toBeGreaterThan(KILLS * CONFIRMED_A_LIFE * typists.length);
    await server[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true });
  },
  WITHIN_MS,
);

/** Two of one side in their caucus, and one of each side on the worksheet. */
async function seatTypists(house: SeatedHouse, people: AsyncDisposableStack): Promise<Typist[]> {
  const seats = [
    [{ side: "a", role: "chief" }, CAUCUS],
    [{ side: "a", role: "second" }, CAUCUS],
    [{ side: "a", role: "negotiator" }, WORKSHEET],
    [{ side: "b", role: "chief" }, WORKSHEET],
  ] as const;
  const typists: Typist[] = [];
  for (const [index, [which, name]] of seats.entries()) {
    const person: Person = people.use(await takeSeat(house, which));
    const session = await person.openDocument(name, { openPersistence: null });
    typists.push(new Typist(session, "abcd".charAt(index)));
  }
  return typists;
}

async function keepTyping(
  typist: Typist,
  { pause, signal }: { pause: () => number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    typist.type();
    await new Promise((resolve) => setTimeout(resolve, pause()));
  }
}

/** What the dead server has left on the disk. */
function storedMarks(dataDir: string, address: DocumentAddress): Set<string> {
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const doc = new Y.Doc();
  const { updates } = storage.documents.load(documentKey(address));
  for (const update of updates) Y.applyUpdate(doc, update);
  storage.close();
  return marksIn(doc, address.document);
}

/** The seats of a server that runs in a process of its own, asked for as the page that a link opens asks. */
async function seatedHouse(server: HouseProcess, port: number): Promise<SeatedHouse> {
  const origin = await server.whenOpen();
  const looks = printedSeats(server).map(async ({ secret }) => {
    const reply = await fetch(`${origin}/api/join/look`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ secret }),
    });
    const { seat, ...view } = lookReply.parse(await reply.json()).seat;
    return { seat: { id: seat, ...view }, secret };
  });
  return { port, house: { demoLinks: await Promise.all(looks) } };
}

function negotiationOf({ house }: SeatedHouse): NegotiationId {
  const [first] = house.demoLinks;
  if (first === undefined) throw new Error("the house has no seats");
  return first.seat.negotiation;
}
