import type { SeatId } from "../ids.ts";
import { fallenOffersWords } from "../moves/fallen-offers.ts";
import { wallWords } from "../session/wall-words.ts";
import type { HostAct } from "./host-act.ts";

/** A host's act as one sentence, for the record and the announcer. `nameOf` gives a seat's name as it is now. */
export function hostActWords(act: HostAct, nameOf: (seat: SeatId) => string): string {
  switch (act.kind) {
    case "open-negotiation":
      return `The talks were opened: ${act.sides.a.short} and ${act.sides.b.short}.`;
    case "set-expiration": {
      const { local, zone } = act.expiration;
      return `The expiration is now ${wallWords(local)} (${zone}).`;
    }
    case "add-seat":
      return `A seat was added: ${act.name}.`;
    case "change-seat":
      return `A seat was changed: it is now ${act.name}.${fallenOffersWords(act.drops)}`;
    case "issue-links":
      return act.seats.length === 1
        ? `A link was issued for ${act.seats.map(nameOf).join()}${act.replaces === true ? " in place of the former one: taking the seat ends the sessions that it has then" : ""}.`
        : `Links were issued for ${act.seats.length} seats.`;
    case "revoke-link":
      if (act.replaced === true)
        return `${nameOf(act.seat)} was taken by the new link, and the former sessions were ended.${fallenOffersWords(act.drops)}`;
      return `The link of ${nameOf(act.seat)} was revoked.${fallenOffersWords(act.drops)}`;
    case "end-session":
      return `A session of ${nameOf(act.seat)} was ended.`;
    case "host-key":
      return `The server signs its receipts from here on with the key ${act.hostKey.slice(0, 8)}.`;
    case "enrol-device": {
      const open = act.kept === "open" ? ", which lies open in that browser" : "";
      return `A device of ${nameOf(act.seat)} signs its moves from here on, with the key ${act.device.slice(0, 8)}${open}.`;
    }
  }
}
