import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import type { Move } from "./move.ts";

type StatementMove = Extract<
  Move,
  { kind: "publish-statement" | "offer-statement" | "sign-statement" | "drop-statement" }
>;

/** What a move does about a statement, as one sentence. */
export function statementWords(
  { sides }: Pick<CaseState, "sides">,
  move: StatementMove,
  side: SideMark,
): string {
  const who = sides[side].short;
  switch (move.kind) {
    case "publish-statement":
      return `${who} published a statement.`;
    case "offer-statement":
      return `${who} offered a joint statement. It is published when both sides have signed it.`;
    case "sign-statement":
      return `${who} signed the joint statement: it is published under both names.`;
    case "drop-statement":
      return move.of === side
        ? `${who} took back its offer of a joint statement.`
        : `${who} did not sign the joint statement of ${sides[move.of].short}.`;
  }
}
