import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import type { Storage } from "@crosstable/server/storage/storage";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { documentKey, type DocumentAddress, type DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import type { Cable } from "./cable.ts";
import { takeSeat, type Person, type SeatedHouse } from "./person.ts";
import { waitUntil } from "./wait-until.ts";

export const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
export const WORKSHEET: DocumentName = { kind: "worksheet" };
const DRAFT = draftRoot(mustProposalId("W-1"));
/** What a typist types: found again in any bytes that hold it. */
export const MARK = /mark-[a-e]-\d+/g;

/** Every mark that somebody typed into this document, on the worksheet or in the draft. */
function marksIn(doc: Y.Doc, name: DocumentName): Set<string> {
  const text =
    name.kind === "worksheet"
      ? [...doc.getMap(WORKSHEET_CELLS).keys()].join(" ")
      : doc.getText(DRAFT).toJSON();
  return new Set(text.match(MARK));
}

export function marksOf({ documents }: Storage, address: DocumentAddress): Set<string> {
  const doc = new Y.Doc();
  for (const update of documents.load(documentKey(address)).updates) Y.applyUpdate(doc, update);
  return marksIn(doc, address.document);
}

/** The marks that a server which is not running has left on the disk. */
export function storedMarks(dataDir: string, address: DocumentAddress): Set<string> {
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  try {
    return marksOf(storage, address);
  } finally {
    storage.close();
  }
}

/**
 * Somebody who types, connected or not, and remembers what their screen called saved: all that it no longer counts
 * among the unsaved. Edits are confirmed in the order made, so a number tells which.
 */
export class Typist {
  readonly session: DocumentSession;
  readonly #letter: string;
  confirmed = 0;
  typed = 0;

  readonly #cable: Cable;

  constructor(session: DocumentSession, letter: string, { cable }: Pick<Person, "cable">) {
    this.session = session;
    this.#cable = cable;
    this.#letter = letter;
    session.state.subscribe(({ unsaved }) => {
      this.confirmed = Math.max(this.confirmed, this.typed - unsaved);
    });
  }

  /** Loses the line, until coming back. */
  leave(): void {
    this.#cable.cut();
  }

  comeBack(): void {
    this.#cable.mend();
  }

  type(): void {
    const { doc, name } = this.session;
    const mark = this.#mark(this.typed + 1);
    // Counted first: when the screen counts it as unsaved, it is among those typed.
    this.typed += 1;
    if (name.kind === "worksheet") {
      const cell = { value: mark, at: "2007-10-22T17:00:00.000Z" };
      doc.getMap(WORKSHEET_CELLS).set(cellKey(mustProposalId(mark), "remarks"), cell);
    } else doc.getText(DRAFT).insert(doc.getText(DRAFT).length, `${mark} `);
  }

  get status(): string {
    return this.session.state.getState().status;
  }

  isSaved(): boolean {
    return this.confirmed === this.typed && this.status === "live";
  }

  /** What has to be on the disk now: own marks that were called saved, and whatever others' marks this screen shows. */
  owed(): string[] {
    const own = Array.from({ length: this.confirmed }, (_each, index) => this.#mark(index + 1));
    const { doc, name } = this.session;
    const isOwn = (mark: string) => mark.startsWith(`mark-${this.#letter}-`);
    return [...own, ...[...marksIn(doc, name)].filter((mark) => !isOwn(mark))];
  }

  #mark(number: number): string {
    return `mark-${this.#letter}-${number}`;
  }
}

/** Waits until everybody's writing is saved and everybody sees all of their document. */
export async function everybodyHasAll(typists: readonly Typist[]): Promise<void> {
  const writtenIn = ({ kind }: DocumentName) =>
    typists
      .filter(({ session }) => session.name.kind === kind)
      .reduce((sum, { typed }) => sum + typed, 0);
  await waitUntil("everybody has everything", () =>
    typists.every((each) => each.isSaved() && each.owed().length === writtenIn(each.session.name)),
  );
}

/** Two of one side in their caucus, and one of each side on the worksheet. */
export async function seatTypists(
  house: SeatedHouse,
  people: AsyncDisposableStack,
): Promise<Typist[]> {
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
    typists.push(new Typist(session, "abcd".charAt(index), person));
  }
  return typists;
}

/** Types until it is told to stop, with pauses as they come. */
export async function keepTyping(
  typist: Typist,
  { pause, signal }: { pause: () => number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    typist.type();
    await new Promise((resolve) => setTimeout(resolve, pause()));
  }
}
