import { draftRoot, CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { parseProposalId } from "@crosstable/shared/ids";
import { seatInitials, type Seat } from "@crosstable/shared/roles";
import * as z from "zod/mini";

const DRAFT = draftRoot("" as Parameters<typeof draftRoot>[0]);

/** A name that a reader's page may look up: asking Yjs for a root makes it, so no others are passed on. */
function isCursorRoot(name: string): boolean {
  if (name === CAUCUS_NOTES) return true;
  return name.startsWith(DRAFT) && parseProposalId(name.slice(DRAFT.length)) !== undefined;
}

const id = z.object({ client: z.int(), clock: z.int() });

/** A relative position as Yjs writes it to JSON. */
const position = z.object({
  type: z.optional(z.nullable(id)),
  tname: z.optional(z.nullable(z.string().check(z.refine(isCursorRoot)))),
  item: z.optional(z.nullable(id)),
  assoc: z.optional(z.int()),
});

/** What a client may say of itself. Anything else it sends is left out; `user` is the server's to write. */
const ownWords = {
  cursor: z.nullable(z.object({ anchor: position, head: position })),
  cell: z.nullable(
    z.object({
      proposal: z.string().check(z.maxLength(64)),
      column: z.string().check(z.maxLength(40)),
    }),
  ),
  activity: z.string().check(z.maxLength(40)),
};

/** Whose presence it is, as everybody is told. */
interface StampedUser {
  readonly seat: string;
}

/**
 * The presence that others are shown: the client's words as far as they are known, and who it is from the seat itself. Null where
 * the client shows nothing of itself. CAUCUS-3: a page keeps the worksheet open in every room, and who has it open without
 * being at a cell would be known to be in some other room than the table.
 */
export function stampPresence(
  state: object,
  by: { readonly seat: Seat; readonly sideShort: string | null },
): { user: StampedUser } | null {
  const { seat, sideShort } = by;
  const words = Object.entries(ownWords).flatMap(([name, schema]) => {
    const value = (state as Record<string, unknown>)[name];
    // Most people show one thing of themselves, and a schema that says no is far slower than one that says yes.
    if (value === undefined) return [];
    const said = schema.safeParse(value);
    return said.success ? [[name, said.data] as const] : [];
  });
  if (words.every(([, said]) => said === null)) return null;
  const user = {
    seat: seat.id,
    name: seat.name,
    side: seat.side,
    initials: seatInitials(seat.name, sideShort),
    // The editor's caret asks for a colour; which one a side has is the screens' affair.
    color: "#474e57",
  };
  return { ...Object.fromEntries(words), user };
}

/** True for a presence that this server has stamped: a client that sends one is only sending back what it heard. */
export function isStamped(state: unknown): boolean {
  if (typeof state !== "object" || state === null || !("user" in state)) return false;
  const { user } = state;
  return typeof user === "object" && user !== null && "seat" in user;
}
