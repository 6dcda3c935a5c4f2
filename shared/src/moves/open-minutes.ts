import { refuse, type Refusal } from "../refusals.ts";
import { agoWords } from "../session/ago.ts";
import { otherSide } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import type { OfferedMinutes } from "./minutes.ts";

/** An entry that an answer names, as its chief was shown it. */
interface NamedMinutes {
  readonly entry: number;
  readonly hash: string;
}

/** The entry that is named, if it is still on offer in these words; else the refusal with what became of it, and how long ago. */
export function openMinutes(
  state: CaseState,
  named: NamedMinutes,
  nowMs: number,
): OfferedMinutes | Refusal {
  const { entry, hash } = named;
  const offered = state.offeredMinutes.get(String(entry));
  if (offered === undefined)
    return refuse("unknown-offer", `Nobody has offered an entry ${entry} for the minutes.`);
  if (offered.hash !== hash)
    return refuse("wrong-text", `Entry ${entry} has other words. Read it again.`);
  const { end, side } = offered;
  if (end === null) return offered;
  if (end.how === "fell")
    return refuse("stale", `Entry ${entry} fell with the hand that had offered it.`);
  const ago = agoWords({ thenMs: Date.parse(end.stamp.at), nowMs });
  switch (end.how) {
    case "signed":
      return refuse(
        "already-signed",
        `Both sides have signed entry ${entry}. It is never changed; offer another that corrects it.`,
      );
    case "declined":
      return refuse(
        "stale",
        `${state.sides[otherSide(side)].short} declined entry ${entry} ${ago}.`,
      );
    case "taken-back":
      return refuse(
        "stale",
        `${state.sides[side].short} took entry ${entry} back ${ago}. Look at what it offers now.`,
      );
  }
}
