import type { DocumentSession } from "@crosstable/client/sync/document-session";
import {
  CAUCUS_CELLS,
  CAUCUS_NOTES,
  draftRoot,
  PRIVATE_COLUMNS,
} from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";
import * as Y from "yjs";

import { followLink, freeSeats, type Person } from "../harness/person.ts";
import type { TestHouse } from "../harness/test-house.ts";

// Every provider hears of the process's end, and here a whole room is in one process.
process.setMaxListeners(0);

/** What a side says in its caucus begins with its word, so that one search of a wire finds all of it. */
export const CAUCUS_WORD: Readonly<Record<SideMark, string>> = { a: "heather", b: "juniper" };
/** What anybody writes on the worksheet, for whom the worksheet is not. */
export const WORKSHEET_WORD = "lantern";
/** The proposal at which everybody writes at once. */
const CONTESTED = mustProposalId("contested");

export interface Delegate extends AsyncDisposable {
  readonly person: Person;
  readonly side: SideMark;
  readonly worksheet: DocumentSession;
  readonly caucus: DocumentSession;
  readonly matrix: DocumentSession;
}

/** Seats everybody of both sides, each with every document of theirs open and in a room. */
export async function seatDelegations(house: TestHouse): Promise<Delegate[]> {
  const seats = freeSeats(house).filter(({ seat }) => seat.side !== null);
  return Promise.all(seats.map(async (free) => seatDelegate(await followLink(house, free))));
}

async function seatDelegate(person: Person): Promise<Delegate> {
  const { side } = person.seat;
  if (side === null) throw new Error("a delegate is of a side");
  const [worksheet, caucus, matrix] = await Promise.all([
    person.openDocument({ kind: "worksheet" }),
    person.openDocument({ kind: "caucus", side }),
    person.openDocument({ kind: "matrix" }),
    person.openEvents(),
  ]);
  return {
    person,
    side,
    worksheet,
    caucus,
    matrix,
    [Symbol.asyncDispose]: async () => person[Symbol.asyncDispose](),
  };
}

/** The word by which one delegate's writing is known. */
export function wordOf({ person, side }: Delegate): string {
  return `${CAUCUS_WORD[side]}-${person.seat.id}`;
}

/** One delegate's share of a round: notes, a draft, a private cell and a caret in the caucus, a cell on the worksheet. */
export function writeRound(delegate: Delegate, round: number): void {
  const { caucus, worksheet, person } = delegate;
  const word = wordOf(delegate);
  writeNote(caucus.doc, `${word} round ${round}`);
  caucus.doc.getText(draftRoot(CONTESTED)).insert(0, `${word} `);
  writeCell(caucus, {
    root: CAUCUS_CELLS,
    key: cellKey(CONTESTED, PRIVATE_COLUMNS[0]),
    value: word,
  });
  caucus.awareness.setLocalStateField("activity", `${CAUCUS_WORD[delegate.side]} ${round}`);
  if (worksheet.right !== "write") return;
  const value = `${WORKSHEET_WORD} ${person.seat.id} ${round}`;
  const own = mustProposalId(person.seat.id);
  for (const proposal of [CONTESTED, own]) {
    writeCell(worksheet, { root: WORKSHEET_CELLS, key: cellKey(proposal, "remarks"), value });
  }
  worksheet.awareness.setLocalStateField("cell", { proposal: own, column: "remarks" });
}

/** What a caucus document holds, in the form in which two replicas are compared. */
export function caucusText({ doc }: DocumentSession): unknown {
  return {
    notes: doc.getXmlFragment(CAUCUS_NOTES).toJSON(),
    draft: doc.getText(draftRoot(CONTESTED)).toJSON(),
    cells: doc.getMap(CAUCUS_CELLS).toJSON(),
  };
}

export function worksheetText({ doc }: DocumentSession): unknown {
  return doc.getMap(WORKSHEET_CELLS).toJSON();
}

function writeNote(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(CAUCUS_NOTES).push([paragraph]);
}

function writeCell(
  session: DocumentSession,
  cell: { root: string; key: string; value: string },
): void {
  const at = new Date().toISOString();
  session.doc.getMap(cell.root).set(cell.key, { value: cell.value, at });
}
