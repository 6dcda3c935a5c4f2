import { parseProposalId, parseSeatId, type ProposalId, type SeatId } from "@crosstable/shared/ids";
import { SIDE_MARKS, type SideMark } from "@crosstable/shared/sides";
import { useCallback, useEffect, useSyncExternalStore } from "react";

import type { DocumentSession } from "./document-session.ts";
import { useDocument } from "./use-document.ts";

/** Somebody who is at a cell of the worksheet. */
export interface WorksheetPerson {
  readonly seat: SeatId;
  readonly name: string;
  readonly side: SideMark | null;
  readonly initials: string;
  /** The cell that the person is at. */
  readonly cell: CellPlace | null;
}

export interface CellPlace {
  readonly proposal: ProposalId;
  readonly column: string;
}

const WORKSHEET = { kind: "worksheet" } as const;
const NOBODY: readonly WorksheetPerson[] = [];
const PEOPLE = new WeakMap<DocumentSession, readonly WorksheetPerson[]>();

/** Who is at which cell. */
export function useWorksheetPresence(): readonly WorksheetPerson[] {
  const session = useDocument(WORKSHEET);
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (session === null) return () => undefined;
      const changed = () => {
        PEOPLE.delete(session);
        onChange();
      };
      session.awareness.on("change", changed);
      return () => session.awareness.off("change", changed);
    },
    [session],
  );
  return useSyncExternalStore(subscribe, () => (session === null ? NOBODY : peopleOf(session)));
}

/** Shows the others at which cell this tab is. Readers are shown nowhere, so for them it does nothing. */
export function useShowMyCell(): (cell: CellPlace | null) => void {
  const session = useDocument(WORKSHEET);
  const show = useCallback(
    (cell: CellPlace | null) => {
      if (session?.right === "write") session.awareness.setLocalStateField("cell", cell);
    },
    [session],
  );
  // The worksheet stays open in the other rooms; nobody is to be seen at a cell from there.
  useEffect(() => () => show(null), [show]);
  return show;
}

function peopleOf(session: DocumentSession): readonly WorksheetPerson[] {
  const known = PEOPLE.get(session);
  if (known !== undefined) return known;
  const people = [...session.awareness.getStates()].flatMap(([client, state]) => {
    const person = client === session.doc.clientID ? null : personOf(state);
    return person === null ? [] : [person];
  });
  PEOPLE.set(session, people);
  return people;
}

/** Reads a presence. The server stamps `user` from the seat; the person supplies the cell. */
function personOf(state: Record<string, unknown>): WorksheetPerson | null {
  const { user, cell } = state;
  if (!isRecord(user)) return null;
  const seat = parseSeatId(textOf(user["seat"]));
  if (seat === undefined) return null;
  const side = SIDE_MARKS.find((mark) => mark === user["side"]) ?? null;
  const place = isRecord(cell) ? placeOf(cell) : null;
  return {
    seat,
    name: textOf(user["name"]),
    side,
    initials: textOf(user["initials"]),
    cell: place,
  };
}

function placeOf(cell: Record<string, unknown>): CellPlace | null {
  const proposal = parseProposalId(textOf(cell["proposal"]));
  return proposal === undefined ? null : { proposal, column: textOf(cell["column"]) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
