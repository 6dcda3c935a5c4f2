import type { Role } from "../roles.ts";
import { mayWriteWorksheet } from "../roles.ts";
import type { DocumentName } from "../rooms.ts";
import type { SideMark } from "../sides.ts";

/** What a seat may do with a document: nothing, read it, or read and write it. */
export type DocumentRight = "none" | "read" | "write";

/**
 * The table of rights: one document, one set of writers. Nobody reads parts of a document.
 *
 * | document | written by | read by |
 * |---|---|---|
 * | matrix | the server alone | both sides' seats, the mediator |
 * | worksheet | chiefs, seconds, negotiators of both sides | the same readers as the matrix |
 * | caucus | that side's seats | that side's seats, and a mediator while that side has invited them; nobody else, the host included |
 * | gallery | the server alone | everybody seated |
 * | gallery.delayed | the server alone | observers, instead of the gallery, while the ground rules have them follow later |
 *
 * Which of the two galleries an observer reads now is a ground rule: see `galleryOf`. `isInvited` says whether the side of a caucus lets
 * this very seat read it now; it is of no use to anybody but a mediator.
 */
export function documentRight(
  seat: { side: SideMark | null; role: Role },
  name: DocumentName,
  isInvited = false,
): DocumentRight {
  const isAtTable = seat.side !== null || seat.role === "mediator";
  switch (name.kind) {
    case "matrix":
      return isAtTable ? "read" : "none";
    case "worksheet":
      if (!isAtTable) return "none";
      return mayWriteWorksheet(seat) ? "write" : "read";
    case "caucus":
      if (seat.side === name.side) return "write";
      return isInvited && seat.role === "mediator" ? "read" : "none";
    case "gallery":
      return "read";
    case "gallery.delayed":
      return seat.role === "observer" ? "read" : "none";
  }
}
