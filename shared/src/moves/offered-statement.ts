import { refuse, type Refusal } from "../refusals.ts";
import { agoWords } from "../session/ago.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import type { StatementOffer } from "./statements.ts";

/** The joint statement that this side offers in exactly the named words; else the refusal, which says since when it offers others. */
export function offeredStatement(
  state: CaseState,
  named: { readonly of: SideMark; readonly hash: string },
  nowMs: number,
): StatementOffer | Refusal {
  const offer = state.statementOffers[named.of];
  const { short } = state.sides[named.of];
  if (offer === null) return refuse("not-offered", `${short} offers no joint statement any more.`);
  if (offer.hash === named.hash) return offer;
  const ago = agoWords({ thenMs: Date.parse(offer.stamp.at), nowMs });
  return refuse("stale", `${short} offered other words ${ago}. Read them first.`);
}
